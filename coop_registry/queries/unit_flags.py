"""Communes recognised for a time (xã đạt chuẩn nông thôn mới), and who sits in them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from coop_registry.models import UnitFlag
from coop_registry.rules.facts import UnitFlagKind
from coop_registry.rules.record import Recognition
from core.db import db
from reference import queries as reference
from reference.models import Unit


@dataclass(frozen=True)
class FlagLine:
    """One recognition as its page shows it."""

    id: int
    unit_id: int
    unit_name: str
    kind: UnitFlagKind
    start_on: date
    end_on: date | None
    source: str


def holds(on: date) -> Any:
    """Return the condition that a recognition holds on a day."""
    return (
        (UnitFlag.start_on <= on)
        & (UnitFlag.end_on.is_(None) | (UnitFlag.end_on > on))
        & UnitFlag.voided_at.is_(None)
    )


def of_unit_on(unit_id: int, on: date) -> tuple[Recognition, ...]:
    """Return what the commune of a seat was recognised as on a day.

    The recognition is of the unit that stands on that day for the recorded seat: one of a
    commune that has been merged away does not pass to the new one.
    """
    standing = reference.successor_on(unit_id, on)
    if standing is None:
        return ()
    rows = db.session.scalars(
        select(UnitFlag)
        .where(UnitFlag.unit_id == standing.id, holds(on))
        .order_by(UnitFlag.start_on, UnitFlag.id)
    )
    return tuple(Recognition(UnitFlagKind(row.kind), row.start_on, row.source) for row in rows)


def recognised_unit_ids(on: date) -> frozenset[int]:
    """Return ids of all unit versions that lie in a recognised commune on the day.

    An organisation is in a "xã nông thôn mới" when its seat's unit is one of these.
    """
    found: frozenset[int] = frozenset()
    for unit_id in db.session.scalars(select(UnitFlag.unit_id).where(holds(on)).distinct()):
        found |= reference.unit_ids_within(unit_id, on)
    return found


def get(flag_id: int) -> UnitFlag | None:
    """Return a recognition that was not taken back as an error, or None."""
    return db.session.scalar(
        select(UnitFlag).where(UnitFlag.id == flag_id, UnitFlag.voided_at.is_(None))
    )


def overlapping(unit_id: int, kind: str, start_on: date, end_on: date | None) -> list[UnitFlag]:
    """Return recognitions of the same kind and commune that meet a period."""
    query = select(UnitFlag).where(
        UnitFlag.unit_id == unit_id,
        UnitFlag.kind == kind,
        UnitFlag.voided_at.is_(None),
        UnitFlag.end_on.is_(None) | (UnitFlag.end_on > start_on),
    )
    if end_on is not None:
        query = query.where(UnitFlag.start_on < end_on)
    return list(db.session.scalars(query))


def everything() -> list[FlagLine]:
    """Return every recognition, by commune and then the newest first."""
    rows = db.session.execute(
        select(UnitFlag, Unit.name)
        .join(Unit, Unit.id == UnitFlag.unit_id)
        .where(UnitFlag.voided_at.is_(None))
        .order_by(Unit.name_sort, UnitFlag.start_on.desc(), UnitFlag.id)
    )
    return [
        FlagLine(
            row.id, row.unit_id, name, UnitFlagKind(row.kind), row.start_on, row.end_on, row.source
        )
        for row, name in rows
    ]
