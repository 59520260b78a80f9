"""The queue of the jobs: huey on a SQLite file of its own, or in the schema `huey` of PostgreSQL.

The job's row is the truth; the queue only says "look at job 7 now". Lost or doubled messages do
no harm.
"""

import sqlite3
from typing import Any, cast

import psycopg
from flask import Flask, current_app
from huey import Huey, MemoryHuey, PostgresHuey, SqliteHuey
from sqlalchemy import make_url
from werkzeug.local import LocalProxy

from core.clock import now_utc
from core.db import db, retrying
from reference.jobs.runner import run_job
from reference.services.jobs import mark_sent

SCHEMA = "huey"
#: Time is kept in Vietnamese local time (TZ), not UTC.
OPTIONS: dict[str, Any] = {"results": False, "utc": False}


def huey_of(app: Flask) -> Huey:
    """Return the application's queue, made at first use."""
    if "htx_huey" not in app.extensions:
        app.extensions["htx_huey"] = _with_task(app, _make(app))
    return app.extensions["htx_huey"]


def _make(app: Flask) -> Huey:
    if app.config.get("JOBS_IMMEDIATE", app.config["TESTING"]):
        return MemoryHuey("htx", immediate=True, **OPTIONS)
    url = make_url(app.config["SQLALCHEMY_DATABASE_URI"])
    if url.get_backend_name() == "sqlite":
        app.config["INSTANCE_DIR"].mkdir(mode=0o700, parents=True, exist_ok=True)
        return SqliteHuey(
            "htx", filename=str(app.config["INSTANCE_DIR"] / "huey.sqlite3"), **OPTIONS
        )
    dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)

    def connect() -> psycopg.Connection[Any]:
        return psycopg.connect(dsn, options=f"-c search_path={SCHEMA}")

    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
    return PostgresHuey("htx", connection=connect, **OPTIONS)


def _with_task(app: Flask, huey: Huey) -> Huey:
    """Teach the queue its one task."""

    @huey.task(name="run")
    def run(job_id: int) -> None:
        run_job(app, job_id)

    huey.htx_run = run
    return huey


def enqueue(job_id: int) -> None:
    """Put a job into the queue, after the commit that made it (commits the moment it was sent).

    When the queue cannot be reached or its disk is full, the sweeper will find the job.
    """
    app = cast(LocalProxy[Flask], current_app)._get_current_object()
    try:
        huey_of(app).htx_run(job_id)
    except (sqlite3.Error, psycopg.Error, OSError):
        app.logger.exception("job %s could not be put into the queue", job_id)
        return
    retrying(lambda: _mark_sent(job_id))


def _mark_sent(job_id: int) -> None:
    mark_sent(job_id, now_utc())
    db.session.commit()
