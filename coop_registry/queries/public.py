"""What anyone may look up (thông tin công khai): these fields and nothing else.

Khoản 1 Điều 29 Nghị định 92/2024/NĐ-CP: tên, mã số, trụ sở, ngành nghề, người đại diện theo pháp
luật, tình trạng pháp lý. Of the representative the name alone is shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from coop_registry.models import (
    BusinessLine,
    Identifier,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.queries.names import place_line
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import Kind, Scheme, Status
from core.db import db, in_force
from core.paging import Page, shown_page
from core.text import capitalise_first, fold
from reference.models import Unit, Vsic

#: Enough to find one's cooperative, too few to copy the register page by page.
PAGE_SIZE = 20
MAX_PAGES = 5
#: Shorter words find half the register.
SHORTEST = 2


@dataclass(frozen=True)
class PublicLine:
    """One hit: enough to know which it is."""

    id: int
    kind: Kind
    name: str
    code: str | None
    commune: str
    status: Status | None
    is_demo: bool


@dataclass(frozen=True)
class PublicRecord:
    """The public facts of one organisation."""

    id: int
    kind: Kind
    name: str
    code: str | None
    seat: str
    lines: tuple[str, ...]
    representative: str | None
    status: Status | None
    is_demo: bool


def enough(text: str) -> bool:
    """Tell whether the words are enough to search by."""
    return len(fold(text).replace(" ", "")) >= SHORTEST


def search(text: str, *, on: date, number: int = 1) -> Page[PublicLine]:
    """Return a page of the organisations whose name has all the words, or whose code it is.

    No more than `MAX_PAGES` pages: whoever gets so many hits types another word.
    """
    conditions = _conditions(text)
    total = db.session.scalar(_select(on, func.count()).where(*conditions)) or 0
    total = min(total, PAGE_SIZE * MAX_PAGES)
    shown = shown_page(number, total, PAGE_SIZE)
    query = (
        _select(
            on,
            Organisation.id,
            Organisation.kind,
            NameFact.name,
            Unit.name,
            StatusFact.status,
            Organisation.is_demo,
        )
        .where(*conditions)
        .order_by(NameFact.name_sort, Organisation.id)
        .limit(PAGE_SIZE)
        .offset((shown - 1) * PAGE_SIZE)
    )
    rows = db.session.execute(query).all()
    codes = _codes([row[0] for row in rows])
    lines = [
        PublicLine(
            row[0],
            Kind(row[1]),
            row[2],
            codes.get(row[0]),
            row[3],
            Status(row[4]) if row[4] else None,
            row[5],
        )
        for row in rows
    ]
    return Page(lines, total, shown, PAGE_SIZE)


def record(organisation_id: int, on: date) -> PublicRecord | None:
    """Return the public facts of one organisation on a day, or None."""
    row = db.session.execute(
        _select(
            on,
            Organisation.kind,
            NameFact.name,
            SeatFact.unit_id,
            SeatFact.address,
            StatusFact.status,
            Organisation.is_demo,
        ).where(Organisation.id == organisation_id)
    ).first()
    if row is None:
        return None
    kind, name, unit_id, address, status, is_demo = row
    return PublicRecord(
        id=organisation_id,
        kind=Kind(kind),
        name=name,
        code=_codes([organisation_id]).get(organisation_id),
        seat=capitalise_first(", ".join(part for part in (address, place_line(unit_id)) if part)),
        lines=_lines(organisation_id, on),
        representative=_representative(organisation_id, on),
        status=Status(status) if status else None,
        is_demo=is_demo,
    )


def _select(on: date, *columns: Any) -> Select[Any]:
    """Return the select of organisations known on a day with their public facts."""
    return (
        select(*columns)
        .select_from(Organisation)
        .join(NameFact, _of(NameFact, on))
        .join(SeatFact, _of(SeatFact, on))
        .join(Unit, Unit.id == SeatFact.unit_id)
        .outerjoin(StatusFact, _of(StatusFact, on))
    )


def _of(fact: Any, on: date) -> ColumnElement[bool]:
    """Return the join of an organisation with its fact of the day."""
    return and_(fact.organisation_id == Organisation.id, in_force(fact, on))


def _conditions(text: str) -> list[ColumnElement[bool]]:
    """Return the condition that the present name has all words, or the code is this one."""
    named = and_(*(NameFact.name_search.contains(word) for word in fold(text).split()))
    coded = select(Identifier.organisation_id).where(
        Identifier.voided_by_id.is_(None),
        Identifier.scheme == Scheme.CODE.value,
        Identifier.normal == normal_identifier(text),
    )
    return [or_(named, Organisation.id.in_(coded))]


def _codes(ids: Sequence[int]) -> dict[int, str]:
    """Return the codes (mã số) of some organisations."""
    rows = db.session.execute(
        select(Identifier.organisation_id, Identifier.value).where(
            Identifier.organisation_id.in_(ids),
            Identifier.scheme == Scheme.CODE.value,
            Identifier.voided_by_id.is_(None),
        )
    )
    return {organisation_id: value for organisation_id, value in rows}


def _lines(organisation_id: int, on: date) -> tuple[str, ...]:
    """Return the business lines, the main one first."""
    rows = db.session.execute(
        select(Vsic.code, Vsic.name)
        .join(BusinessLine, BusinessLine.vsic_id == Vsic.id)
        .where(BusinessLine.organisation_id == organisation_id, in_force(BusinessLine, on))
        .order_by(BusinessLine.is_main.desc(), Vsic.code)
    )
    return tuple(f"{code} {name}" for code, name in rows)


def _representative(organisation_id: int, on: date) -> str | None:
    """Return the name of the legal representative, and only the name."""
    return db.session.scalar(
        select(Party.full_name)
        .join(RepresentativeFact, RepresentativeFact.party_id == Party.id)
        .where(
            RepresentativeFact.organisation_id == organisation_id, in_force(RepresentativeFact, on)
        )
    )
