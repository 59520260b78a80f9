"""Take running loans and trial balances over from older books (số dư đầu kỳ).

Revision ID: 0020
Revises: 0019
"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("fund_contract") as batch:
        batch.add_column(sa.Column("opening", sa.JSON(), nullable=True))
    op.create_table(
        "fund_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("chosen", sa.JSON(), nullable=False),
        sa.Column("rows", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("outcome", sa.JSON(), nullable=True),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "kind IN ('loan_book', 'trial_balance')", name=op.f("ck_fund_import_kind")
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'confirmed', 'rejected', 'withdrawn')",
            name=op.f("ck_fund_import_state"),
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id",
            name=op.f("ck_fund_import_second_person"),
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_by_id IS NULL)",
            name=op.f("ck_fund_import_decided_whole"),
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_import_fund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_import")),
    )
    op.create_index("ix_fund_import_file", "fund_import", ["fund_id", "kind", "on", "sha256"])


def downgrade() -> None:
    op.drop_index("ix_fund_import_file", table_name="fund_import")
    op.drop_table("fund_import")
    with op.batch_alter_table("fund_contract") as batch:
        batch.drop_column("opening")
