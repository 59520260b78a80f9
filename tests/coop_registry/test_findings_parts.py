"""What one member holds, who stands for a household, figures and facts that cannot be true."""

from dataclasses import replace
from datetime import date

import pytest

from coop_registry.rules.findings import Asset, Figure, Location, Period, Timeline
from coop_registry.rules.findings.past import breaches
from coop_registry.rules.kinds import Declared, Kind, PartyKind
from coop_registry.rules.membership import AssetKind, MemberClass
from tests.factories.states import FOUNDED, PAPER, always, book, found, state, stay, stays

BEFORE, FROM = date(2024, 6, 30), date(2024, 7, 1)
PAID_ON = date(2018, 5, 1)


def test_the_surplus_of_one_is_a_finding_beside_what_another_owes():
    """A owes 10, B paid 10 too much: together they are square, each of them is not."""
    held = book((1, FOUNDED, 20_000_000, 10_000_000), (2, FOUNDED, 10_000_000, 10_000_000))
    more = book(
        (1, FOUNDED, 20_000_000, 10_000_000),
        (2, FOUNDED, 10_000_000, 10_000_000),
        (2, PAID_ON, 0, 10_000_000),
    )
    assert "contribution.overpaid" not in found(state(stays=stays(7), **held), FROM)
    finding = found(state(stays=stays(7), **more), FROM)["contribution.overpaid"]
    assert finding.party_id == 2
    assert finding.since == PAID_ON
    assert "đã góp 20.000.000 đồng, cam kết góp 10.000.000 đồng: vượt 10.000.000 đồng" in (
        finding.evidence
    )
    assert "contribution.deadline" in found(state(stays=stays(7), **more), FROM)


@pytest.mark.parametrize(
    ("on", "expected"),
    [(BEFORE, False), (FROM, True), (date(2024, 7, 2), True)],
    ids=["khoản 16 Điều 4 Luật 2023 – hôm trước", "đúng ngày", "hôm sau"],
)
def test_who_contributes_no_capital_holds_no_part(on, expected):
    associate = stay(8, member_class=MemberClass.NON_CONTRIBUTING_ASSOCIATE)
    of = state(stays=(*stays(7), associate), **book((8, PAID_ON, 5_000_000, 0)))
    finding = found(of, on).get("contribution.not_contributing")
    assert (finding is not None) is expected
    if finding:
        assert finding.since == FROM
        assert finding.article == "khoản 16 Điều 4 Luật Hợp tác xã 2023"


@pytest.mark.parametrize(
    ("on", "article"),
    [
        (BEFORE, "Điều 13 Luật Hợp tác xã 2012"),
        (FROM, "khoản 1 Điều 30 Luật Hợp tác xã 2023"),
    ],
)
def test_a_household_without_a_representative_is_found_by_the_law_of_the_day(on, article):
    house = stay(8, name="Hộ ông Nông Văn Tám", party_kind=PartyKind.HOUSEHOLD)
    finding = found(state(stays=(*stays(7), house)), on)["members.representative_missing"]
    assert (finding.article, finding.party_id) == (article, 8)
    assert finding.begun == FOUNDED
    named = house._replace(is_represented=True)
    assert "members.representative_missing" not in found(state(stays=(*stays(7), named)), on)


@pytest.mark.parametrize(
    ("what", "part"),
    [
        (Declared.MEMBERS_OFFICIAL, "official"),
        (Declared.MEMBERS_ASSOCIATE, "associate"),
        (Declared.MEMBERS_WOMEN, "women"),
        (Declared.MEMBERS_MINORITY, "minority"),
    ],
)
def test_a_declared_part_greater_than_the_total_of_its_day_is_found(what, part):
    day = date(2024, 12, 31)

    def declared(value, on=day):
        figures = {
            Declared.MEMBERS_TOTAL: (Figure(12, day, PAPER),),
            what: (Figure(value, on, PAPER),),
        }
        return found(state(declared=figures), date(2025, 6, 2)).get("declared.part_exceeds_total")

    assert declared(12) is None
    assert declared(13, date(2025, 1, 1)) is None
    finding = declared(13)
    assert (finding.since, finding.part) == (day, part)


@pytest.mark.parametrize(("start", "expected"), [("2018-03-11", True), ("2018-03-12", False)])
def test_governance_before_the_founding_is_found(start, expected):
    of = state(
        founded_on=FOUNDED,
        registered_on=FOUNDED,
        governances=always("full", date.fromisoformat(start)),
    )
    assert ("governance.before_founding" in found(of, FROM)) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("00001", False), ("99999", False), ("0001", True), ("000001", True), ("0000A", True)],
)
def test_a_location_has_five_digits(code, expected):
    """Khoản 5 Điều 14 Nghị định 92/2024/NĐ-CP."""
    place = Location(4, "Cửa hàng số 1", code, date(2024, 9, 1), None)
    of = state(locations=(place,))
    assert "place.location_code" not in found(of, date(2024, 8, 31))
    finding = found(of, date(2024, 9, 1)).get("place.location_code")
    assert (finding is not None) is expected
    if finding:
        assert (finding.since, finding.part) == (date(2024, 9, 1), "4")


