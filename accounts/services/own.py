"""What a person does to their own account."""

from datetime import datetime
from uuid import uuid4

from accounts.credentials import (
    code_matches,
    hash_password,
    new_recovery_codes,
    password_matches,
    recovery_hash,
)
from accounts.models import User
from accounts.rules.passwords import check_new_password
from audit.services import record
from core.db import db
from core.errors import RuleViolation

SUBJECT = "user"


def change_password(user: User, new: str, *, now: datetime) -> None:
    """Set a password of one's own, the current one checked before; open sessions end."""
    check_new_password(new, username=user.username)
    if password_matches(user, new):
        raise RuleViolation("Mật khẩu mới phải khác mật khẩu hiện tại.", field="new_password")
    user.password = hash_password(new)
    user.password_set_at = now
    user.must_change_password = False
    user.fs_uniquifier = uuid4().hex
    db.session.flush()
    _record(user, "user.password_changed")


def set_up_second_factor(user: User, secret: str, code: str) -> list[str]:
    """Keep an authenticator secret once its first code is right; return the recovery codes."""
    if user.has_second_factor:
        raise RuleViolation("Tài khoản đã có xác thực hai lớp.")
    if not code_matches(user, code.replace(" ", ""), secret):
        raise RuleViolation(
            "Mã chưa đúng. Hãy kiểm tra giờ của điện thoại rồi nhập mã đang hiện.", field="code"
        )
    user.tf_totp_secret = secret
    user.tf_primary_method = "authenticator"
    codes = _give_recovery_codes(user)
    db.session.flush()
    _record(user, "user.second_factor_set")
    return codes


def renew_recovery_codes(user: User) -> list[str]:
    """Replace the recovery codes and return the new ones, the password checked before."""
    if not user.has_second_factor:
        raise RuleViolation("Hãy cài đặt xác thực hai lớp trước.")
    codes = _give_recovery_codes(user)
    db.session.flush()
    _record(user, "user.recovery_codes_renewed")
    return codes


def end_sessions(user: User, *, actor_id: int) -> None:
    """End every open session of a person."""
    user.fs_uniquifier = uuid4().hex
    db.session.flush()
    record(
        actor_id=actor_id, action="user.sessions_ended", subject_type=SUBJECT, subject_id=user.id
    )


def _give_recovery_codes(user: User) -> list[str]:
    codes = new_recovery_codes()
    user.mf_recovery_codes = [recovery_hash(code) for code in codes]
    return codes


def _record(user: User, action: str) -> None:
    record(actor_id=user.id, action=action, subject_type=SUBJECT, subject_id=user.id)
