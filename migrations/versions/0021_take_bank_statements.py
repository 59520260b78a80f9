"""Keep the statements of the bank and what their lines are in the books (sao kê ngân hàng).

Revision ID: 0021
Revises: 0020
"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fund_bank_statement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("closing_vnd", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("void_reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_fund_bank_statement_period")),
        sa.CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)",
            name=op.f("ck_fund_bank_statement_voided_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_bank_statement_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_bank_statement")),
    )
    op.create_index(
        "ix_fund_bank_statement_days", "fund_bank_statement", ["fund_id", "first_on", "last_on"]
    )
    op.create_table(
        "fund_bank_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.String(length=100), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("balance_vnd", sa.BigInteger(), nullable=True),
        sa.Column("fingerprint", sa.String(length=64), nullable=True),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("matched_by_id", sa.Integer(), nullable=True),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount_vnd <> 0", name=op.f("ck_fund_bank_line_amount")),
        sa.CheckConstraint(
            "(entry_id IS NULL) = (matched_by_id IS NULL)"
            " AND (entry_id IS NULL) = (matched_at IS NULL)",
            name=op.f("ck_fund_bank_line_matched_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_bank_line_fund_id")
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"],
            ["fund_bank_statement.id"],
            name=op.f("fk_fund_bank_line_statement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["fund_entry.id"], name=op.f("fk_fund_bank_line_entry_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_bank_line")),
    )
    op.create_index(
        "uq_fund_bank_line_fingerprint", "fund_bank_line", ["fund_id", "fingerprint"], unique=True
    )
    op.create_index("uq_fund_bank_line_entry_id", "fund_bank_line", ["entry_id"], unique=True)
    op.create_index("ix_fund_bank_line_on", "fund_bank_line", ["fund_id", "on"])
    op.create_index("ix_fund_bank_line_statement_id", "fund_bank_line", ["statement_id"])


def downgrade() -> None:
    op.drop_table("fund_bank_line")
    op.drop_table("fund_bank_statement")
