"""Which law judges a day, what changed when, and the legal statuses."""

from datetime import date

import pytest

from law.dated import Certainty, NoRuleInForce
from law.regimes import TIMELINE, Regime, regime_on
from law.statuses import (
    LegalStatus,
    UnitKind,
    status_label,
    status_rule,
    statuses_of,
)


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2013, 7, 1), Regime.LAW_2012),
        (date(2024, 6, 30), Regime.LAW_2012),
        (date(2024, 7, 1), Regime.LAW_2023),
        (date(2024, 7, 2), Regime.LAW_2023),
    ],
    ids=["first day of Luat 2012", "last day", "Dieu 114 Luat 2023", "day after"],
)
def test_regime_of_a_day(day: date, regime: Regime) -> None:
    assert regime_on(day) is regime


def test_no_regime_before_july_2013() -> None:
    with pytest.raises(NoRuleInForce, match="30/06/2013"):
        regime_on(date(2013, 6, 30))


def test_timeline_goes_forward_and_names_its_acts() -> None:
    days = [milestone.on for milestone in TIMELINE]
    assert days == sorted(days)
    assert {date(2013, 7, 1), date(2024, 7, 1), date(2024, 7, 18), date(2025, 7, 1)} <= set(days)
    assert all(milestone.citation and milestone.event.endswith(".") for milestone in TIMELINE)
    unread = [m.citation for m in TIMELINE if m.certainty is not Certainty.READ]
    assert unread == ["Nghị quyết 202/2025/QH15"]


@pytest.mark.parametrize(
    ("kind", "count", "article"),
    [
        (UnitKind.COOPERATIVE, 7, "Điều 27"),
        (UnitKind.UNION, 7, "Điều 27"),
        (UnitKind.GROUP, 6, "Điều 28"),
        (UnitKind.BRANCH, 6, "Điều 28"),
    ],
)
def test_statuses_of_a_kind(kind: UnitKind, count: int, article: str) -> None:
    rules = statuses_of(kind)
    assert len({rule.code for rule in rules}) == len(rules) == count
    clauses = {rule.article.split()[1] for rule in rules}
    assert clauses == {str(clause) for clause in range(1, count + 1)}
    assert all(rule.article.endswith(f"{article} Nghị định 92/2024/NĐ-CP") for rule in rules)
    assert [rule.code for rule in rules if rule.is_final] == [LegalStatus.ENDED]


@pytest.mark.parametrize(
    ("kind", "code", "label"),
    [
        ("cooperative", "ACTIVE", "Đang hoạt động"),
        ("union", "CLOSING", "Đang làm thủ tục giải thể, bị chia, bị hợp nhất, được sáp nhập"),
        ("cooperative", "ENDED", "Đã giải thể, phá sản, chấm dứt tồn tại"),
        ("group", "CLOSING", "Đang làm thủ tục chấm dứt hoạt động"),
        ("branch", "ENDED", "Đã chấm dứt hoạt động"),
    ],
)
def test_official_wording_of_a_status(kind: str, code: str, label: str) -> None:
    assert status_label(kind, code) == label


def test_a_group_cannot_be_in_bankruptcy() -> None:
    with pytest.raises(LookupError, match="BANKRUPTCY"):
        status_rule(UnitKind.GROUP, LegalStatus.BANKRUPTCY)
