"""Findings about members: list and figure, age, nationality, kind; each with its article."""

from dataclasses import replace
from datetime import date

import pytest

from coop_registry.rules.findings import Figure, findings_on
from coop_registry.rules.kinds import Declared, Kind, PartyKind
from coop_registry.rules.membership import MemberClass
from tests.factories.states import FOUNDED, PAPER, concerned, figures, found, state, stay, stays

LAST_2012, FIRST_2023, NEXT_DAY = date(2024, 6, 30), date(2024, 7, 1), date(2024, 7, 2)
TODAY = date(2025, 6, 2)
OFFICIAL = MemberClass.OFFICIAL
CONTRIBUTING = MemberClass.CONTRIBUTING_ASSOCIATE
NON_CONTRIBUTING = MemberClass.NON_CONTRIBUTING_ASSOCIATE


def test_a_complete_list_is_counted_instead_of_the_figure():
    facts = state(stays=stays(4), declared=figures(4))
    assert "Danh sách ngày 02/06/2025 có 4" in found(facts, TODAY)["members.minimum"].evidence


def test_an_incomplete_list_leaves_the_figure_standing():
    facts = state(stays=stays(4), declared=figures(9))
    assert "members.minimum" not in found(facts, TODAY)
    short = state(stays=stays(2), declared=figures(4))
    evidence = found(short, TODAY)["members.minimum"].evidence
    assert "Khai báo 4 thành viên" in evidence
    assert "danh sách chưa đủ để đếm" in evidence


def test_members_who_left_after_the_figure_make_no_list_incomplete():
    left = date(2020, 1, 1)
    gone = [replace_end(member, left) for member in stays(9)[4:]]
    facts = state(stays=(*stays(4), *gone), declared=figures(9))
    assert "members.minimum" not in found(facts, date(2019, 12, 31))
    finding = found(facts, TODAY)["members.minimum"]
    assert finding.begun == left
    assert "members.difference" not in found(facts, TODAY)


def test_only_official_members_count_from_the_law_of_2023_on():
    facts = state(stays=(*stays(4), *(stay(9 + n, member_class=CONTRIBUTING) for n in range(4))))
    assert "members.minimum" not in found(facts, LAST_2012)
    assert found(facts, FIRST_2023)["members.minimum"].since == FIRST_2023


def test_of_a_union_only_cooperatives_count():
    cooperatives = stays(3, party_kind=PartyKind.ORGANISATION, linked_kind=Kind.COOPERATIVE)
    people = (stay(8), stay(9))
    whole = state(kind=Kind.UNION, stays=(*cooperatives, *people))
    assert "members.minimum" not in found(whole, FIRST_2023)
    assert "members.minimum" in found(whole, LAST_2012)
    short = state(kind=Kind.UNION, stays=(*cooperatives[:2], *people))
    assert "2 hợp tác xã thành viên" in found(short, NEXT_DAY)["members.minimum"].evidence


@pytest.mark.parametrize(
    ("what", "value", "on", "differs"),
    [
        (Declared.MEMBERS_TOTAL, 9, TODAY, False),
        (Declared.MEMBERS_TOTAL, 12, TODAY, True),
        (Declared.MEMBERS_OFFICIAL, 8, TODAY, False),
        (Declared.MEMBERS_OFFICIAL, 9, TODAY, True),
        (Declared.MEMBERS_ASSOCIATE, 2, TODAY, True),
        (Declared.MEMBERS_OFFICIAL, 9, LAST_2012, False),
    ],
)
def test_declared_beside_listed(what, value, on, differs):
    listed = (*stays(8), stay(9, member_class=NON_CONTRIBUTING))
    facts = state(stays=listed, declared=figures(value, date(2024, 8, 1), what))
    finding = found(facts, on).get("members.difference")
    assert (finding is not None) is differs
    if finding:
        assert str(value) in finding.evidence
        assert finding.since == date(2024, 8, 1)


def test_an_official_figure_is_judged_and_a_smaller_later_total_beats_it():
    declared = {
        Declared.MEMBERS_OFFICIAL: (Figure(6, date(2024, 8, 1), PAPER),),
        Declared.MEMBERS_TOTAL: (Figure(4, date(2025, 1, 1), PAPER),),
    }
    facts = state(declared=declared)
    assert "members.minimum" not in found(facts, date(2024, 12, 31))
    assert found(facts, date(2025, 1, 1))["members.minimum"].since == date(2025, 1, 1)


