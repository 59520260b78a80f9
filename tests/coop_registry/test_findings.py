"""The engine: each day judged by the law of that day, before, on and after its changes."""

from datetime import date

import pytest

from coop_registry.rules.findings import CHECKS, TITLES, Period, TaxCode, Timeline, findings_on
from coop_registry.rules.kinds import Declared, Kind, Status
from law.catalogue import in_force
from tests.factories.states import FOUNDED, always, figures, found, state, stays

LAST_2012, FIRST_2023, NEXT_DAY = date(2024, 6, 30), date(2024, 7, 1), date(2024, 7, 2)
TODAY = date(2025, 6, 2)


@pytest.mark.parametrize("status", [Status.ENDED, Status.CLOSING, Status.BANKRUPTCY])
def test_an_ending_organisation_is_not_judged(status):
    facts = state(statuses=always(status), declared=figures(1))
    assert findings_on(facts, TODAY) == []


@pytest.mark.parametrize(
    "status", [None, Status.ACTIVE, Status.SUSPENDED, Status.NOT_AT_ADDRESS, Status.TAX_REVOKED]
)
def test_every_other_organisation_is_judged(status):
    facts = state(statuses=always(status) if status else Timeline(), declared=figures(1))
    assert "members.minimum" in found(facts, TODAY)


def test_nothing_is_said_before_the_register_knew_it():
    facts = state(declared=figures(1, date(2018, 1, 1)))
    assert findings_on(facts, date(2018, 3, 11)) == []
    assert "members.minimum" in found(facts, FOUNDED)


def test_nothing_is_judged_before_the_law_of_2012_and_one_note_says_so():
    facts = state(
        names=always("Hợp tác xã Cũ", date(2005, 1, 1)),
        registered_on=date(2005, 1, 1),
        representatives=Timeline(),
        declared=figures(3, date(2010, 1, 1)),
    )
    (note,) = findings_on(facts, date(2013, 6, 30))
    assert note.is_note
    assert note.title == "Chưa xét được"
    assert "Không có quy định đã nạp cho ngày 30/06/2013" in note.evidence
    finding = found(facts, date(2013, 7, 1))["members.minimum"]
    assert finding.since == date(2013, 7, 1)


def test_a_group_before_its_decree_is_noted_once():
    facts = state(kind=Kind.GROUP, declared=figures(1), representatives=Timeline())
    notes = findings_on(facts, date(2019, 11, 24))
    assert [note.is_note for note in notes] == [True]
    after = found(facts, date(2019, 11, 25))
    assert after["members.minimum"].article == "khoản 1 Điều 3 Nghị định 77/2019/NĐ-CP"


@pytest.mark.parametrize(
    ("kind", "members", "on", "breach"),
    [
        pytest.param(Kind.COOPERATIVE, 6, LAST_2012, True, id="khoản 1 Điều 3 Luật 2012: 6"),
        pytest.param(Kind.COOPERATIVE, 7, LAST_2012, False, id="khoản 1 Điều 3 Luật 2012: 7"),
        pytest.param(Kind.COOPERATIVE, 5, FIRST_2023, False, id="khoản 7 Điều 4 Luật 2023: 5"),
        pytest.param(Kind.COOPERATIVE, 4, FIRST_2023, True, id="khoản 7 Điều 4 Luật 2023: 4"),
        pytest.param(Kind.COOPERATIVE, 6, NEXT_DAY, False, id="khoản 7 Điều 4 Luật 2023: 6"),
        pytest.param(Kind.UNION, 3, LAST_2012, True, id="khoản 2 Điều 3 Luật 2012: 3"),
        pytest.param(Kind.UNION, 4, LAST_2012, False, id="khoản 2 Điều 3 Luật 2012: 4"),
        pytest.param(Kind.UNION, 3, FIRST_2023, False, id="khoản 8 Điều 4 Luật 2023: 3"),
        pytest.param(Kind.UNION, 2, NEXT_DAY, True, id="khoản 8 Điều 4 Luật 2023: 2"),
        pytest.param(Kind.GROUP, 1, FIRST_2023, True, id="khoản 21 Điều 4 Luật 2023: 1"),
        pytest.param(Kind.GROUP, 2, FIRST_2023, False, id="khoản 21 Điều 4 Luật 2023: 2"),
    ],
)
def test_minimum_members_by_the_law_of_the_day(kind, members, on, breach):
    facts = state(kind=kind, declared=figures(members))
    assert ("members.minimum" in found(facts, on)) is breach


def test_a_shortage_ends_with_the_new_law_and_began_on_its_own_day():
    facts = state(declared=figures(6, date(2020, 1, 5)))
    before = found(facts, LAST_2012)["members.minimum"]
    assert before.since == date(2020, 1, 5)
    assert before.law_key == "members.minimum.cooperative"
    assert before.article == "khoản 1 Điều 3 Luật Hợp tác xã 2012"
    assert "members.minimum" not in found(facts, FIRST_2023)


