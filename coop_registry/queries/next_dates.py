"""The nearest day that an organisation must not miss (ngày cần nhớ), for the head of its record."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from coop_registry.models import Trait
from coop_registry.queries import members
from coop_registry.rules.membership import TraitKind
from core.db import db, in_force


@dataclass(frozen=True)
class NextDate:
    """What falls due, and when."""

    label: str
    on: date


def next_date(organisation_id: int, on: date) -> NextDate | None:
    """Return the nearest day from `on` on: a member's term to contribute, the end of a rating."""
    found = [*_contributions(organisation_id, on), *_ratings(organisation_id, on)]
    return min(found, key=lambda one: one.on, default=None)


def _contributions(organisation_id: int, on: date) -> list[NextDate]:
    """Return the terms of members who have not contributed in full."""
    if not members.has_members(organisation_id):
        return []
    return [
        NextDate("Hạn góp vốn gần nhất", line.deadline)
        for line in members.members_on(organisation_id, on)
        if line.deadline is not None and line.deadline >= on and line.paid_vnd < line.pledged_vnd
    ]


def _ratings(organisation_id: int, on: date) -> list[NextDate]:
    """Return the first day without an OCOP rating that holds now."""
    ends_on = db.session.scalar(
        select(func.min(Trait.end_on)).where(
            Trait.organisation_id == organisation_id,
            Trait.kind == TraitKind.OCOP.value,
            in_force(Trait, on),
        )
    )
    return [NextDate("Hạng OCOP hết hiệu lực", ends_on)] if ends_on else []
