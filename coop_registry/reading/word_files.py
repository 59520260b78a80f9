"""Tables of a Word file (.docx), as member lists often come: paragraphs and rows in order."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as Xml

from coop_registry.reading.cells import Cell
from coop_registry.reading.sheets import Budget, Merged, Sheet, Unreadable, gather

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_word(content: bytes, name: str, budget: Budget) -> Sheet:
    """Return one sheet: each paragraph a row of one cell, each row of a table a row."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        document = package.read("word/document.xml")
    if b"<!DOCTYPE" in document[:2000]:
        raise Unreadable(f"Tệp “{name}” có khai báo không an toàn nên không được nhận.")
    body = Xml.fromstring(document).find(f"{_W}body")
    budget.sheet()
    rows: list[list[Cell]] = []
    merged: list[Merged] = []
    for block in body if body is not None else ():
        if block.tag == f"{_W}tbl":
            _table(block, rows, merged)
        else:
            rows.extend([line] for line in _text(block).split("\n") if line.strip())
    return Sheet(name=name, rows=gather(iter(rows), name, budget), merged=merged)


def _text(block: Xml.Element) -> str:
    """Return the words of a paragraph; tabs as spaces, line breaks as line breaks."""
    parts: list[str] = []
    for node in block.iter():
        if node.tag == f"{_W}t":
            parts.append(node.text or "")
        elif node.tag == f"{_W}tab":
            parts.append(" ")
        elif node.tag == f"{_W}br":
            parts.append("\n")
    return "".join(parts)


def _table(table: Xml.Element, rows: list[list[Cell]], merged: list[Merged]) -> None:
    """Add the rows of a table, cells spread over several columns or rows as merged ranges."""
    open_down: dict[int, int] = {}
    for row in table.iter(f"{_W}tr"):
        cells: list[Cell] = []
        for cell in row.findall(f"{_W}tc"):
            column, width = len(cells), _span(cell)
            at = len(rows)
            continued = _continued(cell)
            if continued and column in open_down:
                top = open_down[column]
                merged[:] = [m for m in merged if m[:2] != (top, column)]
                merged.append((top, column, at, column + width - 1))
            else:
                open_down[column] = at
                if width > 1:
                    merged.append((at, column, at, column + width - 1))
            words = "" if continued else "\n".join(_lines(cell))
            cells += [words or None, *[None] * (width - 1)]
        rows.append(cells)


def _lines(cell: Xml.Element) -> Iterator[str]:
    return (line for part in cell.iter(f"{_W}p") if (line := _text(part).strip()))


def _span(cell: Xml.Element) -> int:
    found = cell.find(f"{_W}tcPr/{_W}gridSpan")
    stated = found.get(f"{_W}val", "1") if found is not None else "1"
    return min(int(stated), 60) if stated.isdigit() and stated != "0" else 1


def _continued(cell: Xml.Element) -> bool:
    found = cell.find(f"{_W}tcPr/{_W}vMerge")
    return found is not None and found.get(f"{_W}val", "continue") != "restart"
