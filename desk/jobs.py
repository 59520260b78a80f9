"""What the worker does by itself: show that it lives, forget old forms."""

from datetime import timedelta

from core import once
from core.clock import now_utc
from core.db import begin_write, db
from desk.models import Heartbeat
from reference.jobs import periodic

WORKER = "worker"
#: A form older than this is no double click; its session has long ended.
FORMS_KEPT = timedelta(days=7)


@periodic("desk.heartbeat", 30)
def beat() -> None:
    """Note that a worker is alive."""
    begin_write()
    db.session.merge(Heartbeat(name=WORKER, at=now_utc()))
    db.session.commit()


@periodic("desk.forms", 3600)
def forget_forms() -> None:
    """Delete the numbers of forms that nobody can send again."""
    begin_write()
    once.forget_before(now_utc() - FORMS_KEPT)
    db.session.commit()
