"""Lines, places and qualities of an organisation, on a day and over time."""

from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select

from coop_registry.models import (
    Act,
    ActivityFact,
    Branch,
    BusinessLine,
    ContactFact,
    GovernanceFact,
    Trait,
)
from coop_registry.queries.names import place_line
from coop_registry.rules.facts import Matter
from coop_registry.rules.membership import BranchKind, TraitKind
from coop_registry.rules.record import Line, Place, Quality
from core.db import db, in_force
from core.text import capitalise_first
from reference.models import Vsic

MODELS: dict[Matter, type[Any]] = {
    Matter.LINE: BusinessLine,
    Matter.GOVERNANCE: GovernanceFact,
    Matter.BRANCH: Branch,
    Matter.TRAIT: Trait,
    Matter.ACTIVITY: ActivityFact,
    Matter.CONTACT: ContactFact,
}


def line_rows_on(organisation_id: int, on: date) -> list[BusinessLine]:
    """Return the rows of the business lines in force on a day, the main one first."""
    return list(
        db.session.scalars(
            select(BusinessLine)
            .where(BusinessLine.organisation_id == organisation_id, in_force(BusinessLine, on))
            .order_by(BusinessLine.is_main.desc(), BusinessLine.id)
        )
    )


def fact(organisation_id: int, matter: Matter, fact_id: int) -> Any | None:
    """Return a fact of this organisation that was not corrected away, or None."""
    model = MODELS[matter]
    return db.session.scalar(
        select(model).where(
            model.id == fact_id,
            model.organisation_id == organisation_id,
            model.voided_by_id.is_(None),
        )
    )


def facts_of(organisation_id: int, matter: Matter) -> list[tuple[Any, Act]]:
    """Return every fact of a kind with the act that brought it, the newest period first."""
    model = MODELS[matter]
    rows = db.session.execute(
        select(model, Act)
        .join(Act, Act.id == model.origin_id)
        .where(model.organisation_id == organisation_id, model.voided_by_id.is_(None))
        .order_by(model.start_on.desc(), model.id.desc())
    )
    return [(found, act) for found, act in rows]


def overlapping(new: Any, *same: Any) -> list[Any]:
    """Return facts of the same organisation whose period meets that of `new`, itself left out.

    `same` are further conditions, for instance the same business line.
    """
    model = type(new)
    query = select(model).where(
        model.organisation_id == new.organisation_id,
        model.voided_by_id.is_(None),
        or_(model.end_on.is_(None), model.end_on > new.start_on),
        *same,
    )
    if new.end_on is not None:
        query = query.where(model.start_on < new.end_on)
    # The new fact is not in the session yet; a look-up must not write it.
    with db.session.no_autoflush:
        return list(db.session.scalars(query.order_by(model.start_on)))


def lines_on(organisation_id: int, on: date) -> tuple[Line, ...]:
    """Return the business lines of a day, the main one first, each with its VSIC version."""
    rows = db.session.execute(
        select(BusinessLine, Vsic.code, Vsic.name, Vsic.version)
        .join(Vsic, Vsic.id == BusinessLine.vsic_id)
        .where(BusinessLine.organisation_id == organisation_id, in_force(BusinessLine, on))
        .order_by(BusinessLine.is_main.desc(), Vsic.code)
    )
    return tuple(
        Line(row.id, code, name, version, row.is_main, row.detail, row.start_on)
        for row, code, name, version in rows
    )


def places_on(organisation_id: int, on: date) -> tuple[Place, ...]:
    """Return branches, offices and business locations of a day."""
    return tuple(_place(row) for row in db.session.scalars(_held(Branch, organisation_id, on)))


def _place(row: Branch) -> Place:
    where = ", ".join(
        part for part in (row.address, place_line(row.unit_id) if row.unit_id else None) if part
    )
    return Place(
        row.id,
        BranchKind(row.kind),
        row.name,
        row.code,
        capitalise_first(where) or None,
        row.start_on,
    )


def qualities_on(organisation_id: int, on: date) -> tuple[Quality, ...]:
    """Return products, OCOP ratings, chains, high technology and awards of a day."""
    order = list(TraitKind)
    rows = [
        Quality(
            row.id,
            TraitKind(row.kind),
            row.words,
            row.stars,
            row.source,
            row.start_on,
            row.start_words,
        )
        for row in db.session.scalars(_held(Trait, organisation_id, on))
    ]
    return tuple(sorted(rows, key=lambda one: (order.index(one.kind), one.since, one.fact_id)))


def _held(model: type[Any], organisation_id: int, on: date) -> Select[Any]:
    """Return the query of the facts of a kind that hold on a day."""
    return (
        select(model)
        .where(model.organisation_id == organisation_id, in_force(model, on))
        .order_by(model.start_on, model.id)
    )
