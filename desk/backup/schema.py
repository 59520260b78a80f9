"""Making room in the tables for a restore, and setting them up again: all in one transaction.

The log's triggers are taken away and put back inside it. On PostgreSQL the tables are locked
against everybody until it ends, SQLite has one writer; so at no moment can anyone else change
the log, and an undone restore leaves the triggers as they were.
"""

from sqlalchemy import Connection, Integer, Table, text

from core import append_only
from core.errors import RuleViolation
from desk.backup import queries


class Room:
    """The emptied tables, until `close` has set up again what was put aside."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._tables = queries.tables()
        self._postgresql = connection.dialect.name == "postgresql"
        self._foreign_keys = queries.foreign_keys(connection) if self._postgresql else []

    def open(self) -> None:
        """Put triggers and foreign keys aside and empty every table."""
        append_only.drop_all(self._connection)
        if self._postgresql:
            for table, name, _definition in self._foreign_keys:
                self._run(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
            names = ", ".join(f'"{table.name}"' for table in self._tables)
            self._run(f"TRUNCATE {names}")
            return
        self._run("PRAGMA defer_foreign_keys=ON")
        for table in reversed(self._tables):
            self._connection.execute(table.delete())

    def close(self) -> None:
        """Check every reference, set the number series and the triggers up again."""
        if self._postgresql:
            for table, name, definition in self._foreign_keys:
                self._run(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
            for numbered in self._tables:
                self._set_sequence(numbered)
        elif broken := queries.violated_foreign_keys(self._connection):
            raise RuleViolation(f"Bản sao lưu thiếu dòng được tham chiếu ở bảng {broken[0]}.")
        append_only.create_all(self._connection)

    def _set_sequence(self, table: Table) -> None:
        """Let PostgreSQL number on after the highest restored row."""
        keys = list(table.primary_key.columns)
        if len(keys) != 1 or not isinstance(keys[0].type, Integer):
            return
        find = text("SELECT pg_get_serial_sequence(:table, :column)")
        names = {"table": f'"{table.name}"', "column": keys[0].name}
        sequence = self._connection.execute(find, names).scalar()
        if sequence is None:
            return
        highest = queries.highest(self._connection, keys[0])
        self._connection.execute(
            text("SELECT setval(CAST(:sequence AS regclass), :value, :used)"),
            {"sequence": sequence, "value": highest or 1, "used": highest is not None},
        )

    def _run(self, statement: str) -> None:
        """Run one statement."""
        self._connection.execute(text(statement))
