"""What the worker does for this room by itself: forget old tries to sign in."""

from datetime import timedelta

from accounts.services.retention import forget_tries_before
from core.clock import now_utc
from core.db import begin_write, db
from reference.jobs import periodic

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
