"""Clearing a PostgreSQL database between tests without copying it again.

A copy of the template takes up to half a second. So what a test left is looked for on the server
itself: tables that were empty are emptied, sequences set back. When anything else has changed
(a row of the reference data, a table, a trigger), the caller makes a new copy.
"""

from dataclasses import dataclass, field

import psycopg
from psycopg import sql

Fingerprint = dict[str, tuple[int, int | None]]
#: Emptied rows leave dead ones behind; after so many times a new copy is the faster way.
CLEARINGS = 300
_CATALOGUES = ("pg_class", "pg_trigger", "pg_constraint", "pg_attribute")
_SEQUENCES = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"


@dataclass
class State:
    """What a fresh copy holds: (rows, newest change) by table, and the place of each sequence."""

    tables: Fingerprint
    catalogues: Fingerprint
    sequences: dict[str, int | None]
    cleared: int = field(default=0)


def look_at(url: str) -> State:
    """Return the state of a database just copied."""
    with psycopg.connect(url, autocommit=True) as connection:
        return _state(connection)


def clear(url: str, fresh: State) -> bool:
    """Bring a database back to its fresh state; False when only a new copy can do that."""
    fresh.cleared += 1
    if fresh.cleared > CLEARINGS:
        return False
    with psycopg.connect(url, autocommit=True) as connection:
        now = _state(connection)
        touched = [name for name, rows in now.tables.items() if rows != fresh.tables.get(name)]
        if now.catalogues != fresh.catalogues or any(fresh.tables[name][0] for name in touched):
            return False
        try:
            _empty(connection, touched)
        except psycopg.errors.LockNotAvailable:
            return False
        for name, place in fresh.sequences.items():
            if now.sequences[name] != place:
                connection.execute(
                    "SELECT setval(%s::regclass, %s, %s)", (name, place or 1, place is not None)
                )
    return True


def _empty(connection: psycopg.Connection, tables: list[str]) -> None:
    """Delete every row of these tables; as a replica no trigger and no foreign key objects."""
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET lock_timeout = '2s'")
    for name in tables:
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)))


def _state(connection: psycopg.Connection) -> State:
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return State(
        tables=_fingerprint(connection, [name for (name,) in names]),
        catalogues=_fingerprint(connection, list(_CATALOGUES)),
        sequences=dict(connection.execute(_SEQUENCES).fetchall()),
    )


def _fingerprint(connection: psycopg.Connection, tables: list[str]) -> Fingerprint:
    """Return rows and the newest writing transaction of each table."""
    one = sql.SQL("SELECT {}, count(*), max(xmin::text::bigint) FROM {}")
    asked = sql.SQL(" UNION ALL ").join(
        one.format(sql.Literal(name), sql.Identifier(name)) for name in tables
    )
    return {name: (rows, newest) for name, rows, newest in connection.execute(asked)}
