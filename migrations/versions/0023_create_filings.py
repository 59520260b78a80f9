"""Create the tables of filings: what was handed in, its papers, each step.

Revision ID: 0023
Revises: 0022
"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registry_filing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("organisation_kind", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("name_search", sa.String(length=255), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=False),
        sa.Column("event_on", sa.Date(), nullable=True),
        sa.Column("effect_on", sa.Date(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("national_no", sa.String(length=40), nullable=True),
        sa.Column("change_no", sa.Integer(), nullable=True),
        sa.Column("applicant_name", sa.String(length=255), nullable=False),
        sa.Column("applicant_phone", sa.String(length=40), nullable=False),
        sa.Column("is_authorised", sa.Boolean(), nullable=False),
        sa.Column("fee_vnd", sa.BigInteger(), nullable=True),
        sa.Column("fee_exempt", sa.String(length=200), nullable=True),
        sa.Column("is_fallback", sa.Boolean(), nullable=False),
        sa.Column("change_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("shelf", sa.String(length=40), nullable=True),
        sa.Column("box", sa.String(length=40), nullable=True),
        sa.Column("act_id", sa.Integer(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.UniqueConstraint("agency_id", "year", "number", name="uq_registry_filing_number"),
        sa.CheckConstraint(
            "fee_vnd IS NULL OR fee_vnd >= 0",
            name=op.f("ck_registry_filing_fee_not_negative"),
        ),
        sa.CheckConstraint(
            "state <> 'accepted' OR act_id IS NOT NULL",
            name=op.f("ck_registry_filing_accepted_whole"),
        ),
        sa.CheckConstraint(
            "kind IN ('founding', 'conversion', 'name', 'seat', 'representative', 'capital', 'lines', 'tax_information', 'foreign_members', 'enterprise', 'other_notice', 'branch_new', 'branch_change', 'branch_end', 'suspension', 'resumption', 'reissue', 'exchange', 'correction', 'revocation', 'restoration', 'bankruptcy', 'group_end')",
            name=op.f("ck_registry_filing_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["reference_agency.id"], name=op.f("fk_registry_filing_agency_id")
        ),
        sa.CheckConstraint(
            "state IN ('received', 'supplement', 'proposed', 'signed', 'accepted', 'refused', 'withdrawn', 'cancelled')",
            name=op.f("ck_registry_filing_state"),
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_filing_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_filing_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["act_id"], ["registry_act.id"], name=op.f("fk_registry_filing_act_id")
        ),
        sa.CheckConstraint(
            "organisation_kind IN ('cooperative', 'union', 'group')",
            name=op.f("ck_registry_filing_organisation_kind"),
        ),
        sa.UniqueConstraint("national_no", name="uq_registry_filing_national_no"),
        sa.CheckConstraint(
            "completed_on >= received_on",
            name=op.f("ck_registry_filing_completed_after"),
        ),
        sa.CheckConstraint(
            "until_on IS NULL OR until_on >= effect_on",
            name=op.f("ck_registry_filing_until_after"),
        ),
        sa.CheckConstraint(
            "fee_vnd IS NULL OR fee_exempt IS NULL",
            name=op.f("ck_registry_filing_fee_once"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_filing")),
    )
    op.create_index(
        "ix_registry_filing_organisation_id", "registry_filing", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_registry_filing_unit_id", "registry_filing", ["unit_id", "state"], unique=False
    )
    op.create_table(
        "registry_filing_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["papers_stored_file.id"], name=op.f("fk_registry_filing_paper_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["registry_filing.id"], name=op.f("fk_registry_filing_paper_filing_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_filing_paper")),
    )
    op.create_index(
        "ix_registry_filing_paper_filing_id",
        "registry_filing_paper",
        ["filing_id", "code"],
        unique=False,
    )
    op.create_table(
        "registry_filing_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("filing_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(length=2000), nullable=True),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "step IN ('receive', 'describe', 'add_paper', 'note_numbers', 'ask_supplement', 'supplement', 'propose', 'propose_refusal', 'send_back', 'decide', 'record_signed', 'confirm_signed', 'ask_withdrawal', 'withdraw', 'refuse_withdrawal', 'cancel', 'reassign', 'comment', 'hand_over', 'shelve')",
            name=op.f("ck_registry_filing_event_step"),
        ),
        sa.CheckConstraint(
            "state IN ('received', 'supplement', 'proposed', 'signed', 'accepted', 'refused', 'withdrawn', 'cancelled')",
            name=op.f("ck_registry_filing_event_state"),
        ),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["registry_filing.id"], name=op.f("fk_registry_filing_event_filing_id")
        ),
        sa.UniqueConstraint("filing_id", "number", name="uq_registry_filing_event_number"),
        sa.ForeignKeyConstraint(
            ["file_id"], ["papers_stored_file.id"], name=op.f("fk_registry_filing_event_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_filing_event")),
    )


def downgrade() -> None:
    for name in ("registry_filing_event", "registry_filing_paper", "registry_filing"):
        op.drop_table(name)
