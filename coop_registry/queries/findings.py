"""Findings of a day for many organisations, and what was said about them before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import func, select

from coop_registry.models import FindingCheck, FindingNote, FindingSpell
from coop_registry.queries import states
from coop_registry.queries.states import Seat, Subject
from coop_registry.rules.findings import Breach, Finding, ended, findings_on
from coop_registry.rules.findings.explaining import Explanation
from coop_registry.rules.kinds import Kind
from core.access import EVERYTHING, Scope
from core.db import db
from reference import queries as reference

#: By organisation, finding, member and fact.
Explanations = Mapping[tuple[int, str, int | None, str], Explanation]


@dataclass(frozen=True)
class Found:
    """One finding with the organisation it is about (vấn đề của một tổ chức)."""

    organisation_id: int
    kind: Kind
    name: str
    code: str | None
    certificate_no: str | None
    seat: Seat | None
    is_demo: bool
    finding: Finding
    explanation: Explanation | None = None
    #: Said of the same fact when it was another: it covers this one no more.
    outdated: Explanation | None = None

    @property
    def unit_name(self) -> str | None:
        """Return the unit of the seat, as it was called then."""
        return self.seat.unit_name if self.seat else None

    @property
    def key(self) -> tuple[int, str, int | None, str]:
        """Return what makes it the same finding on two days."""
        return self.organisation_id, *self.finding.key


def all_on(on: date, scope: Scope = EVERYTHING, unit_id: int | None = None) -> Iterator[Found]:
    """Give every finding of a day (phát hiện của một ngày), organisations in order of id.

    `unit_id` narrows to seats that lay within the unit on that day.
    """
    within = reference.unit_ids_within(unit_id, on) if unit_id is not None else None
    for subject in states.subjects(scope):
        seat = subject.seats.on(on)
        if within is None or (seat is not None and seat.unit_id in within):
            yield from _found(subject, seat, on)


def of_organisation(organisation_id: int, on: date) -> list[Found]:
    """Return the findings of one organisation, each with the explanation that stands."""
    said = explanations(on, [organisation_id])
    return [
        explained(found, said)
        for subject in states.subjects(ids=[organisation_id])
        for found in _found(subject, subject.seats.on(on), on)
    ]


def of_record(organisation_id: int, on: date) -> tuple[list[Found], list[Breach]]:
    """Return one organisation's findings of a day, and the stretches that were over by then."""
    said = explanations(on, [organisation_id])
    found: list[Found] = []
    past: list[Breach] = []
    for subject in states.subjects(ids=[organisation_id]):
        found += [explained(one, said) for one in _found(subject, subject.seats.on(on), on)]
        past += ended(subject.state, on)
    return found, past


def _found(subject: Subject, seat: Seat | None, on: date) -> Iterator[Found]:
    """Give the findings of one organisation."""
    for finding in findings_on(subject.state, on):
        yield Found(
            organisation_id=subject.organisation_id,
            kind=subject.state.kind,
            name=subject.state.names.on(on) or "",
            code=subject.code,
            certificate_no=subject.certificate_no,
            seat=seat,
            is_demo=subject.is_demo,
            finding=finding,
        )


def explained(found: Found, said: Explanations) -> Found:
    """Return the finding with the explanation that stands, or the one whose fact changed since."""
    standing = said.get(found.key)
    if standing is None:
        return found
    if standing.covers(found.finding.fingerprint):
        return replace(found, explanation=standing)
    return replace(found, outdated=standing)


def explanations(on: date, ids: Sequence[int] | None = None) -> Explanations:
    """Return the explanations that stand on a day; the newest of a finding counts."""
    query = select(FindingNote).where(FindingNote.written_on <= on, FindingNote.until > on)
    if ids is not None:
        query = query.where(FindingNote.organisation_id.in_(ids))
    return {
        (note.organisation_id, note.rule, note.party_id, note.part): explanation(note)
        for note in db.session.scalars(query.order_by(FindingNote.id))
    }


def explanation(note: FindingNote) -> Explanation:
    """Return a note as rules and pages read it."""
    return Explanation(
        note_id=note.id,
        note=note.note,
        written_on=note.written_on,
        until=note.until,
        actor_id=note.actor_id,
        facts=note.facts,
        has_file=note.stored_file_id is not None,
    )


def notes_of(organisation_id: int) -> list[FindingNote]:
    """Return every explanation of an organisation's findings, newest first."""
    query = select(FindingNote).where(FindingNote.organisation_id == organisation_id)
    return list(db.session.scalars(query.order_by(FindingNote.id.desc())))


def note_of(note_id: int, organisation_id: int) -> FindingNote | None:
    """Return one explanation of an organisation's finding."""
    return db.session.scalar(
        select(FindingNote).where(
            FindingNote.id == note_id, FindingNote.organisation_id == organisation_id
        )
    )


def open_spells() -> list[FindingSpell]:
    """Return the spells that no check has seen the end of."""
    return list(db.session.scalars(select(FindingSpell).where(FindingSpell.cured_on.is_(None))))


def spells_of(organisation_id: int) -> list[FindingSpell]:
    """Return the history of an organisation's findings, newest first (lịch sử phát hiện)."""
    query = select(FindingSpell).where(FindingSpell.organisation_id == organisation_id)
    return list(db.session.scalars(query.order_by(FindingSpell.seen_on.desc(), FindingSpell.id)))


def check_on(on: date) -> FindingCheck | None:
    """Return the check of a day, None when that day was not checked."""
    return db.session.get(FindingCheck, on)


def last_check() -> date | None:
    """Return the newest day that was checked."""
    return db.session.scalar(select(func.max(FindingCheck.on)))
