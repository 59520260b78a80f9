"""Past totals within an import: whose figures they are, what is new of them, keeping them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from coop_registry.labels import TOTAL, total_words
from coop_registry.models import Aggregate, Import
from coop_registry.queries import totals as queries
from coop_registry.reading.meanings import M
from coop_registry.reading.totals import TotalsRow
from coop_registry.rules.imports.aggregates import Keeper, NewTotal, TotalsDraft, totals_draft
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.places import PlaceBook, Placed
from coop_registry.rules.imports.problems import warning
from coop_registry.rules.imports.sources import SourceTable
from coop_registry.rules.imports.unit_names import unit_named, unit_of_lines
from coop_registry.rules.imports.verdicts import Verdict
from core.access import Scope
from core.bulk import insert_rows
from core.dates import format_date

FOREIGN = "Địa bàn này không thuộc phạm vi anh/chị phụ trách."


def draft(
    table: SourceTable, found: TotalsRow, verdict: Verdict, places: PlaceBook, office_unit: int
) -> None:
    """Fill in whose figures a row states, and which."""
    verdict.label = found.label[:255]
    verdict.outside = found.is_unknown
    verdict.totals = totals_draft(found, table.on)
    placed = _unit(table, found, verdict, places, office_unit)
    verdict.unit_id, verdict.units = placed.unit_id, placed.candidates
    if placed.doubt and not found.is_unknown and not verdict.stays_out:
        verdict.reject(placed.doubt, meaning=M.COMMUNE)


def _unit(
    table: SourceTable, found: TotalsRow, verdict: Verdict, places: PlaceBook, office_unit: int
) -> Placed:
    """Return the unit: as chosen, of the row, of the lines above the table, else the office's."""
    chosen = verdict.decision.unit_id or table.decision.unit_id
    if chosen is not None and (found.place is None or verdict.decision.unit_id):
        return Placed(chosen)
    read = table.read.table
    if found.place is None:
        lines = (*read.titles, read.sheet)
        return Placed(unit_of_lines(places, lines, table.on) or office_unit)
    return unit_named(places, found.place, table.on, table.decision.unit_id or office_unit)


def say_all(rows: Sequence[Verdict], places: PlaceBook, scope: Scope) -> list[NewTotal]:
    """Say what becomes of each row; return the figures to be kept."""
    stated = [row for row in rows if row.totals is not None]
    for row in stated:
        if row.outside:  # an indicator nobody knows: told, and nothing of it is kept
            row.outcome = Outcome.REJECTED
        elif not row.stays_out and not _reaches(scope, row.unit_id):
            row.reject(FOREIGN, meaning=M.COMMUNE)
    open_rows = [row for row in stated if not row.stays_out and not row.outside]
    ids = [row.unit_id for row in open_rows if row.unit_id is not None]
    keeper = Keeper(queries.known_totals(ids)) if ids else Keeper({})
    for row in open_rows:
        if row.unit_id is not None and row.totals is not None:
            _say(row, row.totals, row.unit_id, keeper, places)
    return list(keeper.brought.values())


def _reaches(scope: Scope, unit_id: int | None) -> bool:
    return unit_id is not None and scope.covers_unit(unit_id)


def _say(row: Verdict, said: TotalsDraft, unit_id: int, keeper: Keeper, places: PlaceBook) -> None:
    """Say one row in sentences, with its outcome."""
    known = new = 0
    for figure, kept, other in keeper.take(said, unit_id, row.at):
        words = f"{TOTAL[figure.what]}: {total_words(figure.what, figure.value)}"
        if figure.inexact:
            words += f" (ghi: {figure.words[:80]})"
        if kept is None:
            known += 1
            continue
        new += 1
        row.words.append(f"{places.shown[unit_id]}, {format_date(figure.on)}: {words}")
        if other is not None:
            row.problems.append(
                warning(
                    f"{words} ({format_date(figure.on)}) khác số đã có "
                    f"{total_words(figure.what, other.value)}"
                    + (f" ({other.source})" if other.source else " ở dòng khác")
                    + "; hai số để cạnh nhau, kèm nguồn."
                )
            )
    if not new:
        row.outcome = Outcome.UNCHANGED
    else:
        row.outcome = Outcome.UPDATED if known else Outcome.CREATED


def keep(
    kept: Import, new: Sequence[NewTotal], sources: Mapping[int, tuple[str, int]], at: datetime
) -> bool:
    """Keep the figures in the caller's transaction; False when somebody kept one meanwhile.

    `sources` gives (source in words, row number) by the place of a row.
    """
    if not new:
        return True
    ids = [one.key.unit_id for one in new]
    queries.lock_units(ids)
    known = queries.known_totals(ids)
    if any(one.value == other.value for one in new for other in known.get(one.key, ())):
        return False
    insert_rows(
        Aggregate,
        [
            {
                "import_id": kept.id,
                "unit_id": one.key.unit_id,
                "what": one.key.what.value,
                "on": one.key.on,
                "value": one.value,
                "words": one.words,
                "source": sources[one.by][0][:300],
                "number": sources[one.by][1],
                "recorded_at": at,
                "voided_at": None,
                "voided_by_id": None,
            }
            for one in new
        ],
    )
    return True
