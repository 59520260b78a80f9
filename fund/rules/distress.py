"""Grounds to dissolve the fund (căn cứ giải thể Quỹ): Điều 46 Nghị định 45/2021/NĐ-CP."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from core.money import format_vnd
from fund.rules.results import Grade
from law.dated import InForce
from law.fund import limits, results


@dataclass(frozen=True, slots=True)
class YearFigures:
    """Figures of one year that can end a fund (số liệu năm để xét giải thể), in đồng."""

    year: int
    grade: Grade
    own_loans: int
    equity: int
    bad_debt: int
    total_loans: int
    actual_capital: int
    #: Accumulated result of all years; a deficit is negative.
    accumulated: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A ground to dissolve the fund that is met (căn cứ giải thể Quỹ)."""

    rule: str
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class _Test:
    """A ground that must be met for years running."""

    rule: InForce
    text: str
    is_met: Callable[[YearFigures], bool]


def _tests(on: date) -> tuple[_Test, ...]:
    lending = results.DISTRESS_LENDING.in_force(on)
    bad = results.DISTRESS_BAD_DEBT.in_force(on)
    deficit = results.DISTRESS_DEFICIT.in_force(on)

    def lends_little(year: YearFigures) -> bool:
        is_low = year.own_loans < Fraction(lending.share()) * year.equity
        return year.grade is Grade.C and is_low

    def has_much_bad_debt(year: YearFigures) -> bool:
        return year.bad_debt > Fraction(bad.share()) * year.actual_capital

    def has_lost_much(year: YearFigures) -> bool:
        limit = Fraction(deficit.share()) * year.actual_capital
        return year.accumulated < 0 and -year.accumulated >= limit

    return (
        _Test(lending, "Xếp loại C và dư nợ thấp so với vốn chủ sở hữu", lends_little),
        _Test(bad, "Nợ xấu cao so với vốn điều lệ thực có", has_much_bad_debt),
        _Test(
            deficit, "Lũy kế chênh lệch thu chi âm lớn so với vốn điều lệ thực có", has_lost_much
        ),
    )


def dissolution_triggers(
    years: Sequence[YearFigures], charter_capital: int, on: date
) -> tuple[Trigger, ...]:
    """Return the grounds that are met, given the years oldest first without a gap.

    The third ground mixes two denominators: it counts as met when bad debt passes the share of
    the actual charter capital; `bad_debt_shares` shows both.
    """
    found = []
    minimum = limits.CHARTER_CAPITAL.in_force(on)
    if charter_capital < minimum.number():
        text = f"Vốn điều lệ {format_vnd(charter_capital)}, ít nhất {format_vnd(minimum.number())}."
        found.append(Trigger(minimum.key, minimum.article, text))
    needed = results.DISTRESS_YEARS.in_force(on).number()
    last = list(years)[-needed:]
    for test in _tests(on):
        if len(last) == needed and all(test.is_met(year) for year in last):
            told = f"{test.text} trong {needed} năm liên tiếp, {last[0].year}–{last[-1].year}."
            found.append(Trigger(test.rule.key, test.rule.article, told))
    return tuple(found)


def bad_debt_shares(figures: YearFigures) -> tuple[Fraction | None, Fraction | None]:
    """Return bad debt over all loans and over the actual charter capital (hai tỷ lệ nợ xấu)."""
    loans, capital = figures.total_loans, figures.actual_capital
    return (
        Fraction(figures.bad_debt, loans) if loans else None,
        Fraction(figures.bad_debt, capital) if capital else None,
    )
