"""What a person decided about an import: per row and per table, kept as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

NEW = "new"


@dataclass(frozen=True)
class RowDecision:
    """What a person decided about one row (quyết định về một dòng).

    `edits` are corrected words by column (from 0); `accepted` the columns whose doubtful value is
    taken as read; `organisation` and `party` a known id or "new".
    """

    skip: bool = False
    edits: Mapping[int, str] = field(default_factory=dict)
    accepted: frozenset[int] = frozenset()
    organisation: int | str | None = None
    unit_id: int | None = None
    party: int | str | None = None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was decided."""
        return self == RowDecision()

    def as_json(self) -> dict[str, Any]:
        """Return the decision as it is stored."""
        return {
            "skip": self.skip,
            "edits": {str(column): words for column, words in self.edits.items()},
            "accepted": sorted(self.accepted),
            "organisation": self.organisation,
            "unit_id": self.unit_id,
            "party": self.party,
        }


def row_decision(stored: Mapping[str, Any] | None) -> RowDecision:
    """Return the decision that was stored."""
    if not stored:
        return RowDecision()
    return RowDecision(
        skip=bool(stored["skip"]),
        edits={int(column): str(words) for column, words in stored["edits"].items()},
        accepted=frozenset(int(column) for column in stored["accepted"]),
        organisation=stored["organisation"],
        unit_id=stored["unit_id"],
        party=stored["party"],
    )


@dataclass(frozen=True)
class TableDecision:
    """What a person decided about one table: skip it, its day, whose members it lists."""

    skip: bool = False
    on: date | None = None
    owner_id: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the decision as it is stored."""
        return {
            "skip": self.skip,
            "on": self.on.isoformat() if self.on else None,
            "owner_id": self.owner_id,
        }


def table_decision(stored: Mapping[str, Any] | None) -> TableDecision:
    """Return the decision that was stored."""
    if not stored:
        return TableDecision()
    on = stored["on"]
    return TableDecision(
        skip=bool(stored["skip"]),
        on=date.fromisoformat(on) if on else None,
        owner_id=stored["owner_id"],
    )
