"""Keeping an import: the file, its tables, its rows with what was judged of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from coop_registry.models import Import, ImportRow, ImportTable
from coop_registry.queries.imports import imports as queries
from coop_registry.reading.cells import Cell, from_json, to_json
from coop_registry.reading.lists import TableRead
from coop_registry.reading.tables import BodyRow
from coop_registry.rules.imports.decisions import RowDecision, row_decision, table_decision
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.imports.sources import SourceRow, SourceTable
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.services.imports import tables as table_json
from coop_registry.services.imports.member_wording import member_words
from core import keys
from core.bulk import Row, insert_rows, take_ids, update_rows
from core.db import db
from papers.uploads import CheckedUpload

#: Rows sealed and written at once, so that memory does not grow with the list.
_PORTION = 2000
#: A problem of a table is a row and a sentence; a total that does not close names its column too.
_OF_A_TABLE = 2


def keep_file(
    upload: CheckedUpload, *, unit_id: int, actor_id: int, on: date | None, at: datetime
) -> Import:
    """Keep an uploaded list under seal (nhận tệp danh sách); it is still to be read."""
    kept = Import(
        unit_id=unit_id,
        state=ImportState.READING.value,
        actor_id=actor_id,
        filename=upload.filename,
        media_type=upload.media_type,
        size=len(upload.content),
        sha256=upload.sha256,
        content_sealed=keys.encrypt_bytes(upload.content),
        on=on,
        created_at=at,
    )
    db.session.add(kept)
    db.session.flush()
    return kept


def import_row(import_id: int) -> Import:
    """Return an import that exists."""
    return db.session.get_one(Import, import_id)


def keep_tables(import_id: int, tables: Sequence[SourceTable]) -> dict[int, int]:
    """Keep the tables of an import; return their ids by position."""
    found = {}
    for table in tables:
        row = ImportTable(import_id=import_id, position=table.position, **_table_values(table))
        db.session.add(row)
        db.session.flush()
        found[table.position] = row.id
    return found


def _table_values(table: SourceTable) -> Row:
    read = table.read
    return {
        "file": read.table.file[:255],
        "sheet": read.table.sheet[:255],
        "hidden": read.table.hidden,
        "kind": read.kind.value if read.kind else None,
        "heading_key": read.key,
        "heading_row": read.table.head.first + 1,
        "setting": table_json.to_json(read),
        "on": table.on,
        "decision": None if table.decision == type(table.decision)() else table.decision.as_json(),
        "problems": [[number, words] for number, words in read.problems] + _open_totals(table),
        "rows": len(read.table.rows),
    }


def keep_open_totals(import_id: int, tables: Iterable[SourceTable]) -> None:
    """Keep which totals do not close after rows were corrected; the tables' other problems stay."""
    kept = {row.position: row for row in queries.tables_of(import_id)}
    for table in tables:
        row = kept[table.position]
        others = [one for one in row.problems if len(one) == _OF_A_TABLE]
        row.problems = [*others, *_open_totals(table)]


def _open_totals(table: SourceTable) -> list[list[object]]:
    return [[one.number, one.words, one.column] for one in table.open_totals]


def keep_rows(
    import_id: int,
    table_ids: dict[int, int],
    rows: Iterable[tuple[Verdict, BodyRow]],
    count: int,
) -> dict[int, int]:
    """Keep the judged rows with their cells under seal; return row ids by place."""
    ids = iter(take_ids(ImportRow, count))
    found: dict[int, int] = {}

    def values() -> Iterator[Row]:
        for verdict, body in rows:
            row_id = found[verdict.at] = next(ids)
            yield {
                "id": row_id,
                "import_id": import_id,
                "table_id": table_ids[verdict.table],
                "number": verdict.number,
                "cells_sealed": sealed_cells(body),
                "decision_sealed": sealed_decision(verdict.decision),
                **judged_values(verdict),
            }

    insert_rows(ImportRow, values())
    return found


def keep_judgement(rows: Iterable[Verdict], row_ids: dict[int, int]) -> None:
    """Keep what was judged of rows that are kept already."""
    portion: list[Row] = []
    for verdict in rows:
        portion.append({"id": row_ids[verdict.at], **judged_values(verdict)})
        if len(portion) == _PORTION:
            update_rows(ImportRow, portion)
            portion = []
    update_rows(ImportRow, portion)


def judged_values(verdict: Verdict) -> Row:
    """Return what is kept of a judgement: nothing that holds an identity number."""
    return {
        "state": verdict.state.value,
        "outcome": verdict.outcome.value if verdict.outcome else None,
        "label": verdict.label[:255],
        "problems": [
            [
                p.level.value,
                p.meaning.value if p.meaning else None,
                p.column[:200],
                p.value,
                p.message,
                p.rule,
            ]
            for p in verdict.problems
        ],
        # A province has ten members to each cooperative: their sentences are made when kept.
        "words": member_words(verdict) if verdict.is_member else verdict.words,
        "organisation_id": verdict.target.known_id if verdict.target else None,
    }


def sealed_cells(body: BodyRow) -> bytes:
    """Return a row's cells and groups under seal."""
    words = json.dumps(
        [body.cells, body.groups], ensure_ascii=False, default=to_json, separators=(",", ":")
    )
    return keys.encrypt(words)


def opened_cells(sealed: bytes | None) -> tuple[list[Cell], tuple[str, ...]]:
    """Return the cells and groups of a row, none once they were deleted."""
    if sealed is None:
        return [], ()
    cells, groups = json.loads(keys.decrypt(sealed))
    return [from_json(one) if isinstance(one, dict) else one for one in cells], tuple(groups)


def sealed_decision(decision: RowDecision) -> bytes | None:
    """Return a decision under seal; None when nothing was decided."""
    if decision.is_empty:
        return None
    return keys.encrypt(json.dumps(decision.as_json(), ensure_ascii=False))


def opened_decision(sealed: bytes | None) -> RowDecision:
    """Return the decision about a row."""
    return row_decision(json.loads(keys.decrypt(sealed)) if sealed else None)


def source_table(row: ImportTable) -> SourceTable:
    """Return a kept table as it is judged."""
    read: TableRead = table_json.from_json(
        row.setting,
        file=row.file,
        sheet=row.sheet,
        kind=row.kind,
        key=row.heading_key,
        heading_row=row.heading_row,
    )
    return SourceTable(row.position, read, row.on, table_decision(row.decision))


def source_row(row: ImportRow) -> SourceRow:
    """Return a kept row as it is judged."""
    cells, groups = opened_cells(row.cells_sealed)
    return SourceRow(BodyRow(row.number, cells, groups), opened_decision(row.decision_sealed))


def source_tables(import_id: int) -> list[tuple[SourceTable, Iterator[SourceRow]]]:
    """Return all kept tables with their rows, read as they are asked for."""
    return [
        (source_table(table), _rows(import_id, table.id)) for table in queries.tables_of(import_id)
    ]


def _rows(import_id: int, table_id: int) -> Iterator[SourceRow]:
    for row in queries.rows_in_order(import_id, table_id):
        yield source_row(row)
