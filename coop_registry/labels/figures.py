"""Declared figures in words: money in đồng, counts, ratings."""

from coop_registry.rules.kinds import MONEY_FIGURES, Declared, Rating
from core.money import format_number, format_vnd

#: Điều 6 Thông tư 01/2020/TT-BKHĐT.
RATING = {
    Rating.GOOD: "Tốt",
    Rating.FAIR: "Khá",
    Rating.AVERAGE: "Trung bình",
    Rating.WEAK: "Yếu",
    Rating.NOT_RATED: "Không xếp loại",
}


def figure_words(what: str, value: int) -> str:
    """Return a declared figure as people read it (số liệu khai báo)."""
    figure = Declared(what)
    if figure is Declared.RATING:
        return RATING[Rating(value)]
    return format_vnd(value) if figure in MONEY_FIGURES else format_number(value)
