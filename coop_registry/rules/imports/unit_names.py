"""Which unit a past total is about: every level may be meant, and no other than the named one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from coop_registry.reading.places import Place, Unit
from coop_registry.rules.imports.places import PlaceBook, Placed
from reference.rules import UnitLevel

_LEVELS = (
    (UnitLevel.COMMUNE, re.compile(r"(?:\bxã|phường|thị trấn)\s+", re.IGNORECASE)),
    (UnitLevel.DISTRICT, re.compile(r"(?:huyện|thành phố|thị xã|\btp\.?)\s+", re.IGNORECASE)),
    (UnitLevel.PROVINCE, re.compile(r"tỉnh\s+", re.IGNORECASE)),
)
#: Lines of an office, not of the table.
_OFFICE = re.compile(
    r"^(?:ủy ban|uỷ ban|ubnd|phòng|sở|chi cục|liên minh|hội|ban\b|cộng hòa|cộng hoà|độc lập)",
    re.IGNORECASE,
)
_LONGEST = 4


def unit_named(book: PlaceBook, place: Place, on: date, within: int | None) -> Placed:
    """Return the unit of a row ("Huyện Ba Bể", "Ba Bể", "Xã Yến Dương"), or why it is not clear."""
    if place.commune is not None:
        placed = book.place(place, on, within)
        exact = placed.level is UnitLevel.COMMUNE and placed.doubt is None
        return placed if exact else Placed(doubt=placed.doubt, candidates=placed.candidates)
    if place.rest:
        return _bare(book, Unit(place.rest[0]), place, on, within)
    if place.district is not None:
        return _only(book, place.district, UnitLevel.DISTRICT, on)
    if place.province is not None:
        return _only(book, place.province, UnitLevel.PROVINCE, on)
    return Placed(doubt="Không ghi đơn vị hành chính.")


def _bare(book: PlaceBook, words: Unit, place: Place, on: date, within: int | None) -> Placed:
    """Return the unit of a name without its kind: below a district its commune, else the highest."""
    if place.district is not None:
        below = unit_named(book, Place(commune=words, district=place.district), on, within)
        if below.unit_id is not None:
            return below
    district = _only(book, words, UnitLevel.DISTRICT, on)
    if district.unit_id is not None:
        return district
    commune = unit_named(book, Place(commune=words), on, within)
    if commune.unit_id is not None or commune.candidates:
        return commune
    return _only(book, words, UnitLevel.PROVINCE, on)


def _only(book: PlaceBook, words: Unit, level: UnitLevel, on: date) -> Placed:
    found = book.standing(words, level, on)
    if len(found) == 1:
        return Placed(found[0], level)
    return Placed(doubt=f"Không có “{words}” trong danh mục địa bàn của ngày đó.")


def unit_of_lines(book: PlaceBook, lines: Sequence[str], on: date) -> int | None:
    """Return the unit that the lines above a table speak of; None when none or several are named.

    A line of the table's own goes before that of an office ("UBND HUYỆN CHỢ ĐỒN").
    """
    own = [line for line in lines if not _OFFICE.match(line.strip())]
    offices = [line for line in lines if _OFFICE.match(line.strip())]
    for some in (own, offices):
        for level, begins in _LEVELS:
            found = {one for line in some for one in _in_line(book, line, level, begins, on)}
            if len(found) == 1:
                return next(iter(found))
            if found:
                return None
    return None


def _in_line(
    book: PlaceBook, line: str, level: UnitLevel, begins: re.Pattern[str], on: date
) -> Iterator[int]:
    """Give the units of a level that a line names: the longest name that is one."""
    for match in begins.finditer(line):
        words = re.split(r"[,;:()–-]", line[match.end() :])[0].split()
        for count in range(min(_LONGEST, len(words)), 0, -1):
            found = book.standing(Unit(" ".join(words[:count])), level, on)
            if len(found) == 1:
                yield found[0]
                break
