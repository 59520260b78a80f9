"""What the worker does by itself: show that it lives."""

from core.clock import now_utc
from core.db import begin_write, db
from desk.models import Heartbeat
from reference.jobs import periodic

WORKER = "worker"


@periodic("desk.heartbeat", 30)
def beat() -> None:
    """Note that a worker is alive."""
    begin_write()
    db.session.merge(Heartbeat(name=WORKER, at=now_utc()))
    db.session.commit()
