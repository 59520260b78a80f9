"""Create the tables of reference.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reference_data_version",
        sa.Column("subject", sa.String(length=30), nullable=False),
        sa.Column("token", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_reference_data_version")),
    )
    op.create_table(
        "reference_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("params", sa.JSON(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "queued",
                "running",
                "done",
                "failed",
                "cancelled",
                name="jobstate",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("message", sa.String(length=1000), nullable=True),
        sa.Column("result_text", sa.Text(), nullable=True),
        sa.Column("stored_file_id", sa.Integer(), nullable=True),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enqueued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("heartbeat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claim", sa.String(length=32), nullable=True),
        sa.Column("cancel_requested", sa.Boolean(), nullable=False),
        sa.Column("checkpoint", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'failed', 'cancelled')",
            name=op.f("ck_reference_job_state_known"),
        ),
        sa.CheckConstraint(
            "done >= 0 AND (total IS NULL OR total >= 0)", name=op.f("ck_reference_job_progress")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_job")),
    )
    op.create_index(
        "ix_reference_job_actor_created", "reference_job", ["actor_id", "created_at"], unique=False
    )
    op.create_index("ix_reference_job_state", "reference_job", ["state"], unique=False)
    op.create_table(
        "reference_unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(length=300).with_variant(sa.String(length=300, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name_search", sa.String(length=120), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "province", "district", "commune", name="unitlevel", native_enum=False, length=30
            ),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "level IN ('province', 'district', 'commune')",
            name=op.f("ck_reference_unit_level_known"),
        ),
        sa.CheckConstraint(
            "valid_to IS NULL OR valid_from < valid_to", name=op.f("ck_reference_unit_period")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["reference_unit.id"], name=op.f("fk_reference_unit_parent_id")
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["reference_unit.id"], name=op.f("fk_reference_unit_successor_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_unit")),
        sa.UniqueConstraint("code", "valid_from", name="uq_reference_unit_code_from"),
    )
    op.create_index(
        op.f("ix_reference_unit_name_search"), "reference_unit", ["name_search"], unique=False
    )
    op.create_index(
        op.f("ix_reference_unit_parent_id"), "reference_unit", ["parent_id"], unique=False
    )
    op.create_index(
        op.f("ix_reference_unit_successor_id"), "reference_unit", ["successor_id"], unique=False
    )
    op.create_index(
        "ux_reference_unit_first",
        "reference_unit",
        ["code"],
        unique=True,
        sqlite_where=sa.text("valid_from IS NULL"),
        postgresql_where=sa.text("valid_from IS NULL"),
    )
    op.create_table(
        "reference_vsic",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.String(length=4), nullable=False),
        sa.Column("code", sa.String(length=5), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_search", sa.String(length=300), nullable=False),
        sa.Column("parent_code", sa.String(length=5), nullable=True),
        sa.CheckConstraint("level BETWEEN 1 AND 4", name=op.f("ck_reference_vsic_level_known")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_vsic")),
        sa.UniqueConstraint("version", "code", name="uq_reference_vsic_code"),
    )
    op.create_table(
        "reference_working_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("off", "work", "ordinary", name="daykind", native_enum=False, length=30),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=300), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum("shipped", "office", name="origin", native_enum=False, length=30),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind IN ('off', 'work', 'ordinary')", name=op.f("ck_reference_working_day_kind_known")
        ),
        sa.CheckConstraint(
            "origin IN ('shipped', 'office')", name=op.f("ck_reference_working_day_origin_known")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_working_day")),
        sa.UniqueConstraint("day", name="uq_reference_working_day_day"),
    )
    op.create_table(
        "reference_agency",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "province_committee",
                "district_committee",
                "commune_committee",
                "department",
                "district_office",
                "union",
                "fund",
                "board",
                "media",
                name="agencykind",
                native_enum=False,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column(
            "registers",
            sa.Enum(
                "province", "district", "commune", name="unitlevel", native_enum=False, length=30
            ),
            nullable=True,
        ),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('province_committee', 'district_committee', 'commune_committee', 'department', 'district_office', 'union', 'fund', 'board', 'media')",
            name=op.f("ck_reference_agency_kind_known"),
        ),
        sa.CheckConstraint(
            "registers IN ('province', 'district', 'commune')",
            name=op.f("ck_reference_agency_registers_known"),
        ),
        sa.CheckConstraint(
            "start_on IS NULL OR end_on IS NULL OR start_on < end_on",
            name=op.f("ck_reference_agency_period"),
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["reference_agency.id"], name=op.f("fk_reference_agency_successor_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_reference_agency_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_agency")),
        sa.UniqueConstraint("key", name="uq_reference_agency_key"),
    )
    op.create_index(
        op.f("ix_reference_agency_unit_id"), "reference_agency", ["unit_id"], unique=False
    )
    op.create_table(
        "reference_unit_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("name_search", sa.String(length=120), nullable=False),
        sa.Column("note", sa.String(length=300), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum("shipped", "office", name="origin", native_enum=False, length=30),
            nullable=False,
        ),
        sa.CheckConstraint(
            "origin IN ('shipped', 'office')", name=op.f("ck_reference_unit_alias_origin_known")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_reference_unit_alias_unit_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_unit_alias")),
        sa.UniqueConstraint("unit_id", "name", name="uq_reference_unit_alias_name"),
    )
    op.create_index(
        op.f("ix_reference_unit_alias_name_search"),
        "reference_unit_alias",
        ["name_search"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reference_unit_alias_unit_id"), "reference_unit_alias", ["unit_id"], unique=False
    )
    op.create_table(
        "reference_agency_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=True),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "name_sort",
            sa.String(length=450).with_variant(sa.String(length=450, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name_search", sa.String(length=200), nullable=False),
        sa.Column("parent_line", sa.String(length=200), nullable=True),
        sa.Column("issuing_line", sa.String(length=200), nullable=False),
        sa.Column("symbol", sa.String(length=30), nullable=False),
        sa.Column("place_name", sa.String(length=80), nullable=False),
        sa.Column("source", sa.String(length=500), nullable=False),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column(
            "origin",
            sa.Enum("shipped", "office", name="origin", native_enum=False, length=30),
            nullable=False,
        ),
        sa.CheckConstraint(
            "origin IN ('shipped', 'office')", name=op.f("ck_reference_agency_name_origin_known")
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR start_on < end_on", name=op.f("ck_reference_agency_name_period")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["reference_agency.id"], name=op.f("fk_reference_agency_name_agency_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_agency_name")),
        sa.UniqueConstraint("agency_id", "start_on", name="uq_reference_agency_name_start"),
    )
    op.create_index(
        op.f("ix_reference_agency_name_agency_id"),
        "reference_agency_name",
        ["agency_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reference_agency_name_name_search"),
        "reference_agency_name",
        ["name_search"],
        unique=False,
    )
    op.create_index(
        "ux_reference_agency_name_first",
        "reference_agency_name",
        ["agency_id"],
        unique=True,
        sqlite_where=sa.text("start_on IS NULL"),
        postgresql_where=sa.text("start_on IS NULL"),
    )
    op.create_table(
        "reference_number_series",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "next_number >= 1", name=op.f("ck_reference_number_series_next_positive")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"],
            ["reference_agency.id"],
            name=op.f("fk_reference_number_series_agency_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reference_number_series")),
        sa.UniqueConstraint("agency_id", "symbol", "year", name="uq_reference_number_series_key"),
    )


def downgrade() -> None:
    op.drop_table("reference_number_series")
    op.drop_index(
        "ux_reference_agency_name_first",
        table_name="reference_agency_name",
        sqlite_where=sa.text("start_on IS NULL"),
        postgresql_where=sa.text("start_on IS NULL"),
    )
    op.drop_index(op.f("ix_reference_agency_name_name_search"), table_name="reference_agency_name")
    op.drop_index(op.f("ix_reference_agency_name_agency_id"), table_name="reference_agency_name")
    op.drop_table("reference_agency_name")
    op.drop_index(op.f("ix_reference_unit_alias_unit_id"), table_name="reference_unit_alias")
    op.drop_index(op.f("ix_reference_unit_alias_name_search"), table_name="reference_unit_alias")
    op.drop_table("reference_unit_alias")
    op.drop_index(op.f("ix_reference_agency_unit_id"), table_name="reference_agency")
    op.drop_table("reference_agency")
    op.drop_table("reference_working_day")
    op.drop_table("reference_vsic")
    op.drop_index(
        "ux_reference_unit_first",
        table_name="reference_unit",
        sqlite_where=sa.text("valid_from IS NULL"),
        postgresql_where=sa.text("valid_from IS NULL"),
    )
    op.drop_index(op.f("ix_reference_unit_successor_id"), table_name="reference_unit")
    op.drop_index(op.f("ix_reference_unit_parent_id"), table_name="reference_unit")
    op.drop_index(op.f("ix_reference_unit_name_search"), table_name="reference_unit")
    op.drop_table("reference_unit")
    op.drop_index("ix_reference_job_state", table_name="reference_job")
    op.drop_index("ix_reference_job_actor_created", table_name="reference_job")
    op.drop_table("reference_job")
    op.drop_table("reference_data_version")
