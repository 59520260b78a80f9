"""What a row below a heading is: data, a group ("I. Huyện Ba Bể"), a total, a note, a signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coop_registry.reading.cells import Cell, is_blank, text_of
from coop_registry.reading.scales import unit_of_line
from coop_registry.reading.totals_heads import Shape, TotalsHead
from core.text import clean, fold


class RowKind(StrEnum):
    """What a row is."""

    DATA = "data"
    GROUP = "group"
    TOTAL = "total"
    NOTE = "note"
    END = "end"


#: "Cộng đồng", "Cộng hòa", "Tổng công ty" begin names and titles, not totals.
_TOTAL = re.compile(
    r"^[-+*\s]*(?:tổng(?!\s*công|\s*đội)|cộng(?!\s*(?:đồng|h[oò]|tác|sản))|l[uũ][yỹ] ?k[eế]|lu[yỹ] k[eế]"
    r"|lũy kế|luỹ kế|toàn (?:huyện|tỉnh|thành phố|xã|thị xã|vùng)\b|tong cong|tong so)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^(?=[IVXLC])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})[.):\s-]*$")
_LETTER = re.compile(r"^(?:[A-ZĐ]|[a-zđ])[.)]?$")
_LEAD = re.compile(r"^\(?((?:[IVXL]+|[A-ZĐ])[.):]|[a-zđ]\)|[IVXL]+\s*[-–])\s*(?=\S)")
PLACE = re.compile(
    r"^(?:tỉnh|huyện|thành phố|tp\.?|t\.p\.?|thị xã|tx\.?|xã|phường|thị trấn|tt\.|quận|cấp xã|cụm)\s*\S",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"^(?:htx|hợp tác xã|hop tac xa|lhhtx|liên hiệp|lien hiep|tht|tổ hợp tác|to hop tac|quỹ tín dụng|qtdnd|tổ ht)\b",
    re.IGNORECASE,
)
#: A group named by its kind: "HỢP TÁC XÃ NÔNG NGHIỆP", "Tổ hợp tác".
_KIND_ALONE = re.compile(
    r"^(?:các\s+)?(?:htx|hợp tác xã|liên hiệp hợp tác xã|lhhtx|tổ hợp tác|tht|quỹ tín dụng nhân dân|qtdnd)"
    r"(?:\s*\((?:htx|tht|lhhtx|qtdnd)\))?(?:\s+(?:nông nghiệp|phi nông nghiệp|nông lâm nghiệp|công nghiệp"
    r"|tiểu thủ công nghiệp|thủy sản|vận tải|xây dựng|thương mại|dịch vụ|môi trường|tín dụng|khác|điện|chợ"
    r"|và|,|-|–)+)*\s*$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^[-*(\s]*(?:ghi chú|chú thích|lưu ý|nguồn|¹|²|\(\d\)|\d\)\s|\*)\s*[:.]?", re.IGNORECASE
)
_END = re.compile(
    r"^(?:người lập|lập biểu|thủ trưởng|tm\.|t/m|thay mặt|kt\.|tl\.|q\.|chủ tịch|giám đốc|trưởng phòng|kế toán"
    r"|xác nhận|nơi nhận|\(ký|\(chữ ký|ký tên|ký,? ghi rõ|phó (?:chủ tịch|giám đốc|trưởng phòng)"
    r"|đại diện (?:hợp pháp|theo pháp luật)|người (?:đại diện|ký|kiểm tra|duyệt)|hội đồng quản trị|ban (?:giám đốc|quản trị)"
    r"|thủ quỹ|trưởng ban|thư ký)"
    r"|^(?:[^\d,]{2,30},\s*)?ngày\s*[\d.…_]*\s*tháng\s*[\d.…_]*\s*năm",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """A group row: its words without the numeral, and how deep it stands."""

    words: str
    level: int
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the order number and the names stand in a table's rows; None when there are none."""

    order: int | None
    name: int | None
    #: Whether the rows are members, so that an organisation above them is a group.
    members: bool = False
    #: How figures stand in it where it is a past total; `name` then holds units or indicators.
    totals: TotalsHead | None = None


