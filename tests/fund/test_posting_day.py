"""The day an event is posted on: a closed month says that it is closed, whatever else stands there."""

from datetime import date

import pytest

from core.errors import RuleViolation
from fund.rules.books.contracts import MonthState
from fund.rules.books.entries import EventEntry, posting_day
from fund.rules.books.months import refuse_shut
from fund.rules.events import EventType

#: February is closed; its end posted the loan on the last day.
END, OPEN = date(2025, 2, 28), date(2025, 3, 1)


def repaid(on: date, posted_on: date | None = None) -> EventEntry:
    return EventEntry(type=EventType.REPAY, on=on, key="k", amount=1_000, posted_on=posted_on)


@pytest.mark.parametrize(
    ("wish", "today"), [(date(2025, 2, 10), date(2025, 3, 5)), (None, date(2025, 2, 10))]
)
def test_a_closed_month_tells_that_it_is_closed_and_what_to_do(
    wish: date | None, today: date
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        posting_day(repaid(date(2025, 2, 10), wish), today, END, OPEN)
    assert "Tháng 02/2025 đã khóa sổ" in str(refusal.value)
    assert "hạch toán vào tháng đang mở" in str(refusal.value)
    assert "đã có bút toán ngày" not in str(refusal.value)


def test_what_happened_in_a_closed_month_is_posted_today_in_the_open_one() -> None:
    today = date(2025, 3, 5)
    assert posting_day(repaid(date(2025, 2, 10)), today, END, OPEN) == today
    assert posting_day(repaid(OPEN), today, END, OPEN) == OPEN


def test_an_open_day_before_the_newest_posting_still_names_that_posting() -> None:
    entry = repaid(date(2025, 3, 2), date(2025, 3, 2))
    with pytest.raises(RuleViolation, match="đã có bút toán ngày 04/03/2025"):
        posting_day(entry, date(2025, 3, 5), date(2025, 3, 4), OPEN)


def test_a_month_being_closed_takes_nothing_either() -> None:
    refuse_shut(MonthState.OPEN, END)
    with pytest.raises(RuleViolation, match="Tháng 02/2025 đang khóa sổ"):
        refuse_shut(MonthState.CLOSING, END)
