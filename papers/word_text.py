"""Paragraphs, rules and bare tables of a Word file, in the sizes of `papers.styles`."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from papers import styles
from papers.blocks import Align, Prose, Run
from papers.printable import printable
from papers.word_xml import element, rule_under, set_borders, set_cell_margins, set_widths

#: What Word calls the face of Decree 30/2020; Liberation Serif takes its place where it lacks.
FACE = "Times New Roman"
ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
    Align.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def write(
    paragraph: Any,
    prose: Prose,
    size: float = styles.BODY,
    *,
    bold: bool = False,
    italic: bool = False,
    align: Align = Align.LEFT,
    before: float = 0,
    after: float = 0,
    indent_mm: float = 0,
) -> Any:
    """Fill a paragraph with user text; return it."""
    look = paragraph.paragraph_format
    look.alignment = ALIGNMENTS[align]
    look.space_before, look.space_after = Pt(before), Pt(after)
    if indent_mm:
        look.first_line_indent = Mm(indent_mm)
    for run in (Run(prose),) if isinstance(prose, str) else prose:
        written = paragraph.add_run(printable(run.text))
        written.font.size = Pt(size)
        # None leaves the weight to the style.
        written.bold = bold or run.bold or None
        written.italic = italic or run.italic or None
    return paragraph


def add(container: Any, prose: Prose, size: float = styles.BODY, **look: Any) -> Any:
    """Append a paragraph to a document or cell; an untouched cell's empty one is used."""
    if hasattr(container, "_tc") and len(container.paragraphs) == 1:
        first = container.paragraphs[0]
        if not first.runs and not first._p.xpath("./w:pPr"):
            return write(first, prose, size, **look)
    return write(container.add_paragraph(), prose, size, **look)


def add_rule(container: Any, room_mm: float, length_mm: float) -> None:
    """Append a centred line of a given length in a place `room_mm` wide."""
    paragraph = add(container, "", 2)
    look = paragraph.paragraph_format
    look.line_spacing = Pt(3)
    look.left_indent = look.right_indent = Mm(max((room_mm - length_mm) / 2, 0))
    rule_under(paragraph)


def bare_table(document: Any, rows: int, widths_mm: list[float]) -> Any:
    """Append a table without lines or paddings."""
    table = document.add_table(rows=rows, cols=len(widths_mm))
    set_borders(table, 0)
    set_cell_margins(table, 0)
    set_widths(table, widths_mm)
    return table


def add_gap(document: Any, points: float) -> None:
    """Append empty height; also keeps two tables from growing together."""
    paragraph = document.add_paragraph()
    look = paragraph.paragraph_format
    look.space_before = look.space_after = Pt(0)
    look.line_spacing = Pt(max(points, 1))
    properties = paragraph._p.get_or_add_pPr()
    marks = element("w:rPr")
    marks.append(element("w:sz", val="2"))
    properties.append(marks)


def keep_with_next(container: Any) -> None:
    """Keep every paragraph of a cell or row on the page of what follows."""
    for paragraph in container.paragraphs:
        paragraph.paragraph_format.keep_with_next = True
