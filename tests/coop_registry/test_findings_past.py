"""The stretches of the past: from when until when, by the law of those days; nothing judged later."""

from datetime import date

import pytest

from coop_registry.rules.findings import Figure, Period, Timeline, breaches, ended
from coop_registry.rules.kinds import Declared, Kind, Status
from tests.factories.states import FOUNDED, PAPER, always, book, figures, state, stay, stays

TODAY = date(2025, 6, 2)
LAST_2012, FIRST_2023 = date(2024, 6, 30), date(2024, 7, 1)


def told(facts, rule, until=TODAY):
    """Return (first day, last day, article) of each stretch of a rule, newest first."""
    return [
        (one.start_on, one.last_on, one.finding.article)
        for one in breaches(facts, until)
        if one.finding.rule == rule
    ]


def test_six_members_broke_the_law_of_2012_until_it_ended():
    facts = state(declared=figures(6))
    assert told(facts, "members.minimum") == [
        (FOUNDED, LAST_2012, "khoản 1 Điều 3 Luật Hợp tác xã 2012")
    ]
    (past,) = [one for one in ended(facts, TODAY) if one.finding.rule == "members.minimum"]
    assert past.end_on == FIRST_2023
    assert not past.goes_on
    assert "Khai báo 6 thành viên" in past.finding.evidence
    assert "ít nhất 7" in past.finding.evidence


def test_a_breach_of_both_laws_is_told_by_each():
    facts = state(declared=figures(4))
    assert told(facts, "members.minimum") == [
        (FIRST_2023, None, "khoản 7 Điều 4 Luật Hợp tác xã 2023"),
        (FOUNDED, LAST_2012, "khoản 1 Điều 3 Luật Hợp tác xã 2012"),
    ]
    assert [
        one.goes_on for one in ended(facts, TODAY) if one.finding.rule == "members.minimum"
    ] == [True]


@pytest.mark.parametrize(
    ("until", "last_days"),
    [
        (date(2019, 12, 31), [None]),
        (date(2020, 1, 1), [date(2019, 12, 31)]),
        (date(2022, 5, 4), [date(2019, 12, 31)]),
        (date(2022, 5, 5), [None, date(2019, 12, 31)]),
    ],
)
def test_a_rule_broken_twice_has_two_stretches(until, last_days):
    found = (
        Figure(5, FOUNDED, PAPER),
        Figure(9, date(2020, 1, 1), PAPER),
        Figure(6, date(2022, 5, 5), PAPER),
    )
    facts = state(declared={Declared.MEMBERS_TOTAL: found})
    assert [last for _, last, _ in told(facts, "members.minimum", until)] == last_days


def test_each_member_has_stretches_of_his_own_and_keeps_the_words_of_the_first_day():
    joined, paid_on = date(2023, 1, 10), date(2024, 9, 1)
    facts = state(
        stays=(*stays(9), stay(10, joined)),
        **book((10, joined, 100, 40), (10, date(2023, 9, 1), 0, 20), (10, paid_on, 0, 40)),
    )
    (late,) = [one for one in ended(facts, TODAY) if one.finding.rule == "contribution.deadline"]
    assert (late.start_on, late.last_on) == (date(2023, 7, 11), date(2024, 8, 31))
    assert late.finding.party_id == 10
    assert "đã góp 40 đồng trong 100 đồng" in late.finding.evidence
    assert late.finding.article == "khoản 3 Điều 17 Luật Hợp tác xã 2012"


def test_a_child_ceases_to_be_one_on_a_birthday():
    facts = state(stays=(*stays(9), stay(10, birth_on=date(2005, 5, 5))))
    assert told(facts, "members.age") == [
        (date(2018, 3, 12), date(2023, 5, 4), "Điều 13 Luật Hợp tác xã 2012")
    ]


def test_a_part_too_large_ends_when_the_capital_grows():
    grown = date(2020, 2, 2)
    capital = Timeline([Period(FOUNDED, grown, 300), Period(grown, None, 1000)])
    facts = state(stays=stays(9), capital=capital, **book((1, FOUNDED, 100, 100)))
    (one,) = told(facts, "contribution.maximum")
    assert one == (FOUNDED, date(2020, 2, 1), "Điều 17 Luật Hợp tác xã 2012")


def test_who_is_being_closed_is_not_judged():
    closing = date(2021, 1, 1)
    statuses = Timeline(
        [Period(FOUNDED, closing, Status.ACTIVE), Period(closing, None, Status.CLOSING)]
    )
    facts = state(declared=figures(4), statuses=statuses)
    assert told(facts, "members.minimum") == [
        (FOUNDED, date(2020, 12, 31), "khoản 1 Điều 3 Luật Hợp tác xã 2012")
    ]


def test_nothing_is_judged_before_the_first_law():
    facts = state(
        kind=Kind.COOPERATIVE,
        names=always("Hợp tác xã Cũ", date(2005, 1, 1)),
        registered_on=date(2005, 1, 1),
        statuses=always(Status.ACTIVE, date(2005, 1, 1)),
        representatives=always(1, date(2005, 1, 1)),
        declared=figures(3, date(2005, 1, 1)),
    )
    assert told(facts, "members.minimum")[-1][0] == date(2013, 7, 1)


def test_a_record_in_order_has_no_past():
    assert breaches(state(stays=stays(9), declared=figures(9)), TODAY) == []
