"""The demonstration without a browser, for the papers."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import create_app
from tests.databases import Database, environment, release


@pytest.fixture
def demonstration() -> Iterator[Flask]:
    """Give the application on a fresh demonstration database."""
    database = Database("sqlite", "printed", demo=True)
    database.refresh()
    app = create_app(environment(database.url))
    app.config["WTF_CSRF_ENABLED"] = False
    yield app
    release(app)
