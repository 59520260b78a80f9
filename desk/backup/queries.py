"""Reading whole tables in one snapshot, and the statements that put them back."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Connection, LargeBinary, Table, func, literal, select, text
from sqlalchemy.schema import sort_tables_and_constraints

from core.db import Base, db
from desk.backup.values import codec, plain_type, readable

#: Rows fetched at once; one at a time where a single one may be a whole stored file.
_FETCH = 500
_LARGE_BYTES = 256 * 1024


def tables() -> list[Table]:
    """Return every table of the program, parents first."""
    every = sort_tables_and_constraints(Base.metadata.tables.values())  # type: ignore[no-untyped-call] # untyped in its library
    return [table for table, _constraints in every if table is not None]


def snapshot() -> Connection:
    """Begin one consistent view of everything, while others go on writing.

    PostgreSQL: REPEATABLE READ, read only. SQLite: the view of the first read of a transaction.
    """
    if db.session().in_transaction():
        raise RuntimeError("a snapshot must be the first thing of its transaction")
    if db.engine.dialect.name == "postgresql":
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        connection = db.session.connection(execution_options=options)
    else:
        connection = db.session.connection()
    connection.execute(select(literal(1)).select_from(tables()[0]).limit(1))
    return connection


def rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """Give the rows of a table by primary key, as a backup writes them."""
    columns = list(table.columns)
    codecs = [codec(column) for column in columns]
    fetch = 1 if _has_large_values(connection, table) else _FETCH
    query = select(*(readable(column, connection.dialect) for column in columns))
    query = query.select_from(table)
    query = query.order_by(*table.primary_key.columns).execution_options(yield_per=fetch)
    for row in connection.execute(query):
        yield [
            None if value is None else kind.to_json(value)
            for kind, value in zip(codecs, row, strict=True)
        ]


def _has_large_values(connection: Connection, table: Table) -> bool:
    """Tell whether any one row may be large; asks for lengths only, not for the bytes."""
    blobs = [c for c in table.columns if isinstance(plain_type(c.type), LargeBinary)]
    longest = [func.max(func.octet_length(c)) for c in blobs]
    if connection.dialect.name == "sqlite":
        longest = [func.max(func.length(c)) for c in blobs]
    found = connection.execute(select(*longest)).one() if blobs else ()
    return any((length or 0) > _LARGE_BYTES for length in found)


def has_rows(connection: Connection, table: Table) -> bool:
    """Tell whether a table holds anything."""
    return connection.execute(select(literal(1)).select_from(table).limit(1)).first() is not None


def highest(connection: Connection, column: Column[Any]) -> int | None:
    """Return the highest number of a key column."""
    return connection.execute(select(func.max(column))).scalar()


def foreign_keys(connection: Connection) -> list[tuple[str, str, str]]:
    """Return PostgreSQL's foreign keys of our tables: table, name, definition."""
    found = connection.execute(
        text(
            "SELECT c.relname, k.conname, pg_get_constraintdef(k.oid) FROM pg_constraint k "
            "JOIN pg_class c ON c.oid = k.conrelid "
            "WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace "
            "ORDER BY c.relname, k.conname"
        )
    )
    ours = Base.metadata.tables
    return [(table, name, definition) for table, name, definition in found if table in ours]


def violated_foreign_keys(connection: Connection) -> list[str]:
    """Return the tables whose foreign keys do not hold (SQLite)."""
    return sorted({row[0] for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})
