"""Decisions that have nothing to work on are refused; a receipt recorded later leaves them idle."""

from typing import Any

import pytest

from fund.rules.json_io import quote_json, replay_json
from tests.fund.loans import event, repay

LOAN: dict[str, Any] = {
    "principal": 600_000_000,
    "annual_rate": "0.06",
    "start": "2025-01-15",
    "term_months": 12,
    "principal_every_months": 3,
    "interest_every_months": 3,
}
ON_TIME = repay("p", "2025-04-15", 158_876_712)
LATE_TRANCHE = [{"on": "2025-02-14", "amount": 600_000_000}]
DECISIONS = ["recall", "provision_use", "write_off"]


def replayed(*events: dict[str, Any], as_of: str = "2025-12-28", **terms: Any) -> dict[str, Any]:
    answer = replay_json({**LOAN, **terms, "events": list(events), "as_of": as_of})
    assert isinstance(answer, dict)
    return answer


def refusal(answer: Any) -> dict[str, Any]:
    assert "error" in answer, answer
    return dict(answer["error"])


def test_a_second_recall_finds_nothing_to_call_in() -> None:
    once = [ON_TIME, event("r1", "2025-06-01", "recall")]
    assert replayed(*once)["payoff"] == 469_210_989
    found = refusal(replayed(*once, event("r2", "2025-09-01", "recall")))
    assert found["field"] == "events[2].on"
    assert "đã đến hạn từ ngày 01/06/2025" in found["message"]


def test_a_recall_recorded_with_an_earlier_day_leaves_nothing_to_the_first() -> None:
    events = [event("r1", "2025-06-01", "recall"), event("r2", "2025-05-01", "recall")]
    assert refusal(replayed(ON_TIME, *events))["field"] == "events[1].on"


@pytest.mark.parametrize(("on", "is_refused"), [("2026-01-14", False), ("2026-01-15", True)])
def test_a_recall_from_the_last_due_date_on(on: str, is_refused: bool) -> None:
    answer = replayed(ON_TIME, event("r", on, "recall"), as_of="2026-11-28")
    assert ("error" in answer) is is_refused


def test_after_an_extension_there_is_again_something_to_call_in() -> None:
    events = [
        event("r1", "2025-06-01", "recall"),
        event("x", "2025-06-05", "extend", until="2026-06-15"),
        event("r2", "2025-09-01", "recall"),
    ]
    told = replayed(ON_TIME, *events)
    assert told["principal_overdue"] == 450_000_000


@pytest.mark.parametrize("kind", DECISIONS)
def test_before_anything_was_paid_out(kind: str) -> None:
    answer = replayed(event("d", "2025-01-20", kind), disbursements=LATE_TRANCHE)
    found = refusal(answer)
    assert found["field"] == "events[0].on"
    assert "chưa giải ngân" in found["message"]


@pytest.mark.parametrize("kind", DECISIONS)
def test_of_a_loan_that_owes_nothing(kind: str) -> None:
    owed = replayed(as_of="2025-02-01")["payoff"]
    paid = repay("p", "2025-02-01", owed, surplus="shorten")
    left = replayed(paid, as_of="2025-02-02")["payoff"]
    events = [paid, *([repay("q", "2025-02-02", left)] if left > 0 else [])]
    assert replayed(*events, as_of="2025-02-03")["payoff"] == 0
    found = refusal(replayed(*events, event("d", "2025-02-03", kind)))
    assert "không còn nợ" in found["message"]


@pytest.mark.parametrize("kind", DECISIONS)
def test_a_receipt_recorded_later_leaves_a_decision_without_effect(kind: str) -> None:
    decided = event("d", "2025-03-03", kind) | {"recorded_at": "2025-03-03T09:00:00+07:00"}
    found = repay("p", "2025-02-01", replayed(as_of="2025-02-01")["payoff"], surplus="shorten")
    found |= {"recorded_at": "2025-03-10T09:00:00+07:00"}
    rest = replayed(found, as_of="2025-03-01")["payoff"]
    events = [found]
    if rest > 0:
        last = repay("q", "2025-03-01", rest) | {"recorded_at": "2025-03-10T09:01:00+07:00"}
        events.append(last)
    told = replayed(*events, decided)
    assert told["payoff"] == 0
    assert "ngày 03/03/2025 không có tác dụng" in str(told["explanation"])


