"""Persons, households and organisations."""

from sqlalchemy import select

from coop_registry.models import Party
from core.db import db


def get(party_id: int) -> Party:
    """Return a party that must exist."""
    return db.session.get_one(Party, party_id)


def by_identity(index: str) -> Party | None:
    """Return the party with this blind index."""
    return db.session.scalar(select(Party).where(Party.identity_index == index))
