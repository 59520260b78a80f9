"""Rows of a loan book as they are kept between reading and confirming (dòng đã đọc, dạng JSON)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from fund.rules.takeover.rows import BookRow

#: Which fields hold days and rates; the others are whole numbers or words.
DAYS = frozenset({"signed_on", "start", "overdue_since", "interest_to", "until", "off_since"})
RATES = frozenset({"annual_rate"})


def to_json(row: BookRow) -> dict[str, Any]:
    """Return a row as JSON."""
    return {
        "sheet": row.sheet,
        "number": row.number,
        "values": {name: _plain(value) for name, value in row.values.items()},
        "raw": row.raw,
        "doubts": row.doubts,
        "lines": [[line[0].isoformat(), *line[1:]] for line in row.lines],
    }


def from_json(found: Mapping[str, Any]) -> BookRow:
    """Return the row that was kept."""
    return BookRow(
        sheet=found["sheet"],
        number=found["number"],
        values=typed(found["values"]),
        raw=dict(found["raw"]),
        doubts=list(found["doubts"]),
        lines=[
            (date.fromisoformat(on), paid_out, principal, interest)
            for on, paid_out, principal, interest in found["lines"]
        ],
    )


def typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return kept values with their types."""
    return {name: _typed(name, value) for name, value in values.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in DAYS:
        return date.fromisoformat(value)
    return Decimal(value) if name in RATES else value
