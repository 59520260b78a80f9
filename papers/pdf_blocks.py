"""The blocks of a paper as reportlab flowables."""

from dataclasses import dataclass
from functools import singledispatch

from reportlab.lib.colors import HexColor, black
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Spacer as Gap
from reportlab.platypus import Table as Grid

from core.charts import draw
from papers import fonts, styles
from papers.blocks import (
    MISSING,
    Align,
    Annex,
    Block,
    CellKind,
    Chart,
    Facts,
    Heading,
    Note,
    PageBreak,
    Run,
    Signature,
    Signatures,
    Spacer,
    Table,
    Text,
    cell_text,
)
from papers.blocks import Cell as Value
from papers.pdf_head import bare_table, signature_flowables
from papers.pdf_text import paragraph
from papers.printable import one_line, printable
from papers.styles import style
from papers.tables import column_widths, fitting_size, head_cells

#: A heading or title needs this much room under it, else it starts the next page.
KEEP_MM = 35.0
HEAD_TINT = HexColor("#ebebeb")
#: Numbers and days up to this length are set without a paragraph: ten times faster.
SHORT = 24
#: At the left and right of a cell, in points.
PADDING = 3.5
#: A cell of ordinary length; longer ones may need to break over pages.
NORMAL = 200
#: Longer cells are cut with "…": no form takes as much, and a narrow column would fill pages.
CELL_LIMIT = 4000


