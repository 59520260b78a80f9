"""Registered names that a proposed one is the same as, or may be taken for (xét tên dự kiến).

Over the whole register, whoever asks: names are public (khoản 1 Điều 29 NĐ 92/2024). Two
statements: names that share what every case of the decree leaves (`rules.naming.narrowing`), then
the organisations of the few that the rules find alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from coop_registry.models import NameFact, Organisation, SeatFact, StatusFact
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.naming import (
    Basis,
    Likeness,
    Named,
    Remark,
    basis,
    compare,
    outside_area,
    remarks,
)
from coop_registry.rules.naming.narrowing import Narrowing, narrowing
from core.db import db, in_force
from reference import queries as reference
from reference.models import Unit

#: More nobody compares by eye.
MOST = 50


@dataclass(frozen=True)
class Alike:
    """A registered organisation and how its name is like the proposed one."""

    likeness: Likeness
    organisation_id: int
    kind: Kind
    status: Status | None
    #: The unit of its seat on the day, by the name of that time.
    unit_id: int
    unit_name: str
    #: The unit whose officers keep the record.
    home_unit_id: int


@dataclass(frozen=True)
class NameCheck:
    """All that is said of a proposed name: for a page, a paper, a person who decides."""

    name: Named
    on: date
    #: None where no rule on names is loaded for the day.
    basis: Basis | None
    remarks: tuple[Remark, ...]
    found: list[Alike]


def check_name(
    name: Named, on: date, *, unit_id: int | None = None, without_id: int | None = None
) -> NameCheck:
    """Return what the law of the day and the register say of a proposed name (xét tên dự kiến)."""
    found = names_like(name, on, unit_id=unit_id, without_id=without_id)
    return NameCheck(name, on, basis(name.kind, on), remarks(name.full, name.kind, on), found)


def names_like(
    name: Named, on: date, *, unit_id: int | None = None, without_id: int | None = None
) -> list[Alike]:
    """Return the organisations of the day with a like name, the gravest first.

    Left out: those that have ended by that day, whose names are free again (khoản 1 Điều 15 NĐ
    92/2024), and `without_id`, the organisation that asks. `unit_id` is the commune of a group,
    whose name counts there alone (khoản 1 Điều 13 NĐ 77/2019).

    ASSUMPTION: the register holds one province, so that "trong phạm vi cấp tỉnh" of Luật 2012 and
    "toàn quốc" of Luật 2023 are both the whole of it.
    """
    rows = _candidates(narrowing(name.full), on, without_id)
    compared = ((number, compare(name, Named(kind, full), on)) for number, kind, full in rows)
    likely = {number: likeness for number, likeness in compared if likeness}
    found = _organisations(likely, on)
    if name.kind is Kind.GROUP and unit_id is not None:
        found = [_within(one, unit_id, on) for one in found]
    return sorted(found, key=lambda one: (one.likeness.rank, one.organisation_id))[:MOST]


def _candidates(
    wanted: Narrowing, on: date, without_id: int | None
) -> Sequence[tuple[int, Kind, str]]:
    """Return (organisation, kind, name) of the names of the day that may be alike."""
    if not wanted.endings:
        return []
    rows = db.session.execute(
        select(NameFact.organisation_id, Organisation.kind, NameFact.name, NameFact.name_search)
        .join(Organisation, Organisation.id == NameFact.organisation_id)
        .where(in_force(NameFact, on), _may_be_alike(wanted))
    )
    return [
        (number, Kind(kind), full)
        for number, kind, full, folded in rows
        if number != without_id and wanted.may_be(folded)
    ]


def _may_be_alike(wanted: Narrowing) -> ColumnElement[bool]:
    """Return the condition on the folded name: as long as this, with all the parts, or its end."""
    searched = NameFact.name_search
    ways = [searched.endswith(ending, autoescape=True) for ending in wanted.endings]
    if wanted.parts:
        parts = (searched.like(f"%{part}%") for part in wanted.parts)
        ways.append(and_(func.length(searched) <= wanted.longest, *parts))
    return or_(*ways)


def _organisations(likely: dict[int, Likeness], on: date) -> list[Alike]:
    """Return the organisations found that have not ended by the day."""
    if not likely:
        return []
    rows = db.session.execute(
        select(
            Organisation.id,
            Organisation.kind,
            StatusFact.status,
            Unit.id,
            Unit.name,
            Organisation.unit_id,
        )
        .outerjoin(SeatFact, _of(SeatFact, on))
        .join(Unit, Unit.id == func.coalesce(SeatFact.unit_id, Organisation.unit_id))
        .outerjoin(StatusFact, _of(StatusFact, on))
        .where(Organisation.id.in_(sorted(likely)))
    )
    return [
        Alike(likely[row[0]], row[0], Kind(row[1]), Status(row[2]) if row[2] else None, *row[3:])
        for row in rows
        if row[2] != Status.ENDED
    ]


def _of(fact: Any, on: date) -> ColumnElement[bool]:
    """Return the join of an organisation with its fact of the day."""
    return and_(fact.organisation_id == Organisation.id, in_force(fact, on))


def _within(found: Alike, unit_id: int, on: date) -> Alike:
    """Return what was found, only told when it is a group of another commune."""
    if found.kind is not Kind.GROUP or _standing(found.unit_id, on) == _standing(unit_id, on):
        return found
    return replace(found, likeness=outside_area(found.likeness))


def _standing(unit_id: int, on: date) -> int:
    """Return the commune that stands on the day for this version of it."""
    node = reference.unit_tree().successor_on(unit_id, on)
    return node.id if node else unit_id
