"""Provisions: §3.3 of the law notes, Điều 4, 6, 7 Nghị định 86/2024/NĐ-CP."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from fund.rules.provision import bad_debt_ratio, general_provision, specific_provision
from fund.rules.terms import Collateral, CollateralKind, RiskBearer
from law.dated import Certainty, NoRuleInForce
from tests.fund.loans import BASE, state

DAY = date(2025, 6, 30)
#: §3.3: millions by group.
PORTFOLIO = {
    1: 10_000_000_000,
    2: 1_000_000_000,
    3: 400_000_000,
    4: 200_000_000,
    5: 100_000_000,
}


def house(value: int = 300_000_000, since: date | None = None) -> Collateral:
    return Collateral(CollateralKind.REAL_ESTATE, value, since)


@pytest.mark.parametrize(
    ("principal", "group", "securities", "amount"),
    [
        pytest.param(400_000_000, 3, [house()], 62_500_000, id="§3.3 khoản 3 Điều 4 NĐ 86"),
        pytest.param(1_000_000_000, 2, [], 20_000_000, id="§3.3 nhóm 2 không tài sản"),
        (400_000_000, 1, [], 0),
        (400_000_000, 4, [], 200_000_000),
        (400_000_000, 5, [], 400_000_000),
        pytest.param(400_000_000, 5, [house(900_000_000)], 0, id="Ci > Ai thì Ri = 0"),
        (25, 2, [], 1),
        (24, 2, [], 0),
    ],
)
def test_specific_provision(
    principal: int, group: int, securities: list[Collateral], amount: int
) -> None:
    found = specific_provision(principal, group, securities, DAY)
    assert found.amount == amount
    assert found.certainty is Certainty.READ
    assert "khoản 3 Điều 4 Nghị định 86/2024/NĐ-CP" in found.reasons[-1]


@pytest.mark.parametrize(
    ("kind", "percent"),
    [
        ("deposit_own", 100),
        ("government_bond", 95),
        ("bond_under_1y", 95),
        ("bond_1_to_5y", 85),
        ("bond_over_5y", 80),
        ("listed_bank", 70),
        ("listed_company", 65),
        ("unlisted_of_listed_bank", 50),
        ("unlisted_of_other_bank", 30),
        ("unlisted_of_listed_company", 30),
        ("unlisted_of_other_company", 10),
        ("real_estate", 50),
        ("other", 30),
    ],
)
def test_counted_share_of_each_kind(kind: str, percent: int) -> None:
    """Khoản 2 Điều 6 Nghị định 86/2024/NĐ-CP."""
    security = Collateral(CollateralKind(kind), 1_000_000)
    found = specific_provision(1_000_000, 5, [security], DAY)
    assert found.amount == 1_000_000 - 10_000 * percent


@pytest.mark.parametrize(
    ("kind", "day", "counts"),
    [
        ("real_estate", "2027-06-30", True),
        ("real_estate", "2027-07-01", False),
        ("other", "2026-06-30", True),
        ("other", "2026-07-01", False),
    ],
)
def test_old_right_to_enforce_counts_nothing(kind: str, day: str, counts: bool) -> None:
    """Điểm b khoản 5 Điều 4: more than one year, two for real estate."""
    security = Collateral(CollateralKind(kind), 1_000_000, date(2025, 6, 30))
    found = specific_provision(1_000_000, 5, [security], date.fromisoformat(day))
    assert (found.amount != 1_000_000) == counts


def test_general_provision_and_bad_debt() -> None:
    """§3.3: 0,5% × 11.600 triệu, NPL 700/11.700 = 5,98%."""
    assert general_provision(PORTFOLIO, DAY).amount == 58_000_000
    share = bad_debt_ratio(PORTFOLIO, DAY)
    assert share == Fraction(700, 11_700)
    assert round(share * 10_000) == 598
    assert bad_debt_ratio({}, DAY) is None


def test_trust_loan_without_risk_needs_none() -> None:
    """Khoản 2 Điều 28 Nghị định 45/2021/NĐ-CP."""
    found = specific_provision(1_000_000, 5, [], DAY, RiskBearer.TRUSTOR)
    assert found.amount == 0
    late: dict[str, Any] = {**BASE, "risk_bearer": "trustor"}
    assert state("2026-01-01", **late)["provision_specific"] == 0


@pytest.mark.parametrize(
    ("day", "amount"), [("2024-07-10", None), ("2024-07-11", 250)], ids=["trước NĐ 86", "NĐ 86"]
)
def test_security_before_the_decree_has_no_rule(day: str, amount: int | None) -> None:
    found = specific_provision(1_000, 4, [house(1_000)], date.fromisoformat(day))
    assert found.amount == amount
    bare = specific_provision(1_000, 4, [], date.fromisoformat(day))
    assert bare.amount == 500
    # Nothing of nothing is known whatever the security counts.
    assert specific_provision(1_000, 1, [house(1_000)], date.fromisoformat(day)).amount == 0


def test_no_rule_before_the_decree_of_2021() -> None:
    assert specific_provision(1_000, 4, [], date(2021, 5, 14)).amount is None
    assert specific_provision(1_000, None, [], DAY).amount is None
    with pytest.raises(NoRuleInForce):
        general_provision(PORTFOLIO, date(2021, 5, 14))
