"""Who may borrow and how much (điều kiện, giới hạn cho vay), judged at the decision day.

Law: Điều 20, 22, 23 Nghị định 45/2021/NĐ-CP. A decision is refused where no rule is loaded
(NoRuleInForce); here each condition is answered with its article.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from core.dates import add_months
from core.errors import RuleViolation
from core.money import format_percent, format_rate, format_vnd
from law.dated import InForce, NoRuleInForce
from law.fund import limits as rules
from law.fund import rates


class BorrowerKind(StrEnum):
    """Who asks for a loan (đối tượng đề nghị vay)."""

    COOPERATIVE = "cooperative"
    UNION = "union"
    GROUP_MEMBER = "group_member"
    COOPERATIVE_MEMBER = "cooperative_member"
    ENTERPRISE_MEMBER = "enterprise_member"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition and whether it holds (điều kiện vay)."""

    rule: str
    article: str
    holds: bool
    text: str


@dataclass(frozen=True, slots=True)
class Application:
    """What a decision to lend is judged by (hồ sơ quyết định cho vay)."""

    on: date
    kind: BorrowerKind
    in_province: bool
    amount: int
    project_total: int
    own_capital: int
    has_bad_debt: bool
    #: Natural persons only.
    birth_date: date | None = None
    #: Debts of the customer, and of the related persons, before this loan.
    customer_outstanding: int = 0
    related_outstanding: int = 0


@dataclass(frozen=True, slots=True)
class Headroom:
    """Limits in đồng (giới hạn cho vay) of an actual charter capital."""

    customer: int
    related: int


def actual_charter_capital(charter: int, undistributed: int) -> int:
    """Return vốn điều lệ thực có: charter capital and undistributed surplus or loss.

    Law: khoản 3 Điều 2 Nghị định 45/2021/NĐ-CP; both figures are of the same moment, a loss is
    negative.
    """
    return charter + undistributed


def lending_limits(actual_capital: int, on: date) -> Headroom:
    """Return the limits of one customer and of a customer with related persons."""
    return Headroom(
        _part(actual_capital, rules.CUSTOMER.in_force(on)),
        _part(actual_capital, rules.RELATED.in_force(on)),
    )


def _part(amount: int, rule: InForce) -> int:
    return max(floor(amount * Fraction(rule.share())), 0)


def largest_loan(
    application: Application,
    actual_capital: int,
    *,
    product_cap: int | None = None,
    security_cap: int | None = None,
) -> int:
    """Return the largest loan allowed (mức cho vay tối đa): the least of all limits.

    The borrower brings the minimum own capital, hence at most the rest of the project is lent.
    """
    limits = lending_limits(actual_capital, application.on)
    own = rules.EQUITY.in_force(application.on).share()
    together = application.customer_outstanding + application.related_outstanding
    candidates = [
        floor(application.project_total * (1 - Fraction(own))),
        limits.customer - application.customer_outstanding,
        limits.related - together,
    ]
    candidates += [cap for cap in (product_cap, security_cap) if cap is not None]
    return max(min(candidates), 0)


def check_eligibility(application: Application) -> tuple[Finding, ...]:
    """Return every condition of the borrower (điều kiện vay vốn), broken ones among them."""
    on = application.on
    kinds = rules.BORROWERS.in_force(on)
    area = rules.AREA.in_force(on)
    clean = rules.BAD_DEBT.in_force(on)
    found = [
        _finding(
            kinds, application.kind.value in kinds.items(), "Khách hàng thuộc đối tượng được vay."
        ),
        _finding(area, application.in_province, "Khách hàng ở trong tỉnh nơi thành lập Quỹ."),
        check_own_capital(application),
        _finding(
            clean,
            not application.has_bad_debt,
            "Không có nợ xấu tại tổ chức tín dụng khi giải ngân lần đầu.",
        ),
    ]
    if application.birth_date is not None:
        age = rules.AGE.in_force(on)
        grown = add_months(application.birth_date, 12 * age.number()) <= on
        found.append(_finding(age, grown, f"Cá nhân vay vốn đủ {age.number()} tuổi."))
    return tuple(found)


def check_own_capital(application: Application) -> Finding:
    """Return whether the borrower brings enough of the project's capital (vốn chủ sở hữu)."""
    rule = rules.EQUITY.in_force(application.on)
    needed = ceil(Fraction(rule.share()) * application.project_total)
    text = (
        f"Vốn chủ sở hữu tham gia {format_vnd(application.own_capital)} trên tổng vốn "
        f"{format_vnd(application.project_total)}, ít nhất {format_percent(rule.share())} là "
        f"{format_vnd(needed)}"
    )
    missing = needed - application.own_capital
    text += f"; cần thêm {format_vnd(missing)}." if missing > 0 else "."
    return _finding(rule, missing <= 0, text)


def check_limits(application: Application, actual_capital: int) -> tuple[Finding, ...]:
    """Return both lending limits with this loan counted (giới hạn 15% và 25%)."""
    limits = lending_limits(actual_capital, application.on)
    alone = application.customer_outstanding + application.amount
    together = alone + application.related_outstanding
    return (
        _limit(rules.CUSTOMER.in_force(application.on), alone, limits.customer),
        _limit(rules.RELATED.in_force(application.on), together, limits.related),
    )


def _limit(rule: InForce, debt: int, limit: int) -> Finding:
    text = (
        f"{rule.title}: dư nợ sau khi vay {format_vnd(debt)}, giới hạn "
        f"{format_percent(rule.share())} là {format_vnd(limit)}."
    )
    return _finding(rule, debt <= limit, text)


def _finding(rule: InForce, holds: bool, text: str) -> Finding:
    return Finding(rule.key, rule.article, holds, text)


def refuse_rate_above_cap(lending_rates: Iterable[Decimal], on: date) -> None:
    """Refuse a lending rate that the civil code forbids (trần lãi suất) on the signing day.

    Law: khoản 1 Điều 468 Bộ luật Dân sự 2015; the fund is no credit institution. Before it no rule
    is loaded and nothing is refused.
    """
    try:
        rule = rates.CIVIL_CAP.in_force(on)
    except NoRuleInForce:
        return
    highest = max(lending_rates)
    if highest > rule.share():
        raise RuleViolation(
            f"Lãi suất {format_rate(highest)} vượt mức tối đa {format_rate(rule.share())}",
            field="annual_rate",
            rule=rule.key,
            article=rule.article,
        )


def overdue_rate_maximum(lending_rate: Decimal, on: date) -> Decimal:
    """Return the highest overdue rate (lãi suất quá hạn tối đa) of contracts signed on a day.

    Law: điểm b khoản 1 Điều 25 Nghị định 45/2021/NĐ-CP.
    """
    return lending_rate * rates.OVERDUE.in_force(on).share()
