"""Counts as people type them (số thành viên, số lao động), shares and rates."""

import re
from decimal import Decimal
from functools import lru_cache

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.meanings import M
from coop_registry.reading.numbers import NUMBER, parse_number, qualifier_of, spell_out
from coop_registry.reading.read import (
    Qualifier,
    Read,
    blank,
    doubtful,
    marked,
    says_nothing,
    without_result,
    words_of_cell,
)
from coop_registry.reading.scales import Period

#: More than any organisation of a province has; beyond it a person looks.
_MOST = 20_000
_NUMBER = re.compile(NUMBER)
_FRACTION = re.compile(r"[0-9]+\s*/\s*[0-9]+")
_RANGE = re.compile(rf"({NUMBER})\s*(?:-|–|đến|tới)\s*({NUMBER})")
_WITHIN = re.compile(r"[,;(]?\s*(?:trong đó|gồm|bao gồm|trong số đó)\b")
_YEAR = re.compile(r"\(?\s*(?:năm\s*)?\(?(?:19|20)[0-9]{2}\)?|tính đến.*$|tháng [0-9/.]+")
_HOUSEHOLDS = re.compile(r"(?<![^\W_])(?:hộ|households?)(?![^\W_])")
#: Anything but letters and the signs around words: "=1+", "12*", "5%".
_SIGNS = re.compile(r"[^\w\s.,;:()'’“”\"/–-]")
_WORD = re.compile(r"[^\W\d_]+")
_HARMLESS = frozenset(
    ["thành", "viên", "xã", "người", "htx", "lao", "động", "tv", "members", "member", "có", "là",
     "tổng", "số", "của", "hợp", "tác", "ld", "lđ", "hộ", "households", "household", "nay", "hiện"]
)  # fmt: skip
#: Words allowed because they say what the column says.
_OF_COLUMN = {
    M.MEMBERS_WOMEN: frozenset(["nữ", "phụ"]),
    M.MEMBERS_MINORITY: frozenset(["dân", "tộc", "thiểu", "số", "dtts"]),
    M.MEMBERS_OFFICIAL: frozenset(["chính", "thức"]),
    M.MEMBERS_ASSOCIATE: frozenset(["liên", "kết"]),
    M.WORKERS: frozenset(["thường", "xuyên"]),
    M.WORKERS_HIRED: frozenset(["thuê", "ngoài"]),
    M.MEMBERS_ENTITIES: frozenset(["tổ", "chức", "pháp", "nhân"]),
    M.FIGURE: frozenset(["tổ", "tht", "lhhtx", "liên", "hiệp", "quỹ", "qtdnd", "sản", "phẩm"]),
}
_PARTS = (
    (M.MEMBERS_WOMEN, re.compile(r"([0-9]+)\s*(?:thành viên|xã viên|người|tv)?\s*(?:là\s*)?(?:nữ|phụ nữ)")),
    (M.MEMBERS_WOMEN, re.compile(r"(?:^|[\s,(])nữ\s*:?\s*([0-9]+)")),
    (
        M.MEMBERS_MINORITY,
        re.compile(r"([0-9]+)\s*(?:thành viên|xã viên|người|tv)?\s*(?:là\s*)?(?:người\s*)?(?:dân tộc|dtts)"),
    ),
    (M.MEMBERS_OFFICIAL, re.compile(r"([0-9]+)\s*(?:thành viên|tv)?\s*chính thức")),
    (M.MEMBERS_ASSOCIATE, re.compile(r"([0-9]+)\s*(?:thành viên|tv)?\s*liên kết")),
)  # fmt: skip

HOUSEHOLD = "hộ"
PERSON = "người"


def read_count(cell: Cell, meaning: M = M.MEMBERS_TOTAL, most: int = _MOST) -> Read:
    """Return a whole count; households ("10 hộ thành viên") are said to be households.

    `unit` is "hộ" or "người"; `parts` holds what the cell counts within the total; above `most` a
    person looks.
    """
    raw = words_of_cell(cell)
    number = number_of(cell)
    if number is not None:
        if number != number.to_integral_value():
            return doubtful(None, raw, "Số lượng phải là số nguyên.")
        return _checked(Read(int(number), raw, unit=PERSON), most)
    if day_of(cell) is not None:
        return doubtful(None, raw, "Ô số lượng lại là ngày; Excel đã đổi số thành ngày.")
    if told := without_result(raw) or marked(raw):
        return told
    return blank(cell) if says_nothing(raw) else _read_words(raw, meaning, most)


@lru_cache(maxsize=8192)
def _read_words(raw: str, meaning: M, most: int) -> Read:
    typed = spell_out(raw.lower())
    cut = _WITHIN.search(typed)
    main, within = (typed[: cut.start()], typed[cut.start() :]) if cut else (typed, "")
    qualifier, main = qualifier_of(_YEAR.sub(" ", main) if not typed.isdigit() else main)
    if _FRACTION.search(main):
        return doubtful(None, raw, "Ghi phần trên tổng số; hãy ghi một số.")
    if found := _RANGE.search(main):
        return _range(found, raw)
    found_all = _NUMBER.findall(main)
    numbers = [number for text in found_all if (number := parse_number(text)) is not None]
    if not numbers or len(numbers) != len(found_all):
        return doubtful(None, raw, "Không có con số nào đọc được.")
    thousands = 1000 if re.search(r"[0-9]\s*(?:nghìn|ngàn)", main) else 1
    value = numbers[0].value * thousands
    doubt = numbers[0].doubt or _doubt(main, numbers[0].value, len(numbers), meaning)
    if value != value.to_integral_value():
        return doubtful(None, raw, "Số lượng phải là số nguyên.")
    households = bool(_HOUSEHOLDS.search(main)) and meaning is not M.MEMBERS_HOUSEHOLDS
    if households and doubt is None:
        doubt = "Ghi số hộ, không phải số người."
    unit = HOUSEHOLD if _HOUSEHOLDS.search(main) else PERSON
    read = Read(int(value), raw, qualifier, doubt, unit, parts=_parts(within))
    return _checked(read, most).asked_when_inexact()


