"""Finding the heading of a table (tiêu đề bảng) by its words, wherever it stands.

Above it are quốc hiệu, titles and a unit line; it may fill several rows with merged cells, and a
row of column numbers may follow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coop_registry.reading.cells import Cell, is_blank, text_of
from coop_registry.reading.columns import Heading, bare, recognise
from coop_registry.reading.figures import figure_of
from coop_registry.reading.meanings import M
from coop_registry.reading.sheets import Merged, Sheet
from coop_registry.reading.totals_heads import is_totals_row
from coop_registry.reading.vocabulary import HEADINGS
from core.text import clean

_IDENTIFYING = frozenset(
    {M.NAME, M.PERSON_NAME, M.MEMBER_NAME, M.CODE, M.TAX_CODE, M.CODE_OR_TAX, M.CERTIFICATE_NO}
)
_NUMBERS = frozenset({M.CODE, M.TAX_CODE, M.CODE_OR_TAX, M.CERTIFICATE_NO})
_NUMBERED = re.compile(r"^\(?([0-9]{1,2})\)?(?:\s*=.*)?$")
_YEAR = re.compile(r"^(?:năm\s*)?(?:19|20)[0-9]{2}$", re.IGNORECASE)
_LONGEST_HEAD = 5
_NAME_PHRASES = frozenset(
    phrase for meaning in (M.NAME, M.MEMBER_NAME) for phrase in HEADINGS[meaning]
)
#: "Tên hợp tác xã: HTX Minh Phú" is a line above a table, not a heading.
_STATED = re.compile(r":\s*\S")


@dataclass(frozen=True)
class Head:
    """The rows of a heading, from `first` to `last`, and what stands in each column."""

    first: int
    last: int
    headings: tuple[Heading, ...]
    #: Rows after the heading that number the columns.
    numbered: bool = False

    @property
    def body(self) -> int:
        """Return the first row below the heading."""
        return self.last + 1 + self.numbered


def find_head(sheet: Sheet, start: int, merged_at: dict[int, list[Merged]]) -> Head | None:
    """Return the first heading from row `start` on; None when there is none."""
    for at in range(start, len(sheet.rows)):
        if is_head_row(sheet.rows[at]):
            return _head(sheet, at, merged_at)
    return None


def head_at(sheet: Sheet, row: int, merged_at: dict[int, list[Merged]]) -> Head:
    """Return the heading that a person says begins in this row (counted from 0)."""
    return _head(sheet, row, merged_at)


def is_head_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row is a heading: two known headings at least, one of which identifies."""
    if len(row) < 1 or any(isinstance(c, int | float) and not _is_year(c) for c in row):
        return False
    if is_totals_row(row):
        return True
    words = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    found = [
        meaning
        for cell in words
        if not _STATED.search(cell) and (meaning := recognise(cell)) is not None
    ]
    distinct = set(found)
    if not distinct & _IDENTIFYING:
        return False
    if len(words) < 3 and any(len(clean(cell)) >= 40 for cell in words):
        return False
    if any(map(_is_whole, words)):
        return True
    return (len(distinct) >= 2 and len(found) * 2 >= len(words)) or len(distinct) >= 4


def _is_whole(text: str) -> bool:
    """Tell whether one cell alone makes a heading: "Tên HTX", word for word."""
    words = bare(text)
    return words.startswith("ten ") and words in _NAME_PHRASES


def _is_year(cell: Cell) -> bool:
    return bool(_YEAR.match(clean(text_of(cell))))


def _head(sheet: Sheet, at: int, merged_at: dict[int, list[Merged]]) -> Head:
    rows = sheet.rows
    first = at - 1 if _is_group_row(rows, at, merged_at) else at
    last = at
    while (
        last + 1 < len(rows) and last - at < _LONGEST_HEAD and _continues(rows, at, last, merged_at)
    ):
        last += 1
    numbered = last + 1 < len(rows) and _numbers_columns(rows[last + 1])
    return Head(first, last, _headings(sheet, first, last, merged_at), numbered)


def _is_group_row(rows: list[list[Cell]], at: int, merged_at: dict[int, list[Merged]]) -> bool:
    """Tell whether the row above holds groups spread over some of the columns below it."""
    if at == 0:
        return False
    width = len(rows[at])
    spread = [m for m in merged_at.get(at - 1, ()) if m[0] == m[2] == at - 1 and m[3] > m[1]]
    if spread and all(m[3] - m[1] + 1 < 0.8 * width for m in spread):
        return True
    # Without merged ranges: known headings stand above, one of them over an empty cell.
    known = [
        column
        for column, cell in enumerate(rows[at - 1])
        if isinstance(cell, str) and not _STATED.search(cell) and recognise(cell) is not None
    ]
    bare_below = [c for c in known if c >= width or is_blank(rows[at][c])]
    return len(known) > 1 and bool(bare_below)


