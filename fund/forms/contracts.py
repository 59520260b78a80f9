"""The form of a contract (ghi hợp đồng tín dụng): what was signed, as the engine reads it."""

from collections.abc import Sequence
from typing import Any

from wtforms import SelectField

from core.forms import (
    BaseForm,
    CountField,
    DateField,
    LongTextField,
    RateField,
    TextField,
    VndField,
    at_most,
    optional,
    required,
)
from core.text import clean, fold
from fund import labels
from fund.forms.funds import plain
from fund.forms.lines import AmountLinesField
from fund.forms.trial_parts import choices
from fund.labels.books import RELATION
from fund.rules.books.contracts import Relation
from fund.rules.books.entries import ContractEntry, RelatedEntry, SecurityEntry
from fund.rules.limits import BorrowerKind
from fund.rules.terms import CollateralKind, Method

_WORDS = {fold(words): relation for relation, words in RELATION.items()}


class ContractForm(BaseForm):
    """A signed contract; the borrower is chosen before."""

    number = TextField("Số hợp đồng", validators=[required(), at_most(60)], numbers=True)
    signed_on = DateField("Ngày ký", validators=[required()])
    borrower_kind = SelectField("Khách hàng là", choices=choices(labels.BORROWER_KIND))
    source_id = SelectField("Nguồn vốn", coerce=int)
    purpose = TextField("Mục đích vay", validators=[required(), at_most(500)])
    project_vnd = VndField("Tổng vốn của dự án, phương án", validators=[required()])
    own_capital_vnd = VndField("Vốn chủ sở hữu tham gia dự án, phương án", validators=[required()])
    principal = VndField("Số tiền vay", validators=[required()])
    annual_rate = RateField(
        "Lãi suất cho vay", validators=[required()], description="Phần trăm một năm, ví dụ 6,84."
    )
    start = DateField(
        "Ngày bắt đầu vay", validators=[required()], description="Ngày giải ngân lần đầu."
    )
    term_months = CountField("Thời hạn vay", validators=[required()])
    method = SelectField("Phương thức trả gốc", choices=choices(labels.METHOD))
    principal_every = CountField("Trả gốc mỗi", default=1, validators=[required()])
    interest_every = CountField("Trả lãi mỗi", default=1, validators=[required()])
    grace = CountField("Ân hạn gốc", default=0, validators=[optional()])
    first_due_on = DateField(
        "Ngày trả đầu tiên",
        validators=[optional()],
        description="Để trống: một kỳ sau ngày bắt đầu vay.",
    )
    holiday_shift = SelectField(
        "Ngày đến hạn trùng ngày nghỉ", choices=choices(labels.HOLIDAY_SHIFT)
    )
    disbursements = AmountLinesField(
        "Giải ngân nhiều lần",
        description="Mỗi dòng: ngày và số tiền, ví dụ 15/03/2025 200.000.000. Để trống: một lần.",
    )
    custom_principal = AmountLinesField(
        "Các kỳ trả gốc tự chọn", description="Chỉ nhập khi trả gốc theo kỳ tự chọn."
    )
    overdue_percent = RateField(
        "Lãi suất quá hạn",
        validators=[optional()],
        description="Phần trăm của lãi suất trong hạn, ví dụ 150. Để trống: theo quy định của Quỹ.",
    )
    late_rate = RateField(
        "Lãi suất chậm trả lãi",
        validators=[optional()],
        description="Phần trăm một năm. Để trống: theo quy định của Quỹ.",
    )
    related = LongTextField(
        "Người có liên quan",
        validators=[at_most(3000)],
        description="Mỗi dòng một người hoặc tổ chức: tên; quan hệ. Ví dụ: Hợp tác xã Minh Phú; Góp vốn, sở "
        "hữu. Tổ chức có trong sổ đăng ký được cộng dư nợ khi xét giới hạn.",
    )

    def entry(self, customer: str, unit_id: int | None) -> ContractEntry:
        """Return the contract to be entered; related persons are found by the service."""
        key = int(customer[1:])
        is_organisation = customer.startswith("o")
        return ContractEntry(
            number=self.number.data or "",
            signed_on=self.signed_on.data,
            borrower_kind=BorrowerKind(self.borrower_kind.data),
            source_id=self.source_id.data,
            purpose=self.purpose.data or "",
            project_vnd=self.project_vnd.data,
            own_capital_vnd=self.own_capital_vnd.data,
            terms=self._terms(),
            policy=self._policy(),
            organisation_id=key if is_organisation else None,
            party_id=None if is_organisation else key,
            unit_id=unit_id,
            related=tuple(_related(self.related.data)),
        )

    def _terms(self) -> dict[str, Any]:
        """Return the terms as the loan's JSON; what was left empty is left out."""
        method = Method(self.method.data)
        told: dict[str, Any] = {
            "principal": self.principal.data,
            "annual_rate": plain(self.annual_rate.data),
            "start": self.start.data.isoformat(),
            "term_months": self.term_months.data,
            "method": method.value,
            "principal_every_months": self.principal_every.data,
            "interest_every_months": self.interest_every.data,
            "principal_grace_months": self.grace.data or 0,
            "holiday_shift": self.holiday_shift.data,
        }
        if self.first_due_on.data:
            told["first_due_on"] = self.first_due_on.data.isoformat()
        for name in ("disbursements", "custom_principal"):
            lines = self[name].data
            if lines:
                told[name] = [{"on": on.isoformat(), "amount": amount} for on, amount in lines]
        return told

    def _policy(self) -> dict[str, Any]:
        told = {}
        if self.overdue_percent.data is not None:
            told["overdue_factor"] = plain(self.overdue_percent.data)
        if self.late_rate.data is not None:
            told["late_interest_rate"] = plain(self.late_rate.data)
        return told

    def offer(self, sources: Sequence[tuple[int, str]]) -> None:
        """Offer the fund's sources of capital."""
        self.source_id.choices = choices(dict(sources))


def _related(text: str | None) -> list[RelatedEntry]:
    found = []
    for line in map(clean, (text or "").splitlines()):
        if line:
            name, _, words = line.partition(";")
            relation = _WORDS.get(fold(clean(words)), Relation.OTHER)
            found.append(RelatedEntry(clean(name), relation))
    return found


class SecurityForm(BaseForm):
    """A security of a contract (tài sản bảo đảm)."""

    kind = SelectField("Loại tài sản", choices=choices(labels.COLLATERAL_KIND))
    value_vnd = VndField("Giá trị", validators=[required()])
    description = TextField("Mô tả", validators=[required(), at_most(500)])
    document = TextField("Hợp đồng, giấy tờ", validators=[optional(), at_most(300)])
    start_on = DateField("Bảo đảm từ ngày", validators=[required()])
    enforceable_on = DateField(
        "Có quyền xử lý từ ngày",
        validators=[optional()],
        description="Để trống khi chưa phát sinh quyền xử lý tài sản.",
    )

    def entry(self) -> SecurityEntry:
        """Return the security to be recorded."""
        return SecurityEntry(
            kind=CollateralKind(self.kind.data),
            value=self.value_vnd.data,
            description=self.description.data or "",
            start_on=self.start_on.data,
            document=self.document.data,
            enforceable_on=self.enforceable_on.data,
        )
