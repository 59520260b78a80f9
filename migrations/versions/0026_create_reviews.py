"""Create the reviews of what is registered: campaigns and what each organisation answered.

Revision ID: 0026
Revises: 0025
"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registry_review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_review_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_review")),
    )
    op.create_index("ix_registry_review_unit_id", "registry_review", ["unit_id"])
    op.create_table(
        "registry_review_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("words", sa.String(length=1000), nullable=True),
        sa.Column("filing_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "answer IN ('correct', 'update')", name=op.f("ck_registry_review_line_answer")
        ),
        sa.CheckConstraint(
            "(answer IS NULL) = (answered_on IS NULL)",
            name=op.f("ck_registry_review_line_answered_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["registry_review.id"], name=op.f("fk_registry_review_line_review_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_review_line_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers_issued_paper.id"],
            name=op.f("fk_registry_review_line_paper_id"),
        ),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["registry_filing.id"], name=op.f("fk_registry_review_line_filing_id")
        ),
        sa.UniqueConstraint("review_id", "organisation_id", name="uq_registry_review_line"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_review_line")),
    )
    op.create_index(
        "ix_registry_review_line_organisation_id", "registry_review_line", ["organisation_id"]
    )


def downgrade() -> None:
    op.drop_table("registry_review_line")
    op.drop_table("registry_review")
