"""Lists of organisations as of a day: filtered, ordered, paged, counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from coop_registry.models import (
    CapitalFact,
    ContactFact,
    Identifier,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.findings import Counted
from coop_registry.rules.kinds import Scheme
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db, in_force
from core.paging import PAGE_SIZE, Page, shown_page
from core.text import fold
from reference import queries as reference
from reference.models import Unit


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None leaves it open."""

    text: str | None = None
    unit_id: int | None = None
    kind: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    id: int
    kind: str
    name: str
    unit_name: str
    founded_on: date | None
    founded_precision: str | None
    is_demo: bool
    status: str | None
    capital_vnd: int | None
    code: str | None
    representative: str | None
    phone: str | None
    counted: Counted | None = None

    @property
    def founded(self) -> PartialDate | None:
        """Return the founding day as far as known."""
        if self.founded_on is None or self.founded_precision is None:
            return None
        return PartialDate(self.founded_on, Precision(self.founded_precision))

    @property
    def members(self) -> int | None:
        """Return the number of members: listed where the list is complete, else declared."""
        return self.counted.total if self.counted else None


ORDERS: dict[str, Any] = {
    "ten": NameFact.name_sort,
    "thanh-lap": Organisation.founded_on,
    "von": CapitalFact.amount_vnd,
    "xa": Unit.name_sort,
}


def page(
    filters: Filters,
    *,
    scope: Scope,
    on: date,
    order: str = "ten",
    descending: bool = False,
    number: int = 1,
) -> Page[Row]:
    """Return one page of the organisations that the register knew on the day."""
    conditions = _conditions(filters, scope, on)
    total = _count(conditions, on)
    shown = shown_page(number, total)
    query = (
        _rows(on)
        .where(*conditions)
        .order_by(*_order(order, descending))
        .limit(PAGE_SIZE)
        .offset((shown - 1) * PAGE_SIZE)
    )
    return Page(_with_members(query, on), total, shown)


def everything(
    filters: Filters, *, scope: Scope, on: date, order: str = "ten", descending: bool = False
) -> list[Row]:
    """Return all lines, for export of exactly what the list shows."""
    query = _rows(on).where(*_conditions(filters, scope, on)).order_by(*_order(order, descending))
    return _with_members(query, on)


def count(filters: Filters, *, scope: Scope, on: date) -> int:
    """Return how many lines the list has."""
    return _count(_conditions(filters, scope, on), on)


def _rows(on: date) -> Select[Any]:
    """Return the select of a line's columns as of a day."""
    return (
        select(
            Organisation.id,
            Organisation.kind,
            NameFact.name,
            Unit.name,
            Organisation.founded_on,
            Organisation.founded_precision,
            Organisation.is_demo,
            StatusFact.status,
            CapitalFact.amount_vnd,
            Identifier.value,
            Party.full_name,
            ContactFact.phone,
        )
        .select_from(Organisation)
        .join(NameFact, _of(NameFact, on))
        .join(SeatFact, _of(SeatFact, on))
        .join(Unit, Unit.id == SeatFact.unit_id)
        .outerjoin(StatusFact, _of(StatusFact, on))
        .outerjoin(CapitalFact, _of(CapitalFact, on))
        .outerjoin(
            Identifier,
            and_(
                Identifier.organisation_id == Organisation.id,
                Identifier.scheme == Scheme.CODE.value,
                Identifier.voided_by_id.is_(None),
            ),
        )
        .outerjoin(RepresentativeFact, _of(RepresentativeFact, on))
        .outerjoin(Party, Party.id == RepresentativeFact.party_id)
        .outerjoin(ContactFact, _of(ContactFact, on))
    )


def _of(fact: Any, on: date) -> ColumnElement[bool]:
    """Return the join of an organisation with its fact of the day."""
    return and_(fact.organisation_id == Organisation.id, in_force(fact, on))


def _count(conditions: Sequence[ColumnElement[bool]], on: date) -> int:
    """Return the number of lines, without the joins that only bring words."""
    query = (
        select(func.count())
        .select_from(Organisation)
        .join(NameFact, _of(NameFact, on))
        .join(SeatFact, _of(SeatFact, on))
        .outerjoin(StatusFact, _of(StatusFact, on))
        .where(*conditions)
    )
    return db.session.scalar(query) or 0


def _conditions(filters: Filters, scope: Scope, on: date) -> list[ColumnElement[bool]]:
    """Return the conditions of scope and filters."""
    found: list[ColumnElement[bool]] = []
    if scope.unit_ids is not None:
        found.append(Organisation.unit_id.in_(scope.unit_ids))
    if filters.unit_id is not None:
        found.append(SeatFact.unit_id.in_(reference.unit_ids_within(filters.unit_id, on)))
    if filters.kind:
        found.append(Organisation.kind == filters.kind)
    if filters.status:
        found.append(StatusFact.status == filters.status)
    if filters.text:
        found.append(_text_condition(filters.text))
    return found


def _text_condition(text: str) -> ColumnElement[bool]:
    """Return the condition that any name ever borne, or an identifier, matches the words."""
    folded = fold(text)
    by_number = select(Identifier.organisation_id).where(
        Identifier.voided_by_id.is_(None), Identifier.normal.startswith(normal_identifier(text))
    )
    if not folded:
        return Organisation.id.in_(by_number)
    named = select(NameFact.organisation_id).where(NameFact.voided_by_id.is_(None))
    for word in folded.split():
        named = named.where(NameFact.name_search.contains(word))
    return or_(Organisation.id.in_(named), Organisation.id.in_(by_number))


def _order(order: str, descending: bool) -> tuple[ColumnElement[Any], ...]:
    """Return the order; the name and the id break ties, unknown values come last."""
    column = ORDERS.get(order, NameFact.name_sort)
    ordered = column.desc() if descending else column.asc()
    return ordered.nulls_last(), NameFact.name_sort, Organisation.id


def _with_members(query: Select[Any], on: date) -> list[Row]:
    """Return the lines with their number of members (two more statements for all)."""
    rows = [Row(*values) for values in db.session.execute(query)]
    counts = counts_on(on, [row.id for row in rows]) if rows else {}
    return [replace(row, counted=counts.get(row.id)) for row in rows]
