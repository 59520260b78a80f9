"""What the tests of backup and restore share: databases, rows of every kind, comparing."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade

import audit.queries
import audit.services
from app import create_app
from audit.jobs import seal_all
from core.clock import now_utc
from core.db import db
from core.once import Submission
from desk.backup import queries, services
from papers.models import StoredFile
from reference.models import Job, Unit
from tests.databases import create_empty, environment, release, worker


@contextmanager
def database(backend: str, name: str, **more: str) -> Iterator[Flask]:
    """Give an application on a new database with empty tables."""
    app = create_app(environment(create_empty(backend, f"{name}_{worker()}"), **more))
    try:
        with app.app_context():
            upgrade()
            yield app
    finally:
        release(app)


def fill() -> None:
    """Write rows of every kind of column: text, days, moments, JSON, bytes by other rooms."""
    units = [
        Unit(
            code="06", name="Tỉnh Bắc Kạn", name_sort="A", name_search="bac kan", level="province"
        ),
        Unit(code="058", name="Huyện Pác Nặm", name_sort="B", name_search="x", level="district"),
    ]
    db.session.add_all(units)
    db.session.flush()
    units[1].parent_id = units[0].id
    units[0].successor_id = units[1].id  # a reference to a later row
    db.session.add(Submission(token="t" * 32, user_id=1, location="/", at=now_utc()))
    db.session.add(
        Job(
            kind="a.b",
            title="Nhập “HTX <Minh Phú>” \n\t\\ ₫",
            params={"b": [1, None, "ấ"], "a": 1.5},
            checkpoint={},
            actor_id=1,
            heartbeat_at=datetime(2025, 6, 2, 17, 0, 0, 123456, tzinfo=UTC),
            cancel_requested=True,
        )
    )
    for content in (b"\x00\xff" * 200_000, b"x"):
        db.session.add(
            StoredFile(
                sha256=hashlib.sha256(content).hexdigest(), filename="quét.pdf", size=len(content),
                media_type="application/pdf", content=content, created_at=now_utc(),
            )
        )  # fmt: skip
    for number in range(12):
        audit.services.record(
            actor_id=None if number % 2 else number,
            action="thing.done",
            subject_type="thing",
            subject_id=number,
            changes={"name": ("HTX Á", "HTX Ạ")},
        )
    db.session.commit()
    seal_all(5)


def contents() -> dict[str, list[list[Any]]]:
    """Return every row of every table, as values."""
    db.session.rollback()
    connection = queries.snapshot()
    found = {table.name: list(queries.rows(connection, table)) for table in queries.tables()}
    db.session.rollback()
    return found


def written(path: Path) -> Path:
    services.write(path, now_utc())
    db.session.rollback()
    return path


def put_back(path: Path, *, replace: bool = False) -> services.Restored:
    with services.checked(path) as reader:
        done = services.restore(reader, replace=replace)
    db.session.commit()
    return done


def check(path: Path) -> None:
    with services.checked(path):
        pass


def table_hashes(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as file:
        return {
            name: hashlib.sha256(file.read(name)).hexdigest()
            for name in file.namelist()
            if name != "manifest.json"
        }
