"""Members and book lines for tests."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from coop_registry.models import Contribution, Membership, Organisation
from coop_registry.rules.entries import LineEntry, MemberEntry, PartyEntry
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.membership import LeaveGround, LineKind
from coop_registry.services import contributions, members
from core.access import EVERYTHING, Scope
from core.dates import PartialDate
from tests.factories.registry import TODAY

#: Nine people of one commune, as on a paper list.
NAMES = (
    "Nông Thị Thử",
    "Ma Văn Hai",
    "Hoàng Thị Ba",
    "Triệu Văn Bốn",
    "Lý Thị Năm",
    "Dương Văn Sáu",
    "Bàn Thị Bảy",
    "Đặng Văn Tám",
    "Âu Thị Chín",
)


def person(number: int = 0, **changes: Any) -> PartyEntry:
    """Return one of the nine people, with an identity number of their own."""
    given: dict[str, Any] = {
        "full_name": NAMES[number % len(NAMES)],
        "identity_kind": IdentityKind.CITIZEN,
        "identity_no": f"0061900001{number:02d}",
        "birth": PartialDate(date(1985, 1, 1 + number % 28)),
        "gender": "nữ" if number % 2 == 0 else "nam",
        "ethnicity": "Tày",
        "nationality": "Việt Nam",
        "address": f"Thôn {number + 1}",
    }
    return PartyEntry(**{**given, **changes})


def member_entry(number: int = 0, **changes: Any) -> MemberEntry:
    """Return a member of the founding list who has paid in full."""
    given: dict[str, Any] = {
        "party": person(number),
        "joined_on": date(2018, 3, 12),
        "book_no": number + 1,
        "pledge_vnd": 50_000_000,
        "paid_vnd": 50_000_000,
        "paid_on": date(2018, 4, 2),
    }
    return MemberEntry(**{**given, **changes})


def admit(
    organisation: Organisation,
    entry: MemberEntry | None = None,
    *,
    scope: Scope = EVERYTHING,
    on: date = TODAY,
    **changes: Any,
) -> Membership:
    """Return a recorded member (flushed, not committed)."""
    return members.admit(
        organisation,
        entry or member_entry(**changes),
        actor_id=1,
        on=on,
        scope=scope,
        expected_version=None,
    )


def admit_list(organisation: Organisation, count: int = 9) -> Sequence[Membership]:
    """Return the founding members, all of whom have paid in full."""
    return members.admit_many(
        organisation,
        [member_entry(number) for number in range(count)],
        actor_id=1,
        on=TODAY,
        scope=EVERYTHING,
        expected_version=None,
    )


def record_line(
    organisation: Organisation,
    party_id: int,
    kind: LineKind,
    on: date,
    amount_vnd: int,
    **changes: Any,
) -> Contribution:
    """Return a recorded line of the contribution book."""
    return contributions.record(
        organisation,
        LineEntry(party_id, kind, on, amount_vnd, **changes),
        actor_id=1,
        on=TODAY,
        expected_version=None,
    )


def leave(
    organisation: Organisation,
    membership: Membership,
    left_on: date,
    ground: LeaveGround = LeaveGround.RESIGNED,
) -> None:
    """Record that a member left."""
    members.leave(
        organisation,
        membership,
        left_on=left_on,
        ground=ground,
        actor_id=1,
        on=TODAY,
        expected_version=None,
    )
