"""Formulas without a result (ô có công thức chưa tính, ô báo lỗi): kept in words, never empty.

A workbook made by a program holds formulas without a result until Excel has opened and saved it,
and one that failed holds "#REF!"; either cell looks empty to a reader of values.
"""

import re
import zipfile
from html import unescape
from posixpath import join, normpath

from coop_registry.reading.cells import Cell, is_blank
from coop_registry.reading.read import UNCOUNTED

_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>([^<]*)</(?:\w+:)?f>)"
    rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAILED = re.compile(
    rb'<(?:\w+:)?c\b([^>]*\bt="e"[^>]*)>(?:\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>))?'
    rb"\s*<(?:\w+:)?v>\s*(#[A-Z0-9/?!_]{2,20})\s*</(?:\w+:)?v>"
)
_PLACE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
#: No list needs more; beyond it the file is one great formula.
_MOST = 100_000
_OVERLAP = 4_000

#: (row, column) from 0, and the words that stand for the missing result.
Uncounted = dict[tuple[int, int], str]


def uncounted(package: zipfile.ZipFile, part: str) -> Uncounted:
    """Return the cells of a sheet whose formula has no result or failed; one that gave "" has one."""
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
                        at = int(place[2]) - 1, _column(place[1])
                        found[at] = f"{UNCOUNTED} ={formula}"
            if b't="e"' in block:
                found |= _failed(block)
            rest = block[-_OVERLAP:]
    return found


def _failed(block: bytes) -> Uncounted:
    """Return the cells that show an error: "#REF!"."""
    found: Uncounted = {}
    for match in _FAILED.finditer(block):
        if place := _PLACE.search(match[1]):
            found[int(place[2]) - 1, _column(place[1])] = match[2].decode("ascii")
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def parts_of_sheets(package: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Return (part, name) of each sheet, in the order of the workbook; empty where unknown."""
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
    sheets = [dict(_ATTRIBUTE.findall(sheet)) for sheet in _SHEET.findall(book)]
    return [
        (
            targets.get(said.get(b"r:id"), ""),
            unescape(said.get(b"name", b"").decode("utf-8", "replace")),
        )
        for said in sheets
    ]


def fill_in(rows: list[list[Cell]], cells: Uncounted) -> None:
    """Put the words of formulas without a result where nothing stands."""
    for (at, column), words in cells.items():
        if at < len(rows) and rows[at]:
            row = rows[at]
            row += [None] * (column + 1 - len(row))
            if is_blank(row[column]):
                row[column] = words
