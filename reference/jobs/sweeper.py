"""Find jobs that nobody works on and put them into the queue again."""

from datetime import timedelta

from core.clock import now_utc
from core.db import db
from reference.jobs.queue import enqueue
from reference.jobs.registry import periodic
from reference.jobs.runner import DEAD_AFTER
from reference.queries.jobs import orphans

#: A new job is left this long to the request that made it.
NEW_AFTER = timedelta(seconds=10)
#: A job waiting longer than this may have been lost by the queue.
LOST_AFTER = timedelta(minutes=10)


@periodic("jobs.sweep", 10)
def sweep() -> int:
    """Put orphaned jobs into the queue; return how many. The claim keeps them from doubling."""
    now = now_utc()
    found = orphans(now - NEW_AFTER, now - LOST_AFTER, now - DEAD_AFTER)
    db.session.rollback()
    for job_id in found:
        enqueue(job_id)
    return len(found)
