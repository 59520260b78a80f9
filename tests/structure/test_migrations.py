from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import CheckConstraint, func, inspect, select, text

from core.db import Base, db
from tests.databases import empty_app
from tests.structure.rows import fill_every_table

SCRIPTS = ScriptDirectory(str(Path(__file__).parents[2] / "migrations"))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]

pytestmark = pytest.mark.db


@pytest.fixture
def empty(backend: str) -> Iterator[Flask]:
    """Give an application on a database without any table."""
    with empty_app(backend) as app:
        yield app


def tables() -> set[str]:
    """Return the tables of the database, without Alembic's own."""
    db.session.remove()
    return set(inspect(db.engine).get_table_names()) - {"alembic_version"}


def row_counts() -> dict[str, int]:
    """Return the number of rows of each of our tables."""
    found = tables()
    counts = {
        name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for name, table in Base.metadata.tables.items()
        if name in found
    }
    db.session.remove()
    return counts


def broken_references() -> list[Any]:
    """Return the rows whose parent is gone (PostgreSQL refuses them by itself)."""
    if db.engine.dialect.name != "sqlite":
        return []
    return list(db.session.execute(text("PRAGMA foreign_key_check")))


def test_migrations_have_one_head_and_are_numbered_in_order() -> None:
    assert len(SCRIPTS.get_heads()) == 1
    assert [f"{number:04d}" for number in range(1, len(REVISIONS) + 1)] == REVISIONS
    for script in SCRIPTS.walk_revisions():
        assert Path(script.path).name.startswith(f"{script.revision}_")


def test_migrations_match_the_models(empty: Flask) -> None:
    upgrade(str(SCRIPTS.dir))
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrations_bring_every_check_of_the_models(empty: Flask) -> None:
    upgrade(str(SCRIPTS.dir))
    inspector = inspect(db.engine)
    for name, table in Base.metadata.tables.items():
        wanted = {c.name for c in table.constraints if isinstance(c, CheckConstraint)}
        assert {c["name"] for c in inspector.get_check_constraints(name)} == wanted, name


def test_migrations_go_up_and_down_from_empty(empty: Flask) -> None:
    upgrade(str(SCRIPTS.dir))
    assert tables() == set(Base.metadata.tables)
    downgrade(str(SCRIPTS.dir), revision="base")
    assert tables() == set()
    upgrade(str(SCRIPTS.dir))
    assert tables() == set(Base.metadata.tables)


def test_a_step_down_and_up_keeps_every_other_row(empty: Flask) -> None:
    upgrade(str(SCRIPTS.dir))
    fill_every_table()
    full = row_counts()
    assert [name for name, count in full.items() if count == 0] == []
    for revision in reversed([None, *REVISIONS[:-1]]):
        downgrade(str(SCRIPTS.dir), revision=revision or "base")
        left = row_counts()
        assert left == {name: full[name] for name in left}
        assert broken_references() == []
    upgrade(str(SCRIPTS.dir))
    assert set(row_counts().values()) == {0}
