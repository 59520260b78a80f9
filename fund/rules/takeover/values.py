"""What cells of a loan book say (đọc ô): money, days, rates, terms; a doubt is said, never guessed."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from coop_registry.reading.cells import Cell, day_of, number_of, text_of
from coop_registry.reading.days import read_day
from coop_registry.reading.numbers import parse_number
from coop_registry.reading.scales import MoneyUnit
from core.dates import PartialDate
from core.money import MAX_VND
from core.text import clean, fold

_DONG = re.compile(r"\s*(đồng|vnđ|vnd|đ)$", re.IGNORECASE)
_DASHES = frozenset({"-", "–", "—", "x", "0", "không", "k"})
_RATE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*%?\s*(?:/\s*(tháng|năm))?", re.IGNORECASE)
_TERM = re.compile(r"([0-9]{1,3})\s*(tháng|năm)?", re.IGNORECASE)
_COUNT = re.compile(r"(?<![0-9/])([0-9]{1,2})(?![0-9/])")
_DAY = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}")
_GROUP = re.compile(r"[1-5]")


class Said(NamedTuple):
    """What a cell says: a value, or why there is none (giá trị đọc được, chỗ chưa rõ)."""

    value: int | date | Decimal | str | None = None
    doubt: str | None = None


def money(cell: Cell, unit: MoneyUnit | None = None) -> Said:
    """Return whole đồng; an empty cell or a dash is nothing."""
    scale = unit.scale if unit else 1
    number = number_of(cell)
    if number is None:
        words = _DONG.sub("", clean(text_of(cell)))
        if not words or words.lower() in _DASHES:
            return Said(0 if words else None)
        read = parse_number(words)
        if read is None:
            return Said(None, f"Không đọc được số tiền “{words[:40]}”.")
        if read.doubt:
            return Said(None, f"“{words[:40]}”: {read.doubt}")
        number = read.value
    amount = number * scale
    if amount != amount.to_integral_value() or not 0 <= amount <= MAX_VND:
        return Said(None, f"Số tiền “{text_of(cell)[:40]}” âm, lẻ hoặc quá lớn.")
    return Said(int(amount))


def day(cell: Cell) -> Said:
    """Return a whole day; a month or a year alone is a doubt."""
    found = day_of(cell)
    if found is not None:
        return Said(found)
    words = clean(text_of(cell))
    if not words or words.lower() in _DASHES:
        return Said()
    read = read_day(cell)
    whole = isinstance(read.value, PartialDate) and _DAY.search(words)
    if not whole or read.doubt:
        return Said(None, f"Không đọc được trọn ngày “{words[:40]}”.")
    return Said(read.value.start)


def rate(cell: Cell, heading: str) -> Said:
    """Return a yearly fraction; "0,5%/tháng" is six percent a year. Without a period it is a doubt."""
    words = clean(text_of(cell))
    number = number_of(cell)
    found = _RATE.fullmatch(words)
    if found is None:
        return Said(None, f"Không đọc được lãi suất “{words[:40]}”." if words else None)
    percent = Decimal(found[1].replace(",", ".")) if number is None else number
    said = fold(found[2] or heading)
    monthly, yearly = "thang" in said, "nam" in said
    if monthly == yearly:
        return Said(None, f"Lãi suất “{words[:40]}” chưa rõ theo tháng hay theo năm.")
    yearly_rate = percent / 100 * (12 if monthly else 1)
    return Said(yearly_rate.normalize() if yearly_rate else Decimal(0))


def months(cell: Cell) -> Said:
    """Return a term in months ("36 tháng", "3 năm", 36)."""
    words = clean(text_of(cell))
    found = _TERM.fullmatch(words)
    if found is None or int(found[1]) < 1:
        return Said(None, f"Không đọc được thời hạn “{words[:40]}”." if words else None)
    return Said(int(found[1]) * (12 if (found[2] or "").lower() == "năm" else 1))


def group(cell: Cell) -> Said:
    """Return a debt group of "2", "Nhóm 2", "nhóm II" is a doubt."""
    words = clean(text_of(cell))
    found = _GROUP.findall(words)
    if len(found) != 1:
        return Said(None, f"Không đọc được nhóm nợ “{words[:40]}”." if words else None)
    return Said(int(found[0]))


def extension(cell: Cell) -> tuple[Said, Said]:
    """Return how often and until when a loan was extended ("1 lần, đến 30/06/2025")."""
    if day_of(cell) is not None:
        return Said(1), Said(day_of(cell))
    words = clean(text_of(cell))
    if not words or words.lower() in _DASHES:
        return Said(0), Said()
    until = _DAY.search(words)
    count = _COUNT.search(_DAY.sub(" ", words))
    if until is None and count is None:
        return Said(None, f"Không đọc được lần gia hạn “{words[:40]}”."), Said()
    last = day(until[0]) if until else Said()
    return Said(int(count[1]) if count else 1), last
