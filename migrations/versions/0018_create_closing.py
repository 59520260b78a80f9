"""Create the tables of the month's close: its runs, what it found of each loan, what it left.

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fund_close",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("month_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cursor", sa.String(length=20), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("posted", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "state IN ('close_running', 'close_done', 'close_incomplete', 'close_interrupted', "
            "'close_stopped', 'close_reopened')",
            name=op.f("ck_fund_close_state"),
        ),
        sa.CheckConstraint(
            "(state = 'close_running') = (ended_at IS NULL)", name=op.f("ck_fund_close_ended")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_close_fund_id")),
        sa.ForeignKeyConstraint(
            ["month_id"], ["fund_month.id"], name=op.f("fk_fund_close_month_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_close")),
    )
    op.create_index("ix_fund_close_month", "fund_close", ["month_id"], unique=False)
    op.create_index("ix_fund_close_state", "fund_close", ["fund_id", "state"], unique=False)
    op.create_table(
        "fund_close_failure",
        sa.Column("month_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_close_failure_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["month_id"], ["fund_month.id"], name=op.f("fk_fund_close_failure_month_id")
        ),
        sa.PrimaryKeyConstraint("month_id", "contract_id", name=op.f("pk_fund_close_failure")),
    )
    op.create_table(
        "fund_loan_month",
        sa.Column("month_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("own_group", sa.Integer(), nullable=False),
        sa.Column("debt_group", sa.Integer(), nullable=False),
        sa.Column("is_held", sa.Boolean(), nullable=False),
        sa.Column("is_trust", sa.Boolean(), nullable=False),
        sa.Column("is_off_balance", sa.Boolean(), nullable=False),
        sa.Column("days_past_due", sa.Integer(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("receivable_vnd", sa.BigInteger(), nullable=False),
        sa.Column("off_interest_vnd", sa.BigInteger(), nullable=False),
        sa.Column("provision_vnd", sa.BigInteger(), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "debt_group BETWEEN 1 AND 5", name=op.f("ck_fund_loan_month_debt_group")
        ),
        sa.CheckConstraint(
            "own_group BETWEEN 1 AND debt_group", name=op.f("ck_fund_loan_month_own_group")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_loan_month_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["month_id"], ["fund_month.id"], name=op.f("fk_fund_loan_month_month_id")
        ),
        sa.PrimaryKeyConstraint("month_id", "contract_id", name=op.f("pk_fund_loan_month")),
    )
    op.create_index(
        "ix_fund_loan_month_contract_id", "fund_loan_month", ["contract_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_fund_loan_month_contract_id", table_name="fund_loan_month")
    op.drop_table("fund_loan_month")
    op.drop_table("fund_close_failure")
    op.drop_index("ix_fund_close_state", table_name="fund_close")
    op.drop_index("ix_fund_close_month", table_name="fund_close")
    op.drop_table("fund_close")
