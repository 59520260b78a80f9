"""Create the tables of imports, link acts to rows of lists, widen two closed lists.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

#: The closed lists before and after.
FIGURES = (
    "members_total",
    "members_official",
    "members_associate",
    "members_women",
    "members_minority",
    "paid_capital",
    "contribution_minimum",
    "workers",
    "revenue",
    "profit",
    "income_per_worker",
)
NEW_FIGURES = (
    "members_households",
    "members_entities",
    "workers_members",
    "workers_hired",
    "rating",
)
FIGURES_NOW = (
    "members_total",
    "members_official",
    "members_associate",
    "members_women",
    "members_minority",
    "members_households",
    "members_entities",
    "paid_capital",
    "contribution_minimum",
    "workers",
    "workers_members",
    "workers_hired",
    "revenue",
    "profit",
    "income_per_worker",
    "rating",
)
TRAITS = ("product", "ocop", "chain", "high_tech", "award")
NEW_TRAITS = ("field",)
TOTALS = (
    "cooperatives.total",
    "cooperatives.active",
    "cooperatives.new",
    "cooperatives.dissolved",
    "cooperatives.suspended",
    "cooperatives.stopped",
    "cooperatives.not_started",
    "cooperatives.closing",
    "cooperatives.farming",
    "cooperatives.other_lines",
    "credit_funds.total",
    "cooperatives.rated_good",
    "cooperatives.rated_fair",
    "cooperatives.rated_average",
    "cooperatives.rated_weak",
    "cooperatives.not_rated",
    "cooperatives.with_ocop",
    "cooperatives.in_chains",
    "ocop.products",
    "unions.total",
    "unions.active",
    "unions.new",
    "unions.dissolved",
    "groups.total",
    "groups.active",
    "groups.new",
    "groups.ended",
    "cooperatives.members",
    "groups.members",
    "cooperatives.workers",
    "groups.workers",
    "cooperatives.capital",
    "cooperatives.capital_average",
    "cooperatives.revenue",
    "cooperatives.revenue_average",
    "cooperatives.profit_average",
    "cooperatives.income_average",
    "groups.revenue_average",
    "groups.profit_average",
    "groups.income_average",
)


def upgrade() -> None:
    op.create_table(
        "registry_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("filename", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("page", sa.String(length=20), nullable=True),
        sa.Column("guesses", sa.JSON(), nullable=True),
        sa.Column("on", sa.Date(), nullable=True),
        sa.Column("decisions", sa.JSON(), nullable=True),
        sa.Column("judged_version", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(length=1000), nullable=True),
        sa.Column("left_out", sa.JSON(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("summary", sa.JSON(), nullable=True),
        sa.Column("result_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_reason", sa.String(length=500), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('reading', 'unreadable', 'open', 'writing', 'written', 'undoing', 'undone', 'discarded')",
            name=op.f("ck_registry_import_state"),
        ),
        sa.CheckConstraint(
            "(undone_at IS NULL) = (undone_by_id IS NULL)",
            name=op.f("ck_registry_import_undone_whole"),
        ),
        sa.CheckConstraint("size > 0", name=op.f("ck_registry_import_size")),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_import_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_import")),
    )
    op.create_index("ix_registry_import_sha256", "registry_import", ["sha256"], unique=False)
    op.create_index(
        "ix_registry_import_unit_id", "registry_import", ["unit_id", "id"], unique=False
    )
    op.create_table(
        "registry_import_mapping",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("heading_key", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("meanings", sa.JSON(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_import_mapping_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_import_mapping")),
    )
    op.create_index(
        "ix_registry_import_mapping_key",
        "registry_import_mapping",
        ["unit_id", "heading_key"],
        unique=True,
    )
    op.create_table(
        "registry_aggregate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("voided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "(voided_at IS NULL) = (voided_by_id IS NULL)",
            name=op.f("ck_registry_aggregate_voided_whole"),
        ),
        sa.CheckConstraint(_one_of("what", TOTALS), name=op.f("ck_registry_aggregate_what")),
        sa.ForeignKeyConstraint(
            ["import_id"], ["registry_import.id"], name=op.f("fk_registry_aggregate_import_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_registry_aggregate_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_aggregate")),
    )
    op.create_index(
        "ix_registry_aggregate_unit_id",
        "registry_aggregate",
        ["unit_id", "what", "on"],
        unique=False,
    )
    op.create_index(
        "ix_registry_aggregate_import_id", "registry_aggregate", ["import_id"], unique=False
    )
    op.create_index(
        "ix_registry_aggregate_once",
        "registry_aggregate",
        ["unit_id", "what", "on", "value"],
        unique=True,
        sqlite_where=sa.text("voided_at IS NULL"),
        postgresql_where=sa.text("voided_at IS NULL"),
    )
    op.create_table(
        "registry_import_table",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=255), nullable=False),
        sa.Column("sheet", sa.String(length=255), nullable=False),
        sa.Column("hidden", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=True),
        sa.Column("heading_key", sa.String(length=32), nullable=False),
        sa.Column("heading_row", sa.Integer(), nullable=False),
        sa.Column("setting", sa.JSON(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("decision", sa.JSON(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_id"], ["registry_import.id"], name=op.f("fk_registry_import_table_import_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_import_table")),
    )
    op.create_index(
        "ix_registry_import_table_import_id",
        "registry_import_table",
        ["import_id", "position"],
        unique=False,
    )
    op.create_table(
        "registry_import_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("table_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=True),
        sa.Column("label", sa.String(length=255), nullable=False),
        sa.Column("cells_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("decision_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("problems", sa.JSON(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "outcome IN ('created', 'updated', 'unchanged', 'rejected')",
            name=op.f("ck_registry_import_row_outcome"),
        ),
        sa.CheckConstraint(
            "state IN ('clear', 'doubtful', 'rejected', 'skipped', 'outside')",
            name=op.f("ck_registry_import_row_state"),
        ),
        sa.ForeignKeyConstraint(
            ["import_id"], ["registry_import.id"], name=op.f("fk_registry_import_row_import_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_import_row_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["table_id"], ["registry_import_table.id"], name=op.f("fk_registry_import_row_table_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_import_row")),
    )
    op.create_index(
        "ix_registry_import_row_organisation_id",
        "registry_import_row",
        ["organisation_id"],
        unique=False,
    )
    op.create_index(
        "ix_registry_import_row_place",
        "registry_import_row",
        ["import_id", "table_id", "number"],
        unique=True,
    )
    op.create_index(
        "ix_registry_import_row_state", "registry_import_row", ["import_id", "state"], unique=False
    )
    op.create_table(
        "registry_tax_notice",
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("amount_vnd", sa.BigInteger(), nullable=True),
        sa.Column("words", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("origin_id", sa.Integer(), nullable=False),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('not_at_address', 'stopped', 'debt')",
            name=op.f("ck_registry_tax_notice_kind"),
        ),
        sa.CheckConstraint(
            "amount_vnd IS NULL OR amount_vnd > 0", name=op.f("ck_registry_tax_notice_amount")
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on > start_on", name=op.f("ck_registry_tax_notice_period")
        ),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["registry_act.id"], name=op.f("fk_registry_tax_notice_ended_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["registry_organisation.id"],
            name=op.f("fk_registry_tax_notice_organisation_id"),
        ),
        sa.ForeignKeyConstraint(
            ["origin_id"], ["registry_act.id"], name=op.f("fk_registry_tax_notice_origin_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["registry_act.id"], name=op.f("fk_registry_tax_notice_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registry_tax_notice")),
    )
    op.create_index(
        "ix_registry_tax_notice_as_of",
        "registry_tax_notice",
        ["organisation_id", "start_on"],
        unique=False,
    )
    _close("registry_declared", "what", FIGURES_NOW)
    _close("registry_trait", "kind", (*TRAITS, *NEW_TRAITS))
    for table in ("registry_act", "registry_membership"):
        with op.batch_alter_table(table) as batch:
            batch.add_column(sa.Column("import_row_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(
                op.f(f"fk_{table}_import_row_id"),
                "registry_import_row",
                ["import_row_id"],
                ["id"],
            )
    op.create_index(
        "ix_registry_act_import_row_id", "registry_act", ["import_row_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_registry_act_import_row_id", table_name="registry_act")
    for table in ("registry_membership", "registry_act"):
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(op.f(f"fk_{table}_import_row_id"), type_="foreignkey")
            batch.drop_column("import_row_id")
    _forget("registry_trait", "kind", NEW_TRAITS)
    _close("registry_trait", "kind", TRAITS)
    _forget("registry_declared", "what", NEW_FIGURES)
    _close("registry_declared", "what", FIGURES)
    op.drop_index("ix_registry_tax_notice_as_of", table_name="registry_tax_notice")
    op.drop_table("registry_tax_notice")
    op.drop_index("ix_registry_import_row_state", table_name="registry_import_row")
    op.drop_index("ix_registry_import_row_place", table_name="registry_import_row")
    op.drop_index("ix_registry_import_row_organisation_id", table_name="registry_import_row")
    op.drop_table("registry_import_row")
    op.drop_index("ix_registry_import_table_import_id", table_name="registry_import_table")
    op.drop_table("registry_import_table")
    op.drop_index("ix_registry_aggregate_once", table_name="registry_aggregate")
    op.drop_index("ix_registry_aggregate_import_id", table_name="registry_aggregate")
    op.drop_index("ix_registry_aggregate_unit_id", table_name="registry_aggregate")
    op.drop_table("registry_aggregate")
    op.drop_index("ix_registry_import_mapping_key", table_name="registry_import_mapping")
    op.drop_table("registry_import_mapping")
    op.drop_index("ix_registry_import_unit_id", table_name="registry_import")
    op.drop_index("ix_registry_import_sha256", table_name="registry_import")
    op.drop_table("registry_import")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    """Return the condition that a column holds one of these values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{column} IN ({listed})"


def _close(table: str, column: str, values: tuple[str, ...]) -> None:
    """Let a column hold these values and no others."""
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(op.f(f"ck_{table}_{column}"), type_="check")
        batch.create_check_constraint(op.f(f"ck_{table}_{column}"), _one_of(column, values))


def _forget(table: str, column: str, values: tuple[str, ...]) -> None:
    """Take out the rows that the older program cannot know."""
    listed = ", ".join(f"'{value}'" for value in values)
    op.execute(f"DELETE FROM {table} WHERE {column} IN ({listed})")
