"""Tell of a member when the day of joining is not known (chưa rõ ngày tham gia).

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registry_membership") as batch:
        batch.add_column(sa.Column("start_words", sa.String(200), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("registry_membership") as batch:
        batch.drop_column("start_words")
