"""Forms of events and vouchers: money paid out, taken, reversed; lines of a phiếu kế toán."""

from typing import Any

from wtforms import HiddenField, RadioField, SelectField, ValidationError

from core.forms import (
    BaseForm,
    DateField,
    LongTextField,
    TextField,
    VndField,
    at_most,
    optional,
    required,
)
from core.money import parse_vnd
from core.text import clean, fold
from fund import labels
from fund.forms.trial_parts import choices
from fund.labels.books import MONEY_PLACE
from fund.rules.books.contracts import MoneyPlace
from fund.rules.books.entries import EventEntry, LineEntry, VoucherEntry
from fund.rules.books.roles import Side
from fund.rules.events import EventType
from fund.rules.terms import Surplus

_DOCUMENT = "Số, ngày của giấy báo Có, phiếu thu, khế ước…"


class DisburseForm(BaseForm):
    """A tranche to be paid out (đề nghị giải ngân)."""

    on = DateField("Ngày giải ngân", validators=[required()])
    amount = VndField("Số tiền giải ngân", validators=[required()])
    money = SelectField("Hình thức chi", choices=choices(MONEY_PLACE))
    document = TextField(
        "Chứng từ",
        validators=[required(), at_most(300)],
        description="Số, ngày của khế ước nhận nợ, ủy nhiệm chi.",
    )

    def entry(self) -> EventEntry:
        """Return the event to be proposed."""
        return EventEntry(
            type=EventType.DISBURSE,
            on=self.on.data,
            key=str(self.once.data),
            amount=self.amount.data,
            money=MoneyPlace(self.money.data),
            document=self.document.data,
        )


class RepayForm(BaseForm):
    """Money of the customer (thu nợ), or the settlement of the whole loan."""

    kind = RadioField(
        "Thu",
        choices=choices(
            {
                EventType.REPAY: "Số tiền khách hàng nộp",
                EventType.SETTLE: "Tất toán: thu hết nợ của ngày thu",
            }
        ),
        default=EventType.REPAY.value,
    )
    on = DateField("Ngày thu", validators=[required()], description="Ngày tiền về Quỹ.")
    posted_on = DateField(
        "Ngày hạch toán",
        validators=[optional()],
        description="Để trống thì là ngày thu; khi tháng của ngày thu đã khóa sổ, là ngày cuối của "
        "tháng chưa khóa sổ.",
    )
    amount = VndField("Số tiền nộp", description="Tất toán thì để trống, chương trình tự tính.")
    surplus = SelectField(
        "Phần nộp nhiều hơn nợ đến hạn",
        choices=choices(labels.SURPLUS),
        description="Theo yêu cầu của khách hàng; giấy biên nhận ghi đúng cách đã chọn.",
    )
    money = SelectField("Hình thức thu", choices=choices(MONEY_PLACE))
    document = TextField("Chứng từ", validators=[optional(), at_most(300)], description=_DOCUMENT)
    #: What the person saw before: posting that would differ is shown again.
    seen = HiddenField()

    def validate_amount(self, field: Any) -> None:
        """Ask for the amount where the customer brings one."""
        if self.kind.data == EventType.REPAY.value and not field.data and not field.errors:
            raise ValidationError("Nhập số tiền lớn hơn 0.")

    def entry(self, *, is_removed: bool = False) -> EventEntry:
        """Return the event; of a debt removed from the books money is a recovery."""
        kind = EventType(self.kind.data)
        if is_removed and kind is EventType.REPAY:
            kind = EventType.RECOVER
        return EventEntry(
            type=kind,
            on=self.on.data,
            key=str(self.once.data),
            amount=None if kind is EventType.SETTLE else self.amount.data,
            data={"surplus": Surplus(self.surplus.data).value} if kind is EventType.REPAY else {},
            money=MoneyPlace(self.money.data),
            document=self.document.data,
            posted_on=self.posted_on.data,
        )


class ReverseForm(BaseForm):
    """Why an event is taken back, and on which day of the books (hủy bút toán)."""

    on = DateField(
        "Ngày hạch toán việc hủy",
        validators=[optional()],
        description="Để trống thì là ngày cuối của tháng chưa khóa sổ, để phân loại nợ và dự phòng tháng đó tính đúng; "
        "nếu tháng đó chưa kết thúc, hôm nay.",
    )

    reason = LongTextField(
        "Lý do hủy",
        validators=[required(), at_most(500)],
        description="Ví dụ: ghi nhầm số tiền, đúng là 12.000.000 đồng.",
    )


class ReasonForm(BaseForm):
    """Why a proposal or voucher is turned down or taken back."""

    reason = TextField("Lý do", validators=[required(), at_most(500)])


class ConfirmForm(BaseForm):
    """Nothing to fill in: the person has checked what the page shows."""


class VoucherForm(BaseForm):
    """A phiếu kế toán: a day, words, lines."""

    on = DateField("Ngày hạch toán", validators=[required()])
    text = TextField("Diễn giải", validators=[required(), at_most(500)])
    document = TextField("Chứng từ gốc", validators=[optional(), at_most(300)])
    lines = LongTextField(
        "Các dòng",
        validators=[required(), at_most(4000)],
        description="Mỗi dòng: Nợ hoặc Có, số hiệu tài khoản, số tiền, ghi chú (nếu có). Ví dụ: "
        "Nợ 861 12.000.000 tiền thuê trụ sở",
    )

    def entry(self) -> VoucherEntry:
        """Return the voucher to be made."""
        return VoucherEntry(
            on=self.on.data,
            text=self.text.data or "",
            key=str(self.once.data),
            lines=tuple(_read(line) for line in _lines(self.lines.data)),
            document=self.document.data,
        )

    def validate_lines(self, field: Any) -> None:
        """Name the first line that cannot be read."""
        for number, line in enumerate(_lines(field.data), start=1):
            try:
                _read(line)
            except ValueError as error:
                raise ValidationError(
                    f"Dòng {number} chưa đọc được: “{line[:60]}”. Ghi như: Nợ 861 12.000.000"
                ) from error


def _lines(text: str | None) -> list[str]:
    return [line for line in map(clean, (text or "").splitlines()) if line]


def _read(line: str) -> LineEntry:
    """Return the line of "Nợ 861 12.000.000 ghi chú"; raise ValueError for anything else."""
    side, code, amount, *note = line.split(maxsplit=3)
    sides = {"no": Side.DEBIT, "co": Side.CREDIT}
    if fold(side) not in sides or not code.isalnum():
        raise ValueError(line)
    return LineEntry(code, sides[fold(side)], parse_vnd(amount), note[0] if note else None)
