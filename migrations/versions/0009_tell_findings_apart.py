"""Tell the facts of one finding apart; keep what an explanation was about.

Differences of figures were one finding for several facts. What was seen before belongs to the
fact that its first sentence names. Of explanations nobody kept what they were about: they stay in
the history and cover nothing.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

#: (finding, words of its evidence, the fact named first), in the order of the sentences.
_FACTS = (
    ("capital.difference", "Tổng vốn cam kết%", "pledged"),
    ("capital.difference", "Vốn thực góp khai báo%sổ vốn góp%", "paid_book"),
    ("capital.difference", "Vốn thực góp khai báo%", "paid_charter"),
    ("members.difference", "Khai báo % thành viên (%", "total"),
    ("members.difference", "Khai báo % thành viên chính thức (%", "official"),
    ("members.difference", "Khai báo % thành viên liên kết (%", "associate"),
)


def upgrade() -> None:
    for name in ("registry_finding_note", "registry_finding_spell"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("part", sa.String(20), nullable=True))
        op.execute(sa.update(sa.table(name, sa.column("part"))).values(part=""))
    _name_facts()
    for name in ("registry_finding_note", "registry_finding_spell"):
        with op.batch_alter_table(name) as table:
            table.alter_column("part", existing_type=sa.String(20), nullable=False)
    with op.batch_alter_table("registry_finding_note") as table:
        table.add_column(sa.Column("evidence", sa.String(1000), nullable=True))
        table.add_column(sa.Column("facts", sa.String(1000), nullable=True))


def _name_facts() -> None:
    """Say which fact a spell was about, by its first sentence."""
    for rule, words, part in _FACTS:
        op.execute(
            sa.text(
                "UPDATE registry_finding_spell SET part = :part "
                "WHERE rule = :rule AND part = '' AND evidence LIKE :words"
            ).bindparams(part=part, rule=rule, words=words)
        )


def downgrade() -> None:
    with op.batch_alter_table("registry_finding_note") as table:
        table.drop_column("facts")
        table.drop_column("evidence")
        table.drop_column("part")
    with op.batch_alter_table("registry_finding_spell") as table:
        table.drop_column("part")
