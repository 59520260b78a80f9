"""Create the index of the search, ask for every organisation; find papers by number.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_TABLES = ("document", "phrase", "word", "pending", "state")


def _byte_order(length: int) -> sa.types.TypeEngine[str]:
    """Return a text column that both databases compare byte by byte."""
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_registry_search_{table}"))


def _check(table: str, name: str, words: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(words, name=op.f(f"ck_registry_search_{table}_{name}"))


def _organisation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["organisation_id"],
        ["registry_organisation.id"],
        name=op.f(f"fk_registry_search_{table}_organisation_id"),
    )


def _index(table: str) -> None:
    name = f"registry_search_{table}"
    op.create_index(f"ix_{name}_organisation_id", name, ["organisation_id"])


def upgrade() -> None:
    _create_documents()
    _create_words()
    op.create_table(
        "registry_search_pending",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        _organisation("pending"),
        _key("pending", "id"),
    )
    _index("pending")
    op.create_table(
        "registry_search_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("indexed_at", sa.DateTime(timezone=True), nullable=True),
        _check("state", "one_row", "id = 1"),
        _key("state", "id"),
    )
    op.create_index("ix_papers_issued_paper_paper_no", "papers_issued_paper", ["paper_no"])
    op.create_index(
        "ix_registry_membership_representative_id",
        "registry_membership",
        ["representative_id"],
        sqlite_where=sa.text("representative_id IS NOT NULL"),
        postgresql_where=sa.text("representative_id IS NOT NULL"),
    )
    op.execute(
        "INSERT INTO registry_search_pending (organisation_id) "
        "SELECT id FROM registry_organisation ORDER BY id"
    )


def _create_documents() -> None:
    op.create_table(
        "registry_search_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("facet", sa.String(length=20), nullable=False),
        sa.Column("text", sa.String(length=600), nullable=False),
        sa.Column("shown", sa.String(length=255), nullable=False),
        sa.Column("place", sa.String(length=300), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("is_ended", sa.Boolean(), nullable=False),
        _check("document", "what", "what IN ('organisation', 'person')"),
        _check(
            "document",
            "facet",
            "facet IN ('name', 'short_name', 'foreign_name', 'certificate_no', 'code', "
            "'tax_code', 'phone')",
        ),
        _check("document", "kind", "kind IN ('cooperative', 'union', 'group')"),
        _check("document", "person", "(what = 'person') = (party_id IS NOT NULL)"),
        _organisation("document"),
        _key("document", "id"),
    )
    _index("document")


def _create_words() -> None:
    op.create_table(
        "registry_search_phrase",
        sa.Column("lane", sa.String(length=1), nullable=False),
        sa.Column("word", _byte_order(255), nullable=False),
        sa.Column("rest", _byte_order(60), nullable=False),
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document_id", sa.Integer(), autoincrement=False, nullable=False),
        _check("phrase", "lane", "lane IN ('A', 'B', 'C', 'D', 'E', 'F')"),
        _key("phrase", "lane", "word", "rest", "unit_id", "document_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "registry_search_word",
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("word", _byte_order(255), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        _check("word", "what", "what IN ('organisation', 'person')"),
        _key("word", "what", "word"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_index(
        "ix_registry_membership_representative_id",
        "registry_membership",
        sqlite_where=sa.text("representative_id IS NOT NULL"),
        postgresql_where=sa.text("representative_id IS NOT NULL"),
    )
    op.drop_index("ix_papers_issued_paper_paper_no", "papers_issued_paper")
    for table in reversed(_TABLES):
        op.drop_table(f"registry_search_{table}")
