"""Schedules: worked figures of the law notes, dates, rhythms, levels, tranches, rates."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from fund.rules.daycount import FlatCounter, plain_counter, round_half_up
from fund.rules.plan import SEARCH, Periods, annuity, cut_from_end, equal_parts, level_instalment
from fund.rules.reading import Fields
from fund.rules.schedule import Instalment, Schedule, quote
from fund.rules.terms import DayCount
from fund.rules.terms_reading import read_terms
from law.deadlines import WorkingDays


def schedule(days: WorkingDays | None = None, **loan: Any) -> Schedule:
    terms = read_terms(Fields({"principal": 12_000_000, "annual_rate": "0.06", **loan}))
    return quote(terms, days or WorkingDays())


def lines(**loan: Any) -> tuple[Instalment, ...]:
    return schedule(**loan).instalments


@pytest.mark.parametrize(
    ("start", "months", "interest"),
    [
        pytest.param("2025-01-15", 1, 2_904_658, id="31 ngày - Điều 5 TT 14/2017"),
        pytest.param("2025-01-15", 12, 34_200_000, id="365 ngày - Điều 5 TT 14/2017"),
        pytest.param("2024-01-15", 12, 34_293_699, id="366 ngày - Điều 4.1 TT 14/2017"),
    ],
)
def test_interest_runs_by_real_days_over_365(start: str, months: int, interest: int) -> None:
    rhythm = {"principal_every_months": months, "interest_every_months": months}
    found = schedule(
        principal=500_000_000, annual_rate="0.0684", start=start, term_months=months, **rhythm
    )
    assert found.interest == interest


def test_flat_months_give_less_than_real_days() -> None:
    loan = {"principal": 500_000_000, "annual_rate": "0.0684", "start": "2025-01-15"}
    assert schedule(**loan, term_months=1, day_count="flat").interest == 2_850_000


def test_four_quarters_of_equal_principal() -> None:
    """§4.1 of the notes: 600 triệu, 6%/năm, four equal quarters."""
    found = lines(
        principal=600_000_000,
        start="2025-01-15",
        term_months=12,
        principal_every_months=3,
        interest_every_months=3,
    )
    assert [(line.days, line.interest) for line in found] == [
        (90, 8_876_712),
        (91, 6_731_507),
        (92, 4_536_986),
        (92, 2_268_493),
    ]
    assert {line.principal for line in found} == {150_000_000}


def test_month_ends_count_from_the_anchor() -> None:
    found = lines(start="2024-01-31", term_months=4)
    assert [str(line.due_on) for line in found] == [
        "2024-02-29",
        "2024-03-31",
        "2024-04-30",
        "2024-05-31",
    ]


@pytest.mark.parametrize(
    ("first", "due_day", "dates"),
    [
        ("2025-02-28", None, ["2025-02-28", "2025-03-31", "2025-04-30"]),
        ("2025-02-27", None, ["2025-02-27", "2025-03-27", "2025-04-27"]),
        (None, 5, ["2025-02-05", "2025-03-05", "2025-04-05"]),
        (None, 31, ["2025-02-28", "2025-03-31", "2025-04-30"]),
        ("2025-03-10", 31, ["2025-03-31", "2025-04-30", "2025-05-31"]),
    ],
)
def test_day_of_month_of_due_dates(
    first: str | None, due_day: int | None, dates: list[str]
) -> None:
    found = lines(start="2025-01-31", term_months=3, first_due_on=first, due_day=due_day)
    assert [str(line.due_on) for line in found] == dates


def test_days_off_move_the_day_and_its_interest_but_not_the_next() -> None:
    """15/02/2025 is a Saturday, 15/03/2025 too; 17/03 is made a day off."""
    closed = WorkingDays(closed=frozenset({date(2025, 3, 17)}))
    found = lines(start="2025-01-15", term_months=3, holiday_shift="next", days=closed)
    assert [str(line.due_on) for line in found] == ["2025-02-17", "2025-03-18", "2025-04-15"]
    assert [line.days for line in found] == [33, 29, 28]
    assert found[0].interest == round_half_up(12_000_000 * 6 * 33, 36500)


def test_principal_and_interest_keep_their_own_rhythm() -> None:
    found = lines(start="2025-01-01", term_months=6, principal_every_months=3)
    assert [line.principal for line in found] == [0, 0, 6_000_000, 0, 0, 6_000_000]
    assert all(line.interest for line in found)


def test_interest_rarer_than_principal_waits_for_its_day() -> None:
    found = lines(start="2025-01-01", term_months=6, interest_every_months=3)
    assert [line.interest > 0 for line in found] == [False, False, True] * 2
    exact = 12_000_000 * 31 + 10_000_000 * 28 + 8_000_000 * 31
    assert found[2].interest == round_half_up(exact * 6, 36500)


def test_interest_that_does_not_divide_the_term_ends_with_it() -> None:
    found = lines(start="2025-01-01", term_months=4, interest_every_months=3, method="bullet")
    assert [(str(line.due_on), line.principal) for line in found] == [
        ("2025-04-01", 0),
        ("2025-05-01", 12_000_000),
    ]
    assert found[1].interest == round_half_up(12_000_000 * 6 * 30, 36500)


def test_grace_defers_principal_only() -> None:
    found = lines(start="2025-01-01", term_months=6, principal_grace_months=4)
    assert [line.principal for line in found] == [0, 0, 0, 0, 6_000_000, 6_000_000]


def test_last_instalment_takes_the_rest() -> None:
    found = lines(principal=1_000_000_000, start="2025-01-01", term_months=7)
    assert [line.principal for line in found] == [142_857_143] * 6 + [142_857_142]
    tiny = lines(principal=2, start="2025-01-01", term_months=4)
    assert [line.principal for line in tiny] == [1, 1, 0, 0]


def test_chosen_principal_falls_on_its_days() -> None:
    chosen = [{"on": "2025-02-10", "amount": 2_000_000}, {"on": "2025-04-01", "amount": 10_000_000}]
    found = lines(start="2025-01-01", term_months=6, method="custom", custom_principal=chosen)
    assert [(str(line.due_on), line.principal, line.interest > 0) for line in found] == [
        ("2025-02-01", 0, True),
        ("2025-02-10", 2_000_000, False),
        ("2025-03-01", 0, True),
        ("2025-04-01", 10_000_000, True),
    ]


def test_later_tranche_spreads_over_the_dates_left() -> None:
    tranches = [
        {"on": "2025-01-01", "amount": 9_000_000},
        {"on": "2025-02-15", "amount": 3_000_000},
    ]
    found = lines(start="2025-01-01", term_months=3, disbursements=tranches)
    assert [line.principal for line in found] == [3_000_000, 4_500_000, 4_500_000]
    exact = 6_000_000 * 14 + 9_000_000 * 14
    assert found[1].interest == round_half_up(exact * 6, 36500)


def test_tranche_sets_the_level_instalment_again() -> None:
    tranches = [
        {"on": "2025-01-01", "amount": 9_000_000},
        {"on": "2025-02-15", "amount": 3_000_000},
    ]
    found = lines(
        start="2025-01-01", term_months=6, method="equal_instalment", disbursements=tranches
    )
    totals = [line.total for line in found]
    assert totals[1] == totals[2] == totals[3] == totals[4] > totals[0]
    assert abs(totals[5] - totals[4]) <= 6


def test_new_rate_counts_from_the_day_after() -> None:
    change = [{"on": "2025-01-11", "annual_rate": "0.12"}]
    found = lines(start="2025-01-01", term_months=1, rate_changes=change)
    assert found[0].interest == round_half_up(12_000_000 * (6 * 10 + 12 * 21), 36500)


def test_new_rate_keeps_this_level_instalment_and_sets_the_next() -> None:
    change = [{"on": "2025-03-11", "annual_rate": "0.12"}]
    plain = lines(start="2025-01-01", term_months=6, method="equal_instalment")
    found = lines(start="2025-01-01", term_months=6, method="equal_instalment", rate_changes=change)
    totals = [line.total for line in found]
    assert totals[:3] == [line.total for line in plain][:3]
    assert totals[3] == totals[4] > totals[2]
    assert found[2].interest > plain[2].interest


def test_monthly_quote_times_twelve_is_the_yearly_rate() -> None:
    """Bắc Giang: 0,57%/tháng (6,84%/năm); the twelfth of it is a month of 30/360."""
    yearly = str(12 * Decimal("0.0057"))
    found = schedule(
        principal=500_000_000,
        start="2025-01-15",
        term_months=1,
        annual_rate=yearly,
        day_count="30/360",
    )
    assert (yearly, found.interest) == ("0.0684", 2_850_000)


def test_small_loan_is_repaid_by_its_level_instalments() -> None:
    """Too high a level leaves nothing for the last date, not less than nothing."""
    found = lines(
        principal=243_000,
        start="2025-07-02",
        term_months=11,
        method="equal_instalment",
        rounding=100_000,
        annual_rate="0",
    )
    assert [line.principal for line in found][:4] == [100_000, 100_000, 43_000, 0]


@pytest.mark.parametrize("seed", range(40))
def test_walk_to_the_level_finds_the_best_of_thirteen(seed: int) -> None:
    rng = Random(seed)
    periods = Periods(
        balance=rng.choice([rng.randint(1, 10**9), rng.randint(1, 500)]),
        accrued=0,
        rate=rng.randint(0, 2000),
        units=tuple(rng.randint(20, 40) for _ in range(rng.randint(1, 40))),
        denominator=365 * 10_000,
        rounding=rng.choice([1, 100]),
    )
    exact, unit = annuity(periods), periods.rounding
    base = round_half_up(int(exact * 10**9), 10**9, unit)

    def last(level: int) -> int:
        balance = owed = periods.balance
        for units in periods.units:
            interest = round_half_up(balance * periods.rate * units, periods.denominator, unit)
            owed = balance + interest
            balance = max(owed - level, 0)
        return owed - level

    tries = [base + step * unit for step in range(-SEARCH, SEARCH + 1)]
    best = min(tries, key=lambda level: (abs(last(level)), abs(level - exact), level))
    assert level_instalment(periods) == best


@pytest.mark.parametrize(
    ("kind", "since", "until", "units"),
    [
        (DayCount.ACT_365, "2024-01-15", "2025-01-15", 366),
        (DayCount.ACT_360, "2024-01-15", "2025-01-15", 366),
        (DayCount.THIRTY_360, "2024-01-31", "2024-02-29", 29),
        (DayCount.THIRTY_360, "2024-02-29", "2024-03-31", 31),
        (DayCount.ACT_ACT, "2023-12-31", "2024-12-31", 366 * 365),
        (DayCount.ACT_ACT, "2023-12-30", "2024-01-01", 366 + 365),
    ],
)
def test_day_counts(kind: DayCount, since: str, until: str, units: int) -> None:
    counter = plain_counter(kind)
    assert counter.units(date.fromisoformat(since), date.fromisoformat(until)) == units


def test_flat_months_run_by_days_and_then_by_the_year() -> None:
    start, first, last = date(2025, 1, 1), date(2025, 2, 1), date(2025, 4, 1)
    counter = FlatCounter(start, (first, last), (1, 2))
    assert counter.units(start, last) * 12 == 3
    assert counter.units(start, date(2025, 1, 11)) * 12 * 31 == 10
    assert counter.units(last, date(2025, 4, 11)) * 365 == 10


@pytest.mark.parametrize(("amount", "rounded"), [(5, 1), (4, 0), (15, 2), (14, 1), (25, 3)])
def test_halves_go_up(amount: int, rounded: int) -> None:
    assert round_half_up(amount, 10) == rounded
    assert round_half_up(amount * 10, 1, 100) == rounded * 100


def test_parts_never_exceed_the_amount() -> None:
    assert equal_parts(250, 4, 100) == [100, 100, 50, 0]
    assert cut_from_end([5, 5, 5], 7) == [5, 3, 0]
