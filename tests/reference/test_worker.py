"""A real worker process: killed in the middle of a job, started again, the result is there once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.db import begin_write, db
from reference.jobs import enqueue, registry
from reference.jobs.queue import huey_of
from reference.jobs.registry import periodic, rounds
from reference.jobs.runner import DEAD_AFTER
from reference.models import Job, NumberSeries
from reference.rules import JobState
from reference.worker import Rounds
from tests.databases import DATA_KEY, SECRET_KEY
from tests.factories.reference import make_job
from tests.reference.killed_worker import CHUNKS

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def worker(app: Flask) -> Iterator[subprocess.Popen[bytes]]:
    """Run a worker process on the test's database."""
    environ = os.environ | {
        "APP_ENV": "development",
        "DATABASE_URL": app.config["SQLALCHEMY_DATABASE_URI"],
        "INSTANCE_DIR": str(app.config["INSTANCE_DIR"]),
        "SECRET_KEY": SECRET_KEY,
        "DATA_KEY": DATA_KEY,
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.reference.killed_worker"], cwd=ROOT, env=environ
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def wait_for(job_id: int, enough: Callable[[Job], bool], seconds: float = 40) -> Job:
    """Wait until the job is as wished."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        db.session.rollback()
        job = db.session.get_one(Job, job_id, populate_existing=True)
        if enough(job):
            return job
        time.sleep(0.05)
    raise AssertionError(f"job stands at {job.state}, {job.done}/{job.total}: {job.message}")


@pytest.mark.db
def test_a_worker_killed_in_a_job_and_started_again_gives_the_result_once(
    app: Flask, tmp_path: Path
) -> None:
    app.config.update(JOBS_IMMEDIATE=False, INSTANCE_DIR=tmp_path)
    app.extensions.pop("htx_huey", None)
    try:
        job_id = make_job("test.slow", pause=0.1).id
        enqueue(job_id)
        with worker(app) as first:
            wait_for(job_id, lambda job: job.done >= 3)
            first.send_signal(signal.SIGKILL)
            first.wait()
        job = wait_for(job_id, lambda job: True)
        assert (job.state, job.done < CHUNKS) == (JobState.RUNNING, True)
        db.session.rollback()
        begin_write()
        db.session.get_one(Job, job_id).heartbeat_at = now_utc() - DEAD_AFTER - timedelta(seconds=1)
        db.session.commit()
        with worker(app) as second:
            job = wait_for(job_id, lambda job: job.state is JobState.DONE)
            second.terminate()
            assert second.wait(20) == 0
        assert (job.attempts, job.result_text) == (2, "Đã ghi xong.")
        rows = sorted(row.year for row in db.session.query(NumberSeries))
        assert rows == list(range(CHUNKS))
    finally:
        huey_of(app).storage.close()
        del app.extensions["htx_huey"]


def test_rounds_are_called_when_due_and_survive_an_error(app: Flask, session: Session) -> None:
    called: list[str] = []

    @periodic("test.round", 100)
    def fails() -> None:
        called.append("x")
        raise OSError("disk")

    try:
        going = Rounds(app)
        assert "test.round" in going.tick(1000.0)
        assert "test.round" not in going.tick(1050.0)
        assert "test.round" in going.tick(1100.0)
        assert called == ["x", "x"]
        assert {"jobs.sweep", "audit.seal"} < set(rounds())
    finally:
        del registry._rounds["test.round"]
