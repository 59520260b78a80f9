"""What an import brought, for taking it back (hoàn tác)."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, func, select

from coop_registry.models import (
    Act,
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    Contribution,
    DeclaredFact,
    Identifier,
    ImportRow,
    Membership,
    NameFact,
    Observation,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
    TaxNotice,
    Trait,
)
from coop_registry.queries.imports.known import slices
from coop_registry.rules.kinds import TaxKind
from core.db import db
from core.text import fold
from papers.models import IssuedPaper

#: Facts with a period, and those without one.
DATED: tuple[type[Any], ...] = (
    NameFact, SeatFact, StatusFact, ActivityFact, CapitalFact, RepresentativeFact, ContactFact,
    BusinessLine, Trait, TaxNotice, Membership,
)  # fmt: skip
UNDATED: tuple[type[Any], ...] = (Identifier, DeclaredFact)


def acts_of(import_id: int) -> list[Row[tuple[int, int, int]]]:
    """Return (act, organisation, number) of everything an import recorded."""
    return list(
        db.session.execute(
            select(Act.id, Act.organisation_id, Act.number)
            .join(ImportRow, ImportRow.id == Act.import_row_id)
            .where(ImportRow.import_id == import_id)
            .order_by(Act.organisation_id, Act.number)
        )
    )


def organisations(ids: Sequence[int]) -> list[Row[tuple[int, int, int]]]:
    """Return (organisation, version, unit) of these, locked in order of id."""
    found: list[Row[tuple[int, int, int]]] = []
    for some in slices(sorted(ids)):
        found += db.session.execute(
            select(Organisation.id, Organisation.version, Organisation.unit_id)
            .where(Organisation.id.in_(some))
            .order_by(Organisation.id)
            .with_for_update()
        )
    return found


def with_papers(ids: Sequence[int]) -> set[int]:
    """Return which of these organisations a paper was issued about."""
    found: set[int] = set()
    for some in slices(ids):
        found |= set(
            db.session.scalars(
                select(IssuedPaper.subject_id).where(
                    IssuedPaper.subject_type == "organisation", IssuedPaper.subject_id.in_(some)
                )
            )
        )
    return found


def named_as_party(ids: Sequence[int]) -> set[int]:
    """Return which of these organisations another record names as a party."""
    found: set[int] = set()
    for some in slices(ids):
        rows = db.session.scalars(
            select(Party.organisation_id).where(Party.organisation_id.in_(some))
        )
        found |= {one for one in rows if one is not None}
    return found


def brought(model: type[Any], act_ids: Sequence[int]) -> list[Row[Any]]:
    """Return (fact, organisation) of the facts these acts brought."""
    found: list[Row[Any]] = []
    for some in slices(act_ids):
        found += db.session.execute(
            select(model.id, model.organisation_id).where(
                model.origin_id.in_(some), model.voided_by_id.is_(None)
            )
        )
    return found


class Ended(NamedTuple):
    """A fact that an import ended: from when it held, and the first day of what followed."""

    id: int
    organisation_id: int
    #: What it is about, where a table holds several matters of one organisation.
    matter: Any
    start_on: date
    end_on: date


def ended(model: type[Any], act_ids: Sequence[int]) -> list[Ended]:
    """Return the facts these acts ended."""
    found: list[Ended] = []
    for some in slices(act_ids):
        rows = db.session.execute(
            select(
                model.id, model.organisation_id, model.start_on, model.end_on, *_columns(model)
            ).where(model.ended_by_id.in_(some), model.voided_by_id.is_(None))
        )
        found += [Ended(row[0], row[1], _matter(model, row[4:]), row[2], row[3]) for row in rows]
    return found


def _columns(model: type[Any]) -> tuple[Any, ...]:
    """Return the columns that tell several matters of one table apart."""
    if model is TaxNotice:
        return (TaxNotice.kind,)
    return (Trait.kind, Trait.words) if model is Trait else ()


def _matter(model: type[Any], values: Sequence[Any]) -> Any:
    """Return what a fact is about: debt or state, one product, else the whole table's matter."""
    if model is TaxNotice:
        return values[0] == TaxKind.DEBT
    return (values[0], fold(values[1])) if model is Trait else None


