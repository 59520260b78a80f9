"""Tell a member declared missing from one who died (bị tuyên bố mất tích).

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_BEFORE = (
    "'death', 'incapacity', 'imprisoned', 'entity_ended', 'cooperative_ended', 'resigned', "
    "'expelled', 'idle', 'unpaid', 'fee_unpaid', 'transferred', 'class_changed', 'charter'"
)
_NAME = "ck_registry_membership_leave_ground"


def _allow(grounds: str) -> None:
    """Let the column hold these grounds only."""
    with op.batch_alter_table("registry_membership") as table:
        table.drop_constraint(op.f(_NAME), type_="check")
        table.create_check_constraint(op.f(_NAME), sa.text(f"leave_ground IN ({grounds})"))


def upgrade() -> None:
    _allow(_BEFORE.replace("'death', ", "'death', 'missing', "))


def downgrade() -> None:
    op.execute(
        "UPDATE registry_membership SET leave_ground = 'death' WHERE leave_ground = 'missing'"
    )
    _allow(_BEFORE)
