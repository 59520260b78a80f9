"""What an administrator does to accounts."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import uuid4

from accounts import queries
from accounts.credentials import hash_password, new_one_time_password
from accounts.models import User
from accounts.rules.people import PersonFacts, check_username
from accounts.rules.sign_in import LOOK_BACK
from accounts.services.sign_in import account_key
from audit import wording
from audit.queries import history
from audit.services import record
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.text import fold, vi_key

SUBJECT = "user"


def create_person(
    username: str, facts: PersonFacts, *, actor_id: int | None, now: datetime
) -> tuple[User, str]:
    """Add a person (lập tài khoản); return the person and the one-time password."""
    name = username.casefold()
    check_username(name)
    if queries.username_taken(name):
        raise RuleViolation("Tên đăng nhập này đã có người dùng.", field="username")
    one_time = new_one_time_password()
    user = User(
        username=name,
        password=hash_password(one_time),
        password_set_at=now,
        must_change_password=True,
        fs_uniquifier=uuid4().hex,
        created_at=now,
    )
    _set_facts(user, facts)
    db.session.add(user)
    db.session.flush()
    changes = {
        field: (None, value)
        for field, value in {"username": name, **_shown(user)}.items()
        if value is not None
    }
    _record(user, "user.created", actor_id, changes=changes)
    return user, one_time


def edit_person(user: User, facts: PersonFacts, *, version: int, actor_id: int) -> None:
    """Correct name, position or e-mail; StaleRecord when somebody else was faster."""
    if user.version != version:
        raise StaleRecord(_changes_of(user), user.version)
    before = _shown(user)
    _set_facts(user, facts)
    after = _shown(user)
    changes = {key: (before[key], after[key]) for key in after if before[key] != after[key]}
    if not changes:
        return
    user.version += 1
    db.session.flush()
    _record(user, "user.edited", actor_id, changes=changes)


def lock_person(user: User, reason: str, *, actor_id: int, on: date) -> None:
    """Lock an account (khóa tài khoản): it cannot sign in and its open sessions end."""
    _not_oneself(user, actor_id)
    if not user.active:
        raise RuleViolation("Tài khoản này đã khóa.")
    if [one.id for one in queries.lasting_administrators(on)] == [user.id]:
        raise RuleViolation("Đây là người quản trị cuối cùng còn hoạt động; không khóa được.")
    user.active = False
    user.fs_uniquifier = uuid4().hex
    db.session.flush()
    _record(user, "user.locked", actor_id, reason=reason)


def unlock_person(user: User, reason: str, *, actor_id: int) -> None:
    """Unlock an account (mở khóa)."""
    if user.active:
        raise RuleViolation("Tài khoản này không bị khóa.")
    user.active = True
    db.session.flush()
    _record(user, "user.unlocked", actor_id, reason=reason)


def forgive_tries(user: User, *, actor_id: int, now: datetime) -> None:
    """Lift the lock that wrong tries have set (gỡ tạm khóa)."""
    for attempt in queries.wrong_attempts_of(account_key(user.username), now - LOOK_BACK):
        attempt.counts = False
    db.session.flush()
    _record(user, "user.tries_forgiven", actor_id)


def reset_password(user: User, *, actor_id: int | None, now: datetime) -> str:
    """Give a one-time password (mật khẩu dùng một lần) and return it; open sessions end."""
    _not_oneself(user, actor_id)
    one_time = new_one_time_password()
    user.password = hash_password(one_time)
    user.password_set_at = now
    user.must_change_password = True
    user.fs_uniquifier = uuid4().hex
    db.session.flush()
    _record(user, "user.password_reset", actor_id)
    return one_time


def reset_second_factor(user: User, reason: str, *, actor_id: int) -> None:
    """Forget the authenticator app of a person who lost it; it is set up anew at next login."""
    _not_oneself(user, actor_id)
    if not user.has_second_factor:
        raise RuleViolation("Tài khoản này chưa cài xác thực hai lớp.")
    user.tf_primary_method = user.tf_totp_secret = user.tf_last_counter = None
    user.mf_recovery_codes = None
    user.fs_uniquifier = uuid4().hex
    db.session.flush()
    _record(user, "user.second_factor_reset", actor_id, reason=reason)


def _set_facts(user: User, facts: PersonFacts) -> None:
    user.full_name, user.position, user.email = facts.full_name, facts.position, facts.email
    user.name_sort = vi_key(facts.full_name)
    user.name_search = fold(f"{facts.full_name} {user.username}")


def _shown(user: User) -> dict[str, str | None]:
    return {"full_name": user.full_name, "position": user.position, "email": user.email}


def _changes_of(user: User) -> tuple[str, ...]:
    """Return what was done to the person last, in sentences."""
    entries = history(SUBJECT, user.id, limit=3)
    names = queries.names(entry.actor_id for entry in entries if entry.actor_id is not None)
    return tuple(wording.sentence(one, names.get(one.actor_id or 0)) for one in entries)


def _not_oneself(user: User, actor_id: int | None) -> None:
    if user.id == actor_id:
        raise RuleViolation("Việc này không làm cho chính mình; hãy nhờ một người quản trị khác.")


def _record(
    user: User,
    action: str,
    actor_id: int | None,
    *,
    changes: Mapping[str, tuple[object, object]] | None = None,
    reason: str | None = None,
) -> None:
    record(
        actor_id=actor_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=user.id,
        changes=changes,
        reason=reason,
    )
