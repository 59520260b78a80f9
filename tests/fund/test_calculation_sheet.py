"""The calculation sheet adds up to what the engine says, line by line and day by day."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from fund.rules.calculation_sheet import SheetKind, SheetLine, calculation_sheet, daily_sheet
from fund.rules.daycount import round_half_up
from fund.rules.reading import Fields
from fund.rules.replay import read_loan
from tests.fund.lives import add_events, random_steps, random_terms
from tests.fund.loans import BASE, event, state


def sheet(as_of: str, *events: dict[str, Any]) -> tuple[SheetLine, ...]:
    return calculation_sheet(read_loan(Fields({**BASE, "as_of": as_of, "events": list(events)})))


def test_lines_of_an_overdue_instalment() -> None:
    moved = event("o", "2025-02-20", "to_overdue")
    found = [
        (line.kind, line.first_day, line.last_day, line.days, line.base)
        for line in sheet("2025-03-01", moved)
    ]
    assert found == [
        (SheetKind.INTEREST, date(2025, 1, 16), date(2025, 2, 20), 36, 400_000_000),
        (SheetKind.LATE_INTEREST, date(2025, 2, 16), date(2025, 3, 1), 14, 2_038_356),
        (SheetKind.INTEREST, date(2025, 2, 21), date(2025, 3, 1), 9, 300_000_000),
        (SheetKind.OVERDUE_INTEREST, date(2025, 2, 21), date(2025, 3, 1), 9, 100_000_000),
    ]


def test_last_lines_are_what_is_owed() -> None:
    moved = event("o", "2025-02-20", "to_overdue")
    owed = state("2025-03-01", moved)
    last = {line.kind: line for line in sheet("2025-03-01", moved)}
    assert round_half_up(last[SheetKind.OVERDUE_INTEREST].running, 1) == owed["overdue_interest"]
    assert round_half_up(last[SheetKind.LATE_INTEREST].running, 1) == owed["late_interest"]
    line = last[SheetKind.OVERDUE_INTEREST]
    assert line.amount == Fraction(line.base * 9 * line.days, 36500)
    assert str(line.annual_rate) == "0.090"


@pytest.mark.parametrize("seed", range(30))
def test_days_and_stretches_sum_alike(seed: int) -> None:
    rng = Random(seed)
    life = add_events(random_terms(rng), random_steps(rng, 6))
    loan = read_loan(Fields(life))
    stretches, days = calculation_sheet(loan), daily_sheet(loan)
    for kind in SheetKind:
        total = sum(line.amount for line in stretches if line.kind is kind)
        assert total == sum(line.amount for line in days if line.kind is kind)
    assert all(line.days == 1 and line.first_day == line.last_day for line in days)
    assert sum(line.days for line in stretches) == len(days)
