"""The blocks of a paper in Word's own structure: headings, tables, pictures, sections."""

from functools import singledispatch
from io import BytesIO
from typing import Any

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from core.charts import draw
from papers import styles
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
    Signature,
    Signatures,
    Spacer,
    Table,
    Text,
    cell_text,
)
from papers.blocks import Cell as Value
from papers.printable import one_line
from papers.raster import png
from papers.tables import column_widths, fitting_size, head_cells
from papers.word_text import add, add_gap, bare_table, keep_with_next, write
from papers.word_xml import (
    describe,
    keep_whole,
    repeat_head,
    restart_numbers,
    set_borders,
    set_cell_margins,
    set_indent,
    set_widths,
    shade,
)

POINTS_PER_MM = 72 / 25.4
HEAD_TINT = "EBEBEB"
#: Longer cells are cut with "…", as in the PDF.
CELL_LIMIT = 4000
#: Rows with longer cells may break over pages.
NORMAL = 200
#: Rows, with the total, and paragraphs below them that stand on the page of the signature.
LEAST_ROWS, MOST_WORDS = 2, 4
#: Room to sign, in lines of the body.
SIGN_LINES = 5


@singledispatch
def write_block(block: Block, document: Any, width_mm: float) -> None:
    """Append a block to a Word document whose text is `width_mm` wide."""
    raise TypeError(f"not a block: {type(block).__name__}")


@write_block.register
def _heading(block: Heading, document: Any, width_mm: float) -> None:
    paragraph = document.add_heading(level=min(max(block.level, 1), 3))
    write(paragraph, one_line(block.text), before=6, after=6)


@write_block.register
def _text(block: Text, document: Any, width_mm: float) -> None:
    indent = styles.FIRST_INDENT if block.indent and block.align is Align.JUSTIFY else 0
    add(document, block.prose, align=block.align, after=6, indent_mm=indent)


@write_block.register
def _note(block: Note, document: Any, width_mm: float) -> None:
    add(document, block.prose, styles.SMALL, italic=True, before=3, after=6)


@write_block.register
def _facts(block: Facts, document: Any, width_mm: float) -> None:
    if not block.rows:
        return
    widths = [block.label_mm, width_mm - block.label_mm]
    table = bare_table(document, len(block.rows), widths)
    size, below = (styles.LOOK_UP, 1) if block.small else (styles.BODY, 3)
    for row, (name, value) in zip(table.rows, block.rows, strict=True):
        label, text = row.cells
        shown = MISSING if value is None or value in ("", ()) else value
        written = add(label, f"{one_line(name)}:", size=size, after=below)
        written.paragraph_format.right_indent = Mm(styles.LABEL_GAP)
        add(text, shown, size=size, after=below)
    add_gap(document, 6)


@write_block.register
def _table(block: Table, document: Any, width_mm: float) -> None:
    if block.title:
        title = add(
            document, one_line(block.title), bold=True, align=Align.CENTRE, before=4, after=3
        )
        title.paragraph_format.keep_with_next = True
    if block.unit:
        words = one_line(block.unit, 120)
        unit = add(document, words, styles.TABLE, italic=True, align=Align.RIGHT, after=3)
        unit.paragraph_format.keep_with_next = True
    size = fitting_size(block, width_mm)
    heads = 2 if block.has_groups else 1
    lines = list(block.rows)
    count = heads + max(len(lines), 1) + (block.total is not None)
    table = document.add_table(rows=count, cols=len(block.columns))
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    set_borders(table, 4)
    set_cell_margins(table, 3.5)
    set_indent(table, 3.5)
    set_widths(table, column_widths(block, width_mm, size))
    # Asking python-docx for rows and cells one by one takes quadratic time.
    grid = [[_Cell(tc, table) for tc in row.tc_lst] for row in table._tbl.tr_lst]
    rows = list(table.rows)
    _fill(block, grid, rows, heads, size)
    _write_head(block, grid, rows[:heads], size)
    add_gap(document, 8)


def _fill(block: Table, grid: list[list[Any]], rows: list[Any], heads: int, size: float) -> None:
    """Write body and total; the row before the total stays with it."""
    for index, line in enumerate(block.rows):
        _write_row(block, line, grid[heads + index], size, index in block.bold_rows)
        if all(len(cell_text(v, CellKind.TEXT)) <= NORMAL for v in line):
            keep_whole(rows[heads + index])
        if index in block.bold_rows and index + 1 < len(block.rows):
            for cell in grid[heads + index]:
                keep_with_next(cell)
    if not block.rows:
        first, last = grid[heads][0], grid[heads][-1]
        write(first.paragraphs[0], block.empty, size, italic=True)
        first.merge(last)
    if block.total is None:
        return
    total = tuple("" if value is None else value for value in block.total)
    _write_row(block, total, grid[-1], size, bold=True)
    keep_whole(rows[-1])
    for cell in grid[-2]:
        keep_with_next(cell)


