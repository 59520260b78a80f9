"""When each rule was broken, from the first day judged to a day (các khoảng thời gian vi phạm).

Nothing is remembered for this: every stretch is worked out from the recorded facts, each day by
the law of that day. Only turning points are looked at, the days on which an answer can change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coop_registry.rules.findings.checks import CHECKS, Check
from coop_registry.rules.findings.finding import FIRST_JUDGED, Finding
from coop_registry.rules.findings.state import State

_Mark = tuple[tuple[str, int | None, str], str]


@dataclass(frozen=True)
class Breach:
    """A stretch of days in which something did not agree (khoảng thời gian chưa phù hợp).

    `finding` is that of its first day: evidence and article as they were then, `since` that day.
    It holds until before `end_on`, None while it stands. `goes_on`: the rule changed on `end_on`
    and the same fact is found under the article of the new one.
    """

    finding: Finding
    start_on: date
    end_on: date | None = None
    goes_on: bool = False

    @property
    def last_on(self) -> date | None:
        """Return the last day as people count it, None while it stands."""
        return None if self.end_on is None else self.end_on - timedelta(days=1)


def breaches(state: State, until: date) -> list[Breach]:
    """Return every stretch up to a day, newest first, each judged by the law of its days."""
    found = [breach for check in CHECKS for breach in _of_check(state, check, until)]
    return sorted(found, key=lambda one: one.start_on, reverse=True)


def ended(state: State, until: date) -> list[Breach]:
    """Return the stretches that were over by a day, newest first (đã hết vào ngày đó)."""
    return [one for one in breaches(state, until) if one.end_on is not None]


def _of_check(state: State, check: Check, until: date) -> Iterator[Breach]:
    """Give the stretches of one check; one of members is asked of each member by himself."""
    if not check.of_member:
        yield from _judged(state, check, until)
        return
    for party_id in {**state.stays_by_party, **state.identities_by_party}:
        yield from _judged(state.of_member(party_id), check, until)


def _judged(state: State, check: Check, until: date) -> Iterator[Breach]:
    """Give the stretches of one check, looking at its turning points from the first day on."""
    standing: dict[_Mark, Breach] = {}
    days = {day for day in check.days(state) if FIRST_JUDGED <= day <= until}
    for day in sorted(days):
        now = {_mark(one): one for one in check.judge(state, day)} if state.is_judged(day) else {}
        by_new_law = {one.key for one in now.values() if one.law_from == day}
        for mark in [mark for mark in standing if mark not in now]:
            yield replace(standing.pop(mark), end_on=day, goes_on=mark[0] in by_new_law)
        for mark, finding in now.items():
            if mark not in standing:
                dated = replace(finding, since=day, stretch=None)
                standing[mark] = Breach(dated, day)
    yield from standing.values()


def _mark(finding: Finding) -> _Mark:
    """Return what makes it one stretch: the same finding by the same article."""
    return finding.key, finding.article
