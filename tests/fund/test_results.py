"""Rating, distribution, dissolution, report dates: §2.13–2.15 and §7 of the law notes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from core.errors import RuleViolation
from fund.rules.distress import YearFigures, bad_debt_shares, dissolution_triggers
from fund.rules.report_dates import classification_deadline, yearly_deadlines
from fund.rules.results import (
    Compliance,
    Grade,
    distribute_cooperative_surplus,
    distribute_surplus,
    grade_bad_debt,
    grade_compliance,
    grade_growth,
    grade_result,
    growth,
    overall_grade,
)
from law.deadlines import WorkingDays

DAY = date(2025, 12, 31)
MILLION = 10**6
A, B, C = Grade.A, Grade.B, Grade.C


@pytest.mark.parametrize(
    ("surplus", "grade", "parts"),
    [
        pytest.param(500, A, (225, 50, 180, 45), id="§7 loại A, khoản 2 Điều 43"),
        pytest.param(300, A, (45, 30, 180, 45), id="§7 thiếu nguồn, điểm đ"),
        pytest.param(500, B, (330, 50, 90, 30), id="§7 loại B"),
        pytest.param(500, C, (390, 50, 60, 0), id="§7 loại C"),
        pytest.param(200, A, (0, 20, 180, 0), id="quỹ ĐTPT không âm"),
        pytest.param(0, A, (0, 0, 0, 0), id="không có thặng dư"),
    ],
)
def test_distribution_of_the_surplus(
    surplus: int, grade: Grade, parts: tuple[int, int, int, int]
) -> None:
    """Monthly wages: staff 60, managers 30 triệu."""
    found = distribute_surplus(surplus * MILLION, grade, 60 * MILLION, 30 * MILLION, DAY)
    told = (found.development, found.reserve, found.reward, found.managers)
    assert told == tuple(part * MILLION for part in parts)
    assert found.total == surplus * MILLION


def test_deficit_is_not_distributed() -> None:
    with pytest.raises(RuleViolation) as refused:
        distribute_surplus(-1, A, 60 * MILLION, 30 * MILLION, DAY)
    assert refused.value.article == "khoản 5 Điều 43 Nghị định 45/2021/NĐ-CP"


def test_cooperative_model_follows_its_meeting() -> None:
    """Khoản 3 Điều 43: at least 20% and 5% (remembered), the rest to the development fund."""
    shares = {"development": Decimal("0.2"), "reserve": Decimal("0.05"), "welfare": Decimal("0.1")}
    found = distribute_cooperative_surplus(333, shares, DAY)
    assert (found.reserve, dict(found.others)) == (16, {"welfare": 33})
    assert found.development == 333 - 16 - 33
    for name, low in (("development", "0.1999"), ("reserve", "0.0499")):
        with pytest.raises(RuleViolation) as refused:
            distribute_cooperative_surplus(333, {**shares, name: Decimal(low)}, DAY)
        assert refused.value.rule == f"fund.surplus.cooperative.{name}_minimum"
    for other in ("0.76", "-0.01"):
        with pytest.raises(RuleViolation):
            distribute_cooperative_surplus(333, {**shares, "welfare": Decimal(other)}, DAY)


def test_remainder_goes_to_development() -> None:
    found = distribute_surplus(500 * MILLION, A, 60 * MILLION, 30 * MILLION, DAY)
    assert (found.development - found.remainder, found.remainder) == (150 * MILLION, 75 * MILLION)


@pytest.mark.parametrize(("percent", "grade"), [(100, A), (99, B), (90, B), (89, C)])
def test_growth_and_result_against_the_plan(percent: int, grade: Grade) -> None:
    """§2.14, khoản 1 và khoản 3 Điều 14 TT 52/2022."""
    assert grade_growth(Fraction(percent, 1000), Fraction(1, 10), DAY) is grade
    assert grade_result(percent, 100, DAY) is grade


@pytest.mark.parametrize(("share", "grade"), [("3.0", A), ("3.3", B), ("3.31", C)])
def test_bad_debt_against_the_plan(share: str, grade: Grade) -> None:
    """Khoản 2 Điều 14: up to 110% of the plan is B."""
    assert grade_bad_debt(Fraction(share), Fraction(3), DAY) is grade


def test_growth_needs_a_balance_before() -> None:
    assert growth(110, 100) == Fraction(1, 10)
    assert growth(110, 0) is None


@pytest.mark.parametrize(
    ("facts", "grade"),
    [
        (Compliance(), A),
        (Compliance(reminders=1), A),
        (Compliance(reminders=2), B),
        (Compliance(reminders=3), C),
        (Compliance(false_tax_acts=1), B),
        (Compliance(false_tax_acts=2), C),
        (Compliance(tax_evasion=True), C),
        (Compliance(manager_violation=True), C),
    ],
)
def test_obedience_to_the_law(facts: Compliance, grade: Grade) -> None:
    """Khoản 4 Điều 14 Thông tư 52/2022/TT-BTC."""
    assert grade_compliance(facts, DAY) is grade


@pytest.mark.parametrize(
    ("grades", "overall"),
    [("AABB", A), ("AAAA", A), ("AAAC", B), ("ABBB", B), ("BBCC", C), ("BCCC", C), ("CCCC", C),
     ("BBBC", B), ("BBBB", B), ("ACCC", B)],
)  # fmt: skip
def test_overall_grade_by_the_letter(grades: str, overall: Grade) -> None:
    """Điều 15 Thông tư 52/2022/TT-BTC."""
    assert overall_grade([Grade(letter) for letter in grades], DAY) is overall


WELL = YearFigures(2020, A, 15 * 10**9, 20 * 10**9, 10**8, 15 * 10**9, 20 * 10**9, 0)


def years(count: int, **figures: object) -> list[YearFigures]:
    return [replace(WELL, year=2020 + n, **figures) for n in range(count)]


def keys(found: list[YearFigures], capital: int = 20 * 10**9) -> list[str]:
    return [one.rule for one in dissolution_triggers(found, capital, DAY)]


@pytest.mark.parametrize(
    ("figures", "rule"),
    [
        ({"grade": C, "own_loans": 3_999_999_999}, "fund.dissolution.lending_share"),
        ({"bad_debt": 10**10 + 1}, "fund.dissolution.bad_debt_share"),
        ({"accumulated": -15 * 10**9}, "fund.dissolution.deficit_share"),
    ],
)
def test_five_years_running_are_a_ground(figures: dict[str, object], rule: str) -> None:
    """§2.13, Điều 46 Nghị định 45/2021/NĐ-CP."""
    assert keys(years(5, **figures)) == [rule]
    assert keys(years(4, **figures)) == []
    assert keys([*years(5, **figures), replace(WELL, year=2025)]) == []


@pytest.mark.parametrize(
    "figures",
    [
        {"grade": C, "own_loans": 4 * 10**9},
        {"grade": B, "own_loans": 0},
        {"bad_debt": 10**10},
        {"accumulated": -15 * 10**9 + 1},
    ],
)
def test_edges_are_no_ground(figures: dict[str, object]) -> None:
    assert keys(years(5, **figures)) == []


def test_too_little_charter_capital_is_a_ground_at_once() -> None:
    assert keys([], 20 * 10**9 - 1) == ["fund.charter_capital.minimum"]
    assert keys([], 20 * 10**9) == []


def test_both_denominators_of_bad_debt_are_shown() -> None:
    assert bad_debt_shares(replace(WELL, bad_debt=3 * 10**9)) == (Fraction(1, 5), Fraction(3, 20))


@pytest.mark.parametrize(
    ("year", "yearly", "rolled", "audited", "audited_rolled"),
    [
        (2023, "2024-03-30", "2024-04-01", "2024-04-29", "2024-04-29"),
        (2024, "2025-03-31", "2025-03-31", "2025-04-30", "2025-05-02"),
        (2025, "2026-03-31", "2026-03-31", "2026-04-30", "2026-05-04"),
    ],
)
def test_report_dates_of_a_year(
    year: int, yearly: str, rolled: str, audited: str, audited_rolled: str
) -> None:
    """§2.15, khoản 4 Điều 44: the calendar day and the working day; 30/4 and 1/5 are days off."""
    off = frozenset(date(y, m, d) for y in (2024, 2025, 2026) for m, d in ((4, 30), (5, 1)))
    found = {one.rule: one for one in yearly_deadlines(year, WorkingDays(closed=off))}
    one, two = found["fund.report.yearly.days"], found["fund.report.audited.days"]
    assert (str(one.calendar_day), str(one.last_day)) == (yearly, rolled)
    assert (str(two.calendar_day), str(two.last_day)) == (audited, audited_rolled)


def test_before_a_day_ends_the_day_before() -> None:
    found = {one.rule: one for one in yearly_deadlines(2025, WorkingDays())}
    assert str(found["fund.report.half_year.before"].calendar_day) == "2025-07-30"
    assert str(found["fund.plan.approved_before"].calendar_day) == "2025-04-29"
    assert str(found["fund.rating.approved_before"].calendar_day) == "2026-05-30"


@pytest.mark.parametrize(("year", "count"), [(2020, 0), (2021, 3), (2022, 4), (2023, 5)])
def test_duties_begin_with_their_rules(year: int, count: int) -> None:
    """NĐ 45 from 15/05/2021; plan and rating from TT 52 on 01/10/2022."""
    assert len(yearly_deadlines(year, WorkingDays())) == count


def test_debts_of_a_month_are_classified_in_seven_days() -> None:
    found = classification_deadline(date(2025, 5, 31), WorkingDays())
    assert str(found.calendar_day) == "2025-06-07"
    assert str(found.last_day) == "2025-06-09"
