"""A backup made on SQLite."""

from pathlib import Path

import pytest

from tests.desk.backup_kit import database, fill, written


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a backup made on SQLite."""
    with database("sqlite", "source"):
        fill()
        return written(tmp_path / "htx.zip")
