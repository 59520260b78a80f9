"""Administrative units as of a day. Resolving runs on a tree kept in memory by data version."""

import threading
from datetime import date

from sqlalchemy import ColumnElement, Select, select

from core.access import Scope
from core.db import db
from core.text import fold
from reference.models import DataVersion, Unit, UnitAlias
from reference.rules import UnitLevel, UnitNode, UnitTree

UNITS = "units"

#: Folded kinds that stand before a unit's name.
KIND_WORDS = {
    UnitLevel.PROVINCE: ("tinh", "thanh pho"),
    UnitLevel.DISTRICT: ("huyen", "thanh pho", "thi xa", "quan"),
    UnitLevel.COMMUNE: ("xa", "phuong", "thi tran", "dac khu"),
}

_trees: dict[str, UnitTree] = {}
#: What can be chosen on a day, (id, level, name, parent), by the mark of the loaded units.
_Area = tuple[int, UnitLevel, str, int | None]
_areas: dict[tuple[str, date], tuple[_Area, ...]] = {}
#: Days kept of them: people look at today, and at few others.
_AREA_DAYS = 50
_guard = threading.Lock()


def unit_tree() -> UnitTree:
    """Return all versions of all units, read again only after they were loaded anew."""
    token = _loaded_mark()
    if token is None:
        return _read_tree()
    tree = _trees.get(token)
    if tree is None:
        tree = _read_tree()
        with _guard:
            _trees.clear()
            _areas.clear()
            _trees[token] = tree
    return tree


def _loaded_mark() -> str | None:
    """Return the mark of the loaded units; a session asks once: a page resolves many of them."""
    known = db.session().info
    if UNITS not in known:
        known[UNITS] = db.session.scalar(
            select(DataVersion.token).where(DataVersion.subject == UNITS)
        )
    mark: str | None = known[UNITS]
    return mark


def forget_data_version() -> None:
    """Let this session ask again for the mark of the loaded data, after loading."""
    db.session().info.pop(UNITS, None)


def _read_tree() -> UnitTree:
    rows = db.session.execute(
        select(
            Unit.id,
            Unit.code,
            Unit.level,
            Unit.parent_id,
            Unit.valid_from,
            Unit.valid_to,
            Unit.successor_id,
        )
    )
    return UnitTree.of(UnitNode(*row) for row in rows)


def unit(unit_id: int) -> Unit | None:
    """Return one version of a unit."""
    return db.session.get(Unit, unit_id)


def unit_by_code(code: str, on: date) -> Unit | None:
    """Return the version of this code that stands on the day."""
    return db.session.scalar(select(Unit).where(Unit.code == code, standing_on(on)))


def standing_on(on: date) -> ColumnElement[bool]:
    """Return the condition that a version of a unit stands on the day."""
    begun = (Unit.valid_from.is_(None)) | (Unit.valid_from <= on)
    return begun & ((Unit.valid_to.is_(None)) | (Unit.valid_to > on))


def units_in_force(level: UnitLevel, on: date, within: int | None = None) -> list[Unit]:
    """Return the units of a level that stand on the day, inside `within`, in order of name."""
    rows = db.session.scalars(
        select(Unit).where(Unit.level == level, standing_on(on)).order_by(Unit.name_sort, Unit.code)
    )
    if within is None:
        return list(rows)
    inside = unit_ids_within(within, on)
    return [row for row in rows if row.id in inside]


def unit_ids_within(unit_id: int, on: date) -> frozenset[int]:
    """Return ids of all versions, at any level, that lie inside this unit on the day.

    The unit itself, and older versions whose successor lies there; empty when the unit does not
    stand on that day. A district that ended without successor lies in its province.
    """
    return unit_tree().within(unit_id, on)


def successor_on(unit_id: int, on: date) -> Unit | None:
    """Return the version that stands for this unit on the day (đơn vị kế thừa), or None."""
    node = unit_tree().successor_on(unit_id, on)
    return None if node is None else db.session.get(Unit, node.id)


def former_district_ids(district_id: int) -> frozenset[int]:
    """Return ids of the district and the commune versions that belonged to it (địa bàn huyện cũ).

    After 01/07/2025 the district is only a grouping of what was recorded under it.
    """
    nodes = unit_tree().nodes
    inside = {node.id for node in nodes.values() if node.parent_id == district_id}
    return frozenset(inside | {district_id})


def seat_line(unit_id: int) -> list[Unit]:
    """Return the unit and those above it at its time, lowest first: commune, district, province."""
    ids = [node.id for node in unit_tree().line(unit_id)]
    found = {row.id: row for row in db.session.scalars(select(Unit).where(Unit.id.in_(ids)))}
    return [found[one] for one in ids]


def communes_for_choice(scope: Scope, on: date) -> list[tuple[int, str]]:
    """Return (id, label) of the communes a person may choose from on the day.

    The label names the district while districts stand: "Xã Bằng Phúc (Huyện Chợ Đồn)".
    """
    communes = units_in_force(UnitLevel.COMMUNE, on)
    districts = {row.id: row.name for row in units_in_force(UnitLevel.DISTRICT, on)}
    return [
        (row.id, _with_district(row.name, districts.get(row.parent_id or 0)))
        for row in communes
        if scope.covers_unit(row.id)
    ]


