"""How a migration runs: one transaction, batch mode, and SQLite's foreign keys put aside.

On SQLite a changed table is copied and the old one dropped; with foreign keys on that would
delete or refuse the children. They are turned off before the transaction, since the setting is
ignored inside one, and every reference is checked before the commit. The tables of the job queue are not seen here: a file or schema of their own.
"""

from alembic import context
from sqlalchemy import Connection

from core.db import Base, db


def check_references(connection: Connection) -> None:
    """Stop, and with it undo, a migration that leaves a row without its parent."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"migration leaves {len(broken)} broken references: {broken[:5]}")


def set_foreign_keys(connection: Connection, state: str) -> None:
    """Turn SQLite's foreign keys on or off, on the bare connection: outside any transaction."""
    connection.connection.driver_connection.execute(f"PRAGMA foreign_keys={state}")


def run() -> None:
    """Bring the database to the asked revision, whole or not at all."""
    with db.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            set_foreign_keys(connection, "OFF")
        writing = connection.execution_options(write=True)
        context.configure(
            connection=writing,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
            transactional_ddl=True,
        )
        try:
            with context.begin_transaction():
                context.run_migrations()
                if sqlite:
                    check_references(writing)
        finally:
            if sqlite:
                set_foreign_keys(connection, "ON")


if context.is_offline_mode():
    raise SystemExit("Chỉ chạy với cơ sở dữ liệu thật: flask --app app db upgrade")
run()
