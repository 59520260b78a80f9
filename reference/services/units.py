"""Administrative units and their other names: loading, adding an alias."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from uuid import uuid4

from core.db import db
from core.text import fold, vi_key
from reference.models import DataVersion, Unit
from reference.queries import units as queries
from reference.services.syncing import Counts, sync
from reference.services.unit_file import PARENT_LEVELS, UnitFileRefused, UnitRow, read_units

Key = tuple[str, date | None]


def load_units(path: Path) -> Counts:
    """Load a file of units: all of it or, when a line is wrong, nothing.

    Units already there are found by code and first day and brought to the file's values; loading
    twice changes nothing. Raises UnitFileRefused with a sentence per wrong line.
    """
    rows = read_units(path)
    existing = {(unit.code, unit.valid_from): unit for unit in queries.all_units()}
    known = _known(existing) | {row.key: row for row in rows}
    problems = [problem for row in rows for problem in _check_links(row, known)]
    if problems:
        raise UnitFileRefused(problems)
    before = {key: (unit.parent_id, unit.successor_id) for key, unit in existing.items()}
    counts = sync(Unit, existing, {row.key: _values(row) for row in rows})
    units = {(unit.code, unit.valid_from): unit for unit in queries.all_units()}
    relinked = 0
    for row in rows:
        links = _link(units, row, known)
        relinked += row.key in before and before[row.key] != links
    db.session.flush()
    if counts.added or counts.changed or relinked:
        mark_changed(queries.UNITS)
    return counts


def _known(existing: Mapping[Key, Unit]) -> dict[Key, UnitRow]:
    """Return the units already loaded in the form of file lines."""
    return {
        key: UnitRow(0, one.code, one.name, one.level, None, one.valid_from, one.valid_to, None)
        for key, one in existing.items()
    }


def _values(row: UnitRow) -> dict[str, object]:
    return {
        "code": row.code,
        "name": row.name,
        "name_sort": vi_key(row.name)[:300],
        "name_search": fold(row.name),
        "level": row.level,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }


def _standing(known: Mapping[Key, UnitRow], code: str | None, on: date) -> UnitRow | None:
    """Return the version of a code that stands on a day."""
    for row in known.values():
        begun = row.valid_from is None or row.valid_from <= on
        if row.code == code and begun and (row.valid_to is None or on < row.valid_to):
            return row
    return None


def _check_links(row: UnitRow, known: Mapping[Key, UnitRow]) -> list[str]:
    """Return a sentence for a parent or successor that is not there."""
    problems: list[str] = []
    if row.parent_code or row.level is not row.level.PROVINCE:
        parent = _standing(known, row.parent_code, row.last_day)
        if parent is None:
            problems.append(
                f"Dòng {row.line}: không có đơn vị cấp trên mã “{row.parent_code or ''}” cùng thời gian."
            )
        elif parent.level not in PARENT_LEVELS[row.level]:
            problems.append(
                f"Dòng {row.line}: “{parent.name}” không thể là cấp trên của đơn vị này."
            )
    if row.successor_code and row.valid_to is None:
        problems.append(f"Dòng {row.line}: có đơn vị kế thừa nhưng thiếu ngày hết hiệu lực.")
    elif row.successor_code and _successor(row, known) is None:
        problems.append(
            f"Dòng {row.line}: không có đơn vị kế thừa mã “{row.successor_code}” từ ngày kế tiếp."
        )
    return problems


def _successor(row: UnitRow, known: Mapping[Key, UnitRow]) -> UnitRow | None:
    if not row.successor_code or row.valid_to is None:
        return None
    return _standing(known, row.successor_code, row.valid_to)


def _link(
    units: Mapping[Key, Unit], row: UnitRow, known: Mapping[Key, UnitRow]
) -> tuple[int | None, int | None]:
    """Point a unit at its parent and successor; return their ids."""
    unit = units[row.key]
    parent = _standing(known, row.parent_code, row.last_day)
    successor = _successor(row, known)
    unit.parent_id = units[parent.key].id if parent else None
    unit.successor_id = units[successor.key].id if successor else None
    return unit.parent_id, unit.successor_id


def mark_changed(subject: str) -> None:
    """Tell copies in memory that these data changed."""
    mark = queries.data_version(subject)
    if mark is None:
        db.session.add(DataVersion(subject=subject, token=uuid4().hex))
    else:
        mark.token = uuid4().hex
    db.session.flush()
    queries.forget_data_version()
