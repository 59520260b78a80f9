"""Create the tables of papers.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "papers_stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("size > 0", name=op.f("ck_papers_stored_file_size")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers_stored_file")),
    )
    op.create_index("ix_papers_stored_file_sha256", "papers_stored_file", ["sha256"], unique=False)
    op.create_table(
        "papers_issued_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=14), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("subject_type", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("data_on", sa.Date(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_file_id", sa.Integer(), nullable=True),
        sa.Column("docx_file_id", sa.Integer(), nullable=True),
        sa.Column("xlsx_file_id", sa.Integer(), nullable=True),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("paper_no", sa.Integer(), nullable=True),
        sa.Column("paper_symbol", sa.String(length=60), nullable=True),
        sa.Column("paper_on", sa.Date(), nullable=True),
        sa.Column("signer", sa.String(length=120), nullable=True),
        sa.Column("number_series", sa.String(length=120), nullable=True),
        sa.Column("signed_scan_file_id", sa.Integer(), nullable=True),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.Column("revoked_reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "(paper_no IS NULL) = (number_series IS NULL)",
            name=op.f("ck_papers_issued_paper_numbered_whole"),
        ),
        sa.CheckConstraint(
            "(paper_no IS NULL) = (paper_on IS NULL)",
            name=op.f("ck_papers_issued_paper_dated_whole"),
        ),
        sa.CheckConstraint(
            "(revoked_on IS NULL) = (revoked_reason IS NULL)",
            name=op.f("ck_papers_issued_paper_revoked_whole"),
        ),
        sa.CheckConstraint(
            "paper_no IS NULL OR paper_no > 0", name=op.f("ck_papers_issued_paper_paper_no")
        ),
        sa.ForeignKeyConstraint(
            ["docx_file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_papers_issued_paper_docx_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["pdf_file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_papers_issued_paper_pdf_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["signed_scan_file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_papers_issued_paper_signed_scan_file_id"),
        ),
        sa.ForeignKeyConstraint(
            ["superseded_by_id"],
            ["papers_issued_paper.id"],
            name=op.f("fk_papers_issued_paper_superseded_by_id"),
        ),
        sa.ForeignKeyConstraint(
            ["xlsx_file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_papers_issued_paper_xlsx_file_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers_issued_paper")),
        sa.UniqueConstraint("code", name="uq_papers_issued_paper_code"),
        sa.UniqueConstraint("number_series", "paper_no", name="uq_papers_issued_paper_number"),
    )
    op.create_index(
        "ix_papers_issued_paper_subject",
        "papers_issued_paper",
        ["subject_type", "subject_id", "id"],
        unique=False,
    )
    op.create_index(
        "ix_papers_issued_paper_unit_id", "papers_issued_paper", ["unit_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_papers_issued_paper_unit_id", table_name="papers_issued_paper")
    op.drop_index("ix_papers_issued_paper_subject", table_name="papers_issued_paper")
    op.drop_table("papers_issued_paper")
    op.drop_index("ix_papers_stored_file_sha256", table_name="papers_stored_file")
    op.drop_table("papers_stored_file")
