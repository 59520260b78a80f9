"""Whatever is filed in whatever order: one status a day, refused ones leave nothing, replay is equal."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coop_registry.models import Organisation, StatusFact
from coop_registry.queries import pages
from coop_registry.rules.filings.changes import (
    BankruptcyAsked,
    CapitalAsked,
    CorrectionAsked,
    CourtStep,
    NameAsked,
    NoticeAsked,
    RevocationAsked,
)
from coop_registry.rules.filings.entries import DecisionEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.record import Record
from coop_registry.services.filings import deciding, examining
from core.access import EVERYTHING
from core.db import db
from core.errors import RuleViolation
from tests.factories.filings import LEADER, OFFICER, TODAY, propose, receive
from tests.factories.registry import make_organisation

pytestmark = pytest.mark.db
FIRST = date(2024, 8, 1)

ASKED: dict[FilingKind, Any] = {
    FilingKind.NAME: NameAsked("Hợp tác xã Tên Mới"),
    FilingKind.CAPITAL: CapitalAsked(900_000_000),
    FilingKind.SUSPENSION: NoticeAsked("Sửa chữa"),
    FilingKind.RESUMPTION: NoticeAsked("Sửa xong"),
    FilingKind.REVOCATION: RevocationAsked("Cưỡng chế nợ thuế", by_tax=True),
    FilingKind.RESTORATION: NoticeAsked("Đã nộp đủ thuế"),
    FilingKind.BANKRUPTCY: BankruptcyAsked(CourtStep.OPENED, "Quyết định số 1"),
    FilingKind.CORRECTION: CorrectionAsked(capital=CapitalAsked(700_000_000)),
    FilingKind.REISSUE: NoticeAsked("Bị mất"),
}
ENDS = ("accepted", "refused", "withdrawn")
#: (kind, how it ends, days after the one before)
FILED = st.tuples(st.sampled_from(list(ASKED)), st.sampled_from(ENDS), st.integers(0, 40))


def file(organisation: Organisation, kind: FilingKind, ends: str, on: date) -> bool:
    """File one thing and end it; tell whether the register changed by it."""
    days = {"effect_on": on + timedelta(days=3), "until_on": on + timedelta(days=20)}
    if kind is FilingKind.RESUMPTION:
        days = {"effect_on": on + timedelta(days=3)}
    elif kind is not FilingKind.SUSPENSION:
        days = {}
    asked = ASKED[kind]
    try:
        with db.session.begin_nested():
            row = receive(organisation, kind, received_on=on, **days)
            if ends == "withdrawn":
                for step in (FilingStep.ASK_WITHDRAWAL, FilingStep.WITHDRAW):
                    examining.step(row, step, StepEntry(on, "Lý do"), actor_id=OFFICER, today=TODAY)
                return False
            if ends == "refused":
                words = StepEntry(on, "Không đủ điều kiện, Điều 33")
                examining.step(
                    row, FilingStep.PROPOSE_REFUSAL, words, actor_id=OFFICER, today=TODAY
                )
            else:
                propose(row, asked, on)
            entry = DecisionEntry(on=on)
            deciding.decide(row, entry, actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    except RuleViolation:
        db.session.expire_all()
        return False
    return ends == "accepted"


def said(organisation: Organisation, on: date) -> Record:
    """Return the record of a day without what tells two organisations apart."""
    shown = pages.record(organisation, on)
    person = shown.representative
    return replace(
        shown,
        id=0,
        version=0,
        identifiers=(),
        contact_id=None,
        representative=replace(person, party_id=0) if person else None,
    )


def check_one_status(organisation: Organisation) -> None:
    facts = db.session.query(StatusFact).filter_by(
        organisation_id=organisation.id, voided_by_id=None
    )
    ordered = sorted(facts, key=lambda one: one.start_on)
    for one, after in pairwise(ordered):
        assert one.end_on == after.start_on, (one.status, one.end_on, after.status)
    assert ordered[-1].end_on is None


def look(filed: list[tuple[FilingKind, str, int]]) -> None:
    """Try one sequence and take everything back, whatever came of it."""
    try:
        try_sequence(filed)
    finally:
        db.session.rollback()


def try_sequence(filed: list[tuple[FilingKind, str, int]]) -> None:
    first = make_organisation()
    accepted: list[tuple[FilingKind, date]] = []
    on = FIRST
    for kind, ends, later in filed:
        on += timedelta(days=later)
        before = said(first, TODAY)
        changed = file(first, kind, ends, on)
        check_one_status(first)
        if changed:
            accepted.append((kind, on))
        else:
            assert said(first, TODAY) == before
    second = make_organisation(identifiers=(), name="Hợp tác xã Nông nghiệp Thử Nghiệm Hai")
    for kind, day in accepted:
        assert file(second, kind, "accepted", day), kind
    for day in (FIRST, *(day for _, day in accepted), TODAY):
        a, b = said(first, day), said(second, day)
        named = replace(b, name=b.name.removesuffix(" Hai") if b.name else None)
        assert a == named, day


QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=5, **QUIET)
@given(st.lists(FILED, min_size=2, max_size=6))
def test_some_sequences(session: Any, filed: list[tuple[FilingKind, str, int]]) -> None:
    look(filed)


@pytest.mark.long
@settings(max_examples=300, **QUIET)
@given(st.lists(FILED, min_size=2, max_size=12))
def test_many_sequences(session: Any, filed: list[tuple[FilingKind, str, int]]) -> None:
    look(filed)
