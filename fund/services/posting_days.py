"""On which day of the books something is posted (ngày hạch toán), by what the months allow now."""

from datetime import date

from fund.models import LoanContract
from fund.queries import months
from fund.rules.books.contracts import MonthState
from fund.rules.books.entries import EventEntry, correction_day, posting_day
from fund.rules.books.months import refuse_shut


def day_of_posting(contract: LoanContract, entry: EventEntry, today: date) -> date:
    """Return the day an event is posted on, by what the books allow now."""
    if entry.posted_on is not None:
        refuse_shut(months.state_on(contract.fund_id, entry.posted_on), entry.posted_on)
    open_from = months.open_from(contract.fund_id)
    on = posting_day(entry, today, contract.state_on, open_from)
    is_chosen = entry.posted_on is None and on not in (entry.on, today)
    if is_chosen and months.state_on(contract.fund_id, on) is not MonthState.OPEN:
        return today  # its month is being closed
    return on


def correction_day_of(contract: LoanContract, today: date) -> date:
    """Return the day a correction of the loan's past is posted on; today while a close runs."""
    on = correction_day(today, contract.state_on, months.open_from(contract.fund_id))
    return on if months.state_on(contract.fund_id, on) is MonthState.OPEN else today
