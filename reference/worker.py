"""The worker process: `python -m reference.worker` runs jobs and the rounds until it is stopped."""

import logging
import threading
import time

from flask import Flask
from sqlalchemy.exc import DBAPIError

from app import create_app
from audit.jobs import seal_all
from core.db import db
from core.start import need_own_key
from reference.jobs.queue import huey_of
from reference.jobs.registry import periodic, rounds

THREADS = 2
TICK_SECONDS = 1.0

log = logging.getLogger(__name__)


@periodic("audit.seal", 120)
def seal() -> None:
    """Seal what was written to the log since the last time (niêm phong nhật ký)."""
    seal_all()


class Rounds(threading.Thread):
    """Calls every registered round when it is due; one that fails is tried again next time."""

    def __init__(self, app: Flask) -> None:
        super().__init__(name="rounds", daemon=True)
        self._app = app
        self._due: dict[str, float] = {}
        self.stopping = threading.Event()

    def run(self) -> None:
        """Go round until told to stop."""
        while not self.stopping.wait(TICK_SECONDS):
            self.tick(time.monotonic())

    def tick(self, now: float) -> list[str]:
        """Call what is due at this moment of the monotonic clock; return the names called."""
        called = []
        for name, (seconds, run) in rounds().items():
            if now < self._due.get(name, 0):
                continue
            self._due[name] = now + seconds
            called.append(name)
            with self._app.app_context():
                try:
                    run()
                except (DBAPIError, OSError):
                    db.session.rollback()
                    log.exception("round %s failed", name)
        return called


def main(app: Flask | None = None) -> None:
    """Run until SIGTERM or SIGINT; a job being run gets time to end, else it is restarted later."""
    app = app or create_app()
    with app.app_context():
        need_own_key()  # its first round would seal the log under another key
    consumer = huey_of(app).create_consumer(
        workers=THREADS,
        periodic=False,
        max_delay=1.0,
        graceful_signal="TERM",
        shutdown_timeout=20,
    )
    going_round = Rounds(app)
    going_round.start()
    try:
        consumer.run()
    finally:
        going_round.stopping.set()


if __name__ == "__main__":
    main()