@pytest.mark.parametrize(
    ("member_class", "on", "breach", "article"),
    [
        pytest.param(OFFICIAL, LAST_2012, True, "Điều 13 Luật Hợp tác xã 2012", id="Điều 13 2012"),
        pytest.param(
            OFFICIAL,
            FIRST_2023,
            True,
            "điểm a khoản 1 Điều 30 Luật Hợp tác xã 2023",
            id="điểm a khoản 1 Điều 30: chính thức 15 tuổi",
        ),
        pytest.param(
            CONTRIBUTING,
            NEXT_DAY,
            True,
            "điểm a khoản 1 Điều 30 Luật Hợp tác xã 2023",
            id="điểm a khoản 1 Điều 30: liên kết góp vốn 15 tuổi",
        ),
        pytest.param(NON_CONTRIBUTING, FIRST_2023, False, "", id="điểm b khoản 2 Điều 30: đủ 15"),
    ],
)
def test_a_fifteen_year_old(member_class, on, breach, article):
    young = stay(9, date(2024, 1, 1), member_class=member_class, birth_on=date(2009, 6, 1))
    finding = found(state(stays=(*stays(8), young)), on).get("members.age")
    assert (finding is not None) is breach
    if finding:
        assert finding.article == article
        assert finding.party_id == 9
        assert "Nông Văn 9 mới 15 tuổi" in finding.evidence


def test_age_is_reached_on_the_birthday_and_doubt_accuses_nobody():
    young = stay(9, FIRST_2023, birth_on=date(2006, 8, 10))
    facts = state(stays=(*stays(8), young))
    assert found(facts, date(2024, 8, 9))["members.age"].since == FIRST_2023
    assert "members.age" not in found(facts, date(2024, 8, 10))
    year_only = stay(9, FIRST_2023, birth_on=date(2006, 1, 1))
    assert "members.age" not in found(state(stays=(*stays(8), year_only)), FIRST_2023)


def test_an_associate_under_fifteen_is_found_from_the_law_of_2023():
    child = stay(9, date(2024, 1, 1), member_class=NON_CONTRIBUTING, birth_on=date(2012, 1, 1))
    finding = found(state(stays=(*stays(8), child)), TODAY)["members.age"]
    assert finding.article == "điểm b khoản 2 Điều 30 Luật Hợp tác xã 2023"
    assert "mới 13 tuổi" in finding.evidence


@pytest.mark.parametrize(
    ("since", "on", "words"),
    [
        pytest.param(
            date(2022, 5, 10),
            date(2023, 5, 9),
            "Liên tục từ ngày 10/05/2022, đã 11 tháng; nếu kéo dài đến ngày 10/05/2023 thì đủ 12 tháng, "
            "là căn cứ giải thể bắt buộc (khoản 2 Điều 54 Luật Hợp tác xã 2012).",
            id="khoản 2 Điều 54 Luật 2012 – hôm trước",
        ),
        pytest.param(
            date(2022, 5, 10),
            date(2023, 5, 10),
            "đã 12 tháng; từ ngày 10/05/2023 đã đủ 12 tháng, là căn cứ giải thể bắt buộc (khoản 2 Điều "
            "54 Luật Hợp tác xã 2012).",
            id="khoản 2 Điều 54 Luật 2012 – đúng ngày",
        ),
        pytest.param(
            date(2022, 5, 10),
            FIRST_2023,
            "Liên tục từ ngày 01/07/2024, đã 0 tháng; nếu kéo dài đến ngày 01/07/2025 thì đủ 12 tháng",
            id="điểm d khoản 1 Điều 103 Luật 2023 – ngày đầu",
        ),
        pytest.param(
            date(2024, 8, 31),
            date(2025, 8, 31),
            "từ ngày 31/08/2025 đã đủ 12 tháng, là căn cứ thu hồi Giấy chứng nhận đăng ký hợp tác xã "
            "(điểm d khoản 1 Điều 103 Luật Hợp tác xã 2023).",
            id="điểm d khoản 1 Điều 103 Luật 2023 – đúng ngày",
        ),
    ],
)
def test_too_few_members_are_counted_by_months(since, on, words):
    left = tuple(stay(number, end_on=since) for number in range(5, 9))
    finding = found(state(stays=(*stays(4), *left)), on)["members.minimum"]
    assert words in finding.evidence
    assert "tháng" not in finding.fingerprint


