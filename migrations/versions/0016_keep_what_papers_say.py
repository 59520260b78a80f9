"""Keep what papers say of persons otherwise than their records (giá trị khác, giữ cạnh hồ sơ).

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_TABLE = "registry_person_statement"
_FIELDS = (
    "'full_name', 'phone', 'address', 'gender', 'ethnicity', 'identity_no', 'identity_on', "
    "'identity_by', 'birth', 'nationality', 'has_foreign_capital', 'is_cooperative'"
)


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(f"field IN ({_FIELDS})", name=op.f(f"ck_{_TABLE}_field")),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (decided_by_id IS NULL)",
            name=op.f(f"ck_{_TABLE}_decided_whole"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (accepted IS NULL)", name=op.f(f"ck_{_TABLE}_outcome_whole")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f(f"fk_{_TABLE}_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f(f"fk_{_TABLE}_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f(f"fk_{_TABLE}_origin_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
    )
    op.create_index(f"ix_{_TABLE}_party_id", _TABLE, ["party_id", "field"])
    op.create_index(f"ix_{_TABLE}_origin_id", _TABLE, ["origin_id"])


def downgrade() -> None:
    op.drop_index(f"ix_{_TABLE}_origin_id", table_name=_TABLE)
    op.drop_index(f"ix_{_TABLE}_party_id", table_name=_TABLE)
    op.drop_table(_TABLE)
