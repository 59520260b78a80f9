"""Working on an import: received, read, judged, judged again, put aside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from audit import services as audit
from coop_registry.models import Import
from coop_registry.queries.imports import answers
from coop_registry.queries.imports import imports as queries
from coop_registry.reading.lists import without_table
from coop_registry.reading.sheets import FileRead
from coop_registry.rules.imports.decisions import (
    NEW,
    UNDECIDED,
    FileDecision,
    RowDecision,
    file_decision,
)
from coop_registry.rules.imports.kinds import ImportState
from coop_registry.rules.imports.sources import SourceRow, SourceTable
from coop_registry.services.imports import counting, staging, taking
from coop_registry.services.imports.judging import Judged, Office, judge
from core import keys
from core.errors import RuleViolation
from papers.uploads import CheckedUpload


def receive(
    upload: CheckedUpload, *, unit_id: int, actor_id: int, on: date | None, at: datetime
) -> Import:
    """Take an uploaded list in (nhận tệp danh sách); a job then reads it."""
    kept = staging.keep_file(upload, unit_id=unit_id, actor_id=actor_id, on=on, at=at)
    before = answers.answered_before(kept.sha256, kept.unit_id, kept.id)
    if before is not None:
        kept.decisions, kept.page = before.decisions, before.page
    audit.record(
        actor_id=actor_id,
        action="import.received",
        subject_type="import",
        subject_id=kept.id,
        note=kept.filename,
    )
    return kept


def content_of(kept: Import) -> bytes:
    """Return the file as it was uploaded; RuleViolation when it was deleted since."""
    if kept.content_sealed is None:
        raise RuleViolation("Tệp gốc của lần nhập này đã được xóa.")
    return keys.decrypt_bytes(kept.content_sealed)


def decisions_of(kept: Import) -> FileDecision:
    """Return what was decided about the file and its tables."""
    return file_decision(kept.decisions)


def prepare(kept: Import, file: FileRead, office: Office) -> tuple[list[SourceTable], Judged]:
    """Read the tables of a file and judge all rows, with what was decided about them before."""
    tables = taking.tables_of(
        file, office.today, on=kept.on, decided=taking.remembered(kept.unit_id, decisions_of(kept))
    )
    decided = _row_decisions(kept.id)
    if not answers.has_rows(kept.id):
        decided = _answers_before(kept) | decided
    judged = judge(
        office, [(table, _rows(table, decided)) for table in tables if table.kind is not None]
    )
    return tables, judged


def _row_decisions(import_id: int) -> dict[tuple[str, str, int], RowDecision]:
    """Return what was decided about rows, by file, sheet and row number."""
    return {
        (file, sheet, number): staging.opened_decision(sealed)
        for file, sheet, number, sealed in queries.decided_rows(import_id)
    }


def _answers_before(kept: Import) -> dict[tuple[str, str, int], RowDecision]:
    """Return what was decided about the rows of the same file when it was written before.

    Who was taken for new is known since.
    """
    before = answers.answered_before(kept.sha256, kept.unit_id, kept.id)
    if before is None:
        return {}
    brought = answers.brought_by_rows(before.id)
    found = {}
    for place, decision in _row_decisions(before.id).items():
        organisation, party = brought.get(place, (None, None))
        if decision.organisation == NEW:
            decision = replace(decision, organisation=organisation)
        if decision.party == NEW:
            decision = replace(decision, party=party)
        found[place] = decision
    return found


def _rows(
    table: SourceTable, decided: Mapping[tuple[str, str, int], RowDecision]
) -> Iterable[SourceRow]:
    place = table.read.table
    for body in place.rows:
        key = (place.file[:255], place.sheet[:255], body.number)
        yield SourceRow(body, decided.get(key, UNDECIDED))


def keep_reading(
    kept: Import, file: FileRead, tables: Sequence[SourceTable], judged: Judged
) -> None:
    """Keep what was read and judged, in the place of an earlier reading."""
    queries.forget_rows(kept.id)
    taking.keep(kept.id, tables, judged)
    kept.guesses = [[guess.page.value, guess.score, guess.sample] for guess in file.guesses] or None
    left = [*file.problems, *without_table(file.sheets, [table.read for table in tables])]
    kept.left_out = [[one.file, one.sheet, one.message] for one in left] or None
    _keep_judged(kept, judged)
    kept.state, kept.message = ImportState.OPEN.value, None


def _keep_judged(kept: Import, judged: Judged) -> None:
    kept.summary = taking.summary_of(judged) | {
        "states": counting.states(judged.rows),
        "last_act": judged.last_act,
    }
    kept.judged_version = kept.version


def refuse_unreadable(kept: Import, message: str) -> None:
    """Say why nothing of a file could be read."""
    kept.state, kept.message = ImportState.UNREADABLE.value, message[:1000]


def judge_again(kept: Import, office: Office) -> tuple[list[SourceTable], Judged, dict[int, int]]:
    """Judge all kept rows together; return tables, judgement and row ids by place."""
    sources = staging.source_tables(kept.id)
    tables = [table for table, _rows in sources]
    known = [(table, rows) for table, rows in sources if table.kind is not None]
    judged = judge(office, known)
    return tables, judged, row_ids(kept.id, judged)


def row_ids(import_id: int, judged: Judged) -> dict[int, int]:
    """Return the ids of judged rows by their place."""
    table_ids = {row.position: row.id for row in queries.tables_of(import_id)}
    ids = queries.row_ids(import_id)
    return {row.at: ids[table_ids[row.table], row.number] for row in judged.rows}


def keep_judgement(
    kept: Import, judged: Judged, ids: Mapping[int, int], tables: Sequence[SourceTable] = ()
) -> None:
    """Keep a judgement of rows that are kept already, and what their totals now say."""
    staging.keep_judgement(judged.rows, dict(ids))
    staging.keep_open_totals(kept.id, tables)
    _keep_judged(kept, judged)


def is_outdated(kept: Import) -> bool:
    """Tell whether the register was changed since the rows were judged."""
    known = (kept.summary or {}).get("last_act")
    return known is not None and known != queries.last_act()


def as_shown(kept: Import, judged: Judged) -> bool:
    """Tell whether rows become what the person was shown when they confirmed."""
    shown = kept.summary or {}
    found = taking.summary_of(judged)
    return all(shown.get(key) == value for key, value in found.items())


def read_again(kept: Import) -> None:
    """Let the file be read once more."""
    kept.version += 1
    kept.state = ImportState.READING.value