def _continues(
    rows: list[list[Cell]], at: int, last: int, merged_at: dict[int, list[Merged]]
) -> bool:
    """Tell whether the row after `last` still belongs to the heading that began at `at`."""
    down = [m for row in range(at, last + 1) for m in merged_at.get(row, ())]
    if any(m[2] > last and m[0] <= last for m in down):
        return True
    below = rows[last + 1]
    if not below or _numbers_columns(below):
        return False
    texts = [(i, cell) for i, cell in enumerate(below) if not is_blank(cell)]
    if not texts or any(not isinstance(c, str) and not _is_year(c) for _, c in texts):
        return False
    spread = {column for m in down if m[3] > m[1] for column in range(m[1], m[3] + 1)}
    # A row of data or of a group fills the columns of number and name; a further heading row
    # leaves them to the cells above.
    own = {
        i
        for above in rows[at : last + 1]
        for i, cell in enumerate(above)
        if _is_leading(cell)
        and i not in spread
        and not _heads_figures(cell, below, i)
        and not _heads_papers(above, below, i)
    }
    if own & {i for i, _ in texts}:
        return False
    return any(i in spread or _under_gap(rows[last], i) for i, _ in texts)


def _heads_figures(cell: Cell, below: Sequence[Cell], column: int) -> bool:
    """Tell whether "Hợp tác xã" stands over "Tổng số", so that it is no heading of names."""
    under = below[column] if column < len(below) else None
    return isinstance(cell, str) and isinstance(under, str) and figure_of(under, cell) is not None


def _heads_papers(above: Sequence[Cell], below: Sequence[Cell], column: int) -> bool:
    """Tell whether "Giấy chứng nhận đăng ký" stands over "Số" and "Ngày cấp", unmerged."""
    cell = above[column]
    if not isinstance(cell, str) or recognise(cell) not in _NUMBERS or column + 1 >= len(above):
        return False
    under = below[column : column + 2]
    words = [one for one in under if isinstance(one, str) and not any(map(str.isdigit, one))]
    return is_blank(above[column + 1]) and len(words) == 2


def _is_leading(cell: Cell) -> bool:
    return isinstance(cell, str) and recognise(cell) in (M.ORDER, *_IDENTIFYING)


def _under_gap(above: Sequence[Cell], column: int) -> bool:
    """Tell whether a cell stands under an empty heading, or under one with an empty neighbour."""
    if column >= len(above):
        return True
    if is_blank(above[column]):
        return column > 0
    return column + 1 < len(above) and is_blank(above[column + 1])


def _numbers_columns(row: Sequence[Cell]) -> bool:
    """Tell whether a row only numbers the columns: 1 2 3, (1) (2), A B 1 2 3, (9)=(4)+(5)."""
    cells = [clean(text_of(cell)) for cell in row if not is_blank(cell)]
    letters = [cell for cell in cells if re.fullmatch(r"\(?[A-Za-z]\)?", cell)]
    numbers = [int(found[1]) for cell in cells if (found := _NUMBERED.match(cell))]
    if len(cells) < 3 or len(letters) + len(numbers) != len(cells) or len(numbers) < 2:
        return False
    return all(after == before + 1 for before, after in pairwise(numbers))


def _headings(
    sheet: Sheet, first: int, last: int, merged_at: dict[int, list[Merged]]
) -> tuple[Heading, ...]:
    """Return one heading per column: the lowest words, and the words above them as the group."""
    width = max((len(sheet.rows[at]) for at in range(first, last + 1)), default=0)
    levels = [_level(sheet, at, width, merged_at, last) for at in range(first, last + 1)]
    found = []
    for column in range(width):
        parts: list[str] = []
        for level in levels:
            if level[column] and (not parts or parts[-1] != level[column]):
                parts.append(level[column])
        if parts:
            found.append(Heading(column, parts[-1], " › ".join(parts[:-1])))
    return tuple(found)


def _level(
    sheet: Sheet, at: int, width: int, merged_at: dict[int, list[Merged]], last: int
) -> list[str]:
    """Return the words over each column in one heading row, spread as they are seen."""
    row = sheet.rows[at]
    words = [clean(text_of(row[i])) if i < len(row) else "" for i in range(width)]
    merges = [m for m in merged_at.get(at, ()) if m[3] > m[1]]
    for _, left, _, right in merges:
        for column in range(left, min(right, width - 1) + 1):
            words[column] = words[left]
    if merges or at == last or any(merged_at.get(row, ()) for row in range(at, last + 1)):
        return words
    # Without merged ranges (csv, ods) a heading reaches over the empty ones at its right,
    # as far as something stands below them.
    below = sheet.rows[at + 1]
    for column in range(1, width):
        under = column < len(below) and not is_blank(below[column])
        if not words[column] and under:
            words[column] = words[column - 1]
    return words
