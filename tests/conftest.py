"""Fixtures of every test; how to use them stands in tests/README.md."""

import contextvars
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import event
from sqlalchemy.orm import Session

from app import create_app
from core.clock import now_utc
from core.db import db
from tests.databases import BACKENDS, HOME_MODE, RUN_FOLDER, Database, environment, forget, release
from tests.postgres import make_run_folder, remove_run_folder

pytest_plugins = ("tests.browser.fixtures",)

_owned: list[Any] = []


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the run, once for all workers."""
    if RUN_FOLDER not in os.environ:
        _owned.append(make_run_folder())
        os.environ[RUN_FOLDER] = str(_owned[0])
        os.environ[HOME_MODE] = oct(Path.home().stat().st_mode & 0o7777)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close this worker's databases; stop the run's PostgreSQL server and remove the folder."""
    while _apps:
        _, (app, database) = _apps.popitem()
        release(app)
        database.close()
    while _owned:
        del os.environ[RUN_FOLDER]
        remove_run_folder(_owned.pop())


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests to `make test-long`."""
    if "long" in config.option.markexpr:
        return
    skipped = [item for item in items if item.get_closest_marker("long")]
    if skipped:
        config.hook.pytest_deselected(items=skipped)
        items[:] = [item for item in items if item not in skipped]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test on both databases when it is marked `db` or uses the session."""
    marked = metafunc.definition.get_closest_marker("db") is not None
    if not marked and "session" not in metafunc.fixturenames:
        return
    if "backend" not in metafunc.fixturenames:
        metafunc.fixturenames.append("backend")
    metafunc.parametrize("backend", BACKENDS, indirect=True)


@pytest.fixture
def backend(request: pytest.FixtureRequest) -> str:
    """Return the database system of this test."""
    return getattr(request, "param", "sqlite")


class OwnContextClient(FlaskClient):
    """A client whose requests do not share the application context of the test.

    With a shared one `g`, the logged-in person and the session of one request would live on in
    the next. What the test itself has written is committed first, so that the request sees it.
    """

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Send a request as if from another process."""
        if has_app_context() and db.session().in_transaction():
            db.session.commit()
        return contextvars.Context().run(super().open, *args, **kwargs)


_apps: dict[str, tuple[Flask, Database]] = {}


def _app_on(backend: str) -> tuple[Flask, Database]:
    """Return this worker's application on a database system, made at first use."""
    if backend not in _apps:
        database = Database(backend, "work")
        app = create_app(environment(database.url))
        app.config["WTF_CSRF_ENABLED"] = False
        app.test_client_class = OwnContextClient
        _apps[backend] = app, database
    return _apps[backend]


@pytest.fixture
def app(backend: str) -> Iterator[Flask]:
    """Give the application on a clean database with the reference data, in its context."""
    app, database = _app_on(backend)
    settings = dict(app.config)
    database.refresh(app)
    with app.app_context():
        yield app
    forget(app)
    app.config.clear()
    app.config.update(settings)


@pytest.fixture
def session(app: Flask) -> Session:
    """Return the database session; a test that asks for it runs on both databases."""
    return db.session()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Return a browser without login."""
    return app.test_client()


@pytest.fixture
def as_user(app: Flask) -> Callable[[Any], FlaskClient]:
    """Return a function that gives the client of a logged-in person, second factor included."""
    # Imported here: tests of rules must not need any room to be whole.
    from accounts.security import session_marks

    def login(user: Any) -> FlaskClient:
        db.session.commit()
        client = app.test_client()
        with client.session_transaction() as cookie:
            cookie["_user_id"] = user.get_id()
            cookie["_fresh"] = True
            cookie.update(session_marks(second_factor=True, now=now_utc()))
        return client

    return login


@pytest.fixture
def csrf(app: Flask) -> None:
    """Turn the form tokens on, as they are outside tests."""
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def day(app: Flask) -> Callable[[date], None]:
    """Return a function that sets the day the program stands on."""

    def stand_on(on: date) -> None:
        app.config["APP_TODAY"] = on

    return stand_on


@pytest.fixture
def count_queries(app: Flask) -> Callable[[], AbstractContextManager[list[str]]]:
    """Return a context manager that collects the statements sent to the database."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        statements: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
            if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")):
                statements.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield statements
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return counting
