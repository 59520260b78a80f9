"""Flask-Security set up for our own pages, and what every request of a person must pass.

Flask-Security gives sessions tied to `fs_uniquifier`, password hashing and encrypted authenticator
secrets. Its views are not registered: they know no lockout, no second factor by duty, and commit
where ours may not. So no route of a third party takes part in signing in.
"""

import base64
from datetime import UTC, datetime

from flask import Flask, current_app, flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore, login_user, logout_user

from accounts.credentials import OnceOnlyTotp
from accounts.identity import Visitor
from accounts.labels import SESSION_END_LABELS
from accounts.models import User
from accounts.queries import office_of
from accounts.rules.duties import needs_second_factor
from accounts.rules.sign_in import session_end
from core.clock import now_utc, today_vn
from core.db import db
from core.keys import sub_key

#: Every route that is not ours; the structural test allows these and no others.
THIRD_PARTY_ENDPOINTS = frozenset({"static", "bootstrap.static"})
#: What a person may open while the password or the second factor is still to be settled.
SETTLING_ENDPOINTS = frozenset(
    {
        "accounts.change_password",
        "accounts.logout",
        "accounts.second_factor",
        "accounts.second_factor_setup",
    }
)
ISSUER = "HTX Bac Kan"
#: Seconds between two notes of "seen" in the session.
SEEN_STEP = 60
#: RFC 9106's second choice scaled to an office server; tests take the cheapest (see `settings`).
ARGON2 = {"argon2__memory_cost": 19_456, "argon2__time_cost": 2, "argon2__parallelism": 1}
ARGON2_TESTING = {"argon2__memory_cost": 8, "argon2__time_cost": 1, "argon2__parallelism": 1}


class NoRole(RoleMixin):
    """The class Flask-Security asks for; our duties are dated grants, never its roles."""


def settings(app: Flask) -> dict[str, object]:
    """Return Flask-Security's settings for this application."""
    with app.app_context():
        totp_key = base64.urlsafe_b64encode(sub_key("totp")).decode("ascii")
    return {
        "SECURITY_PASSWORD_HASH": "argon2",
        "SECURITY_PASSWORD_SCHEMES": ["argon2"],
        "SECURITY_PASSWORD_SINGLE_HASH": {"argon2"},
        "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": ARGON2_TESTING if app.testing else ARGON2,
        "SECURITY_USER_IDENTITY_ATTRIBUTES": [{"username": {"mapper": str.casefold}}],
        "SECURITY_TWO_FACTOR": True,
        "SECURITY_TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
        "SECURITY_TWO_FACTOR_IMPLEMENTATIONS": {},
        "SECURITY_TOTP_SECRETS": {"1": totp_key},
        "SECURITY_TOTP_ISSUER": ISSUER,
        "SECURITY_CLI_USERS_NAME": None,
        "SECURITY_CLI_ROLES_NAME": None,
        "SECURITY_CSRF_COOKIE": {"key": None},
    }


def init_app(app: Flask) -> None:
    """Set Flask-Security up and guard every request."""
    app.config.update(settings(app))
    security = Security(totp_cls=OnceOnlyTotp)
    datastore = SQLAlchemyUserDatastore(db, User, NoRole)
    security.init_app(app, datastore, register_blueprint=False)
    security.unauthn_handler(_ask_to_sign_in)
    security.login_manager.anonymous_user = Visitor
    security.login_manager.unauthorized_handler(_ask_to_sign_in)
    # People sign in with a session only: no token in an address or header is ever read.
    security.login_manager.request_loader(lambda _request: None)
    app.before_request(guard)


def begin_session(user: User, *, second_factor: bool, now: datetime) -> None:
    """Open a fresh session for a person; nothing of the visitor's session is kept."""
    session.clear()
    login_user(user, remember=False, authn_via=["password"])
    session.update(session_marks(second_factor=second_factor, now=now))
    # Asked once a session: the top bar of every page says it.
    session["office"] = office_of(user, today_vn())


def session_marks(*, second_factor: bool, now: datetime) -> dict[str, object]:
    """Return what the session of a signed-in person carries beside Flask-Login's own keys."""
    moment = int(now.timestamp())
    return {"begun_at": moment, "seen_at": moment, "second_factor": second_factor}


def end_session() -> None:
    """Close the session of this browser."""
    logout_user()
    session.clear()


def is_public(endpoint: str | None) -> bool:
    """Tell whether a route may be called by anyone (also: no such route, third-party files)."""
    view = current_app.view_functions.get(endpoint or "")
    access = getattr(view, "access", None)
    return access.permission is None if access else endpoint in THIRD_PARTY_ENDPOINTS | {None}


def guard() -> ResponseReturnValue | None:
    """End a session that is over; settle password and second factor before anything else."""
    if request.endpoint in THIRD_PARTY_ENDPOINTS or not current_user.is_authenticated:
        return None
    over = _expired(now_utc())
    if over is not None:
        end_session()
        flash(over, "info")
        return None if is_public(request.endpoint) else _ask_to_sign_in()
    if request.endpoint in SETTLING_ENDPOINTS or is_public(request.endpoint):
        return None
    return _what_to_settle()


def _expired(now: datetime) -> str | None:
    """Return why the session is over, else note that the person was seen."""
    begun = datetime.fromtimestamp(session.get("begun_at", 0), UTC)
    seen = datetime.fromtimestamp(session.get("seen_at", 0), UTC)
    end = session_end(begun, seen, now)
    if end is not None:
        return SESSION_END_LABELS[end]
    if (now - seen).total_seconds() >= SEEN_STEP:
        session["seen_at"] = int(now.timestamp())
    return None


def _what_to_settle() -> ResponseReturnValue | None:
    """Return the redirect to what must be done first."""
    if current_user.must_change_password:
        flash("Hãy đặt mật khẩu của riêng anh/chị trước khi làm việc.", "info")
        return redirect(url_for("accounts.change_password"), code=303)
    if session.get("second_factor"):
        return None
    if current_user.has_second_factor:
        return redirect(url_for("accounts.second_factor", next=_here()), code=303)
    if needs_second_factor(current_user.duties_on(today_vn())):
        flash("Nhiệm vụ của anh/chị cần xác thực hai lớp. Hãy cài đặt một lần.", "info")
        return redirect(url_for("accounts.second_factor_setup"), code=303)
    return None


def _here() -> str | None:
    """Return the address to come back to; only pages, never a form sent."""
    if request.method not in ("GET", "HEAD"):
        return None
    return request.full_path.rstrip("?") if request.path != "/" else None


def _ask_to_sign_in(*_args: object, **_kwargs: object) -> ResponseReturnValue:
    """Send a visitor to the login page, and back afterwards."""
    return redirect(url_for("accounts.login", next=_here()), code=303)
