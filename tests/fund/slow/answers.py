"""What the slow second implementation says of a loan: its schedule, its state on a day."""

from datetime import datetime, timedelta, timezone
from fractions import Fraction
from typing import Any

from tests.fund.slow.contract import Loan, day_of, half_up
from tests.fund.slow.groups import group_of
from tests.fund.slow.life import Life

#: Events of one moment, in the order in which they are taken.
RANKS = (
    "disburse",
    "reschedule",
    "extend",
    "recall",
    "waive_interest",
    "repay",
    "recover",
    "to_overdue",
    "provision_use",
    "settle",
    "refund",
    "write_off",
)
#: Endings of a loan, and the events that cannot be while they stand.
STOPS = {
    "settle": (*RANKS, "reverse"),
    "write_off": (*RANKS, "reverse"),
    "recall": ("disburse", "recall"),
    "provision_use": ("disburse", "provision_use"),
}
SHARES = (0, 2, 25, 50, 100)


def moment(event: dict[str, Any]) -> datetime:
    """Return when an event was recorded; the start of its day when nobody said."""
    found = datetime.fromisoformat(event.get("recorded_at") or event["on"])
    return found if found.tzinfo else found.replace(tzinfo=timezone(timedelta(hours=7)))


def place(event: dict[str, Any]) -> tuple[Any, ...]:
    """Return where an event stands among those that count."""
    return event["on"], moment(event), RANKS.index(event["type"]), event["id"]


def too_late(loan: Loan, settlement: dict[str, Any]) -> set[str]:
    """Return what was recorded after a settlement and counts before it (all moments are given)."""
    events = {event["id"]: event for event in loan.get("events") or []}
    found = set()
    for name, event in events.items():
        meant = events[event["event_id"]] if event["type"] == "reverse" else event
        if place(meant) < place(settlement) and moment(event) > moment(settlement):
            found.add(name)
    return found


def rewritten(loan: Loan) -> bool:
    """Tell whether a settlement that nobody reversed would take other money than it took."""
    events = loan.get("events") or []
    gone = {event["event_id"] for event in events if event["type"] == "reverse"}
    settlements = [one for one in events if one["type"] == "settle" and one["id"] not in gone]
    return any(too_late(loan, one) for one in settlements)


def standing(loan: Loan) -> list[dict[str, Any]]:
    """Return the events that count on the loan's day, in their order.

    While a settlement stands, what was recorded after it and counts before it waits. While an
    ending stands, what it makes impossible and was recorded after its reversal of a day to come
    waits too.
    """
    events = loan.get("events") or []
    known = [event for event in events if event["on"] <= loan["as_of"]]
    undone = {event["event_id"] for event in known if event["type"] == "reverse"}
    waiting: set[str] = set()
    for one in known:
        if one["type"] not in STOPS or one["id"] in undone:
            continue
        if one["type"] == "settle":
            waiting |= too_late(loan, one)
        stopped = STOPS[one["type"]]
        for back in events:
            if back.get("event_id") == one["id"]:
                later = [each for each in events if moment(each) > moment(back)]
                waiting |= {each["id"] for each in later if each["type"] in stopped}
    known = [event for event in known if event["id"] not in waiting]
    gone = {event["event_id"] for event in known if event["type"] == "reverse"}
    kept = [event for event in known if event["type"] != "reverse" and event["id"] not in gone]
    return sorted(kept, key=place)


def planned(life: Life, loan: Loan) -> list[tuple[Any, int]]:
    """Return the tranches of the plan that count beside what was recorded."""
    recorded = any(event["type"] == "disburse" for event in loan.get("events") or [])
    plan = life.contract.plan
    is_whole = sum(amount for _, amount in plan) == life.contract.principal
    return [] if recorded and is_whole else plan


def lived(loan: Loan) -> Life:
    """Live the loan until its day."""
    life = Life(loan)
    events, end = standing(loan), day_of(loan["as_of"])
    while True:
        late_since = life.late_since
        for on, amount in planned(life, loan):
            if on == life.day and not life.ended:
                life.pay_out(amount)
        for event in events:
            if day_of(event["on"]) == life.day:
                life.happen(event)
        life.late_days.append((life.day, late_since, life.past_due))
        if life.day == end:
            return life
        life.next_day()


def slow_state(loan: Loan) -> dict[str, Any]:
    """Return the figures of the loan's day, named as the engine names them."""
    life = lived(loan)
    group = group_of(life, loan)
    return {
        "principal_outstanding": life.balance,
        "principal_due": life.owed("principal_due"),
        "principal_overdue": life.owed("principal_overdue"),
        "interest_accrued": life.accrued,
        "interest_due": life.owed("interest_due"),
        "interest_overdue": life.owed("interest_overdue"),
        "overdue_interest": life.overdue_interest,
        "late_interest": life.late_interest,
        "prepaid": life.prepaid,
        "payoff": life.payoff,
        "days_past_due": life.past_due,
        "debt_group": group,
        "provision_specific": _provision(life, group),
        "allocations": life.receipts,
        "next_due": _next(life, loan),
    }


def _provision(life: Life, group: int | None) -> int | None:
    """Return the specific provision of a loan without security."""
    if life.used_provision or life.written_off is not None:
        return 0
    if group is None:
        return None
    return half_up(Fraction(SHARES[group - 1] * life.balance, 100))


def _next(life: Life, loan: Loan) -> dict[str, Any] | None:
    """Live on without receipts until something falls due."""
    if life.closed:
        return None
    life.prepaid = 0
    while life.day < life.maturity:
        rows = len(life.rows)
        life.next_day()
        if len(life.rows) > rows and (life.rows[-1][1] or life.rows[-1][2]):
            on, principal, interest = life.rows[-1]
            return {"on": on, "principal": principal, "interest": interest}
        for on, amount in planned(life, loan):
            if on == life.day and not life.ended:
                life.pay_out(amount)
    return None


def slow_rows(loan: Loan) -> list[tuple[str, int, int]]:
    """Return (day, principal, interest) of every date when all is paid on its day."""
    life = Life(loan)
    while True:
        for on, amount in life.contract.plan:
            if on == life.day:
                life.pay_out(amount)
        if life.day >= life.maturity:
            return life.rows
        life.next_day()
        life.balance -= life.due
        life.items.clear()
