"""Typing errors put right (đính chính): reason required, before and after in the log."""

from datetime import date

from audit import services as audit
from coop_registry.models import (
    Act,
    Organisation,
)
from coop_registry.rules.entries import IdentifierEntry, normal_identifier
from coop_registry.rules.kinds import ActKind, FactKind, Scheme
from coop_registry.services import acts, opening
from coop_registry.services.matters import CORRECTIONS, Values
from core.access import Scope
from core.db import db
from core.errors import RuleViolation


def correct_fact(
    organisation: Organisation,
    kind: FactKind,
    values: Values,
    *,
    reason: str,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int | None,
) -> Act:
    """Correct one registered matter as it stands on the day; `on` is today.

    `values` are the fields of the matter's form. Raises StaleRecord when the organisation
    changed meanwhile, RuleViolation when nothing changes or an identifier is taken.
    """
    acts.check_version(organisation, expected_version)
    if kind is FactKind.SEAT:
        opening.refuse_foreign_unit(values["unit_id"], scope)
    if kind is FactKind.IDENTIFIER:
        _refuse_taken(organisation, values, scope)
    act = acts.begin(
        organisation,
        ActKind.CORRECTION,
        on=on,
        actor_id=actor_id,
        source="Đính chính",
        reason=reason,
    )
    said = CORRECTIONS[kind](organisation, values, act, on)
    changes = {field: pair for field, pair in said.items() if pair[0] != pair[1]}
    if not changes:
        raise RuleViolation("Chưa có gì khác với nội dung đang ghi.")
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="organisation.corrected",
        subject_type="organisation",
        subject_id=organisation.id,
        changes=changes,
        reason=reason,
    )
    return act


def _refuse_taken(organisation: Organisation, values: Values, scope: Scope) -> None:
    """Refuse an identifier that another organisation has."""
    for scheme in Scheme:
        if values[scheme.value]:
            opening.refuse_taken(
                IdentifierEntry(scheme, normal_identifier(values[scheme.value])),
                scope,
                organisation.id,
            )
