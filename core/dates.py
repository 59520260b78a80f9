"""Calendar days as people type and read them; partial dates stay partial. Pure, no clock."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Older or later days are typing errors ("năm 0202"): the cooperative law began in 1958.
EARLIEST = date(1945, 9, 2)
#: People were born before: a member of eighty-five is a true fact.
EARLIEST_BIRTH = date(1900, 1, 1)
LATEST = date(2100, 12, 31)

_DAY = re.compile(r"^([0-9]{1,2})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{4})$")
_ISO = re.compile(r"^([0-9]{4})-([0-9]{2})-([0-9]{2})$")
_MONTH = re.compile(r"^([0-9]{1,2})[/.\-]([0-9]{4})$")
_YEAR = re.compile(r"^([0-9]{4})$")


def parse_date(text: str, earliest: date = EARLIEST) -> date:
    """Return the day of "31/12/2026", "31.12.2026", "31-12-2026" or "2026-12-31".

    Raises ValueError when there is no such day, or it lies before `earliest` or after 2100.
    """
    cleaned = text.strip()
    if match := _DAY.match(cleaned):
        day, month, year = (int(part) for part in match.groups())
    elif match := _ISO.match(cleaned):
        year, month, day = (int(part) for part in match.groups())
    else:
        raise ValueError(text)
    found = date(year, month, day)
    if not earliest <= found <= LATEST:
        raise ValueError(text)
    return found


def format_date(day: date) -> str:
    """Return "05/01/2026"."""
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def format_date_long(day: date) -> str:
    """Return "ngày 05 tháng 01 năm 2026" (days under 10 and months 1–2 padded, Decree 30/2020)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def add_months(day: date, months: int) -> date:
    """Return the corresponding day `months` later; the month's last day when there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


class Precision(StrEnum):
    """How exactly a day is known (mức chính xác của ngày)."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day known to the day, the month or the year (ngày, tháng hoặc chỉ năm).

    `start` is the first day it can be.
    """

    start: date
    precision: Precision = Precision.DAY

    def __str__(self) -> str:
        """Return the Vietnamese form: "05/01/2026", "01/2026" or "2026"."""
        if self.precision is Precision.YEAR:
            return str(self.start.year)
        if self.precision is Precision.MONTH:
            return f"{self.start.month:02d}/{self.start.year}"
        return format_date(self.start)

    def iso(self) -> str:
        """Return "2026-01-05", "2026-01" or "2026"."""
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.start.isoformat()[:length]


def parse_partial(text: str, earliest: date = EARLIEST) -> PartialDate:
    """Return the day of "13/6/2017", "6/2017", "tháng 6/2017", "2017" or "năm 2017".

    Raises ValueError when it is none of these or out of range; of the year of `earliest` the
    whole counts where no day is known.
    """
    cleaned = text.strip().lower().removeprefix("ngày").removeprefix("tháng").removeprefix("năm")
    cleaned = re.sub(r"\s*năm\s*", "/", cleaned.strip())
    if match := _YEAR.match(cleaned):
        found = PartialDate(date(int(match[1]), 1, 1), Precision.YEAR)
    elif match := _MONTH.match(cleaned):
        found = PartialDate(date(int(match[2]), int(match[1]), 1), Precision.MONTH)
    else:
        found = PartialDate(parse_date(cleaned, earliest))
    if not date(earliest.year, 1, 1) <= found.start <= LATEST:
        raise ValueError(text)
    return found
