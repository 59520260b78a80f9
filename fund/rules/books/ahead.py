"""The schedule that is left (lịch trả nợ còn lại): what falls due when all is paid on its day."""

from typing import Any

from fund.rules.planning import pay_due
from fund.rules.replay import Loan, replay
from fund.rules.schedule import PLAIN_WEEK
from law.deadlines import WorkingDays


def lines_ahead(loan: Loan, days: WorkingDays = PLAIN_WEEK) -> list[dict[str, Any]]:
    """Return the lines after the loan's day as stored facts: day, principal, interest."""
    book = replay(loan, days).book.clone()
    lines = []
    while book.next_index < len(book.dates):
        on = book.dates[book.next_index].on
        book.accrue(on)
        principal, interest = pay_due(book)
        if principal or interest:
            lines.append({"due_on": on.isoformat(), "principal": principal, "interest": interest})
    return lines
