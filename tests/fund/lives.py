"""Random loans and random lives for the tests; every event is possible when it is added.

Some events are recorded late (a step back in days), some disbursements are recorded instead of
planned, some contracts shift days off, some have an order of collection of their own.
"""

import json
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import strategies as st

from fund.rules.json_io import quote_json, replay_json

KINDS = (
    "repay",
    "repay",
    "repay",
    "repay",
    "repay",
    "to_overdue",
    "waive_interest",
    "reschedule",
    "extend",
    "recall",
    "settle",
    "refund",
    "provision_use",
    "recover",
    "write_off",
    "disburse",
    "reverse",
)
MOVES = ("reschedule", "extend", "to_overdue", "recall", "settle", "provision_use", "write_off")
ORDERS = (
    {"current": ["principal_due", "interest_due"]},
    {"part_overdue": ["interest_overdue", "overdue_interest", "principal_overdue"]},
    {"full_overdue": ["late_interest", "interest_overdue", "principal_overdue"]},
)


def random_terms(rng: Random, *, tranches: bool = True) -> dict:
    """Return terms that the engine accepts, of every method and day count."""
    principal_step = rng.choice([1, 1, 2, 3, 6])
    interest_step = rng.choice([1, principal_step, principal_step])
    if rng.random() < 0.1:
        interest_step = principal_step * 2
    method = rng.choice(["equal_principal", "equal_instalment", "bullet", "custom"])
    if method == "equal_instalment":
        interest_step = principal_step
    number = rng.randint(1, max(1, 24 // principal_step))
    grace = principal_step * rng.randint(0, number - 1) if rng.random() < 0.3 else 0
    start = date(2022, 1, 1) + timedelta(days=rng.randint(0, 1500))
    principal = rng.choice([rng.randint(1, 2000), rng.randint(10**6, 10**9), 500_000_000])
    loan = {
        "principal": principal,
        "annual_rate": rng.choice(["0", "0.0684", "0.06", f"0.{rng.randint(1, 1999):04d}"]),
        "start": start.isoformat(),
        "term_months": number * principal_step,
        "principal_every_months": principal_step,
        "interest_every_months": interest_step,
        "method": method,
        "principal_grace_months": grace if method.startswith("equal") else 0,
        "day_count": rng.choice(["act/365", "act/365", "act/act", "act/360", "30/360", "flat"]),
        "rounding": rng.choice([1, 1, 1, 100]),
    }
    if rng.random() < 0.2:
        loan["due_day"] = rng.randint(1, 31)
    if rng.random() < 0.2:
        loan["first_due_on"] = (start + timedelta(days=rng.randint(40, 90))).isoformat()
    if rng.random() < 0.3:
        days = sorted(rng.sample(range(0, 400), rng.randint(1, 2)))
        loan["rate_changes"] = [
            {
                "on": (start + timedelta(days=day)).isoformat(),
                "annual_rate": f"0.0{rng.randint(1, 99):02d}",
            }
            for day in days
        ]
    if rng.random() < 0.2:
        loan["holiday_shift"] = "next"
    if rng.random() < 0.2:
        loan["policy"] = {
            "overdue_factor": rng.choice(["1", "1.25", "1.5"]),
            "late_interest_rate": rng.choice(["0", "0.05", "0.10"]),
            "collection_order": rng.choice(ORDERS),
            "cure_months": rng.choice([None, {"short": 1, "longer": 3}]),
        }
    if method == "custom":
        loan["custom_principal"] = _custom(rng, loan, start)
    elif tranches and rng.random() < 0.3 and principal > 10:
        first = rng.randint(1, principal - 1)
        later = (start + timedelta(days=rng.randint(1, 20))).isoformat()
        loan["disbursements"] = [
            {"on": loan["start"], "amount": first},
            {"on": later, "amount": principal - first},
        ]
    return loan


def _custom(rng: Random, loan: dict, start: date) -> list[dict]:
    length = max(20, loan["term_months"] * 28 - 5)
    count = min(rng.randint(1, 5), loan["principal"])
    days = sorted(rng.sample(range(5, length), count))
    left, lines = loan["principal"], []
    for place, day in enumerate(days):
        amount = left if place == count - 1 else max(1, left // (count - place + rng.randint(0, 2)))
        amount = min(amount, left - (count - place - 1))
        lines.append({"on": (start + timedelta(days=day)).isoformat(), "amount": amount})
        left -= amount
    return lines


def add_events(loan: dict, steps: list[tuple[int, str, int, str]]) -> dict:
    """Return the loan with the events that are possible, one per step.

    A step is (days since the step before, kind, thousandths of what is owed, surplus); a step back
    is an event recorded late, which must leave everything after it possible.
    """
    loan = {**loan, "events": _recorded_plan(loan) if steps and steps[0][1] == "disburse" else []}
    today = date.fromisoformat(loan["start"])
    moment = datetime(2030, 1, 1, 8, tzinfo=UTC)
    for number, (gap, kind, share, surplus) in enumerate(steps):
        day = max(today + timedelta(days=gap), date.fromisoformat(loan["start"]))
        today = max(day, today)
        moment += timedelta(minutes=1)
        state = replay_json({**loan, "as_of": day.isoformat()})
        event = _event(loan, state, day, kind, share, surplus)
        if event is None:
            continue
        event |= {"id": f"e{number}", "on": day.isoformat(), "recorded_at": moment.isoformat()}
        longer = {**loan, "events": [*loan["events"], event]}
        last = max(one["on"] for one in longer["events"])
        if "error" not in replay_json({**longer, "as_of": last}):
            loan = longer
    today = max([today, *(date.fromisoformat(one["on"]) for one in loan["events"])])
    return {**loan, "as_of": (today + timedelta(days=share_days(steps))).isoformat()}


def _recorded_plan(loan: dict) -> list[dict]:
    """Return the planned tranches as recorded disbursements, each a day late or on its day."""
    tranches = loan.get("disbursements") or [{"on": loan["start"], "amount": loan["principal"]}]
    return [
        {
            "id": f"d{number}",
            "type": "disburse",
            "amount": tranche["amount"],
            "on": (date.fromisoformat(tranche["on"]) + timedelta(days=number)).isoformat(),
            "recorded_at": "2029-01-01T08:00:00+07:00",
        }
        for number, tranche in enumerate(tranches)
    ]


def share_days(steps: list[tuple[int, str, int, str]]) -> int:
    return steps[-1][2] % 60 if steps else 0


def _event(loan: dict, state: dict, day: date, kind: str, share: int, surplus: str) -> dict | None:
    if "error" in state:
        return None
    if kind in MOVES[2:]:
        return {"type": kind}
    if kind in ("repay", "waive_interest", "refund", "recover"):
        base = state["prepaid"] if kind == "refund" else max(state["payoff"], 0)
        if kind == "waive_interest":
            base = sum(
                state[name]
                for name in (
                    "interest_accrued",
                    "interest_due",
                    "interest_overdue",
                    "overdue_interest",
                    "late_interest",
                )
            )
        due = state["principal_due"] + state["interest_due"]
        exact = kind == "repay" and share % 3 == 0 and due
        amount = due if exact else base * share // 1000
        event = {"type": kind, "amount": amount}
        return (event | {"surplus": surplus} if kind == "repay" else event) if amount > 0 else None
    if kind == "reschedule":
        total = state["principal_outstanding"]
        if not total:
            return None
        half = total // 2
        lines = [
            {"on": (day + timedelta(days=20 + share // 10)).isoformat(), "amount": total - half}
        ]
        if half:
            later = day + timedelta(days=100 + share // 5)
            lines.append({"on": later.isoformat(), "amount": half})
        return {"type": kind, "lines": lines}
    if kind == "extend":
        return {"type": kind, "until": (day + timedelta(days=30 + share)).isoformat()}
    if kind == "reverse":
        names = [event["id"] for event in loan["events"] if event["type"] != "reverse"]
        return {"type": kind, "event_id": names[share % len(names)]} if names else None
    return None  # a later disbursement: the plan or the record is already whole


def random_steps(rng: Random, count: int) -> list[tuple[int, str, int, str]]:
    return [
        (
            rng.choice([0, rng.randint(1, 45), rng.randint(1, 45), -rng.randint(1, 20)]),
            rng.choice(KINDS),
            rng.randint(1, 1000),
            rng.choice(["next", "shorten", "lower"]),
        )
        for _ in range(count)
    ]


STEPS = st.lists(
    st.tuples(
        st.integers(-20, 45),
        st.sampled_from(KINDS),
        st.integers(1, 1000),
        st.sampled_from(["next", "shorten", "lower"]),
    ),
    max_size=8,
)
#: Without the few that random days make impossible: a chosen day or tranche after the term.
TERMS = (
    st.integers(0, 2**32)
    .map(lambda seed: random_terms(Random(seed)))
    .filter(lambda terms: "error" not in quote_json(terms))
)
LIVES = st.builds(add_events, TERMS, STEPS)


def told(loan: dict) -> str:
    """Return the loan as JSON, to be run again by hand."""
    return json.dumps(loan, ensure_ascii=False)
