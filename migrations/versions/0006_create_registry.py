"""Create the tables of registry.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "registry_finding_check",
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("standing", sa.Integer(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("cured", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "standing >= 0 AND opened >= 0 AND cured >= 0",
            name=op.f("ck_registry_finding_check_counts"),
        ),
        sa.PrimaryKeyConstraint("on", name=op.f("pk_registry_finding_check")),
    )
    op.create_table(
        "registry_organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("founded_precision", sa.String(length=10), nullable=True),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "founded_precision IN ('day', 'month', 'year')",
            name=op.f("ck_registry_organisation_founded_precision"),
        ),
        sa.CheckConstraint(
            "kind IN ('cooperative', 'union', 'group')", name=op.f("ck_registry_organisation_kind")
        ),
        sa.CheckConstraint(
            "(founded_on IS NULL) = (founded_precision IS NULL)",
            name=op.f("ck_registry_organisation_founded_whole"),
        ),
        sa.CheckConstraint("version > 0", name=op.f("ck_registry_organisation_version_positive")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_organisation_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_organisation")),
    )
    op.create_index(
        "ix_registry_organisation_unit_id", "registry_organisation", ["unit_id"], unique=False
    )
    op.create_table(
        "registry_unit_flag",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_reason", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "kind IN ('new_rural', 'new_rural_advanced', 'new_rural_model')",
            name=op.f("ck_registry_unit_flag_kind"),
        ),
        sa.CheckConstraint(
            "(voided_reason IS NULL) = (voided_at IS NULL)",
            name=op.f("ck_registry_unit_flag_voided_whole"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_unit_flag_period")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_unit_flag_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_unit_flag")),
    )
    op.create_index(
        "ix_registry_unit_flag_unit_id", "registry_unit_flag", ["unit_id", "start_on"], unique=False
    )
    op.create_table(
        "registry_act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "kind IN ('opening', 'correction', 'report', 'filing')",
            name=op.f("ck_registry_act_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_act_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_act")),
        sa.UniqueConstraint("organisation_id", "number", name="uq_registry_act_number"),
    )
    op.create_table(
        "registry_party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("full_name", sa.String(length=255), nullable=False),
        sa.Column("name_search", sa.String(length=255), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(length=520).with_variant(sa.String(length=520, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("birth_precision", sa.String(length=10), nullable=True),
        sa.Column("identity_kind", sa.String(length=20), nullable=True),
        sa.Column("identity_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("identity_index", sa.String(length=64), nullable=True),
        sa.Column("identity_masked", sa.String(length=40), nullable=True),
        sa.Column("identity_on", sa.Date(), nullable=True),
        sa.Column("identity_by", sa.String(length=200), nullable=True),
        sa.Column("gender", sa.String(length=10), nullable=True),
        sa.Column("ethnicity", sa.String(length=40), nullable=True),
        sa.Column("nationality", sa.String(length=60), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("is_cooperative", sa.Boolean(), nullable=False),
        sa.Column("has_foreign_capital", sa.Boolean(), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "birth_precision IN ('day', 'month', 'year')",
            name=op.f("ck_registry_party_birth_precision"),
        ),
        sa.CheckConstraint(
            "identity_kind IN ('citizen', 'old_citizen', 'passport', 'organisation')",
            name=op.f("ck_registry_party_identity_kind"),
        ),
        sa.CheckConstraint(
            "kind IN ('person', 'household', 'organisation')", name=op.f("ck_registry_party_kind")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_party_organisation_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_party")),
    )
    op.create_index(
        "ix_registry_party_identity_index", "registry_party", ["identity_index"], unique=True
    )
    op.create_index(
        "ix_registry_party_name_search", "registry_party", ["name_search"], unique=False
    )
    op.create_index(
        "ix_registry_party_organisation_id", "registry_party", ["organisation_id"], unique=True
    )
    op.create_table(
        "registry_activity",
        sa.Column("activity", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "activity IN ('operating', 'not_started', 'weak', 'stopped')",
            name=op.f("ck_registry_activity_activity"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_activity_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_activity_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_activity_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_activity_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_activity_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_activity")),
    )
    op.create_index(
        "ix_registry_activity_as_of",
        "registry_activity",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_table(
        "registry_branch",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('branch', 'office', 'location')", name=op.f("ck_registry_branch_kind")
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_branch_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_branch_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_branch_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_branch_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_branch_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_branch_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_branch")),
    )
    op.create_index(
        "ix_registry_branch_as_of", "registry_branch", ["organisation_id", "start_on"], unique=False
    )
    op.create_table(
        "registry_capital",
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("amount_vnd >= 0", name=op.f("ck_registry_capital_amount_not_negative")),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_capital_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_capital_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_capital_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_capital_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_capital_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_capital")),
    )
    op.create_index(
        "ix_registry_capital_as_of",
        "registry_capital",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_table(
        "registry_capital_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("withdrawn_reason", sa.String(length=300), nullable=True),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_registry_capital_certificate_amount")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_capital_certificate_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"],
            ["registry_act.id"],
            name=op.f("fk_registry_capital_certificate_origin_id"),
        ),
        sa.ForeignKeyConstraint(
            ["paper_id"],
            ["papers_issued_paper.id"],
            name=op.f("fk_registry_capital_certificate_paper_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["registry_party.id"],
            name=op.f("fk_registry_capital_certificate_party_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_capital_certificate")),
        sa.UniqueConstraint("organisation_id", "number", name="uq_registry_capital_certificate_no"),
    )
    op.create_index(
        "ix_registry_capital_certificate_party",
        "registry_capital_certificate",
        ["organisation_id", "party_id"],
        unique=False,
    )
    op.create_table(
        "registry_contact",
        sa.Column("person", sa.String(length=255), nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=True),
        sa.Column("email", sa.String(length=255), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_contact_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_contact_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_contact_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_contact_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_contact_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_contact")),
    )
    op.create_index(
        "ix_registry_contact_as_of",
        "registry_contact",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_table(
        "registry_contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("pledged_vnd", sa.BigInteger(), nullable=False),
        sa.Column("paid_vnd", sa.BigInteger(), nullable=False),
        sa.Column("asset_kind", sa.String(length=20), nullable=True),
        sa.Column("asset_words", sa.String(length=300), nullable=True),
        sa.Column("entitled_until", sa.Date(), nullable=True),
        sa.Column("counterparty_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "asset_kind IN ('cash', 'foreign_currency', 'gold', 'land_use_right', 'intellectual', 'other')",
            name=op.f("ck_registry_contribution_asset_kind"),
        ),
        sa.CheckConstraint(
            "kind IN ('pledge', 'payment', 'return', 'transfer_out', 'transfer_in', 'pledge_reduced', 'reversal')",
            name=op.f("ck_registry_contribution_kind"),
        ),
        sa.CheckConstraint(
            "pledged_vnd <> 0 OR paid_vnd <> 0",
            name=op.f("ck_registry_contribution_says_something"),
        ),
        sa.ForeignKeyConstraint(
            ["counterparty_id"],
            ["registry_party.id"],
            name=op.f("fk_registry_contribution_counterparty_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_contribution_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_contribution_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_contribution_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"],
            ["registry_contribution.id"],
            name=op.f("fk_registry_contribution_reverses_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_contribution")),
        sa.UniqueConstraint("organisation_id", "number", name="uq_registry_contribution_number"),
        sa.UniqueConstraint("reverses_id", name="uq_registry_contribution_reverses_id"),
    )
    op.create_index(
        "ix_registry_contribution_party",
        "registry_contribution",
        ["organisation_id", "party_id", "on"],
        unique=False,
    )
    op.create_table(
        "registry_declared",
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "what IN ('members_total', 'members_official', 'members_associate', 'members_women', 'members_minority', 'paid_capital', 'contribution_minimum', 'workers', 'revenue', 'profit', 'income_per_worker')",
            name=op.f("ck_registry_declared_what"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_declared_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_declared_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_declared_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_declared")),
    )
    op.create_index(
        "ix_registry_declared_as_of",
        "registry_declared",
        ["organisation_id", "what", "on"],
        unique=False,
    )
    op.create_table(
        "registry_finding_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("stored_file_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("until > written_on", name=op.f("ck_registry_finding_note_until")),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_finding_note_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_finding_note_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["stored_file_id"],
            ["papers_stored_file.id"],
            name=op.f("fk_registry_finding_note_stored_file_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_finding_note")),
    )
    op.create_index(
        "ix_registry_finding_note_subject",
        "registry_finding_note",
        ["organisation_id", "rule"],
        unique=False,
    )
    op.create_table(
        "registry_finding_spell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=80), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("seen_on", sa.Date(), nullable=False),
        sa.Column("cured_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(length=1000), nullable=False),
        sa.Column("article", sa.String(length=300), nullable=False),
        sa.Column("certainty", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "cured_on IS NULL OR cured_on > seen_on", name=op.f("ck_registry_finding_spell_period")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_finding_spell_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_finding_spell_party_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_finding_spell")),
    )
    op.create_index(
        "ix_registry_finding_spell_open",
        "registry_finding_spell",
        ["cured_on", "rule"],
        unique=False,
    )
    op.create_index(
        "ix_registry_finding_spell_subject",
        "registry_finding_spell",
        ["organisation_id", "rule"],
        unique=False,
    )
    op.create_table(
        "registry_governance",
        sa.Column("governance", sa.String(length=20), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "governance IN ('full', 'short')", name=op.f("ck_registry_governance_governance")
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_governance_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_governance_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_governance_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_governance_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_governance_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_governance")),
    )
    op.create_index(
        "ix_registry_governance_as_of",
        "registry_governance",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_table(
        "registry_identifier",
        sa.Column("scheme", sa.String(length=20), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("normal", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("issued_by", sa.String(length=200), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "scheme IN ('certificate_no', 'code', 'tax_code')",
            name=op.f("ck_registry_identifier_scheme"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_identifier_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_identifier_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_identifier_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_identifier")),
    )
    op.create_index(
        "ix_registry_identifier_organisation",
        "registry_identifier",
        ["organisation_id", "scheme"],
        unique=False,
    )
    op.create_index(
        "uq_registry_identifier_live",
        "registry_identifier",
        ["scheme", "normal"],
        unique=True,
        sqlite_where=sa.text("voided_by_id IS NULL"),
        postgresql_where=sa.text("voided_by_id IS NULL"),
    )
    op.create_table(
        "registry_identity_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("identity_kind", sa.String(length=20), nullable=True),
        sa.Column("identity_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("identity_index", sa.String(length=64), nullable=True),
        sa.Column("identity_masked", sa.String(length=40), nullable=True),
        sa.Column("identity_on", sa.Date(), nullable=True),
        sa.Column("identity_by", sa.String(length=200), nullable=True),
        sa.Column("drops_number", sa.Boolean(), nullable=False),
        sa.Column("birth_on", sa.Date(), nullable=True),
        sa.Column("birth_precision", sa.String(length=10), nullable=True),
        sa.Column("nationality", sa.String(length=60), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=False),
        sa.Column("proposed_by_id", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decision_note", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "birth_precision IN ('day', 'month', 'year')",
            name=op.f("ck_registry_identity_change_birth_precision"),
        ),
        sa.CheckConstraint(
            "identity_kind IN ('citizen', 'old_citizen', 'passport', 'organisation')",
            name=op.f("ck_registry_identity_change_identity_kind"),
        ),
        sa.CheckConstraint(
            "(birth_on IS NULL) = (birth_precision IS NULL)",
            name=op.f("ck_registry_identity_change_birth_whole"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (accepted IS NULL)",
            name=op.f("ck_registry_identity_change_outcome_whole"),
        ),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (decided_by_id IS NULL)",
            name=op.f("ck_registry_identity_change_decided_whole"),
        ),
        sa.CheckConstraint(
            "NOT drops_number OR identity_masked IS NULL",
            name=op.f("ck_registry_identity_change_drop_or_change"),
        ),
        sa.CheckConstraint(
            "decided_at IS NULL OR identity_sealed IS NULL",
            name=op.f("ck_registry_identity_change_wiped"),
        ),
        sa.CheckConstraint(
            "decided_by_id <> proposed_by_id", name=op.f("ck_registry_identity_change_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_identity_change_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_identity_change_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_identity_change")),
    )
    op.create_index(
        "ix_registry_identity_change_unit_id",
        "registry_identity_change",
        ["unit_id", "decided_at"],
        unique=False,
    )
    op.create_index(
        "uq_registry_identity_change_open",
        "registry_identity_change",
        ["party_id"],
        unique=True,
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.create_table(
        "registry_line",
        sa.Column("vsic_id", sa.Integer(), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("detail", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_line_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_line_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_line_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_line_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_line_voided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["vsic_id"], ["reference_vsic.id"], name=op.f("fk_registry_line_vsic_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_line")),
    )
    op.create_index(
        "ix_registry_line_as_of", "registry_line", ["organisation_id", "start_on"], unique=False
    )
    op.create_index("ix_registry_line_vsic_id", "registry_line", ["vsic_id"], unique=False)
    op.create_table(
        "registry_membership",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("member_class", sa.String(length=30), nullable=False),
        sa.Column("representative_id", sa.Integer(), nullable=True),
        sa.Column("book_no", sa.Integer(), nullable=True),
        sa.Column("leave_ground", sa.String(length=30), nullable=True),
        sa.Column("excluded_days", sa.Integer(), nullable=False),
        sa.Column("excluded_reason", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "leave_ground IN ('death', 'incapacity', 'imprisoned', 'entity_ended', 'cooperative_ended', 'resigned', 'expelled', 'idle', 'unpaid', 'fee_unpaid', 'transferred', 'class_changed', 'charter')",
            name=op.f("ck_registry_membership_leave_ground"),
        ),
        sa.CheckConstraint(
            "member_class IN ('official', 'contributing_associate', 'non_contributing_associate')",
            name=op.f("ck_registry_membership_member_class"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_membership_period")
        ),
        sa.CheckConstraint("excluded_days >= 0", name=op.f("ck_registry_membership_excluded_days")),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_membership_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_membership_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_membership_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_membership_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["representative_id"],
            ["registry_party.id"],
            name=op.f("fk_registry_membership_representative_id"),
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_membership_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_membership")),
    )
    op.create_index(
        "ix_registry_membership_as_of",
        "registry_membership",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_index(
        "ix_registry_membership_party_id", "registry_membership", ["party_id"], unique=False
    )
    op.create_table(
        "registry_name",
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("short_name", sa.String(length=255), nullable=True),
        sa.Column("foreign_name", sa.String(length=255), nullable=True),
        sa.Column("name_search", sa.String(length=255), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(length=520).with_variant(sa.String(length=520, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_name_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_name_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_name_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_name_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_name_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_name")),
    )
    op.create_index(
        "ix_registry_name_as_of", "registry_name", ["organisation_id", "start_on"], unique=False
    )
    op.create_index("ix_registry_name_search", "registry_name", ["name_search"], unique=False)
    op.create_index("ix_registry_name_sort", "registry_name", ["name_sort"], unique=False)
    op.create_table(
        "registry_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("read_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(read_at IS NULL) = (read_by_id IS NULL)", name=op.f("ck_registry_notice_read_whole")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_notice_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_notice_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_notice")),
    )
    op.create_index(
        "ix_registry_notice_unit_id", "registry_notice", ["unit_id", "read_at"], unique=False
    )
    op.create_table(
        "registry_observation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=True),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_reason", sa.String(length=300), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "(decided_on IS NULL) = (decided_by_id IS NULL)",
            name=op.f("ck_registry_observation_decided_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_observation_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_observation_origin_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_observation")),
    )
    op.create_index(
        "ix_registry_observation_subject",
        "registry_observation",
        ["organisation_id", "field"],
        unique=False,
    )
    op.create_table(
        "registry_representative",
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.String(length=100), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_representative_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"],
            ["registry_act.id"],
            name=op.f("fk_registry_representative_ended_by_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_representative_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_representative_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_representative_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"],
            ["registry_act.id"],
            name=op.f("fk_registry_representative_voided_by_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_representative")),
    )
    op.create_index(
        "ix_registry_representative_as_of",
        "registry_representative",
        ["organisation_id", "start_on"],
        unique=False,
    )
    op.create_index(
        "ix_registry_representative_party_id", "registry_representative", ["party_id"], unique=False
    )
    op.create_table(
        "registry_seat",
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_seat_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_seat_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_seat_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_seat_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_seat_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_seat_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_seat")),
    )
    op.create_index(
        "ix_registry_seat_as_of", "registry_seat", ["organisation_id", "start_on"], unique=False
    )
    op.create_index("ix_registry_seat_unit_id", "registry_seat", ["unit_id"], unique=False)
    op.create_table(
        "registry_status",
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("ground", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('ACTIVE', 'SUSPENDED', 'TAX_REVOKED', 'CLOSING', 'BANKRUPTCY', 'ENDED', 'NOT_AT_ADDRESS')",
            name=op.f("ck_registry_status_status"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_status_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_status_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_status_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_status_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_status_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_status")),
    )
    op.create_index(
        "ix_registry_status_as_of", "registry_status", ["organisation_id", "start_on"], unique=False
    )
    op.create_table(
        "registry_subject_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asker", sa.String(length=20), nullable=False),
        sa.Column("asker_name", sa.String(length=255), nullable=False),
        sa.Column("asker_paper", sa.String(length=300), nullable=False),
        sa.Column("asker_contact", sa.String(length=300), nullable=True),
        sa.Column("wish", sa.String(length=1000), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_on", sa.Date(), nullable=True),
        sa.Column("extended_on", sa.Date(), nullable=True),
        sa.Column("extended_reason", sa.String(length=500), nullable=True),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("answer_words", sa.String(length=1000), nullable=True),
        sa.Column("answer_article", sa.String(length=300), nullable=True),
        sa.CheckConstraint(
            "asker IN ('self', 'guardian', 'mandated', 'heir')",
            name=op.f("ck_registry_subject_request_asker"),
        ),
        sa.CheckConstraint(
            "kind IN ('view', 'correct', 'restrict', 'object', 'delete')",
            name=op.f("ck_registry_subject_request_kind"),
        ),
        sa.CheckConstraint(
            "outcome IN ('accepted', 'partly', 'refused', 'no_data')",
            name=op.f("ck_registry_subject_request_outcome"),
        ),
        sa.CheckConstraint(
            "(extended_on IS NULL) = (extended_reason IS NULL)",
            name=op.f("ck_registry_subject_request_extended_whole"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (answered_by_id IS NULL)",
            name=op.f("ck_registry_subject_request_answerer_whole"),
        ),
        sa.CheckConstraint(
            "(outcome IS NULL) = (answered_on IS NULL)",
            name=op.f("ck_registry_subject_request_answered_whole"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_registry_subject_request_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_subject_request_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_subject_request")),
    )
    op.create_index(
        "ix_registry_subject_request_party_id",
        "registry_subject_request",
        ["party_id"],
        unique=False,
    )
    op.create_index(
        "ix_registry_subject_request_unit_id",
        "registry_subject_request",
        ["unit_id", "answered_on"],
        unique=False,
    )
    op.create_table(
        "registry_trait",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('product', 'ocop', 'chain', 'high_tech', 'award')",
            name=op.f("ck_registry_trait_kind"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_trait_period")
        ),
        sa.CheckConstraint(
            "stars IS NULL OR stars BETWEEN 1 AND 5", name=op.f("ck_registry_trait_stars")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_trait_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_trait_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_trait_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_trait_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_trait")),
    )
    op.create_index(
        "ix_registry_trait_as_of", "registry_trait", ["organisation_id", "start_on"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_registry_trait_as_of", table_name="registry_trait")
    op.drop_table("registry_trait")
    op.drop_index("ix_registry_subject_request_unit_id", table_name="registry_subject_request")
    op.drop_index("ix_registry_subject_request_party_id", table_name="registry_subject_request")
    op.drop_table("registry_subject_request")
    op.drop_index("ix_registry_status_as_of", table_name="registry_status")
    op.drop_table("registry_status")
    op.drop_index("ix_registry_seat_unit_id", table_name="registry_seat")
    op.drop_index("ix_registry_seat_as_of", table_name="registry_seat")
    op.drop_table("registry_seat")
    op.drop_index("ix_registry_representative_party_id", table_name="registry_representative")
    op.drop_index("ix_registry_representative_as_of", table_name="registry_representative")
    op.drop_table("registry_representative")
    op.drop_index("ix_registry_observation_subject", table_name="registry_observation")
    op.drop_table("registry_observation")
    op.drop_index("ix_registry_notice_unit_id", table_name="registry_notice")
    op.drop_table("registry_notice")
    op.drop_index("ix_registry_name_sort", table_name="registry_name")
    op.drop_index("ix_registry_name_search", table_name="registry_name")
    op.drop_index("ix_registry_name_as_of", table_name="registry_name")
    op.drop_table("registry_name")
    op.drop_index("ix_registry_membership_party_id", table_name="registry_membership")
    op.drop_index("ix_registry_membership_as_of", table_name="registry_membership")
    op.drop_table("registry_membership")
    op.drop_index("ix_registry_line_vsic_id", table_name="registry_line")
    op.drop_index("ix_registry_line_as_of", table_name="registry_line")
    op.drop_table("registry_line")
    op.drop_index(
        "uq_registry_identity_change_open",
        table_name="registry_identity_change",
        sqlite_where=sa.text("decided_at IS NULL"),
        postgresql_where=sa.text("decided_at IS NULL"),
    )
    op.drop_index("ix_registry_identity_change_unit_id", table_name="registry_identity_change")
    op.drop_table("registry_identity_change")
    op.drop_index(
        "uq_registry_identifier_live",
        table_name="registry_identifier",
        sqlite_where=sa.text("voided_by_id IS NULL"),
        postgresql_where=sa.text("voided_by_id IS NULL"),
    )
    op.drop_index("ix_registry_identifier_organisation", table_name="registry_identifier")
    op.drop_table("registry_identifier")
    op.drop_index("ix_registry_governance_as_of", table_name="registry_governance")
    op.drop_table("registry_governance")
    op.drop_index("ix_registry_finding_spell_subject", table_name="registry_finding_spell")
    op.drop_index("ix_registry_finding_spell_open", table_name="registry_finding_spell")
    op.drop_table("registry_finding_spell")
    op.drop_index("ix_registry_finding_note_subject", table_name="registry_finding_note")
    op.drop_table("registry_finding_note")
    op.drop_index("ix_registry_declared_as_of", table_name="registry_declared")
    op.drop_table("registry_declared")
    op.drop_index("ix_registry_contribution_party", table_name="registry_contribution")
    op.drop_table("registry_contribution")
    op.drop_index("ix_registry_contact_as_of", table_name="registry_contact")
    op.drop_table("registry_contact")
    op.drop_index(
        "ix_registry_capital_certificate_party", table_name="registry_capital_certificate"
    )
    op.drop_table("registry_capital_certificate")
    op.drop_index("ix_registry_capital_as_of", table_name="registry_capital")
    op.drop_table("registry_capital")
    op.drop_index("ix_registry_branch_as_of", table_name="registry_branch")
    op.drop_table("registry_branch")
    op.drop_index("ix_registry_activity_as_of", table_name="registry_activity")
    op.drop_table("registry_activity")
    op.drop_index("ix_registry_party_organisation_id", table_name="registry_party")
    op.drop_index("ix_registry_party_name_search", table_name="registry_party")
    op.drop_index("ix_registry_party_identity_index", table_name="registry_party")
    op.drop_table("registry_party")
    op.drop_table("registry_act")
    op.drop_index("ix_registry_unit_flag_unit_id", table_name="registry_unit_flag")
    op.drop_table("registry_unit_flag")
    op.drop_index("ix_registry_organisation_unit_id", table_name="registry_organisation")
    op.drop_table("registry_organisation")
    op.drop_table("registry_finding_check")
