"""What one cell says after reading: a value, its raw words, how exact it is, what is doubtful."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple
from unicodedata import is_normalized

from coop_registry.reading.cells import Cell, text_of
from core.text import clean


class Qualifier(StrEnum):
    """How exactly a figure or day is stated (mức chính xác)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"


#: A figure said with one of these words is none to be taken without a person.
_INEXACT = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOUT})


class Read(NamedTuple):
    """A cell read.

    A doubt means that the value must not be taken without a person; a note does not. A blank
    cell is a value of None without a doubt.
    """

    value: Any
    raw: str
    qualifier: Qualifier = Qualifier.EXACT
    doubt: str | None = None
    unit: str | None = None
    #: The other end of a range; `value` is the lower one.
    upper: Any = None
    #: Figures named beside the first: "22 thành viên, trong đó có 6 thành viên nữ".
    parts: Mapping[str, Any] | None = None
    note: str | None = None

    @property
    def is_blank(self) -> bool:
        """Tell whether the cell says nothing."""
        return self.value is None and self.doubt is None

    @property
    def is_clear(self) -> bool:
        """Tell whether the value can be taken as it stands."""
        return self.value is not None and self.doubt is None

    @property
    def is_exact(self) -> bool:
        """Tell whether a figure is stated as one number, not as "khoảng 300" or "10-12"."""
        return self.qualifier is Qualifier.EXACT

    def asked_when_inexact(self) -> "Read":
        """Return the reading of a figure with a doubt when its words do not state it exactly."""
        if self.value is None or self.doubt is not None or self.qualifier not in _INEXACT:
            return self
        return self._replace(doubt=f"Danh sách ghi “{self.raw[:60]}”, không phải số chính xác.")


#: What people type for "nothing": a dash, dots, "không có", "chưa có chủ nhiệm".
_NOTHING = frozenset(
    {"", "-", "–", "—", "_", ".", "..", "...", "…", "……", "/", "0 có", "không", "không có", "ko có",
     "ko", "k có", "chưa có", "chưa", "n/a", "na", "null", "none", "nan", "x",
     "chưa có thông tin", "không rõ", "chưa rõ", "không có thông tin", "chưa có chủ nhiệm",
     "chưa cập nhật", "đang cập nhật", "không xác định", "không có số liệu"}
)  # fmt: skip


_LONGEST_NOTHING = max(map(len, _NOTHING)) + 3


#: The register holds whole days of issue only; what the list says of it is kept in words.
PARTIAL_ISSUE = "Chưa rõ ngày cấp; nếu chấp nhận, ghi nhận không có ngày cấp và giữ nguyên chữ."


#: What a workbook shows where a formula failed.
ERRORS = frozenset(
    {"#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
)
#: What stands before a formula without a result.
UNCOUNTED = "(công thức chưa tính)"


def without_result(words: str) -> Read | None:
    """Return the reading of a formula that was not computed or failed; None for other words."""
    if words[:1] == "#" and words.strip().upper() in ERRORS:
        return doubtful(
            None,
            words,
            f"Ô báo lỗi của bảng tính ({words.strip()}), không còn giá trị; hãy ghi lại.",
        )
    if words[:1] != "(" or not words.startswith(UNCOUNTED):
        return None
    return doubtful(
        None, words, "Ô có công thức chưa tính; hãy mở tệp bằng Excel, lưu lại rồi tải lại."
    )


def words_of_cell(cell: Cell) -> str:
    """Return the words of a cell tidied: NFC, single spaces, no soft hyphen.

    The soft hyphen of TCVN3 has become ư before.
    """
    if not isinstance(cell, str):
        return text_of(cell)
    # Most cells are tidy already; isprintable rules out control, invisible and hard-space letters.
    tidy = cell.isprintable() and "  " not in cell and cell[:1] != " " != cell[-1:]
    if tidy and is_normalized("NFC", cell):
        return cell
    return clean(cell.replace("\u00ad", ""))


def says_nothing(words: str) -> bool:
    """Tell whether words stand for an empty cell."""
    if len(words) > _LONGEST_NOTHING:
        return False
    lowered = words.lower()
    return lowered in _NOTHING or lowered.rstrip(" .") in _NOTHING


def marked(words: str) -> Read | None:
    """Return the reading of a mark where a figure is asked for; None for other words."""
    if words not in ("x", "X"):
        return None
    return doubtful(None, words, "Ô chỉ đánh dấu “x”, không ghi con số.")


def blank(cell: Cell) -> Read:
    """Return the reading of an empty cell; its raw words are kept."""
    return Read(None, text_of(cell))


def doubtful(value: Any, raw: str, doubt: str, **more: Any) -> Read:
    """Return a reading that waits for a person."""
    return Read(value, raw, doubt=doubt, **more)
