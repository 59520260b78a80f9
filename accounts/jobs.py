"""What the worker does for this room: verify the log when asked, forget old tries to sign in."""

from datetime import timedelta

from accounts.services.log import VERIFY_KIND, note_verified
from accounts.services.retention import forget_tries_before
from audit.services import verify
from core.clock import now_utc
from core.db import begin_write, db
from reference.jobs import JobContext, handler, periodic

#: Twelve months: an access log is kept six to twelve (docs/du-lieu-ca-nhan.md).
TRIES_KEPT = timedelta(days=365)
EVERY_SECONDS = 6 * 3600


@periodic("accounts.tries", EVERY_SECONDS)
def forget_tries() -> int:
    """Delete tries older than twelve months; return how many."""
    begin_write()
    gone = forget_tries_before(now_utc() - TRIES_KEPT)
    db.session.commit()
    return gone


class _Stopped(Exception):  # noqa: N818 - a wish of the person, not a fault
    """The person asked to stop."""


@handler(VERIFY_KIND)
def verify_log(job: JobContext) -> None:
    """Walk the chain of seals and note the result (kiểm tra nhật ký)."""

    def tell(done: int, total: int) -> None:
        # What was read ends here: a transaction that began by reading may not go on to write.
        db.session.rollback()
        begin_write()
        job.progress(done, total)
        if job.cancelled():
            raise _Stopped

    try:
        found = verify(progress=tell)
    except _Stopped:
        return
    db.session.rollback()
    begin_write()
    note_verified(found, actor_id=job.actor_id)
    job.result(found.message_vi)
