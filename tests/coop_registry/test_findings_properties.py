"""Properties of the engine over many made-up histories."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules.findings import Figure, Ledger, Period, State, Timeline, findings_on
from coop_registry.rules.findings.measure import law_days
from coop_registry.rules.findings.past import breaches, ended
from coop_registry.rules.kinds import Declared, Kind, PartyKind, Status
from coop_registry.rules.membership import MemberClass
from law.deadlines import WorkingDays
from tests.factories.states import stay

FIRST, LAST = date(2012, 1, 1), date(2026, 6, 1)
days = st.dates(FIRST, LAST)
PAID_IN = st.sampled_from([0, 10, 19, 20, 21, 30, 31, 40, 100])

members = st.tuples(
    st.integers(1, 6),
    days,
    st.none() | st.integers(1, 3000),
    st.sampled_from(MemberClass),
    st.sampled_from([None, date(2005, 5, 5), date(2010, 1, 1)]),
    st.booleans(),
    st.integers(0, 40),
)
lines = st.tuples(st.integers(1, 6), days, PAID_IN, PAID_IN)
figures = st.tuples(
    st.sampled_from(
        [
            Declared.MEMBERS_TOTAL,
            Declared.MEMBERS_OFFICIAL,
            Declared.PAID_CAPITAL,
            Declared.CONTRIBUTION_MINIMUM,
        ]
    ),
    days,
    st.integers(0, 8) | PAID_IN,
)
changes = st.lists(st.tuples(days, st.sampled_from([50, 100, 200])), max_size=3)
statuses = st.lists(st.tuples(days, st.sampled_from(Status)), max_size=2)
histories = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(Kind),
        "begun": st.dates(FIRST, date(2024, 9, 1)),
        "members": st.lists(members, max_size=6, unique_by=lambda member: member[0]),
        "lines": st.lists(lines, max_size=8),
        "figures": st.lists(figures, max_size=4),
        "capital": changes,
        "statuses": statuses,
    }
)


def periods(rows: list[tuple[date, Any]], until: date) -> Timeline[Any]:
    """Return facts that follow one another, as known on a day."""
    known = sorted(dict(rows).items())
    known = [row for row in known if row[0] <= until]
    ends: list[date | None] = [*(day for day, _ in known[1:]), None]
    return Timeline(Period(day, end, value) for (day, value), end in zip(known, ends, strict=False))


def known_on(history: dict[str, Any], until: date) -> State:
    """Return the register with the facts of the days up to `until` only."""
    stays = []
    for party, joined, length, member_class, birth, foreign, spared in history["members"]:
        if joined > until:
            continue
        left = joined + timedelta(days=length) if length else None
        stays.append(
            stay(
                party,
                joined,
                end_on=left if left and left <= until else None,
                member_class=member_class,
                birth_on=birth,
                is_foreign=foreign,
                excluded_days=spared,
                party_kind=PartyKind.PERSON,
            )
        )
    book = [line for line in history["lines"] if line[1] <= until]
    declared: dict[Declared, list[Figure]] = {}
    for what, on, value in sorted(history["figures"], key=lambda row: row[1]):
        if on <= until:
            declared.setdefault(what, []).append(Figure(value, on, "báo cáo"))
    return State(
        kind=history["kind"],
        names=Timeline([Period(history["begun"], None, "Hợp tác xã Thử")]),
        registered_on=history["begun"],
        statuses=periods(history["statuses"], until),
        capital=periods(history["capital"], until),
        declared={what: tuple(rows) for what, rows in declared.items()},
        stays=tuple(stays),
        ledgers={
            party: Ledger(line[1:] for line in book if line[0] == party)
            for party in {line[0] for line in book}
        },
        total=Ledger(line[1:] for line in book),
        days=WorkingDays(),
    )


@given(histories, days)
def test_later_facts_never_change_what_a_day_showed(history, on):
    assert findings_on(known_on(history, on), on) == findings_on(known_on(history, LAST), on)


@given(histories, days)
def test_any_order_of_recording_gives_the_same_findings(history, on):
    turned = {
        name: rows[::-1] if name in ("lines", "capital", "statuses") else rows
        for name, rows in history.items()
    }
    for name in ("capital", "statuses"):
        if len(dict(history[name])) < len(history[name]):
            turned[name] = history[name]
    assert findings_on(known_on(history, LAST), on) == findings_on(known_on(turned, LAST), on)


@given(histories, days)
def test_a_stretch_begins_where_it_says_and_not_a_day_earlier(history, on):
    """Looks at every day around the beginning, also those the engine does not look at."""
    facts = known_on(history, LAST)
    for finding in findings_on(facts, on):
        if finding.since is None or finding.is_note:
            continue
        assert date(2013, 7, 1) <= finding.since <= on
        assert _stands(facts, finding, finding.since)
        for earlier in finding.earlier:
            assert _stands(facts, replace(finding, article=earlier.article), earlier.start_on)
        assert _stands(facts, finding, finding.since + (on - finding.since) / 2)
        assert not _stands(facts, finding, finding.since - timedelta(days=1)) or _new_stay(
            facts, finding
        )


def _stands(facts: State, finding: Any, day: date) -> bool:
    return (finding.key, finding.article) in {
        (found.key, found.article) for found in findings_on(facts, day)
    }


@given(histories, days)
def test_every_fact_begins_where_its_own_stretch_of_the_past_begins(history, on):
    """Of several facts under one name, too: none borrows the first day of another."""
    facts = known_on(history, LAST)
    standing = {
        (one.finding.key, one.finding.article): one.start_on
        for one in breaches(facts, on)
        if one.end_on is None
    }
    for finding in findings_on(facts, on):
        if finding.since is not None and not finding.is_note and not _new_stay(facts, finding):
            assert standing[finding.key, finding.article] == finding.since


@given(histories)
def test_the_past_says_that_a_rule_changed_only_on_a_day_on_which_it_did(history):
    facts = known_on(history, LAST)
    for one in ended(facts, LAST):
        if one.goes_on:
            (next_one,) = [
                found for found in findings_on(facts, one.end_on) if found.key == one.finding.key
            ]
            assert next_one.law_from == one.end_on
            assert next_one.article != one.finding.article


def _new_stay(facts: State, finding: Any) -> bool:
    """Tell whether the member's class changed that day: a stay of its own begins anew."""
    return any(
        member.party_id == finding.party_id and member.start_on == finding.since
        for member in facts.stays
    )


