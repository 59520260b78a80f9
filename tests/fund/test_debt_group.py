"""Debt groups: edges of days, restructuring, waiver, trial, held groups, customers, dates of law."""

from datetime import date, timedelta
from typing import Any
from unicodedata import normalize

import pytest

from fund.rules.json_io import replay_json
from tests.fund.loans import BASE, event, repay, state

ARTICLE = "Điều 5 Thông tư 14/2024/TT-NHNN"
DUE = date(2025, 2, 15)
#: One principal date, so that days past due count from 15/02/2025 alone.
BULLET: dict[str, Any] = {
    "method": "bullet",
    "term_months": 1,
    "principal": 1_000_000_000,
}


def on(days: int) -> str:
    return (DUE + timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("days", "group"),
    [(0, 1), (9, 1), (10, 2), (29, 2), (30, 3), (89, 3), (90, 4), (179, 4), (180, 5), (2000, 5)],
    ids=lambda value: f"{value}",
)
def test_days_past_due_decide_the_group(days: int, group: int) -> None:
    """§3.1, Điều 5 Thông tư 14/2024/TT-NHNN."""
    found = state(on(days), **BULLET)
    assert (found["days_past_due"], found["debt_group"]) == (days, group)
    assert ARTICLE in found["explanation"][0]


@pytest.mark.parametrize(("days", "group"), [(0, 2), (1, 3), (29, 3), (30, 4), (89, 4), (90, 5)])
def test_first_restructuring(days: int, group: int) -> None:
    """§3.1: by the new term; still in term is group 2."""
    change = event("x", "2025-02-20", "extend", until=on(100))
    found = state(on(100 + days), change, **BULLET, annual_rate="0")
    assert found["debt_group"] == group


@pytest.mark.parametrize(("days", "group"), [(0, 4), (1, 5)])
def test_second_restructuring(days: int, group: int) -> None:
    changes = [
        event("x", "2025-02-20", "extend", until=on(50)),
        event("y", "2025-03-20", "extend", until=on(100)),
    ]
    found = state(on(100 + days), *changes, **BULLET, annual_rate="0")
    assert found["debt_group"] == group
    assert found["certainty"] == "memory"


def test_third_restructuring_is_group_five_even_when_current() -> None:
    changes = [event(f"x{n}", on(n), "extend", until=on(100 + n)) for n in range(3)]
    assert state(on(50), *changes, **BULLET, annual_rate="0")["debt_group"] == 5


def test_waived_interest_is_at_least_group_three() -> None:
    waived = event("w", "2025-01-20", "waive_interest", amount=1000)
    found = state("2025-01-21", waived)
    assert found["debt_group"] == 3
    assert any("miễn, giảm lãi" in text for text in found["explanation"])


def test_trial_after_a_waiver_begins_again_when_late() -> None:
    """Waived on 20/01/2025, late 45 days until 01/04: the month of trial counts from 01/04."""
    events = [
        event("w", "2025-01-20", "waive_interest", amount=1000),
        repay("a", "2025-04-01", 302_000_000),
    ]
    loan = {
        "method": "custom",
        "term_months": 12,
        "interest_every_months": 12,
        "annual_rate": "0.06",
    }
    loan["custom_principal"] = [
        {"on": "2025-02-15", "amount": 300_000_000},
        {"on": "2025-12-15", "amount": 100_000_000},
    ]
    assert state("2025-04-30", *events, **loan, policy=TRIAL)["debt_group"] == 3
    found = state("2025-05-01", *events, **loan, policy=TRIAL)
    assert found["debt_group"] == 1


