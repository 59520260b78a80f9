"""Keep the offices' own Word templates of papers about filings.

Revision ID: 0024
Revises: 0023
"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registry_paper_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(length=20), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("shows_code", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "paper IN ('receipt', 'supplement', 'refusal', 'stop', 'stop_refused', 'cancel', 'change', 'suspension', 'resumption', 'certificate', 'end', 'violation', 'revocation', 'restoration', 'tax', 'compliance', 'debts')",
            name=op.f("ck_registry_paper_template_paper"),
        ),
        sa.CheckConstraint(
            "(ended_at IS NULL) = (ended_by_id IS NULL)",
            name=op.f("ck_registry_paper_template_ended_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_paper_template_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_registry_paper_template_file_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_paper_template")),
    )
    op.create_index(
        "uq_registry_paper_template_in_use",
        "registry_paper_template",
        ["unit_id", "paper"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def downgrade() -> None:
    op.drop_table("registry_paper_template")
