"""A plain loan and its events, for tests of the replay."""

from typing import Any

from fund.rules.json_io import replay_json

BASE: dict[str, Any] = {
    "principal": 400_000_000,
    "annual_rate": "0.06",
    "start": "2025-01-15",
    "term_months": 4,
}


def event(name: str, on: str, kind: str, **others: Any) -> dict[str, Any]:
    """Return an event recorded on its own day."""
    return {"id": name, "on": on, "recorded_at": f"{on}T09:00:00", "type": kind, **others}


def repay(name: str, on: str, amount: int, surplus: str = "next") -> dict[str, Any]:
    return event(name, on, "repay", amount=amount, surplus=surplus)


def answer(as_of: str, *events: dict[str, Any], **loan: Any) -> dict[str, Any]:
    """Return what the engine says of the plain loan, changed by `loan`."""
    found = replay_json({**BASE, **loan, "events": list(events), "as_of": as_of})
    assert isinstance(found, dict)
    return found


def state(as_of: str, *events: dict[str, Any], **loan: Any) -> dict[str, Any]:
    """Return the state; refuse an error."""
    found = answer(as_of, *events, **loan)
    assert "error" not in found, found
    return found


def error(as_of: str, *events: dict[str, Any], **loan: Any) -> dict[str, Any]:
    """Return the error object; refuse a state."""
    found = answer(as_of, *events, **loan)
    assert "error" in found, found
    return dict(found["error"])
