"""Taking back an organisation that was typed by mistake (hủy ghi nhận ban đầu)."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from audit import services as audit
from coop_registry.models import (
    Act,
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    DeclaredFact,
    Identifier,
    NameFact,
    Organisation,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.queries import withdrawing
from coop_registry.rules.kinds import ActKind
from coop_registry.rules.withdrawing import Opening, refusal_to_withdraw
from coop_registry.services import acts
from coop_registry.services.taking_back import TakenBack, take_back_said
from core.clock import to_vn
from core.db import db
from core.errors import RuleViolation
from papers import queries as papers

#: Everything a first recording can bring.
BROUGHT: tuple[Any, ...] = (
    NameFact,
    SeatFact,
    StatusFact,
    ActivityFact,
    CapitalFact,
    ContactFact,
    BusinessLine,
    RepresentativeFact,
    DeclaredFact,
    Identifier,
)


def refusal(organisation: Organisation, *, actor_id: int, now: datetime) -> str | None:
    """Return why this person may not take the first recording back at this moment, or None.

    The moment of recording counts, not the day a demonstration stands on.
    """
    first = withdrawing.opening_act(organisation.id)
    if first is None:
        return "Tổ chức này không có lần ghi nhận ban đầu."
    return refusal_to_withdraw(
        Opening(
            version=organisation.version,
            by=first.actor_id,
            on=to_vn(first.recorded_at).date(),
            has_papers=bool(
                papers.papers_about("organisation", organisation.id, papers.EVERYBODYS)
            ),
            is_party=withdrawing.is_party(organisation.id),
        ),
        actor_id=actor_id,
        on=to_vn(now).date(),
    )


def withdraw(
    organisation: Organisation,
    *,
    reason: str,
    actor_id: int,
    on: date,
    now: datetime,
    expected_version: int | None,
) -> Act:
    """Void all that the first recording brought; the organisation is listed no more.

    `on` is today, `now` this moment. The rows and the log stay; the identifiers may be used again. Raises
    StaleRecord when the organisation changed meanwhile, RuleViolation when it is too late or
    somebody else's recording.
    """
    acts.check_version(organisation, expected_version)
    words = refusal(organisation, actor_id=actor_id, now=now)
    if words is not None:
        raise RuleViolation(words)
    name = withdrawing.name_of(organisation.id)
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Hủy ghi nhận ban đầu (nhập nhầm)",
        reason=reason,
    )
    _void(withdrawing.facts_of(BROUGHT, organisation.id), act)
    first = withdrawing.opening_act(organisation.id)
    take_back_said(
        [first.id] if first else [], TakenBack("Hủy ghi nhận ban đầu", reason, actor_id, now)
    )
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="organisation.withdrawn",
        subject_type="organisation",
        subject_id=organisation.id,
        changes={"name": (name, None)},
        reason=reason,
    )
    return act


def _void(facts: Iterable[Any], act: Act) -> None:
    """Mark facts as never having held."""
    for fact in facts:
        fact.voided_by_id = act.id
