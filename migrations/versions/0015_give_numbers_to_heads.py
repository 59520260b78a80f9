"""Give the number typed for a household to its head (số giấy tờ của hộ là của chủ hộ).

A household has no paper of its own. The person of the number is added and stands for the
household wherever nobody does yet; where the one who does bears the household's own name and has
no number, it is theirs. The way down changes nothing: a household without a number was always
allowed.

Revision ID: 0015
Revises: 0014
"""

import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

#: Words before the head's own name, as whole words ("Hộ ông Nguyễn Văn A"): Bàn and Hồ are
#: surnames, and so is Ông where a middle name follows.
_BEFORE = re.compile(
    r"^hộ(?:\s+gia\s+đình)?\s*:?\s+(?:(?:ông|bà|anh|chị)\s*:?\s+(?!(?:văn|thị|thế|hữu|đình)\b))?(?=\S)",
    re.IGNORECASE,
)
_PAPER = ("identity_kind", "identity_sealed", "identity_index", "identity_masked", "identity_on",
          "identity_by")  # fmt: skip
_OF_A_PERSON = ("birth_on", "birth_precision", "gender", "ethnicity")
_SHARED = ("nationality", "phone", "address")
#: What the log says of both.
_NOTE = "Số giấy tờ ghi ở hộ gia đình là của người đại diện hộ"

_party = sa.table(
    "registry_party",
    *(
        sa.column(name)
        for name in (
            "id", "kind", "full_name", "name_search", "name_sort", "organisation_id", *_SHARED,
            "is_cooperative", "has_foreign_capital", "version", *_PAPER, *_OF_A_PERSON,
        )
    ),
)  # fmt: skip


def upgrade() -> None:
    connection = op.get_bind()
    households = connection.execute(
        sa.text(
            "SELECT * FROM registry_party WHERE kind = 'household' AND identity_index IS NOT NULL "
            "AND identity_kind <> 'organisation' ORDER BY id"
        )
    ).mappings()
    for household in [dict(row) for row in households]:
        connection.execute(
            sa.update(_party)
            .where(_party.c.id == household["id"])
            .values(
                {name: None for name in (*_PAPER, *_OF_A_PERSON)}
                | {"version": household["version"] + 1}
            )
        )
        head = _head_of(connection, household) or _add_head(connection, household)
        _tell(connection, household["id"], head)


def downgrade() -> None:
    """Leave the heads: what they are is true in the schema before, too."""


def _head_of(connection: sa.Connection, household: dict[str, Any]) -> int | None:
    """Return the representative of the household's name, who gets the number; None without one."""
    found = connection.execute(
        sa.text(
            "SELECT p.id FROM registry_party p JOIN registry_membership m "
            "ON m.representative_id = p.id WHERE m.party_id = :household "
            "AND p.identity_index IS NULL AND p.name_search = :name ORDER BY p.id"
        ),
        {"household": household["id"], "name": _without_words(household)["name_search"]},
    ).scalar()
    if found is None:
        return None
    connection.execute(
        sa.update(_party)
        .where(_party.c.id == found)
        .values({name: household[name] for name in _PAPER} | {"version": _party.c.version + 1})
    )
    return int(found)


def _add_head(connection: sa.Connection, household: dict[str, Any]) -> int:
    """Add the person of the number, who stands for the household where nobody does."""
    head = connection.execute(sa.text("SELECT max(id) FROM registry_party")).scalar() + 1
    if connection.dialect.name == "postgresql":
        head = connection.execute(
            sa.text("SELECT nextval(pg_get_serial_sequence('registry_party', 'id'))")
        ).scalar()
    kept = {name: household[name] for name in (*_PAPER, *_OF_A_PERSON, *_SHARED)}
    connection.execute(
        sa.insert(_party).values(
            **kept,
            **_without_words(household),
            id=head,
            kind="person",
            organisation_id=None,
            is_cooperative=False,
            has_foreign_capital=False,
            version=1,
        )
    )
    connection.execute(
        sa.text(
            "UPDATE registry_membership SET representative_id = :head "
            "WHERE party_id = :household AND representative_id IS NULL"
        ),
        {"head": head, "household": household["id"]},
    )
    return int(head)


def _without_words(household: dict[str, Any]) -> dict[str, str]:
    """Return the head's name in its three stored forms: the words before it are left out."""
    name = household["full_name"]
    own = _BEFORE.sub("", name) or name
    kept, spoken = len(own.split()), sum(any(map(str.isalnum, word)) for word in own.split())
    letters, _, tones = household["name_sort"].partition(" ")
    words = letters.split("!")
    gone = sum(not sign.isdigit() for word in words[:-kept] for sign in word)
    return {
        "full_name": own,
        "name_search": " ".join(household["name_search"].split()[-spoken:]),
        "name_sort": f"{'!'.join(words[-kept:])} {tones[gone:]}",
    }


def _tell(connection: sa.Connection, household: int, head: int) -> None:
    """Write it into the log, and have the organisations concerned indexed anew."""
    entry = sa.table(
        "audit_entry",
        *(sa.column(name) for name in ("at", "action", "subject_type", "subject_id", "note")),
    )
    for party in (household, head):
        connection.execute(
            sa.insert(entry).values(
                at=sa.func.current_timestamp(),
                action="party.corrected",
                subject_type="party",
                subject_id=party,
                note=_NOTE,
            )
        )
    connection.execute(
        sa.text(
            "INSERT INTO registry_search_pending (organisation_id) "
            "SELECT DISTINCT organisation_id FROM registry_membership WHERE party_id = :household"
        ),
        {"household": household},
    )
