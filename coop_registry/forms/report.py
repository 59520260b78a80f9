"""Figures and contacts as reported (cập nhật theo báo cáo)."""

from datetime import date
from typing import Any

from wtforms import HiddenField

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import ACTIVITY, DECLARED, RATING
from coop_registry.rules.entries import ReportEntry
from coop_registry.rules.kinds import MONEY_FIGURES, SIGNED_FIGURES, Activity, Declared
from core.forms import (
    BaseForm,
    CountField,
    DateField,
    NotAfter,
    SignedVndField,
    VndField,
    optional,
    required,
)

SECTIONS = [
    ("Nguồn", ["on", "source", "year"], "Mỗi số liệu được ghi kèm ngày và nguồn này."),
    (
        "Số liệu khai báo",
        [figure.value for figure in Declared],
        "Chỉ nhập mục có trong báo cáo; mục để trống giữ nguyên số trước đó.",
    ),
    ("Liên hệ và hoạt động", ["person", "phone", "email", "activity", "words"]),
]


class ReportForm(BaseForm):
    """Cập nhật theo báo cáo."""

    version = HiddenField()
    on = DateField("Ngày của số liệu", validators=[required()])
    source = text(
        "Nguồn", 300, needed=True, help_text="Ví dụ: Báo cáo số 05/BC-HTX ngày 10/12/2024"
    )
    year = CountField("Năm báo cáo", validators=[optional()])
    person = text("Người liên hệ", 255)
    phone = text("Điện thoại", 40, numbers=True)
    email = text("Thư điện tử", 255, numbers=True)
    activity = ChoiceField(
        "Tình trạng hoạt động thực tế",
        [(a.value, words) for a, words in ACTIVITY.items()],
        blank="Không thay đổi",
    )
    words = text("Nhận xét của cán bộ", 300)

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def entry(self) -> ReportEntry:
        """Return what was typed."""
        return ReportEntry(
            on=self.on.data,
            source=self.source.data,
            year=self.year.data,
            declared=tuple(
                (figure, int(self[figure.value].data))
                for figure in Declared
                if self[figure.value].data not in (None, "")
            ),
            contact_person=self.person.data,
            phone=self.phone.data,
            email=self.email.data,
            activity=Activity(self.activity.data) if self.activity.data else None,
            words=self.words.data,
        )


def _figure_field(figure: Declared) -> VndField | CountField | ChoiceField:
    """Return the field of a declared figure: đồng, profit or loss, a count or a grade."""
    if figure is Declared.RATING:
        grades = [(str(grade.value), words) for grade, words in RATING.items()]
        return ChoiceField(
            DECLARED[figure], grades, blank="Không thay đổi", validators=[optional()]
        )
    if figure in SIGNED_FIGURES:
        return SignedVndField(
            DECLARED[figure], validators=[optional()], description="Lỗ thì ghi dấu trừ ở trước."
        )
    kind = VndField if figure in MONEY_FIGURES else CountField
    return kind(DECLARED[figure], validators=[optional()])


for _figure in Declared:
    setattr(ReportForm, _figure.value, _figure_field(_figure))
