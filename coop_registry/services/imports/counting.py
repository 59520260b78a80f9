"""How many rows became what, and the problems, as the command and the pages say it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from coop_registry.reading.meanings import M
from coop_registry.rules.imports.kinds import Outcome, ProblemLevel
from coop_registry.rules.imports.sources import SourceTable
from coop_registry.rules.imports.verdicts import Verdict

COUNTED = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED)
#: Levels another program reads; a word that keeps nothing out is for screens only.
_TOLD = frozenset({ProblemLevel.REJECTED, ProblemLevel.WARNING})


def counts(rows: Sequence[Verdict]) -> dict[str, Any]:
    """Return rows = created + updated + unchanged + rejected, of organisations and of members."""
    organisations = _counted(row for row in rows if not row.is_member and not row.is_total)
    return organisations | {"members": _counted(row for row in rows if row.is_member)}


def counts_of_totals(rows: Sequence[Verdict]) -> dict[str, int]:
    """Return the same of rows of past totals, which are neither."""
    return _counted(row for row in rows if row.is_total)


def _counted(rows: Iterable[Verdict]) -> dict[str, int]:
    found = Counter(row.outcome for row in rows)
    return {"rows": sum(found.values())} | {
        outcome.value: found.get(outcome, 0) for outcome in COUNTED
    }


def states(rows: Sequence[Verdict]) -> dict[str, int]:
    """Return how many rows are in each state, by the state's code."""
    found = Counter(row.state.value for row in rows)
    return dict(found)


def problems(rows: Iterable[Verdict], tables: Sequence[SourceTable]) -> list[dict[str, Any]]:
    """Return every problem of rows and tables in the order of the list."""
    by_position = {table.position: table for table in tables}
    found = [
        _problem(ProblemLevel.WARNING, table.sheet, number, "", "", message, None)
        for table in tables
        for number, message in table.read.problems
    ] + [
        _problem(
            ProblemLevel.WARNING, table.sheet, one.number, one.column, one.value, one.words, None
        )
        for table in tables
        for one in table.open_totals
    ]
    for row in rows:
        found += [
            _problem(
                p.level,
                by_position[row.table].sheet,
                row.number,
                p.column or _heading(by_position[row.table], p.meaning),
                p.value,
                p.message,
                p.rule,
            )
            for p in row.problems
            if p.level in _TOLD
        ]
    return found


def _heading(table: SourceTable, meaning: M | None) -> str:
    """Return the heading of the column a problem is about."""
    column = table.read.columns.of(meaning) if meaning is not None else None
    return column.heading.text if column is not None else ""


def _problem(
    level: ProblemLevel,
    sheet: str,
    row: int,
    column: str,
    value: str,
    message: str,
    rule: str | None,
) -> dict[str, Any]:
    return {
        "level": level.value,
        "sheet": sheet,
        "row": row,
        "column": column,
        "value": value,
        "message": message,
        "rule": rule,
    }
