"""What the worker does by itself: seal the log, show that it lives."""

from audit.jobs import seal_all
from core.clock import now_utc
from core.db import begin_write, db
from desk.models import Heartbeat
from reference.jobs import periodic

WORKER = "worker"


@periodic("audit.seal", 60)
def seal_log() -> None:
    """Close new entries of the log under a seal (niêm phong nhật ký)."""
    seal_all()


@periodic("desk.heartbeat", 30)
def beat() -> None:
    """Note that a worker is alive."""
    begin_write()
    db.session.merge(Heartbeat(name=WORKER, at=now_utc()))
    db.session.commit()