def areas_for_choice(scope: Scope, on: date) -> list[tuple[int, str]]:
    """Return (id, label) of what a list can be narrowed to: districts for all, then communes."""
    rows = _areas_on(on)
    districts = {key: name for key, level, name, _ in rows if level is UnitLevel.DISTRICT}
    whole = list(districts.items()) if scope.unit_ids is None else []
    return whole + [
        (key, _with_district(name, districts.get(parent_id or 0)))
        for key, level, name, parent_id in rows
        if level is UnitLevel.COMMUNE and scope.covers_unit(key)
    ]


def _areas_on(on: date) -> tuple[_Area, ...]:
    """Return the districts and communes of a day by name, read once for each load and day."""
    token = _loaded_mark()
    kept = _areas.get((token, on)) if token is not None else None
    if kept is not None:
        return kept
    rows = db.session.execute(
        select(Unit.id, Unit.level, Unit.name, Unit.parent_id)
        .where(Unit.level.in_((UnitLevel.DISTRICT, UnitLevel.COMMUNE)), standing_on(on))
        .order_by(Unit.name_sort, Unit.code)
    )
    found = tuple((key, level, name, parent_id) for key, level, name, parent_id in rows)
    if token is not None:
        with _guard:
            if len(_areas) >= _AREA_DAYS:
                _areas.clear()
            _areas[token, on] = found
    return found


def _with_district(name: str, district: str | None) -> str:
    return f"{name} ({district})" if district else name


def find_units(text: str, on: date, limit: int = 50) -> list[Unit]:
    """Return units that stand on the day, found by a part of their name, code or other names.

    Names of earlier versions count: what took their place on the day is found.
    """
    folded = fold(text)
    aliased = select(UnitAlias.unit_id).where(UnitAlias.name_search.contains(folded))
    matches = Unit.name_search.contains(folded) | (Unit.code == text.strip()) | Unit.id.in_(aliased)
    return _standing_for(select(Unit.id).where(matches), on)[:limit]


def units_named(name: str, level: UnitLevel, on: date) -> list[Unit]:
    """Return the units of a level that this name can mean on the day, accents aside.

    First those that bear it on the day; else those in whose place they stand, by older names and
    aliases ("xã Rã Bản"), or with another kind ("xã Phủ Thông"). Several: a person must choose.
    """
    folded = fold(name)
    bare = without_kind(folded, level)
    spellings = {folded, bare, *(f"{kind} {bare}" for kind in KIND_WORDS[level])}
    of_level = select(Unit.id).where(Unit.level == level)
    aliased = select(UnitAlias.unit_id).where(UnitAlias.name_search.in_(spellings))
    tries = (
        of_level.where(standing_on(on), Unit.name_search == folded),
        of_level.where(standing_on(on), Unit.name_search.in_(spellings)),
        of_level.where(Unit.name_search.in_(spellings) | Unit.id.in_(aliased)),
    )
    for asked in tries:
        found = [row for row in _standing_for(asked, on) if row.level == level]
        if found:
            return found
    return []


def without_kind(folded: str, level: UnitLevel) -> str:
    """Return a unit's folded name without what it is: "xa bang phuc" → "bang phuc"."""
    for kind in KIND_WORDS[level]:
        if folded.startswith(f"{kind} "):
            return folded.removeprefix(f"{kind} ")
    return folded


def _standing_for(ids: Select[int], on: date) -> list[Unit]:
    """Return the units that stand on the day for these versions, in order of name."""
    tree = unit_tree()
    places = {tree.successor_on(unit_id, on) for unit_id in db.session.scalars(ids)}
    wanted = [place.id for place in places if place is not None]
    asked = select(Unit).where(Unit.id.in_(wanted)).order_by(Unit.name_sort, Unit.code)
    return list(db.session.scalars(asked))


def unit_aliases(unit_id: int) -> list[UnitAlias]:
    """Return the other names of a unit."""
    return list(
        db.session.scalars(
            select(UnitAlias).where(UnitAlias.unit_id == unit_id).order_by(UnitAlias.name_search)
        )
    )


def predecessors(unit_id: int) -> list[Unit]:
    """Return the versions that this one took the place of (đơn vị tiền thân)."""
    return list(
        db.session.scalars(
            select(Unit).where(Unit.successor_id == unit_id).order_by(Unit.name_sort, Unit.code)
        )
    )


def all_units() -> list[Unit]:
    """Return every version of every unit; the loader compares with it."""
    return list(db.session.scalars(select(Unit).order_by(Unit.id)))


def all_aliases() -> list[UnitAlias]:
    """Return every alias; the loader compares with it."""
    return list(db.session.scalars(select(UnitAlias).order_by(UnitAlias.id)))


def data_version(subject: str) -> DataVersion | None:
    """Return the mark of loaded data, as the session holds it."""
    return db.session.get(DataVersion, subject)


def unit_groups(on: date) -> list[tuple[Unit, list[Unit]]]:
    """Return each province or district that stands on the day with the units right below it.

    A province that has districts is followed by its districts with their communes.
    """
    asked = select(Unit).where(standing_on(on)).order_by(Unit.name_sort, Unit.code)
    rows = list(db.session.scalars(asked))
    below: dict[int | None, list[Unit]] = {}
    for row in rows:
        below.setdefault(row.parent_id, []).append(row)
    heads = [row for row in rows if row.level is not UnitLevel.COMMUNE]
    order = {UnitLevel.PROVINCE: 0, UnitLevel.DISTRICT: 1}
    heads.sort(key=lambda row: (order[row.level], row.name_sort))
    return [(head, below.get(head.id, [])) for head in heads]
