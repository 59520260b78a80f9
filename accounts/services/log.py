"""Verifying and exporting the log; both leave their own entry."""

from accounts.queries.log import VERIFIED
from audit.services import Verification, record
from reference.models import Job
from reference.services import start_job

SUBJECT = "audit"
VERIFY_KIND = "audit.verify"


def ask_to_verify(*, actor_id: int) -> Job:
    """Start the job that verifies the log; the caller commits, then enqueues it."""
    return start_job(VERIFY_KIND, "Kiểm tra nhật ký", {}, actor_id)


def note_verified(found: Verification, *, actor_id: int | None) -> None:
    """Note the result of a verification (kết quả kiểm tra nhật ký)."""
    record(
        actor_id=actor_id,
        action=VERIFIED,
        subject_type=SUBJECT,
        subject_id=0,
        note=found.message_vi,
    )


def note_export(count: int, *, actor_id: int) -> None:
    """Note that lines of the log left the program (xuất nhật ký)."""
    record(
        actor_id=actor_id,
        action="audit.exported",
        subject_type=SUBJECT,
        subject_id=0,
        changes={"lines": (None, count)},
    )
