"""The limits of filings (thời hạn của hồ sơ), of one or of many with the same few statements."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from coop_registry.models import Filing, FilingEvent
from coop_registry.queries.filings import lists, records, situation
from coop_registry.rules.filings import clocks as counting
from coop_registry.rules.filings.changes import RevocationAsked
from coop_registry.rules.filings.clocks import Clock, Days
from coop_registry.rules.filings.grounds import grounds_of
from coop_registry.rules.filings.kinds import OPEN_STATES, FilingKind, FilingState, FilingStep, Who
from coop_registry.rules.kinds import Kind
from core.access import Scope
from reference import queries as reference


@dataclass(frozen=True)
class Running:
    """An open filing with its steps and the limits of which somebody still has to act."""

    row: Filing
    done: list[FilingEvent]
    clocks: tuple[Clock, ...]

    @property
    def nearest(self) -> Clock | None:
        """Return the limit that ends first."""
        return next(iter(self.clocks), None)

    @property
    def of_office(self) -> Clock | None:
        """Return the limit of the office that ends first (hạn của cơ quan)."""
        return next((one for one in self.clocks if one.who is Who.OFFICE), None)

    @property
    def to_complete(self) -> Clock | None:
        """Return the applicant's time to complete the file (hạn bổ sung), while it waits for that."""
        if self.row.state != FilingState.SUPPLEMENT.value:
            return None
        return next((one for one in self.clocks if one.who is Who.APPLICANT), None)


def days_of(row: Filing, done: list[FilingEvent]) -> Days:
    """Return the days of a filing that limits count from.

    While it waits for a supplement it is not whole, also when it was asked for on the day of receipt.
    """
    asked = records.last_of(done, FilingStep.ASK_SUPPLEMENT)
    withdrawal = records.last_of(done, FilingStep.ASK_WITHDRAWAL)
    ended = next((one for one in done if FilingState(one.state) not in OPEN_STATES), None)
    is_waiting = row.state == FilingState.SUPPLEMENT.value
    return Days(
        received_on=row.received_on,
        completed_on=None if is_waiting else row.completed_on,
        event_on=row.event_on,
        effect_on=row.effect_on,
        supplement_asked_on=asked.on if asked else None,
        withdrawal_asked_on=withdrawal.on if withdrawal else None,
        decided_on=_decided_on(done, ended),
        cases=_cases(row),
    )


def _decided_on(done: list[FilingEvent], ended: FilingEvent | None) -> date | None:
    """Return the day of the decision: of one signed on paper the day of its signature."""
    if ended is None:
        return None
    signed = records.last_of(done, FilingStep.RECORD_SIGNED)
    if ended.step == FilingStep.CONFIRM_SIGNED.value and signed is not None and signed.told:
        return date.fromisoformat(signed.told["on"])
    return ended.on


def _cases(row: Filing) -> frozenset[str] | None:
    """Return in which case a revocation falls, by its ground; None where nobody has said."""
    if row.kind != FilingKind.REVOCATION.value:
        return None
    asked = records.change_of(row)
    if not isinstance(asked, RevocationAsked):
        return None
    grounds = grounds_of(Kind(row.organisation_kind), row.received_on)
    found = {one.case for one in grounds if asked.ground.startswith(one.words) and one.case}
    return frozenset(found) or None


def clocks_of(row: Filing, done: list[FilingEvent], today: date) -> list[Clock]:
    """Return every limit of a filing, the nearest last day first."""
    spec = situation.spec_of(row, done)
    return counting.clocks(spec, days_of(row, done), reference.working_days(), today)


def running(rows: Collection[Filing], today: date) -> list[Running]:
    """Return those of the filings that are open, with their limits, in the same order."""
    waiting = [row for row in rows if FilingState(row.state) in OPEN_STATES]
    steps = records.steps_of_many([row.id for row in waiting])
    return [_running(row, steps[row.id], today) for row in waiting]


def running_within(scope: Scope, today: date) -> list[Running]:
    """Return every open filing that a person may see, the oldest first."""
    return running(lists.open_within(scope), today)


def next_clocks(rows: Collection[Filing], today: date) -> dict[int, Clock | None]:
    """Return the nearest limit of each filing; none of one that ended."""
    found = {one.row.id: one.nearest for one in running(rows, today)}
    return {row.id: found.get(row.id) for row in rows}


def _running(row: Filing, done: list[FilingEvent], today: date) -> Running:
    found = clocks_of(row, done, today)
    return Running(row, done, tuple(one for one in found if one.is_open))
