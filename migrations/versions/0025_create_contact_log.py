"""Create the contact log: talks with organisations and about filings.

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TABLE = "registry_contact_line"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("filing_id", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=200), nullable=False),
        sa.Column("words", sa.String(length=1000), nullable=False),
        sa.Column("answer", sa.String(length=1000), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('phone', 'zalo', 'sms', 'meeting', 'letter', 'email')",
            name=op.f("ck_registry_contact_line_channel"),
        ),
        sa.CheckConstraint(
            "organisation_id IS NOT NULL OR filing_id IS NOT NULL",
            name=op.f("ck_registry_contact_line_about_something"),
        ),
        sa.CheckConstraint(
            'promised_on IS NULL OR promised_on >= "on"',
            name=op.f("ck_registry_contact_line_promised_after"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_contact_line_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["registry_filing.id"], name=op.f("fk_registry_contact_line_filing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_contact_line")),
    )
    op.create_index("ix_registry_contact_line_organisation_id", TABLE, ["organisation_id", "on"])
    op.create_index("ix_registry_contact_line_filing_id", TABLE, ["filing_id"])


def downgrade() -> None:
    op.drop_table(TABLE)
