"""A document as .docx with Word's own structure, to be edited and submitted for signature."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import segno
from docx import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt, RGBColor

from papers import fonts, styles
from papers.blocks import Align
from papers.demo import demo_mark
from papers.frame import (
    MOTTO,
    NATION,
    CheckMark,
    Document,
    Head,
    addressee_lines,
    base_lines,
    head_lines,
    recipient_lines,
)
from papers.pdf_head import RULE_SHARE
from papers.printable import one_line
from papers.tables import MM_PER_POINT
from papers.word_blocks import keep_ending, write_block, write_signature
from papers.word_text import FACE, add, add_gap, add_rule, bare_table, keep_with_next
from papers.word_xml import (
    add_field,
    box,
    describe,
    fixed_bytes,
    keep_whole,
    set_face,
    set_language,
    tidy,
)

#: Word wants a moment in the file's properties; a fixed one keeps the bytes the same.
MADE_AT = datetime(2020, 3, 5, tzinfo=UTC)
QR_MM = 12.0


def _set_styles(document: Any) -> None:
    """Give the styles our face and language; headings stay headings for Word's navigation."""
    for name in ("Normal", "Header", "Footer", "Heading 1", "Heading 2", "Heading 3"):
        found = document.styles[name]
        properties = found.element.get_or_add_rPr()
        set_face(properties, FACE)
        found.font.size = Pt(styles.BODY)
        if name.startswith("Heading"):
            found.font.bold = True
            found.font.italic = name.endswith("3")
            found.font.color.rgb = RGBColor(0, 0, 0)
    set_language(document.styles["Normal"].element.get_or_add_rPr())
    spacing = document.styles["Normal"].paragraph_format
    spacing.space_after, spacing.line_spacing = Pt(0), 1.0


def _set_page(document: Any, paper: Document) -> None:
    section = document.sections[0]
    edges = styles.margins(paper.check is not None)
    width, height = styles.PAGE_WIDTH, styles.PAGE_HEIGHT
    if paper.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        width, height = height, width
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin, section.bottom_margin = Mm(edges.top), Mm(edges.bottom)
    section.left_margin, section.right_margin = Mm(edges.left), Mm(edges.right)
    section.header_distance, section.footer_distance = Mm(9), Mm(6)
    section.different_first_page_header_footer = True


def _set_tabs(document: Any, width_mm: float) -> None:
    """Put a centred stop into the header and a right one into header and footer."""
    for name in ("Header", "Footer"):
        stops = document.styles[name].paragraph_format.tab_stops
        stops.clear_all()
        stops.add_tab_stop(Mm(width_mm), WD_TAB_ALIGNMENT.RIGHT)
    middle = Mm(width_mm / 2)
    document.styles["Header"].paragraph_format.tab_stops.add_tab_stop(
        middle, WD_TAB_ALIGNMENT.CENTER
    )


def _write_header(header: Any, paper: Document, numbered: bool) -> None:
    """Write the page number in the middle and the labels at the right of the top margin."""
    paragraph = header.paragraphs[0]
    paragraph.add_run("\t")
    if numbered:
        add_field(paragraph, "PAGE")
    watermark = paper.watermark or demo_mark()
    marks = (*paper.labels, watermark) if watermark else paper.labels
    for index, mark in enumerate(marks):
        paragraph.add_run("  " if index else "\t")
        run = paragraph.add_run(f" {one_line(mark, 40).upper()} ")
        run.bold, run.font.size = True, Pt(styles.SMALL)
        box(run)


def _write_footer(footer: Any, paper: Document) -> None:
    """Write QR sign and check code at the left, "Trang 1/3" of a look-up at the right."""
    paragraph = footer.paragraphs[0]
    if paper.check:
        picture = paragraph.add_run().add_picture(_qr(paper.check), width=Mm(QR_MM))
        describe(picture, f"Mã QR: {paper.check.target}")
        words = paragraph.add_run(f" {one_line(paper.check.sentence, 120)}")
        words.font.size = Pt(styles.FOOT)
    if paper.look_up:
        paragraph.add_run("\tTrang ")
        add_field(paragraph, "PAGE")
        paragraph.add_run("/")
        add_field(paragraph, "NUMPAGES")
        for run in paragraph.runs[-12:]:
            run.font.size = run.font.size or Pt(styles.SMALL)


def _qr(check: CheckMark) -> BytesIO:
    target = BytesIO()
    segno.make(check.target, micro=False, error="m").save(target, kind="png", scale=8, border=0)
    target.seek(0)
    return target


