"""Days as people type them (ngày, tháng, năm); partial ones stay partial, relative ones fail."""

import re
from datetime import date, timedelta
from functools import lru_cache

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.read import (
    Qualifier,
    Read,
    blank,
    doubtful,
    says_nothing,
    words_of_cell,
)
from core.dates import EARLIEST, LATEST, PartialDate, Precision

#: Days of birth may lie before the state itself.
FIRST_BIRTH = date(1900, 1, 1)

_DAY = re.compile(
    r"(?<![0-9])([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{4}|[0-9]{2})(?![0-9])"
)
_ISO = re.compile(r"(?<![0-9])([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_ISO_MONTH = re.compile(r"^([0-9]{4})-([0-9]{2})$")
_LONG = re.compile(r"([0-9]{1,2})\s*tháng\s*([0-9]{1,2})\s*(?:năm|,|/)\s*([0-9]{4})")
_MONTH = re.compile(r"(?<![0-9/.\-])([0-9]{1,2})\s*(?:[/.\-]|\s*năm\s*)\s*([0-9]{4})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9/.\-])((?:18|19|20)[0-9]{2})(?![0-9/.\-])")
_NO_YEAR = re.compile(r"^(?:ngày|hôm)?\s*[0-9]{1,2}\s*[/.\-]\s*[0-9]{1,2}$")
_RELATIVE = re.compile(
    r"\bsau\b|\btrước\b|cách đây|cách nay|được\s+[0-9]+\s*(?:năm|tháng)|[0-9]+\s*năm\s*(?:trước|nay|qua)|vừa"
)
_UPDATED = re.compile(r"cập nhật|đăng lúc|ngày đăng")
_ABOUT = re.compile(r"đầu|giữa|cuối|khoảng|quý|gần|những năm|trong năm")
_SINCE = re.compile(
    r"từ đầu năm|đến nay|(?:[0-9]+|sáu) tháng (?:đầu|cuối) năm|[0-9]{4}\s*[-–]\s*[0-9]{4}"
)
_SERIAL = re.compile(r"^[0-9]{5}$")
_CLOCK = re.compile(r"\s*[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?")
_HARMLESS = re.compile(
    r"ngày|tháng|năm|thành lập|vào|trong|từ|cấp|hôm|đầu|giữa|cuối|khoảng|quý|sinh|đăng ký|lần đầu|established|in\b"
    r"|[ivx]+\b|nay|đến|gần|những|xã|\d"
)


def read_day(cell: Cell, *, birth: bool = False, latest: date | None = None) -> Read:
    """Return a `PartialDate` of a cell (ngày, tháng hoặc chỉ năm).

    Args:
        cell: a date cell, a number (a year, or a serial that Excel made), or words.
        birth: whether days before 1945 are possible.
        latest: the day the list speaks of; later days are doubtful.
    """
    raw = words_of_cell(cell)
    day = day_of(cell)
    if day is not None:
        return _bounded(Read(PartialDate(day), raw), birth, latest)
    number = number_of(cell)
    if number is not None:
        return _bounded(_number(raw), birth, latest)
    if says_nothing(raw):
        return blank(cell)
    return _bounded(_words(raw), birth, latest)


def _number(raw: str) -> Read:
    """Return the day of a number cell: a year, a month typed 6.2017, or an Excel serial."""
    if _YEAR.fullmatch(raw):
        return Read(PartialDate(date(int(raw), 1, 1), Precision.YEAR), raw)
    if _SERIAL.match(raw):
        return serial(raw)
    if (month := re.fullmatch(r"([0-9]{1,2})\.([0-9]{4})", raw)) and (on := _month(month)):
        return Read(on, raw, doubt="Ô là số thập phân, được hiểu là tháng và năm; cần xem lại.")
    return doubtful(None, raw, "Không đọc được ngày.")


def serial(raw: str) -> Read:
    """Return the day that an Excel serial may stand for (44854 is 20/10/2022), to be asked."""
    on = date(1899, 12, 30) + timedelta(days=int(raw))
    if not EARLIEST <= on <= LATEST:
        return doubtful(None, raw, "Không đọc được ngày.")
    return doubtful(
        PartialDate(on), raw, f"Số {raw} có thể là ngày {PartialDate(on)} do Excel đổi."
    )


@lru_cache(maxsize=16384)
def _words(raw: str) -> Read:
    typed = raw.lower()
    if _UPDATED.search(typed):
        return doubtful(None, raw, "Là lúc cập nhật trang tin, không phải ngày của sự việc.")
    typed = _CLOCK.sub("", typed)
    if _SERIAL.match(typed):
        return serial(raw)
    if _NO_YEAR.match(typed):
        return doubtful(None, raw, "Thiếu năm.")
    if _RELATIVE.search(typed):
        return doubtful(None, raw, "Ngày ghi theo khoảng thời gian, không xác định được ngày.")
    found = _find(typed)
    if found is None:
        return doubtful(None, raw, "Không đọc được ngày.")
    on, doubt, rest = found
    since = _SINCE.search(typed)
    about = since or (_ABOUT.search(rest) and on.precision is not Precision.DAY)
    if since and on.precision is not Precision.YEAR:
        on = PartialDate(date(on.start.year, 1, 1), Precision.YEAR)
    if since and "đến nay" in typed:
        doubt = "Ghi một khoảng thời gian; chỉ chắc về năm."
    if not doubt and re.search(r"[^\W\d_]", _HARMLESS.sub(" ", rest)):
        doubt = "Có chữ chưa hiểu ngoài ngày tháng."
    return Read(on, raw, Qualifier.ABOUT if about else Qualifier.EXACT, doubt)


def _find(typed: str) -> tuple[PartialDate, str | None, str] | None:
    """Return the day in words, a doubt, and the words around it."""
    for pattern, order in ((_ISO, (2, 1, 0)), (_LONG, (0, 1, 2)), (_DAY, (0, 1, 2))):
        found = list(pattern.finditer(typed))
        if found:
            parts = [found[0].groups()[place] for place in order]
            read = _day(*parts)
            if read is None:
                return None
            doubt = "Ghi nhiều ngày, hãy chọn một ngày." if len(found) > 1 else read[1]
            return read[0], doubt, pattern.sub(" ", typed)
    if (iso := _ISO_MONTH.match(typed)) and 1 <= int(iso[2]) <= 12:
        return PartialDate(date(int(iso[1]), int(iso[2]), 1), Precision.MONTH), None, ""
    if (found_month := _MONTH.search(typed)) and (on := _month(found_month)):
        return on, None, _MONTH.sub(" ", typed)
    years = list(_YEAR.finditer(typed))
    if not years:
        return None
    on = PartialDate(date(int(years[0][1]), 1, 1), Precision.YEAR)
    several = len({year[1] for year in years}) > 1
    return on, "Ghi nhiều năm, hãy chọn một năm." if several else None, _YEAR.sub(" ", typed)


def _day(day: str, month: str, year: str) -> tuple[PartialDate, str | None] | None:
    doubt = None
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < 50 else 1900
        doubt = f"Năm chỉ ghi hai chữ số, được hiểu là {number}."
    try:
        return PartialDate(date(number, int(month), int(day))), doubt
    except ValueError:
        pass
    try:
        swapped = PartialDate(date(number, int(day), int(month)))
    except ValueError:
        return None
    return swapped, "Ngày và tháng có thể bị đảo chỗ."


def _month(found: re.Match[str]) -> PartialDate | None:
    if not 1 <= int(found[1]) <= 12:
        return None
    return PartialDate(date(int(found[2]), int(found[1]), 1), Precision.MONTH)


def _bounded(read: Read, birth: bool, latest: date | None) -> Read:
    """Return the reading with a doubt when the day is too early, or after the list's own day."""
    if read.value is None or read.doubt is not None:
        return read
    first = FIRST_BIRTH if birth else date(EARLIEST.year, 1, 1)
    if not first <= read.value.start <= LATEST:
        return read._replace(doubt=f"Năm {read.value.start.year} ngoài khoảng có thể có.")
    if latest is not None and read.value.start > latest:
        return read._replace(doubt="Ngày sau thời điểm của danh sách.")
    return read
