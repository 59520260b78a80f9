"""What taking back a first recording asks of the register."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import exists, select

from coop_registry.models import Act, NameFact, Party
from coop_registry.rules.kinds import ActKind
from core.db import db


def opening_act(organisation_id: int) -> Act | None:
    """Return the act that first recorded the organisation (ghi nhận ban đầu)."""
    return db.session.scalar(
        select(Act).where(
            Act.organisation_id == organisation_id,
            Act.number == 1,
            Act.kind == ActKind.OPENING.value,
        )
    )


def is_party(organisation_id: int) -> bool:
    """Tell whether another record names the organisation as a party."""
    return bool(db.session.scalar(select(exists().where(Party.organisation_id == organisation_id))))


def name_of(organisation_id: int) -> str | None:
    """Return a name that was not voided, whatever its days."""
    return db.session.scalar(
        select(NameFact.name).where(
            NameFact.organisation_id == organisation_id, NameFact.voided_by_id.is_(None)
        )
    )


def is_withdrawn(organisation_id: int) -> bool:
    """Tell whether no name of it holds on any day: its first recording was taken back."""
    return name_of(organisation_id) is None


def facts_of(models: Iterable[Any], organisation_id: int) -> Iterator[Any]:
    """Give the organisation's facts of these kinds that were not voided."""
    for model in models:
        yield from db.session.scalars(
            select(model).where(
                model.organisation_id == organisation_id, model.voided_by_id.is_(None)
            )
        )
