"""Units a list counts in (đơn vị tính): of a whole table, of a column, inside a cell."""

import re
from enum import StrEnum
from functools import lru_cache

from core.text import clean


class MoneyUnit(StrEnum):
    """What one of the figure is (đồng, nghìn đồng, triệu đồng, tỷ đồng)."""

    DONG = "đồng"
    THOUSAND = "nghìn đồng"
    MILLION = "triệu đồng"
    BILLION = "tỷ đồng"

    @property
    def scale(self) -> int:
        """Return how many đồng one is."""
        return _SCALES[self]


class Period(StrEnum):
    """What time a figure is for (tháng, năm)."""

    MONTH = "tháng"
    YEAR = "năm"


_SCALES = {
    MoneyUnit.DONG: 1,
    MoneyUnit.THOUSAND: 1000,
    MoneyUnit.MILLION: 10**6,
    MoneyUnit.BILLION: 10**9,
}

#: Words of each unit as people type them, longest first in each pattern.
UNIT_WORDS = {
    MoneyUnit.BILLION: r"t[ỷỉ]|t[yi](?=\s?dong)|(?<=[0-9]\s)t[yi]|(?<=[0-9])t[yi]|billion",
    MoneyUnit.MILLION: r"triệu|trieu|trđ|tr\.?\s?đ|tr|million",
    MoneyUnit.THOUSAND: r"nghìn|ngàn|nghin|ngan|ngđ|1\.?000\s?đ|1\.?000|k",
    MoneyUnit.DONG: r"đồng|dong|vnđ|vnd|đ",
}
_DONG = r"(?:\s*(?:đồng|dong|vnđ|vnd|đ))?"
_STATED = [
    (unit, re.compile(rf"(?<![^\W\d_])(?:{words}){_DONG}(?![^\W_])", re.IGNORECASE))
    for unit, words in UNIT_WORDS.items()
]
_UNIT_LINE = re.compile(r"(?:đvt|đơn vị(?: tính)?|dvt|don vi tinh)\s*[:;.]?\s*(.+)", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]*)\)")


@lru_cache(maxsize=1024)
def unit_in(text: str) -> MoneyUnit | None:
    """Return the money unit that some words state; the largest when several are stated."""
    said = clean(text).lower()
    return next((unit for unit, pattern in _STATED if pattern.search(said)), None)


def unit_of_line(text: str) -> MoneyUnit | None:
    """Return the unit of a line above the table ("ĐVT: triệu đồng"); None for other lines."""
    found = _UNIT_LINE.search(clean(text))
    return unit_in(found[1][:60]) if found else None


def unit_of_heading(heading: str) -> MoneyUnit | None:
    """Return the unit a heading states: in brackets, after "ĐVT", or after a comma."""
    words = clean(heading)
    if words.endswith("_vnd"):  # a key of this program's own export
        return MoneyUnit.DONG
    stated = [*_BRACKETS.findall(words), *re.split(r"[,\n]", words)[1:]]
    for part in stated:
        if unit := unit_in(part[:60]):
            return unit
    return unit_of_line(words)


def period_in(text: str) -> Period | None:
    """Return the period some words state: "đồng/người/tháng", "tr.đ/năm", "mỗi năm"."""
    said = clean(text).lower()
    if re.search(r"(?:/|một|mỗi|hàng|hằng|theo|1)\s*(?:người\s*/\s*)?(?:tháng|month)", said):
        return Period.MONTH
    if re.search(
        r"(?:/|một|mỗi|hàng|hằng|theo|1)\s*(?:người\s*/\s*)?(?:năm|year)\b(?!\s*\d)", said
    ):
        return Period.YEAR
    return None
