"""What acts said of shared persons: proposals, values kept beside, blanks filled (để rút lại)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from coop_registry.models import Act, IdentityChange, Party, PersonStatement
from coop_registry.queries import parties
from coop_registry.queries.imports.known import slices
from core.db import db


def open_proposals(act_ids: Sequence[int]) -> list[IdentityChange]:
    """Return the proposals of these acts that nobody has decided on; locked in order of id."""
    found: list[IdentityChange] = []
    for some in slices(sorted(act_ids)):
        found += db.session.scalars(
            select(IdentityChange)
            .where(IdentityChange.origin_id.in_(some), IdentityChange.decided_at.is_(None))
            .order_by(IdentityChange.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    return found


def statements_to_take_back(act_ids: Sequence[int]) -> list[PersonStatement]:
    """Return what these acts filled, and what they kept beside and nobody has decided on."""
    found: list[PersonStatement] = []
    for some in slices(sorted(act_ids)):
        found += db.session.scalars(
            select(PersonStatement)
            .where(
                PersonStatement.origin_id.in_(some),
                PersonStatement.is_filled | PersonStatement.decided_at.is_(None),
                PersonStatement.is_withdrawn.is_(False),
            )
            .order_by(PersonStatement.party_id, PersonStatement.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    return found


def people_locked(party_ids: Iterable[int]) -> dict[int, Party]:
    """Return these parties as they stand now; nobody else changes them until the end."""
    found: dict[int, Party] = {}
    for some in slices(sorted(set(party_ids))):
        rows = db.session.scalars(
            select(Party)
            .where(Party.id.in_(some))
            .order_by(Party.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
        found |= {one.id: one for one in rows}
    return found


def units_of(party_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return the communes in which each of these parties is known."""
    found: dict[int, set[int]] = defaultdict(set)
    for some in slices(sorted(set(party_ids))):
        for link in parties.links(some):
            found[link.party_id].add(link.unit_id)
    return found


def latest_act(organisation_id: int) -> int | None:
    """Return the newest act of an organisation."""
    return db.session.scalar(select(func.max(Act.id)).where(Act.organisation_id == organisation_id))
