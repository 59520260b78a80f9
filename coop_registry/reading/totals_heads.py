"""Headings of past totals ("biểu tổng hợp"): units in rows and figures in columns, or the reverse.

(a) "Huyện | Tổng số HTX | Thành lập mới …", (b) "Chỉ tiêu | Đơn vị tính | 2021 | 2022".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Protocol

from coop_registry.reading.cells import Cell, is_blank, number_of, text_of
from coop_registry.reading.figures import Of, figure_of, is_count_of_organisations, said
from coop_registry.reading.meanings import M, Meaning
from coop_registry.reading.titles import Spoken, day_of_sheet_name
from coop_registry.rules.totals import Total
from core.text import fold


class Shape(StrEnum):
    """How a past total stands in a table (dạng biểu)."""

    UNITS = "units"
    INDICATORS = "indicators"


@dataclass(frozen=True)
class TotalsHead:
    """How figures stand in a past total, and of whom the whole table speaks ("Hợp tác xã")."""

    shape: Shape
    whom: str = ""

    def meaning(self, heading: "HeadingWords") -> Meaning | None:
        """Return what a column means; None when it is not read."""
        return totals_meaning(heading.title, heading.group, self.shape, self.whom)


class HeadingWords(Protocol):
    """A heading: its own words and those above it."""

    @property
    def title(self) -> str:
        """Return its own words."""

    @property
    def group(self) -> str:
        """Return the words above it."""


_INDICATOR = frozenset(
    ["chi tieu", "ten chi tieu", "noi dung", "cac chi tieu", "chi tieu chu yeu", "noi dung chi tieu",
     "chi tieu tong hop", "chi tieu noi dung"]
)  # fmt: skip
_MEASURE = frozenset(["dvt", "don vi tinh", "don vi", "dv tinh", "dv"])
_ORDER = frozenset(["stt", "tt", "so tt", "so thu tu"])
_UNIT = {
    **dict.fromkeys(
        ["huyen", "ten huyen", "huyen thanh pho", "huyen tp", "huyen thi xa thanh pho", "huyen thi xa",
         "quan huyen", "cap huyen"],
        M.DISTRICT,
    ),
    **dict.fromkeys(
        ["xa", "ten xa", "xa phuong", "xa thi tran", "xa phuong thi tran", "phuong xa", "cap xa"],
        M.COMMUNE,
    ),
    **dict.fromkeys(["tinh", "tinh thanh", "tinh thanh pho"], M.PROVINCE),
    **dict.fromkeys(
        ["don vi", "ten don vi", "dia phuong", "dia ban", "don vi hanh chinh", "ten dia phuong",
         "ten don vi hanh chinh", "don vi dia phuong"],
        M.UNIT,
    ),
}  # fmt: skip
#: What a heading of figures may say beside its year.
_OF_YEARS = frozenset(
    "nam thuc hien th ket qua so lieu luong den ngay tinh het tai thoi diem gia tri dau thang ca cuoi".split()  # noqa: SIM905 - one line of words
)
_VALUES = frozenset(["so luong", "ket qua", "gia tri", "thuc hien", "so lieu"])


@lru_cache(maxsize=2048)
def _plain(words: str) -> str:
    return fold(words)


def unit_meaning(title: str) -> M | None:
    """Return which level of units a heading names: "Huyện, thành phố"; None for another heading."""
    return _UNIT.get(_plain(title))


def is_totals_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row is the heading of a past total."""
    if not any(isinstance(cell, str) and _may_begin(cell) for cell in row):
        return False
    words = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if len(words) < 2:
        return False
    if any(_plain(one) in _INDICATOR for one in words):
        measured = any(_plain(one) in _MEASURE for one in words)
        return measured or any(of_years(text_of(cell)) for cell in row if not is_blank(cell))
    if not any(unit_meaning(one) for one in words):
        return False
    counts = [one for one in words if is_count_of_organisations(one) and not _bare_kind(one)]
    under = [
        one for one in words if said(one).matter and is_count_of_organisations(one, "Hợp tác xã")
    ]
    return bool(counts) or len(under) > 1


def _may_begin(cell: str) -> bool:
    """Tell at once of most cells that they head neither units nor indicators."""
    return len(cell) <= 40 and cell.strip().lower().startswith(_BEGINNINGS)


_BEGINNINGS = (
    "huyện", "xã", "tên", "quận", "phường", "cấp", "tỉnh", "đơn vị", "địa", "chỉ tiêu", "nội dung",
    "các chỉ", "huyen", "xa", "ten", "don vi", "dia", "chi tieu", "noi dung",
)  # fmt: skip


def _bare_kind(title: str) -> bool:
    """Tell whether a heading only names a kind: "HTX" may head names as well as numbers."""
    return _plain(title) in (
        "htx",
        "hop tac xa",
        "tht",
        "to hop tac",
        "lhhtx",
        "lien hiep hop tac xa",
    )


def of_years(title: str) -> bool:
    """Tell whether a heading is of realised figures of a year or day: "Thực hiện năm 2023"."""
    words = [word for word in _plain(title).split() if not word.isdigit()]
    if _plain(title) in _VALUES:
        return True
    return day_of_heading(title) is not None and all(word in _OF_YEARS for word in words)


