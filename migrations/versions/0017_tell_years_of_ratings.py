"""Tell of a rating or an award when only its year is known (năm công nhận).

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("registry_trait") as batch:
        batch.add_column(sa.Column("start_words", sa.String(40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("registry_trait") as batch:
        batch.drop_column("start_words")