def kind_of(row: Sequence[Cell], layout: Layout) -> RowKind:
    """Return what one row is."""
    if layout.totals is not None:
        return _kind_in_totals(row, layout, layout.totals)
    if has_number(row, layout) and sum(not is_blank(cell) for cell in row[:12]) > 1:
        return RowKind.DATA
    filled = [(i, cell) for i, cell in enumerate(row) if not is_blank(cell)]
    if not filled:
        return RowKind.NOTE
    order = order_of(row, layout)
    first = clean(text_of(next((c for _, c in filled if isinstance(c, str)), None)))
    if any(isinstance(cell, str) and unit_of_line(cell) for _, cell in filled):
        return RowKind.NOTE
    if _TOTAL.match(first) and not ORGANISATION.match(first):
        return RowKind.TOTAL
    if _is_group(row, filled, order, layout):
        return RowKind.GROUP
    if _END.match(first) and not order.isdigit() and _signs(row, filled, first, layout):
        return RowKind.END
    if len(filled) <= 2 and _NOTE.match(first):
        return RowKind.NOTE
    return RowKind.NOTE if _is_paragraph(filled, order, layout) else RowKind.DATA


#: Offices that a column of a list may name too: "Giám đốc | Nguyễn Văn A".
_OFFICES = re.compile(
    r"^(?:chủ tịch|giám đốc|phó|trưởng|kế toán|thủ quỹ|thư ký|hội đồng|ban)\b", re.IGNORECASE
)


def _signs(
    row: Sequence[Cell], filled: Sequence[tuple[int, Cell]], first: str, layout: Layout
) -> bool:
    """Tell whether a row that begins like a signature is one, and no person with an office."""
    at = layout.name
    name = clean(text_of(row[at])) if at is not None and at < len(row) else ""
    if name and name != first and not _END.match(name) and _OFFICES.match(first):
        return False
    return len(filled) <= 3 or all(
        isinstance(cell, str) and _END.match(clean(cell)) for _, cell in filled
    )


#: Names are shorter than a sentence.
_SENTENCE = 60


def _is_paragraph(filled: Sequence[tuple[int, Cell]], order: str, layout: Layout) -> bool:
    """Tell whether a lone cell holds a sentence below a table, and no name."""
    if len(filled) != 1 or not isinstance(filled[0][1], str):
        return False
    place, words = filled[0][0], clean(filled[0][1])
    if place == layout.order and not order.strip("().").isdigit():
        return True
    return (
        not ORGANISATION.match(words)
        and len(words) > _SENTENCE // 2
        and (len(words) > _SENTENCE or words.endswith((".", ":", ";")))
    )


def _kind_in_totals(row: Sequence[Cell], layout: Layout, totals: TotalsHead) -> RowKind:
    """Return what a row of a past total is: figures stand in it, or it is a group or a remark.

    "Tổng số HTX" is an indicator; "Tổng cộng" among units is the sum of the others.
    """
    name = layout.name if layout.name is not None else -1
    beside = {name, layout.order}
    words = clean(text_of(row[name])) if 0 <= name < len(row) else ""
    texts = [clean(text_of(cell)) for cell in row if not is_blank(cell)]
    first = words or (texts[0] if texts else "")
    if len(texts) <= 2 and _END.match(first):
        return RowKind.END
    figured = any(
        at not in beside and _is_figure(text_of(cell))
        for at, cell in enumerate(row)
        if not is_blank(cell)
    )
    if figured:
        summed = totals.shape is Shape.UNITS and _TOTAL.match(words or first)
        return RowKind.TOTAL if summed else RowKind.DATA
    if not texts or _NOTE.match(first) or any(unit_of_line(text) for text in texts):
        return RowKind.NOTE
    return RowKind.GROUP if words else RowKind.NOTE


