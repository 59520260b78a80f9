"""Statements of other sources beside the register: open ones, and what was chosen."""

from sqlalchemy import func, select

from coop_registry.models import Observation
from core.db import db


def open_of(organisation_id: int) -> list[Observation]:
    """Return the statements nobody has decided on, by matter and then the newest day first."""
    return list(
        db.session.scalars(
            select(Observation)
            .where(Observation.organisation_id == organisation_id, Observation.decided_on.is_(None))
            .order_by(Observation.field, Observation.as_of.desc(), Observation.id)
        )
    )


def decided_of(organisation_id: int) -> list[Observation]:
    """Return the statements that were decided on, the newest decision first."""
    return list(
        db.session.scalars(
            select(Observation)
            .where(
                Observation.organisation_id == organisation_id, Observation.decided_on.is_not(None)
            )
            .order_by(Observation.decided_on.desc(), Observation.id.desc())
        )
    )


def count_open(organisation_id: int) -> int:
    """Return how many statements wait for a choice."""
    query = select(func.count(Observation.id)).where(
        Observation.organisation_id == organisation_id, Observation.decided_on.is_(None)
    )
    return db.session.scalar(query) or 0


def get(organisation_id: int, observation_id: int) -> Observation | None:
    """Return a statement about this organisation, or None."""
    return db.session.scalar(
        select(Observation).where(
            Observation.id == observation_id, Observation.organisation_id == organisation_id
        )
    )


def same(organisation_id: int, field: str, words: str, source: str) -> list[Observation]:
    """Return statements of the same source in the same words, decided or not."""
    return list(
        db.session.scalars(
            select(Observation).where(
                Observation.organisation_id == organisation_id,
                Observation.field == field,
                Observation.words == words,
                Observation.source == source,
            )
        )
    )
