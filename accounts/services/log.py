"""Verifying and exporting the log; both leave their own entry."""

from accounts.queries.log import VERIFIED
from audit.services import Verification, record, verify

SUBJECT = "audit"


def verify_and_note(*, actor_id: int) -> Verification:
    """Walk the chain of seals and note the result (kiểm tra nhật ký)."""
    found = verify()
    record(
        actor_id=actor_id,
        action=VERIFIED,
        subject_type=SUBJECT,
        subject_id=0,
        note=found.message_vi,
    )
    return found


def note_export(count: int, *, actor_id: int) -> None:
    """Note that lines of the log left the program (xuất nhật ký)."""
    record(
        actor_id=actor_id,
        action="audit.exported",
        subject_type=SUBJECT,
        subject_id=0,
        changes={"lines": (None, count)},
    )
