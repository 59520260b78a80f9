"""What a person decides about tables and rows of an import (quyết định khi xem danh sách)."""

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from coop_registry.models import Import, ImportMapping, ImportRow, ImportTable
from coop_registry.queries.imports import imports as queries
from coop_registry.reading.cells import text_of
from coop_registry.reading.codepages import CodePage
from coop_registry.reading.meanings import ListKind, M, Meaning
from coop_registry.reading.tables import BodyRow
from coop_registry.rules.imports.decisions import RowDecision, TableDecision
from coop_registry.rules.imports.kinds import WORKABLE, ImportState
from coop_registry.rules.imports.sources import SourceRow, SourceTable, read_row
from coop_registry.services.imports import staging, working
from coop_registry.services.imports.judging import Office, judge
from core.db import db
from core.errors import RuleViolation

#: Rows that a correction of "all cells alike" may reach at once.
MOST_ALIKE = 5000
#: Rows judged together with those that their problems name.
_MOST_TOGETHER = 200
_NAMED = re.compile(r"\bdòng ([0-9]+(?:, [0-9]+)*)")


def refuse_closed(kept: Import) -> None:
    """Raise when an import can no longer be worked on."""
    if ImportState(kept.state) not in WORKABLE:
        raise RuleViolation("Lần nhập này không còn ở bước xem và sửa.")


def row_version(row: ImportRow) -> str:
    """Return what changes with every decision about a row, so that two tabs notice each other."""
    return hashlib.sha256(row.decision_sealed or b"").hexdigest()[:16]


def refuse_outdated(row: ImportRow, version: str) -> None:
    """Raise when a row was decided about since its page was opened; the row is locked."""
    db.session.refresh(row, with_for_update=True)
    if version and version != row_version(row):
        raise RuleViolation(
            "Dòng này vừa được sửa ở cửa sổ khác. Dưới đây là nội dung mới nhất; phần anh/chị vừa "
            "nhập chưa được ghi."
        )


def refuse_unread(
    table: SourceTable, row: ImportRow, decision: RowDecision, closed: Collection[Meaning]
) -> None:
    """Raise for a word just typed that a closed list does not know (tình trạng, loại hình)."""
    before = staging.opened_decision(row.decision_sealed).edits
    cells, groups = staging.opened_cells(row.cells_sealed)
    found = read_row(table, SourceRow(BodyRow(row.number, cells, groups), decision))
    for column in table.read.columns.columns:
        words = decision.edits.get(column.index)
        if column.meaning not in closed or not words or words == before.get(column.index):
            continue
        read = found.values.get(column.meaning) if isinstance(column.meaning, M) else None
        if read is None or not read.is_clear:
            raise RuleViolation(
                f"“{words[:60]}” không có trong danh mục của cột “{column.heading.text}”; hãy chọn "
                "một mục."
            )


def decide_row(kept: Import, row: ImportRow, decision: RowDecision, office: Office) -> None:
    """Keep a decision about a row and judge that row anew."""
    refuse_closed(kept)
    row.decision_sealed = staging.sealed_decision(decision)
    kept.version += 1
    _judge_rows(kept, [row], office)


def decide_alike(
    kept: Import, row: ImportRow, decision: RowDecision, columns: set[int], office: Office
) -> int:
    """Carry a decision over to every row of the table that says the same in these columns.

    Returns how many other rows were changed. What was corrected or accepted in the columns goes
    over, and the unit chosen; what a row is about does not.
    """
    cells, _groups = staging.opened_cells(row.cells_sealed)
    said = {at: cells[at] if at < len(cells) else None for at in columns}
    changed = []
    for other in queries.open_rows(kept.id, row.table_id, MOST_ALIKE):
        if other.id == row.id:
            continue
        own, _groups = staging.opened_cells(other.cells_sealed)
        if any((own[at] if at < len(own) else None) != words for at, words in said.items()):
            continue
        before = staging.opened_decision(other.decision_sealed)
        other.decision_sealed = staging.sealed_decision(_carried(before, decision, columns))
        changed.append(other)
    _judge_rows(kept, changed, office)
    return len(changed)


def _carried(before: RowDecision, decision: RowDecision, columns: set[int]) -> RowDecision:
    edits = {at: words for at, words in decision.edits.items() if at in columns}
    return replace(
        before,
        edits={**before.edits, **edits},
        accepted=before.accepted | (decision.accepted & columns),
        unit_id=decision.unit_id if decision.unit_id is not None else before.unit_id,
    )


def skip_rows(kept: Import, rows: Sequence[ImportRow], skip: bool, office: Office) -> None:
    """Leave rows out, or take them in again (bỏ qua, lấy lại)."""
    refuse_closed(kept)
    for row in rows:
        decision = staging.opened_decision(row.decision_sealed)
        row.decision_sealed = staging.sealed_decision(replace(decision, skip=skip))
    kept.version += 1
    _judge_rows(kept, rows, office)


