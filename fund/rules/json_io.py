"""Schedules and states as the JSON of the command line (tính thử, tính lại)."""

from collections.abc import Sequence
from typing import Any

from core.errors import RuleViolation
from fund.rules.actions import Receipt, Run
from fund.rules.difference import Difference, impact
from fund.rules.events import read_event
from fund.rules.reading import Fields, error_json
from fund.rules.replay import FIELDS, Loan, NextDue, read_loan, replay
from fund.rules.schedule import PLAIN_WEEK, Schedule, quote
from fund.rules.state import State, judge
from fund.rules.terms_reading import read_terms
from law.deadlines import WorkingDays

Answer = dict[str, Any]


def quote_json(found: object, days: WorkingDays = PLAIN_WEEK) -> Answer | list[Answer]:
    """Return the schedule of one object, or of each object of a list."""
    if isinstance(found, list):
        return [_quoted(item, days) for item in found]
    return _quoted(found, days)


def replay_json(found: object, days: WorkingDays = PLAIN_WEEK) -> Answer | list[Answer]:
    """Return the state of one object, or of each object of a list, judged together."""
    if isinstance(found, list):
        return _replayed(found, days)
    return _replayed([found], days)[0]


def impact_json(found: object, days: WorkingDays = PLAIN_WEEK) -> Answer | list[Answer]:
    """Return what one more event (`event`) would change in the state of one object or of each."""
    if isinstance(found, list):
        return [_impact(item, days) for item in found]
    return _impact(found, days)


def has_error(answer: Answer | list[Answer]) -> bool:
    """Tell whether an answer, or one of the list, is an error object."""
    return any("error" in one for one in (answer if isinstance(answer, list) else [answer]))


def _quoted(found: object, days: WorkingDays) -> Answer:
    try:
        fields = Fields(found)
        fields.refuse_strangers(FIELDS)
        return schedule_json(quote(read_terms(fields), days))
    except RuleViolation as refusal:
        return dict(error_json(refusal))


def _replayed(found: Sequence[object], days: WorkingDays) -> list[Answer]:
    answers: list[Answer] = []
    good: list[tuple[int, Loan, Run]] = []
    for place, item in enumerate(found):
        try:
            loan = read_loan(Fields(item))
            good.append((place, loan, replay(loan, days)))
            answers.append({})
        except RuleViolation as refusal:
            answers.append(dict(error_json(refusal)))
    states = judge([loan for _, loan, _ in good], [run for _, _, run in good])
    for (place, _, _), state in zip(good, states, strict=True):
        answers[place] = state_json(state)
    return answers


def _impact(found: object, days: WorkingDays) -> Answer:
    try:
        fields = Fields(found)
        event = read_event(fields.inner("event"))
        assert isinstance(found, dict), "checked by the reader of fields"
        loan = read_loan(Fields({name: value for name, value in found.items() if name != "event"}))
        if any(one.id == event.id for one in loan.events):
            raise event.refuse("id", f"Mã sự kiện “{event.id}” bị trùng.")
        if event.on < loan.terms.start:
            raise event.refuse("on", f"Không được trước ngày vay {loan.terms.start:%d/%m/%Y}.")
        return difference_json(impact(loan, event, days))
    except RuleViolation as refusal:
        return dict(error_json(refusal))


def difference_json(found: Difference) -> Answer:
    """Return a difference as JSON: figures before and after, receipts whose money goes elsewhere."""
    return {
        "figures": [
            {"field": one.field, "before": _plain(one.before), "after": _plain(one.after)}
            for one in found.figures
        ],
        "receipts": [
            {"before": old and _receipt_json(old), "after": new and _receipt_json(new)}
            for old, new in found.receipts
        ],
    }


def _plain(value: object) -> object:
    return _next_json(value) if isinstance(value, NextDue) else value


def schedule_json(schedule: Schedule) -> Answer:
    """Return a schedule as JSON."""
    return {
        "instalments": [
            {
                "no": no,
                "due_on": due_on.isoformat(),
                "days": days,
                "opening": opening,
                "principal": principal,
                "interest": interest,
                "total": total,
                "closing": closing,
            }
            for no, due_on, days, opening, principal, interest, total, closing in (
                schedule.instalments
            )
        ],
        "totals": {
            "principal": schedule.principal,
            "interest": schedule.interest,
            "total": schedule.total,
        },
    }


def state_json(state: State) -> Answer:
    """Return a state as JSON."""
    told: Answer = {name: getattr(state, name) for name in State.__dataclass_fields__}
    told["allocations"] = [_receipt_json(receipt) for receipt in state.allocations]
    told["next_due"] = _next_json(state.next_due)
    told["certainty"] = state.certainty.value if state.certainty else None
    told["explanation"] = list(state.explanation)
    return told


def _receipt_json(receipt: Receipt) -> Answer:
    return {
        "event_id": receipt.event_id,
        "on": receipt.on.isoformat(),
        "to": {token.value: amount for token, amount in receipt.to.items()},
        "surplus": receipt.surplus,
    }


def _next_json(due: NextDue | None) -> Answer | None:
    if due is None:
        return None
    return {"on": due.on.isoformat(), "principal": due.principal, "interest": due.interest}
