"""How sheets travel from the child process to its parent: lines of JSON, nothing that can run."""

import json
from collections.abc import Iterable
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, TextIO

from coop_registry.reading.cells import from_json, to_json
from coop_registry.reading.codepages import CodePage, Guess
from coop_registry.reading.files import read_content
from coop_registry.reading.sheets import FileProblem, FileRead, Sheet, Unreadable


def write_result(
    target: TextIO, filename: str, content: Path, page: str | None, max_bytes: int
) -> None:
    """Read a file and write what it gave; a refusal is one line."""
    chosen = CodePage(page) if page else None
    try:
        read = read_content(filename, content.read_bytes(), chosen, max_bytes=max_bytes)
    except Unreadable as refusal:
        _line(target, {"refused": str(refusal)})
        return
    for sheet in read.sheets:
        _line(target, {"sheet": asdict(replace(sheet, rows=[]))})
        for row in sheet.rows:
            _line(target, row)
        sheet.rows = []
    for problem in read.problems:
        _line(target, {"problem": asdict(problem)})
    _line(target, {"done": [asdict(guess) for guess in read.guesses]})


def _line(target: TextIO, value: object) -> None:
    # `dumps` runs in C as a whole; `dump` would go through Python piece by piece.
    words = json.dumps(value, ensure_ascii=False, default=to_json, separators=(",", ":"))
    target.write(f"{words}\n")


def read_result(lines: Iterable[str]) -> FileRead:
    """Return what `write_result` wrote; raise Unreadable for a refusal or a cut result."""
    found = FileRead()
    rows: list[list[Any]] = []
    done = False
    known: dict[str, str] = {}
    for line in lines:
        value = json.loads(line)
        if isinstance(value, list):
            rows.append([_cell(cell, known) for cell in value])
        elif "sheet" in value:
            found.sheets.append(_sheet(value["sheet"]))
            rows = found.sheets[-1].rows
        elif "problem" in value:
            found.problems.append(FileProblem(**value["problem"]))
        elif "refused" in value:
            raise Unreadable(value["refused"])
        else:
            done = True
            found.guesses = tuple(
                Guess(CodePage(one["page"]), one["score"], one["sample"]) for one in value["done"]
            )
    if not done:
        raise Unreadable("Đọc tệp bị dừng giữa chừng. Hãy tải lại tệp.")
    return found


def _cell(value: Any, known: dict[str, str]) -> Any:
    """Return a cell; equal short words (xã, dân tộc, giới tính) share their memory."""
    if isinstance(value, str):
        return known.setdefault(value, value) if len(value) < 40 else value
    return from_json(value) if isinstance(value, dict) else value


def _sheet(head: dict[str, Any]) -> Sheet:
    return Sheet(
        name=head["name"],
        rows=[],
        hidden=head["hidden"],
        very_hidden=head["very_hidden"],
        merged=[(one[0], one[1], one[2], one[3]) for one in head["merged"]],
        file=head["file"],
        page=CodePage(head["page"]) if head["page"] else None,
    )