def accept_rows(kept: Import, rows: Sequence[ImportRow], office: Office) -> None:
    """Take all doubtful values of these rows as they were read (chấp nhận như đã đọc)."""
    refuse_closed(kept)
    for row in rows:
        decision = staging.opened_decision(row.decision_sealed)
        table = staging.source_table(queries.table(row.table_id))
        doubtful = {
            column.index
            for column in table.read.columns.columns
            if column.meaning is not None
            and any(problem[1] == column.meaning.value for problem in row.problems)
        }
        accepted = decision.accepted | doubtful
        row.decision_sealed = staging.sealed_decision(replace(decision, accepted=accepted))
    kept.version += 1
    _judge_rows(kept, rows, office)


def fill_from_above(kept: Import, rows: Sequence[ImportRow], column: int, office: Office) -> int:
    """Give rows the words that the nearest row above has in a column (lấy như dòng trên)."""
    refuse_closed(kept)
    done = []
    for row in sorted(rows, key=lambda one: (one.table_id, one.number)):
        words = _words_above(kept.id, row, column)
        if words is not None:
            decision = staging.opened_decision(row.decision_sealed)
            edits = {**decision.edits, column: words}
            row.decision_sealed = staging.sealed_decision(replace(decision, edits=edits))
            db.session.flush()
            done.append(row)
    kept.version += 1
    _judge_rows(kept, done, office)
    return len(done)


def _words_above(import_id: int, row: ImportRow, column: int) -> str | None:
    """Return what the nearest row above that says anything says in a column."""
    for above in queries.rows_above(import_id, row.table_id, row.number):
        edited = staging.opened_decision(above.decision_sealed).edits.get(column)
        cells, _groups = staging.opened_cells(above.cells_sealed)
        words = edited or text_of(cells[column] if column < len(cells) else None)
        if words.strip():
            return words
    return None


def _judge_rows(kept: Import, rows: Sequence[ImportRow], office: Office) -> None:
    """Judge single rows anew, with those they were told to be like.

    What depends on all other rows is judged before writing.
    """
    if not rows:
        return
    rows = [*rows, *_companions(kept, rows)]
    table_ids = sorted({row.table_id for row in rows})
    tables = {one: staging.source_table(queries.table(one)) for one in table_ids}
    by_table: dict[int, list[ImportRow]] = {}
    for row in rows:
        by_table.setdefault(row.table_id, []).append(row)
    judged = judge(
        office,
        [
            (tables[table_id], [staging.source_row(row) for row in own])
            for table_id, own in by_table.items()
        ],
        by_law=False,
    )
    flat = [row for own in by_table.values() for row in own]
    for row, verdict in zip(flat, judged.rows, strict=True):
        for name, value in staging.judged_values(verdict).items():
            setattr(row, name, value)
    db.session.flush()


def _companions(kept: Import, rows: Sequence[ImportRow]) -> list[ImportRow]:
    """Return the other rows that the problems of these name: "Tên gần giống dòng 20"."""
    own = {row.id for row in rows}
    named = {
        int(number)
        for row in rows
        for problem in row.problems
        for found in _NAMED.finditer(problem[4])
        for number in found[1].split(", ")
    }
    if not named or len(rows) > _MOST_TOGETHER:
        return []
    found = queries.rows_numbered(kept.id, sorted(named)[:_MOST_TOGETHER])
    return [row for row in found if row.id not in own]


def decide_table(
    kept: Import,
    table: ImportTable,
    decision: TableDecision,
    meanings: Mapping[str, Meaning | None],
    kind: ListKind | None,
    *,
    actor_id: int,
    at: datetime,
) -> None:
    """Keep what a person said of a table and its columns; the file is to be read again.

    The meanings are remembered for the office, so that the next list with these headings needs no
    question.
    """
    refuse_closed(kept)
    remembered = queries.mappings(kept.unit_id).get(table.heading_key)
    if remembered is None:
        remembered = ImportMapping(unit_id=kept.unit_id, heading_key=table.heading_key)
        db.session.add(remembered)
    remembered.kind = kind.value if kind else None
    remembered.meanings = {name: one.value if one else None for name, one in meanings.items()}
    remembered.actor_id, remembered.at = actor_id, at
    decided = working.decisions_of(kept).with_table(
        table.file, table.sheet, table.heading_row, decision
    )
    kept.decisions = decided.as_json()
    working.read_again(kept)


def point_at_heading(kept: Import, file: str, sheet: str, row: int) -> None:
    """Keep where the heading of a sheet stands; the file is to be read again."""
    refuse_closed(kept)
    kept.decisions = working.decisions_of(kept).with_heading(file, sheet, row).as_json()
    working.read_again(kept)


def choose_page(kept: Import, page: CodePage) -> None:
    """Keep the code page of a text file; it is to be read again."""
    refuse_closed(kept)
    kept.page = page.value
    working.read_again(kept)
