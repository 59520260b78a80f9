"""Forms of the fund itself: opening, capital, sources, policies (khai báo Quỹ)."""

from datetime import date
from decimal import Decimal
from typing import Any

from wtforms import SelectField, ValidationError

from core.forms import (
    BaseForm,
    DateField,
    RateField,
    SignedVndField,
    TextField,
    VndField,
    at_most,
    optional,
    required,
)
from fund import labels
from fund.forms.trial_parts import choices
from fund.labels.books import CAPITAL_PART, FUND_MODEL, POLICY_KIND, REGIME, SOURCE_KIND
from fund.rules.books.policies import PolicyEntry, PolicyKind
from fund.rules.books.roles import CapitalPart

#: What a decision is entered for here; orders of collection come with the contract.
_ENTERED = {
    kind: POLICY_KIND[kind]
    for kind in (
        PolicyKind.OVERDUE_FACTOR,
        PolicyKind.LATE_INTEREST_RATE,
        PolicyKind.LOAN_MAXIMUM,
    )
}


class FundForm(BaseForm):
    """The fund, once."""

    name = TextField("Tên Quỹ", validators=[required(), at_most(200)])
    model = SelectField("Mô hình", choices=choices(FUND_MODEL))
    regime = SelectField(
        "Hệ thống tài khoản ban đầu",
        choices=choices(REGIME),
        description="Chế độ kế toán của Quỹ chưa có quy định thống nhất; mở thêm tài khoản được sau.",
    )
    books_from = DateField("Sổ sách trên chương trình từ ngày", validators=[required()])


class CapitalForm(BaseForm):
    """One part of the equity as of a day."""

    part = SelectField("Khoản mục", choices=choices(CAPITAL_PART))
    on = DateField("Số liệu ngày", validators=[required()])
    amount_vnd = SignedVndField("Số tiền", validators=[required()])
    document = TextField(
        "Căn cứ",
        validators=[required(), at_most(300)],
        description="Sổ sách hoặc quyết định ghi số này, có số và ngày.",
    )

    def part_chosen(self) -> CapitalPart:
        """Return the part."""
        return CapitalPart(self.part.data)


class SourceForm(BaseForm):
    """A source of capital."""

    name = TextField("Tên nguồn vốn", validators=[required(), at_most(200)])
    kind = SelectField("Loại", choices=choices(SOURCE_KIND))
    risk_bearer = SelectField("Bên chịu rủi ro", choices=choices(labels.RISK_BEARER))
    start_on = DateField("Từ ngày", validators=[required()])
    document = TextField("Hợp đồng, quyết định", validators=[optional(), at_most(300)])


class PolicyForm(BaseForm):
    """A decision of the fund; the value by the kind chosen."""

    kind = SelectField("Nội dung", choices=choices(_ENTERED))
    percent = RateField(
        "Tỷ lệ",
        validators=[optional()],
        description="Lãi suất quá hạn: phần trăm của lãi suất trong hạn, ví dụ 150. Lãi chậm trả: phần "
        "trăm một năm, ví dụ 10.",
    )
    amount = VndField(
        "Số tiền", validators=[optional()], description="Chỉ nhập cho mức cho vay tối đa."
    )
    effective_from = DateField("Có hiệu lực từ ngày", validators=[required()])
    decision_no = TextField("Quyết định số", validators=[required(), at_most(60)])
    decided_on = DateField("Ngày quyết định", validators=[required()])

    def validate_percent(self, field: Any) -> None:
        """Ask for the share where the kind is one."""
        if self._is_amount:
            return
        if field.data is None:
            raise ValidationError("Nhập tỷ lệ phần trăm, ví dụ 150.")

    def validate_amount(self, field: Any) -> None:
        """Ask for the amount where the kind is one."""
        if self._is_amount and not field.data:
            raise ValidationError("Nhập số tiền lớn hơn 0.")

    @property
    def _is_amount(self) -> bool:
        return self.kind.data == PolicyKind.LOAN_MAXIMUM.value

    def entry(self) -> PolicyEntry:
        """Return the policy to be entered, its value as the rules read it."""
        share: Decimal | None = self.percent.data
        value: int | str = self.amount.data if self._is_amount else plain(share or Decimal(0))
        effective: date = self.effective_from.data
        return PolicyEntry(
            PolicyKind(self.kind.data),
            value,
            effective,
            self.decision_no.data or "",
            self.decided_on.data,
        )


def plain(share: Decimal) -> str:
    """Return a share as the loan's JSON writes it: "1.5"."""
    text = f"{share:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