@pytest.mark.parametrize(
    ("is_foreign", "on", "breach"),
    [
        pytest.param(True, date(2024, 6, 30), True, id="Điều 13 Luật 2012: mọi thành viên 18"),
        pytest.param(True, FIRST_2023, True, id="điểm a khoản 2 Điều 30: người nước ngoài 16"),
        pytest.param(True, date(2026, 5, 31), True, id="hôm trước ngày đủ 18"),
        pytest.param(True, date(2026, 6, 1), False, id="ngày đủ 18"),
        pytest.param(False, FIRST_2023, False, id="điểm b khoản 2 Điều 30: công dân 16"),
    ],
)
def test_a_sixteen_year_old_foreigner_may_not_be_an_associate(is_foreign, on, breach):
    young = stay(
        9,
        date(2024, 1, 1),
        member_class=NON_CONTRIBUTING,
        birth_on=date(2008, 6, 1),
        is_foreign=is_foreign,
    )
    finding = found(state(stays=(*stays(8), young)), on).get("members.age")
    assert (finding is not None) is breach
    if finding and on >= FIRST_2023:
        assert finding.article == "điểm a khoản 2 Điều 30 Luật Hợp tác xã 2023"
        assert "người nước ngoài" in finding.evidence
        assert finding.since == FIRST_2023


@pytest.mark.parametrize(
    ("foreign", "official", "on", "breach"),
    [
        pytest.param(7, 20, FIRST_2023, True, id="khoản 7 Điều 30: đúng 35% đã là vượt"),
        pytest.param(6, 20, FIRST_2023, False, id="khoản 7 Điều 30: 30% là dưới 35%"),
        pytest.param(7, 20, LAST_2012, False, id="Luật 2012 không có tỷ lệ này"),
        pytest.param(7, 20, NEXT_DAY, True, id="ngày sau: vẫn 35%"),
    ],
)
def test_foreign_official_members(foreign, official, on, breach):
    listed = [stay(n, is_foreign=n <= foreign) for n in range(1, official + 1)]
    finding = found(state(stays=tuple(listed)), on).get("members.foreign_share")
    assert (finding is not None) is breach
    if finding:
        assert f"{foreign} trong {official}" in finding.evidence
        assert "dưới 35%" in finding.evidence
        assert finding.since == FIRST_2023


@pytest.mark.parametrize(
    ("more", "on", "breach"),
    [
        pytest.param({}, TODAY, True, id="khoản 1 Điều 34: cá nhân"),
        pytest.param({}, LAST_2012, True, id="khoản 2 Điều 3 Luật 2012: cá nhân"),
        pytest.param({"party_kind": PartyKind.HOUSEHOLD}, TODAY, True, id="hộ gia đình"),
        pytest.param(
            {"party_kind": PartyKind.ORGANISATION, "name": "Công ty TNHH Thử"},
            TODAY,
            True,
            id="pháp nhân khác là chính thức",
        ),
        pytest.param(
            {
                "party_kind": PartyKind.ORGANISATION,
                "name": "Công ty TNHH Thử",
                "member_class": CONTRIBUTING,
            },
            TODAY,
            False,
            id="khoản 1 Điều 34: pháp nhân là liên kết",
        ),
        pytest.param(
            {"party_kind": PartyKind.ORGANISATION, "name": "HTX Chè Thử"},
            TODAY,
            False,
            id="tên HTX",
        ),
        pytest.param(
            {"party_kind": PartyKind.ORGANISATION, "name": "HTX Thử", "linked_kind": Kind.GROUP},
            TODAY,
            True,
            id="trong sổ là tổ hợp tác",
        ),
    ],
)
def test_a_union_member_that_is_not_a_cooperative(more, on, breach):
    cooperatives = stays(4, party_kind=PartyKind.ORGANISATION, linked_kind=Kind.COOPERATIVE)
    facts = state(kind=Kind.UNION, stays=(*cooperatives, stay(9, **more)))
    assert concerned(findings_on(facts, on), "members.union_kind") == ({9} if breach else set())


def replace_end(member, end_on):
    return member._replace(end_on=end_on)


def test_a_later_fact_never_changes_an_earlier_day():
    early = state(stays=stays(6), declared=figures(6))
    later = replace(
        early,
        stays=(*early.stays, stay(7, date(2024, 1, 1)), stay(8, date(2025, 1, 1), is_foreign=True)),
        declared={
            Declared.MEMBERS_TOTAL: (*figures(6)[Declared.MEMBERS_TOTAL], Figure(8, TODAY, PAPER))
        },
    )
    for on in (FOUNDED, date(2023, 5, 1), date(2023, 12, 31)):
        assert findings_on(early, on) == findings_on(later, on)
