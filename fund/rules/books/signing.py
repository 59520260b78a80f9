"""Judging a contract on its signing day (xét hợp đồng): who borrows, limits, rates.

Law: Điều 20, 22, 23, 25 Nghị định 45/2021/NĐ-CP; khoản 1 Điều 468 Bộ luật Dân sự 2015.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.kinds import Kind
from core.errors import RuleViolation
from core.money import format_vnd
from fund.rules.books.entries import ContractEntry
from fund.rules.limits import (
    Application,
    BorrowerKind,
    Finding,
    check_eligibility,
    check_limits,
    refuse_rate_above_cap,
)
from fund.rules.terms import Terms
from law.dated import NoRuleInForce
from law.fund import limits as law_limits

_KINDS = {
    BorrowerKind.COOPERATIVE: Kind.COOPERATIVE,
    BorrowerKind.UNION: Kind.UNION,
    BorrowerKind.GROUP: Kind.GROUP,
}
#: Not judged at signing: bad debt elsewhere is asked at the first disbursement (khoản 6 Điều 22).
_AT_DISBURSEMENT = law_limits.BAD_DEBT.key
_LOAN_MAXIMUM = "policy.loan_maximum"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a contract is judged by, in đồng (căn cứ xét)."""

    entry: ContractEntry
    principal: int
    in_province: bool
    birth_on: date | None
    actual_capital: int
    #: Owed, and signed but not paid out, before this contract.
    customer_debt: int
    related_debt: int
    loan_maximum: int | None = None


def check_kind(kind: BorrowerKind, registered: Kind | None, *, is_enterprise: bool) -> None:
    """Refuse a kind of borrower that is not what the register says."""
    wanted = _KINDS.get(kind)
    enterprise = kind is BorrowerKind.ENTERPRISE_MEMBER
    if wanted is not registered or (registered is None and enterprise != is_enterprise):
        raise RuleViolation(
            "Loại khách hàng không khớp với sổ đăng ký; hãy chọn đúng loại.", field="borrower_kind"
        )


def judge(facts: Facts) -> tuple[Finding, ...]:
    """Return every condition of the signing day, broken ones among them.

    Debts count with what was signed and is not paid out yet. Raises RuleViolation for a day without
    any rule: contracts signed before 15/05/2021 are taken over as they are (Điều 58).
    """
    entry = facts.entry
    asked = Application(
        on=entry.signed_on,
        kind=entry.borrower_kind,
        in_province=facts.in_province,
        amount=facts.principal,
        project_total=entry.project_vnd,
        own_capital=entry.own_capital_vnd,
        has_bad_debt=False,
        birth_date=facts.birth_on,
        customer_outstanding=facts.customer_debt,
        related_outstanding=facts.related_debt,
    )
    try:
        found = (*check_eligibility(asked), *check_limits(asked, facts.actual_capital))
    except NoRuleInForce as missing:
        raise RuleViolation(str(missing), field="signed_on") from missing
    found = tuple(one for one in found if one.rule != _AT_DISBURSEMENT)
    return (*found, *_own_maximum(facts))


def _own_maximum(facts: Facts) -> list[Finding]:
    if facts.loan_maximum is None:
        return []
    debt = facts.customer_debt + facts.principal
    text = (
        f"Mức cho vay tối đa một khách hàng theo quy định của Quỹ: dư nợ sau khi vay {format_vnd(debt)}, "
        f"tối đa {format_vnd(facts.loan_maximum)}."
    )
    return [Finding(_LOAN_MAXIMUM, "quy định nội bộ của Quỹ", debt <= facts.loan_maximum, text)]


def refuse_broken(findings: Iterable[Finding]) -> None:
    """Refuse a contract whose conditions do not hold; all of them are said."""
    broken = [one for one in findings if not one.holds]
    if broken:
        told = " ".join(f"{one.text} ({one.article})" for one in broken[1:])
        first = broken[0]
        raise RuleViolation(
            f"{first.text} {told}".strip(),
            rule=first.rule,
            article=first.article,
            field="principal",
        )


def refuse_rates(terms: Terms, signed_on: date) -> None:
    """Refuse rates above the civil cap (trần lãi suất) on the signing day."""
    refuse_rate_above_cap(
        [terms.annual_rate, *(one.annual_rate for one in terms.rate_changes)], signed_on
    )
