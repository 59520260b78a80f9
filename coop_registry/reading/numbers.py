"""Numbers as people type them: dots and commas, words, "hơn", "gần", ranges."""

import re
from decimal import Decimal
from typing import NamedTuple

from coop_registry.reading.read import Qualifier

DOT = "Dấu chấm được hiểu là dấu thập phân, cần xem lại."
COMMA = "Dấu phẩy trước ba chữ số: không rõ là thập phân hay hàng nghìn."

_PLAIN = re.compile(r"^[0-9]+$")
_DOTTED = re.compile(r"^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$")
_SPACED = re.compile(r"^[1-9][0-9]{0,2}(?: [0-9]{3})+$")
_COMMAS = re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}$")
_ENGLISH = re.compile(r"^[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]+$")
_COMMA = re.compile(r"^[0-9]+,[0-9]+$")
_DOT = re.compile(r"^[0-9]+\.[0-9]+$")
NUMBER = r"[0-9]+(?:[.,][0-9]+)*(?:(?<=[0-9]) [0-9]{3}(?![0-9.,]))*"


class Number(NamedTuple):
    """A typed number and what about its signs is doubtful."""

    value: Decimal
    doubt: str | None = None


def parse_number(text: str) -> Number | None:
    """Return a typed number: "1.200" is 1200, "1,9" is 1.9, "2.2" is 2.2 and needs a look.

    A dot followed by exactly three digits parts thousands, any other dot is a decimal point.
    None when the signs make no number.
    """
    typed = text.strip()
    if _PLAIN.match(typed):
        return Number(Decimal(typed))
    if _DOTTED.match(typed):
        return Number(Decimal(typed.replace(".", "").replace(",", ".")))
    if _SPACED.match(typed):
        return Number(Decimal(typed.replace(" ", "")))
    if _COMMAS.match(typed):
        return Number(Decimal(typed.replace(",", "")))
    if _ENGLISH.match(typed):
        return Number(Decimal(typed.replace(",", "")), DOT)
    if _COMMA.match(typed):
        thousands = re.fullmatch(r"[1-9][0-9]{0,2},[0-9]{3}", typed)
        return Number(Decimal(typed.replace(",", ".")), COMMA if thousands else None)
    if _DOT.match(typed):
        return Number(Decimal(typed), DOT)
    return None


_DIGIT = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_DIGITS = "|".join(_DIGIT)
_SPELLED = re.compile(
    rf"(?<![^\W_])((?:{_DIGITS}|mười|mươi|trăm|linh|lẻ)(?:\s+(?:{_DIGITS}|mười|mươi|trăm|linh|lẻ))*)"
    r"\s+(?=(?:tỷ|tỉ|triệu|nghìn|ngàn|thành viên|xã viên|hộ|người|lao động|sản phẩm|sao)(?![^\W_]))"
)


def spell_out(text: str) -> str:
    """Return text with numbers in words before a unit or a counted thing as digits.

    "bảy triệu đồng" → "7 triệu đồng". "Bảy Ngàn" in capitals is a place, and "năm 2024" a year.
    """
    return _SPELLED.sub(lambda found: f"{_spelled(found[1])} ", text)


def _spelled(words: str) -> int:
    total, last = 0, 0
    for word in words.split():
        if word == "mười":
            total, last = total + 10, 0
        elif word in ("mươi", "trăm"):
            total += last * (10 if word == "mươi" else 100)
            last = 0
        elif word in _DIGIT:
            total, last = total + last, _DIGIT[word]
    return total + last


_QUALIFIERS = (
    (
        Qualifier.AT_MOST,
        r"chưa đầy|chưa đến|chưa tới|(?<!trên )dưới|không quá|tối đa|less than|under|<",
    ),
    (Qualifier.AT_LEAST, r"hơn|trên(?! dưới)|ít nhất|tối thiểu|không dưới|more than|over|>|≥"),
    (
        Qualifier.ABOUT,
        r"ước đạt|ước tính|ước|gần|khoảng|xấp xỉ|chừng|tầm|cỡ|ngót|trên dưới|độ|approximately|nearly|almost|about|~|≈",
    ),
)
_QUALIFIED = [
    (qualifier, re.compile(rf"(?<![^\W_])(?:{words})(?![^\W\d_])"))
    for qualifier, words in _QUALIFIERS
]


def qualifier_of(text: str) -> tuple[Qualifier, str]:
    """Return how exactly lower-case words state a figure, and the words without it."""
    for qualifier, pattern in _QUALIFIED:
        if pattern.search(text):
            return qualifier, pattern.sub(" ", text)
    return Qualifier.EXACT, text


RANGE = re.compile(rf"(?:từ\s+)?({NUMBER})\s*(?:-|–|đến|tới)\s*({NUMBER})(?![0-9/])")
