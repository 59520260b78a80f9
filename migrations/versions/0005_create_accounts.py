"""Create the tables of accounts.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_login_attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_key", sa.String(length=64), nullable=False),
        sa.Column("address", sa.String(length=45), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ok", sa.Boolean(), nullable=False),
        sa.Column("counts", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_login_attempt")),
    )
    op.create_index(
        "ix_account_login_attempt_account_key_at",
        "account_login_attempt",
        ["account_key", "at"],
        unique=False,
    )
    op.create_index(
        "ix_account_login_attempt_address_at",
        "account_login_attempt",
        ["address", "at"],
        unique=False,
    )
    op.create_table(
        "account_user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("email", sa.String(length=255), nullable=True),
        sa.Column("full_name", sa.String(length=200), nullable=False),
        sa.Column("position", sa.String(length=200), nullable=True),
        sa.Column(
            "name_sort",
            sa.String(length=420).with_variant(sa.String(length=420, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("name_search", sa.String(length=300), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("password_set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tf_primary_method", sa.String(length=64), nullable=True),
        sa.Column("tf_totp_secret", sa.String(length=500), nullable=True),
        sa.Column("tf_last_counter", sa.Integer(), nullable=True),
        sa.Column("mf_recovery_codes", sa.UnicodeText(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(username) >= 3", name=op.f("ck_account_user_username_length")),
        sa.CheckConstraint(
            "username = lower(username)", name=op.f("ck_account_user_username_lower")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_user")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_account_user_fs_uniquifier")),
        sa.UniqueConstraint("username", name=op.f("uq_account_user_username")),
    )
    op.create_table(
        "account_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("duty", sa.String(length=32), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("end_on", sa.Date(), nullable=True),
        sa.Column("decision_no", sa.String(length=100), nullable=True),
        sa.Column("granted_by_id", sa.Integer(), nullable=True),
        sa.Column("delegated_from_grant_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "duty IN ('reception', 'officer', 'leader', 'credit_officer', 'accountant', 'cashier', 'chief_accountant', 'director', 'chair', 'controller', 'risk_council', 'alliance_officer', 'alliance_leader', 'steering_officer', 'agency_reporter', 'administrator', 'auditor')",
            name=op.f("ck_account_grant_duty"),
        ),
        sa.CheckConstraint(
            "delegated_from_grant_id IS NULL OR end_on IS NOT NULL",
            name=op.f("ck_account_grant_delegated"),
        ),
        sa.CheckConstraint(
            "end_on IS NULL OR end_on >= start_on", name=op.f("ck_account_grant_period")
        ),
        sa.CheckConstraint(
            "unit_id IS NULL OR agency_id IS NULL", name=op.f("ck_account_grant_one_place")
        ),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["reference_agency.id"], name=op.f("fk_account_grant_agency_id")
        ),
        sa.ForeignKeyConstraint(
            ["delegated_from_grant_id"],
            ["account_grant.id"],
            name=op.f("fk_account_grant_delegated_from_grant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["granted_by_id"], ["account_user.id"], name=op.f("fk_account_grant_granted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["reference_unit.id"], name=op.f("fk_account_grant_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["account_user.id"], name=op.f("fk_account_grant_user_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_grant")),
    )
    op.create_index(
        op.f("ix_account_grant_delegated_from_grant_id"),
        "account_grant",
        ["delegated_from_grant_id"],
        unique=False,
    )
    op.create_index(op.f("ix_account_grant_duty"), "account_grant", ["duty"], unique=False)
    op.create_index(op.f("ix_account_grant_user_id"), "account_grant", ["user_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_account_grant_user_id"), table_name="account_grant")
    op.drop_index(op.f("ix_account_grant_duty"), table_name="account_grant")
    op.drop_index(op.f("ix_account_grant_delegated_from_grant_id"), table_name="account_grant")
    op.drop_table("account_grant")
    op.drop_table("account_user")
    op.drop_index("ix_account_login_attempt_address_at", table_name="account_login_attempt")
    op.drop_index("ix_account_login_attempt_account_key_at", table_name="account_login_attempt")
    op.drop_table("account_login_attempt")
