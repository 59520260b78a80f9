"""What a person decided about an import: per row and per table, kept as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coop_registry.reading.scales import MoneyUnit

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
        return self == UNDECIDED

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


#: About most rows nothing is decided: one for all of them.
UNDECIDED = RowDecision()


def row_decision(stored: Mapping[str, Any] | None) -> RowDecision:
    """Return the decision that was stored."""
    if not stored:
        return UNDECIDED
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
    """What a person decided about one table: skip it, its day and unit, whose members it lists."""

    skip: bool = False
    on: date | None = None
    owner_id: int | None = None
    #: What money without a unit of its own counts in.
    unit: MoneyUnit | None = None
    #: The unit whose figures a past total states, or within which its rows lie.
    unit_id: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the decision as it is stored."""
        return {
            "skip": self.skip,
            "on": self.on.isoformat() if self.on else None,
            "owner_id": self.owner_id,
            "unit": self.unit.value if self.unit else None,
            "unit_id": self.unit_id,
        }


@dataclass(frozen=True)
class FileDecision:
    """What a person decided about a file: where headings stand, and about each table.

    A table is named by its file, sheet and heading row.
    """

    heading_rows: Mapping[tuple[str, str], int] = field(default_factory=dict)
    tables: Mapping[tuple[str, str, int], TableDecision] = field(default_factory=dict)

    def of(self, file: str, sheet: str, heading_row: int, *, hidden: bool = False) -> TableDecision:
        """Return what was decided about a table; one of a hidden sheet is left out until asked for."""
        return self.tables.get((file, sheet, heading_row), TableDecision(skip=hidden))

    def with_table(
        self, file: str, sheet: str, heading_row: int, decision: TableDecision
    ) -> "FileDecision":
        """Return the decisions with one about a table."""
        return FileDecision(
            self.heading_rows, {**self.tables, (file, sheet, heading_row): decision}
        )

    def with_heading(self, file: str, sheet: str, row: int) -> "FileDecision":
        """Return the decisions with the heading of a sheet pointed at."""
        return FileDecision({**self.heading_rows, (file, sheet): row}, self.tables)

    def as_json(self) -> dict[str, Any]:
        """Return the decisions as they are stored."""
        return {
            "heading_rows": [[*key, row] for key, row in self.heading_rows.items()],
            "tables": [[*key, one.as_json()] for key, one in self.tables.items()],
        }


def file_decision(stored: Mapping[str, Any] | None) -> FileDecision:
    """Return the decisions that were stored."""
    if not stored:
        return FileDecision()
    return FileDecision(
        heading_rows={(one[0], one[1]): int(one[2]) for one in stored["heading_rows"]},
        tables={(one[0], one[1], int(one[2])): table_decision(one[3]) for one in stored["tables"]},
    )


def table_decision(stored: Mapping[str, Any] | None) -> TableDecision:
    """Return the decision that was stored."""
    if not stored:
        return TableDecision()
    on = stored["on"]
    return TableDecision(
        skip=bool(stored["skip"]),
        on=date.fromisoformat(on) if on else None,
        owner_id=stored["owner_id"],
        unit=MoneyUnit(stored["unit"]) if stored["unit"] else None,
        unit_id=stored.get("unit_id"),
    )
