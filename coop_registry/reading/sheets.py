"""What a file gives before anyone asks what it means: sheets of cells, and what went wrong."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coop_registry.reading.cells import Cell, is_blank
from coop_registry.reading.codepages import CodePage, Guess

#: More rows than any province has members of cooperatives.
MAX_ROWS = 200_000
MAX_CELLS = 5_000_000
MAX_COLUMNS = 500
MAX_SHEETS = 300
MAX_TEXT = 32_767

#: (first row, first column, last row, last column), counted from 0.
Merged = tuple[int, int, int, int]


class Unreadable(Exception):  # noqa: N818 - says what the file is, not that the program failed
    """A file or one of its parts that cannot be read; the message is Vietnamese."""


@dataclass(slots=True)
class Sheet:
    """One sheet (trang tính): its rows from the first row of the sheet on.

    `file` names the file inside a ZIP; `page` is the old code page its text was turned from.
    """

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    #: Hidden so that Excel itself does not offer to show it.
    very_hidden: bool = False
    merged: list[Merged] = field(default_factory=list)
    file: str = ""
    page: CodePage | None = None


@dataclass(frozen=True)
class FileProblem:
    """A part of a file that was not read, and why (phần không đọc được)."""

    message: str
    file: str = ""
    sheet: str = ""


@dataclass(slots=True)
class FileRead:
    """A file as read: its sheets, what was left out, and the code pages tried on text."""

    sheets: list[Sheet] = field(default_factory=list)
    problems: list[FileProblem] = field(default_factory=list)
    guesses: tuple[Guess, ...] = ()


class Budget:
    """Counts rows, cells and sheets of one upload, over all files of a ZIP."""

    def __init__(self) -> None:
        self.rows = self.cells = self.sheets = 0

    def sheet(self) -> None:
        """Count one more sheet; raise Unreadable over the limit."""
        self.sheets += 1
        if self.sheets > MAX_SHEETS:
            raise Unreadable(f"Tệp có hơn {MAX_SHEETS} trang tính. Hãy tách tệp rồi tải lại.")

    def row(self, cells: list[Cell], sheet: str) -> None:
        """Count one more row; raise Unreadable over a limit."""
        self.rows += 1
        self.cells += len(cells)
        if self.rows > MAX_ROWS or self.cells > MAX_CELLS:
            # Of all sheets together: a single one that reaches too far is told when it is gathered.
            raise Unreadable(
                "Các trang của tệp có tất cả hơn 200.000 dòng hoặc 5.000.000 ô (đã đọc đến trang "
                f"“{sheet}”). Hãy xóa các ô nằm lạc ngoài danh sách hoặc tách tệp, rồi tải lại."
            )
        if any(isinstance(cell, str) and len(cell) > MAX_TEXT for cell in cells):
            raise Unreadable(
                f"Trang “{sheet}” có ô dài hơn {MAX_TEXT} chữ ở dòng {self.rows}. "
                "Tệp có thể không phải danh sách."
            )


def too_far(sheet: str, row: int) -> Unreadable:
    """Return the message for a sheet whose cells reach too far down."""
    shown = f"{row:,}".replace(",", ".")
    return Unreadable(
        f"Trang “{sheet}” có dữ liệu đến dòng {shown}, quá giới hạn 200.000 dòng. "
        "Hãy xóa các ô nằm lạc phía dưới danh sách, lưu lại rồi tải lại."
    )


def gather(rows: Iterable[list[Cell]], sheet: str, budget: Budget) -> list[list[Cell]]:
    """Return rows without trailing blanks, counted against the budget."""
    found: list[list[Cell]] = []
    blank = 0
    for cells in rows:
        while cells and is_blank(cells[-1]):
            cells.pop()
        if not cells:
            blank += 1
            if blank > MAX_ROWS * 6:
                raise too_far(sheet, blank)
            continue
        if blank + len(found) > MAX_ROWS:
            raise too_far(sheet, blank + len(found) + 1)
        found.extend([] for _ in range(blank))
        blank = 0
        budget.row(cells, sheet)
        found.append(cells)
    return found
