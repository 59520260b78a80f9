"""The closed set of things a paper is made of; plain frozen values, no markup, no layout.

User text stands in `str` or `Run` and is always printed letter for letter: a name such as
"HTX <Minh Phú>" is never read as markup. Sizes are in millimetres.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.charts import BarChart, LineChart
from core.dates import PartialDate, format_date
from core.money import format_decimal, format_number, format_percent, format_share

#: What stands for a value nobody knows.
MISSING = "—"


class Align(StrEnum):
    """Where text stands in its column or on its line."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Run:
    """A piece of text in one weight."""

    text: str
    bold: bool = False
    italic: bool = False


#: Plain text, or pieces of it in several weights.
Prose = str | tuple[Run, ...]


class CellKind(StrEnum):
    """What a column holds; decides alignment, format and the type of a workbook's cell."""

    TEXT = "text"
    INT = "int"
    MONEY = "money"
    DATE = "date"
    PERCENT = "percent"
    SHARE = "share"
    DECIMAL = "decimal"


#: TEXT: str · INT and MONEY: int · DATE: date, PartialDate · PERCENT: Decimal fraction ·
#: SHARE: Decimal fraction rounded to the decimals it is shown with (`core.money.round_share`) ·
#: DECIMAL: Decimal shown with two decimals (interest before it is rounded) · None.
#: A word in a column of another kind ("chưa rõ") is printed as it is.
Cell = Prose | int | Decimal | date | PartialDate | None


@dataclass(frozen=True)
class Heading:
    """A heading in the body; level 1 is the highest of three."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph; a line end in the text starts a new line in it."""

    prose: Prose
    align: Align = Align.JUSTIFY
    indent: bool = True


@dataclass(frozen=True)
class Note:
    """Small words under a table or figure (ghi chú)."""

    prose: Prose


@dataclass(frozen=True)
class Facts:
    """Labels with their values, one under the other; None prints "—".

    `small` sets them as table text, where a look-up has to stay on one page.
    """

    rows: tuple[tuple[str, Prose | None], ...]
    label_mm: float = 55
    small: bool = False


@dataclass(frozen=True)
class Column:
    """One column: title, kind, width hint (0: by content), common head over neighbours."""

    title: str
    kind: CellKind = CellKind.TEXT
    width_mm: float = 0
    align: Align | None = None
    #: Neighbours with the same group share a head cell over their titles.
    group: str = ""

    @property
    def alignment(self) -> Align:
        """Return the given alignment, or that of the kind: numbers right, days centred."""
        if self.align:
            return self.align
        if self.kind is CellKind.TEXT:
            return Align.LEFT
        return Align.CENTRE if self.kind is CellKind.DATE else Align.RIGHT


@dataclass(frozen=True)
class Table:
    """Rows under repeated heads; the total never stands alone on a page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    title: str = ""
    #: Said at the right above the table, e.g. "Đơn vị tính: đồng".
    unit: str = ""
    #: Indexes of rows set in bold (group heads, subtotals).
    bold_rows: frozenset[int] = frozenset()
    empty: str = "Không có dữ liệu."

    def __post_init__(self) -> None:
        lines = self.rows if self.total is None else (*self.rows, self.total)
        if not self.columns or any(len(line) != len(self.columns) for line in lines):
            raise ValueError("every row of a table has one cell per column")

    @property
    def has_groups(self) -> bool:
        """Tell whether the head has two rows."""
        return any(column.group for column in self.columns)


@dataclass(frozen=True)
class Chart:
    """A figure drawn from `core.charts`, with the words under it."""

    figure: BarChart | LineChart
    caption: str = ""
    height_mm: float = 65


class Authority(StrEnum):
    """By what right a person signs (quyền hạn của người ký, Decree 30/2020 annex I, II.7.b)."""

    ON_BEHALF = "TM."
    ACTING = "Q."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_MANDATE = "TUQ."


@dataclass(frozen=True)
class Post:
    """One line over a signature: the right to sign and the post or body it refers to."""

    name: str
    authority: Authority | None = None

    def __str__(self) -> str:
        """Return e.g. "KT. CHỦ TỊCH"."""
        name = self.name.upper()
        return f"{self.authority} {name}" if self.authority else name


@dataclass(frozen=True)
class Signature:
    """Who signs (quyền hạn, chức vụ, họ tên): posts from the highest down, then the name."""

    posts: tuple[Post, ...]
    name: str = ""
    #: Small italic words under the posts, e.g. "(Ký, ghi rõ họ tên)".
    hint: str = ""


@dataclass(frozen=True)
class Signatures:
    """Several signatures beside each other (minutes, contracts, receipts)."""

    columns: tuple[Signature, ...]


@dataclass(frozen=True)
class Spacer:
    """Empty height."""

    mm: float = 5


@dataclass(frozen=True)
class PageBreak:
    """The rest starts on a new page."""


@dataclass(frozen=True)
class Annex:
    """An annex (Phụ lục) on a new page; its pages are numbered from 1 again.

    `refers_to` names the paper it belongs to: "Kèm theo Báo cáo số 05/BC-UBND ngày …".
    """

    title: str
    number: str = ""
    refers_to: str = ""


Block = (
    Heading
    | Text
    | Note
    | Facts
    | Table
    | Chart
    | Signature
    | Signatures
    | Spacer
    | PageBreak
    | Annex
)


def plain(prose: Prose) -> str:
    """Return the letters of text without its weights."""
    return prose if isinstance(prose, str) else "".join(run.text for run in prose)


def cell_text(value: Cell, kind: CellKind) -> str:
    """Return a cell as printed: "1.234.567", "05/01/2026", "6,84%", "—" for None.

    A PERCENT is a fraction: Decimal("0.0684") prints "6,84%".
    """
    if value is None:
        return MISSING
    if isinstance(value, str | tuple):
        return plain(value)
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, date):
        return format_date(value)
    if kind is CellKind.PERCENT:
        return format_percent(Decimal(value))
    if kind is CellKind.SHARE:
        return format_share(Decimal(value))
    if kind is CellKind.DECIMAL:
        return format_decimal(Decimal(value), 2)
    if kind is CellKind.TEXT:
        return str(value)
    return format_number(int(value)) if value == int(value) else f"{value:f}".replace(".", ",")
