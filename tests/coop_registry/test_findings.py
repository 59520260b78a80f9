"""Findings of a day: each judged by the law of that day, before, on and after its changes."""

from dataclasses import replace
from datetime import date

import pytest

from coop_registry.rules.findings import Figure, Finding, Snapshot, findings_on
from coop_registry.rules.kinds import Kind, Status

PAPER = "danh sách kèm hồ sơ"
COOPERATIVE = Snapshot(
    kind=Kind.COOPERATIVE,
    status=Status.ACTIVE,
    registered_on=date(2018, 3, 12),
    has_member_list=True,
)


def declared(members: int, on: date = date(2018, 3, 12)) -> tuple[Figure, ...]:
    return (Figure(members, on, PAPER),)


def found(facts: Snapshot, on: date) -> dict[str, Finding]:
    return {finding.rule: finding for finding in findings_on(facts, on)}


@pytest.mark.parametrize(
    ("kind", "members", "on", "breach"),
    [
        pytest.param(Kind.COOPERATIVE, 6, date(2024, 6, 30), True, id="khoản 1 Điều 3 Luật 2012"),
        pytest.param(Kind.COOPERATIVE, 7, date(2024, 6, 30), False, id="7 đủ theo Luật 2012"),
        pytest.param(Kind.COOPERATIVE, 6, date(2024, 7, 1), False, id="khoản 7 Điều 4 Luật 2023"),
        pytest.param(Kind.COOPERATIVE, 5, date(2024, 7, 2), False, id="5 đủ theo Luật 2023"),
        pytest.param(Kind.COOPERATIVE, 4, date(2024, 7, 1), True, id="4 thiếu theo Luật 2023"),
        pytest.param(Kind.UNION, 3, date(2024, 6, 30), True, id="khoản 2 Điều 3 Luật 2012"),
        pytest.param(Kind.UNION, 3, date(2024, 7, 1), False, id="khoản 8 Điều 4 Luật 2023"),
        pytest.param(Kind.GROUP, 1, date(2024, 7, 1), True, id="khoản 21 Điều 4 Luật 2023"),
        pytest.param(Kind.GROUP, 2, date(2024, 7, 1), False, id="2 đủ cho tổ hợp tác"),
    ],
)
def test_minimum_members_by_the_law_of_the_day(kind, members, on, breach):
    facts = replace(COOPERATIVE, kind=kind, members_declared=declared(members))
    assert ("members.minimum" in found(facts, on)) is breach


def test_a_shortage_ends_with_the_new_law_and_begins_on_its_own_day():
    facts = replace(COOPERATIVE, members_declared=declared(6, date(2020, 1, 5)))
    before = found(facts, date(2024, 6, 30))["members.minimum"]
    assert before.since == date(2020, 1, 5)
    assert before.law_key == "members.minimum.cooperative"
    assert "Luật Hợp tác xã 2012" in before.article
    assert "members.minimum" not in found(facts, date(2024, 7, 1))


def test_since_is_the_beginning_of_the_present_stretch_only():
    figures = (
        Figure(5, date(2019, 1, 1), PAPER),
        Figure(9, date(2020, 1, 1), PAPER),
        Figure(4, date(2021, 6, 1), PAPER),
    )
    facts = replace(COOPERATIVE, members_declared=figures)
    assert found(facts, date(2025, 6, 2))["members.minimum"].since == date(2021, 6, 1)


def test_a_later_figure_never_changes_an_earlier_day():
    early = replace(COOPERATIVE, members_declared=declared(6, date(2020, 1, 5)))
    later = replace(
        early, members_declared=(*early.members_declared, Figure(12, date(2024, 1, 1), PAPER))
    )
    assert found(early, date(2023, 5, 1)) == found(later, date(2023, 5, 1))


def test_nothing_is_judged_before_the_law_of_2012():
    facts = replace(COOPERATIVE, members_declared=declared(3, date(2010, 1, 1)))
    notes = findings_on(facts, date(2013, 6, 30))
    assert {note.title for note in notes} == {"Chưa xét được"}
    assert "Không có quy định đã nạp cho ngày 30/06/2013" in notes[0].evidence
    assert "members.minimum" in found(facts, date(2013, 7, 1))


@pytest.mark.parametrize("status", [Status.ENDED, Status.CLOSING, Status.BANKRUPTCY])
def test_an_ending_organisation_is_not_judged(status):
    facts = replace(COOPERATIVE, status=status, members_declared=declared(1))
    assert findings_on(facts, date(2025, 6, 2)) == []


def test_a_missing_member_list_is_said_with_its_article():
    finding = found(replace(COOPERATIVE, has_member_list=False), date(2025, 6, 2))[
        "members.list_missing"
    ]
    assert finding.article == "khoản 12 Điều 10 Luật Hợp tác xã 2023"
    assert "members.list_missing" not in found(COOPERATIVE, date(2025, 6, 2))


@pytest.mark.parametrize(
    ("paid", "on", "shown"),
    [
        pytest.param(400, date(2018, 9, 12), False, id="còn trong hạn 6 tháng, ngày cuối"),
        pytest.param(400, date(2018, 9, 13), True, id="quá hạn 6 tháng"),
        pytest.param(500, date(2025, 6, 2), False, id="đã góp đủ"),
        pytest.param(600, date(2018, 5, 1), True, id="góp vượt vốn điều lệ"),
    ],
)
def test_paid_capital_beside_charter_capital(paid, on, shown):
    facts = replace(
        COOPERATIVE,
        capital_vnd=500,
        paid_declared=(Figure(paid, date(2018, 4, 1), PAPER),),
    )
    assert ("capital.difference" in found(facts, on)) is shown


def test_a_doubtful_tax_code_warns_and_says_it_was_not_compared():
    facts = replace(COOPERATIVE, tax_code="4700123456", tax_code_valid=False)
    finding = found(facts, date(2025, 6, 2))["identifier.tax_code_check"]
    assert finding.certainty == "memory"
    assert "4700123456" in finding.evidence
