"""Formulas that no program has computed yet (ô có công thức chưa tính): kept in words, never empty.

A workbook made by a program holds formulas without a result until Excel has opened and saved it;
the cell then looks empty to a reader of values.
"""

import re
import zipfile
from posixpath import join, normpath

from coop_registry.reading.cells import Cell, is_blank
from coop_registry.reading.read import UNCOUNTED

_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
#: No list needs more; beyond it the file is one great formula.
_MOST = 100_000
_OVERLAP = 4_000

#: (row, column) from 0, and the formula.
Uncounted = dict[tuple[int, int], str]


def uncounted(package: zipfile.ZipFile, part: str) -> Uncounted:
    """Return the cells of a sheet whose formula has no result; one that gave "" has one."""
    found: Uncounted = {}
    rest = b""
    with package.open(part) as stream:
        while (block := stream.read(1 << 20)) and len(found) < _MOST:
            block = rest + block
            if b"<f" in block or b":f" in block:
                for match in _CELL.finditer(block):
                    place = _PLACE.search(match[1])
                    if place is not None and b't="str"' not in match[1]:
                        formula = (match[2] or b"").decode("utf-8", "replace")[:200]
                        found[int(place[2]) - 1, _column(place[1])] = formula
            rest = block[-_OVERLAP:]
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def parts_of_sheets(package: zipfile.ZipFile) -> list[str]:
    """Return the part that holds each sheet, in the order of the workbook; empty where unknown."""
    try:
        book = package.read("xl/workbook.xml")
        relations = package.read("xl/_rels/workbook.xml.rels")
    except KeyError:
        return []
    targets = {}
    for relation in _RELATION.findall(relations):
        said = dict(_ATTRIBUTE.findall(relation))
        target = said.get(b"Target", b"").decode("utf-8", "replace")
        targets[said.get(b"Id")] = normpath(join("xl", target)).lstrip("/")
    return [
        targets.get(dict(_ATTRIBUTE.findall(sheet)).get(b"r:id"), "")
        for sheet in _SHEET.findall(book)
    ]


def fill_in(rows: list[list[Cell]], cells: Uncounted) -> None:
    """Put the words of formulas without a result where nothing stands."""
    for (at, column), formula in cells.items():
        if at < len(rows) and rows[at]:
            row = rows[at]
            row += [None] * (column + 1 - len(row))
            if is_blank(row[column]):
                row[column] = f"{UNCOUNTED} ={formula}"