class AnnexStart(Flowable):
    """An invisible mark: page numbers begin again at 1 on the page it stands on."""

    def wrap(self, *_: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Note the page for the numbering in `papers.page`."""
        self.canv.first_numbered_page = self.canv.getPageNumber()


@singledispatch
def flowables(block: Block, width: float) -> list[Flowable]:
    """Return a block as flowables for a frame `width` points wide."""
    raise TypeError(f"not a block: {type(block).__name__}")


@flowables.register
def _heading(block: Heading, width: float) -> list[Flowable]:
    font = fonts.BOLD if block.level < 3 else fonts.BOLD_ITALIC
    text = one_line(block.text)
    look = style(font=font, before=6, after=6)
    return [CondPageBreak(KEEP_MM * mm), paragraph(text, look)]


@flowables.register
def _text(block: Text, width: float) -> list[Flowable]:
    indent = styles.FIRST_INDENT if block.indent and block.align is Align.JUSTIFY else 0
    return [paragraph(block.prose, style(align=block.align, after=6, indent_mm=indent))]


@flowables.register
def _note(block: Note, width: float) -> list[Flowable]:
    look = style(styles.SMALL, font=fonts.ITALIC, before=3, after=6)
    return [paragraph(block.prose, look)]


@flowables.register
def _facts(block: Facts, width: float) -> list[Flowable]:
    look = style(styles.LOOK_UP) if block.small else style()
    label = block.label_mm * mm
    rows = [
        [[paragraph(f"{one_line(name)}:", look)], [], [paragraph(_value(value), look)]]
        for name, value in block.rows
    ]
    if not rows:
        return []
    gap = styles.LABEL_GAP * mm
    widths = [label - gap, gap, width - label]
    return [_spaced(bare_table(rows, widths, split=True, below=1 if block.small else 3), 6)]


def _value(value: str | tuple[Run, ...] | None) -> str | tuple[Run, ...]:
    return MISSING if value is None or value in ("", ()) else value


@flowables.register
def _table(block: Table, width: float) -> list[Flowable]:
    found: list[Flowable] = [CondPageBreak(KEEP_MM * mm)]
    if block.title:
        look = style(styles.BODY, font=fonts.BOLD, align=Align.CENTRE, before=4, after=3)
        found.append(paragraph(one_line(block.title), look))
    if block.unit:
        look = style(styles.TABLE, font=fonts.ITALIC, align=Align.RIGHT, after=3)
        found.append(paragraph(one_line(block.unit, 120), look))
    return [*found, _spaced(_grid(block, width), 8)]


def _spaced(table: Grid, after: float) -> Grid:
    """Return the table with room under it; a gap of its own could begin an empty page."""
    table.spaceAfter = after
    return table


def _grid(block: Table, width: float) -> Grid:
    """Return the ruled table: repeated head, rows that may break when taller than a page."""
    size = fitting_size(block, width / mm)
    widths = [w * mm for w in column_widths(block, width / mm, size)]
    rows = _Rows(block, size, widths)
    body = [rows.row(line, index in block.bold_rows) for index, line in enumerate(block.rows)]
    if not body:
        empty = paragraph(block.empty, style(size, font=fonts.ITALIC))
        body.append([empty, *[""] * (len(block.columns) - 1)])
    if block.total is not None:
        total = tuple("" if value is None else value for value in block.total)
        body.append(rows.row(total, bold=True))
    return Grid(
        [*rows.head(), *body],
        colWidths=widths,
        repeatRows=2 if block.has_groups else 1,
        splitInRow=1,
        hAlign="LEFT",
        style=_look(block, size),
    )


@dataclass(frozen=True)
class _Rows:
    """Makes the cells of one table in its size and widths (points)."""

    table: Table
    size: float
    widths: list[float]

    def head(self) -> list[list[object]]:
        """Return the one or two rows of the head."""
        count = len(self.table.columns)
        rows: list[list[object]] = [[""] * count for _ in range(2 if self.table.has_groups else 1)]
        look = style(self.size, font=fonts.BOLD, align=Align.CENTRE)
        for cell in head_cells(self.table.columns):
            rows[cell.row][cell.column] = paragraph(cell.text, look)
        return rows

    def row(self, line: tuple[Value, ...], bold: bool) -> list[object]:
        """Return one row of the body."""
        return [self._cell(value, index, bold) for index, value in enumerate(line)]

    def _cell(self, value: Value, index: int, bold: bool) -> object:
        """Return a number or day that fits as a plain string, anything else as a paragraph."""
        column = self.table.columns[index]
        text = cell_text(value, column.kind)
        font = fonts.BOLD if bold else fonts.REGULAR
        if column.kind is not CellKind.TEXT and len(text) <= SHORT and "\n" not in text:
            text = printable(text)
            if fonts.text_width(text, font, self.size) <= self.widths[index] - 2 * PADDING:
                return text
        if len(text) > CELL_LIMIT:
            value = text = f"{text[:CELL_LIMIT].rstrip()}…"
        prose = value if isinstance(value, tuple) else text
        return paragraph(prose, style(self.size, font=font, align=column.alignment))


def _look(block: Table, size: float) -> list[tuple[object, ...]]:
    """Return the style commands of a ruled table."""
    head = 2 if block.has_groups else 1
    look: list[tuple[object, ...]] = [
        ("GRID", (0, 0), (-1, -1), 0.5, black),
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, size, size * 1.2),
        ("VALIGN", (0, 0), (-1, head - 1), "MIDDLE"),
        ("VALIGN", (0, head), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, head - 1), HEAD_TINT),
        ("LEFTPADDING", (0, 0), (-1, -1), PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    for cell in head_cells(block.columns):
        last = (cell.column + cell.columns - 1, cell.row + cell.rows - 1)
        if last != (cell.column, cell.row):  # reportlab slows down with every span
            look.append(("SPAN", (cell.column, cell.row), last))
    for index, column in enumerate(block.columns):
        place = "CENTER" if column.alignment is Align.CENTRE else column.alignment.upper()
        look.append(("ALIGN", (index, head), (index, -1), place))
    look += [("FONTNAME", (0, i + head), (-1, i + head), fonts.BOLD) for i in block.bold_rows]
    for i in sorted(block.bold_rows):
        if i + 1 < len(block.rows) and _is_short(block.rows[i + 1]):
            look.append(("NOSPLIT", (0, i + head), (-1, i + head + 1)))  # no head of a group alone
    if not block.rows:
        look.append(("SPAN", (0, head), (-1, head)))
    if block.total is not None:
        look.append(("FONTNAME", (0, -1), (-1, -1), fonts.BOLD))
        if all(_is_short(line) for line in (*block.rows[-1:], block.total)):
            # The total keeps the row before it, so that it never stands alone on a page.
            look.append(("NOSPLIT", (0, -2), (-1, -1)))
    return look


def _is_short(line: tuple[Value, ...]) -> bool:
    """Tell whether a row fits a page together with the one before it."""
    return all(len(cell_text(value, CellKind.TEXT)) <= NORMAL for value in line)


@flowables.register
def _chart(block: Chart, width: float) -> list[Flowable]:
    title = style(styles.TABLE, font=fonts.BOLD, align=Align.CENTRE, before=4, after=4)
    look = style(styles.SMALL, font=fonts.ITALIC, align=Align.CENTRE, before=3, after=8)
    parts: list[Flowable] = [
        paragraph(one_line(block.figure.title), title),
        draw(block.figure, width, block.height_mm * mm),
        paragraph(one_line(block.caption), look),
    ]
    return [KeepTogether(parts)]


@flowables.register
def _signature(block: Signature, width: float) -> list[Flowable]:
    return [KeepTogether(signature_flowables((block,), width))]


@flowables.register
def _signatures(block: Signatures, width: float) -> list[Flowable]:
    return [KeepTogether(signature_flowables(block.columns, width))]


@flowables.register
def _spacer(block: Spacer, width: float) -> list[Flowable]:
    return [Gap(0, block.mm * mm)]


@flowables.register
def _page_break(block: PageBreak, width: float) -> list[Flowable]:
    return [NewPage()]


@flowables.register
def _annex(block: Annex, width: float) -> list[Flowable]:
    bold = style(styles.TITLE, font=fonts.BOLD, align=Align.CENTRE)
    found = [NewPage(), AnnexStart()]
    found.append(paragraph(f"Phụ lục {one_line(block.number, 20)}".rstrip(), bold))
    found.append(paragraph(one_line(block.title).upper(), bold))
    if block.refers_to:
        italic = style(font=fonts.ITALIC, align=Align.CENTRE)
        found.append(paragraph(f"({one_line(block.refers_to)})", italic))
    return [*found, Gap(0, 10)]
