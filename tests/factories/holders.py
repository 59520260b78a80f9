"""Members with a part of 20 million đồng, paid in full, and further lines of theirs."""

from datetime import date
from typing import Any

from coop_registry.models import Contribution, Membership, Organisation
from coop_registry.rules.membership import LineKind
from tests.factories.membership import admit, person, record_line


def make_member(
    organisation: Organisation,
    name: str = "Nông Văn Một",
    number: str = "006085000001",
    **changes: Any,
) -> Membership:
    """Return a recorded member (flushed, not committed)."""
    given: dict[str, Any] = {
        "party": person(full_name=name, identity_no=number),
        "book_no": None,
        "pledge_vnd": 20_000_000,
        "paid_vnd": 20_000_000,
        "paid_on": date(2018, 3, 15),
    }
    return admit(organisation, **{**given, **changes})


def make_line(
    organisation: Organisation,
    member: Membership,
    kind: LineKind = LineKind.PLEDGE,
    amount_vnd: int = 5_000_000,
    on: date = date(2025, 1, 10),
) -> Contribution:
    """Return a recorded line of the book (flushed, not committed)."""
    return record_line(organisation, member.party_id, kind, on, amount_vnd)