def test_no_money_is_paid_out_after_provisions_were_used() -> None:
    half = [event("a", "2025-01-15", "disburse", amount=300_000_000)]
    used = event("u", "2025-05-01", "provision_use")
    more = event("b", "2025-05-02", "disburse", amount=300_000_000)
    assert refusal(replayed(*half, used, more))["field"] == "events[2].on"
    twice = event("v", "2025-05-03", "provision_use")
    assert refusal(replayed(*half, used, twice))["field"] == "events[2].on"


def test_a_planned_tranche_does_not_come_after_provisions_were_used() -> None:
    plan = [
        {"on": "2025-01-15", "amount": 300_000_000},
        {"on": "2025-06-15", "amount": 300_000_000},
    ]
    told = replayed(event("u", "2025-05-01", "provision_use"), disbursements=plan)
    assert told["principal_outstanding"] == 300_000_000


CHOSEN = {
    "method": "custom",
    "custom_principal": [
        {"on": "2025-02-16", "amount": 500_000_000},
        {"on": "2025-06-16", "amount": 100_000_000},
    ],
    "disbursements": [
        {"on": "2025-01-15", "amount": 300_000_000},
        {"on": "2025-03-15", "amount": 300_000_000},
    ],
}


def test_quote_and_replay_refuse_the_same_plan() -> None:
    quoted = quote_json({**LOAN, **CHOSEN})
    assert refusal(quoted) == refusal(replayed(**CHOSEN))
    assert refusal(quoted)["field"] == "custom_principal"


def test_what_was_really_paid_out_late_is_told() -> None:
    first = event("a", "2025-01-15", "disburse", amount=300_000_000)
    told = replayed(first, as_of="2025-03-01", **CHOSEN)
    assert told["principal_overdue"] == 300_000_000
    assert "theo hợp đồng là 500.000.000 đồng" in str(told["explanation"])


@pytest.mark.parametrize("method", ["bullet", "custom"])
def test_grace_where_no_rhythm_of_principal_is(method: str) -> None:
    lines = [{"on": "2025-06-16", "amount": 600_000_000}] if method == "custom" else []
    answer = quote_json(
        {**LOAN, "method": method, "custom_principal": lines, "principal_grace_months": 3}
    )
    assert refusal(answer)["field"] == "principal_grace_months"


def test_a_reversal_recorded_before_its_event() -> None:
    paid = {**ON_TIME, "recorded_at": "2025-04-15T09:00:00+07:00"}
    back = event("x", "2025-04-15", "reverse", event_id="p")
    early = {**back, "recorded_at": "2025-04-01T09:00:00+07:00"}
    assert refusal(replayed(paid, early))["field"] == "events[1].recorded_at"
    late = {**back, "recorded_at": "2025-04-15T09:00:01+07:00"}
    assert replayed(paid, late)["principal_overdue"] == 450_000_000


@pytest.mark.parametrize("first", ["write_off", "recall", "provision_use"])
def test_what_was_recorded_after_a_reversal_waits_for_its_day(first: str) -> None:
    """Until the day of the reversal the first decision stands, and the second would be impossible."""
    made = event("a", "2025-03-01", first) | {"recorded_at": "2025-03-01T09:00:00+07:00"}
    back = event("b", "2025-05-01", "reverse", event_id="a")
    again = event("c", "2025-04-01", first) | {"recorded_at": "2025-05-02T09:00:00+07:00"}
    alone = replayed(made, as_of="2025-04-20")
    assert replayed(made, back, again, as_of="2025-04-20") == alone
    after = replayed(made, back, again, as_of="2025-05-01")
    assert after["payoff"] == replayed(again, as_of="2025-05-01")["payoff"]
