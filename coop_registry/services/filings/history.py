"""How a step is written: checked against the table of actions, kept for ever, told to the log."""

from datetime import date

from audit import services as audit
from coop_registry.models import Filing, FilingEvent
from coop_registry.queries.filings import records, situation
from coop_registry.rules.filings.actions import BY_STEP, refusal_of
from coop_registry.rules.filings.entries import StepEntry
from coop_registry.rules.filings.kinds import FilingState, FilingStep
from core.clock import now_utc
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation, StaleRecord


def locked(filing_id: int, expected_version: int | None) -> Filing:
    """Return the filing for a change; raise StaleRecord when the form was opened before another's."""
    row = records.locked(filing_id)
    if expected_version is not None and expected_version != row.version:
        raise StaleRecord((), row.version)
    return row


def take(
    row: Filing,
    step: FilingStep,
    entry: StepEntry,
    *,
    actor_id: int,
    today: date,
) -> FilingEvent:
    """Do a step: refuse what the table does not allow, then write it.

    Raises RuleViolation with the reason and, where there is one, the article.
    """
    check(row, step, entry.on, actor_id=actor_id, today=today)
    return write(row, step, entry, actor_id=actor_id, leads_to=BY_STEP[step].leads_to)


def check(row: Filing, step: FilingStep, on: date, *, actor_id: int, today: date) -> None:
    """Raise when the step is not open to this person on that day."""
    refuse_unless_open(row, step, actor_id=actor_id, on=on)
    _refuse_day(row, on, today)


def refuse_unless_open(row: Filing, step: FilingStep, *, actor_id: int, on: date) -> None:
    """Raise when the step is not open, or something stands in its way."""
    stopped = refusal_of(step, situation.of(row, actor_id=actor_id, on=on, judged_on=on))
    if stopped is not None:
        raise RuleViolation(stopped.words, article=stopped.article)


def _refuse_day(row: Filing, on: date, today: date) -> None:
    """Raise when the step's day lies in the future or before the step it follows."""
    if on > today:
        raise RuleViolation("Ngày này ở sau hôm nay.", field="on")
    before = max((one.on for one in records.steps(row.id)), default=row.received_on)
    if on < before:
        raise RuleViolation(
            f"Ngày này trước bước liền trước của hồ sơ ({format_date(before)}).", field="on"
        )


def write(
    row: Filing,
    step: FilingStep,
    entry: StepEntry,
    *,
    actor_id: int,
    leads_to: FilingState | None = None,
) -> FilingEvent:
    """Add the step and move the filing on; the log says who did what."""
    before, after = row.state, (leads_to or FilingState(row.state)).value
    number = len(records.steps(row.id)) + 1
    made = FilingEvent(
        filing_id=row.id,
        number=number,
        step=step.value,
        state=after,
        on=entry.on,
        at=now_utc(),
        actor_id=actor_id,
        words=entry.words,
        told=entry.told,
        file_id=entry.file_id,
    )
    db.session.add(made)
    row.state = after
    row.version = number
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action=f"filing.{step.value}",
        subject_type="filing",
        subject_id=row.id,
        changes={"filing_state": (before, after)} if before != after else {},
        reason=entry.words,
    )
    return made
