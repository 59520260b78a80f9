"""What a fact recorded later changes (khác biệt do ghi lùi ngày): before and after, for a screen."""

from dataclasses import dataclass, replace

from fund.rules.actions import Receipt
from fund.rules.events import Event
from fund.rules.replay import Loan
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.state import State, states_of
from law.deadlines import WorkingDays

_UNCOMPARED = frozenset({"allocations", "explanation"})


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs (số liệu thay đổi)."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two states of one loan on one day."""

    figures: tuple[Change, ...]
    #: Receipts whose money goes elsewhere now; a side is None where the receipt is not there.
    receipts: tuple[tuple[Receipt | None, Receipt | None], ...]


def difference(before: State, after: State) -> Difference:
    """Return what differs between two states (so sánh trước và sau)."""
    figures = tuple(
        Change(name, getattr(before, name), getattr(after, name))
        for name in State.__dataclass_fields__
        if name not in _UNCOMPARED and getattr(before, name) != getattr(after, name)
    )
    old = {receipt.event_id: receipt for receipt in before.allocations}
    new = {receipt.event_id: receipt for receipt in after.allocations}
    moved = tuple(
        (old.get(name), new.get(name))
        for name in [*old, *(name for name in new if name not in old)]
        if old.get(name) != new.get(name)
    )
    return Difference(figures, moved)


def impact(loan: Loan, event: Event, days: WorkingDays = PLAIN_WEEK) -> Difference:
    """Return what one more event would change on the loan's day (xem trước khi ghi).

    Raises RuleViolation when the event, or one after it, is not possible any more.
    """
    with_event = replace(loan, events=(*loan.events, event))
    before, after = states_of([loan], days)[0], states_of([with_event], days)[0]
    return difference(before, after)
