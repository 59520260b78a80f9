"""The decision (quyết định): on screen by the leader, or signed on paper and confirmed by a second.

Only here a filing changes the register.
"""

from datetime import date

from coop_registry.models import Filing
from coop_registry.queries.filings import records
from coop_registry.rules.entries import IdentifierEntry
from coop_registry.rules.filings.entries import DecisionEntry, StepEntry, decision_from
from coop_registry.rules.filings.kinds import FilingState, FilingStep
from coop_registry.rules.kinds import Scheme
from coop_registry.services import opening
from coop_registry.services.filings import effects, examining, history
from core.access import Scope
from core.errors import RuleViolation


def decide(row: Filing, entry: DecisionEntry, *, actor_id: int, today: date, scope: Scope) -> None:
    """Decide as proposed, on screen (lãnh đạo quyết định); accepted, the register changes."""
    history.check(row, FilingStep.DECIDE, entry.on, actor_id=actor_id, today=today)
    leads_to = _conclude(row, entry, actor_id=actor_id, today=today, scope=scope)
    step = StepEntry(entry.on, entry.words, entry.told())
    history.write(row, FilingStep.DECIDE, step, actor_id=actor_id, leads_to=leads_to)


def record_signed(
    row: Filing, entry: DecisionEntry, *, actor_id: int, today: date, scope: Scope
) -> None:
    """Write down a decision signed on paper (số, ngày, người ký, bản ký); a second person confirms."""
    for value, field, words in (
        (entry.decision_no, "decision_no", "Hãy ghi số của văn bản đã ký."),
        (entry.signer, "signer", "Hãy ghi người ký."),
        (entry.file_id, "file", "Hãy đính kèm bản đã ký."),
    ):
        if not value:
            raise RuleViolation(words, field=field)
    _refuse_numbers(row, entry, scope)
    history.take(
        row,
        FilingStep.RECORD_SIGNED,
        StepEntry(entry.on, entry.words, entry.told(), entry.file_id),
        actor_id=actor_id,
        today=today,
    )


def confirm_signed(row: Filing, on: date, *, actor_id: int, today: date, scope: Scope) -> None:
    """Confirm as the second person that the signed paper says so; only now the register changes."""
    history.check(row, FilingStep.CONFIRM_SIGNED, on, actor_id=actor_id, today=today)
    recorded = records.last_of(records.steps(row.id), FilingStep.RECORD_SIGNED)
    if recorded is None or recorded.told is None:
        raise RuleViolation("Chưa có quyết định đã ký nào được ghi.")
    entry = decision_from(recorded.told, recorded.file_id)
    leads_to = _conclude(row, entry, actor_id=recorded.actor_id, today=today, scope=scope)
    history.write(
        row, FilingStep.CONFIRM_SIGNED, StepEntry(on), actor_id=actor_id, leads_to=leads_to
    )


def _refuse_numbers(row: Filing, entry: DecisionEntry, scope: Scope) -> None:
    """Raise when another organisation has the code or the certificate number already."""
    for scheme, value in (
        (Scheme.CODE, entry.code),
        (Scheme.CERTIFICATE_NO, entry.certificate_no),
    ):
        if value:
            opening.refuse_taken(IdentifierEntry(scheme, value), scope, effects.holder_id(row))


def _conclude(
    row: Filing, entry: DecisionEntry, *, actor_id: int, today: date, scope: Scope
) -> FilingState:
    """Bring an accepted change into the register; return where the filing ends."""
    if not examining.proposal_accepts(row):
        return FilingState.REFUSED
    _refuse_numbers(row, entry, scope)
    act = effects.bring_in(row, entry, actor_id=actor_id, today=today, scope=scope)
    row.act_id = act.id
    row.organisation_id = act.organisation_id
    row.change_no = entry.change_no
    return FilingState.ACCEPTED
