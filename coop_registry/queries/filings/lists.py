"""Filings of an office: those that wait, those of an organisation, one page at a time."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Select, func, select

from coop_registry.models import Filing
from coop_registry.rules.filings.kinds import OPEN_STATES, FilingKind, FilingState
from core.access import Scope
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from core.text import fold

_OPEN = [state.value for state in OPEN_STATES]


@dataclass(frozen=True)
class Filter:
    """What a list of filings is asked for (bộ lọc)."""

    state: FilingState | None = None
    kind: FilingKind | None = None
    open_only: bool = False
    words: str = ""
    assignee_id: int | None = None


def page(asked: Filter, scope: Scope, number: int) -> Page[Filing]:
    """Return a page of filings, the newest first; of the open ones the oldest first."""
    query = _asked(asked, scope)
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    shown = shown_page(number, total)
    order = (
        (Filing.completed_on, Filing.id)
        if asked.open_only
        else (Filing.received_on.desc(), Filing.id.desc())
    )
    rows = db.session.scalars(
        query.order_by(*order).limit(PAGE_SIZE).offset((shown - 1) * PAGE_SIZE)
    )
    return Page(list(rows), total, shown)


def every(asked: Filter, scope: Scope) -> list[Filing]:
    """Return all filings asked for, the oldest first."""
    order = (Filing.received_on, Filing.agency_id, Filing.year, Filing.number)
    return list(db.session.scalars(_asked(asked, scope).order_by(*order)))


def _asked(asked: Filter, scope: Scope) -> Select[tuple[Filing]]:
    query = select(Filing)
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    if asked.open_only:
        query = query.where(Filing.state.in_(_OPEN))
    if asked.state is not None:
        query = query.where(Filing.state == asked.state.value)
    if asked.kind is not None:
        query = query.where(Filing.kind == asked.kind.value)
    if asked.assignee_id is not None:
        query = query.where(Filing.assignee_id == asked.assignee_id)
    if asked.words:
        query = _named(query, asked.words)
    return query


def _named(query: Select[tuple[Filing]], words: str) -> Select[tuple[Filing]]:
    """Leave the filings whose folded name holds the words, or that have the number."""
    number = words.strip()
    return query.where(
        Filing.name_search.contains(fold(words), autoescape=True) | (Filing.national_no == number)
    )


def of_organisation(organisation_id: int, scope: Scope) -> list[Filing]:
    """Return the filings about an organisation that the person may see, newest first."""
    query = select(Filing).where(Filing.organisation_id == organisation_id)
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    return list(db.session.scalars(query.order_by(Filing.received_on.desc(), Filing.id.desc())))


def open_within(scope: Scope, states: Collection[FilingState] = OPEN_STATES) -> list[Filing]:
    """Return every filing with something still to do, in one of the states, oldest first."""
    query = select(Filing).where(Filing.state.in_([state.value for state in states]))
    if scope.unit_ids is not None:
        query = query.where(Filing.unit_id.in_(scope.unit_ids))
    return list(db.session.scalars(query.order_by(Filing.completed_on, Filing.id)))


def names(filing_ids: Collection[int]) -> dict[int, str]:
    """Return how the log names filings: "Hồ sơ 05/2025: Hợp tác xã …"."""
    rows = db.session.execute(
        select(Filing.id, Filing.number, Filing.year, Filing.name).where(Filing.id.in_(filing_ids))
    )
    return {key: f"Hồ sơ {number:02d}/{year}: {name}" for key, number, year, name in rows}
