"""Create the tables of the fund: contracts, events, journal; events and entries only grow.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

from fund import triggers

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

#: What is kept append-only from here on.
GROWING = ("fund_event", "fund_journal", "fund_entry")


def upgrade() -> None:
    op.create_table(
        "fund_fund",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("model", sa.String(length=20), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("regime", sa.String(length=30), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("books_from", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("model IN ('company', 'cooperative')", name=op.f("ck_fund_fund_model")),
        sa.CheckConstraint(
            "regime IN ('circular_05_2019', 'circular_209_2015')", name=op.f("ck_fund_fund_regime")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["reference_agency.id"], name=op.f("fk_fund_fund_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_fund_fund_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_fund")),
    )
    op.create_index("ix_fund_fund_agency_id", "fund_fund", ["agency_id"], unique=True)
    op.create_table(
        "fund_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("normal_side", sa.String(length=10), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('asset', 'liability', 'equity', 'income', 'expense', 'result', 'off_balance')",
            name=op.f("ck_fund_account_kind"),
        ),
        sa.CheckConstraint(
            "normal_side IN ('debit', 'credit')", name=op.f("ck_fund_account_normal_side")
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_account_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_account")),
        sa.UniqueConstraint("fund_id", "code", name="uq_fund_account_code"),
    )
    op.create_table(
        "fund_capital_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "part IN ('charter', 'development', 'reserve', 'aid', 'revaluation', 'undistributed', 'other_equity')",
            name=op.f("ck_fund_capital_fact_part"),
        ),
        sa.CheckConstraint(
            "(confirmed_by_id IS NULL) = (confirmed_at IS NULL)",
            name=op.f("ck_fund_capital_fact_confirmed_whole"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id <> entered_by_id", name=op.f("ck_fund_capital_fact_second_person")
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_capital_fact_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_capital_fact")),
    )
    op.create_index(
        "ix_fund_capital_fact_on", "fund_capital_fact", ["fund_id", "part", "on"], unique=False
    )
    op.create_table(
        "fund_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.Column("is_clean", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_check_fund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_check")),
    )
    op.create_index("ix_fund_check_at", "fund_check", ["fund_id", "at"], unique=False)
    op.create_table(
        "fund_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "state IN ('month_open', 'month_closing', 'month_closed')",
            name=op.f("ck_fund_month_state"),
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_month_fund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_month")),
    )
    op.create_index("uq_fund_month", "fund_month", ["fund_id", "month"], unique=True)
    op.create_table(
        "fund_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=False),
        sa.Column("decision_no", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_by_id", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rejected_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('overdue_factor', 'late_interest_rate', 'collection_order', 'cure_months', 'loan_maximum')",
            name=op.f("ck_fund_policy_kind"),
        ),
        sa.CheckConstraint(
            "(confirmed_by_id IS NULL) = (confirmed_at IS NULL)",
            name=op.f("ck_fund_policy_confirmed_whole"),
        ),
        sa.CheckConstraint(
            "confirmed_by_id <> entered_by_id", name=op.f("ck_fund_policy_second_person")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_policy_fund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_policy")),
    )
    op.create_index(
        "ix_fund_policy_from", "fund_policy", ["fund_id", "kind", "effective_from"], unique=False
    )
    op.create_table(
        "fund_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("risk_bearer", sa.String(length=10), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('own', 'mobilised', 'state_support', 'trust', 'other_source')",
            name=op.f("ck_fund_source_kind"),
        ),
        sa.CheckConstraint(
            "risk_bearer IN ('fund', 'trustor')", name=op.f("ck_fund_source_risk_bearer")
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_fund_source_period")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_source_fund_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_source")),
    )
    op.create_index("ix_fund_source_fund_id", "fund_source", ["fund_id"], unique=False)
    op.create_table(
        "fund_voucher",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("text", sa.String(length=500), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=True),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.String(length=500), nullable=True),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_by_id IS NULL)",
            name=op.f("ck_fund_voucher_decided_whole"),
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id",
            name=op.f("ck_fund_voucher_second_person"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'confirmed', 'rejected', 'withdrawn')",
            name=op.f("ck_fund_voucher_state"),
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_voucher_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_voucher")),
    )
    op.create_index("ix_fund_voucher_state", "fund_voucher", ["fund_id", "state"], unique=False)
    op.create_index("uq_fund_voucher_key", "fund_voucher", ["key"], unique=True)
    op.create_index(
        "uq_fund_voucher_number", "fund_voucher", ["fund_id", "year", "number"], unique=True
    )
    op.create_table(
        "fund_account_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "role IN ('cash', 'bank', 'loan_1', 'loan_2', 'loan_3', 'loan_4', 'loan_5', 'trust_loan', 'interest_receivable', 'customer_advance', 'provision_specific', 'provision_general', 'trust_capital', 'trust_interest', 'charter_capital', 'development_fund', 'reserve_fund', 'undistributed', 'interest_income', 'recovery_income', 'provision_reversal', 'interest_lost', 'provision_expense', 'off_interest', 'off_principal')",
            name=op.f("ck_fund_account_role_role"),
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["fund_account.id"], name=op.f("fk_fund_account_role_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_account_role_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_account_role")),
        sa.UniqueConstraint("fund_id", "role", name="uq_fund_account_role"),
    )
    op.create_index(
        "ix_fund_account_role_account_id", "fund_account_role", ["account_id"], unique=False
    )
    op.create_table(
        "fund_contract",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("number_key", sa.String(length=60), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=False),
        sa.Column("borrower_kind", sa.String(length=20), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("party_id", sa.Integer(), nullable=True),
        sa.Column("customer", sa.String(length=20), nullable=False),
        sa.Column("borrower_name", sa.String(length=255), nullable=False),
        sa.Column("name_search", sa.String(length=255), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(520).with_variant(sa.String(520, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=500), nullable=False),
        sa.Column("project_vnd", sa.BigInteger(), nullable=False),
        sa.Column("own_capital_vnd", sa.BigInteger(), nullable=False),
        sa.Column("principal_vnd", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.Column("held_group", sa.JSON(), nullable=True),
        sa.Column("judged", sa.JSON(), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("debt_group", sa.Integer(), nullable=True),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("state_on", sa.Date(), nullable=True),
        sa.Column("disbursed_vnd", sa.BigInteger(), nullable=False),
        sa.Column("outstanding_vnd", sa.BigInteger(), nullable=False),
        sa.Column("overdue_vnd", sa.BigInteger(), nullable=False),
        sa.Column("interest_vnd", sa.BigInteger(), nullable=False),
        sa.Column("prepaid_vnd", sa.BigInteger(), nullable=False),
        sa.Column("days_past_due", sa.Integer(), nullable=False),
        sa.Column("next_due_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "borrower_kind IN ('cooperative', 'union', 'group_member', 'cooperative_member', 'enterprise_member', 'group')",
            name=op.f("ck_fund_contract_borrower_kind"),
        ),
        sa.CheckConstraint(
            "stage IN ('signed', 'loan_active', 'loan_off_balance', 'settled', 'removed')",
            name=op.f("ck_fund_contract_stage"),
        ),
        sa.CheckConstraint(
            "(organisation_id IS NULL) <> (party_id IS NULL)",
            name=op.f("ck_fund_contract_one_borrower"),
        ),
        sa.CheckConstraint(
            "disbursed_vnd BETWEEN 0 AND principal_vnd", name=op.f("ck_fund_contract_disbursed")
        ),
        sa.CheckConstraint("outstanding_vnd >= 0", name=op.f("ck_fund_contract_outstanding")),
        sa.CheckConstraint("principal_vnd > 0", name=op.f("ck_fund_contract_principal")),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_contract_fund_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_fund_contract_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["registry_party.id"], name=op.f("fk_fund_contract_party_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["fund_source.id"], name=op.f("fk_fund_contract_source_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_fund_contract_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_contract")),
    )
    op.create_index(
        "ix_fund_contract_customer", "fund_contract", ["fund_id", "customer"], unique=False
    )
    op.create_index(
        "ix_fund_contract_organisation_id", "fund_contract", ["organisation_id"], unique=False
    )
    op.create_index(
        "ix_fund_contract_stage", "fund_contract", ["fund_id", "stage", "signed_on"], unique=False
    )
    op.create_index("ix_fund_contract_unit_id", "fund_contract", ["unit_id"], unique=False)
    op.create_index(
        "uq_fund_contract_number", "fund_contract", ["fund_id", "year", "number_key"], unique=True
    )
    op.create_table(
        "fund_voucher_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("voucher_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.String(length=200), nullable=True),
        sa.CheckConstraint("side IN ('debit', 'credit')", name=op.f("ck_fund_voucher_line_side")),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_fund_voucher_line_amount")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["fund_account.id"], name=op.f("fk_fund_voucher_line_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["fund_voucher.id"], name=op.f("fk_fund_voucher_line_voucher_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_voucher_line")),
    )
    op.create_index(
        "uq_fund_voucher_line", "fund_voucher_line", ["voucher_id", "position"], unique=True
    )
    op.create_table(
        "fund_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("posted_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=True),
        sa.Column("cash_vnd", sa.BigInteger(), nullable=False),
        sa.Column("money", sa.String(length=10), nullable=True),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("checker_id", sa.Integer(), nullable=True),
        sa.Column("receipt_no", sa.String(length=30), nullable=True),
        sa.Column("document", sa.String(length=300), nullable=True),
        sa.Column("reason", sa.String(length=500), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(type = 'reverse') = (reverses_id IS NOT NULL)", name=op.f("ck_fund_event_reverses")
        ),
        sa.CheckConstraint("money IN ('cash', 'bank')", name=op.f("ck_fund_event_money")),
        sa.CheckConstraint(
            "type IN ('disburse', 'reschedule', 'extend', 'recall', 'waive_interest', 'repay', 'recover', 'to_overdue', 'provision_use', 'settle', 'refund', 'write_off', 'reverse')",
            name=op.f("ck_fund_event_type"),
        ),
        sa.CheckConstraint(
            "amount_vnd IS NULL OR amount_vnd > 0", name=op.f("ck_fund_event_amount")
        ),
        sa.CheckConstraint("checker_id <> actor_id", name=op.f("ck_fund_event_second_person")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_event_contract_id")
        ),
        sa.ForeignKeyConstraint(["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_event_fund_id")),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["fund_event.id"], name=op.f("fk_fund_event_reverses_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_event")),
    )
    op.create_index("uq_fund_event_key", "fund_event", ["key"], unique=True)
    op.create_index("uq_fund_event_number", "fund_event", ["contract_id", "number"], unique=True)
    op.create_index("uq_fund_event_receipt", "fund_event", ["fund_id", "receipt_no"], unique=True)
    op.create_index("uq_fund_event_reverses", "fund_event", ["reverses_id"], unique=True)
    op.create_table(
        "fund_related_person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("customer", sa.String(length=20), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("relation", sa.String(length=20), nullable=False),
        sa.CheckConstraint(
            "relation IN ('owner', 'manager', 'subsidiary', 'member_of', 'family', 'other_relation')",
            name=op.f("ck_fund_related_person_relation"),
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_related_person_contract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_related_person")),
    )
    op.create_index(
        "ix_fund_related_person_contract_id", "fund_related_person", ["contract_id"], unique=False
    )
    op.create_index(
        "ix_fund_related_person_customer", "fund_related_person", ["customer"], unique=False
    )
    op.create_table(
        "fund_security",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("value_vnd", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.String(length=500), nullable=False),
        sa.Column("document", sa.String(length=300), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("enforceable_on", sa.Date(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('deposit_own', 'government_bond', 'bond_under_1y', 'bond_1_to_5y', 'bond_over_5y', 'listed_bank', 'listed_company', 'unlisted_of_listed_bank', 'unlisted_of_other_bank', 'unlisted_of_listed_company', 'unlisted_of_other_company', 'real_estate', 'other')",
            name=op.f("ck_fund_security_kind"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_fund_security_period")
        ),
        sa.CheckConstraint("value_vnd >= 0", name=op.f("ck_fund_security_value")),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_security_contract_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_security")),
    )
    op.create_index("ix_fund_security_contract_id", "fund_security", ["contract_id"], unique=False)
    op.create_table(
        "fund_journal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("voucher_id", sa.Integer(), nullable=True),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'event') = (event_id IS NOT NULL)", name=op.f("ck_fund_journal_event")
        ),
        sa.CheckConstraint(
            "(kind = 'voucher') = (voucher_id IS NOT NULL)", name=op.f("ck_fund_journal_voucher")
        ),
        sa.CheckConstraint(
            "kind IN ('event', 'voucher', 'month_end', 'opening', 'year_end')",
            name=op.f("ck_fund_journal_kind"),
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_journal_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["fund_event.id"], name=op.f("fk_fund_journal_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_journal_fund_id")
        ),
        sa.ForeignKeyConstraint(
            ["voucher_id"], ["fund_voucher.id"], name=op.f("fk_fund_journal_voucher_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_journal")),
    )
    op.create_index("ix_fund_journal_contract_id", "fund_journal", ["contract_id"], unique=False)
    op.create_index("ix_fund_journal_on", "fund_journal", ["fund_id", "on"], unique=False)
    op.create_index("uq_fund_journal_event_id", "fund_journal", ["event_id"], unique=True)
    op.create_index("uq_fund_journal_voucher_id", "fund_journal", ["voucher_id"], unique=True)
    op.create_table(
        "fund_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fund_id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision_reason", sa.String(length=500), nullable=True),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(state = 'confirmed') = (event_id IS NOT NULL)", name=op.f("ck_fund_proposal_event")
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (decided_by_id IS NULL)",
            name=op.f("ck_fund_proposal_decided_whole"),
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id",
            name=op.f("ck_fund_proposal_second_person"),
        ),
        sa.CheckConstraint(
            "state IN ('waiting', 'confirmed', 'rejected', 'withdrawn')",
            name=op.f("ck_fund_proposal_state"),
        ),
        sa.CheckConstraint(
            "type IN ('disburse', 'reschedule', 'extend', 'recall', 'waive_interest', 'repay', 'recover', 'to_overdue', 'provision_use', 'settle', 'refund', 'write_off', 'reverse')",
            name=op.f("ck_fund_proposal_type"),
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_proposal_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["fund_event.id"], name=op.f("fk_fund_proposal_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["fund_id"], ["fund_fund.id"], name=op.f("fk_fund_proposal_fund_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_proposal")),
    )
    op.create_index("ix_fund_proposal_contract_id", "fund_proposal", ["contract_id"], unique=False)
    op.create_index("ix_fund_proposal_state", "fund_proposal", ["fund_id", "state"], unique=False)
    op.create_index("uq_fund_proposal_key", "fund_proposal", ["key"], unique=True)
    op.create_table(
        "fund_schedule_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("contract_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=True),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_schedule_version_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["fund_event.id"], name=op.f("fk_fund_schedule_version_event_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_schedule_version")),
    )
    op.create_index(
        "uq_fund_schedule_version", "fund_schedule_version", ["contract_id", "number"], unique=True
    )
    op.create_table(
        "fund_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("journal_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=10), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=False),
        sa.Column("role", sa.String(length=30), nullable=True),
        sa.Column("contract_id", sa.Integer(), nullable=True),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('cash', 'bank', 'loan_1', 'loan_2', 'loan_3', 'loan_4', 'loan_5', 'trust_loan', 'interest_receivable', 'customer_advance', 'provision_specific', 'provision_general', 'trust_capital', 'trust_interest', 'charter_capital', 'development_fund', 'reserve_fund', 'undistributed', 'interest_income', 'recovery_income', 'provision_reversal', 'interest_lost', 'provision_expense', 'off_interest', 'off_principal')",
            name=op.f("ck_fund_entry_role"),
        ),
        sa.CheckConstraint("side IN ('debit', 'credit')", name=op.f("ck_fund_entry_side")),
        sa.CheckConstraint("amount_vnd > 0", name=op.f("ck_fund_entry_amount")),
        sa.ForeignKeyConstraint(
            ["account_id"], ["fund_account.id"], name=op.f("fk_fund_entry_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["contract_id"], ["fund_contract.id"], name=op.f("fk_fund_entry_contract_id")
        ),
        sa.ForeignKeyConstraint(
            ["journal_id"], ["fund_journal.id"], name=op.f("fk_fund_entry_journal_id")
        ),
        sa.ForeignKeyConstraint(
            ["source_id"], ["fund_source.id"], name=op.f("fk_fund_entry_source_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fund_entry")),
    )
    op.create_index("ix_fund_entry_account", "fund_entry", ["account_id", "on"], unique=False)
    op.create_index("ix_fund_entry_contract", "fund_entry", ["contract_id", "role"], unique=False)
    op.create_index("ix_fund_entry_journal_id", "fund_entry", ["journal_id"], unique=False)
    triggers.create(op.get_bind(), GROWING)


def downgrade() -> None:
    triggers.drop(op.get_bind(), GROWING)
    op.drop_index("ix_fund_entry_journal_id", table_name="fund_entry")
    op.drop_index("ix_fund_entry_contract", table_name="fund_entry")
    op.drop_index("ix_fund_entry_account", table_name="fund_entry")
    op.drop_table("fund_entry")
    op.drop_index("uq_fund_schedule_version", table_name="fund_schedule_version")
    op.drop_table("fund_schedule_version")
    op.drop_index("uq_fund_proposal_key", table_name="fund_proposal")
    op.drop_index("ix_fund_proposal_state", table_name="fund_proposal")
    op.drop_index("ix_fund_proposal_contract_id", table_name="fund_proposal")
    op.drop_table("fund_proposal")
    op.drop_index("uq_fund_journal_voucher_id", table_name="fund_journal")
    op.drop_index("uq_fund_journal_event_id", table_name="fund_journal")
    op.drop_index("ix_fund_journal_on", table_name="fund_journal")
    op.drop_index("ix_fund_journal_contract_id", table_name="fund_journal")
    op.drop_table("fund_journal")
    op.drop_index("ix_fund_security_contract_id", table_name="fund_security")
    op.drop_table("fund_security")
    op.drop_index("ix_fund_related_person_customer", table_name="fund_related_person")
    op.drop_index("ix_fund_related_person_contract_id", table_name="fund_related_person")
    op.drop_table("fund_related_person")
    op.drop_index("uq_fund_event_reverses", table_name="fund_event")
    op.drop_index("uq_fund_event_receipt", table_name="fund_event")
    op.drop_index("uq_fund_event_number", table_name="fund_event")
    op.drop_index("uq_fund_event_key", table_name="fund_event")
    op.drop_table("fund_event")
    op.drop_index("uq_fund_voucher_line", table_name="fund_voucher_line")
    op.drop_table("fund_voucher_line")
    op.drop_index("uq_fund_contract_number", table_name="fund_contract")
    op.drop_index("ix_fund_contract_unit_id", table_name="fund_contract")
    op.drop_index("ix_fund_contract_stage", table_name="fund_contract")
    op.drop_index("ix_fund_contract_organisation_id", table_name="fund_contract")
    op.drop_index("ix_fund_contract_customer", table_name="fund_contract")
    op.drop_table("fund_contract")
    op.drop_index("ix_fund_account_role_account_id", table_name="fund_account_role")
    op.drop_table("fund_account_role")
    op.drop_index("uq_fund_voucher_number", table_name="fund_voucher")
    op.drop_index("uq_fund_voucher_key", table_name="fund_voucher")
    op.drop_index("ix_fund_voucher_state", table_name="fund_voucher")
    op.drop_table("fund_voucher")
    op.drop_index("ix_fund_source_fund_id", table_name="fund_source")
    op.drop_table("fund_source")
    op.drop_index("ix_fund_policy_from", table_name="fund_policy")
    op.drop_table("fund_policy")
    op.drop_index("uq_fund_month", table_name="fund_month")
    op.drop_table("fund_month")
    op.drop_index("ix_fund_check_at", table_name="fund_check")
    op.drop_table("fund_check")
    op.drop_index("ix_fund_capital_fact_on", table_name="fund_capital_fact")
    op.drop_table("fund_capital_fact")
    op.drop_table("fund_account")
    op.drop_index("ix_fund_fund_agency_id", table_name="fund_fund")
    op.drop_table("fund_fund")
    triggers.drop_function(op.get_bind())