@given(days)
def test_no_law_but_that_of_the_day_is_cited(on):
    """The member minimum of a day is the one in force, whatever came later."""
    facts = known_on(
        {
            "kind": Kind.COOPERATIVE,
            "begun": FIRST,
            "members": [],
            "lines": [],
            "figures": [(Declared.MEMBERS_TOTAL, FIRST, 1)],
            "capital": [],
            "statuses": [],
        },
        LAST,
    )
    first = min(law_days("members.minimum.cooperative"))
    cited = {finding.article[-4:] for finding in findings_on(facts, on) if not finding.is_note}
    expected = "2012" if on < date(2024, 7, 1) else "2023"
    assert cited == ({expected} if on >= first else set())


@given(histories, st.lists(days, min_size=5, max_size=25), days)
def test_the_stretches_of_the_past_are_what_each_day_showed(history, asked, until):
    """Every day lies in the stretches of exactly the findings that the day itself showed."""
    facts = known_on(history, LAST)
    past = breaches(facts, until)
    turning = {day for one in past for day in (one.start_on, one.end_on) if day}
    around = {day + timedelta(days=step) for day in turning for step in (-1, 0, 1)}
    for day in sorted({*asked, *around}):
        if day > until:
            continue
        standing = {
            (one.finding.key, one.finding.article)
            for one in past
            if one.start_on <= day and (one.end_on is None or day < one.end_on)
        }
        shown = {(one.key, one.article) for one in findings_on(facts, day) if not one.is_note}
        assert standing == shown, day
    for one in past:
        (first,) = [f for f in findings_on(facts, one.start_on) if f.key == one.finding.key]
        assert (first.evidence, first.article) == (one.finding.evidence, one.finding.article)


@given(histories, days, days)
def test_the_past_of_a_day_is_not_changed_by_what_came_later(history, on, later):
    """What was over by a day stays over, with the words of its first day."""
    on, later = sorted((on, later))
    facts = known_on(history, LAST)
    assert ended(known_on(history, on), on) == ended(facts, on)
    assert set(map(repr, ended(facts, on))) <= set(map(repr, ended(facts, later)))