def voided(model: type[Any], act_ids: Sequence[int]) -> list[int]:
    """Return the facts these acts had taken back."""
    found: list[int] = []
    for some in slices(act_ids):
        found += db.session.scalars(select(model.id).where(model.voided_by_id.in_(some)))
    return found


def ends_of(model: type[Any], act_ids: Sequence[int]) -> dict[tuple[int, Any, date], date | None]:
    """Return the last day of what these acts brought, by (organisation, matter, first day)."""
    found: dict[tuple[int, Any, date], date | None] = {}
    for some in slices(act_ids):
        rows = db.session.execute(
            select(model.organisation_id, model.start_on, model.end_on, *_columns(model)).where(
                model.origin_id.in_(some), model.voided_by_id.is_(None)
            )
        )
        found |= {(row[0], _matter(model, row[3:]), row[1]): row[2] for row in rows}
    return found


def starts_of(model: type[Any], ids: Sequence[int]) -> dict[tuple[int, Any], list[date]]:
    """Return the first days of what holds of each (organisation, matter), the earliest first."""
    found: dict[tuple[int, Any], list[date]] = defaultdict(list)
    for some in slices(ids):
        rows = db.session.execute(
            select(model.organisation_id, model.start_on, *_columns(model))
            .where(model.organisation_id.in_(some), model.voided_by_id.is_(None))
            .order_by(model.start_on)
        )
        for row in rows:
            found[row[0], _matter(model, row[2:])].append(row[1])
    return found


def lines(act_ids: Sequence[int]) -> list[Contribution]:
    """Return the lines of contribution books these acts brought, not taken back yet."""
    found: list[Contribution] = []
    for some in slices(act_ids):
        undone = select(Contribution.reverses_id).where(Contribution.reverses_id.is_not(None))
        found += db.session.scalars(
            select(Contribution)
            .where(Contribution.origin_id.in_(some), Contribution.id.not_in(undone))
            .order_by(Contribution.organisation_id, Contribution.number)
        )
    return found


def last_lines(ids: Sequence[int]) -> dict[int, int]:
    """Return the highest line number of each contribution book."""
    found: dict[int, int] = {}
    for some in slices(ids):
        rows = db.session.execute(
            select(Contribution.organisation_id, func.max(Contribution.number))
            .where(Contribution.organisation_id.in_(some))
            .group_by(Contribution.organisation_id)
        )
        found |= {row[0]: row[1] for row in rows}
    return found


def open_observations(act_ids: Sequence[int]) -> list[int]:
    """Return the statements these acts kept beside the register, not decided yet."""
    found: list[int] = []
    for some in slices(act_ids):
        found += db.session.scalars(
            select(Observation.id).where(
                Observation.origin_id.in_(some), Observation.decided_on.is_(None)
            )
        )
    return found


def decided_observations(act_ids: Sequence[int]) -> set[int]:
    """Return the organisations of statements that an officer has chosen about."""
    found: set[int] = set()
    for some in slices(act_ids):
        found |= set(
            db.session.scalars(
                select(Observation.organisation_id).where(
                    Observation.origin_id.in_(some), Observation.decided_on.is_not(None)
                )
            )
        )
    return found


def founding_before(import_id: int) -> list[Row[tuple[int | None, Any]]]:
    """Return (organisation, what its own row held before) where the import changed it."""
    return list(
        db.session.execute(
            select(Act.organisation_id, ImportRow.before)
            .join(ImportRow, ImportRow.id == Act.import_row_id)
            .where(ImportRow.import_id == import_id, ImportRow.before.is_not(None))
            .order_by(Act.number.desc())
        )
    )


def latest_seats(ids: Sequence[int]) -> dict[int, int]:
    """Return the unit of each organisation's latest seat."""
    found: dict[int, int] = {}
    for some in slices(ids):
        rows = db.session.execute(
            select(SeatFact.organisation_id, SeatFact.unit_id)
            .where(SeatFact.organisation_id.in_(some), SeatFact.voided_by_id.is_(None))
            .order_by(SeatFact.start_on)
        )
        found |= {row[0]: row[1] for row in rows}
    return found
