"""Members and contributions of the demonstration: lists in order, and lists that break a rule.

All people are made up; identity numbers lie in a range no office gives out.
"""

from collections.abc import Iterable
from datetime import date

from coop_registry.models import Organisation
from coop_registry.rules.entries import MemberEntry, PartyEntry
from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.membership import AssetKind, MemberClass
from coop_registry.services import members
from core.access import Scope
from core.dates import PartialDate, Precision

_FAMILY = ("Nông", "Hoàng", "Triệu", "Lý", "Ma", "Dương", "Bàn", "Đinh", "Lường", "Hà")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Hữu", "Thu")
_GIVEN = ("Mẫu", "Thử", "Ví", "Dụ", "Giả", "Định", "Trình", "Diễn", "Thí", "Điểm")


def add_lists(
    made: dict[int, Organisation], *, actors: dict[int, int], on: date, scope: Scope
) -> None:
    """Give some of the demonstration's organisations (by their number) their member lists."""
    for number, entries in (
        (1, _equal(1, 14, 1_200_000_000, date(2018, 3, 12))),
        (2, _uneven(2, date(2017, 6, 20))),
        (6, _equal(6, 9, 1_350_000_000, date(2016, 8, 9))),
    ):
        members.admit_many(
            made[number],
            list(entries),
            actor_id=actors[number],
            on=on,
            scope=scope,
            expected_version=None,
            source="Sổ đăng ký thành viên (dữ liệu trình diễn)",
        )


def _equal(number: int, count: int, capital_vnd: int, joined_on: date) -> Iterable[MemberEntry]:
    """Return members who share the capital evenly and have paid; the first takes the rest."""
    part = capital_vnd // count
    for place in range(1, count + 1):
        amount = part + (capital_vnd - part * count if place == 1 else 0)
        yield _member(number, place, joined_on, amount, amount)


def _uneven(number: int, joined_on: date) -> Iterable[MemberEntry]:
    """Return seven members of whom one pledged too much and two have not paid all."""
    pledges = (120, 40, 40, 30, 30, 20, 20)
    paid = (60, 40, 40, 10, 0, 20, 10)
    for place, (pledged, given) in enumerate(zip(pledges, paid, strict=True), 1):
        yield _member(number, place, joined_on, pledged * 1_000_000, given * 1_000_000)


def _member(
    number: int, place: int, joined_on: date, pledge_vnd: int, paid_vnd: int
) -> MemberEntry:
    """Return one made-up member."""
    mixed = number * 31 + place * 7
    name = " ".join(
        (
            _FAMILY[mixed % len(_FAMILY)],
            _MIDDLE[(mixed // 3) % len(_MIDDLE)],
            f"{_GIVEN[(mixed + place) % len(_GIVEN)]} {_GIVEN[(mixed // 7) % len(_GIVEN)]}",
        )
    )
    return MemberEntry(
        party=PartyEntry(
            full_name=name,
            kind=PartyKind.PERSON,
            identity_kind=IdentityKind.CITIZEN,
            identity_no=f"00609900{number:02d}{place:02d}",
            birth=PartialDate(date(1960 + mixed % 40, 1, 1), Precision.YEAR),
        ),
        joined_on=joined_on,
        member_class=MemberClass.OFFICIAL,
        book_no=place,
        pledge_vnd=pledge_vnd,
        paid_vnd=paid_vnd or None,
        paid_on=joined_on if paid_vnd else None,
        asset_kind=AssetKind.CASH if paid_vnd else None,
        accept_similar=True,
    )
