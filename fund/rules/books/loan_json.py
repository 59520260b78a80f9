"""A contract and its events as the loan's JSON (dữ liệu khoản vay), which the engine reads."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from fund.rules.events import Event, EventType, read_event
from fund.rules.reading import Fields
from fund.rules.terms import Surplus

_WITH_AMOUNT = frozenset(
    {
        EventType.DISBURSE,
        EventType.REPAY,
        EventType.WAIVE_INTEREST,
        EventType.RECOVER,
        EventType.REFUND,
    }
)
#: Kinds whose columns say everything; the others are read from their JSON.
_PLAIN = frozenset({*_WITH_AMOUNT, EventType.TO_OVERDUE, EventType.SETTLE})
_PLAIN_DATA = frozenset({"surplus"})
_KINDS = {kind.value: kind for kind in EventType}


class RecordedEvent(Protocol):
    """What is kept of an event."""

    @property
    def number(self) -> int: ...  # noqa: D102 - the columns of `LoanEvent`
    @property
    def type(self) -> str: ...  # noqa: D102 - as above
    @property
    def on(self) -> date: ...  # noqa: D102 - as above
    @property
    def recorded_at(self) -> datetime: ...  # noqa: D102 - as above
    @property
    def amount_vnd(self) -> int | None: ...  # noqa: D102 - as above
    @property
    def data(self) -> Any: ...  # noqa: D102 - as above
    @property
    def reverses_id(self) -> int | None: ...  # noqa: D102 - as above


class SignedContract(Protocol):
    """What is kept of a contract."""

    @property
    def terms(self) -> Any: ...  # noqa: D102 - the columns of `LoanContract`
    @property
    def policy(self) -> Any: ...  # noqa: D102 - as above
    @property
    def held_group(self) -> Any: ...  # noqa: D102 - as above
    @property
    def opening(self) -> Any: ...  # noqa: D102 - as above
    @property
    def customer(self) -> str: ...  # noqa: D102 - as above


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


def known_today(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return events with each reversal on the day of what it undoes, so that both count on no day.

    Asked about a day between a mistake and its reversal, the engine would else count the mistake
    beside what replaced it.
    """
    if all(one.event_id is None for one in events):
        return events
    days = {one.id: one.on for one in events}
    return tuple(one._replace(on=days[one.event_id]) if one.event_id else one for one in events)


def events_of_loan(
    events: Sequence[RecordedEvent], numbers: Mapping[int, int]
) -> tuple[Event, ...]:
    """Return recorded events as the engine reads them.

    They were read strictly when they were recorded: those of amounts alone are put together
    directly, which is most of the time of reading a loan.
    """
    return tuple(_event(event, numbers, place) for place, event in enumerate(events))


def _event(event: RecordedEvent, numbers: Mapping[int, int], place: int) -> Event:
    kind, told = _KINDS[event.type], event.data
    surplus = None
    if told:
        if told.keys() - _PLAIN_DATA:
            return _strictly(event, numbers, place)
        surplus = told.get("surplus")
    if kind not in _PLAIN:
        return _strictly(event, numbers, place)
    return Event(
        str(event.number),
        event.on,
        event.recorded_at,
        kind,
        (event.amount_vnd or 0) if kind in _WITH_AMOUNT else 0,
        Surplus(surplus) if surplus else Surplus.NEXT,
        place=f"events[{place}].",
    )


def _strictly(event: RecordedEvent, numbers: Mapping[int, int], place: int) -> Event:
    return read_event(Fields(event_json(event, numbers), f"events[{place}]"))


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
        "opening": contract.opening,
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
