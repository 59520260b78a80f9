"""Declared figures of an organisation: one of them, all of them, and the table by year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from coop_registry.models import DeclaredFact
from coop_registry.rules.kinds import Declared
from coop_registry.rules.record import DeclaredFigure
from core.db import db

#: What the yearly table shows, in its order.
YEARLY = (
    Declared.MEMBERS_TOTAL,
    Declared.MEMBERS_WOMEN,
    Declared.MEMBERS_MINORITY,
    Declared.WORKERS,
    Declared.RATING,
    Declared.REVENUE,
    Declared.PROFIT,
    Declared.INCOME_PER_WORKER,
)


@dataclass(frozen=True)
class FigureLine:
    """One declared figure as the history shows it."""

    id: int
    what: Declared
    value: int
    on: date
    year: int | None
    source: str


@dataclass(frozen=True)
class Year:
    """What was declared for one year; each figure with its day and source."""

    year: int
    figures: Mapping[Declared, DeclaredFigure]


def get(organisation_id: int, figure_id: int) -> DeclaredFact | None:
    """Return a figure of this organisation that was not corrected away, or None."""
    return db.session.scalar(
        select(DeclaredFact).where(
            DeclaredFact.id == figure_id,
            DeclaredFact.organisation_id == organisation_id,
            DeclaredFact.voided_by_id.is_(None),
        )
    )


def until(organisation_id: int, on: date) -> list[FigureLine]:
    """Return all figures that speak of the day or earlier, by kind, the newest day first."""
    rows = db.session.scalars(
        select(DeclaredFact)
        .where(
            DeclaredFact.organisation_id == organisation_id,
            DeclaredFact.on <= on,
            DeclaredFact.voided_by_id.is_(None),
        )
        .order_by(DeclaredFact.on.desc(), DeclaredFact.id.desc())
    )
    order = list(Declared)
    lines = [
        FigureLine(row.id, Declared(row.what), row.value, row.on, row.year, row.source)
        for row in rows
    ]
    return sorted(lines, key=lambda line: order.index(line.what))


def by_year(lines: list[FigureLine]) -> list[Year]:
    """Return the yearly figures, the earliest year first.

    Two reports of one year: the figure of the later day stands, the other stays in the history.
    """
    years: dict[int, dict[Declared, DeclaredFigure]] = {}
    # Newest first, so the first of a year and kind is the one that stands.
    for line in lines:
        if line.year is not None and line.what in YEARLY:
            figure = DeclaredFigure(line.what, line.value, line.on, line.source, line.year)
            years.setdefault(line.year, {}).setdefault(line.what, figure)
    return [Year(year, years[year]) for year in sorted(years)]