def test_since_is_the_beginning_of_the_present_stretch_only():
    declared = {
        Declared.MEMBERS_TOTAL: (
            *figures(5, date(2019, 1, 1))[Declared.MEMBERS_TOTAL],
            *figures(9, date(2020, 1, 1))[Declared.MEMBERS_TOTAL],
            *figures(4, date(2021, 6, 1))[Declared.MEMBERS_TOTAL],
        )
    }
    finding = found(state(declared=declared), TODAY)["members.minimum"]
    assert finding.since == FIRST_2023
    assert finding.begun == date(2021, 6, 1)
    assert found(state(declared=declared), LAST_2012)["members.minimum"].since == date(2021, 6, 1)


def test_since_does_not_cross_a_change_of_law_and_names_the_law_before():
    """10/03/2023 must not stand beside an article that took effect on 01/07/2024."""
    since = date(2023, 3, 10)
    facts = state(declared=figures(4, since))
    finding = found(facts, TODAY)["members.minimum"]
    assert (finding.since, finding.article) == (FIRST_2023, "khoản 7 Điều 4 Luật Hợp tác xã 2023")
    assert finding.continued == (
        "tiếp nối từ ngày 10/03/2023 theo khoản 1 Điều 3 Luật Hợp tác xã 2012"
    )
    before = found(facts, LAST_2012)["members.minimum"]
    assert (before.since, before.continued) == (since, "")
    begun_later = found(state(declared=figures(4, date(2024, 8, 1))), TODAY)["members.minimum"]
    assert (begun_later.since, begun_later.continued) == (date(2024, 8, 1), "")


def test_a_stretch_is_broken_by_a_time_in_which_nothing_was_judged():
    statuses = Timeline(
        [
            Period(FOUNDED, date(2020, 1, 1), Status.ACTIVE),
            Period(date(2020, 1, 1), date(2021, 1, 1), Status.CLOSING),
            Period(date(2021, 1, 1), None, Status.ACTIVE),
        ]
    )
    facts = state(statuses=statuses, declared=figures(3))
    assert found(facts, TODAY)["members.minimum"].begun == date(2021, 1, 1)
    assert found(facts, date(2019, 12, 31))["members.minimum"].since == FOUNDED


@pytest.mark.parametrize(
    ("on", "article"),
    [
        (LAST_2012, "Điều 25 Luật Hợp tác xã 2012"),
        (FIRST_2023, "khoản 12 Điều 10, Điều 15 Luật Hợp tác xã 2023"),
    ],
)
def test_a_missing_member_list_is_said_with_its_article(on, article):
    finding = found(state(), on)["members.list_missing"]
    assert finding.article == article
    assert finding.since == max(FOUNDED, in_force("members.book.required", on).valid_from)
    assert "members.list_missing" not in found(state(stays=stays(9)), on)


BEFORE = "theo Điều 25 Luật Hợp tác xã 2012"


@pytest.mark.parametrize(
    ("known_from", "on", "is_told"),
    [
        (FOUNDED, LAST_2012, False),
        (FOUNDED, FIRST_2023, True),
        (FOUNDED, TODAY, True),
        pytest.param(FIRST_2023, TODAY, False, id="đăng ký theo Luật 2023"),
        pytest.param(LAST_2012, TODAY, True, id="đăng ký ngày cuối của Luật 2012"),
    ],
)
def test_a_list_missing_under_both_laws_names_both(known_from, on, is_told):
    facts = state(
        names=always("Hợp tác xã Thử", known_from),
        statuses=always(Status.ACTIVE, known_from),
        registered_on=known_from,
    )
    assert (BEFORE in found(facts, on)["members.list_missing"].continued) is is_told


def test_a_missing_list_speaks_of_declared_figures_only_where_there_are_any():
    assert found(state(), TODAY)["members.list_missing"].evidence.startswith("Chưa nhập")
    declared = found(state(declared=figures(9)), TODAY)["members.list_missing"].evidence
    assert declared.startswith("Hệ thống chỉ có số khai báo; chưa nhập danh sách thành viên.")
    union = state(kind=Kind.UNION)
    assert "danh sách hợp tác xã thành viên" in found(union, TODAY)["members.list_missing"].evidence


def test_a_missing_representative_is_said_in_both_regimes():
    facts = state(stays=stays(9), representatives=Timeline([Period(FOUNDED, date(2021, 5, 1), 1)]))
    assert "representative.missing" not in found(facts, date(2021, 4, 30))
    for on in (LAST_2012, TODAY):
        finding = found(facts, on)["representative.missing"]
        rule = in_force("registration.application.content", on)
        assert finding.since == max(date(2021, 5, 1), rule.valid_from)
        assert finding.begun == date(2021, 5, 1)
        assert finding.article == rule.article


@pytest.mark.parametrize(
    ("value", "doubtful"), [("0100233488", False), ("0100233480", True), ("0314409058-002", False)]
)
def test_a_doubtful_tax_code_warns_and_says_it_was_not_compared(value, doubtful):
    code = TaxCode(value, date(2020, 1, 1), None)
    facts = state(stays=stays(9), tax_code=code)
    assert ("identifier.tax_code_check" in found(facts, TODAY)) is doubtful
    assert found(facts, date(2019, 12, 31)) == {}
    if doubtful:
        finding = found(facts, TODAY)["identifier.tax_code_check"]
        assert finding.certainty == "memory"
        assert value in finding.evidence


def test_a_whole_record_has_no_finding_and_every_check_has_its_title():
    assert findings_on(state(stays=stays(9), declared=figures(9)), TODAY) == []
    assert len(CHECKS) == len(TITLES)
