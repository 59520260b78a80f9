"""Many rows at once, past the unit of work: ids taken ahead, rows in portions (ghi hàng loạt).

On SQLite the driver gets plain tuples: of a burst of many thousand rows, during which nobody else
can write, a third would go into naming the same parameters again and again.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    insert,
    text,
    update,
)

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


def insert_rows(model: type[Base], rows: Iterable[Row]) -> int:
    """Add rows that all have the same keys; return how many."""
    connection = db.session.connection()
    pending = iter(rows)
    done = 0
    write: Callable[[list[Row]], object] | None = None
    while portion := list(islice(pending, PORTION)):
        write = write or _writer(connection, model.__table__, list(portion[0]))  # type: ignore[arg-type] # a table, as its base says
        write(portion)
        done += len(portion)
    return done


def _writer(
    connection: Connection, table: Table, columns: list[str]
) -> Callable[[list[Row]], object]:
    """Return what writes portions of rows with these columns."""
    if connection.dialect.name != "sqlite":
        return lambda portion: connection.execute(insert(table), portion)
    convert = [(name, _conversion(table.c[name], connection)) for name in columns]
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})'

    def write(portion: list[Row]) -> object:
        values = [
            tuple(row[name] if change is None else change(row[name]) for name, change in convert)
            for row in portion
        ]
        return connection.exec_driver_sql(statement, values)

    return write


def _conversion(column: Column[Any], connection: Connection) -> Callable[[Any], Any] | None:
    """Return how a value of a column becomes what SQLite stores; None when it is that already."""
    if isinstance(column.type, Integer | BigInteger | LargeBinary) or type(column.type) is String:
        return None
    return column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)


def update_rows(model: type[Base], rows: Iterable[Row]) -> int:
    """Change rows by their id: {"id": 7, column: value}; return how many."""
    alike: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(tuple(row), []).append(row)
    for same in alike.values():
        for first in range(0, len(same), PORTION):
            db.session.execute(update(model), same[first : first + PORTION])
    return sum(map(len, alike.values()))
