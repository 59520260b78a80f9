"""Money as people type it (số tiền), in whole đồng, with every doubt said.

A unit in the cell goes before that of the heading, which goes before that of the line above the
table. Figures out of the range of what one organisation can have wait for a person: a report once
printed 3.150 tỷ as the average of one cooperative.
"""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from coop_registry.reading.cells import Cell, day_of, number_of
from coop_registry.reading.meanings import M
from coop_registry.reading.numbers import NUMBER, RANGE, parse_number, qualifier_of, spell_out
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
from coop_registry.reading.scales import MoneyUnit, Period, period_in
from coop_registry.rules.kinds import Kind
from core.money import format_vnd, round_vnd

_UNIT = r"tỷ|tỉ|ty|ti|billion|triệu|trieu|trđ|tr\.?\s?đ|tr|million|nghìn|ngàn|nghin|ngan|k|ức"
_DONG = r"đồng|dong|vnđ|vnd|đ"
_AMOUNT = re.compile(
    rf"({NUMBER})\s*(?:({_UNIT})(?![^\W_]))?\s*(rưỡi)?\s*(?:(?:{_DONG})(?![^\W_]))?"
)
_SCALE = {
    "tỷ": MoneyUnit.BILLION, "tỉ": MoneyUnit.BILLION, "ty": MoneyUnit.BILLION,
    "ti": MoneyUnit.BILLION, "billion": MoneyUnit.BILLION, "nghìn": MoneyUnit.THOUSAND,
    "ngàn": MoneyUnit.THOUSAND, "nghin": MoneyUnit.THOUSAND, "ngan": MoneyUnit.THOUSAND,
    "k": MoneyUnit.THOUSAND,
}  # fmt: skip
_TIMES = re.compile(
    r"(?:ngày\s*)?[0-9]{1,2}\s*/\s*[0-9]{1,2}\s*/\s*[0-9]{4}|(?:quý|tháng)\s*[0-9ivx]{1,3}\s*[/.]\s*[0-9]{4}"
    r"|năm\s*(?:19|20)[0-9]{2}|\((?:19|20)[0-9]{2}\)|(?:/|mỗi|hàng|hằng|một|trong)\s*(?:năm|tháng|year|month)\b"
)
_TWO = re.compile(r"->|→|=>|lên tới|lên đến|tăng lên|xuống|so với| hoặc | và ")
_FOREIGN = re.compile(r"usd|\$|euro|eur|€|kip|nhân dân tệ|cny|%")
_BORROWED = re.compile(r"vay|huy động|đầu tư|hỗ trợ")
_CONTRIBUTED = re.compile(r"vốn góp|góp vốn|đã góp|thực góp")
_SIGNS = re.compile(r"[^\w\s.,;:()'’“”\"/–-]")
_WORD = re.compile(r"[^\W\d_]+")
_SAID = (
    "đồng dong vnđ vnd đ tổng số tiền vốn là đạt thu về mỗi năm điều lệ doanh lợi nhuận lãi được có "
    "của htx hợp tác xã tháng đăng ký mức trị giá cả một các the to of in year month góp phần theo gcn "
    "hiện nay tính đến"
)
_HARMLESS = frozenset(_SAID.split())
#: Said of one person; of a whole organisation they would make the figure another one.
_OF_ONE = frozenset(
    ["người", "lao", "động", "thành", "viên", "bình", "quân", "nhập", "per", "person", "công"]
)

#: (lowest, highest) đồng of one organisation. ASSUMPTION: no list of the province holds more; what
#: lies outside waits for a person, it is not refused.
_RANGES = {
    M.CAPITAL_REGISTERED: (10_000_000, 300_000_000_000),
    M.CAPITAL_PAID: (0, 300_000_000_000),
    M.REVENUE: (0, 1_000_000_000_000),
    M.PROFIT: (-100_000_000_000, 200_000_000_000),
    M.CONTRIBUTION: (0, 100_000_000_000),
    M.TAX_DEBT: (0, 500_000_000_000),
    M.INCOME: (300_000, 100_000_000),
}
#: Below this a figure without any unit is hardly in đồng.
_UNIT_NEEDED = 100_000
_LARGER = {Kind.COOPERATIVE: 1, Kind.UNION: 100, Kind.GROUP: 1}

NO_UNIT = "Chưa rõ đơn vị tính (đồng, nghìn đồng, triệu đồng hay tỷ đồng)."


