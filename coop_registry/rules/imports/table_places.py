"""The commune that a whole table is of (địa bàn của bảng): by its lines and its sheet's name.

"DANH SÁCH HTX XÃ YÊN THỊNH", "Xã: Yên Thịnh" above it, or a sheet named "Bằng Phúc", stand for
every row below that names no commune, when exactly one commune of the office's unit is meant.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from coop_registry.reading.places import Unit
from coop_registry.rules.imports.places import PlaceBook
from core.text import capitalise_first, clean
from reference.rules import UnitLevel

#: "hợp tác xã", "thị xã" and "xã viên" are no communes.
_COMMUNE = re.compile(
    r"(?<!tác )(?<!thị )(?<!các )\b(xã|phường|thị trấn)(?:\s*[:.]\s*|\s+)(?!viên\b|hội\b|hoá\b|hóa\b)(?=\S)",
    re.IGNORECASE,
)
_KIND = re.compile(r"^(?:xã|phường|thị trấn|x\.|p\.|tt\.?)\s*", re.IGNORECASE)
_YEARS = re.compile(r"[\s_-]*(?:năm\s*)?(?:19|20)?[0-9]{2}$|\s*\([^()]*\)$")
_LONGEST = 4


class TablePlace(NamedTuple):
    """The commune of a table, or why it is not clear; `words` tell either."""

    unit_id: int | None
    words: str


def place_of_table(
    book: PlaceBook, lines: Sequence[str], sheet: str, on: date, within: int
) -> TablePlace | None:
    """Return the commune that the lines above a table or its sheet's name say; None when neither.

    `within` is the unit the list is of. A name that stands for no commune of it is asked about
    when its kind is said ("Xã Yên Thịnh"); a sheet may bear any other name.
    """
    inside = book.tree.within(within, on)
    named = [*_of_lines(book, lines, on), *_of_sheet(book, sheet, on)]
    found = {unit_id for _words, ids in named for unit_id in ids if unit_id in inside}
    if len(found) == 1 and all(inside.intersection(ids) for _words, ids in named):
        (unit_id,) = found
        told = f"Dòng không ghi xã, phường được hiểu là ở {book.full_name(unit_id)}"
        return TablePlace(unit_id, f"{told}, theo “{named[0][0]}”.")
    if not named:
        return None
    said = "”, “".join(dict.fromkeys(words for words, _ids in named))
    names = ", ".join(book.full_name(one) for one in sorted(found)[:4])
    reason = f"có thể là {names}" if found else "không có trong địa bàn của danh sách"
    return TablePlace(None, f"Chưa rõ bảng của xã, phường nào: “{said}” {reason}; hãy chọn.")


def _of_lines(
    book: PlaceBook, lines: Sequence[str], on: date
) -> Iterator[tuple[str, frozenset[int]]]:
    """Give what each line names as a commune: the longest name that is one, else its words."""
    for line in lines:
        for match in _COMMUNE.finditer(line):
            words = re.split(r"[,;:().–-]", line[match.end() :])[0].split()
            kind = match[1].lower()
            names = [" ".join(words[:count]) for count in range(min(_LONGEST, len(words)), 0, -1)]
            known = [(name, _standing(book, name, kind, on)) for name in names]
            name, ids = next(
                ((name, ids) for name, ids in known if ids), (_proper(words), frozenset())
            )
            if name:
                yield f"{capitalise_first(kind)} {name}", ids


def _proper(words: Sequence[str]) -> str:
    """Return the words that are written as a name; none of "các xã trên địa bàn"."""
    kept: list[str] = []
    if all(word.isupper() for word in words):  # a title in capitals does not tell a name
        return ""
    for word in words[:_LONGEST]:
        if not word[0].isupper():
            break
        kept.append(word)
    return " ".join(kept)


def _of_sheet(book: PlaceBook, sheet: str, on: date) -> Iterator[tuple[str, frozenset[int]]]:
    """Give the communes whose name is that of the sheet, with or without kind and year."""
    name = clean(sheet)
    while (shorter := _YEARS.sub("", name)) != name:
        name = shorter
    bare = _KIND.sub("", name)
    ids = _standing(book, bare, None, on) if bare else frozenset()
    if ids or (bare != name and bare[:1].isupper()):
        yield name, ids


def _standing(book: PlaceBook, name: str, kind: str | None, on: date) -> frozenset[int]:
    return frozenset(book.standing(Unit(name, kind), UnitLevel.COMMUNE, on))
