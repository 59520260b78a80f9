"""Signing in: password, then code; every wrong try counts, for the account and the address."""

from dataclasses import dataclass
from datetime import datetime

from accounts import queries
from accounts.credentials import code_matches, password_matches, recovery_hash
from accounts.models import LoginAttempt, User
from accounts.rules.passwords import one_time_has_ended
from accounts.rules.sign_in import (
    ACCOUNT_TRIES,
    ADDRESS_TRIES,
    LOOK_BACK,
    locked_until,
    minutes_left,
)
from core.clock import to_vn
from core.db import db
from core.keys import blind_index
from core.text import clean

WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
WRONG_OWN = "Mật khẩu hiện tại không đúng."
WRONG_CODE = "Mã không đúng, đã hết hạn hoặc đã dùng rồi. Hãy chờ mã mới trên điện thoại."
LOCKED_BY_OFFICE = "Tài khoản đã bị khóa. Hãy liên hệ người quản trị."
ONE_TIME_OVER = "Mật khẩu dùng một lần đã hết hạn. Hãy đề nghị người quản trị cấp lại."


@dataclass(frozen=True)
class Refused:
    """Why signing in failed; `locked` tells that trying again must wait."""

    message: str
    locked: bool = False


def account_key(username: str) -> str:
    """Return the keyed hash under which tries of this name are counted."""
    return blind_index("login:" + as_username(username))


def as_username(typed: str) -> str:
    """Return a typed name as usernames are kept."""
    return clean(typed).casefold()[:200]


def check_password(
    username: str, password: str, *, address: str, now: datetime
) -> tuple[User | None, Refused | None]:
    """Check the first step; a refusal of a wrong password is recorded (the caller commits).

    An unknown name is treated as a known one with a wrong password, in words and in time.
    """
    user = queries.person_for_sign_in(as_username(username))
    locked = _locked(username, address, now)
    if locked is not None:
        return None, locked
    if not password_matches(user, password) or user is None:
        return None, _note_wrong(username, address, now, WRONG)
    if not user.active:
        return None, Refused(LOCKED_BY_OFFICE)
    if user.must_change_password and one_time_has_ended(user.password_set_at, now):
        return None, Refused(ONE_TIME_OVER)
    return user, None


def check_second_step(user: User, typed: str, *, address: str, now: datetime) -> Refused | None:
    """Check a code of the app or a recovery code; each counts once (the caller commits)."""
    queries.person_for_sign_in(user.username)
    locked = _locked(user.username, address, now)
    if locked is not None:
        return locked
    code = typed.replace(" ", "")
    if code_matches(user, code) or _use_recovery_code(user, code):
        return None
    return _note_wrong(user.username, address, now, WRONG_CODE)


def check_own_password(user: User, typed: str, *, address: str, now: datetime) -> Refused | None:
    """Check the password of a person already signed in, before a change of the account.

    Wrong tries count as at login: an unattended screen is no place to guess.
    """
    queries.person_for_sign_in(user.username)
    locked = _locked(user.username, address, now)
    if locked is not None or password_matches(user, typed):
        return locked
    return _note_wrong(user.username, address, now, WRONG_OWN)


def note_success(user: User, *, address: str, now: datetime) -> None:
    """Record a finished login; wrong tries before it no longer count for the account."""
    db.session.add(
        LoginAttempt(account_key=account_key(user.username), address=address, at=now, ok=True)
    )


def lock_of(user: User, now: datetime) -> datetime | None:
    """Return until when wrong tries keep the account locked."""
    failures = queries.failures_of(account_key(user.username), now - LOOK_BACK)
    return locked_until(failures, now, ACCOUNT_TRIES)


def _use_recovery_code(user: User, code: str) -> bool:
    """Use a recovery code up; tell whether it was one of the person's."""
    kept = user.mf_recovery_codes or []
    found = recovery_hash(code)
    if found not in kept:
        return False
    user.mf_recovery_codes = [one for one in kept if one != found]
    return True


def _locked(username: str, address: str, now: datetime) -> Refused | None:
    """Return the refusal while the account or the address is locked."""
    since = now - LOOK_BACK
    account = locked_until(queries.failures_of(account_key(username), since), now, ACCOUNT_TRIES)
    here = locked_until(queries.failures_from(address, since), now, ADDRESS_TRIES)
    if account is None and here is None:
        return None
    until = max(moment for moment in (account, here) if moment is not None)
    what = "Tài khoản này" if account is not None else "Máy tính này"
    return Refused(
        f"{what} tạm khóa đăng nhập vì nhập sai nhiều lần. Hãy thử lại sau "
        f"{minutes_left(until, now)} phút (lúc {to_vn(until):%H:%M}), hoặc nhờ người quản trị "
        "mở khóa.",
        locked=True,
    )


def _note_wrong(username: str, address: str, now: datetime, message: str) -> Refused:
    """Record a wrong try; the one that locks says so at once."""
    db.session.add(
        LoginAttempt(account_key=account_key(username), address=address, at=now, ok=False)
    )
    db.session.flush()
    return _locked(username, address, now) or Refused(message)
