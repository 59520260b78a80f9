"""One short form per step of a filing."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from flask_wtf.file import FileField
from wtforms import HiddenField, ValidationError

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.rules.filings.entries import DecisionEntry, StepEntry
from coop_registry.rules.filings.kinds import FilingStep
from core.forms import (
    BaseForm,
    CountField,
    DateField,
    LongTextField,
    NotAfter,
    VndField,
    at_most,
    optional,
    required,
)

WORDS = {
    FilingStep.ASK_SUPPLEMENT: "Nội dung cần sửa đổi, bổ sung",
    FilingStep.PROPOSE: "Ý kiến thẩm định",
    FilingStep.PROPOSE_REFUSAL: "Lý do và điều luật làm căn cứ từ chối",
    FilingStep.SEND_BACK: "Lý do trả lại",
    FilingStep.ASK_WITHDRAWAL: "Văn bản đề nghị dừng thủ tục",
    FilingStep.REFUSE_WITHDRAWAL: "Lý do không đồng ý dừng",
    FilingStep.CANCEL: "Lý do hủy hồ sơ",
    FilingStep.COMMENT: "Ý kiến",
}


class StepForm(BaseForm):
    """The day of a step and what there is to say."""

    version = HiddenField()
    on = DateField("Ngày", validators=[required()])
    words = LongTextField("Ghi chú", validators=[optional(), at_most(2000)])

    def prepare(self, step: FilingStep, today: date) -> None:
        """Name the words after the step; no day of the future."""
        self.words.label.text = WORDS.get(step, "Ghi chú")
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def entry(self) -> StepEntry:
        """Return what was typed."""
        return StepEntry(self.on.data, self.words.data if self.words else None)


class PaperForm(StepForm):
    """Thêm giấy tờ: what it is, and its scan."""

    code = ChoiceField("Giấy tờ", validators=[required()])
    title = text("Tên giấy tờ khác", 300, help_text="Chỉ ghi khi chọn “Giấy tờ khác”.")
    file = FileField("Bản chụp, bản quét (PDF, JPG, PNG) hoặc Word")

    def prepare(self, step: FilingStep, today: date) -> None:
        """Leave the words out: the paper speaks."""
        super().prepare(step, today)
        del self.words


class ReassignForm(StepForm):
    """Giao người khác thẩm định."""

    assignee_id = ChoiceField("Người thẩm định", validators=[required()])

    def offer(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer the officers of the unit."""
        self.assignee_id.offer(people)


class ShelveForm(StepForm):
    """Lưu kho."""

    shelf = text("Giá, tủ", 40, needed=True)
    box = text("Hộp", 40)


class NumbersForm(StepForm):
    """Ghi số hồ sơ trên hệ thống quốc gia, lệ phí."""

    national_no = text("Số hồ sơ trên hệ thống quốc gia", 40, numbers=True)
    fee_vnd = VndField("Lệ phí đã nộp", validators=[optional()])
    fee_exempt = text("Được miễn lệ phí vì", 200)

    def prepare(self, step: FilingStep, today: date) -> None:
        """Leave the words out: the numbers speak."""
        super().prepare(step, today)
        del self.words

    def validate_fee_exempt(self, field: Any) -> None:
        """Refuse a fee that was both paid and not asked."""
        if field.data and self.fee_vnd.data is not None:
            raise ValidationError("Đã ghi số lệ phí thì không ghi lý do miễn.")


class DecisionForm(StepForm):
    """Quyết định trên phần mềm: the numbers that the national system gave."""

    code = text(
        "Mã số do hệ thống quốc gia cấp", 60, help_text="Để trống nếu không cấp mới.", numbers=True
    )
    certificate_no = text("Số giấy chứng nhận", 60, numbers=True)
    change_no = CountField("Đăng ký thay đổi lần thứ", validators=[optional()])

    def decision(self, file_id: int | None = None) -> DecisionEntry:
        """Return the decision as typed."""
        return DecisionEntry(
            on=self.on.data,
            words=self.words.data,
            code=self.code.data,
            certificate_no=self.certificate_no.data,
            change_no=self.change_no.data,
            file_id=file_id,
        )


class SignedForm(DecisionForm):
    """Ghi quyết định đã ký giấy: number, day, signer, the signed scan."""

    decision_no = text("Số văn bản đã ký", 60, needed=True)
    signer = text("Người ký", 120, needed=True)
    file = FileField("Bản đã ký (PDF, JPG, PNG)")

    def prepare(self, step: FilingStep, today: date) -> None:
        """Call the day that of the signed paper."""
        super().prepare(step, today)
        self.on.label.text = "Ngày ký"

    def decision(self, file_id: int | None = None) -> DecisionEntry:
        """Return the decision as signed."""
        return DecisionEntry(
            on=self.on.data,
            words=self.words.data,
            code=self.code.data,
            certificate_no=self.certificate_no.data,
            change_no=self.change_no.data,
            decision_no=self.decision_no.data,
            signer=self.signer.data,
            file_id=file_id,
        )


FORMS: dict[FilingStep, type[Any]] = {
    FilingStep.ADD_PAPER: PaperForm,
    FilingStep.NOTE_NUMBERS: NumbersForm,
    FilingStep.REASSIGN: ReassignForm,
    FilingStep.SHELVE: ShelveForm,
    FilingStep.DECIDE: DecisionForm,
    FilingStep.RECORD_SIGNED: SignedForm,
}


def form_of(step: FilingStep) -> type[StepForm]:
    """Return the form of a step."""
    found: type[StepForm] = FORMS.get(step, StepForm)
    return found
