"""How dated facts follow one another: replaced from a day, or corrected for the same days."""

from typing import Any, Protocol

from coop_registry.models import Act
from coop_registry.queries import records
from core.db import db


class Dated(Protocol):
    """What all dated facts have."""

    id: Any
    organisation_id: Any
    origin_id: Any
    voided_by_id: Any
    start_on: Any
    end_on: Any
    ended_by_id: Any


def replace_from(old: Dated | None, new: Dated, act: Act) -> None:
    """Begin `new` on its day and end `old` there (sự kiện mới thay cho sự kiện cũ).

    `new` ends where `old` was to end, or where the next fact begins, so that a fact recorded late
    fits between its neighbours: any order of recording gives the same register. An old fact that
    began the very same day is corrected away: a period cannot be empty.
    """
    if old is None:
        new.end_on = records.next_start(type(new), new.organisation_id, new.start_on)
    else:
        new.end_on = old.end_on
        if old.start_on == new.start_on:
            old.voided_by_id = act.id
        else:
            old.end_on = new.start_on
            old.ended_by_id = act.id
    db.session.add(new)


def correct(old: Dated | None, new: Dated, act: Act) -> None:
    """Put `new` in the place of a wrongly typed fact, for the same days (đính chính)."""
    if old is not None:
        new.start_on = old.start_on
        new.end_on = old.end_on
        new.ended_by_id = old.ended_by_id
        old.voided_by_id = act.id
    db.session.add(new)
