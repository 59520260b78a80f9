"""Forms of further facts: add, correct, end; and of a declared figure typed wrongly."""

from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, ValidationError

from coop_registry.forms.fields import ChoiceField, LineField, text
from coop_registry.labels import ACTIVITY, BRANCH_KIND, GOVERNANCE, RATING, TRAIT_KIND
from coop_registry.rules.facts import SINGLE, FactEntry, Matter
from coop_registry.rules.kinds import MONEY_FIGURES, SIGNED_FIGURES, Declared
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

#: A branch may lie outside the units a person works for.
ELSEWHERE = "Ngoài danh sách (ghi ở địa chỉ)"


class FactForm(BaseForm):
    """What every form of a fact holds: the version it was opened at."""

    version = HiddenField()

    def prepare(self, *, today: date, communes: list[tuple[int, str]]) -> None:
        """Fill choices and day limits."""
        if "start_on" in self._fields:
            field = self._fields["start_on"]
            field.validators = [*field.validators, NotAfter(today)]
        if "unit_id" in self._fields:
            self._fields["unit_id"].offer(communes)

    def values(self) -> dict[str, Any]:
        """Return the fields of the fact; a line's class is found by the view."""
        return {}

    def entry(self, values: dict[str, Any], source: str) -> FactEntry:
        """Return what was typed as an entry."""
        return FactEntry(
            start_on=self._day("start_on") or date.min,
            end_on=self._day("end_on"),
            source=source,
            values=values,
        )

    def _day(self, name: str) -> date | None:
        """Return a day of the form, None when the form has no such field."""
        return self._fields[name].data if name in self._fields else None


class LineValues:
    """Ngành, nghề."""

    line = LineField(
        "Ngành, nghề",
        validators=[required()],
        render_kw={"list": "vsic"},
        description="Gõ mã bốn số hoặc vài chữ rồi chọn trong gợi ý.",
    )
    detail = text("Chi tiết", 300, help_text="Phần ghi rõ thêm dưới mã bốn số, nếu có.")
    is_main = BooleanField("Là ngành chính")

    def validate_line(self, field: LineField) -> None:
        """Ask for a four-digit code."""
        if field.data and field.code() is None:
            raise ValidationError("Hãy chọn một ngành có mã bốn số trong danh sách gợi ý.")

    def values(self) -> dict[str, Any]:
        """Return all but the class."""
        return {"detail": self.detail.data, "is_main": bool(self.is_main.data)}


class GovernanceValues:
    """Tổ chức quản trị."""

    governance = ChoiceField(
        "Tổ chức quản trị", [(g.value, words) for g, words in GOVERNANCE.items()]
    )

    def values(self) -> dict[str, Any]:
        """Return the kind of governance."""
        return {"governance": self.governance.data}


class BranchValues:
    """Chi nhánh, văn phòng đại diện, địa điểm kinh doanh."""

    kind = ChoiceField("Loại", [(k.value, words) for k, words in BRANCH_KIND.items()])
    name = text("Tên", 255, needed=True)
    code = text(
        "Mã số",
        20,
        help_text="Chi nhánh, văn phòng đại diện: mã số thuế; địa điểm kinh doanh: năm chữ số.",
        numbers=True,
    )
    unit_id = ChoiceField("Xã, phường, thị trấn", blank=ELSEWHERE)
    address = text("Thôn, tổ, số nhà, đường", 300)

    def values(self) -> dict[str, Any]:
        """Return the place."""
        return {
            "kind": self.kind.data,
            "name": self.name.data,
            "code": self.code.data,
            "unit_id": int(self.unit_id.data) if self.unit_id.data else None,
            "address": self.address.data,
        }


class TraitValues:
    """Sản phẩm, OCOP, chuỗi, công nghệ cao, khen thưởng."""

    kind = ChoiceField("Loại", [(k.value, words) for k, words in TRAIT_KIND.items()])
    words = text(
        "Nội dung",
        300,
        needed=True,
        help_text="Tên sản phẩm, đối tác của chuỗi, công nghệ hoặc hình thức khen thưởng.",
    )
    stars = CountField("Hạng sao OCOP", validators=[optional()])

    def values(self) -> dict[str, Any]:
        """Return the quality."""
        return {"kind": self.kind.data, "words": self.words.data, "stars": self.stars.data}