def _write_head(document: Any, head: Head, width_mm: float) -> None:
    """Write issuer and motto side by side in a table without lines."""
    lines = head_lines(head)
    right = fonts.text_width(NATION, fonts.BOLD, styles.HEAD) * MM_PER_POINT + 3
    left, gutter = width_mm - right - 3, 3.0
    table = bare_table(document, 2, [left, gutter, right])
    issuer, _, nation = table.rows[0].cells
    room = left / MM_PER_POINT
    centred: dict[str, Any] = {"align": Align.CENTRE}
    if lines.parent:
        parent = fonts.balanced(lines.parent, fonts.REGULAR, styles.HEAD, room)
        add(issuer, parent, styles.HEAD, **centred)
    name = fonts.balanced(lines.issuer, fonts.BOLD, styles.HEAD, room)
    add(issuer, name, styles.HEAD, bold=True, **centred)
    length = fonts.text_width(name.split("\n")[-1], fonts.BOLD, styles.HEAD) * MM_PER_POINT
    add_rule(issuer, left, length * RULE_SHARE)
    add(nation, NATION, styles.HEAD, bold=True, **centred)
    add(nation, MOTTO, styles.MOTTO, bold=True, **centred)
    length = fonts.text_width(MOTTO, fonts.BOLD, styles.MOTTO) * MM_PER_POINT
    add_rule(nation, right, length)
    number, _, day = table.rows[1].cells
    add(number, lines.number, styles.NUMBER, before=6, after=6, **centred)
    if lines.about:
        add(number, lines.about, styles.ABOUT, **centred)
    add(day, lines.day, styles.NUMBER, italic=True, before=6, **centred)
    add_gap(document, 14)


def _write_title(document: Any, paper: Document, width_mm: float) -> None:
    centred: dict[str, Any] = {"align": Align.CENTRE}
    if paper.kind:
        add(document, one_line(paper.kind, 200).upper(), styles.TITLE, bold=True, **centred)
    if paper.summary:
        summary = one_line(paper.summary)
        length = fonts.text_width(summary, fonts.BOLD, styles.TITLE) * MM_PER_POINT
        lines = fonts.balanced(summary, fonts.BOLD, styles.TITLE, width_mm / MM_PER_POINT)
        add(document, lines, styles.TITLE, bold=True, after=2, **centred)
        add_rule(document, width_mm, min(length, width_mm) * RULE_SHARE)
    for line in paper.subtitle:
        add(document, one_line(line), italic=True, **centred)
    if paper.kind or paper.summary or paper.subtitle:
        add_gap(document, 10)


def _write_addressees(document: Any, addressees: tuple[str, ...]) -> None:
    names = addressee_lines(addressees)
    if len(names) == 1:
        add(document, f"Kính gửi: {names[0]}", align=Align.CENTRE, after=10)
        return
    for index, name in enumerate(names):
        if not index:
            add(document, "Kính gửi:").paragraph_format.left_indent = Mm(25)
        last = index == len(names) - 1
        line = add(document, name, after=10 if last else 0)
        # Under the colon: the words "Kính gửi:" are about 19 mm wide.
        line.paragraph_format.left_indent = Mm(44)


def _write_closing(document: Any, paper: Document, width_mm: float) -> None:
    names = recipient_lines(paper.recipients, paper.archive)
    if not names and paper.signature is None:
        return
    keep_ending(document)
    table = bare_table(document, 1, [width_mm * 0.45, width_mm * 0.55])
    left, right = table.rows[0].cells
    if names:
        add(left, "Nơi nhận:", 12, bold=True, italic=True, before=8)
        for line in names:
            add(left, line, 11)
    if paper.signature:
        write_signature(right, paper.signature)
        right.paragraphs[0].paragraph_format.space_before = Pt(8)
    keep_whole(table.rows[0])
    keep_with_next(right)


def _set_properties(document: Any, paper: Document) -> None:
    properties = document.core_properties
    properties.title = one_line(paper.title, 255)
    properties.author = properties.last_modified_by = one_line(paper.author, 255)
    properties.language = "vi-VN"
    properties.comments = ""
    properties.created = properties.modified = MADE_AT


def render_docx(paper: Document) -> bytes:
    """Return the paper as .docx; the same description gives the same bytes."""
    document = WordFile()
    width = styles.text_width_mm(paper.landscape)
    _set_styles(document)
    _set_page(document, paper)
    _set_tabs(document, width)
    _set_properties(document, paper)
    section = document.sections[0]
    _write_header(section.first_page_header, paper, numbered=False)
    _write_header(section.header, paper, numbered=not paper.look_up)
    for footer in (section.first_page_footer, section.footer):
        _write_footer(footer, paper)
    if paper.head:
        _write_head(document, paper.head, width)
    _write_title(document, paper, width)
    _write_addressees(document, paper.addressees)
    for line in base_lines(paper.bases):
        indent = styles.FIRST_INDENT
        add(document, line, italic=True, align=Align.JUSTIFY, after=6, indent_mm=indent)
    for block in paper.main:
        write_block(block, document, width)
    _write_closing(document, paper, width)
    for block in paper.annexes:
        write_block(block, document, width)
    parts = (section.header, section.footer, section.first_page_header, section.first_page_footer)
    for root in (document.element, document.styles.element, *(part._element for part in parts)):
        tidy(root)
    target = BytesIO()
    document.save(target)
    return fixed_bytes(target.getvalue())
