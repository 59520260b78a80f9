"""Write the first migrations anew from the models: `python -m migrations.regenerate`.

Only while nothing is released: afterwards a change of the models is a migration of its own
(`flask --app app db revision --autogenerate --rev-id NNNN -m "add x"`) and this file goes.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from alembic.operations.ops import UpgradeOps
from sqlalchemy import TypeDecorator, create_engine

from app import ROOMS, create_app
from core.db import Base

VERSIONS = Path(__file__).with_name("versions")
#: Names of the files; the room `coop_registry` has tables `registry_…`.
SLUGS = {"coop_registry": "registry"}
PAGE = '''"""Create the tables of {slug}.

Revision ID: {revision}
Revises: {below}
"""

import sqlalchemy as sa
from alembic import op
{imports}
revision = "{revision}"
down_revision = {down}
branch_labels = None
depends_on = None


def upgrade() -> None:
{up}


def downgrade() -> None:
{back}
'''


def rooms() -> dict[str, set[str]]:
    """Return the tables of each room that has any, in the order of the arrows."""
    found: dict[str, set[str]] = {room: set() for room in ("core", *ROOMS)}
    for mapper in Base.registry.mappers:
        found[mapper.class_.__module__.split(".")[0]].add(mapper.local_table.name)
    return {room: tables for room, tables in found.items() if tables}


def plain_type(kind: str, value: Any, _context: Any) -> str | bool:
    """Write our own column types as what they are in the database."""
    if kind != "type" or not isinstance(value, TypeDecorator):
        return False
    return f"sa.{value.impl_instance!r}"


def code_of(tables: set[str]) -> tuple[str, str]:
    """Return the code that creates and that drops these tables."""
    with create_engine("sqlite://").connect() as connection:
        options = {
            "render_item": plain_type,
            "include_object": lambda _o, name, kind, *_rest: kind != "table" or name in tables,
        }
        context = MigrationContext.configure(connection, opts=options)
        script = produce_migrations(context, Base.metadata)
        return _render(script.upgrade_ops, context), _render(script.downgrade_ops, context)


def _render(operations: UpgradeOps, context: MigrationContext) -> str:
    code = render_python_code(operations, migration_context=context, render_item=plain_type)
    return "\n".join(line for line in code.splitlines() if "# ###" not in line)


def main() -> None:
    """Write one migration for each room."""
    with tempfile.TemporaryDirectory() as folder:
        create_app({"APP_ENV": "testing", "INSTANCE_DIR": folder})
    for old in VERSIONS.glob("[0-9]*.py"):
        old.unlink()
    below = ""
    for number, (room, tables) in enumerate(rooms().items(), 1):
        revision, slug = f"{number:04d}", SLUGS.get(room, room)
        up, back = code_of(tables)
        if room == "audit":
            up += "\n    triggers.create(op.get_bind())"
            back = f"    triggers.drop(op.get_bind())\n{back}\n    triggers.drop_function(op.get_bind())"
        page = PAGE.format(
            slug=slug,
            revision=revision,
            below=below,
            down=f'"{below}"' if below else "None",
            imports="\nfrom audit import triggers\n" if room == "audit" else "",
            up=up,
            back=back,
        )
        (VERSIONS / f"{revision}_create_{slug}.py").write_text(page)
        below = revision
    ruff = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", "100"]
    subprocess.run([*ruff, "--quiet", VERSIONS], check=True)


if __name__ == "__main__":
    main()
