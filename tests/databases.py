"""The databases of the tests: one template per run, one fresh copy of it per test.

The template holds the schema, built by the migrations, and the reference data; it is made once
per run and database system, by whichever worker needs it first. Copying the file (SQLite) takes a
millisecond; on PostgreSQL `tests.clearing` undoes what a test wrote. Nothing outlives a test.
"""

import importlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from flask import Flask
from psycopg import sql

from app import create_app
from core.db import db
from tests.clearing import State, clear, look_at
from tests.postgres import locked, server_url

BACKENDS = ("sqlite", "postgresql")
RUN_FOLDER = "HTX_TEST_FOLDER"
#: The mode of the home folder before the run; PostgreSQL must leave it so.
HOME_MODE = "HTX_TEST_HOME_MODE"
SECRET_KEY = "only-for-tests-only-for-tests-only-for-tests"
DATA_KEY = "dGVzdHMtb25seS10ZXN0cy1vbmx5LXRlc3RzLW9ubHk="
TODAY = "2025-06-02"


def run_folder() -> Path:
    """Return the folder of this test run."""
    return Path(os.environ[RUN_FOLDER])


def worker() -> str:
    """Return the name of this process among the workers of the run."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


def environment(url: str, **more: str) -> dict[str, str]:
    """Return the environment of a test application."""
    instance = run_folder() / f"instance-{worker()}"
    instance.mkdir(exist_ok=True)
    return {
        "APP_ENV": "testing",
        "APP_TODAY": TODAY,
        "DATABASE_URL": url,
        "SECRET_KEY": SECRET_KEY,
        "DATA_KEY": DATA_KEY,
        "INSTANCE_DIR": str(instance),
        **more,
    }


class Database:
    """One worker's database on one system."""

    def __init__(self, backend: str, name: str, *, demo: bool = False) -> None:
        self.backend = backend
        self.name = f"{name}_{worker()}"
        self.template = "template_demo" if demo else "template_reference"
        self.demo = demo
        self._fresh: State | None = None

    @property
    def url(self) -> str:
        """Return the address the application connects to."""
        return _url(self.backend, self.name)

    def refresh(self, app: Flask | None = None) -> None:
        """Bring the database back to what its template holds.

        The application's connections outlive a clearing, not a new copy.
        """
        if app is not None:
            forget(app)
        if self._fresh is not None and clear(self._fresh):
            return
        if app is not None:
            release(app)
        ensure_template(self.backend, self.template, demo=self.demo)
        _copy(self.backend, self.template, self.name)
        if self.backend == "postgresql":
            self.close()
            self._fresh = look_at(self.url)

    def close(self) -> None:
        """Close the connection that looks after it."""
        if self._fresh is not None:
            self._fresh.connection.close()


def ensure_template(backend: str, template: str, *, demo: bool) -> None:
    """Make the template unless a worker of this run has made it."""
    mark = run_folder() / f"{template}-{backend}.done"
    with locked(run_folder() / f"{template}-{backend}.lock"):
        if mark.exists():
            return
        create_empty(backend, template)
        app = create_app(environment(_url(backend, template)))
        _fill(app, demo=demo)
        release(app)
        mark.touch()


def _fill(app: Flask, *, demo: bool) -> None:
    """Make the tables and load what every test finds in the database."""
    # Imported here: tests of rules must not need any room to be whole.
    setup = importlib.import_module("desk.setup")
    setup.prepare(app, demo, lambda _line: None)


def create_empty(backend: str, name: str) -> str:
    """Make an empty database, in place of one of that name; return its address."""
    if backend == "sqlite":
        _remove_file(run_folder() / f"{name}.sqlite3")
    else:
        _recreate(name, "template0")
    return _url(backend, name)


@contextmanager
def empty_app(backend: str) -> Iterator[Flask]:
    """Give an application on an empty database, without any table."""
    app = create_app(environment(create_empty(backend, f"empty_{worker()}")))
    with app.app_context():
        yield app
    release(app)


def forget(app: Flask) -> None:
    """End what a test left open in the session of an application."""
    with app.app_context():
        db.session.remove()


def release(app: Flask) -> None:
    """Close every connection of an application."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def _url(backend: str, name: str) -> str:
    if backend == "sqlite":
        return f"sqlite:///{run_folder() / name}.sqlite3"
    return server_url(run_folder(), name)


def _remove_file(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _copy(backend: str, template: str, name: str) -> None:
    if backend == "sqlite":
        target = run_folder() / f"{name}.sqlite3"
        _remove_file(target)
        shutil.copyfile(run_folder() / f"{template}.sqlite3", target)
    else:
        _recreate(name, template)


def _recreate(name: str, template: str) -> None:
    """Make a PostgreSQL database from a template."""
    target, source = sql.Identifier(name), sql.Identifier(template)
    with psycopg.connect(server_url(run_folder(), "postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(target))
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(target, source)
        )
