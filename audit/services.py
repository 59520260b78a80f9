"""Writing the log: one entry per thing done, in the transaction of the thing itself."""

from collections.abc import Mapping

from audit.models import Entry
from audit.rules import masked
from audit.sealing import Verification, seal_pending, verify
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.logs import current_request_id
from core.text import clean

__all__ = ["Verification", "record", "record_reading", "seal_pending", "verify"]

IDENTITY_READ = "identity.read"


def record(
    *,
    actor_id: int | None,
    action: str,
    subject_type: str,
    subject_id: int,
    changes: Mapping[str, tuple[object, object]] | None = None,
    reason: str | None = None,
    note: str | None = None,
) -> Entry:
    """Add one entry to the log (ghi nhật ký) in the caller's transaction; the caller commits.

    `changes` is {field: (old, new)}; identity numbers in it are masked, whoever calls.
    """
    entry = Entry(
        at=now_utc(),
        actor_id=actor_id,
        action=action,
        subject_type=subject_type,
        subject_id=subject_id,
        changes=masked(changes) if changes else None,
        reason=clean(reason) or None if reason else None,
        note=note or None,
        request_id=current_request_id(),
    )
    db.session.add(entry)
    return entry


def record_reading(*, actor_id: int, subject_type: str, subject_id: int, reason: str) -> Entry:
    """Note that a person opened an unmasked identity number (xem số định danh đầy đủ).

    Without a reason it is refused: call it before showing the number.
    """
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do cần xem số định danh đầy đủ.", field="reason")
    return record(
        actor_id=actor_id,
        action=IDENTITY_READ,
        subject_type=subject_type,
        subject_id=subject_id,
        reason=reason,
    )
