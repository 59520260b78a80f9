"""Provisions (dự phòng rủi ro): R = max(0, A - C) x r for each loan, and the general one.

Law: Điều 4, 6, 7 Nghị định 86/2024/NĐ-CP; khoản 2 Điều 28 Nghị định 45/2021/NĐ-CP for trust.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from core.dates import add_months, format_date
from core.money import format_percent, format_vnd
from fund.rules.daycount import round_half_up
from fund.rules.debt_group import bad_groups, worse
from fund.rules.terms import Collateral, CollateralKind, RiskBearer
from law.dated import Certainty, DatedSeries, NoRuleInForce
from law.fund import collateral as rules
from law.fund import provisions

_DISCOUNTS: Mapping[CollateralKind, DatedSeries] = {
    CollateralKind.DEPOSIT_OWN: rules.DEPOSIT_OWN,
    CollateralKind.GOVERNMENT_BOND: rules.GOVERNMENT_BOND,
    CollateralKind.BOND_UNDER_1Y: rules.BOND_SHORT,
    CollateralKind.BOND_1_TO_5Y: rules.BOND_MIDDLE,
    CollateralKind.BOND_OVER_5Y: rules.BOND_LONG,
    CollateralKind.LISTED_BANK: rules.LISTED_BANK,
    CollateralKind.LISTED_COMPANY: rules.LISTED_COMPANY,
    CollateralKind.UNLISTED_OF_LISTED_BANK: rules.UNLISTED_LISTED_BANK,
    CollateralKind.UNLISTED_OF_OTHER_BANK: rules.UNLISTED_OTHER_BANK,
    CollateralKind.UNLISTED_OF_LISTED_COMPANY: rules.UNLISTED_LISTED_COMPANY,
    CollateralKind.UNLISTED_OF_OTHER_COMPANY: rules.UNLISTED_OTHER_COMPANY,
    CollateralKind.REAL_ESTATE: rules.REAL_ESTATE,
    CollateralKind.OTHER: rules.OTHER,
}


@dataclass(frozen=True, slots=True)
class Provision:
    """An amount with its reasons (số dự phòng phải trích); None where no rule is loaded."""

    amount: int | None
    certainty: Certainty | None
    reasons: tuple[str, ...]


def specific_provision(
    principal: int,
    group: int | None,
    securities: Sequence[Collateral],
    on: date,
    risk_bearer: RiskBearer = RiskBearer.FUND,
) -> Provision:
    """Return the specific provision of one loan (dự phòng cụ thể), whole đồng, half up."""
    try:
        if risk_bearer is RiskBearer.TRUSTOR:
            return _trusted(on)
        if group is None:
            return Provision(None, None, ("Chưa có nhóm nợ nên chưa tính dự phòng cụ thể.",))
        return _required(principal, group, securities, on)
    except NoRuleInForce as missing:
        return Provision(None, None, (f"Chưa tính được dự phòng cụ thể. {missing}",))


def _trusted(on: date) -> Provision:
    rule = provisions.TRUSTED.in_force(on)
    text = f"Quỹ không chịu rủi ro: không trích lập dự phòng ({rule.article})."
    return Provision(0, rule.certainty, (text,))


def _required(principal: int, group: int, securities: Sequence[Collateral], on: date) -> Provision:
    rule = provisions.SPECIFIC.in_force(on)
    rate = rule.items()[group - 1]
    assert isinstance(rate, Decimal), "rates are shares"
    certainty: Certainty | None = rule.certainty
    if not rate:
        text = (
            f"Nhóm {group} trích {format_percent(rate)}: không có dự phòng cụ thể ({rule.article})."
        )
        return Provision(0, certainty, (text,))
    counted = Fraction(0)
    reasons = []
    for security in securities:
        value, text, read = _counted(security, on)
        counted += value
        certainty = worse(certainty, read)
        reasons.append(text)
    base = max(principal - counted, Fraction(0))
    amount = round_half_up(base * Fraction(rate), 1)
    told = format_vnd(round_half_up(counted, 1))
    reasons.append(
        f"Dự phòng cụ thể = ({format_vnd(principal)} − {told}) × {format_percent(rate)} = "
        f"{format_vnd(amount)} ({rule.article})."
    )
    return Provision(amount, certainty, tuple(reasons))


def _counted(security: Collateral, on: date) -> tuple[Fraction, str, Certainty]:
    """Return the counted value of a security (giá trị khấu trừ), why, and how certain."""
    discount = _DISCOUNTS[security.kind].in_force(on)
    real = security.kind is CollateralKind.REAL_ESTATE
    ageing = (rules.AGE_REAL_ESTATE if real else rules.AGE_MOVABLE).in_force(on)
    since = security.enforceable_since
    if since and on > add_months(since, 12 * ageing.number()):
        text = (
            f"{discount.title.partition(': ')[2]}: có quyền xử lý từ {format_date(since)}, đã quá "
            f"{ageing.number()} năm nên không được khấu trừ ({ageing.article})."
        )
        return Fraction(0), text, ageing.certainty
    value = security.value * Fraction(discount.share())
    text = (
        f"{discount.title.partition(': ')[2]}: {format_vnd(security.value)} × "
        f"{format_percent(discount.share())} = {format_vnd(round_half_up(value, 1))} được khấu trừ "
        f"({discount.article})."
    )
    return value, text, discount.certainty


def general_provision(balances: Mapping[int, int], on: date) -> Provision:
    """Return the general provision (dự phòng chung) of balances by group, at the fund's risk."""
    rate = provisions.GENERAL.in_force(on)
    groups = provisions.GENERAL_GROUPS.in_force(on)
    total = sum(balances.get(int(str(group)), 0) for group in groups.items())
    amount = round_half_up(total * Fraction(rate.share()), 1)
    text = (
        f"Dự phòng chung = {format_vnd(total)} × {format_percent(rate.share())} = "
        f"{format_vnd(amount)} ({rate.article})."
    )
    return Provision(amount, worse(rate.certainty, groups.certainty), (text,))


def bad_debt_ratio(balances: Mapping[int, int], on: date) -> Fraction | None:
    """Return bad debt over all debt at the fund's risk (tỷ lệ nợ xấu), None without debt."""
    total = sum(balances.values())
    bad = bad_groups(on)
    return (
        Fraction(sum(n for group, n in balances.items() if group in bad), total) if total else None
    )
