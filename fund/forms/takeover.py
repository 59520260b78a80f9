"""Forms of files taken into the books: loan books, their rows, trial balances."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField

from core.forms import (
    BaseForm,
    CountField,
    DateField,
    NotAfter,
    RateField,
    TextField,
    VndField,
    at_most,
    optional,
    required,
)
from core.money import format_decimal
from fund.forms.trial_parts import choices
from fund.labels import METHOD
from fund.rules.takeover.judging import Usual
from fund.rules.terms import Method

FILES = (
    "Excel (.xlsx, .xls), .ods hoặc .csv; tối đa 10 MB. Tệp được đọc trong một tiến trình riêng."
)
#: Methods that a loan book can be of: chosen instalments are no single word.
_METHODS = {key: words for key, words in METHOD.items() if key is not Method.CUSTOM}


class LoanFileForm(BaseForm):
    """Tải sổ cho vay cũ lên."""

    file = FileField(
        "Tệp sổ cho vay", validators=[FileRequired("Chưa chọn tệp.")], description=FILES
    )
    on = DateField(
        "Ngày chuyển sổ",
        validators=[required()],
        description="Số dư lấy đến hết ngày này; từ ngày hôm sau ghi trên chương trình.",
    )
    source_id = SelectField("Nguồn vốn, khi sổ không ghi", coerce=int)
    method = SelectField("Cách trả gốc, khi sổ không ghi", choices=choices(_METHODS))
    principal_every = CountField("Kỳ trả gốc (tháng một lần)", validators=[required()])
    interest_every = CountField("Kỳ trả lãi (tháng một lần)", validators=[required()])
    overdue_factor = RateField(
        "Lãi suất quá hạn bằng bao nhiêu phần trăm lãi suất trong hạn",
        validators=[required()],
        description="Hợp đồng ký từ 15/05/2021 tối đa 150% (điểm b khoản 1 Điều 25 Nghị định "
        "45/2021/NĐ-CP); hợp đồng ký trước giữ theo hợp đồng.",
    )
    late_rate = RateField("Lãi suất chậm trả lãi", validators=[required()])

    def offer(self, sources: Sequence[tuple[int, str]], today: date) -> None:
        """Offer the sources; a day to come is no cut-over day."""
        self.source_id.choices = choices(dict(sources))
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def usual(self) -> Usual:
        """Return what was chosen for the whole file."""
        return Usual(
            on=self.on.data,
            method=Method(self.method.data),
            principal_every_months=self.principal_every.data,
            interest_every_months=self.interest_every.data,
            overdue_factor=_plain(self.overdue_factor.data),
            late_interest_rate=_plain(self.late_rate.data),
        )


def _plain(value: Decimal) -> str:
    return format_decimal(value).replace(".", "").replace(",", ".")


class LoanRowForm(BaseForm):
    """Sửa một dòng của sổ cũ; ô để trống lấy theo tệp."""

    number = TextField("Số hợp đồng", validators=[at_most(60)])
    signed_on = DateField("Ngày ký hợp đồng", validators=[optional()])
    start = DateField("Ngày giải ngân", validators=[optional()])
    principal = VndField("Số tiền vay", validators=[optional()])
    term_months = CountField("Thời hạn (tháng)", validators=[optional()])
    annual_rate = RateField("Lãi suất trong hạn một năm", validators=[optional()])
    method = SelectField("Cách trả gốc", choices=choices(_METHODS, "Theo cả tệp"))
    principal_every = CountField("Kỳ trả gốc (tháng một lần)", validators=[optional()])
    interest_every = CountField("Kỳ trả lãi (tháng một lần)", validators=[optional()])
    balance = VndField("Dư nợ gốc", validators=[optional()])
    collected = VndField("Gốc đã thu", validators=[optional()])
    overdue = VndField("Gốc quá hạn", validators=[optional()])
    overdue_since = DateField("Quá hạn từ ngày", validators=[optional()])
    interest_to = DateField("Đã thu lãi đến ngày", validators=[optional()])
    interest = VndField("Lãi còn phải thu", validators=[optional()])
    group = CountField("Nhóm nợ", validators=[optional()])
    restructures = CountField("Số lần gia hạn, điều chỉnh kỳ hạn", validators=[optional()])
    until = DateField("Gia hạn đến ngày", validators=[optional()])
    provision = VndField("Dự phòng cụ thể đã trích", validators=[optional()])
    off_since = DateField("Theo dõi ngoại bảng từ ngày", validators=[optional()])
    customer = SelectField("Khách hàng trong sổ đăng ký")
    skip = BooleanField("Bỏ qua dòng này")

    #: Fields that are values of the row.
    VALUES = (
        "number", "signed_on", "start", "principal", "term_months", "annual_rate", "method",
        "principal_every", "interest_every", "balance", "collected", "overdue", "overdue_since",
        "interest_to", "interest", "group", "restructures", "until", "provision", "off_since",
    )  # fmt: skip

    def offer(self, customers: Sequence[tuple[str, str]]) -> None:
        """Offer who may be meant."""
        self.customer.choices = choices(dict(customers), "Theo tên trong tệp")

    def changes(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """Return what differs from the row as it was read, as it is kept."""
        found: dict[str, Any] = {}
        for name in self.VALUES:
            value = self[name].data
            if value not in (None, "") and value != kept.get(name):
                found[name] = _kept(value)
        return found


def _kept(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


class TrialFileForm(BaseForm):
    """Tải bảng cân đối tài khoản của phần mềm kế toán lên."""

    file = FileField(
        "Bảng cân đối tài khoản của phần mềm",
        validators=[FileRequired("Chưa chọn tệp.")],
        description=FILES,
    )
    on = DateField(
        "Tháng của bảng (nhập ngày cuối tháng)",
        validators=[required()],
        description="Ví dụ 31/05/2025.",
    )
    is_opening = BooleanField(
        "Đây là số dư đầu kỳ của ngày chuyển sổ",
        description="Chỉ dùng một lần, sau khi đã chuyển sổ cho vay của cùng ngày.",
    )
