"""One's own account: duties, password, second factor, recovery codes, open sessions."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import credentials, queries
from accounts.forms.sign_in import ChangePasswordForm, ConfirmPasswordForm, SetupForm
from accounts.models import User
from accounts.routes.blueprint import address_of_browser, bp
from accounts.rules.duties import needs_second_factor
from accounts.security import begin_session
from accounts.services import own as services
from accounts.services.sign_in import account_key, check_own_password
from core.access import requires
from core.clock import now_utc, today_vn
from core.db import db
from core.errors import RuleViolation

SETUP_SECRET = "setup_secret"
SHOWN_ATTEMPTS = 10


def _me() -> User:
    return current_user._get_current_object()  # type: ignore[no-any-return] # werkzeug proxy


@bp.route("/tai-khoan")
@requires("account.own", scope="own")
def profile() -> ResponseReturnValue:
    """Show one's own account (tài khoản của tôi)."""
    today = today_vn()
    return render_template(
        "accounts/profile.html",
        me=_me(),
        duties=queries.duty_lines(current_user.grants, today),
        delegations=queries.duty_lines(queries.grants_given_by(current_user.id), today),
        attempts=queries.last_attempts(account_key(current_user.username), SHOWN_ATTEMPTS),
        second_factor_needed=needs_second_factor(current_user.duties_on(today)),
        begun_at=datetime.fromtimestamp(session["begun_at"], UTC),
    )


@bp.route("/doi-mat-khau", methods=["GET", "POST"])
@requires("account.own", scope="own")
def change_password() -> ResponseReturnValue:
    """Change one's own password (đổi mật khẩu); all other sessions end."""
    form = ChangePasswordForm()
    if form.validate_on_submit() and _current_is_right(form):
        try:
            services.change_password(_me(), form.new_password.data, now=now_utc())
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
            _stay_in(_me())
            flash("Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.", "success")
            return redirect(url_for(".profile"), code=303)
    return render_template("accounts/change_password.html", form=form)


@bp.route("/xac-thuc-hai-lop/cai-dat", methods=["GET", "POST"])
@requires("account.own", scope="own")
def second_factor_setup() -> ResponseReturnValue:
    """Set up the authenticator app (cài đặt xác thực hai lớp)."""
    if current_user.has_second_factor:
        flash("Tài khoản đã có xác thực hai lớp.", "info")
        return redirect(url_for(".profile"), code=303)
    secret = session.setdefault(SETUP_SECRET, credentials.new_totp_secret())
    form = SetupForm()
    if form.validate_on_submit():
        try:
            codes = services.set_up_second_factor(_me(), secret, form.code.data)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
            session.pop(SETUP_SECRET)
            session["second_factor"] = True
            return render_template("accounts/recovery_codes.html", codes=codes)
    return render_template(
        "accounts/second_factor_setup.html",
        form=form,
        picture=credentials.secret_as_qr(current_user.username, secret),
        key=credentials.secret_to_type(secret),
    )


@bp.route("/tai-khoan/ma-du-phong", methods=["GET", "POST"])
@requires("account.own", scope="own")
def recovery_codes() -> ResponseReturnValue:
    """Make new recovery codes (mã dự phòng); the old ones stop working."""
    form = ConfirmPasswordForm()
    if form.validate_on_submit() and _current_is_right(form):
        try:
            codes = services.renew_recovery_codes(_me())
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
            return render_template("accounts/recovery_codes.html", codes=codes)
    return render_template("accounts/renew_recovery_codes.html", form=form)


@bp.route("/tai-khoan/dang-xuat-noi-khac", methods=["POST"])
@requires("account.own", scope="own")
def end_other_sessions() -> ResponseReturnValue:
    """End all sessions but this one (đăng xuất khỏi các máy khác)."""
    services.end_sessions(_me(), actor_id=current_user.id)
    db.session.commit()
    _stay_in(_me())
    flash("Đã đăng xuất khỏi các máy khác.", "success")
    return redirect(url_for(".profile"), code=303)


def _current_is_right(form: ChangePasswordForm | ConfirmPasswordForm) -> bool:
    """Check the current password; a wrong try is kept although nothing else is done."""
    refused = check_own_password(
        _me(), form.current.data, address=address_of_browser(), now=now_utc()
    )
    if refused is None:
        return True
    db.session.commit()
    form.refuse(RuleViolation(refused.message, field="current"))
    return False


def _stay_in(me: User) -> None:
    """Give this browser a session under the person's new session name."""
    begin_session(me, second_factor=bool(session.get("second_factor")), now=now_utc())
