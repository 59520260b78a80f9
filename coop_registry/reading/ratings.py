"""Ratings of organisations and of products (xếp loại, OCOP)."""

import re
from typing import NamedTuple

from coop_registry.reading.cells import Cell, number_of
from coop_registry.reading.read import Read, blank, doubtful, says_nothing, words_of_cell
from coop_registry.rules.kinds import Rating
from core.text import clean, fold

#: Words of the four grades and of none; the grade words of 2015–2019 were three and wait for a person.
_GRADES = {
    "tot": Rating.GOOD,
    "loai tot": Rating.GOOD,
    "kha": Rating.FAIR,
    "loai kha": Rating.FAIR,
    "trung binh": Rating.AVERAGE,
    "loai trung binh": Rating.AVERAGE,
    "tb": Rating.AVERAGE,
    "yeu": Rating.WEAK,
    "loai yeu": Rating.WEAK,
    "yeu kem": Rating.WEAK,
    "khong xep loai": Rating.NOT_RATED,
    "chua xep loai": Rating.NOT_RATED,
    "khong danh gia": Rating.NOT_RATED,
    "chua danh gia": Rating.NOT_RATED,
}
_OLD_GRADES = ("kha gioi", "gioi", "hieu qua", "khong hieu qua", "chua hieu qua", "kem")
_STARS = re.compile(r"([1-5])\s*(?:sao|\*|★|star)", re.IGNORECASE)
_DRAWN = re.compile(r"[★☆⭐*]{1,5}")
_OCOP = re.compile(
    r"(?:đạt\s+)?(?:chuẩn\s+)?(?:[o0]cop)(?:\s*(?:hạng|cấp tỉnh|cấp huyện|:))*", re.I
)


class RatedProduct(NamedTuple):
    """A product and its OCOP stars (sản phẩm OCOP, hạng sao)."""

    product: str | None
    stars: int


def read_rating(cell: Cell) -> Read:
    """Return the `Rating` of a cell under "Xếp loại"; words of older scales wait for a person."""
    raw = words_of_cell(cell)
    if says_nothing(raw):
        return blank(cell)
    folded = fold(raw)
    grade = _GRADES.get(folded)
    if grade is not None:
        return Read(grade, raw)
    if folded in _OLD_GRADES:
        return doubtful(None, raw, "Xếp loại theo thang cũ; hãy chọn tốt, khá, trung bình hay yếu.")
    return doubtful(None, raw, f"Xếp loại “{raw[:40]}” chưa có trong danh mục.")


def read_stars(cell: Cell) -> Read:
    """Return the `RatedProduct` of "3 sao", "Rượu men lá – OCOP 4 sao", 4 or "★★★"."""
    raw = words_of_cell(cell)
    if says_nothing(raw) or raw == "0":
        return blank(cell)
    number = number_of(cell)
    if number is not None or raw.isdigit():
        stars = int(number) if number is not None else int(raw)
        if 1 <= stars <= 5 and (number is None or number == stars):
            return Read(RatedProduct(None, stars), raw)
        return doubtful(None, raw, "Số sao phải từ 1 đến 5.")
    found = list(_STARS.finditer(raw))
    if len(found) > 1:
        return doubtful(None, raw, "Ghi nhiều sản phẩm; hãy tách mỗi sản phẩm một dòng.")
    if found:
        stars, rest = int(found[0][1]), raw[: found[0].start()] + raw[found[0].end() :]
        return Read(RatedProduct(_product(rest), stars), raw)
    if drawn := _DRAWN.search(raw):
        rest = raw[: drawn.start()] + raw[drawn.end() :]
        return Read(RatedProduct(_product(rest), len(drawn[0])), raw)
    return doubtful(None, raw, "Chưa rõ số sao OCOP.")


def _product(rest: str) -> str | None:
    """Return the product's name without the words around the stars."""
    named = clean(_OCOP.sub(" ", rest)).strip(" .,;:()-–")
    return named or None
