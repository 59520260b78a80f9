"""From a read file to rows in the register: tables made ready, judged, kept, written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from audit import services as audit
from coop_registry.models import Import
from coop_registry.queries.imports import imports as queries
from coop_registry.reading.lists import prepare
from coop_registry.reading.meanings import ListKind, Meaning, meaning_from
from coop_registry.reading.sheets import FileRead
from coop_registry.reading.tables import BodyRow
from coop_registry.rules.imports.decisions import FileDecision
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.imports.sources import SourceTable, day_of, rows_of
from coop_registry.rules.imports.verdicts import Verdict
from coop_registry.services.imports import counting, staging, totals, writing
from coop_registry.services.imports.burst import Origin
from coop_registry.services.imports.judging import Judged, Office, judge
from coop_registry.services.imports.writing import Prepared
from core.collector import no_collection

HIDDEN = (
    "Trang này đang ẩn trong tệp nên không nhập. Nếu cần nhập, hãy chọn “Đọc” cho bảng này "
    "(lệnh: --sheet)."
)
VERY_HIDDEN = (
    "Trang này bị ẩn sâu trong tệp: Excel không liệt kê khi chọn “Bỏ ẩn” (Unhide), nên không nhập. "
    "Nếu cần nhập, hãy chọn “Đọc” cho bảng này (lệnh: --sheet)."
)
#: Times a list is judged anew when the register changes under it.
TRIES = 3


@dataclass(frozen=True)
class Decided:
    """What people decided about how tables are read, by the key of their headings."""

    meanings: Mapping[str, Mapping[str, Meaning | None]] = field(default_factory=dict)
    kinds: Mapping[str, ListKind] = field(default_factory=dict)
    file: FileDecision = field(default_factory=FileDecision)


def remembered(unit_id: int, file: FileDecision | None = None) -> Decided:
    """Return what the office said of these headings before (cách hiểu cột đã ghi nhớ)."""
    known = queries.mappings(unit_id)
    return Decided(
        meanings={
            key: {name: meaning_from(value) for name, value in row.meanings.items()}
            for key, row in known.items()
        },
        kinds={key: ListKind(row.kind) for key, row in known.items() if row.kind},
        file=file or FileDecision(),
    )


@no_collection()
def tables_of(
    file: FileRead, today: date, *, on: date | None = None, decided: Decided | None = None
) -> list[SourceTable]:
    """Return the tables of a file, each with its day: `on`, that of its titles, or today."""
    asked = decided or Decided()
    found = prepare(
        file,
        asked.meanings,
        on=on or today,
        heading_rows=asked.file.heading_rows,
        kinds=asked.kinds,
    )
    tables = []
    for position, read in enumerate(found):
        place = read.table
        heading_row = place.head.first + 1
        decision = asked.file.of(place.file, place.sheet, heading_row, hidden=place.hidden)
        if place.hidden and decision.skip:
            read.problems = [(heading_row, VERY_HIDDEN if place.very_hidden else HIDDEN)]
        day = decision.on or on or day_of(read, today)
        if decision.unit is not None:
            read.setting = replace(read.setting, unit=decision.unit, bound={})
        tables.append(SourceTable(position, read, day, decision))
    return tables


def judge_tables(office: Office, tables: Sequence[SourceTable]) -> Judged:
    """Judge all rows of tables that were just read."""
    return judge(office, [(table, rows_of(table.read)) for table in tables if table.kind])


@no_collection()
def keep(import_id: int, tables: Sequence[SourceTable], judged: Judged) -> dict[int, int]:
    """Keep tables and judged rows; return row ids by place."""
    table_ids = staging.keep_tables(import_id, tables)
    rows = zip(judged.rows, _bodies(tables), strict=True)
    return staging.keep_rows(import_id, table_ids, rows, len(judged.rows))


def _bodies(tables: Iterable[SourceTable]) -> Iterator[BodyRow]:
    for table in tables:
        if table.kind and not table.decision.skip:
            yield from table.read.table.rows


@no_collection()
def prepare_writing(
    filename: str,
    tables: Sequence[SourceTable],
    judged: Judged,
    row_ids: Mapping[int, int],
    *,
    actor_id: int,
    at: datetime,
) -> Prepared:
    """Make the burst of an import: facts that name the file, the sheet and the row they come from."""
    sheets = {table.position: table.sheet for table in tables}

    def place_of(row: Verdict) -> str:
        return f"{filename}, trang {sheets[row.table]}, dòng {row.number}"

    def source_of(row: Verdict) -> str:
        return "; ".join((place_of(row), *row.remarks))

    return writing.prepare(judged, Origin(actor_id, at, False, source_of, row_ids, place_of))


@no_collection()
def write_import(
    kept: Import, ready: Prepared, judged: Judged, *, actor_id: int, at: datetime
) -> None:
    """Write what was judged in the caller's transaction, a writer; the caller commits.

    Raises StaleRegister when the register changed since it was judged.
    """
    writing.write(ready)
    if not totals.keep(kept, ready.totals, ready.sources, at):
        raise writing.StaleRegister
    kept.summary = summary_of(judged)
    kept.state = ImportState.WRITTEN.value
    kept.written_at, kept.written_by_id = at, actor_id
    audit.record(
        actor_id=actor_id or None,
        action="import.written",
        subject_type="import",
        subject_id=kept.id,
        note=summary_words(kept.summary),
    )


def summary_of(judged: Judged) -> dict[str, object]:
    """Return how many rows became what: organisations, members, past totals where there are any."""
    of_totals = counting.counts_of_totals(judged.rows)
    found: dict[str, object] = counting.counts(judged.rows)
    return found | {"totals": of_totals} if of_totals["rows"] else found


def summary_words(summary: Mapping[str, object]) -> str:
    """Return "tổ chức: 45 ghi mới, 12 bổ sung, 3 không đổi, 2 không ghi; thành viên: …"."""
    members = summary["members"]
    assert isinstance(members, dict)  # as counting makes it
    parts = [f"tổ chức: {_counts_words(summary)}"] if summary["rows"] else []
    parts += [f"thành viên: {_counts_words(members)}"] if members["rows"] else []
    of_totals = summary.get("totals")
    if isinstance(of_totals, dict):
        parts.append(f"dòng số liệu tổng hợp: {_counts_words(of_totals)}")
    return "; ".join(parts) or "không có dòng nào"


def _counts_words(found: Mapping[str, object]) -> str:
    return (
        f"{found['created']} ghi mới, {found['updated']} bổ sung, {found['unchanged']} không đổi, "
        f"{found['rejected']} không ghi"
    )
