"""Whether the database's tables are those of this program."""

from functools import cache

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app

from core.db import db


@cache
def program_head() -> str:
    """Return the migration the program's tables are of; read once, the files do not change."""
    config = current_app.extensions["migrate"].migrate.get_config()
    return ScriptDirectory.from_config(config).get_current_head() or ""


def is_current() -> bool:
    """Tell whether the database stands at the program's migration."""
    heads = MigrationContext.configure(db.session.connection()).get_current_heads()
    return heads == (program_head(),)


def has_tables() -> bool:
    """Tell whether the database was ever set up."""
    return bool(MigrationContext.configure(db.session.connection()).get_current_heads())
