"""Lists of organisations as of a day: narrowed, ordered, paged, counted."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from coop_registry.models import CapitalFact, NameFact, Organisation, StatusFact
from coop_registry.queries.lists.conditions import conditions, standing
from coop_registry.queries.lists.rows import Row, page_of, reached, rows_of
from coop_registry.queries.lists.sums import ADDED_AT_ONCE, by_members, known_of
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.findings import Counted
from coop_registry.rules.listing import MEMBERS, USUAL, Filters
from coop_registry.rules.overview import Tally, tally
from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from reference.models import Unit

__all__ = [
    "Filters",
    "Row",
    "count",
    "everything",
    "ids",
    "page",
    "page_and_sums",
    "reached",
]

Counts = dict[int, Counted | None]

_ORDERS: dict[str, Any] = {
    "ten": NameFact.name_sort,
    "xa": Unit.name_sort,
    "thanh-lap": Organisation.founded_on,
    "dang-ky": Organisation.registered_on,
    "von": CapitalFact.amount_vnd,
    "tinh-trang": StatusFact.status,
}


def page(
    filters: Filters,
    *,
    scope: Scope,
    on: date,
    order: str = "ten",
    descending: bool = False,
    number: int = 1,
    columns: Collection[str] = USUAL,
) -> Page[Row]:
    """Return one page of the organisations that the register knew on the day."""
    asked = standing(on).where(*conditions(filters, scope, on))
    ordered = _order(order, descending)
    if order == MEMBERS:
        every = by_members(asked, ordered, on, descending)
        shown = shown_page(number, len(every))
        some = every[(shown - 1) * PAGE_SIZE : shown * PAGE_SIZE]
        return Page(rows_of(some, on, columns, scope), len(every), shown)
    found = page_of(asked, ordered, number, on=on, columns=columns, scope=scope)
    if not found.rows and number > 1:  # beyond the last page
        last = shown_page(number, _count(asked))
        found = page_of(asked, ordered, last, on=on, columns=columns, scope=scope)
    return found


def page_and_sums(
    filters: Filters, *, in_full: bool, on: date, columns: Collection[str], **asked: Any
) -> tuple[Page[Row], Tally | None]:
    """Return one page and what the whole list adds up to, as the overview counts it.

    A long list is added up only when `in_full`. Members are counted once for both.
    """
    others = [key for key in columns if key != MEMBERS]
    found = page(filters, on=on, columns=others, **asked)
    if not found.rows or (found.total > ADDED_AT_ONCE and not in_full):
        return _with_members(found, columns, on), None
    known = known_of(filters, scope=asked["scope"], on=on)
    counts = {one.organisation_id: one.members for one in known}
    return _with_members(found, columns, on, counts), tally(known)


def _with_members(
    found: Page[Row], columns: Collection[str], on: date, counts: Counts | None = None
) -> Page[Row]:
    """Return a page with the members of its lines, where that column is shown."""
    if MEMBERS not in columns or not found.rows:
        return found
    if counts is None:
        counts = dict(counts_on(on, [row.id for row in found.rows]))
    return replace(found, rows=[replace(row, counted=counts.get(row.id)) for row in found.rows])


def everything(
    filters: Filters,
    *,
    scope: Scope,
    on: date,
    order: str = "ten",
    descending: bool = False,
    columns: Collection[str] = USUAL,
    chosen: Collection[int] | None = None,
) -> list[Row]:
    """Return all lines, or the chosen ones, for export of exactly what the list shows."""
    found = ids(filters, scope=scope, on=on, order=order, descending=descending, chosen=chosen)
    return rows_of(found, on, columns, scope)


def ids(
    filters: Filters,
    *,
    scope: Scope,
    on: date,
    order: str = "ten",
    descending: bool = False,
    chosen: Collection[int] | None = None,
) -> list[int]:
    """Return the organisations of the list, or the chosen ones of them, in its order."""
    asked = standing(on).where(*conditions(filters, scope, on))
    if chosen is not None:
        asked = asked.where(Organisation.id.in_(chosen))
    if order == MEMBERS:
        return by_members(asked, _order(order, descending), on, descending)
    return list(db.session.scalars(asked.order_by(*_order(order, descending))))


def count(filters: Filters, *, scope: Scope, on: date) -> int:
    """Return how many lines the list has."""
    return _count(standing(on).where(*conditions(filters, scope, on)))


def _count(asked: Select[Any]) -> int:
    return db.session.scalar(select(func.count()).select_from(asked.subquery())) or 0


def _order(order: str, descending: bool) -> tuple[ColumnElement[Any], ...]:
    """Return the order; the name and the id break ties, unknown values come last."""
    column = _ORDERS.get(order, NameFact.name_sort)
    ordered = column.desc() if descending else column.asc()
    return ordered.nulls_last(), NameFact.name_sort, Organisation.id
