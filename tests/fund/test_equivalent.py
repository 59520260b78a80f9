"""The equivalent yearly rate: khoản 3 Điều 13 TT 39/2016, Điều 5 TT 14/2017, real balance, 365 days."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

import pytest

from fund.rules.cautions import cautions
from fund.rules.equivalent import equivalent, must_be_stated
from fund.rules.explaining import explain
from fund.rules.json_io import quote_json
from fund.rules.reading import Fields
from fund.rules.schedule import quote
from fund.rules.terms_reading import read_terms
from fund.rules.trial import read_option
from law.deadlines import WorkingDays
from tests.fund.lives import random_terms, told

BASE: dict[str, Any] = {
    "principal": 300_000_000,
    "annual_rate": "0.12",
    "start": "2025-06-02",
    "term_months": 12,
}
TRANCHES = [
    {"on": "2025-06-02", "amount": 100_000_000},
    {"on": "2025-06-20", "amount": 200_000_000},
]


def found(**others: Any) -> Any:
    terms = read_terms(Fields({**BASE, **others}))
    return equivalent(terms, quote(terms).instalments)


def by_days(terms: dict[str, Any]) -> Decimal:
    """Compute it day by day from what the command prints: interest x 365 / sum of daily balances."""
    rows = quote_json(terms)["instalments"]
    plan = terms.get("disbursements") or [{"on": terms["start"], "amount": terms["principal"]}]
    changes: dict[date, int] = {}
    for line in plan:
        day = date.fromisoformat(line["on"])
        changes[day] = changes.get(day, 0) + line["amount"]
    for row in rows:
        day = date.fromisoformat(row["due_on"])
        changes[day] = changes.get(day, 0) - row["principal"]
    day, balance, summed = date.fromisoformat(terms["start"]), 0, 0
    while day < date.fromisoformat(rows[-1]["due_on"]):
        balance += changes.get(day, 0)
        summed += balance
        day = date.fromordinal(day.toordinal() + 1)
    exact = Decimal(sum(row["interest"] for row in rows) * 365) / summed
    return exact.quantize(Decimal("0.000001"), "ROUND_HALF_UP")


@pytest.mark.parametrize(
    ("others", "rate"),
    [
        ({}, "0.120000"),
        ({"method": "bullet"}, "0.120000"),
        ({"method": "equal_instalment"}, "0.120000"),
        ({"disbursements": TRANCHES}, "0.120000"),
        ({"day_count": "act/360"}, "0.121667"),
        ({"day_count": "act/360", "disbursements": TRANCHES}, "0.121667"),
        ({"day_count": "30/360"}, "0.119823"),
        ({"day_count": "act/act"}, "0.120000"),
        ({"day_count": "act/act", "start": "2024-01-01", "method": "bullet"}, "0.119673"),
        ({"day_count": "flat"}, "0.221212"),
        ({"day_count": "flat", "method": "bullet"}, "0.120000"),
        ({"day_count": "flat", "principal_grace_months": 6}, "0.151470"),
    ],
    ids=str,
)
def test_rate_that_gives_the_same_interest_on_the_real_balance(
    others: dict[str, Any], rate: str
) -> None:
    assert str(found(**others).rate) == rate == str(by_days({**BASE, **others}))


@pytest.mark.parametrize("seed", range(60))
def test_rate_is_that_of_a_loop_over_days(seed: int) -> None:
    terms = random_terms(Random(seed))
    answer = quote_json(terms)
    if "error" in answer:
        return
    plain = read_terms(Fields({name: one for name, one in terms.items() if name != "policy"}))
    shown = equivalent(plain, quote(plain).instalments)
    assert shown.rate == by_days(terms), told(terms)


@pytest.mark.parametrize(
    ("others", "stated"),
    [
        ({}, False),
        ({"annual_rate": "0.06845", "rounding": 1}, False),
        ({"rate_changes": [{"on": "2025-09-01", "annual_rate": "0.06"}]}, False),
        ({"day_count": "act/act"}, False),
        ({"day_count": "act/act", "start": "2024-01-01"}, True),
        ({"day_count": "30/360"}, True),
        ({"day_count": "act/360"}, True),
        ({"day_count": "flat", "method": "bullet"}, True),
        ({"rounding": 1_000_000}, True),
        (
            {"day_count": "act/360", "rate_changes": [{"on": "2025-09-01", "annual_rate": "0.06"}]},
            True,
        ),
    ],
    ids=str,
)
def test_rate_is_stated_where_the_contract_has_to(others: dict[str, Any], stated: bool) -> None:
    assert must_be_stated(read_terms(Fields({**BASE, **others})), found(**others)) is stated


def test_explanation_works_the_rate_out() -> None:
    option = read_option(1, {**BASE, "day_count": "flat"}, WorkingDays())
    said = [text for text in explain(option, WorkingDays()) if "quy đổi" in text]
    assert said == [
        "Lãi suất quy đổi 22,12%/năm: tổng lãi 36.000.000 đồng × 365 ÷ 59.400.000.000, là tổng của dư nợ "
        "gốc × số ngày thực tế. Hợp đồng phải ghi mức này (khoản 3 Điều 13 Thông tư 39/2016/TT-NHNN)."
    ]
    usual = read_option(1, BASE, WorkingDays())
    assert not any("quy đổi" in text for text in explain(usual, WorkingDays()))


@pytest.mark.parametrize(
    ("others", "told_of"),
    [
        ({"day_count": "flat"}, True),
        ({"day_count": "flat", "annual_rate": "0.1087"}, False),
        ({"day_count": "flat", "annual_rate": "0.1088"}, True),
        ({"day_count": "act/360", "annual_rate": "0.1972"}, False),
        ({"day_count": "act/360", "annual_rate": "0.1974"}, True),
        ({"annual_rate": "0.20"}, False),
        ({"annual_rate": "0.20", "rounding": 100}, False),
        ({"day_count": "flat", "start": "2016-12-31"}, False),
        ({"day_count": "flat", "start": "2017-01-01"}, True),
    ],
    ids=str,
)
def test_equivalent_rate_above_the_civil_cap_is_for_a_person_to_decide(
    others: dict[str, Any], told_of: bool
) -> None:
    """Khoản 1 Điều 468 Bộ luật Dân sự 2015: 20%/năm; the signed rate is within it."""
    option = read_option(1, {**BASE, "holiday_shift": "next", **others}, WorkingDays())
    said = [text for text in cautions(option, WorkingDays()) if "khoản 1 Điều 468" in text]
    assert len(said) == int(told_of)
    assert all("phải xem xét và quyết định" in text for text in said)
