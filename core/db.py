"""The database: one declarative base, our column types, SQLite's writers, retries.

SQLite begins a plain transaction for reading; a request that may write says so first with
`begin_write()`, and its transaction then starts with BEGIN IMMEDIATE. Without that, two writers
that both began by reading cannot both go on, and one gets "database is locked" at once.
"""

import errno
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, MetaData, String, TypeDecorator, event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import DeclarativeBase

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
BUSY_TIMEOUT_MS = 15_000
_RETRY_SQLSTATES = {"40001", "40P01"}

Result = TypeVar("Result")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both databases (SQLite would drop the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a naive moment; store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("naive datetime")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return an aware moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def sort_text(length: int) -> Any:
    """Return the column type of a `core.text.vi_key`: compared byte by byte on both databases."""
    return String(length).with_variant(String(length, collation="C"), "postgresql")


class Base(DeclarativeBase):
    """The one declarative base; every constraint has a name on both databases."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime}  # noqa: RUF012 - SQLAlchemy reads it as such


# Models derive from Base; Flask-SQLAlchemy lends its session and engines.
db = SQLAlchemy(metadata=Base.metadata, disable_autonaming=True)
migrate = Migrate()


def in_force(table: Any, on: date) -> Any:
    """Return the condition that a dated fact holds on a day and has not been corrected away.

    Periods are half-open: `start_on <= on < end_on`.
    """
    return (
        (table.start_on <= on)
        & ((table.end_on.is_(None)) | (table.end_on > on))
        & (table.voided_by_id.is_(None))
    )


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Give every SQLite connection our pragmas and leave BEGIN to us."""
    if "sqlite3" not in type(connection).__module__:
        return
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=NORMAL",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """Begin by hand on SQLite: IMMEDIATE where the transaction may write."""
    if connection.dialect.name == "sqlite":
        writes = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN DEFERRED")


def begin_write() -> None:
    """Start this request's, command's or chunk's transaction as one that may write.

    It must be the first thing the session does; in a transaction already begun it does nothing.
    """
    if not db.session().in_transaction():
        db.session.connection(execution_options={"write": True})


def is_conflict(error: DBAPIError) -> bool:
    """Tell whether the same work may succeed when tried again.

    Deadlock, serialisation failure, busy SQLite, or the same form sent twice at one moment.
    """
    sqlstate = getattr(error.orig, "sqlstate", None)
    words = str(error.orig)
    return (
        sqlstate in _RETRY_SQLSTATES
        or "database is locked" in words
        or (isinstance(error, IntegrityError) and "core_submission" in words)
    )


def is_disk_full(error: BaseException) -> bool:
    """Tell whether the disk, or the room given to us on it, is full."""
    if isinstance(error, OSError):
        return error.errno in (errno.ENOSPC, errno.EDQUOT)
    if not isinstance(error, DBAPIError):
        return False
    return "disk is full" in str(error.orig) or getattr(error.orig, "sqlstate", None) == "53100"


def retrying(use_case: Callable[[], Result], attempts: int = 3) -> Result:
    """Run a whole use case, again from its start after a conflict, at most `attempts` times.

    The use case ends with its own commit; a conflict rolls it back whole.
    """
    for attempt in range(1, attempts + 1):
        try:
            begin_write()
            return use_case()
        except DBAPIError as error:
            db.session.rollback()
            if attempt == attempts or not is_conflict(error):
                raise
            time.sleep(0.05 * attempt)
    raise AssertionError("unreachable")
