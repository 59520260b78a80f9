"""Tables to which rows are only added, kept so by triggers of the database itself.

Whoever holds the connection cannot change or remove a row. SQLite's INSERT OR REPLACE removes a
row without telling any DELETE trigger, hence the third trigger there.
"""

from typing import Any

from sqlalchemy import Connection, Table, event, text

_all: list["AppendOnly"] = []


class AppendOnly:
    """The tables of one room that only grow: created with them, put aside for a restore alone."""

    def __init__(self, function: str, refusal: str) -> None:
        """Take the name of PostgreSQL's function and what the database answers."""
        self._function, self._refusal = function, refusal
        self._keys: dict[str, str] = {}
        _all.append(self)

    @property
    def tables(self) -> tuple[str, ...]:
        """Return the names of the tables."""
        return tuple(self._keys)

    def guard(self, model: Any) -> None:
        """Keep the table of a model: also where it is created without a migration."""
        table: Table = model.__table__
        (key,) = table.primary_key.columns
        self._keys[table.name] = key.name
        event.listen(table, "after_create", self._with_its_triggers)

    def create(self, connection: Connection, tables: tuple[str, ...] | None = None) -> None:
        """Create the triggers of these tables; in a migration: `create(op.get_bind(), …)`."""
        statements = self._postgresql if connection.dialect.name == "postgresql" else self._sqlite
        for table in self.tables if tables is None else tables:
            for statement in statements(table):
                connection.execute(text(statement))

    def drop(self, connection: Connection, tables: tuple[str, ...] | None = None) -> None:
        """Take the triggers away: a migration's way down, and the emptying before a restore.

        Both databases do it inside the transaction, and nobody else can write to the tables until
        that transaction ends; so there is no moment at which they are open.
        """
        for table in self.tables if tables is None else tables:
            for statement in _dropped(table, connection.dialect.name):
                connection.execute(text(statement))

    def drop_function(self, connection: Connection) -> None:
        """Drop PostgreSQL's function, after the tables, on a migration's way down."""
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"DROP FUNCTION IF EXISTS {self._function}()"))

    def _sqlite(self, table: str) -> list[str]:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{self._refusal}'); END"
        key = self._keys[table]
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
            f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) {refuse}",
        ]

    def _postgresql(self, table: str) -> list[str]:
        return [
            f"CREATE OR REPLACE FUNCTION {self._function}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{self._refusal}'; END $$",
            f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self._function}()",
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {self._function}()",
        ]

    def _with_its_triggers(self, table: Table, connection: Connection, **_options: object) -> None:
        """Give a table just created its triggers."""
        self.create(connection, (table.name,))


def _dropped(table: str, dialect: str) -> list[str]:
    """Return the statements that take a table's triggers away."""
    if dialect == "postgresql":
        return [
            f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
            f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        ]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{what}" for what in ("update", "delete", "replace")]


def create_all(connection: Connection) -> None:
    """Create the triggers of every room again, after a restore."""
    for one in _all:
        one.create(connection)


def drop_all(connection: Connection) -> None:
    """Put the triggers of every room aside, inside the transaction of a restore."""
    for one in _all:
        one.drop(connection)
