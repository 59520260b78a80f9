"""Know which act filled a person's blank or proposed a change, to take it back with the act (rút).

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_CHANGE, _STATEMENT = "registry_identity_change", "registry_person_statement"
_UNDONE = "Hoàn tác lần nhập danh sách"


def upgrade() -> None:
    no = sa.text("false")
    with op.batch_alter_table(_CHANGE) as batch:
        batch.add_column(sa.Column("origin_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("is_withdrawn", sa.Boolean(), nullable=False, server_default=no))
        batch.create_foreign_key(
            op.f(f"fk_{_CHANGE}_origin_id"), "registry_act", ["origin_id"], ["id"]
        )
    with op.batch_alter_table(_CHANGE) as batch:
        batch.alter_column("is_withdrawn", server_default=None)
        batch.drop_constraint(op.f(f"ck_{_CHANGE}_two_people"), type_="check")
        batch.create_check_constraint(
            op.f(f"ck_{_CHANGE}_two_people"), "is_withdrawn OR decided_by_id <> proposed_by_id"
        )
        batch.create_check_constraint(
            op.f(f"ck_{_CHANGE}_withdrawn_whole"),
            "NOT is_withdrawn OR (decided_at IS NOT NULL AND NOT accepted)",
        )
    op.create_index(f"ix_{_CHANGE}_origin_id", _CHANGE, ["origin_id"])
    with op.batch_alter_table(_STATEMENT) as batch:
        for name in ("is_filled", "is_withdrawn"):
            batch.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=no))
        batch.add_column(sa.Column("held_before", sa.String(20), nullable=True))
    with op.batch_alter_table(_STATEMENT) as batch:
        for name in ("is_filled", "is_withdrawn"):
            batch.alter_column(name, server_default=None)
    table = sa.table(_STATEMENT, sa.column("is_withdrawn"), sa.column("decided_reason"))
    op.execute(
        sa.update(table).where(table.c.decided_reason == _UNDONE).values(is_withdrawn=sa.true())
    )


def downgrade() -> None:
    op.execute(sa.text(f"DELETE FROM {_STATEMENT} WHERE is_filled"))
    with op.batch_alter_table(_STATEMENT) as batch:
        for name in ("held_before", "is_withdrawn", "is_filled"):
            batch.drop_column(name)
    op.drop_index(f"ix_{_CHANGE}_origin_id", table_name=_CHANGE)
    # The older program knows only proposals that a second person decided.
    op.execute(sa.text(f"DELETE FROM {_CHANGE} WHERE is_withdrawn"))
    with op.batch_alter_table(_CHANGE) as batch:
        batch.drop_constraint(op.f(f"fk_{_CHANGE}_origin_id"), type_="foreignkey")
        batch.drop_constraint(op.f(f"ck_{_CHANGE}_withdrawn_whole"), type_="check")
        batch.drop_constraint(op.f(f"ck_{_CHANGE}_two_people"), type_="check")
        batch.create_check_constraint(
            op.f(f"ck_{_CHANGE}_two_people"), "decided_by_id <> proposed_by_id"
        )
    with op.batch_alter_table(_CHANGE) as batch:
        batch.drop_column("is_withdrawn")
        batch.drop_column("origin_id")
