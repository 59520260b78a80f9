"""Rows of the tax office's lists (danh sách của cơ quan thuế): who, in which state, owing what.

A list names the state in a column, in a row above a group, or in its title ("Danh sách người nộp
thuế không hoạt động tại địa chỉ đã đăng ký"). Nothing else of such a row is read.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from coop_registry.reading.cells import Cell
from coop_registry.reading.meanings import M
from coop_registry.reading.organisations import part_codes
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.reading.rows import (
    Level,
    ListRow,
    RowProblem,
    Setting,
    bind,
    column_text,
    refuse_lost_letters,
    tell,
)
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.rules.kinds import Kind, TaxKind
from core.text import fold

_READ = frozenset({M.ORDER, M.NAME, M.CODE, M.TAX_CODE, M.TAX_DEBT, M.STATUS, M.STATUS_ON})
#: Whose doubts make no difference: a taxpayer is known by number.
_UNTOLD = frozenset({M.ORDER, M.NAME})
_PAID = frozenset(["khong no", "khong no thue", "het no", "da nop", "da nop du", "khong con no"])


@dataclass(frozen=True, slots=True)
class TaxState:
    """What is said of a taxpayer's state; no kind when another state than these two holds."""

    kind: TaxKind | None = None


@dataclass(slots=True)
class TaxRow(ListRow):
    """One taxpayer as a list says it (dòng người nộp thuế)."""

    state: TaxState | None = None
    #: The words that say the state, of the cell or of what stands above.
    state_words: str = ""


def read_taxpayer(table: Table, body: BodyRow, setting: Setting) -> TaxRow:
    """Return one row of a list of the tax office with its values and problems."""
    row = TaxRow(table.file, table.sheet, body.number, body.groups, body.cells)
    refuse_lost_letters(row)
    width = len(body.cells)
    for place, meaning, _year, heading, reader in bind(setting, Kind.COOPERATIVE):
        cell = body.cells[place] if place < width else None
        if cell is None or meaning not in _READ or meaning in row.values:
            continue
        read = _reader(meaning, cell) or reader(cell)
        if not read.is_blank:
            row.values[meaning] = read
            if meaning not in _UNTOLD and read.doubt:
                tell(row, read, heading, meaning)
    part_codes(row, body, setting)
    _fill_state(row, table, setting)
    _check(row, setting)
    return row


def _reader(meaning: M, cell: Cell) -> Read | None:
    """Return a cell as only the tax office's lists say it; None for the usual reading."""
    if meaning is M.STATUS:
        return read_tax_state(cell)
    if meaning is M.TAX_DEBT and fold(words_of_cell(cell)) in _PAID:
        return Read(0, words_of_cell(cell))
    return None


def read_tax_state(cell: Cell) -> Read:
    """Return the `TaxState` of a cell: "06 - NNT không hoạt động tại địa chỉ đã đăng ký"."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    said = _states(fold(raw))
    if len(said) == 1:
        return Read(next(iter(said)), raw)
    return doubtful(None, raw, f"Chưa rõ tình trạng “{raw[:60]}”; hãy ghi bằng chữ.")


_SAID = (
    (TaxState(TaxKind.NOT_AT_ADDRESS), re.compile(
        r"khong (?:con )?hoat dong tai (?:dia chi|tru so)|bo (?:dia chi|tron)|khong tim thay (?:dia chi|tru so|nnt)"
        r"|khong con o dia chi"
    )),
    (TaxState(TaxKind.STOPPED), re.compile(
        r"(?<!tam )(?:ngung|dung) (?:hoat dong|kinh doanh|sxkd)|cham dut hoat dong|dong (?:mst|ma so thue)"
        r"|cham dut hieu luc (?:mst|ma so thue)|khong con hoat dong(?! tai)|khong hoat dong(?! tai)"
    )),
    (TaxState(), re.compile(r"dang hoat dong|(?<!khong )con hoat dong|hoat dong binh thuong|tam (?:ngung|nghi|dung)|^hoat dong$")),
)  # fmt: skip


@lru_cache(maxsize=1024)
def _states(folded: str) -> frozenset[TaxState]:
    """Return the states that folded words name; "tạm ngừng" is a state of its own."""
    return frozenset(state for state, pattern in _SAID if pattern.search(folded))


def state_above(lines: Sequence[str]) -> tuple[TaxState, str] | None:
    """Return the state that the lines above rows name, when they name just one of the two."""
    found = {state: line for line in lines for state in _states(fold(line)) if state.kind}
    return next(iter(found.items())) if len(found) == 1 else None


def speaks_of_state(table: Table, setting: Setting) -> bool:
    """Tell whether a list says in which state its taxpayers are."""
    return setting.columns.of(M.STATUS) is not None or state_above(_titles(table)) is not None


def _titles(table: Table) -> tuple[str, ...]:
    return (*table.titles, table.sheet)


def _fill_state(row: TaxRow, table: Table, setting: Setting) -> None:
    """Take the state of the row's own column, else of the group above, else of the title."""
    read = row.values.get(M.STATUS)
    if read is not None:
        if read.is_clear:
            row.state, row.state_words = read.value, read.raw
        return
    if setting.columns.of(M.STATUS) is not None:
        return
    for lines in (*((group,) for group in reversed(row.groups)), _titles(table)):
        if above := state_above(lines):
            row.state, row.state_words = above
            return


def _check(row: TaxRow, setting: Setting) -> None:
    """Reject a row without a readable number; say when it tells nothing."""
    if not any(row.clear(meaning) for meaning in (M.CODE, M.TAX_CODE)):
        message = "Dòng không có mã số thuế đọc được; danh sách thuế chỉ đối chiếu theo mã số."
        row.problems.append(
            RowProblem(
                Level.REJECTED, message, column_text(setting.columns, M.TAX_CODE), "", M.TAX_CODE
            )
        )
    elif row.state is None and not {M.TAX_DEBT, M.STATUS} & row.values.keys():
        message = "Dòng không ghi tình trạng hay số nợ thuế."
        row.problems.append(RowProblem(Level.WARNING, message))
