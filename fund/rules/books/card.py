"""What a loan card says of a day (thẻ khoản vay): the engine's state, in words and lines."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from core.errors import RuleViolation
from fund.rules.books.ahead import lines_ahead
from fund.rules.books.case import run_of
from fund.rules.replay import Loan
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.state import State, judge
from law.deadlines import WorkingDays


class PlannedLine(NamedTuple):
    """One date of a schedule as it is shown (kỳ trả nợ)."""

    due_on: date
    principal: int
    interest: int


def read_lines(found: Iterable[Mapping[str, Any]]) -> tuple[PlannedLine, ...]:
    """Return the lines of a stored schedule."""
    return tuple(
        PlannedLine(date.fromisoformat(one["due_on"]), one["principal"], one["interest"])
        for one in found
    )


@dataclass(frozen=True, slots=True)
class Card:
    """The state of a day and what is still to come; no state before the first disbursement."""

    state: State | None
    ahead: tuple[PlannedLine, ...] = ()


def card_of(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> Card:
    """Return the card of a loan on its day (`as_of`)."""
    try:
        run = run_of(loan, days)
    except RuleViolation:
        # A day before the first disbursement counts nothing.
        return Card(None)
    if run is None or not run.book.disbursed:
        return Card(None)
    ahead = () if run.book.is_closed else read_lines(lines_ahead(loan, days))
    return Card(judge([loan], [run])[0], ahead)
