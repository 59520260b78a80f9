"""A contract and its events as the loan's JSON (dữ liệu khoản vay), which the engine reads."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from fund.rules.events import EventType

_WITH_AMOUNT = frozenset(
    {
        EventType.DISBURSE,
        EventType.REPAY,
        EventType.WAIVE_INTEREST,
        EventType.RECOVER,
        EventType.REFUND,
    }
)


class RecordedEvent(Protocol):
    """What is kept of an event."""

    number: int
    type: str
    on: date
    recorded_at: datetime
    amount_vnd: int | None
    data: Any
    reverses_id: int | None


class SignedContract(Protocol):
    """What is kept of a contract."""

    terms: Any
    policy: Any
    held_group: Any
    customer: str


class Security(Protocol):
    """What is kept of a security."""

    kind: str
    value_vnd: int
    enforceable_on: date | None


def event_json(event: RecordedEvent, numbers: Mapping[int, int]) -> dict[str, Any]:
    """Return a recorded event as JSON; `numbers` gives the number of each event's id."""
    told: dict[str, Any] = {
        "id": str(event.number),
        "on": event.on.isoformat(),
        "recorded_at": event.recorded_at.isoformat(),
        "type": event.type,
        **event.data,
    }
    if EventType(event.type) in _WITH_AMOUNT:
        told["amount"] = event.amount_vnd
    if event.reverses_id is not None:
        told["event_id"] = str(numbers[event.reverses_id])
    return told


def loan_json(
    contract: SignedContract,
    *,
    as_of: date,
    events: Sequence[Mapping[str, Any]],
    securities: Iterable[Security] = (),
    risk_bearer: str,
) -> dict[str, Any]:
    """Return a contract with its events as JSON."""
    return {
        **contract.terms,
        "policy": contract.policy,
        "held_group": contract.held_group,
        "customer": contract.customer,
        "risk_bearer": risk_bearer,
        "collateral": [
            {
                "kind": one.kind,
                "value": one.value_vnd,
                "enforceable_since": one.enforceable_on and one.enforceable_on.isoformat(),
            }
            for one in securities
        ],
        "events": list(events),
        "as_of": as_of.isoformat(),
    }