def test_one_day_late_begins_the_trial_again() -> None:
    """Due on 15/02, paid on 16/02: no day ended late past the date, yet it was not on time."""
    events = [
        event("w", "2025-01-20", "waive_interest", amount=1000),
        repay("a", "2025-02-16", 102_060_000),
    ]
    loan = {"term_months": 12, "principal_every_months": 6, "interest_every_months": 1}
    assert state("2025-02-16", *events, **loan, policy=TRIAL)["days_past_due"] == 0
    paid = [*events, repay("b", "2025-03-15", 1_900_000)]
    assert state("2025-03-15", *paid, **loan, policy=TRIAL)["debt_group"] == 3
    assert state("2025-03-16", *paid, **loan, policy=TRIAL)["debt_group"] == 1


TRIAL = {"cure_months": {"short": 1, "longer": 3}}


@pytest.mark.parametrize(
    ("term", "cured_on"), [(12, "2025-05-25"), (24, "2025-07-25")], ids=["ngắn hạn", "trung hạn"]
)
def test_better_group_waits_for_the_time_of_trial(term: int, cured_on: str) -> None:
    """Late by 68 days (group 3), paid in full on 25/04/2025, then on time."""
    loan = {
        "principal": 100_000_000,
        "annual_rate": "0",
        "method": "custom",
        "custom_principal": [
            {"on": "2025-02-15", "amount": 50_000_000},
            {"on": "2026-01-15", "amount": 50_000_000},
        ],
        "term_months": term,
    }
    paid = repay("a", "2025-04-25", 50_000_000)
    eve = (date.fromisoformat(cured_on) - timedelta(days=1)).isoformat()
    assert state("2025-04-24", paid, **loan, policy=TRIAL)["debt_group"] == 3
    assert state("2025-04-25", paid, **loan, policy=TRIAL)["debt_group"] == 3
    assert state(eve, paid, **loan, policy=TRIAL)["debt_group"] == 3
    assert state(cured_on, paid, **loan, policy=TRIAL)["debt_group"] == 1
    assert state("2025-04-25", paid, **loan)["debt_group"] == 1


def test_late_again_during_the_trial_keeps_the_worse_group() -> None:
    loan = {
        "principal": 100_000_000,
        "annual_rate": "0",
        "method": "custom",
        "custom_principal": [
            {"on": "2025-02-15", "amount": 50_000_000},
            {"on": "2025-05-15", "amount": 50_000_000},
        ],
        "term_months": 12,
    }
    paid = repay("a", "2025-04-25", 50_000_000)
    assert state("2025-05-17", paid, **loan, policy=TRIAL)["debt_group"] == 3
    assert state("2025-05-17", paid, **loan)["debt_group"] == 1


def test_trial_stands_while_lateness_goes_from_one_date_to_the_next() -> None:
    """Late again within the trial; the first of two late dates is paid, the second stays late."""
    loan = {
        "principal": 100_000_000,
        "annual_rate": "0",
        "method": "custom",
        "custom_principal": [
            {"on": "2025-02-15", "amount": 50_000_000},
            {"on": "2025-05-15", "amount": 20_000_000},
            {"on": "2025-06-05", "amount": 30_000_000},
        ],
        "term_months": 12,
    }
    paid = [repay("a", "2025-04-25", 50_000_000), repay("b", "2025-06-10", 20_000_000)]
    found = state("2025-06-10", *paid, **loan, policy=TRIAL)
    assert (found["days_past_due"], found["debt_group"]) == (5, 3)


def test_restructured_loan_returns_after_its_trial() -> None:
    lines = [
        {"on": "2025-03-10", "amount": 100_000_000},
        {"on": "2025-12-10", "amount": 300_000_000},
    ]
    events = [
        event("r", "2025-02-10", "reschedule", lines=lines),
        repay("a", "2025-02-15", 2_038_356),
        repay("b", "2025-03-10", 100_000_000),
        repay("c", "2025-03-15", 1_759_563),
    ]
    assert state("2025-03-14", *events, policy=TRIAL)["debt_group"] == 2
    assert state("2025-03-15", *events, policy=TRIAL)["debt_group"] == 1
    assert state("2025-03-15", *events)["debt_group"] == 2


