"""Bring a table to what a file says: add what is missing, change what differs, keep the rest."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from core.db import Base, db
from reference.rules import Origin

Key = TypeVar("Key", bound=Hashable)
Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Counts:
    """What loading did to one table."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
        )

    @property
    def total(self) -> int:
        """Return the number of rows read."""
        return self.added + self.changed + self.unchanged


def sync(
    make: type[Row], existing: Mapping[Key, Row], wanted: Mapping[Key, dict[str, Any]]
) -> Counts:
    """Add or change rows by their key; what the office itself has entered stays as it is."""
    added = changed = unchanged = 0
    for key, values in wanted.items():
        row = existing.get(key)
        if row is None:
            db.session.add(make(**values))
            added += 1
        elif getattr(row, "origin", None) != Origin.OFFICE and _change(row, values):
            changed += 1
        else:
            unchanged += 1
    db.session.flush()
    return Counts(added, changed, unchanged)


def _change(row: Base, values: Mapping[str, Any]) -> bool:
    differing = {name: value for name, value in values.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)