class ActivityValues:
    """Tình trạng hoạt động thực tế."""

    activity = ChoiceField(
        "Tình trạng hoạt động thực tế", [(a.value, words) for a, words in ACTIVITY.items()]
    )
    words = text("Nhận xét của cán bộ", 300)

    def values(self) -> dict[str, Any]:
        """Return what the office saw."""
        return {"activity": self.activity.data, "words": self.words.data}


class ContactValues:
    """Liên hệ."""

    person = text("Người liên hệ", 255)
    phone = text("Điện thoại", 40, numbers=True)
    email = text("Thư điện tử", 255, numbers=True)

    def values(self) -> dict[str, Any]:
        """Return whom to call."""
        return {"person": self.person.data, "phone": self.phone.data, "email": self.email.data}


class AddPart:
    """What adding asks besides: from which day, where it is written."""

    start_on = DateField("Từ ngày", validators=[required()])
    source = text(
        "Căn cứ", 300, needed=True, help_text="Ví dụ: Quyết định số 25/QĐ-UBND ngày 10/01/2024"
    )


class TermPart:
    """The end of a fact that is given for a term."""

    end_on = DateField(
        "Hết hiệu lực từ ngày",
        validators=[optional()],
        description="Để trống nếu không có thời hạn hoặc đang còn hiệu lực.",
    )


class DaysPart(TermPart):
    """The days of a fact, where they too may have been typed wrongly."""

    start_on = DateField("Từ ngày", validators=[required()])


class SourcePart:
    """The decision of a quality, which stands on the fact itself."""

    fact_source = text("Căn cứ ghi trong sổ", 300, needed=True)


class RemovePart:
    """A fact that should never have been there."""

    remove = BooleanField("Ghi nhầm, bỏ nội dung này khỏi sổ (vẫn còn trong lịch sử)")


class CorrectPart:
    """What correcting asks besides: why."""

    reason = text(
        "Lý do đính chính", 500, needed=True, help_text="Ví dụ: gõ nhầm so với quyết định"
    )


class EndForm(FactForm):
    """Kết thúc một nội dung."""

    end_on = DateField("Kết thúc từ ngày", validators=[required()])
    source = text("Căn cứ", 300, needed=True)


_VALUES: dict[Matter, type] = {
    Matter.LINE: LineValues,
    Matter.GOVERNANCE: GovernanceValues,
    Matter.BRANCH: BranchValues,
    Matter.TRAIT: TraitValues,
    Matter.ACTIVITY: ActivityValues,
    Matter.CONTACT: ContactValues,
}


def _add_form(matter: Matter) -> type[FactForm]:
    """Return the form that adds a fact of a matter."""
    term = (TermPart,) if matter is Matter.TRAIT else ()
    return type("AddForm", (_VALUES[matter], AddPart, *term, FactForm), {})


def _correct_form(matter: Matter) -> type[FactForm]:
    """Return the form that corrects one; facts held one at a time keep their days."""
    days = () if matter in SINGLE else (DaysPart,)
    source = (SourcePart,) if matter is Matter.TRAIT else ()
    parts = (_VALUES[matter], *source, *days, RemovePart, CorrectPart, FactForm)
    return type("CorrectForm", parts, {})


ADD = {matter: _add_form(matter) for matter in Matter}
CORRECT = {matter: _correct_form(matter) for matter in Matter}


class _FigureForm(BaseForm):
    """Đính chính một số liệu khai báo."""

    version = HiddenField()
    on = DateField("Ngày của số liệu", validators=[required()])
    year = CountField("Năm báo cáo", validators=[optional()])
    source = text("Nguồn", 300, needed=True)
    remove = BooleanField("Ghi nhầm, bỏ số liệu này khỏi sổ (vẫn còn trong lịch sử)")
    reason = text("Lý do đính chính", 500, needed=True)


class MoneyFigureForm(_FigureForm):
    """A figure in đồng."""

    value = VndField("Số liệu", validators=[required()])


class SignedFigureForm(_FigureForm):
    """A profit or a loss in đồng."""

    value = SignedVndField("Số liệu", validators=[required()])


class CountFigureForm(_FigureForm):
    """A figure that counts people."""

    value = CountField("Số liệu", validators=[required()])


class RatingFigureForm(_FigureForm):
    """A grade."""

    value = ChoiceField("Xếp loại", [(str(grade.value), words) for grade, words in RATING.items()])


def figure_form(what: Declared) -> type[_FigureForm]:
    """Return the form for a figure of this kind."""
    if what is Declared.RATING:
        return RatingFigureForm
    if what in SIGNED_FIGURES:
        return SignedFigureForm
    return MoneyFigureForm if what in MONEY_FIGURES else CountFigureForm
