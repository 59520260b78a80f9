"""Past totals that are kept: asked by unit, day and figure (số liệu tổng hợp đã ghi)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, case, exists, extract, func, select, update
from sqlalchemy.orm import aliased

from coop_registry.models import Aggregate
from coop_registry.queries.imports.known import slices
from coop_registry.rules.imports.aggregates import KnownTotal, TotalKey
from coop_registry.rules.totals import Total
from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from reference.models import Unit
from reference.rules import UnitLevel


def known_totals(unit_ids: Sequence[int]) -> dict[TotalKey, list[KnownTotal]]:
    """Return what is kept of these units, by unit, figure and day."""
    found: dict[TotalKey, list[KnownTotal]] = defaultdict(list)
    for some in slices(sorted(set(unit_ids))):
        rows = db.session.execute(
            select(
                Aggregate.unit_id, Aggregate.what, Aggregate.on, Aggregate.value, Aggregate.source
            )
            .where(Aggregate.unit_id.in_(some), Aggregate.voided_at.is_(None))
            .order_by(Aggregate.id)
        )
        for unit_id, what, on, value, source in rows:
            found[TotalKey(unit_id, Total(what), on)].append(KnownTotal(value, source))
    return found


def lock_units(unit_ids: Sequence[int]) -> None:
    """Let nobody else keep totals of these units until the transaction ends."""
    db.session.execute(
        select(Unit.id)
        .where(Unit.id.in_(sorted(set(unit_ids))))
        .order_by(Unit.id)
        .with_for_update(key_share=True)
    )


def void_totals(import_id: int, *, actor_id: int, at: datetime) -> int:
    """Take back the totals an import brought; return how many."""
    done = db.session.execute(
        update(Aggregate)
        .where(Aggregate.import_id == import_id, Aggregate.voided_at.is_(None))
        .values(voided_at=at, voided_by_id=actor_id)
    )
    return int(getattr(done, "rowcount", 0))


@dataclass(frozen=True)
class TotalLine:
    """One figure as the list shows it; `differs` where another source says otherwise."""

    unit_code: str
    unit_name: str
    what: Total
    on: date
    value: int
    words: str
    source: str
    import_id: int
    differs: bool


@dataclass(frozen=True)
class AskedTotals:
    """What a list of past totals is narrowed to; None leaves it open."""

    unit_id: int | None = None
    year: int | None = None
    what: Total | None = None


def totals_page(asked: AskedTotals, scope: Scope, number: int) -> Page[TotalLine]:
    """Return a page of past totals by unit, newest day first, then in the order of the figures."""
    conditions = _conditions(asked, scope)
    query = select(func.count()).select_from(Aggregate).where(*conditions)
    total = db.session.scalar(query) or 0
    page = shown_page(number, total)
    rows = db.session.execute(_lines(conditions).limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return Page([_line(row) for row in rows], total, page)


def all_totals(asked: AskedTotals, scope: Scope) -> list[TotalLine]:
    """Return every past total that is asked for, for the workbook."""
    return [_line(row) for row in db.session.execute(_lines(_conditions(asked, scope)))]


def totals_on(unit_id: int, on: date, scope: Scope) -> list[TotalLine]:
    """Return the past totals that speak of this unit and this very day."""
    conditions = [*_conditions(AskedTotals(unit_id), scope), Aggregate.on == on]
    return [_line(row) for row in db.session.execute(_lines(conditions))]


def _conditions(asked: AskedTotals, scope: Scope) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Aggregate.voided_at.is_(None)]
    if scope.unit_ids is not None:
        found.append(Aggregate.unit_id.in_(scope.unit_ids))
    if asked.unit_id is not None:
        found.append(Aggregate.unit_id == asked.unit_id)
    if asked.year is not None:
        found.append(Aggregate.on.between(date(asked.year, 1, 1), date(asked.year, 12, 31)))
    if asked.what is not None:
        found.append(Aggregate.what == asked.what.value)
    return found


def _lines(conditions: Sequence[ColumnElement[bool]]) -> Any:
    order = case({one.value: place for place, one in enumerate(Total)}, value=Aggregate.what)
    levels = case({one.value: place for place, one in enumerate(UnitLevel)}, value=Unit.level)
    other = aliased(Aggregate)
    differs = exists().where(
        other.unit_id == Aggregate.unit_id,
        other.what == Aggregate.what,
        other.on == Aggregate.on,
        other.value != Aggregate.value,
        other.voided_at.is_(None),
    )
    return (
        select(
            Unit.code, Unit.name, Aggregate.what, Aggregate.on, Aggregate.value, Aggregate.words,
            Aggregate.source, Aggregate.import_id, differs,
        )
        .join(Unit, Unit.id == Aggregate.unit_id)
        .where(*conditions)
        .order_by(
            levels, Unit.name_sort, Unit.id, Aggregate.on.desc(), order, Aggregate.value, Aggregate.id
        )
    )  # fmt: skip


def _line(row: Any) -> TotalLine:
    return TotalLine(row[0], row[1], Total(row[2]), *row[3:8], differs=bool(row[8]))


def units_with_totals(scope: Scope) -> list[tuple[int, str]]:
    """Return the units of which past totals are kept, those of a higher level first."""
    levels = case({one.value: place for place, one in enumerate(UnitLevel)}, value=Unit.level)
    kept = select(Aggregate.unit_id).where(*_conditions(AskedTotals(), scope))
    rows = db.session.execute(
        select(Unit.id, Unit.name)
        .where(Unit.id.in_(kept))
        .order_by(levels, Unit.name_sort, Unit.id)
    )
    return [(row.id, row.name) for row in rows]


def years_with_totals(scope: Scope) -> list[int]:
    """Return the years of which past totals are kept, newest first."""
    year = extract("year", Aggregate.on)
    rows = db.session.scalars(
        select(year).where(*_conditions(AskedTotals(), scope)).distinct().order_by(year.desc())
    )
    return [int(one) for one in rows]