def test_group_held_by_state_policy_stays() -> None:
    held = {"group": 1, "from": "2025-01-01", "until": "2025-06-30", "basis": "Quyết định X"}
    assert state("2025-06-30", **BULLET, held_group=held)["debt_group"] == 1
    assert state("2025-07-01", **BULLET, held_group=held)["debt_group"] == 4


def both(*loans: dict[str, Any], as_of: str) -> list[dict[str, Any]]:
    found = replay_json([{**BASE, **loan, "as_of": as_of} for loan in loans])
    assert isinstance(found, list)
    return found


def test_worst_loan_of_a_customer_pulls_the_others() -> None:
    """§3.1, Điều 4 Thông tư 14/2024/TT-NHNN."""
    late, fresh = {**BULLET, "customer": "A"}, {"start": "2025-03-20", "customer": "A"}
    found = both(late, fresh, {"start": "2025-03-20", "customer": "B"}, as_of=on(40))
    assert [one["debt_group"] for one in found] == [3, 3, 1]
    assert found[1]["provision_specific"] == 100_000_000
    assert "khoản nợ khác thuộc nhóm 3" in found[1]["explanation"][-2]


def test_two_ways_of_typing_a_name_are_one_customer() -> None:
    late, fresh = {**BULLET, "customer": "Hợp tác xã Tân Phú"}, {"start": "2025-03-20"}
    fresh["customer"] = normalize("NFD", " Hợp tác xã  Tân Phú ")
    found = both(late, fresh, as_of=on(40))
    assert [one["debt_group"] for one in found] == [3, 3]


def test_repaid_loan_is_no_debt_of_the_customer() -> None:
    paid = {"start": "2025-01-20", "customer": "A", "events": [event("s", "2025-02-01", "settle")]}
    found = both({**BULLET, "customer": "A"}, paid, as_of=on(40))
    assert [one["debt_group"] for one in found] == [3, 1]


def test_loans_without_a_customer_stand_alone() -> None:
    found = both(BULLET, {"start": "2025-03-20"}, as_of=on(40))
    assert [one["debt_group"] for one in found] == [3, 1]


def test_held_group_is_not_pulled() -> None:
    held = {"group": 1, "from": "2025-01-01", "until": "2025-12-31", "basis": "Nghị quyết X"}
    kept = {"start": "2025-03-20", "customer": "A", "held_group": held}
    found = both({**BULLET, "customer": "A"}, kept, as_of=on(40))
    assert [one["debt_group"] for one in found] == [3, 1]


def test_wrong_loan_of_a_list_does_not_stop_the_others() -> None:
    found = both({"principal": 0}, {**BULLET, "customer": "A"}, as_of=on(40))
    assert found[0]["error"]["field"] == "principal"
    assert found[1]["debt_group"] == 3


@pytest.mark.parametrize(
    ("day", "certainty"),
    [
        ("2021-05-14", None),
        ("2021-05-15", "memory"),
        ("2024-07-10", "memory"),
        ("2024-08-11", "memory"),
        ("2024-08-12", "read"),
        ("2026-08-02", "read"),
        ("2026-08-03", "carried"),
    ],
)
def test_law_of_the_day_and_how_far_it_was_read(day: str, certainty: str | None) -> None:
    """§1, §3.2: NĐ 45 from 15/05/2021, TT 14/2024 from 12/08/2024, TT 24/2026 unread."""
    found = state(day, start="2021-01-15", term_months=120, principal_grace_months=119)
    assert found["certainty"] == certainty
    assert (found["debt_group"] is None) == (certainty is None)
    assert (found["provision_specific"] is None) == (certainty is None)
    doubted = any("Chưa đối chiếu" in text for text in found["explanation"])
    assert doubted == (certainty in ("memory", "carried"))
    if certainty is None:
        assert any("Không có quy định đã nạp" in text for text in found["explanation"])


def test_settled_loan_is_group_one() -> None:
    assert state(on(40), event("s", on(35), "settle"), **BULLET)["debt_group"] == 1
