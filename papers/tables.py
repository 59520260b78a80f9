"""What a table looks like in every output: its head cells and the widths of its columns."""

from dataclasses import dataclass
from itertools import groupby

from papers import fonts
from papers.blocks import CellKind, Column, Table, cell_text
from papers.printable import one_line

#: Mean width of a letter as a share of its size, a little generous so that numbers never break.
LETTER = 0.56
PADDING_MM = 3.2
MM_PER_POINT = 25.4 / 72
#: Text columns longer than this many letters wrap.
WRAP_AT = 45
#: A column of text is never narrower.
LEAST_TEXT_MM = 12.0
#: Decree 30/2020 sets no size for tables; the usual one first.
TABLE_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)


@dataclass(frozen=True)
class HeadCell:
    """One cell of the head and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


def head_cells(columns: tuple[Column, ...]) -> list[HeadCell]:
    """Return the cells of the head: one row, or two where neighbours share a group."""
    if not any(column.group for column in columns):
        return [HeadCell(one_line(c.title, 160), 0, i) for i, c in enumerate(columns)]
    cells: list[HeadCell] = []
    for group, members in groupby(enumerate(columns), key=lambda pair: pair[1].group):
        numbered = list(members)
        if group:
            cells.append(HeadCell(one_line(group, 160), 0, numbered[0][0], 1, len(numbered)))
        for index, column in numbered:
            title = one_line(column.title, 160)
            cells.append(HeadCell(title, 1, index) if group else HeadCell(title, 0, index, 2))
    return cells


def _least_mm(table: Table, index: int, size: float) -> float:
    """Return the width a column wants in millimetres; long text wraps, numbers never break."""
    column = table.columns[index]
    lines = table.rows if table.total is None else (*table.rows, table.total)
    texts = (cell_text(line[index], column.kind) for line in lines)
    widest = max((len(text) for text in texts), default=1)
    limit = WRAP_AT if column.kind is CellKind.TEXT else 24
    title = one_line(column.title, 160).split()
    word = max((fonts.text_width(word, fonts.BOLD, size) for word in title), default=0)
    letters = min(widest, limit) * size * LETTER
    return max(min(word, 100), letters) * MM_PER_POINT + PADDING_MM


def _wanted(table: Table, size: float) -> tuple[list[float], list[bool]]:
    """Return the wished width of each column, and which of them may give way."""
    wanted: list[float] = []
    elastic: list[bool] = []
    for index, column in enumerate(table.columns):
        wanted.append(column.width_mm or _least_mm(table, index, size))
        elastic.append(not column.width_mm and column.kind is CellKind.TEXT)
    return wanted, elastic


def column_widths(table: Table, total_mm: float, size: float) -> list[float]:
    """Return the width of each column in millimetres; together they fill `total_mm`.

    Hints are kept unless they do not fit; columns of numbers get what their longest number
    needs; columns of text share the rest by their content.
    """
    wanted, elastic = _wanted(table, size)
    fixed = sum(width for width, free in zip(wanted, elastic, strict=True) if not free)
    room = total_mm - fixed
    if any(elastic) and room >= LEAST_TEXT_MM * sum(elastic):
        factor = room / (sum(wanted) - fixed)
        return [w * factor if free else w for w, free in zip(wanted, elastic, strict=True)]
    return _scaled(wanted, [_word_mm(column, size) for column in table.columns], total_mm)


def _word_mm(column: Column, size: float) -> float:
    """Return the width in which no word of a head has to break ("STT")."""
    words = one_line(column.title, 160).split()
    widest = max((fonts.text_width(word, fonts.BOLD, size) for word in words), default=0)
    return min(widest, 100) * MM_PER_POINT + PADDING_MM


def _scaled(wanted: list[float], least: list[float], total_mm: float) -> list[float]:
    """Return wished widths that fill the room; who would get less than it needs gets that."""
    held: set[int] = set()
    while True:
        room = total_mm - sum(least[at] for at in held)
        share = room / (sum(w for at, w in enumerate(wanted) if at not in held) or 1)
        short = {at for at, w in enumerate(wanted) if at not in held and w * share < least[at]}
        if not short or len(held | short) == len(wanted) or room <= 0:
            break
        held |= short
    if room <= 0:
        return [width * total_mm / sum(wanted) for width in wanted]
    return [least[at] if at in held else width * share for at, width in enumerate(wanted)]


def fitting_size(table: Table, total_mm: float) -> float:
    """Return the largest size of letters at which no number of the table has to break."""
    for size in TABLE_SIZES:
        wanted, elastic = _wanted(table, size)
        pairs = zip(wanted, elastic, strict=True)
        if sum(LEAST_TEXT_MM if free else width for width, free in pairs) <= total_mm:
            return size
    return TABLE_SIZES[-1]
