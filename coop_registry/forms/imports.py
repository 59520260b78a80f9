"""Forms of imports: the file, a table's columns, a row's corrections, confirming, undoing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import HiddenField

from coop_registry.forms.fields import ChoiceField
from coop_registry.labels import CODE_PAGE, LIST_KIND, MEANING, TOTAL
from coop_registry.reading.meanings import ListKind, M, Meaning, meaning_from
from coop_registry.reading.scales import MoneyUnit
from coop_registry.rules.imports.decisions import NEW, RowDecision, TableDecision
from coop_registry.rules.totals import Total
from core.forms import (
    BaseForm,
    CountField,
    DateField,
    LongTextField,
    NotAfter,
    at_most,
    optional,
    required,
)
from core.text import clean

#: What a heading can be chosen to mean; "" lets it be unread.
NOT_READ = "khong-doc"
#: Meanings that only the reader itself gives.
_INNER = frozenset({M.CAPITAL_SOURCE, M.MEMBERS_SOURCE, M.SECTOR, M.ACTIVITY, M.PERSON_NAME})


#: What columns of a past total may mean beside its figures.
_OF_TOTALS = (
    M.ORDER, M.UNIT, M.COMMUNE, M.DISTRICT, M.PROVINCE, M.INDICATOR, M.MEASURE, M.FIGURE, M.NOTE,
)  # fmt: skip


class UploadForm(BaseForm):
    """Tải danh sách lên."""

    file = FileField(
        "Tệp danh sách",
        validators=[FileRequired("Chưa chọn tệp.")],
        description="Excel (.xlsx, .xls), .ods, .csv, Word (.docx) có bảng, hoặc tệp .zip gồm nhiều "
        "tệp như vậy; tối đa 50 MB.",
    )
    on = DateField(
        "Danh sách nói về ngày nào",
        validators=[optional()],
        description="Để trống nếu ngày đã ghi ở tiêu đề (ví dụ “tính đến ngày 31/12/2024”).",
    )
    unit_id = ChoiceField("Danh sách của địa bàn")

    def __init__(self, *, units: Sequence[tuple[int, str]], today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.unit_id.offer(units)
        self.on.validators = [*self.on.validators, NotAfter(today)]


class PageForm(BaseForm):
    """Chọn bảng mã của tệp chữ."""

    page = ChoiceField("Bảng mã", [(one.value, words) for one, words in CODE_PAGE.items()])


class HeadingForm(BaseForm):
    """Chỉ dòng tiêu đề của một trang."""

    file = HiddenField()
    sheet = HiddenField()
    row = CountField("Dòng tiêu đề là dòng số", validators=[required()])


class TableForm(BaseForm):
    """Ý nghĩa các cột và ngày của một bảng; the columns themselves are read by `meanings`."""

    kind = ChoiceField(
        "Bảng này là", [(one.value, words) for one, words in LIST_KIND.items()], blank="Tự nhận biết",
        validators=[optional()],
    )  # fmt: skip
    on = DateField("Số liệu của ngày", validators=[required()])
    owner_id = ChoiceField(
        "Là thành viên của",
        blank="Theo nội dung danh sách",
        validators=[optional()],
        validate_choice=False,
    )
    unit = ChoiceField(
        "Tiền trong bảng tính bằng",
        [(one.value, one.value) for one in MoneyUnit],
        blank="Theo danh sách (tên cột, dòng “ĐVT” hoặc trong ô)",
        validators=[optional()],
    )
    unit_id = ChoiceField(
        "Bảng là của",
        blank="Theo tiêu đề, tên trang, hoặc địa bàn của lần nhập",
        validators=[optional()],
        validate_choice=False,
    )
    skip = ChoiceField(
        "Bảng này", [("", "Đọc"), ("1", "Bỏ qua, không đọc")], validators=[optional()]
    )

    def __init__(
        self,
        *,
        today: date,
        owners: Sequence[tuple[int, str]],
        units: Sequence[tuple[int, str]],
        **kw: Any,
    ) -> None:
        super().__init__(**kw)
        self.on.validators = [*self.on.validators, NotAfter(today)]
        self.owner_id.offer(owners)
        self.unit_id.offer(units)
        self._units = {unit_id for unit_id, _name in units}

    def decision(self) -> TableDecision:
        """Return what was decided about the table."""
        owner = self.owner_id.data or ""
        unit_id = _number(self.unit_id.data or "")
        return TableDecision(
            skip=self.skip.data == "1",
            on=self.on.data,
            owner_id=int(owner) if owner.isascii() and owner.isdigit() else None,
            unit=MoneyUnit(self.unit.data) if self.unit.data else None,
            unit_id=unit_id if unit_id in self._units else None,
        )

    def list_kind(self) -> ListKind | None:
        """Return what the table lists, when it was chosen."""
        return ListKind(self.kind.data) if self.kind.data else None


def meanings_typed(form: Mapping[str, str], names: Mapping[int, str]) -> dict[str, Meaning | None]:
    """Return what was chosen for each column: {remembered name: meaning, None for unread}."""
    known = {one.value for one in (*M, *Total)}
    found: dict[str, Meaning | None] = {}
    for column, name in names.items():
        word = form.get(f"cot-{column}", "")
        if word == NOT_READ:
            found[name] = None
        elif word in known:
            found[name] = meaning_from(word)
    return found


def meaning_choices(kind: str | None = None) -> list[tuple[str, str]]:
    """Return what a heading can be chosen to mean in a list of this kind, in the order of use."""
    if kind == ListKind.TOTALS:
        return [(one.value, MEANING[one]) for one in _OF_TOTALS] + [
            (one.value, words) for one, words in TOTAL.items()
        ]
    only = {M.UNIT, M.INDICATOR, M.MEASURE, M.FIGURE}
    return [(one.value, words) for one, words in MEANING.items() if one not in _INNER | only]


class RowForm(BaseForm):
    """Sửa một dòng; the cells are read by `row_typed`."""

    version = HiddenField()


def row_typed(form: Mapping[str, str], before: RowDecision, columns: Sequence[int]) -> RowDecision:
    """Return the decision about a row as it was typed.

    A field left as it was shown changes nothing; one that was emptied empties the cell.
    """
    edits = dict(before.edits)
    for column in columns:
        typed = form.get(f"sua-{column}")
        shown = form.get(f"cu-{column}", "")
        if typed is not None and clean(typed) != clean(shown):
            edits[column] = clean(typed)[:2000]
    accepted = frozenset(column for column in columns if form.get(f"nhan-{column}"))
    return RowDecision(
        skip=form.get("bo-qua") == "1",
        edits=edits,
        accepted=accepted,
        organisation=_choice(form.get("to-chuc", "")),
        unit_id=_number(form.get("dia-ban", "")),
        party=_choice(form.get("nguoi", "")),
    )


def _choice(word: str) -> int | str | None:
    return NEW if word == NEW else _number(word)


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None


class ConfirmForm(BaseForm):
    """Ghi danh sách vào sổ."""

    version = HiddenField()


class UndoForm(BaseForm):
    """Hoàn tác lần nhập."""

    reason = LongTextField("Lý do hoàn tác", validators=[required(), at_most(500)])


class ForgetForm(BaseForm):
    """Xóa tệp gốc của lần nhập."""

    reason = LongTextField("Lý do xóa", validators=[required(), at_most(500)])


class EmptyForm(BaseForm):
    """A button: nothing but its token."""