def _is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure, or the dash that stands for none."""
    return text.strip() in ("-", "–", "—") or any(letter.isdigit() for letter in text)


def has_number(row: Sequence[Cell], layout: Layout) -> bool:
    """Tell whether the row carries an order number: 7, "7", "7."."""
    if layout.order is None or layout.order >= len(row):
        return False
    cell = row[layout.order]
    return isinstance(cell, int) or (isinstance(cell, str) and cell.strip().rstrip(".").isdigit())


def is_signature(words: str) -> bool:
    """Tell whether words are those under a table: who signs, the place and day of the paper."""
    return bool(_END.match(words))


def order_of(row: Sequence[Cell], layout: Layout) -> str:
    """Return the words of the order number; empty when there is none."""
    if layout.order is None or layout.order >= len(row):
        return ""
    return clean(text_of(row[layout.order]))


def _is_group(
    row: Sequence[Cell], filled: list[tuple[int, Cell]], order: str, layout: Layout
) -> bool:
    texts = [(i, clean(cell)) for i, cell in filled if isinstance(cell, str)]
    if not texts:
        return False
    marked = bool(_ROMAN.match(order) or _LETTER.match(order))
    words = texts[1][1] if marked and len(texts) > 1 else texts[0][1]
    others = len(texts) - (2 if marked and len(texts) > 1 else 1)
    figures = len(filled) - len(texts)
    if layout.members and ORGANISATION.match(words):
        return others == 0 and not order.isdigit()
    named = bool(ORGANISATION.match(words)) and not _KIND_ALONE.match(words)
    if marked and not named:
        return others == 0
    if others or named or _END.match(words) or _NOTE.match(words):
        return False
    if PLACE.match(words) or _KIND_ALONE.match(words) or _LEAD.match(words):
        return True
    place = texts[0][0]
    lettered = any(letter.isalpha() for letter in words)
    alone = (
        figures == 0 and not order and lettered and (layout.name is None or place <= layout.name)
    )
    # One lone text: a group when the table numbers its rows, or when it does not stand under the
    # names; else it may be an organisation of which nothing but the name is known.
    return alone and (layout.order is not None or place != layout.name)


def group_of(row: Sequence[Cell], layout: Layout) -> Group:
    """Return what a group row says: "I | Huyện Ba Bể | 12" → "Huyện Ba Bể"."""
    order = order_of(row, layout)
    texts = [clean(cell) for cell in row if isinstance(cell, str) and cell.strip()]
    marker, words = "", texts[0]
    if (_ROMAN.match(order) or _LETTER.match(order)) and len(texts) > 1:
        marker, words = texts[0], texts[1]
    elif found := _LEAD.match(words):
        marker, words = found[1], words[found.end() :]
    words = re.sub(r"\s*[:(]\s*[0-9]+\s*(?:htx|hợp tác xã|tht)?\s*\)?\s*$", "", words, flags=re.I)
    return Group(words.strip(" :."), _level(marker, words), marker)


def _level(marker: str, words: str) -> int:
    """Return the depth: tỉnh, A → 0; I, huyện → 1; xã → 2; a) → 3."""
    folded = fold(words)
    for level, begins in enumerate(
        (("tinh ",), ("huyen ", "thanh pho ", "tp ", "thi xa ", "quan "))
    ):
        if folded.startswith(begins):
            return level
    if folded.startswith(("xa ", "phuong ", "thi tran ")):
        return 2
    bare = marker.strip(".):- ")
    if not bare:
        return 2
    if re.fullmatch(r"[IVXL]+", bare):
        return 1
    return 0 if bare.isupper() else 3


def under(carried: list[Group], group: Group) -> list[Group]:
    """Return the groups in force after a new one: it ends those at its depth and deeper."""
    same = next((g.level for g in reversed(carried) if _alike(g, group)), group.level)
    kept = [one for one in carried if one.level < same]
    return [*kept, Group(group.words, same, group.marker)]


def _alike(one: Group, other: Group) -> bool:
    """Tell whether two groups are marked in the same way and so stand side by side."""
    if bool(one.marker) != bool(other.marker):
        return False
    if not one.marker:
        return bool(PLACE.match(one.words)) == bool(PLACE.match(other.words)) and (
            one.level == other.level
        )
    return one.marker.strip(".):- ").isupper() == other.marker.strip(".):- ").isupper() and (
        one.level == other.level
    )