def test_a_location_known_before_the_decree_is_found_from_the_decree_on():
    place = Location(4, "Cửa hàng", "1", FOUNDED, None)
    of = state(locations=(place,))
    finding = found(of, date(2025, 6, 2))["place.location_code"]
    assert "place.location_code" not in found(of, finding.since.replace(day=finding.since.day - 1))
    assert finding.continued == ""


def test_a_group_names_no_representatives_of_households():
    house = stay(1, party_kind=PartyKind.HOUSEHOLD)
    assert "members.representative_missing" not in found(
        state(kind=Kind.GROUP, stays=(house,)), FROM
    )


def test_the_past_of_an_overpaid_part_ends_when_it_is_given_back():
    of = state(
        stays=stays(7),
        governances=Timeline([Period(FOUNDED, None, "full")]),
        **book((1, PAID_ON, 1_000_000, 2_000_000), (1, date(2020, 1, 1), 0, -1_000_000)),
    )
    (past,) = [one for one in breaches(of, FROM) if one.finding.rule == "contribution.overpaid"]
    assert (past.start_on, past.end_on) == (PAID_ON, date(2020, 1, 1))


LEFT = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("on", "article"),
    [
        (date(2024, 4, 30), None),
        (LEFT, "Điều 18 Luật Hợp tác xã 2012"),
        (BEFORE, "Điều 18 Luật Hợp tác xã 2012"),
        (FROM, "khoản 1 Điều 90 Luật Hợp tác xã 2023"),
        (date(2025, 2, 1), None),
    ],
    ids=["hôm trước ngày ra", "ngày ra", "ngày cuối Luật 2012", "ngày đầu Luật 2023", "đã trả"],
)
def test_the_part_of_one_who_left_is_found_until_it_is_given_back(on, article):
    facts = state(
        stays=(stay(1, end_on=LEFT), *stays(9)[1:]),
        **book(
            (1, PAID_ON, 10_000_000, 10_000_000), (1, date(2025, 2, 1), -10_000_000, -10_000_000)
        ),
    )
    finding = found(facts, on).get("contribution.former_member")
    assert (finding and finding.article) == article
    if finding:
        assert finding.party_id == 1
        assert finding.evidence == (
            "Nông Văn 1 ra khỏi từ ngày 01/05/2024; sổ vốn góp còn ghi cam kết góp "
            "10.000.000 đồng, đã góp 10.000.000 đồng."
        )
    if on == FROM:
        assert finding.continued == "tiếp nối từ ngày 01/05/2024 theo Điều 18 Luật Hợp tác xã 2012"


def test_one_who_left_is_not_advised_to_pledge_more():
    """Paid 10 and pledged nothing after leaving: only to be given back."""
    facts = state(
        stays=(stay(1, end_on=LEFT), *stays(9)[1:]),
        **book((1, PAID_ON, 10_000_000, 10_000_000), (1, LEFT, -10_000_000, 0)),
    )
    told = found(facts, FROM)
    assert "contribution.overpaid" not in told
    assert "cam kết" not in told["contribution.former_member"].advice


def test_a_member_who_came_back_or_changed_class_is_no_former_member():
    again = (
        stay(1, end_on=LEFT),
        stay(1, LEFT, member_class=MemberClass.CONTRIBUTING_ASSOCIATE),
        *stays(9)[1:],
    )
    facts = state(stays=again, **book((1, PAID_ON, 10_000_000, 10_000_000)))
    assert "contribution.former_member" not in found(facts, FROM)


def test_a_book_without_a_charter_capital_is_found_and_named_so():
    members = state(
        stays=stays(7), **book(*((n, PAID_ON, 20_000_000, 20_000_000) for n in range(1, 4)))
    )
    told = found(members, FROM)
    assert told["capital.missing"].evidence == (
        "Chưa ghi vốn điều lệ; tỷ lệ phần vốn góp đang tính trên tổng số cam kết góp 60.000.000 đồng "
        "của sổ vốn góp."
    )
    assert told["capital.missing"].begun == PAID_ON
    assert "bằng 33,33% tổng số cam kết góp 60.000.000 đồng (chưa ghi vốn điều lệ)" in (
        told["contribution.maximum"].evidence
    )
    assert "capital.missing" not in found(state(stays=stays(7)), FROM)
    assert "capital.missing" not in found(replace(members, capital=always(60_000_000)), FROM)
    assert "capital.missing" not in found(replace(members, kind=Kind.GROUP), FROM)


@pytest.mark.parametrize(
    ("day", "on", "article"),
    [
        (date(2018, 5, 1), date(2018, 4, 30), None),
        (date(2018, 5, 1), FROM, "Điều 42 Luật Hợp tác xã 2012"),
        (BEFORE, FROM, "Điều 42 Luật Hợp tác xã 2012"),
        (FROM, FROM, "Điều 77 Luật Hợp tác xã 2023"),
    ],
)
def test_an_asset_without_a_word_is_found_by_the_law_of_its_day(day, on, article):
    land = Asset(2, day, AssetKind.LAND_USE_RIGHT, 50_000_000)
    finding = found(state(stays=stays(7), assets=(land,)), on).get("contribution.asset_valuation")
    assert (finding and finding.article) == article
    if finding:
        assert (finding.party_id, finding.since) == (2, day)
        assert "góp quyền sử dụng đất trị giá 50.000.000 đồng ngày" in finding.evidence