def _write_row(
    block: Table, line: tuple[Value, ...], cells: list[Any], size: float, bold: bool
) -> None:
    for value, column, cell in zip(line, block.columns, cells, strict=True):
        text = cell_text(value, column.kind)
        prose = value if isinstance(value, tuple) else text
        if len(text) > CELL_LIMIT:
            prose = f"{text[:CELL_LIMIT].rstrip()}…"
        look: dict[str, Any] = {"bold": bold, "align": column.alignment, "before": 1, "after": 1}
        write(cell.paragraphs[0], prose, size, **look)


def _write_head(block: Table, grid: list[list[Any]], rows: list[Any], size: float) -> None:
    for head in head_cells(block.columns):
        cell = grid[head.row][head.column]
        last = grid[head.row + head.rows - 1][head.column + head.columns - 1]
        merged = cell.merge(last) if last is not cell else cell
        write(merged.paragraphs[0], head.text, size, bold=True, align=Align.CENTRE)
        merged.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        shade(merged, HEAD_TINT)
    for row in rows:
        repeat_head(row)
        keep_whole(row)


@write_block.register
def _chart(block: Chart, document: Any, width_mm: float) -> None:
    words = one_line(block.figure.title)
    title = add(document, words, styles.TABLE, bold=True, align=Align.CENTRE, before=4, after=4)
    title.paragraph_format.keep_with_next = True
    drawing = draw(block.figure, width_mm * POINTS_PER_MM, block.height_mm * POINTS_PER_MM)
    place = add(document, "", align=Align.CENTRE)
    picture = place.add_run().add_picture(BytesIO(png(drawing)), width=Mm(width_mm))
    describe(picture, words)
    if block.caption:
        place.paragraph_format.keep_with_next = True
        caption = one_line(block.caption)
        add(document, caption, styles.SMALL, italic=True, align=Align.CENTRE, before=3, after=8)


def write_signature(cell: Any, signature: Signature) -> None:
    """Write posts, room to sign, and the name into a cell."""
    for post in signature.posts:
        add(cell, one_line(str(post), 200), bold=True, align=Align.CENTRE)
    if signature.hint:
        words = one_line(signature.hint, 100)
        add(cell, words, styles.TABLE, italic=True, align=Align.CENTRE)
    for _ in range(SIGN_LINES):
        add(cell, "\u00a0", align=Align.CENTRE)
    add(cell, one_line(signature.name, 120), bold=True, align=Align.CENTRE)


def _write_signatures(signatures: tuple[Signature, ...], document: Any, width_mm: float) -> None:
    share = width_mm / len(signatures)
    widths = (
        [share] * len(signatures) if len(signatures) > 1 else [width_mm * 0.45, width_mm * 0.55]
    )
    add_gap(document, 8)
    table = bare_table(document, 1, widths)
    keep_whole(table.rows[0])
    cells = table.rows[0].cells[-len(signatures) :]
    for cell, signature in zip(cells, signatures, strict=True):
        write_signature(cell, signature)
    add_gap(document, 6)


@write_block.register
def _signature(block: Signature, document: Any, width_mm: float) -> None:
    _write_signatures((block,), document, width_mm)


@write_block.register
def _signatures(block: Signatures, document: Any, width_mm: float) -> None:
    _write_signatures(block.columns, document, width_mm)


@write_block.register
def _spacer(block: Spacer, document: Any, width_mm: float) -> None:
    add_gap(document, block.mm * POINTS_PER_MM)


@write_block.register
def _page_break(block: PageBreak, document: Any, width_mm: float) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


@write_block.register
def _annex(block: Annex, document: Any, width_mm: float) -> None:
    restart_numbers(document.add_section(WD_SECTION.NEW_PAGE))
    number = f"Phụ lục {one_line(block.number, 20)}".rstrip()
    add(document, number, styles.TITLE, bold=True, align=Align.CENTRE)
    title = one_line(block.title).upper()
    add(
        document,
        title,
        styles.TITLE,
        bold=True,
        align=Align.CENTRE,
        after=0 if block.refers_to else 10,
    )
    if block.refers_to:
        words = f"({one_line(block.refers_to)})"
        add(document, words, italic=True, align=Align.CENTRE, after=10)


def keep_ending(document: Any) -> None:
    """Keep the last words, and the last rows of a table over them, on the page of the signature."""
    words = []
    for one in reversed(list(document.element.body)):
        if one.tag == qn("w:p"):
            words.append(one)
        elif one.tag == qn("w:tbl"):
            if len(words) <= MOST_WORDS:
                rows = one.findall(qn("w:tr"))[-LEAST_ROWS - 1 :]
                _keep(words + [line for row in rows for line in row.iter(qn("w:p"))])
            else:
                _keep(words[:1])
            return
    _keep(words[:1])


def _keep(lines: list[Any]) -> None:
    """Keep paragraphs on the page of what follows each."""
    for line in lines:
        Paragraph(line, None).paragraph_format.keep_with_next = True
