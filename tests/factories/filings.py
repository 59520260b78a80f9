"""Filings for tests, on the ways that services go."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from docx import Document as WordDocument

from coop_registry.models import Filing, FilingEvent, Organisation
from coop_registry.queries import pages
from coop_registry.rules.entries import PersonEntry
from coop_registry.rules.filings import catalogue
from coop_registry.rules.filings.changes import Change, RepresentativeAsked
from coop_registry.rules.filings.entries import DecisionEntry, ReceivedEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.kinds import IdentityKind, Kind
from coop_registry.services.filings import deciding, examining, receiving
from core.access import EVERYTHING
from core.bulk import insert_rows, take_ids

OFFICER, LEADER = 11, 12
DAY = date(2025, 5, 5)
TODAY = date(2025, 6, 2)
NEW_PERSON = RepresentativeAsked(
    PersonEntry("Hoàng Văn Mới", IdentityKind.CITIZEN, "006085000123", phone="0987 654 321"),
    "Chủ tịch Hội đồng quản trị",
)


def received_entry(
    organisation: Organisation, kind: FilingKind = FilingKind.REPRESENTATIVE, **changes: Any
) -> ReceivedEntry:
    """Return a whole filing about an organisation: every paper always asked for is there."""
    on = changes.get("received_on", DAY)
    organisation_kind = Kind(organisation.kind)
    spec = catalogue.spec_of(kind, organisation_kind, on)
    entry = ReceivedEntry(
        kind=kind,
        organisation_kind=organisation_kind,
        name=pages.record(organisation, on).name or "",
        unit_id=organisation.unit_id,
        received_on=on,
        applicant_name="Nông Thị Thử",
        applicant_phone="0912 345 678",
        organisation_id=organisation.id,
        event_on=on,
        papers=tuple(one.code for one in spec.documents if one.is_always),
    )
    return replace(entry, **changes)


def receive(
    organisation: Organisation, kind: FilingKind = FilingKind.REPRESENTATIVE, **changes: Any
) -> Filing:
    """Return a filing just received."""
    entry = received_entry(organisation, kind, **changes)
    return receiving.receive(entry, actor_id=OFFICER, on=TODAY, scope=EVERYTHING)


def propose(row: Filing, change: Change | None = NEW_PERSON, on: date | None = None) -> Filing:
    """Say what a filing asks for and propose to accept it."""
    day = on or row.received_on
    if change is not None:
        receiving.describe(row, change, actor_id=OFFICER, on=day)
    examining.step(row, FilingStep.PROPOSE, StepEntry(day), actor_id=OFFICER, today=TODAY)
    return row


def accept(
    row: Filing, change: Change | None = NEW_PERSON, on: date | None = None, **more: Any
) -> Filing:
    """Take a filing through to its acceptance on screen."""
    propose(row, change, on)
    entry = DecisionEntry(on=on or row.received_on, **more)
    deciding.decide(row, entry, actor_id=LEADER, today=TODAY, scope=EVERYTHING)
    return row


def copies(row: Filing, number: int) -> list[int]:
    """Write many open filings like one just received, without the services' questions."""
    ids = take_ids(Filing, number)
    shared = {column.key: getattr(row, column.key) for column in Filing.__table__.columns}
    own = (
        shared | {"id": one, "number": 1000 + place, "national_no": None}
        for place, one in enumerate(ids)
    )
    insert_rows(Filing, own)
    step = {"number": 1, "step": "receive", "state": row.state, "on": row.received_on}
    step |= {"at": row.created_at, "actor_id": OFFICER}
    insert_rows(FilingEvent, (step | {"filing_id": one} for one in ids))
    return list(ids)


def word_template(*lines: str) -> bytes:
    """Return a Word file with these paragraphs."""
    document, target = WordDocument(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(target)
    return target.getvalue()
