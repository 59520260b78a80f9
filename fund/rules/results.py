"""Result of the fund's year: grade A, B, C, and where the surplus goes (xếp loại, phân phối).

Law: Điều 43, 45 Nghị định 45/2021/NĐ-CP; Điều 13–15 Thông tư 52/2022/TT-BTC.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from core.errors import RuleViolation
from core.money import format_percent, format_vnd
from fund.rules.daycount import round_half_up
from law.dated import InForce
from law.fund import results as rules

#: "2 chỉ tiêu không xếp loại A và các chỉ tiêu còn lại xếp loại C" (khoản 2 Điều 15).
_NOT_A = 2


class Grade(StrEnum):
    """Grade of the fund or of one indicator (xếp loại)."""

    A = "A"
    B = "B"
    C = "C"


@dataclass(frozen=True, slots=True)
class Compliance:
    """Obedience to the law in the year (tình hình chấp hành pháp luật)."""

    reminders: int = 0
    false_tax_acts: int = 0
    tax_evasion: bool = False
    manager_violation: bool = False


def growth(now: int, before: int) -> Fraction | None:
    """Return the growth of lending (tăng trưởng dư nợ); None without a balance before."""
    return Fraction(now - before, before) if before else None


def grade_growth(actual: Fraction, planned: Fraction, on: date) -> Grade:
    """Return the grade of the growth of lending (chỉ tiêu 1)."""
    return _at_least(actual, planned, rules.GROWTH.in_force(on))


def grade_result(actual: int, planned: int, on: date) -> Grade:
    """Return the grade of the financial result (chỉ tiêu 3)."""
    return _at_least(Fraction(actual), Fraction(planned), rules.RESULT.in_force(on))


def _at_least(actual: Fraction, planned: Fraction, rule: InForce) -> Grade:
    if actual >= planned:
        return Grade.A
    return Grade.B if actual >= planned * Fraction(rule.share()) else Grade.C


def grade_bad_debt(actual: Fraction, planned: Fraction, on: date) -> Grade:
    """Return the grade of the share of bad debt (chỉ tiêu 2): lower is better."""
    rule = rules.BAD_DEBT.in_force(on)
    if actual <= planned:
        return Grade.A
    return Grade.B if actual <= planned * Fraction(rule.share()) else Grade.C


def grade_compliance(facts: Compliance, on: date) -> Grade:
    """Return the grade of obedience to the law (chỉ tiêu 4)."""
    best, middle = (int(str(one)) for one in rules.COMPLIANCE.in_force(on).items())
    grave = facts.tax_evasion or facts.manager_violation or facts.false_tax_acts > 1
    if grave or facts.reminders > middle:
        return Grade.C
    return Grade.B if facts.false_tax_acts or facts.reminders > best else Grade.A


def overall_grade(grades: Sequence[Grade], on: date) -> Grade:
    """Return the grade of the fund (xếp loại chung), by the letter of Điều 15.

    C when two indicators are not A and all others are C; the drafting is loose, so that the
    approving body may decide otherwise.
    """
    needed = rules.OVERALL.in_force(on).number()
    if Grade.C not in grades and grades.count(Grade.A) >= needed:
        return Grade.A
    # Two that are not A, all others C: no A at all, and at most two B.
    is_poor = Grade.A not in grades and grades.count(Grade.B) <= _NOT_A
    return Grade.C if is_poor else Grade.B


@dataclass(frozen=True, slots=True)
class Distribution:
    """Where the surplus of a company-model fund goes (phân phối chênh lệch thu chi), in đồng."""

    development: int
    reserve: int
    reward: int
    managers: int
    #: Part of `development` that was put there last (số còn lại).
    remainder: int

    @property
    def total(self) -> int:
        """Return the whole surplus."""
        return self.development + self.reserve + self.reward + self.managers


def distribute_surplus(
    surplus: int, grade: Grade, staff_month: int, managers_month: int, on: date
) -> Distribution:
    """Share the surplus after fines and past deficits (khoản 2 Điều 43 Nghị định 45/2021).

    `staff_month` and `managers_month` are one month of actual wages. Short money lowers the
    development fund down to zero; bonuses never take more than is there. A deficit is refused.
    """
    _refuse_deficit(surplus, on)
    development = floor(surplus * Fraction(rules.DEVELOPMENT.in_force(on).share()))
    reserve = round_half_up(surplus * Fraction(rules.RESERVE.in_force(on).share()), 1)
    reward = round_half_up(staff_month * _months(rules.REWARD.in_force(on), grade), 1)
    bonus = round_half_up(managers_month * _months(rules.MANAGERS.in_force(on), grade), 1)
    available = surplus - reserve
    reward = min(reward, available)
    bonus = min(bonus, available - reward)
    development = min(development, available - reward - bonus)
    remainder = available - reward - bonus - development
    return Distribution(development + remainder, reserve, reward, bonus, remainder)


@dataclass(frozen=True, slots=True)
class CooperativeDistribution:
    """Where the surplus of a cooperative-model fund goes (mô hình hợp tác xã), in đồng."""

    development: int
    reserve: int
    #: Funds that the members' meeting set up (quỹ khác), by name.
    others: Mapping[str, int]


def distribute_cooperative_surplus(
    surplus: int, shares: Mapping[str, Decimal], on: date
) -> CooperativeDistribution:
    """Share the surplus by the shares of the members' meeting (khoản 3 Điều 43 NĐ 45/2021).

    `shares` names "development", "reserve" and whatever else the meeting (Đại hội thành viên) set
    up; what is left goes to the development fund. Shares below the minimum, or above the whole, are
    refused. The minimum is remembered from Luật Hợp tác xã 2012, to which the decree still points.
    """
    _refuse_deficit(surplus, on)
    _check_share(shares, "development", rules.COOPERATIVE_DEVELOPMENT.in_force(on))
    _check_share(shares, "reserve", rules.COOPERATIVE_RESERVE.in_force(on))
    if sum(shares.values()) > 1 or min(shares.values()) < 0:
        raise RuleViolation("Tổng các tỷ lệ trích phải từ 0% đến 100%.", field="shares")
    parts = {
        name: floor(surplus * Fraction(share))
        for name, share in shares.items()
        if name != "development"
    }
    return CooperativeDistribution(surplus - sum(parts.values()), parts.pop("reserve"), parts)


def _check_share(shares: Mapping[str, Decimal], name: str, rule: InForce) -> None:
    if shares.get(name, Decimal(0)) < rule.share():
        raise RuleViolation(
            f"{rule.title}: ít nhất {format_percent(rule.share())}.",
            field=name,
            rule=rule.key,
            article=rule.article,
        )


def _refuse_deficit(surplus: int, on: date) -> None:
    if surplus >= 0:
        return
    rule = rules.DEFICIT_YEARS.in_force(on)
    raise RuleViolation(
        f"Năm bị thâm hụt {format_vnd(-surplus)}: không có gì để phân phối; thâm hụt được chuyển sang "
        f"năm sau, không quá {rule.number()} năm.",
        field="surplus",
        rule=rule.key,
        article=rule.article,
    )


def _months(rule: InForce, grade: Grade) -> Fraction:
    months = rule.items()[list(Grade).index(grade)]
    assert isinstance(months, Decimal), "months of wages are decimals"
    return Fraction(months)
