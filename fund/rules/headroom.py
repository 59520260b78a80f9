"""A loan's amount against the limits (giới hạn cho vay), as far as the figures are known."""

from dataclasses import dataclass
from datetime import date

from fund.rules.limits import (
    Application,
    BorrowerKind,
    Finding,
    check_limits,
    check_own_capital,
    largest_loan,
)
from law.dated import NoRuleInForce


@dataclass(frozen=True, slots=True)
class KnownFigures:
    """Figures that an officer may know before there is a file (số liệu để xét giới hạn), in đồng."""

    actual_capital: int | None = None
    customer_outstanding: int | None = None
    related_outstanding: int | None = None
    project_total: int | None = None
    own_capital: int | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the law says of the amount: each condition that could be judged, the most to lend."""

    findings: tuple[Finding, ...] = ()
    #: Known only with the fund's capital and the project's total.
    largest: int | None = None
    amount: int = 0

    @property
    def is_too_much(self) -> bool:
        """Tell whether the amount is above the most to lend."""
        return self.largest is not None and self.amount > self.largest


def judge(amount: int, figures: KnownFigures, on: date) -> Judgement:
    """Return the conditions that the figures allow to judge on the day of the decision.

    A debt that is not given counts as none. Where no rule is loaded nothing is judged.
    """
    asked = Application(
        on=on,
        kind=BorrowerKind.COOPERATIVE,
        in_province=True,
        amount=amount,
        project_total=figures.project_total or 0,
        own_capital=figures.own_capital or 0,
        has_bad_debt=False,
        customer_outstanding=figures.customer_outstanding or 0,
        related_outstanding=figures.related_outstanding or 0,
    )
    capital = figures.actual_capital
    try:
        findings = check_limits(asked, capital) if capital is not None else ()
        if figures.project_total and figures.own_capital is not None:
            findings = (*findings, check_own_capital(asked))
        if capital is None or not figures.project_total:
            return Judgement(findings)
        return Judgement(findings, largest_loan(asked, capital), amount)
    except NoRuleInForce:
        return Judgement()
