"""Let two people take a wrongly confirmed loan book back (thu hồi chuyển sổ).

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_BEFORE = "'signed', 'loan_active', 'loan_off_balance', 'settled', 'removed'"
_STAGE = "ck_fund_contract_stage"


def _allow(stages: str) -> None:
    """Let a contract stand at these stages only."""
    with op.batch_alter_table("fund_contract") as batch:
        batch.drop_constraint(op.f(_STAGE), type_="check")
        batch.create_check_constraint(op.f(_STAGE), sa.text(f"stage IN ({stages})"))


def upgrade() -> None:
    _allow(f"{_BEFORE}, 'taken_back'")
    with op.batch_alter_table("fund_import") as batch:
        batch.add_column(sa.Column("undo_reason", sa.String(length=500), nullable=True))
        batch.add_column(sa.Column("undo_asked_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("undo_asked_at", sa.DateTime(timezone=True), nullable=True))
        batch.add_column(sa.Column("undone_by_id", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True))
        batch.create_check_constraint(
            op.f("ck_fund_import_undo_asked_whole"),
            "(undo_asked_at IS NULL) = (undo_asked_by_id IS NULL)",
        )
        batch.create_check_constraint(
            op.f("ck_fund_import_undone_second_person"),
            "undone_by_id IS NULL OR (undo_asked_by_id IS NOT NULL"
            " AND undone_by_id <> undo_asked_by_id AND undone_at IS NOT NULL)",
        )


def downgrade() -> None:
    with op.batch_alter_table("fund_import") as batch:
        batch.drop_constraint(op.f("ck_fund_import_undone_second_person"), type_="check")
        batch.drop_constraint(op.f("ck_fund_import_undo_asked_whole"), type_="check")
        for column in (
            "undone_at",
            "undone_by_id",
            "undo_asked_at",
            "undo_asked_by_id",
            "undo_reason",
        ):
            batch.drop_column(column)
    # The older program knows a contract without balances only as one never paid out.
    op.execute("UPDATE fund_contract SET stage = 'signed' WHERE stage = 'taken_back'")
    _allow(_BEFORE)
