"""Triggers that keep the log append-only on both databases, whoever holds the connection.

They are created with the tables (`create_all`) and by the migration, which calls `create`.
SQLite's INSERT OR REPLACE removes a row without telling any DELETE trigger, hence the third one.
"""

from sqlalchemy import Connection, Table, event, text

from audit.models import Entry, Seal, Sealed

TABLES = (Entry.__tablename__, Seal.__tablename__, Sealed.__tablename__)
_KEYS = {Entry.__tablename__: "id", Seal.__tablename__: "id", Sealed.__tablename__: "entry_id"}
_REFUSAL = "audit log is append-only"
_FUNCTION = "audit_refuse_change"


def _sqlite(table: str) -> list[str]:
    """Return SQLite's triggers of a table."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END"
    key = _KEYS[table]
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) {refuse}",
    ]


def _postgresql(table: str) -> list[str]:
    """Return PostgreSQL's function and triggers of a table."""
    return [
        f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {_FUNCTION}()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()",
    ]


def _dropped(table: str, dialect: str) -> list[str]:
    """Return the statements that take a table's triggers away."""
    if dialect == "postgresql":
        return [
            f"DROP TRIGGER IF EXISTS {table}_no_change ON {table}",
            f"DROP TRIGGER IF EXISTS {table}_no_truncate ON {table}",
        ]
    return [f"DROP TRIGGER IF EXISTS {table}_no_{what}" for what in ("update", "delete", "replace")]


def create(connection: Connection, tables: tuple[str, ...] = TABLES) -> None:
    """Create the triggers of these tables; in a migration: `create(op.get_bind())`."""
    statements = _postgresql if connection.dialect.name == "postgresql" else _sqlite
    for table in tables:
        for statement in statements(table):
            connection.execute(text(statement))


def drop(connection: Connection, tables: tuple[str, ...] = TABLES) -> None:
    """Take the triggers away: a migration's way down, and the emptying before a restore.

    Both databases do it inside the transaction, and nobody else can write to the tables until
    that transaction ends; so there is no moment at which the log is open.
    """
    for table in tables:
        for statement in _dropped(table, connection.dialect.name):
            connection.execute(text(statement))


def drop_function(connection: Connection) -> None:
    """Drop PostgreSQL's function, after the tables, on a migration's way down."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"DROP FUNCTION IF EXISTS {_FUNCTION}()"))


def _with_its_triggers(table: Table, connection: Connection, **_options: object) -> None:
    """Give a table just created its triggers."""
    create(connection, (table.name,))


for _model in (Entry, Seal, Sealed):
    event.listen(_model.__table__, "after_create", _with_its_triggers)
