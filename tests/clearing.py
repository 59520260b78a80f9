"""Clearing a PostgreSQL database between tests without copying it again.

A copy of the template takes up to half a second. So what a test left is looked for on the server
itself, by one connection kept open: tables that were empty are emptied, sequences set back. When
anything else has changed (a row of the reference data, a table, a trigger), the caller makes a new
copy.
"""

from contextlib import suppress
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
    """What a fresh copy holds: (rows, newest change) by table, and the place of each sequence.

    `connection` stays open: a new one would read every catalogue again, and its server process
    would plan the long question anew, both dearer than the answer.
    """

    connection: psycopg.Connection
    tables: Fingerprint
    catalogues: Fingerprint
    sequences: dict[str, int | None]
    cleared: int = field(default=0)


def look_at(url: str) -> State:
    """Return the state of a database just copied."""
    connection = psycopg.connect(url, autocommit=True, prepare_threshold=0)
    connection.execute("SET session_replication_role = replica")
    connection.execute("SET lock_timeout = '2s'")
    return State(connection, *_read(connection))


def clear(fresh: State) -> bool:
    """Bring a database back to its fresh state; False when only a new copy can do that."""
    fresh.cleared += 1
    try:
        cleared = fresh.cleared <= CLEARINGS and _clear(fresh)
    except psycopg.Error:  # a test ended the server's side, or holds a table
        cleared = False
    if not cleared:
        with suppress(psycopg.Error):
            fresh.connection.close()
    return cleared


def _clear(fresh: State) -> bool:
    tables, catalogues, sequences = _read(fresh.connection)
    touched = [name for name, rows in tables.items() if rows != fresh.tables.get(name)]
    if catalogues != fresh.catalogues or any(fresh.tables[name][0] for name in touched):
        return False
    _empty(fresh.connection, touched)
    for name, place in fresh.sequences.items():
        if sequences[name] != place:
            fresh.connection.execute(
                "SELECT setval(%s::regclass, %s, %s)", (name, place or 1, place is not None)
            )
    return True


def _empty(connection: psycopg.Connection, tables: list[str]) -> None:
    """Delete every row of these tables; as a replica no trigger and no foreign key objects."""
    for name in tables:
        connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(name)), prepare=True)


def _read(
    connection: psycopg.Connection,
) -> tuple[Fingerprint, Fingerprint, dict[str, int | None]]:
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    ).fetchall()
    return (
        _fingerprint(connection, [name for (name,) in names]),
        _fingerprint(connection, list(_CATALOGUES)),
        dict(connection.execute(_SEQUENCES).fetchall()),
    )


def _fingerprint(connection: psycopg.Connection, tables: list[str]) -> Fingerprint:
    """Return rows and the newest writing transaction of each table."""
    one = sql.SQL("SELECT {}, count(*), max(xmin::text::bigint) FROM {}")
    asked = sql.SQL(" UNION ALL ").join(
        one.format(sql.Literal(name), sql.Identifier(name)) for name in tables
    )
    return {name: (rows, newest) for name, rows, newest in connection.execute(asked, prepare=True)}