def _range(found: re.Match[str], raw: str) -> Read:
    low, high = parse_number(found[1]), parse_number(found[2])
    if low is None or high is None:
        return doubtful(None, raw, "Không đọc được khoảng số lượng.")
    return Read(
        int(low.value),
        raw,
        Qualifier.RANGE,
        "Ghi một khoảng, hãy chọn một số.",
        PERSON,
        int(high.value),
    )


def _doubt(main: str, value: Decimal, numbers: int, meaning: M) -> str | None:
    if numbers > 1:
        return "Ghi nhiều số, hãy chọn một số."
    if main.strip().startswith("-"):
        return "Số lượng âm."
    if meaning is not M.WORKERS and re.search(r"thời vụ|thường xuyên", main):
        return "Ghi lao động thường xuyên, thời vụ; hãy xem là thành viên hay lao động."
    allowed = _HARMLESS | _OF_COLUMN.get(meaning, frozenset()) | {"nghìn", "ngàn"}
    if signs := _SIGNS.search(_NUMBER.sub(" ", main)):
        return f"Có ký hiệu chưa hiểu: “{signs[0]}”."
    strange = [word for word in _WORD.findall(main) if word not in allowed]
    return f"Có chữ chưa hiểu: “{' '.join(strange[:6])}”." if strange else None


def _parts(within: str) -> dict[str, int] | None:
    found: dict[str, int] = {}
    for meaning, pattern in _PARTS:
        if (match := pattern.search(within)) and meaning not in found:
            found[meaning] = int(match[1])
    return found or None


def _checked(read: Read, most: int) -> Read:
    if read.doubt is None and not 0 <= read.value <= most:
        whose = "một tổ chức" if most == _MOST else "một địa bàn"
        return read._replace(doubt=f"Số lượng ngoài khoảng có thể có của {whose}.")
    return read


def read_order(cell: Cell) -> Read:
    """Return the number of a row in its list (số thứ tự); words that are none say nothing."""
    raw = words_of_cell(cell).rstrip(".")
    return Read(int(raw), raw) if raw.isascii() and raw.isdigit() else Read(None, raw)


def read_share(cell: Cell, *, as_fraction: bool | None = None) -> Read:
    """Return a share as a fraction (tỷ lệ): "12,5%" is 0.125.

    A workbook holds "12,5%" as 0.125 and "12,5" as 12.5; which one the column uses is told by
    `as_fraction` when the whole column was looked at. A figure of 1 or less is doubtful else.
    """
    raw = words_of_cell(cell)
    number = number_of(cell)
    doubt = None
    if number is None:
        if says_nothing(raw):
            return blank(cell)
        typed = parse_number(raw.removesuffix("%").strip())
        if typed is None:
            return doubtful(None, raw, "Không đọc được tỷ lệ.")
        # "12.5" beside "%" can only be a decimal point.
        number, doubt = typed.value, typed.doubt if "," in raw else None
        if raw.endswith("%"):
            as_fraction = False
    if as_fraction is None and 0 < number <= 1:
        doubt = "Không rõ là phần trăm hay phần của 1."
    share = number if as_fraction else number / 100
    if not 0 <= share <= 1:
        doubt = "Tỷ lệ ngoài khoảng từ 0% đến 100%."
    return Read(share, raw, doubt=doubt)


_RATE = re.compile(rf"({NUMBER})\s*%\s*(?:/|một|mỗi|per)?\s*(tháng|năm|month|year)?")


def read_rate(cell: Cell) -> Read:
    """Return a lending rate as a yearly fraction (lãi suất năm): "1%/tháng" is 0.12.

    `unit` is the period stated first. A monthly and a yearly rate in one cell must agree.
    """
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    rates = []
    for text, period in _RATE.findall(raw.lower()):
        typed = parse_number(text)
        if typed is not None:
            month = period in ("tháng", "month")
            rates.append((typed.value / 100 * (12 if month else 1), month, period != ""))
    if not rates:
        return doubtful(None, raw, "Không đọc được lãi suất.")
    rate, month, stated = rates[0]
    doubt = None if stated else "Chưa rõ lãi suất theo tháng hay theo năm."
    if any(abs(other - rate) > Decimal("0.0001") for other, _, _ in rates[1:]):
        doubt = "Lãi suất tháng và năm trong ô không khớp nhau."
    if rate > 1:
        doubt = "Lãi suất quá cao, có thể sai đơn vị."
    return Read(rate, raw, doubt=doubt, unit=(Period.MONTH if month else Period.YEAR).value)
