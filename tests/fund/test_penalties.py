"""What late money costs: the overdue rate is that of the day of the move, late interest by real days."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from fund.rules.calculation_sheet import SheetKind, calculation_sheet
from fund.rules.daycount import round_half_up
from fund.rules.reading import Fields
from fund.rules.replay import read_loan
from fund.rules.terms import DayCount
from tests.fund.loans import BASE, event, state

#: 100 triệu due on 15/02 and 100 triệu on 15/03, interest at the end alone.
TWO_DUES: dict[str, Any] = {
    "method": "custom",
    "custom_principal": [
        {"on": "2025-02-15", "amount": 100_000_000},
        {"on": "2025-03-15", "amount": 100_000_000},
        {"on": "2026-01-15", "amount": 200_000_000},
    ],
    "term_months": 12,
    "interest_every_months": 12,
}
MOVED = event("o", "2025-02-20", "to_overdue")


def change(on: str, rate: str) -> dict[str, Any]:
    return {"rate_changes": [{"on": on, "annual_rate": rate}]}


def exact(*parts: tuple[int, str, int]) -> int:
    """Return principal x yearly rate x days / 365 of all parts, rounded once."""
    return round_half_up(
        sum(Fraction(base) * Fraction(rate) * days / 365 for base, rate, days in parts), 1
    )


@pytest.mark.parametrize("rate", ["0.03", "0.08", "0.12"])
def test_overdue_rate_stays_that_of_the_day_of_the_move(rate: str) -> None:
    """Điểm c khoản 4 Điều 13 TT 39/2016: 150% of the rate “tại thời điểm chuyển nợ quá hạn”."""
    found = state("2025-03-12", MOVED, **TWO_DUES, **change("2025-03-01", rate))
    assert found["overdue_interest"] == exact((100_000_000, "0.09", 20)) == 493_151


@pytest.mark.parametrize(
    ("on", "overdue"), [("2025-02-19", "0.12"), ("2025-02-20", "0.09"), ("2025-02-21", "0.09")]
)
def test_rate_of_the_day_of_the_move_is_the_one_that_this_day_bears(on: str, overdue: str) -> None:
    """A rate change counts from the day after it: made on the day of the move it comes too late."""
    found = state("2025-03-02", MOVED, **TWO_DUES, **change(on, "0.08"))
    assert found["overdue_interest"] == exact((100_000_000, overdue, 10))


def test_money_moved_on_two_days_has_two_rates() -> None:
    again = event("p", "2025-03-20", "to_overdue")
    loan = TWO_DUES | change("2025-03-01", "0.08")
    found = state("2025-03-30", MOVED, again, **loan)
    wanted = exact((100_000_000, "0.09", 38), (100_000_000, "0.12", 10))
    assert found["overdue_interest"] == wanted == 1_265_753
    paid = event("r", "2025-03-30", "repay", amount=100_000_000)
    later = state("2025-04-09", MOVED, again, paid, **loan)
    assert later["overdue_interest"] == exact((100_000_000, "0.09", 38), (100_000_000, "0.12", 20))


def test_sheet_has_a_line_for_each_overdue_rate() -> None:
    again = event("p", "2025-03-20", "to_overdue")
    loan = {**BASE, **TWO_DUES, **change("2025-03-01", "0.08"), "events": [MOVED, again]}
    lines = calculation_sheet(read_loan(Fields({**loan, "as_of": "2025-03-30"})))
    found = [
        (str(line.annual_rate), line.base, line.days)
        for line in lines
        if line.kind is SheetKind.OVERDUE_INTEREST
    ]
    assert found == [("0.090", 100_000_000, 38), ("0.120", 100_000_000, 10)]


@pytest.mark.parametrize("count", DayCount)
def test_a_year_late_costs_a_tenth_of_the_interest(count: str) -> None:
    """Khoản 1 Điều 4 TT 14/2017: a year is 365 days; điểm b khoản 4 Điều 13 TT 39/2016: 10%/năm."""
    loan = {
        "method": "bullet",
        "term_months": 24,
        "interest_every_months": 12,
        "principal_every_months": 12,
        "day_count": count,
    }
    due = state("2026-01-15", **loan)["interest_due"]
    later = (date(2026, 1, 15) + timedelta(days=365)).isoformat()
    found = state(later, **loan)
    assert found["interest_overdue"] == due > 20_000_000
    assert found["late_interest"] == round_half_up(due, 10)


@pytest.mark.parametrize(
    ("count", "overdue"),
    [("act/365", 739_726), ("act/act", 739_726), ("act/360", 750_000), ("30/360", 750_000)],
)
def test_overdue_interest_runs_by_the_count_of_the_loan(count: str, overdue: int) -> None:
    """One and a half times the in-term interest of the same days, in every count."""
    moved = event("o", "2025-03-15", "to_overdue")
    loan = {**TWO_DUES, "custom_principal": [{"on": "2025-03-15", "amount": 100_000_000},
                                             {"on": "2026-01-15", "amount": 300_000_000}]}  # fmt: skip
    day = "2025-04-15" if count == "30/360" else "2025-04-14"
    assert state(day, moved, day_count=count, **loan)["overdue_interest"] == overdue
