"""A sign of life while a handler reads or computes for long without a commit."""

import threading
from typing import Self

from flask import Flask
from sqlalchemy.exc import DBAPIError

from core.clock import now_utc
from core.db import begin_write, db
from reference.services.jobs import Claim, beat


class Heartbeat:
    """A thread that marks a job as alive every so many seconds, on a connection of its own."""

    def __init__(self, app: Flask, claimed: Claim, seconds: float) -> None:
        self._app = app
        self._claimed = claimed
        self._seconds = seconds
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="job-heartbeat", daemon=True)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End, and wait for the thread."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.wait(self._seconds):
            with self._app.app_context():
                try:
                    begin_write()
                    beat(self._claimed, now_utc())
                    db.session.commit()
                except DBAPIError:
                    # The handler itself is writing: its commit is the sign of life.
                    db.session.rollback()
