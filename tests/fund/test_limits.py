"""Who may borrow and how much: §2.4–2.6 of the law notes, Điều 20, 22, 23 NĐ 45/2021."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from fund.rules.limits import (
    Application,
    BorrowerKind,
    actual_charter_capital,
    check_eligibility,
    check_limits,
    check_own_capital,
    largest_loan,
    lending_limits,
    overdue_rate_maximum,
)
from law.dated import NoRuleInForce

DAY = date(2025, 6, 2)
BILLION = 10**9
GOOD = Application(
    on=DAY,
    kind=BorrowerKind.COOPERATIVE,
    in_province=True,
    amount=500_000_000,
    project_total=800_000_000,
    own_capital=160_000_000,
    has_bad_debt=False,
)


@pytest.mark.parametrize(
    ("undistributed", "customer", "related"),
    [
        pytest.param(1_200_000_000, 3_180_000_000, 5_300_000_000, id="§2.6 thặng dư, Điều 23.2"),
        pytest.param(-800_000_000, 2_880_000_000, 4_800_000_000, id="§2.6 lỗ, Điều 23.2"),
    ],
)
def test_limits_of_actual_charter_capital(undistributed: int, customer: int, related: int) -> None:
    capital = actual_charter_capital(20 * BILLION, undistributed)
    found = lending_limits(capital, DAY)
    assert (found.customer, found.related) == (customer, related)


def test_largest_loan_is_the_least_limit() -> None:
    """§2.6: project 800 triệu, product cap 500 triệu."""
    assert largest_loan(GOOD, 21_200_000_000, product_cap=500_000_000) == 500_000_000
    assert largest_loan(GOOD, 21_200_000_000) == 640_000_000
    full = replace(GOOD, customer_outstanding=3_100_000_000)
    assert largest_loan(full, 21_200_000_000) == 80_000_000
    related = replace(GOOD, related_outstanding=5_290_000_000)
    assert largest_loan(related, 21_200_000_000) == 10_000_000
    assert largest_loan(GOOD, 21_200_000_000, security_cap=70_000_000) == 70_000_000
    over = replace(GOOD, customer_outstanding=4 * BILLION)
    assert largest_loan(over, 21_200_000_000) == 0


@pytest.mark.parametrize(("amount", "holds"), [(3_180_000_000, True), (3_180_000_001, False)])
def test_customer_limit_includes_its_edge(amount: int, holds: bool) -> None:
    found = check_limits(replace(GOOD, amount=amount), 21_200_000_000)
    assert [one.holds for one in found] == [holds, True]
    assert found[0].article == "điểm a khoản 2 Điều 23 Nghị định 45/2021/NĐ-CP"


@pytest.mark.parametrize(
    ("total", "needed", "largest"),
    [
        (800_000_000, 160_000_000, 640_000_000),
        (800_000_001, 160_000_001, 640_000_000),
        (800_000_004, 160_000_001, 640_000_003),
        (800_000_005, 160_000_001, 640_000_004),
    ],
)
def test_a_part_of_a_dong_counts_against_the_borrower(
    total: int, needed: int, largest: int
) -> None:
    """At least 20% own capital: 160.000.000,2 đồng are not reached by 160.000.000."""
    asked = replace(GOOD, project_total=total)
    assert check_own_capital(replace(asked, own_capital=needed)).holds
    short = check_own_capital(replace(asked, own_capital=needed - 1))
    assert not short.holds
    assert short.text.endswith("cần thêm 1 đồng.")
    assert largest_loan(asked, 21_200_000_000) == largest


@pytest.mark.parametrize(
    ("capital", "customer", "related"),
    [
        (20_000_000_006, 3_000_000_000, 5_000_000_001),
        (20_000_000_007, 3_000_000_001, 5_000_000_001),
        (-1, 0, 0),
    ],
)
def test_limits_are_whole_dong_below(capital: int, customer: int, related: int) -> None:
    """15% and 25% of 20.000.000.006 are 3.000.000.000,9 and 5.000.000.001,5 đồng."""
    found = lending_limits(capital, DAY)
    assert (found.customer, found.related) == (customer, related)


def broken(application: Application) -> list[str]:
    return [one.rule for one in check_eligibility(application) if not one.holds]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"kind": BorrowerKind.GROUP}, "fund.borrower.kinds"),
        ({"kind": BorrowerKind.ENTERPRISE_MEMBER}, "fund.borrower.kinds"),
        ({"in_province": False}, "fund.borrower.same_province"),
        ({"own_capital": 159_999_999}, "fund.equity.minimum"),
        ({"has_bad_debt": True}, "fund.borrower.no_bad_debt"),
        ({"birth_date": date(2007, 6, 3)}, "fund.borrower.age_minimum"),
    ],
)
def test_each_condition_has_its_rule(change: dict[str, object], rule: str) -> None:
    assert broken(replace(GOOD, **change)) == [rule]


@pytest.mark.parametrize(
    "kind",
    [BorrowerKind.UNION, BorrowerKind.GROUP_MEMBER, BorrowerKind.COOPERATIVE_MEMBER],
)
def test_those_who_may_borrow(kind: BorrowerKind) -> None:
    assert broken(replace(GOOD, kind=kind, birth_date=date(2007, 6, 2))) == []


def test_decisions_before_the_decree_have_no_rule() -> None:
    with pytest.raises(NoRuleInForce):
        check_eligibility(replace(GOOD, on=date(2021, 5, 14)))


def test_overdue_rate_cap() -> None:
    """Điểm b khoản 1 Điều 25: 150%."""
    assert overdue_rate_maximum(Decimal("0.055"), DAY) == Decimal("0.0825")
