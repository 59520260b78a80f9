"""A filing comes to the desk (tiếp nhận hồ sơ)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.rules.filings.entries import ReceivedEntry
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.filings.spec import FilingSpec
from coop_registry.rules.kinds import Kind
from core.forms import BaseForm, DateField, NotAfter, VndField, optional, required

#: Kinds that begin on a day of their own and may end on one.
WITH_EFFECT = frozenset({FilingKind.SUSPENSION, FilingKind.RESUMPTION})
#: Kinds whose office is that of a place the filing names.
WITH_PLACE = frozenset({FilingKind.FOUNDING, FilingKind.CONVERSION, FilingKind.SEAT})


class ChecklistField(SelectMultipleField):
    """The papers of the checklist, one tick each."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class ReceiveForm(BaseForm):
    """Tiếp nhận hồ sơ."""

    #: First day of the rule whose checklist is shown: another day may ask for other papers.
    spec_from = HiddenField()
    received_on = DateField("Ngày nhận hồ sơ", validators=[required()])
    name = text("Tên tổ chức đề nghị đăng ký", 255, needed=True)
    unit_id = ChoiceField(
        "Xã, phường, thị trấn đặt trụ sở",
        blank="Chọn xã, phường, thị trấn",
        validators=[required()],
    )
    applicant_name = text("Người nộp hồ sơ", 255, needed=True)
    phone = text("Số điện thoại của người nộp", 40, needed=True, numbers=True)
    is_authorised = BooleanField("Người nộp được ủy quyền")
    papers = ChecklistField("Giấy tờ đã nhận", validate_choice=True)
    event_on = DateField(
        "Ngày có thay đổi",
        validators=[optional()],
        description="Ngày của nghị quyết, quyết định hoặc hợp đồng hợp tác.",
    )
    effect_on = DateField("Từ ngày", validators=[required()])
    until_on = DateField("Đến hết ngày", validators=[required()])
    fee_vnd = VndField("Lệ phí đã nộp", validators=[optional()])
    fee_exempt = text("Được miễn lệ phí vì", 200)
    national_no = text(
        "Số hồ sơ trên hệ thống quốc gia", 40, help_text="Ghi sau cũng được.", numbers=True
    )
    is_fallback = BooleanField("Giải quyết theo quy trình dự phòng (hệ thống quốc gia đang dừng)")

    def __init__(
        self,
        *,
        spec: FilingSpec,
        today: date,
        communes: Sequence[tuple[int, str]] = (),
        **kw: Any,
    ) -> None:
        super().__init__(**kw)
        self.received_on.validators = [*self.received_on.validators, NotAfter(today)]
        self.papers.choices = [(one.code, _label(one.title, one.when)) for one in spec.documents]
        if not spec.documents:
            del self.papers
        if spec.kind in WITH_PLACE:
            self.unit_id.offer(communes)
        else:
            del self.unit_id
        if spec.kind not in (FilingKind.FOUNDING, FilingKind.CONVERSION):
            del self.name
        if spec.kind not in WITH_EFFECT:
            del self.effect_on
        if spec.kind is not FilingKind.SUSPENSION:
            del self.until_on

    def validate_until_on(self, field: DateField) -> None:
        """Refuse an end before its beginning."""
        first = self.effect_on.data if self.effect_on else None
        if field.data and first and field.data < first:
            raise ValidationError("Ngày hết hạn trước ngày bắt đầu.")

    def validate_fee_exempt(self, field: Any) -> None:
        """Refuse a fee that was both paid and not asked."""
        if field.data and self.fee_vnd.data is not None:
            raise ValidationError("Đã ghi số lệ phí thì không ghi lý do miễn.")

    def entry(
        self, kind: FilingKind, organisation_kind: Kind, *, name: str, unit_id: int, of: int | None
    ) -> ReceivedEntry:
        """Return what was typed; name and unit are those of the organisation where it has them."""
        return ReceivedEntry(
            kind=kind,
            organisation_kind=organisation_kind,
            name=self.name.data if self.name else name,
            unit_id=int(self.unit_id.data) if self.unit_id else unit_id,
            received_on=self.received_on.data,
            applicant_name=self.applicant_name.data,
            applicant_phone=self.phone.data,
            organisation_id=of,
            is_authorised=bool(self.is_authorised.data),
            fee_vnd=self.fee_vnd.data,
            fee_exempt=self.fee_exempt.data,
            national_no=self.national_no.data,
            event_on=self.event_on.data,
            effect_on=self.effect_on.data if self.effect_on else None,
            until_on=self.until_on.data if self.until_on else None,
            papers=tuple(self.papers.data or ()) if self.papers else (),
            is_fallback=bool(self.is_fallback.data),
        )


def _label(title: str, when: str) -> str:
    """Return a paper with the case in which it is asked for."""
    return f"{title} ({when})" if when else title
