"""What holds for every loan and every life: 500 of each in `make test`, 10,000 in the long run."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fund.rules.json_io import quote_json, replay_json
from tests.fund.lives import LIVES, STEPS, TERMS, add_events, told
from tests.fund.slow.answers import rewritten

NORMAL, LONG = 500, 10_000
SURPLUS = st.sampled_from(["next", "shorten", "lower"])
INTEREST = (
    "interest_accrued",
    "interest_due",
    "interest_overdue",
    "overdue_interest",
    "late_interest",
)


def examples(count: int) -> Callable[[Any], Any]:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    return settings(
        max_examples=count, deadline=None, suppress_health_check=quiet, derandomize=True
    )


def good(loan: dict[str, Any]) -> dict[str, Any]:
    """Return the state without its words; refusals compare by their field."""
    answer = replay_json(loan)
    return {name: value for name, value in answer.items() if name != "explanation"}


def check_schedule(terms: dict[str, Any]) -> None:
    answer = quote_json(terms)
    rows = answer["instalments"]
    assert (
        sum(row["principal"] for row in rows) == terms["principal"] == answer["totals"]["principal"]
    )
    assert sum(row["interest"] for row in rows) == answer["totals"]["interest"]
    assert rows[-1]["closing"] == 0
    for row in rows:
        assert min(row["principal"], row["interest"], row["opening"], row["closing"]) >= 0
        assert row["total"] == row["principal"] + row["interest"]
    first = replay_json({**terms, "as_of": terms["start"]})["next_due"]
    expected = [row for row in rows if row["total"]][:1]
    wanted = [
        {"on": r["due_on"], "principal": r["principal"], "interest": r["interest"]}
        for r in expected
    ]
    assert wanted == ([first] if first else [])


def check_on_time(terms: dict[str, Any]) -> None:
    """Paid as quoted, a loan owes nothing in between and nothing at the end."""
    answer = quote_json(terms)
    events = [
        {"id": str(row["no"]), "on": row["due_on"], "type": "repay", "amount": row["total"]}
        for row in answer["instalments"]
        if row["total"]
    ]
    middle = answer["instalments"][len(answer["instalments"]) // 2]
    for day, balance in (
        (middle["due_on"], middle["closing"]),
        (answer["instalments"][-1]["due_on"], 0),
    ):
        state = replay_json({**terms, "events": events, "as_of": day})
        assert state["days_past_due"] == state["prepaid"] == state["interest_due"] == 0, told(terms)
        paid_out = [t for t in terms.get("disbursements", []) if t["on"] == day]
        assert state["principal_outstanding"] == balance + sum(t["amount"] for t in paid_out)


def check_conserved(life: dict[str, Any]) -> None:
    state = replay_json(life)
    assert "error" not in state, told(life)
    for name, value in state.items():
        if isinstance(value, int) and name != "payoff":
            assert value >= 0, (name, told(life))
    interest = sum(state[name] for name in INTEREST)
    assert state["payoff"] == state["principal_outstanding"] + interest - state["prepaid"]
    assert state["principal_due"] + state["principal_overdue"] <= state["principal_outstanding"]
    gone = {event.get("event_id") for event in life["events"]}
    received = {
        event["id"]: event["amount"]
        for event in life["events"]
        if event["type"] == "repay" and event["id"] not in gone and event["on"] <= life["as_of"]
    }
    told_of = {
        line["event_id"]: line for line in state["allocations"] if line["event_id"] in received
    }
    assert told_of.keys() == received.keys()
    for name, amount in received.items():
        assert sum(told_of[name]["to"].values()) + told_of[name]["surplus"] == amount


def check_settlement(life: dict[str, Any]) -> None:
    """What is quoted for a day is what the settlement of that day takes, and nothing is left."""
    quoted = replay_json(life)
    if not quoted["payoff"] and not quoted["prepaid"]:
        return
    end = {"id": "end", "type": "settle", "on": life["as_of"]}
    end["recorded_at"] = "2050-01-01T08:00:00+07:00"
    after = replay_json({**life, "events": [*life["events"], end]})
    if "error" in after:
        closed = [one for one in life["events"] if one["type"] in ("settle", "write_off")]
        assert closed or not quoted["principal_outstanding"], told(life)
        return
    taken = sum(after["allocations"][-1]["to"].values())
    assert taken == quoted["payoff"] + quoted["prepaid"], told(life)
    assert after["principal_outstanding"] == sum(after[name] for name in INTEREST) == 0
    assert after["prepaid"] == -after["payoff"] == max(-quoted["payoff"], 0)


def check_money_received(life: dict[str, Any], back: int, share: int, kind: str) -> None:
    """What is recorded after a settlement and counts before it never changes the money it took.

    It is refused; where the settlement was reversed, it waits for the day of that reversal.
    """
    day, later = life["as_of"], _days_after(life["as_of"], back)
    end = {"id": "end", "type": "settle", "on": day, "recorded_at": "2050-01-01T08:00:00+07:00"}
    settled = {**life, "events": [*life["events"], end], "as_of": later}
    late: dict[str, Any] = {"id": "late", "type": kind, "recorded_at": "2050-01-02T08:00:00+07:00"}
    if kind == "repay":
        late |= {"on": max(_days_after(day, -back), life["start"]), "amount": share}
    else:
        gone = {one.get("event_id") for one in life["events"]}
        names = [e["id"] for e in life["events"] if e["type"] != "reverse" and e["id"] not in gone]
        if not names:
            return
        late |= {"on": later, "event_id": names[share % len(names)]}
    if "error" in replay_json(settled):
        return
    refused = replay_json({**settled, "events": [*settled["events"], late]})
    assert "Khoản vay đã tất toán" in refused["error"]["message"], told(settled)
    undone = {"id": "undone", "type": "reverse", "event_id": "end"}
    undone |= {"on": _days_after(later, 1), "recorded_at": "2050-01-01T09:00:00+07:00"}
    waits = {**settled, "events": [*settled["events"], undone, late]}
    assert good(waits) == good(settled), told(waits)


def backwards(events: list[dict[str, Any]]) -> bool:
    """Tell whether an event was recorded after its own reversal."""
    at = {event["id"]: event["recorded_at"] for event in events}
    return any(
        event["type"] == "reverse"
        and datetime.fromisoformat(event["recorded_at"])
        < datetime.fromisoformat(at[event["event_id"]])
        for event in events
    )


def check_order(life: dict[str, Any], seed: int) -> None:
    """The order in which events stand in the file changes nothing."""
    mixed = list(life["events"])
    Random(seed).shuffle(mixed)
    assert good({**life, "events": mixed}) == good(life)


def check_moments(life: dict[str, Any], seed: int) -> None:
    """When events were recorded matters only for the order of one day, and before a settlement.

    What was recorded after a settlement and counts before it is refused with the settlement's day.
    Every event gets another moment, before or after those of other days; equal facts change places.
    """
    rng = Random(seed)
    ordered = sorted(life["events"], key=lambda one: (one["on"], one["recorded_at"]))
    moved: list[dict[str, Any]] = []
    for _, same_day in groupby(ordered, key=lambda one: one["on"]):
        first = datetime(2000 + rng.randint(0, 40), 1, 1, tzinfo=UTC)
        gaps = [timedelta(minutes=rng.randint(1, 500_000)) for _ in ordered]
        for event in same_day:
            first += gaps.pop()
            moved.append({**event, "recorded_at": first.isoformat()})
    again = {**life, "events": moved}
    if backwards(moved):
        assert replay_json(again)["error"]["field"].endswith("recorded_at"), told(again)
        return
    if rewritten(again):
        assert "đảo việc tất toán trước" in replay_json(again)["error"]["message"], told(again)
        return
    if any("không có tác dụng" in words for words in replay_json(life)["explanation"]):
        return  # a decision stands without effect only before a receipt that was recorded later
    assert good(again) == good(life), told(life)


def check_equal_facts(life: dict[str, Any], share: int, surplus: str) -> None:
    """Two equal receipts of one day: which was recorded first changes nothing but their names."""
    amount = replay_json(life)["payoff"] * share // 2000
    if amount <= 0:
        return

    def received(*names: str) -> dict[str, Any]:
        day = life["as_of"]
        common = {"on": day, "type": "repay", "amount": amount, "surplus": surplus}
        extra = [
            {**common, "id": name, "recorded_at": f"2050-01-01T0{place}:00:00"}
            for place, name in enumerate(names)
        ]
        state = good({**life, "events": [*life["events"], *extra]})
        state["allocations"] = [{**one, "event_id": ""} for one in state.get("allocations", [])]
        return state

    assert received("x", "y") == received("y", "x"), told(life)


def check_reversal(life: dict[str, Any], share: int, surplus: str) -> None:
    """An event and its reversal leave no trace."""
    owed = replay_json(life)["payoff"]
    if owed * share // 1000 <= 0:
        return
    day = life["as_of"]
    extra = {"id": "x", "on": day, "recorded_at": f"{day}T08:00:00", "type": "repay"}
    extra |= {"amount": owed * share // 1000, "surplus": surplus}
    undo = {
        "id": "y",
        "on": day,
        "recorded_at": f"{day}T09:00:00",
        "type": "reverse",
        "event_id": "x",
    }
    assert good({**life, "events": [*life["events"], extra, undo]}) == good(life)


def check_split(life: dict[str, Any], share: int, part: int, surplus: str) -> None:
    """One payment or two on one day are the same."""
    amount = replay_json(life)["payoff"] * share // 1000
    first = amount * part // 1000
    if not 0 < first < amount:
        return

    def paid(*amounts: int) -> dict[str, Any]:
        extra = [
            {
                "id": f"x{n}",
                "on": life["as_of"],
                "recorded_at": f"2040-01-01T0{n}:00:00",
                "type": "repay",
                "amount": one,
                "surplus": surplus,
            }
            for n, one in enumerate(amounts)
        ]
        state = good({**life, "events": [*life["events"], *extra]})
        return {name: value for name, value in state.items() if name != "allocations"}

    assert paid(first, amount - first) == paid(amount), told(life)


def check_monotone(life: dict[str, Any]) -> None:
    """While nothing is paid, days past due grow by the days that pass."""
    before = replay_json(life)
    later = replay_json({**life, "as_of": _days_after(life["as_of"], 40)})
    if before["days_past_due"]:
        kept = later["days_past_due"] == before["days_past_due"] + 40
        assert kept or before["prepaid"], told(life)
    assert later["days_past_due"] >= before["days_past_due"] or before["prepaid"]


def _days_after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def check_provision(life: dict[str, Any], value: int) -> None:
    """A provision is between nothing and the principal, and less with more security."""
    bare = replay_json(life)
    secured = replay_json({**life, "collateral": [{"kind": "deposit_own", "value": value}]})
    if secured["provision_specific"] is None or bare["provision_specific"] is None:
        return
    assert 0 <= secured["provision_specific"] <= bare["provision_specific"]
    assert bare["provision_specific"] <= bare["principal_outstanding"]


CHECKS: dict[str, tuple[Callable[..., None], tuple[Any, ...]]] = {
    "schedules sum": (check_schedule, (TERMS,)),
    "paid as quoted": (check_on_time, (TERMS,)),
    "money is conserved": (check_conserved, (LIVES,)),
    "quote is posting": (check_settlement, (LIVES,)),
    "money received stays": (
        check_money_received,
        (LIVES, st.integers(0, 60), st.integers(1, 1000), st.sampled_from(["repay", "reverse"])),
    ),
    "order of the file": (check_order, (LIVES, st.integers(0, 999))),
    "moments of other days": (check_moments, (LIVES, st.integers(0, 999))),
    "equal facts": (check_equal_facts, (LIVES, st.integers(1, 1000), SURPLUS)),
    "a reversal restores": (check_reversal, (LIVES, st.integers(1, 1000), SURPLUS)),
    "a split changes nothing": (
        check_split,
        (LIVES, st.integers(1, 1000), st.integers(1, 999), SURPLUS),
    ),
    "days past due grow": (check_monotone, (LIVES,)),
    "provision is bounded": (check_provision, (LIVES, st.integers(0, 10**9))),
}


def run(name: str, count: int) -> None:
    check, parts = CHECKS[name]
    examples(count)(given(*parts)(check))()


@pytest.mark.parametrize("name", CHECKS)
def test_property(name: str) -> None:
    run(name, NORMAL)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", CHECKS)
def test_property_of_many(name: str) -> None:
    run(name, LONG)


@given(terms=TERMS, steps=STEPS)
@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_lives_are_possible(terms: dict[str, Any], steps: list[tuple[int, str, int, str]]) -> None:
    """The makers of lives keep only what the engine admits; recorded tranches come beside the steps."""
    life = add_events(terms, steps)
    recorded = [one for one in life["events"] if one["type"] == "disburse"]
    assert len(life["events"]) <= len(steps) + len(recorded)
    assert "error" not in replay_json(life)
