"""What python-docx has no words for: fields, borders, repeated heads, fixed bytes."""

import zipfile
from io import BytesIO
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

#: Every part of the package gets the same moment, so that equal papers are equal bytes.
EPOCH = (1980, 1, 1, 0, 0, 0)
#: The order the schema asks for; Word calls a file broken when it differs.
ORDERS = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind "
    "contextualSpacing jc outlineLvl rPr sectPr",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike color spacing w kern position sz szCs "
    "highlight u bdr shd vertAlign lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar vAlign",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
}
BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")


def element(tag: str, **attributes: str) -> Any:
    """Return a new element; `val="x"` becomes w:val="x"."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_face(properties: Any, face: str) -> None:
    """Name the face for every script, also East Asian and complex ones."""
    found = properties.find(qn("w:rFonts"))
    if found is None:
        found = element("w:rFonts")
        properties.insert(0, found)
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        found.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        found.set(qn(f"w:{script}"), face)


def set_language(properties: Any, language: str = "vi-VN") -> None:
    """Tell Word's spelling and readers the language."""
    found = properties.find(qn("w:lang"))
    if found is None:
        found = element("w:lang")
        properties.append(found)
    for name in ("val", "eastAsia"):
        found.set(qn(f"w:{name}"), language)


def add_field(paragraph: Any, code: str) -> None:
    """Add a field (PAGE, SECTIONPAGES) that Word computes."""
    for kind, text in (
        ("begin", None),
        (None, code),
        ("separate", None),
        (None, None),
        ("end", None),
    ):
        run = paragraph.add_run()
        if kind:
            run._r.append(element("w:fldChar", fldCharType=kind))
        elif text:
            instruction = element("w:instrText")
            instruction.text = f" {text} "
            instruction.set(qn("xml:space"), "preserve")
            run._r.append(instruction)
        else:
            run.text = "1"


def set_borders(table: Any, size: int) -> None:
    """Rule a table on all sides (eighths of a point), or not at all (0)."""
    borders = element("w:tblBorders")
    for side in BORDERS:
        kind = "single" if size else "nil"
        borders.append(element(f"w:{side}", val=kind, sz=str(size), space="0", color="000000"))
    table._tbl.tblPr.append(borders)


def set_cell_margins(table: Any, points: float) -> None:
    """Set the room at the left and right of every cell."""
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w=str(round(points * 20)), type="dxa"))
    table._tbl.tblPr.append(margins)


def set_indent(table: Any, points: float) -> None:
    """Move a ruled table right by its cell margin, so that its edge stands on the text's."""
    table._tbl.tblPr.append(element("w:tblInd", w=str(round(points * 20)), type="dxa"))


def describe(picture: Any, words: str) -> None:
    """Name a picture for those who cannot see it, and let the text come close to it."""
    picture._inline.docPr.set("descr", words)
    for side in ("distT", "distB", "distL", "distR"):
        picture._inline.set(side, "0")


def set_widths(table: Any, widths_mm: list[float]) -> None:
    """Fix the columns; Word needs it on the grid and on every cell."""
    table.autofit = False
    for grid, width in zip(table._tbl.tblGrid.gridCol_lst, widths_mm, strict=True):
        grid.set(qn("w:w"), str(round(width * 1440 / 25.4)))
    twips = [str(round(width * 1440 / 25.4)) for width in widths_mm]
    for row in table._tbl.tr_lst:
        at = 0
        for cell in row.tc_lst:
            span = cell.grid_span
            properties = cell.get_or_add_tcPr()
            found = properties.find(qn("w:tcW"))
            if found is None:
                found = element("w:tcW")
                properties.insert(0, found)
            found.set(qn("w:type"), "dxa")
            found.set(qn("w:w"), str(sum(int(part) for part in twips[at : at + span])))
            at += span


def repeat_head(row: Any) -> None:
    """Repeat this row on every page of its table."""
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))


def keep_whole(row: Any) -> None:
    """Do not break this row over two pages."""
    row._tr.get_or_add_trPr().append(element("w:cantSplit"))


def shade(cell: Any, tone: str) -> None:
    """Tint a cell."""
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill=tone))


def rule_under(paragraph: Any) -> None:
    """Draw a line under a paragraph; its indents give the length."""
    borders = element("w:pBdr")
    borders.append(element("w:bottom", val="single", sz="6", space="1", color="000000"))
    paragraph._p.get_or_add_pPr().append(borders)


def box(run: Any) -> None:
    """Draw a frame round the letters of a run."""
    frame = element("w:bdr", val="single", sz="6", space="0", color="000000")
    run._r.get_or_add_rPr().append(frame)


def restart_numbers(section: Any) -> None:
    """Count the pages of a section from 1."""
    section._sectPr.append(element("w:pgNumType", start="1"))


def tidy(root: Any) -> None:
    """Bring the children of property elements into the order of the schema."""
    for name, order in ORDERS.items():
        rank = {qn(f"w:{child}"): index for index, child in enumerate(order.split())}
        for parent in root.iter(qn(f"w:{name}")):
            parent[:] = sorted(parent, key=lambda child: rank.get(child.tag, len(rank)))


def fixed_bytes(package: bytes) -> bytes:
    """Return the package with its parts in the same order and with one fixed moment."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as source, zipfile.ZipFile(target, "w") as made:
        for part in source.infolist():
            info = zipfile.ZipInfo(part.filename, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, source.read(part))
    return target.getvalue()
