"""Properties of the register of members: order of recording, later facts, sums."""

import random
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop_registry.models import Organisation
from coop_registry.queries import members as register
from coop_registry.rules.capital import TYPED_KINDS
from coop_registry.rules.entries import LineEntry, MemberEntry
from coop_registry.rules.membership import LeaveGround, LineKind, MemberClass
from coop_registry.services import contributions, members
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from tests.factories.membership import person
from tests.factories.registry import BA_BE, TODAY, make_organisation

FIRST = date(2018, 3, 12)
DAYS = st.integers(0, 2600).map(lambda n: FIRST + timedelta(days=n))
ACT = {"actor_id": 1, "on": TODAY, "expected_version": None}
PEOPLE = 3

few = settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@st.composite
def stays_of(draw, number: int) -> list[MemberEntry]:
    """Return stays of one person that follow each other, the last one open or not."""
    bounds = sorted(draw(st.sets(DAYS, min_size=1, max_size=5)))
    entries = []
    for start, end in zip(bounds[::2], [*bounds[1::2], None], strict=False):
        entries.append(
            MemberEntry(
                person(number),
                start,
                draw(st.sampled_from(MemberClass)),
                book_no=number + 1,
                left_on=end,
                leave_ground=LeaveGround.RESIGNED if end else None,
            )
        )
    return entries


@st.composite
def lines_of(draw, number: int) -> list[tuple[int, LineEntry]]:
    """Return lines of one person that can all have happened, oldest first."""
    held, found = [0, 0], []
    for day in sorted(draw(st.lists(DAYS, max_size=6))):
        kind = draw(st.sampled_from(TYPED_KINDS))
        most = {LineKind.RETURN: min(held), LineKind.PLEDGE_REDUCED: held[0]}.get(kind, 90)
        if most < 1:
            continue
        entry = LineEntry(0, kind, day, draw(st.integers(1, most)))
        sign = -1 if kind in (LineKind.RETURN, LineKind.PLEDGE_REDUCED) else 1
        held[0] += sign * entry.amount_vnd if kind is not LineKind.PAYMENT else 0
        held[1] += sign * entry.amount_vnd if kind in (LineKind.PAYMENT, LineKind.RETURN) else 0
        found.append((number, entry))
    return found


lives = st.tuples(*(st.tuples(stays_of(number), lines_of(number)) for number in range(PEOPLE))).map(
    lambda people: [fact for stays, lines in people for fact in (*stays, *lines)]
)


@contextmanager
def taken_back():
    """Undo what an example wrote."""
    example = db.session.begin_nested()
    try:
        yield
    finally:
        example.rollback()


def record(organisation: Organisation, facts: list, order: random.Random) -> None:
    """Record facts in some order; one that must wait for another is tried again after it."""
    waiting = list(facts)
    order.shuffle(waiting)
    parties: dict[str, int] = {}
    while waiting:
        left = [fact for fact in waiting if not recorded(organisation, fact, parties)]
        assert len(left) < len(waiting), left
        waiting = left


def recorded(organisation: Organisation, fact, parties: dict[str, int]) -> bool:
    """Tell whether the fact could be recorded now."""
    try:
        if isinstance(fact, MemberEntry):
            stay = members.admit(organisation, fact, scope=EVERYTHING, **ACT)
            parties[fact.party.full_name] = stay.party_id
        else:
            number, entry = fact
            party_id = parties.get(person(number).full_name, 0)
            contributions.record(organisation, replace(entry, party_id=party_id), **ACT)
    except RuleViolation:
        return False
    return True


def view(organisation: Organisation, day: date) -> list:
    """Return what the register says of a day, without the ids and numbers of recording."""
    shown = register.members_on(organisation.id, day)
    lines = register.lines_of(organisation.id, day)
    return [
        [replace(line, membership_id=0) for line in shown],
        sorted(register.holdings_on(organisation.id, day).items()),
        sorted((x.on, x.name, x.kind, x.pledged_vnd, x.paid_vnd) for x in lines),
        [(vote.member_name, vote.voter_name) for vote in register.votes_on(organisation.id, day)],
        [point for point in register.capital_over_time(organisation.id) if point[0] <= day],
    ]


def turning_days(facts: list) -> list[date]:
    """Return the days around each change."""
    days = {TODAY}
    for fact in facts:
        own = (fact.joined_on, fact.left_on) if isinstance(fact, MemberEntry) else (fact[1].on,)
        for day in own:
            days |= {day - timedelta(days=1), day} if day else set()
    return sorted(days)


def two_organisations(make: Callable[..., Organisation] = make_organisation) -> list[Organisation]:
    bare = {"identifiers": (), "representative": None}
    return [make(BA_BE, name=f"Hợp tác xã {name}", **bare) for name in ("Một", "Hai")]


@few
@given(facts=lives, first=st.randoms(use_true_random=False), second=st.randoms())
def test_any_order_of_recording_gives_the_same_register(session, facts, first, second):
    with taken_back():
        one, two = two_organisations()
        record(one, facts, first)
        record(two, facts, second)
        for day in turning_days(facts):
            assert view(one, day) == view(two, day), day
        histories = [
            [replace(line, membership_id=0) for line in register.member_history(made.id)]
            for made in (one, two)
        ]
        assert histories[0] == histories[1]


@few
@given(facts=lives, day=DAYS, order=st.randoms(use_true_random=False))
def test_the_view_of_a_day_never_changes_when_later_facts_are_added(session, facts, day, order):
    with taken_back():
        made, _ = two_organisations()
        record(made, known_on(facts, day), order)
        before = view(made, day)
        # One more member, their capital and certificate, all after the day.
        after = day + timedelta(days=1)
        if after > TODAY:
            return
        newcomer = MemberEntry(
            person(7), after, pledge_vnd=70, paid_vnd=70, paid_on=after, book_no=0
        )
        stay = members.admit(made, newcomer, scope=EVERYTHING, **ACT)
        contributions.issue_certificate(made, stay.party_id, "01", after, **ACT)
        for line in register.members_on(made.id, day):
            membership = register.live_membership(line.membership_id, made.id)
            if membership.end_on is None:
                members.leave(made, membership, left_on=after, ground=LeaveGround.RESIGNED, **ACT)
        assert view(made, day) == before


@few
@given(facts=lives, order=st.randoms(use_true_random=False))
def test_holdings_are_the_sum_of_the_lines_on_every_day(session, facts, order):
    with taken_back():
        made, _ = two_organisations()
        record(made, facts, order)
        for day in turning_days(facts):
            summed: dict[int, list[int]] = {}
            for line in register.lines_of(made.id, day):
                own = summed.setdefault(line.party_id, [0, 0])
                own[0] += line.pledged_vnd
                own[1] += line.paid_vnd
            found = register.holdings_on(made.id, day)
            assert {k: [v.pledged_vnd, v.paid_vnd] for k, v in found.items()} == summed
            assert all(held.pledged_vnd >= 0 <= held.paid_vnd for held in found.values())


def known_on(facts: list, day: date) -> list:
    """Return the facts that have happened by a day: whole stays, and lines of who had one."""
    stays = [
        fact
        for fact in facts
        if isinstance(fact, MemberEntry) and (fact.left_on or fact.joined_on) <= day
    ]
    names = {stay.party.full_name for stay in stays}
    lines = [
        fact
        for fact in facts
        if not isinstance(fact, MemberEntry)
        and fact[1].on <= day
        and person(fact[0]).full_name in names
    ]
    return stays + lines
