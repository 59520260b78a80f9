"""One organisation: its row, its facts of a day, its acts."""

from datetime import date
from typing import Any, TypeVar

from sqlalchemy import func, select

from coop_registry.models import (
    Act,
    ActivityFact,
    BusinessLine,
    ContactFact,
    DeclaredFact,
    Identifier,
    Organisation,
)
from coop_registry.rules.kinds import Declared, Scheme
from core.access import Scope
from core.db import db, in_force

Fact = TypeVar("Fact")


def organisation(organisation_id: int, scope: Scope) -> Organisation | None:
    """Return an organisation of the person's units, or None (not found looks like not yours)."""
    query = select(Organisation).where(Organisation.id == organisation_id)
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    return db.session.scalar(query)


def fact_on(model: type[Fact], organisation_id: int, on: date) -> Fact | None:
    """Return the fact of one kind in force on a day."""
    table: Any = model
    return db.session.scalar(
        select(model).where(table.organisation_id == organisation_id, in_force(table, on))
    )


def next_start(model: type[Any], organisation_id: int, day: date) -> date | None:
    """Return the first day after `day` on which a fact of this kind begins."""
    return db.session.scalar(
        select(func.min(model.start_on)).where(
            model.organisation_id == organisation_id,
            model.start_on > day,
            model.voided_by_id.is_(None),
        )
    )


def last_before(model: type[Fact], organisation_id: int, day: date) -> Fact | None:
    """Return the fact of a kind that was the last to begin before a day."""
    table: Any = model
    return db.session.scalar(
        select(model)
        .where(
            table.organisation_id == organisation_id,
            table.start_on < day,
            table.voided_by_id.is_(None),
        )
        .order_by(table.start_on.desc())
        .limit(1)
    )


def activity_on(organisation_id: int, on: date) -> ActivityFact | None:
    """Return what the office saw of its activity on a day."""
    return fact_on(ActivityFact, organisation_id, on)


def contact_on(organisation_id: int, on: date) -> ContactFact | None:
    """Return whom to call on a day."""
    return fact_on(ContactFact, organisation_id, on)


def main_line_on(organisation_id: int, on: date) -> BusinessLine | None:
    """Return the main business line on a day."""
    return db.session.scalar(
        select(BusinessLine).where(
            BusinessLine.organisation_id == organisation_id,
            BusinessLine.is_main,
            in_force(BusinessLine, on),
        )
    )


def declared_on(organisation_id: int, on: date) -> dict[Declared, DeclaredFact]:
    """Return the newest declared figure of each kind that speaks of the day or earlier."""
    rows = db.session.scalars(
        select(DeclaredFact)
        .where(
            DeclaredFact.organisation_id == organisation_id,
            DeclaredFact.on <= on,
            DeclaredFact.voided_by_id.is_(None),
        )
        .order_by(DeclaredFact.on, DeclaredFact.id)
    )
    return {Declared(row.what): row for row in rows}


def declared_history(organisation_id: int) -> list[DeclaredFact]:
    """Return all declared figures, oldest day first."""
    return list(
        db.session.scalars(
            select(DeclaredFact)
            .where(
                DeclaredFact.organisation_id == organisation_id,
                DeclaredFact.voided_by_id.is_(None),
            )
            .order_by(DeclaredFact.on, DeclaredFact.id)
        )
    )


def identifiers(organisation_id: int) -> dict[Scheme, Identifier]:
    """Return the identifiers in use."""
    rows = db.session.scalars(
        select(Identifier).where(
            Identifier.organisation_id == organisation_id, Identifier.voided_by_id.is_(None)
        )
    )
    return {Scheme(row.scheme): row for row in rows}


def acts_after(organisation_id: int, number: int) -> list[Act]:
    """Return the acts recorded after a version, oldest first."""
    return list(
        db.session.scalars(
            select(Act)
            .where(Act.organisation_id == organisation_id, Act.number > number)
            .order_by(Act.number)
        )
    )


def is_empty() -> bool:
    """Tell whether the register has no organisation at all."""
    return db.session.scalar(select(Organisation.id).limit(1)) is None


def has_demo() -> bool:
    """Tell whether the register holds organisations of the demonstration (dữ liệu trình diễn)."""
    asked = select(Organisation.id).where(Organisation.is_demo).limit(1)
    return db.session.scalar(asked) is not None
