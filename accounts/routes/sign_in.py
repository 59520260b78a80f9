"""Signing in and out: password, second factor, the end of the session."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries
from accounts.forms.sign_in import CodeForm, LoginForm
from accounts.models import User
from accounts.routes.blueprint import address_of_browser, bp
from accounts.rules.sign_in import SECOND_STEP_WITHIN, safe_next
from accounts.security import begin_session, end_session
from accounts.services import sign_in as services
from accounts.services.sign_in import Refused
from core.access import public
from core.clock import now_utc
from core.db import db

#: Keys of the short session between the two steps.
PENDING_ID, PENDING_AT = "pending_id", "pending_at"


@bp.route("/dang-nhap", methods=["GET", "POST"])
@public
def login() -> ResponseReturnValue:
    """Sign in with username and password (đăng nhập)."""
    after = safe_next(request.args.get("next"))
    if current_user.is_authenticated:
        return redirect(after, code=303)
    form = LoginForm()
    if not form.validate_on_submit():
        return render_template("accounts/login.html", form=form)
    now = now_utc()
    user, refused = services.check_password(
        form.username.data, form.password.data, address=address_of_browser(), now=now
    )
    if user is None:
        return _refuse(form, refused, "accounts/login.html")
    if user.has_second_factor:
        session.clear()
        session[PENDING_ID], session[PENDING_AT] = user.get_id(), int(now.timestamp())
        db.session.commit()
        return redirect(url_for(".second_factor", next=_kept(after)), code=303)
    return _enter(user, after, second_factor=False)


@bp.route("/xac-thuc-hai-lop", methods=["GET", "POST"])
@public
def second_factor() -> ResponseReturnValue:
    """Enter the code of the authenticator app (xác thực hai lớp)."""
    after = safe_next(request.args.get("next"))
    if current_user.is_authenticated and session.get("second_factor"):
        return redirect(after, code=303)
    user = _waiting()
    if user is None:
        flash("Bước đăng nhập đã quá thời gian. Hãy nhập lại tên và mật khẩu.", "info")
        return redirect(url_for(".login", next=_kept(after)), code=303)
    form = CodeForm()
    if not form.validate_on_submit():
        return render_template("accounts/second_factor.html", form=form)
    refused = services.check_second_step(
        user, form.code.data, address=address_of_browser(), now=now_utc()
    )
    if refused is not None:
        return _refuse(form, refused, "accounts/second_factor.html")
    return _enter(user, after, second_factor=True)


@bp.route("/dang-xuat", methods=["POST"])
@public
def logout() -> ResponseReturnValue:
    """Sign out (đăng xuất)."""
    end_session()
    flash("Đã đăng xuất.", "success")
    return redirect(url_for(".login"), code=303)


def _waiting() -> User | None:
    """Return who stands between the two steps: after the password, not too long ago."""
    if current_user.is_authenticated:
        return current_user._get_current_object()  # type: ignore[no-any-return] # werkzeug proxy
    begun = datetime.fromtimestamp(session.get(PENDING_AT, 0), UTC)
    if now_utc() - begun > SECOND_STEP_WITHIN:
        return None
    user = queries.person_by_session(str(session.get(PENDING_ID, "")))
    return user if user is not None and user.active and user.has_second_factor else None


def _enter(user: User, after: str, *, second_factor: bool) -> ResponseReturnValue:
    """Open the session and go on."""
    now = now_utc()
    services.note_success(user, address=address_of_browser(), now=now)
    db.session.commit()
    begin_session(user, second_factor=second_factor, now=now)
    return redirect(after, code=303)


def _refuse(
    form: LoginForm | CodeForm, refused: Refused | None, template: str
) -> ResponseReturnValue:
    """Show why signing in failed; the wrong try itself is kept."""
    db.session.commit()
    assert refused is not None, "no person means a refusal"
    page = render_template(template, form=form, refused=refused.message)
    return page, 429 if refused.locked else 401


def _kept(after: str) -> str | None:
    """Return an address worth carrying on, None for the first page."""
    return after if after != "/" else None
