"""Choosing between a person's record and what a paper says otherwise (chọn giữa hồ sơ và giấy tờ)."""

from dataclasses import replace
from datetime import date
from typing import cast

from audit import services as audit
from coop_registry.models import Party, PersonStatement
from coop_registry.queries import statements
from coop_registry.rules.particulars import OF_IDENTITY, Particular, value_of
from coop_registry.rules.parties import (
    IdentityProposal,
    PersonCorrection,
    refuse_numbers_in_words,
)
from coop_registry.services import party_changes
from coop_registry.services.identity_changes import propose_identity
from core.access import Scope
from core.clock import now_utc
from core.dates import PartialDate
from core.db import db
from core.errors import RuleViolation
from core.text import clean


def decide(
    party: Party,
    statement: PersonStatement,
    *,
    accepted: bool,
    reason: str,
    actor_id: int,
    on: date,
    scope: Scope,
    expected_version: int,
) -> None:
    """Take a paper's value over, or keep the record as it is; `on` is today.

    A fact of identity is proposed: a second person decides it. The other units are told.
    """
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do chọn.", field="reason")
    refuse_numbers_in_words(reason, "reason")
    party_changes.check_version(party, expected_version)
    statements.locked(statement)
    if statement.decided_at is not None:
        raise RuleViolation("Giá trị này đã có người chọn rồi.")
    what = Particular(statement.field)
    if accepted:
        _take_over(party, statement, reason, actor_id, on, scope)
    statement.accepted, statement.decided_reason = accepted, clean(reason)[:500]
    statement.decided_at, statement.decided_by_id = now_utc(), actor_id
    db.session.flush()
    choice = "lấy theo giấy tờ" if accepted else "giữ nguyên hồ sơ"
    audit.record(
        actor_id=actor_id,
        action="party.statement_decided",
        subject_type="party",
        subject_id=party.id,
        changes={"choice": (None, f"{choice}: {party_changes.field_words([what])}")},
        reason=reason,
    )


def _take_over(
    party: Party, statement: PersonStatement, reason: str, actor_id: int, on: date, scope: Scope
) -> None:
    """Write a paper's value, or propose it."""
    what = Particular(statement.field)
    if what is Particular.IDENTITY_NO:
        raise RuleViolation(
            "Số giấy tờ chỉ được giữ phần đầu và hai số cuối. Hãy nhập lại số từ giấy gốc ở “Đề nghị "
            "sửa giấy tờ”, rồi chọn giữ nguyên ở đây."
        )
    value = value_of(what, statement.value)
    if what in OF_IDENTITY:
        propose_identity(
            party,
            _proposal(what, value),
            reason=reason,
            actor_id=actor_id,
            on=on,
            scope=scope,
            expected_version=party.version,
        )
        return
    held = PersonCorrection(
        party.full_name, party.phone, party.address, party.gender, party.ethnicity
    )
    party_changes.correct_person(
        party,
        replace(held, **{what.value: statement.value}),
        reason=reason,
        actor_id=actor_id,
        scope=scope,
        expected_version=party.version,
    )


def _proposal(what: Particular, value: object) -> IdentityProposal:
    """Return the proposal of one fact of identity."""
    return IdentityProposal(
        identity_on=cast(date, value) if what is Particular.IDENTITY_ON else None,
        identity_by=str(value) if what is Particular.IDENTITY_BY else None,
        birth=cast(PartialDate, value) if what is Particular.BIRTH else None,
        nationality=str(value) if what is Particular.NATIONALITY else None,
    )
