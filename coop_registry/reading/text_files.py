"""Lists kept as text (CSV): code page, delimiter, quoted cells."""

import csv
import io
from collections import Counter

from coop_registry.reading.cells import Cell
from coop_registry.reading.codepages import CodePage, Guess, decode_lines, guesses
from coop_registry.reading.sheets import MAX_TEXT, Budget, Sheet, Unreadable, gather

_DELIMITERS = (";", "\t", ",", "|")


def read_text(
    content: bytes, name: str, budget: Budget, page: CodePage | None = None
) -> tuple[Sheet, tuple[Guess, ...]]:
    """Return the one sheet of a text file and the code pages tried, the likeliest first.

    `page` is what a person chose after seeing the samples.
    """
    tried = guesses(content)
    chosen = page or tried[0].page
    text = decode_lines(content, chosen).replace("\x00", "")
    budget.sheet()
    rows = gather(_rows(text, name), name, budget)
    old = chosen if chosen in (CodePage.TCVN3, CodePage.VNI, CodePage.CP1258) else None
    return Sheet(name=name, rows=rows, page=old), tried


def _rows(text: str, name: str) -> list[list[Cell]]:
    delimiter = delimiter_of(text)
    csv.field_size_limit(MAX_TEXT * 4)
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        return [[cell or None for cell in row] for row in read]
    except csv.Error as error:
        raise Unreadable(
            f"Tệp “{name}” có ô quá dài hoặc thiếu dấu nháy kép đóng. Hãy lưu lại thành .xlsx."
        ) from error


def delimiter_of(text: str) -> str:
    """Return the sign between cells: the one that most lines hold equally often.

    Vietnamese Excel writes ";" because "," is the decimal sign; names hold commas.
    """
    lines = [line for line in text.splitlines()[:200] if line.strip()]
    if lines and (named := lines[0].strip().lower()).startswith("sep=") and len(named) == 5:
        return named[4]
    best, delimiter = (0, 0), ","
    for sign in _DELIMITERS:
        counts = Counter(_unquoted(line).count(sign) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        signs, seen = counts.most_common(1)[0]
        if (seen, signs) > best:
            best, delimiter = (seen, signs), sign
    return delimiter


def _unquoted(line: str) -> str:
    return "".join(line.split('"')[::2])
