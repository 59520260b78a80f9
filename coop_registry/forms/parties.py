"""Forms about one shared person: correction, proposal and decision on identity, reasons."""

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import IDENTITY_KIND
from coop_registry.queries.persons import PersonShown
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.parties import IdentityProposal, PersonCorrection
from core.forms import (
    BaseForm,
    BirthField,
    DateField,
    NotAfter,
    TextField,
    at_most,
    optional,
    required,
)

#: As the member list writes them.
GENDERS = (("nam", "Nam"), ("nữ", "Nữ"))
_NUMBER_HELP = "Ghi đúng như trên giấy. Số được mã hóa; màn hình chỉ hiện phần đầu và hai số cuối."


class IdentityNumberField(TextField):
    """A full identity number: never kept as a draft, never shown again after it was sent."""

    takes_numbers = True
    private = True

    def _value(self) -> str:
        return ""


class CorrectPersonForm(BaseForm):
    """Đính chính thông tin chung của một người."""

    version = HiddenField()
    full_name = text("Họ và tên, tên tổ chức", 255, needed=True)
    phone = text("Điện thoại", 40, numbers=True)
    address = text("Địa chỉ", 300)
    gender = ChoiceField("Giới tính", GENDERS, blank="Chưa rõ", validators=[optional()])
    ethnicity = text("Dân tộc", 40)
    reason = text("Lý do đính chính", 500, needed=True, help_text="Ví dụ: gõ nhầm so với danh sách")

    @staticmethod
    def start(shown: PersonShown) -> dict[str, Any]:
        """Return what the form shows first."""
        fields = ("full_name", "phone", "address", "gender", "ethnicity")
        found = {name: getattr(shown.party, name) for name in fields}
        return {**found, "version": str(shown.party.version)}

    def offer_recorded(self, gender: str | None) -> None:
        """Let a gender written otherwise stay as it is."""
        if gender and gender not in dict(GENDERS):
            self.gender.offer([(gender, gender), *GENDERS])

    def entry(self) -> PersonCorrection:
        """Return the person as they should have been typed."""
        return PersonCorrection(
            full_name=self.full_name.data or "",
            phone=self.phone.data,
            address=self.address.data,
            gender=self.gender.data or None,
            ethnicity=self.ethnicity.data,
        )


class IdentityForm(BaseForm):
    """Đề nghị sửa số giấy tờ, ngày sinh, quốc tịch."""

    version = HiddenField()
    identity_kind = ChoiceField(
        "Loại giấy tờ mới",
        [(kind.value, words) for kind, words in IDENTITY_KIND.items()],
        blank="Giữ như đang ghi",
        validators=[optional()],
    )
    identity_no = IdentityNumberField(
        "Số giấy tờ mới",
        validators=[optional(), at_most(40)],
        description=_NUMBER_HELP,
        render_kw={"autocomplete": "off"},
    )
    identity_on = DateField("Ngày cấp", validators=[optional()])
    identity_by = text("Nơi cấp", 200)
    drops_number = BooleanField("Bỏ số đang ghi (là số của người khác), chưa có số đúng")
    birth = BirthField("Ngày sinh đúng", validators=[optional()])
    nationality = text("Quốc tịch đúng", 60)
    reason = text(
        "Căn cứ sửa", 500, needed=True, help_text="Loại giấy tờ đã đối chiếu, không ghi số"
    )

    def proposal(self) -> IdentityProposal:
        """Return what is proposed."""
        kind = self.identity_kind.data
        return IdentityProposal(
            identity_kind=IdentityKind(kind) if kind else None,
            identity_no=self.identity_no.data,
            identity_on=self.identity_on.data,
            identity_by=self.identity_by.data,
            birth=self.birth.data,
            nationality=self.nationality.data,
            drops_number=bool(self.drops_number.data),
        )


class DecisionForm(BaseForm):
    """Duyệt hoặc không duyệt một đề nghị."""

    decision = RadioField(
        "Quyết định",
        choices=[
            SelectChoice("duyet", "Duyệt, sửa theo đề nghị"),
            SelectChoice("khong-duyet", "Không duyệt"),
        ],
        validators=[required()],
    )
    retyped = IdentityNumberField(
        "Nhập lại số giấy tờ mới từ giấy gốc",
        validators=[optional(), at_most(40)],
        description="Bắt buộc khi duyệt. Chương trình so với số người đề nghị đã nhập.",
        render_kw={"autocomplete": "off"},
    )
    note = text("Lý do không duyệt", 500)

    def __init__(self, *, has_number: bool, **kw: Any) -> None:
        super().__init__(**kw)
        if not has_number:
            del self.retyped

    @property
    def number(self) -> str | None:
        """Return the number typed again, None where none is proposed."""
        field = self._fields.get("retyped")
        return field.data if field is not None else None

    @property
    def accepts(self) -> bool:
        """Tell whether the proposal is to be carried out."""
        return bool(self.decision.data == "duyet")


class ReasonForm(BaseForm):
    """Why a person needs full identity numbers."""

    reason = TextField(
        "Lý do cần số đầy đủ",
        validators=[required(), Length(min=5, max=300, message="Ghi lý do từ 5 đến 300 ký tự.")],
        description="Ví dụ: đối chiếu giấy tờ gốc khi lập hồ sơ. Không ghi số giấy tờ vào ô này.",
    )


def not_after(form: IdentityForm, today: Any) -> None:
    """Set the day limits that only the view knows."""
    for field in (form.identity_on, form.birth):
        field.validators = (*field.validators, NotAfter(today))