@lru_cache(maxsize=2048)
def day_of_heading(text: str) -> Spoken | None:
    """Return the year, month or day that a heading states."""
    return day_of_sheet_name(text)


def shape_of(
    titles: Sequence[tuple[int, str, str]], numeric: Collection[int], whom: str = ""
) -> Shape | None:
    """Return how a past total stands in a table; None when the table is something else.

    Args:
        titles: (column, title, words above it) of each heading.
        numeric: the columns that hold numbers.
        whom: "Hợp tác xã" where the lines above the table speak of these only.
    """
    if any(_plain(title) in _INDICATOR for _at, title, _group in titles):
        figured = any(of_years(_joined(title, group)) for _at, title, group in titles)
        return Shape.INDICATORS if figured else None
    if not any(unit_meaning(title) for _at, title, _group in titles):
        return None
    if any(_names_organisations(title) for _at, title, _group in titles):
        return None
    figures = {
        at: figure
        for at, title, group in titles
        if (figure := figure_in(title, group, whom)) and (at in numeric or not _bare_kind(title))
    }
    counted = any(
        is_count_of_organisations(title, *above(group, whom))
        for at, title, group in titles
        if at in figures
    )
    return Shape.UNITS if counted else None


def _names_organisations(title: str) -> bool:
    """Tell whether a heading is that of names: "Tên HTX"."""
    plain = _plain(title)
    return plain.startswith(("ten ", "ho va ten", "ho ten")) and unit_meaning(title) is None


def _joined(title: str, group: str) -> str:
    return f"{group} › {title}" if group else title


def above(group: str, whom: str = "") -> tuple[str, ...]:
    """Return the words a heading stands under, those of the whole table first."""
    return tuple(filter(None, (whom, *group.split(" › "))))


def figure_in(title: str, group: str, whom: str = "") -> Total | None:
    """Return the figure of a column, by its own words and by those above it.

    Of whom the whole table speaks counts only where neither title nor group says it.
    """
    own = figure_of(title, *above(group))
    if own is not None or any(said(one).whom for one in (title, *above(group))):
        return own
    return figure_of(title, *above(group, whom)) if whom else None


def totals_meaning(title: str, group: str, shape: Shape, whom: str = "") -> Meaning | None:
    """Return what a column of a past total means; None when it is not read."""
    plain = _plain(title)
    if plain in _ORDER:
        return M.ORDER
    if plain.startswith(("ghi chu", "luu y")):
        return M.NOTE
    if shape is Shape.UNITS:
        return unit_meaning(title) or figure_in(title, group, whom)
    if plain in _INDICATOR:
        return M.INDICATOR
    if plain in _MEASURE:
        return M.MEASURE
    return M.FIGURE if of_years(_joined(title, group)) else None


def numeric_columns(rows: Sequence[Sequence[Cell]], most: int = 40) -> frozenset[int]:
    """Return the columns that hold numbers, by the first rows below a heading."""
    numbers: dict[int, int] = {}
    filled: dict[int, int] = {}
    for row in rows[:most]:
        for at, cell in enumerate(row):
            if is_blank(cell):
                continue
            filled[at] = filled.get(at, 0) + 1
            text = text_of(cell).strip()
            if number_of(cell) is not None or text.replace(".", "").replace(",", "").isdigit():
                numbers[at] = numbers.get(at, 0) + 1
    return frozenset(at for at, count in numbers.items() if count * 4 >= filled[at] * 3)


def totals_head(
    titles: Sequence[tuple[int, str, str]],
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[str],
    *,
    forced: bool = False,
) -> TotalsHead | None:
    """Return how figures stand in a table, by its headings, its rows and the lines above it.

    `forced` is what a person said: it is a past total, whatever its headings.
    """
    whom = _whom(titles, lines)
    shape = shape_of(titles, numeric_columns(rows), whom)
    if shape is None and forced:
        indicators = any(_plain(title) in _INDICATOR for _at, title, _group in titles)
        shape = Shape.INDICATORS if indicators else Shape.UNITS
    return TotalsHead(shape, whom) if shape is not None else None


def _whom(titles: Sequence[tuple[int, str, str]], lines: Sequence[str]) -> str:
    """Return of whom alone a table speaks, by the lines above it; empty when of several."""
    headed = {one for _at, *words in titles for text in words for one in said(text).whom}
    named = {one for line in lines for one in said(_ALLIANCE.sub(" ", line)).whom}
    return _WHOM[next(iter(named))] if len(named) == 1 and len(headed) < 2 else ""


#: An agency's name says nothing of what its table counts.
_ALLIANCE = re.compile(r"liên minh (?:các )?(?:hợp tác xã|htx)", re.IGNORECASE)
_WHOM = {
    Of.COOPERATIVES: "Hợp tác xã", Of.UNIONS: "Liên hiệp hợp tác xã", Of.GROUPS: "Tổ hợp tác",
    Of.CREDIT_FUNDS: "Quỹ tín dụng nhân dân",
}  # fmt: skip
