"""A payment in two parts on one day is the same as one (tách một lần trả thành hai bút toán)."""

from typing import Any

import pytest

from fund.rules.calculation_sheet import calculation_sheet
from fund.rules.reading import Fields
from fund.rules.replay import read_loan
from tests.fund.loans import BASE, event, repay, state

#: On time, in part overdue, wholly overdue: day of the receipt and what came before it.
CASES: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "before the first date": ("2025-02-01", []),
    "on its date": ("2025-02-15", []),
    "in part overdue": ("2025-03-20", [event("o", "2025-02-26", "to_overdue")]),
    "wholly overdue": ("2025-07-01", [event("o", "2025-06-01", "to_overdue")]),
    "after another receipt": ("2025-03-15", [repay("e", "2025-02-15", 150_000_000)]),
    "recalled": ("2025-03-01", [event("r", "2025-02-20", "recall")]),
}
#: What is paid in all, and the part of it that is recorded first.
AMOUNTS = [(1_000, 1), (102_038_356, 40_000_000), (102_038_356, 102_038_355), (190_000_000, 1)]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("surplus", ["next", "shorten", "lower"])
@pytest.mark.parametrize(("whole", "part"), AMOUNTS)
@pytest.mark.parametrize("later", [False, True])
def test_two_entries_on_one_day_are_one(
    case: str, surplus: str, whole: int, part: int, later: bool
) -> None:
    """Every amount, the group, the provision, the next date: on the day and later."""
    day, before = CASES[case]
    as_of = "2025-08-15" if later else day
    one = state(as_of, *before, repay("x", day, whole, surplus))
    two = state(
        as_of, *before, repay("x", day, part, surplus), repay("y", day, whole - part, surplus)
    )
    taken = [_together(found, day) for found in (one, two)]
    assert taken[0] == taken[1]
    for found in (one, two):
        found.pop("allocations")
    assert one == two


def _together(found: dict[str, Any], day: str) -> dict[str, int]:
    """Return where the money of one day went in all."""
    total: dict[str, int] = {}
    for receipt in found["allocations"]:
        if receipt["on"] == day:
            for token, amount in [*receipt["to"].items(), ("surplus", receipt["surplus"])]:
                total[token] = total.get(token, 0) + amount
    return {token: amount for token, amount in total.items() if amount}


@pytest.mark.parametrize("case", CASES)
def test_calculation_sheet_of_both_is_the_same(case: str) -> None:
    """The borrower's copy does not show how often the cashier wrote."""
    day, before = CASES[case]
    sheets = [
        calculation_sheet(
            read_loan(Fields({**BASE, "events": [*before, *paid], "as_of": "2025-08-15"}))
        )
        for paid in (
            [repay("x", day, 120_000_000)],
            [repay("x", day, 7), repay("y", day, 119_999_993)],
        )
    ]
    assert sheets[0] == sheets[1]
