"""In which commune and which district places lie on a day, districts that are gone included."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from core.db import db
from reference.models import Unit
from reference.queries.units import standing_on, unit_tree
from reference.rules import UnitLevel


@dataclass(frozen=True)
class Area:
    """Where a recorded place lies on a day (địa bàn): None where that cannot be told."""

    commune_id: int | None
    district_id: int | None


def areas_on(unit_ids: Iterable[int], on: date) -> dict[int, Area]:
    """Return commune and district (theo xã, theo huyện cũ) of each of these places on a day."""
    tree = unit_tree()
    found = {}
    for unit_id in set(unit_ids):
        place, district = tree.place_on(unit_id, on), tree.district_on(unit_id, on)
        is_commune = place is not None and place.level is UnitLevel.COMMUNE
        found[unit_id] = Area(
            place.id if place is not None and is_commune else None,
            district.id if district is not None else None,
        )
    return found


def units_known(on: date) -> list[Unit]:
    """Return the units of the day, and the districts that were the last, in order of name."""
    districts = [node.id for node in unit_tree().districts_on(on)]
    asked = select(Unit).where(standing_on(on) | Unit.id.in_(districts))
    return list(db.session.scalars(asked.order_by(Unit.name_sort, Unit.code)))


def area_ids(unit_id: int, on: date) -> frozenset[int]:
    """Return ids of all versions that lie inside this unit on the day (địa bàn của đơn vị).

    Of a district that ended without a successor: what belonged to it, and what was made of that
    alone. Empty when the unit has not begun, or its successor stands for it.
    """
    tree = unit_tree()
    within = tree.within(unit_id, on)
    if within or unit_id not in {node.id for node in tree.districts_on(on)}:
        return within
    places = {one: tree.district_on(one, on) for one in tree.nodes}
    return frozenset(one for one, district in places.items() if district and district.id == unit_id)
