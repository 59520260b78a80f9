"""The day a list speaks of (thời điểm số liệu), from the lines above it or its sheet's name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.dates import EARLIEST, PartialDate, Precision
from core.text import clean

_LONG_DAY = r"ngày\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d{4})"
_SHORT_DAY = r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})"
_DAY = re.compile(rf"(?:{_LONG_DAY})|(?:{_SHORT_DAY})", re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng\s*)(\d{1,2})\s*(?:[/.\-]|\s*năm\s*)\s*(\d{4})", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9/.\-])(?:năm\s*)?((?:19|20)\d{2})(?![0-9/])", re.IGNORECASE)
#: Words that say the figures are of that day.
_AS_OF = re.compile(
    r"(?:tính đến|đến hết|đến ngày|thời điểm|có đến|đến thời điểm|đến cuối|đến)\b", re.IGNORECASE
)
#: Lines whose day is that of a decision or of the paper itself.
_OF_PAPER = re.compile(
    r"(?:kèm theo|căn cứ|ban hành|quyết định|nghị định|thông tư|công văn|báo cáo số|kế hoạch số|luật)"
    r"|^(?!danh sách)[^\d,]{2,30},\s*ngày",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:6|06|sáu)\s*tháng\s*đầu\s*năm\s*(\d{4})", re.IGNORECASE)


@dataclass(frozen=True)
class Spoken:
    """The day a list speaks of, as far as it says, and the line that says so."""

    on: PartialDate
    raw: str


def day_of_titles(lines: Sequence[str]) -> Spoken | None:
    """Return the day stated above a table: "tính đến ngày 31/12/2023" before "năm 2022".

    The day of a decision ("Kèm theo Quyết định … ngày …") or of the paper is not taken.
    """
    usable = [clean(line) for line in lines if not _OF_PAPER.search(line)]
    stated = [line[found.end() :] for line in usable if (found := _AS_OF.search(line))]
    for read in (_day, _month, _year):
        for text, line in [(s, s) for s in stated] + [(u, u) for u in usable]:
            if on := read(text):
                return Spoken(on, line)
    return None


def day_of_sheet_name(name: str) -> Spoken | None:
    """Return the day of a sheet named "2022", "Năm 2022", "31.12.2023" or "T6-2023"."""
    text = clean(name)
    for read in (_day, _month, _year):
        if on := read(text):
            return Spoken(on, name)
    return None


def _day(text: str) -> PartialDate | None:
    for found in _DAY.finditer(text):
        day, month, year = (int(part) for part in found.groups() if part is not None)
        try:
            on = date(year, month, day)
        except ValueError:
            continue
        if on >= EARLIEST:
            return PartialDate(on)
    return None


def _month(text: str) -> PartialDate | None:
    if found := _HALF.search(text):
        return PartialDate(date(int(found[1]), 6, 1), Precision.MONTH)
    found = _MONTH.search(text)
    if found and 1 <= int(found[1]) <= 12 and int(found[2]) >= EARLIEST.year:
        return PartialDate(date(int(found[2]), int(found[1]), 1), Precision.MONTH)
    return None


def _year(text: str) -> PartialDate | None:
    found = _YEAR.search(text)
    if found and int(found[1]) >= EARLIEST.year:
        return PartialDate(date(int(found[1]), 1, 1), Precision.YEAR)
    return None