def read_money(
    cell: Cell, meaning: M, unit: MoneyUnit | None = None, kind: Kind = Kind.COOPERATIVE
) -> Read:
    """Return whole đồng of a money cell (số tiền), checked against the range of its meaning.

    Args:
        cell: as it stands in the file.
        meaning: which figure it is; decides the range and whether it may be negative.
        unit: of the heading or of the line above the table.
        kind: of the organisation; a union (liên hiệp) may be a hundred times larger.
    """
    number = number_of(cell)
    if number is not None:
        return _in_range(_bare(number, words_of_cell(cell), unit), meaning, kind, unit)
    if day_of(cell) is not None:
        return doubtful(
            None, words_of_cell(cell), "Ô số tiền lại là ngày; Excel đã đổi số thành ngày."
        )
    words = words_of_cell(cell)
    if told := without_result(words) or marked(words):
        return told
    if says_nothing(words):
        return blank(cell)
    return _in_range(_read_words(words, meaning, unit), meaning, kind, unit).asked_when_inexact()


def _bare(number: Decimal, raw: str, unit: MoneyUnit | None, doubt: str | None = None) -> Read:
    amount = number * (unit.scale if unit else 1)
    if amount != amount.to_integral_value() and not doubt:
        # A sheet computed it: 0.1 + 0.2 triệu; half an đồng is no doubt, a real fraction is.
        rounded = abs(amount - round_vnd(amount)) < Decimal("0.01") or unit is not None
        doubt = None if rounded else "Số tiền lẻ dưới một đồng."
    said = unit or MoneyUnit.DONG
    return Read(round_vnd(amount), raw, doubt=doubt, unit=said)


@lru_cache(maxsize=8192)
def _read_words(words: str, meaning: M, unit: MoneyUnit | None) -> Read:
    """Return what money in words says, before its range is checked."""
    typed = words.lower().strip(" '’")
    if plain := parse_number(typed.removeprefix("-").strip("() ")):
        sign = -1 if typed.startswith(("-", "(")) else 1
        bullet = "Dấu “-” không rõ là số âm hay gạch đầu dòng." if typed.startswith("- ") else None
        return _bare(sign * plain.value, words, unit, plain.doubt or bullet)
    if _FOREIGN.search(typed):
        return doubtful(None, words, "Không phải số tiền đồng Việt Nam.")
    qualifier, rest = qualifier_of(spell_out(_TIMES.sub(" ", typed)))
    if found := RANGE.search(rest):
        return _range(found, rest, words, unit)
    amounts = list(_AMOUNT.finditer(rest))
    if not amounts:
        return doubtful(None, words, "Không có con số nào đọc được.")
    total = _sum(amounts, rest, unit)
    if total is None:
        first = _one(amounts[0], unit)
        return doubtful(
            first.value if first else None, words, "Ghi nhiều số tiền, hãy chọn một số."
        )
    left = _AMOUNT.sub(" ", rest)
    lost = typed.startswith(("-", "(")) or (meaning is M.PROFIT and re.search(r"\blỗ\b", left))
    doubt = total.doubt or _doubt_of_words(left, typed, meaning)
    return Read(-total.value if lost else total.value, words, qualifier, doubt, total.unit)


