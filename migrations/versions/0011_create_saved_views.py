"""Keep lists as a person wants to see them again (kiểu xem đã lưu).

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.String(60), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(length=320).with_variant(sa.String(length=320, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("query", sa.String(1000), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["account_user.id"],
            name=op.f("fk_account_saved_view_user_id_account_user"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_saved_view")),
        sa.UniqueConstraint("user_id", "page", "name", name="uq_account_saved_view"),
    )


def downgrade() -> None:
    op.drop_table("account_saved_view")
