"""Many rows at once, past the unit of work: ids taken ahead, rows in portions (ghi hàng loạt).

The driver gets plain tuples: of a burst of many thousand rows, during which nobody else can write
on SQLite, a third would go into naming the same parameters again and again. PostgreSQL takes them
by COPY, which plans nothing for each row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import psycopg
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Dialect,
    Integer,
    LargeBinary,
    String,
    Table,
    bindparam,
    text,
    update,
)
from sqlalchemy.exc import DBAPIError

from core.db import Base, db

#: Rows given to the driver at once.
PORTION = 2000
Row = dict[str, Any]


def take_ids(model: type[Base], count: int) -> Sequence[int]:
    """Return so many fresh ids of a table, rising.

    On PostgreSQL they come from the table's own sequence. On SQLite they are free only as long as
    nobody else adds rows: take them as a writer, or check with `next_id` once one is.
    """
    if count == 0:
        return range(0)
    table = model.__table__.name  # type: ignore[attr-defined] # every model has a table
    if db.session.connection().dialect.name == "postgresql":
        asked = text(
            "SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)"
        )
        return sorted(db.session.execute(asked, {"table": table, "count": count}).scalars())
    first = next_id(model)
    return range(first, first + count)


def next_id(model: type[Base]) -> int:
    """Return the id that the next row of a table would get on SQLite."""
    table = model.__table__.name  # type: ignore[attr-defined] # every model has a table
    return (db.session.execute(text(f"SELECT max(id) FROM {table}")).scalar() or 0) + 1


@dataclass(frozen=True)
class ReadyRows:
    """Rows of a table as the driver takes them."""

    table: Table
    columns: tuple[str, ...]
    #: In the order of the columns.
    rows: Sequence[tuple[Any, ...]]


def ready_rows(model: type[Base], rows: Iterable[Row]) -> ReadyRows:
    """Make rows that all have the same keys ready ahead, so that the transaction only writes."""
    found = list(rows)
    table: Table = model.__table__  # type: ignore[assignment] # a table, as its base says
    columns = tuple(found[0]) if found else ()
    return ReadyRows(table, columns, _tuples(table, columns, found))


def insert_ready(ready: ReadyRows) -> int:
    """Add rows made ready before; return how many."""
    connection = db.session.connection()
    for first in range(0, len(ready.rows), PORTION):
        portion = ready.rows[first : first + PORTION]
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(_statement(ready.table, ready.columns), list(portion))
        else:
            _copy(connection, ready, portion)
    return len(ready.rows)


def _copy(connection: Connection, ready: ReadyRows, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows on PostgreSQL; an error is told as of any other statement."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, psycopg.Connection), "the one driver of PostgreSQL"
    names = ", ".join(f'"{name}"' for name in ready.columns)
    statement = f'COPY "{ready.table.name}" ({names}) FROM STDIN'
    try:
        with driver.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        raise DBAPIError.instance(statement, None, error, psycopg.Error) from error


def insert_rows(model: type[Base], rows: Iterable[Row]) -> int:
    """Add rows that all have the same keys, in portions; return how many."""
    pending = iter(rows)
    done = 0
    while portion := list(islice(pending, PORTION)):
        done += insert_ready(ready_rows(model, portion))
    return done


def _statement(table: Table, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'


def _tuples(table: Table, columns: Sequence[str], rows: Sequence[Row]) -> list[tuple[Any, ...]]:
    """Return rows as the driver takes them, portion by portion and a column at a time."""
    dialect = db.session.connection().dialect
    changes = [(name, _conversion(table.c[name], dialect)) for name in columns]
    found: list[tuple[Any, ...]] = []
    for first in range(0, len(rows), PORTION):
        portion = rows[first : first + PORTION]
        found += zip(
            *(
                [row[name] if change is None else change(row[name]) for row in portion]
                for name, change in changes
            ),
            strict=True,
        )
    return found


def _conversion(column: Column[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return how a value of a column becomes what the driver takes; None when it is that already."""
    if isinstance(column.type, Integer | BigInteger | LargeBinary) or type(column.type) is String:
        return None
    return column.type.dialect_impl(dialect).bind_processor(dialect)


def update_rows(model: type[Base], rows: Iterable[Row]) -> int:
    """Change rows by their id: {"id": 7, column: value}; return how many."""
    table: Table = model.__table__  # type: ignore[assignment] # a table, as its base says
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(tuple(row), []).append(row)
    # What the session still holds back comes first: the rows are changed past it.
    db.session.flush()
    for names, same in alike.items():
        values = {name: bindparam(name) for name in names if name != "id"}
        changed = update(table).where(table.c.id == bindparam("row_id")).values(values)
        for first in range(0, len(same), PORTION):
            portion = [{**row, "row_id": row["id"]} for row in same[first : first + PORTION]]
            for row in portion:
                del row["id"]
            db.session.execute(changed, portion)
    return sum(map(len, alike.values()))