def _one(found: re.Match[str], unit: MoneyUnit | None) -> Read | None:
    """Return one amount of a text: number, unit of its own or of the column."""
    number = parse_number(found[1])
    if number is None:
        return None
    said = _unit(found[2], found[0]) or unit or MoneyUnit.DONG
    amount = number.value * said.scale + (said.scale // 2 if found[3] else 0)
    doubt = number.doubt or ("“ức” được hiểu là triệu, cần xem lại." if found[2] == "ức" else None)
    return Read(round_vnd(amount), found[0].strip(), doubt=doubt, unit=said)


def _unit(word: str | None, whole: str) -> MoneyUnit | None:
    if word is None:
        return MoneyUnit.DONG if re.search(rf"(?:{_DONG})\s*$", whole.strip()) else None
    return _SCALE.get(word, MoneyUnit.MILLION)


def _sum(amounts: list[re.Match[str]], text: str, unit: MoneyUnit | None) -> Read | None:
    """Return the one amount of a text; "1 tỷ 200 triệu" is one. None when there are several."""
    parts = [_one(found, unit) for found in amounts]
    if any(part is None for part in parts) or _TWO.search(text):
        return None
    known = [part for part in parts if part is not None]
    if len(known) == 1:
        return known[0]
    together = all(not text[one.end() : two.start()].strip() for one, two in pairwise(amounts))
    falling = all(two[2] for two in amounts[1:]) and all(
        two.value < MoneyUnit(one.unit or MoneyUnit.DONG).scale for one, two in pairwise(known)
    )
    if not together or not falling:
        return None
    return known[0]._replace(value=sum(part.value for part in known))


def _doubt_of_words(left: str, typed: str, meaning: M) -> str | None:
    if typed.startswith("- "):
        return "Dấu “-” không rõ là số âm hay gạch đầu dòng."
    if meaning is M.CAPITAL_REGISTERED and _BORROWED.search(typed):
        return "Có vốn vay, vốn huy động; không chỉ là vốn điều lệ."
    if meaning is M.CAPITAL_REGISTERED and _CONTRIBUTED.search(typed):
        return "Ghi vốn đã góp, không phải vốn điều lệ đăng ký."
    if meaning is M.REVENUE and period_in(typed) is Period.MONTH:
        return "Ghi theo tháng, không phải cả năm."
    harmless = _HARMLESS | (_OF_ONE if meaning is M.INCOME else set())
    if meaning is M.PROFIT:
        harmless = harmless | {"lỗ"}
    if signs := _SIGNS.search(left):
        return f"Có ký hiệu chưa hiểu: “{signs[0]}”."
    strange = [word for word in _WORD.findall(left) if word not in harmless]
    return f"Có chữ chưa hiểu: “{' '.join(strange[:6])}”." if strange else None


def _range(found: re.Match[str], text: str, raw: str, unit: MoneyUnit | None) -> Read:
    """Return a range: both ends in the unit that follows the second."""
    low, high = parse_number(found[1]), parse_number(found[2])
    after = _AMOUNT.match(text[found.start(2) :])
    said = (_unit(after[2], after[0]) if after else None) or unit or MoneyUnit.DONG
    if low is None or high is None:
        return doubtful(None, raw, "Không đọc được khoảng số tiền.")
    return Read(
        round_vnd(low.value * said.scale),
        raw,
        Qualifier.RANGE,
        "Ghi một khoảng, hãy chọn một số.",
        said,
        round_vnd(high.value * said.scale),
    )


def _in_range(read: Read, meaning: M, kind: Kind, unit: MoneyUnit | None) -> Read:
    """Return the reading with a doubt when no organisation can have that much or little."""
    if read.value is None or read.doubt is not None:
        return read
    low, high = _RANGES[meaning]
    high *= _LARGER[kind]
    amount = read.value
    bare = unit is None and read.unit == MoneyUnit.DONG and not re.search(r"[^\d.,\s()-]", read.raw)
    if bare and 0 < abs(amount) < _UNIT_NEEDED:
        return read._replace(doubt=NO_UNIT)
    if low <= amount <= high:
        return read
    return read._replace(
        doubt=f"Ngoài khoảng thường gặp ({format_vnd(low)} đến {format_vnd(high)}); có thể sai đơn vị."
    )


def read_income(cell: Cell, unit: MoneyUnit | None = None, period: Period | None = None) -> Read:
    """Return the income of one person a month in đồng (thu nhập bình quân một tháng).

    A yearly figure is divided by 12 and noted; `unit` of the result is the period stated.
    """
    read = _unranged(cell, unit)
    stated = period_in(read.raw) or period
    if read.value is None:
        return read
    if stated is None:
        return read._replace(doubt=read.doubt or "Chưa rõ thu nhập theo tháng hay theo năm.")
    if stated is Period.YEAR:
        upper = read.upper and round_vnd(Decimal(read.upper) / 12)
        read = read._replace(
            value=round_vnd(Decimal(read.value) / 12), upper=upper, note="Số cả năm, chia 12 tháng."
        )
    read = _in_range(read._replace(unit=stated.value), M.INCOME, Kind.COOPERATIVE, unit)
    return read.asked_when_inexact()


def _unranged(cell: Cell, unit: MoneyUnit | None) -> Read:
    number = number_of(cell)
    if number is not None:
        return _bare(number, words_of_cell(cell), unit)
    words = words_of_cell(cell)
    if day_of(cell) is not None:
        return doubtful(None, words, "Ô số tiền lại là ngày; Excel đã đổi số thành ngày.")
    if uncounted := without_result(words):
        return uncounted
    return blank(cell) if says_nothing(words) else _read_words(words, M.INCOME, unit)
