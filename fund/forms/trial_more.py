"""What a trial may also look at (tính thử): the loan on a day, and the lending limits."""

from decimal import Decimal
from typing import Any

from wtforms import SelectField, ValidationError

from core.errors import RuleViolation
from core.forms import CountField, DateField, RateField, VndField, optional
from fund import labels
from fund.forms.trial_parts import PartForm, choices, iso, readable, readable_rates, typed
from fund.rules.headroom import KnownFigures

_HIGHEST_FACTOR = 10


def readable_factor(_form: Any, field: Any) -> None:
    """Refuse a factor below the rate itself, far above it, or finer than anybody agrees on."""
    if field.data is not None and not 1 <= field.data <= _HIGHEST_FACTOR:
        raise ValidationError("Từ 100% (bằng lãi suất trong hạn) đến 1.000%.")
    readable(field.data)


class SituationForm(PartForm):
    """A day on which the first way to repay is looked at (xem một ngày)."""

    as_of = DateField(
        "Ngày xem",
        name="ngay-xem",
        validators=[optional()],
        description="Để trống nếu chỉ cần lịch trả nợ.",
    )
    paid = CountField(
        "Số kỳ đã trả đúng hạn",
        name="so-ky-da-tra",
        validators=[optional()],
        description="Sau kỳ này không trả nữa. Để trống: mọi kỳ đã đến hạn đều trả đúng hạn.",
    )
    moved_on = DateField(
        "Ngày chuyển nợ quá hạn", name="ngay-chuyen-qua-han", validators=[optional()]
    )
    overdue_factor = RateField(
        "Lãi suất quá hạn so với lãi suất trong hạn",
        name="lai-qua-han",
        validators=[optional(), readable_factor],
        default=Decimal("1.5"),
        description="Để trống: 150%.",
    )
    late_interest_rate = RateField(
        "Lãi chậm trả trên lãi quá hạn",
        name="lai-cham-tra",
        validators=[optional(), readable_rates],
        default=Decimal("0.1"),
        description="Để trống: 10%/năm.",
    )
    collateral_kind = SelectField(
        "Loại tài sản bảo đảm",
        name="loai-tai-san",
        choices=choices(labels.COLLATERAL_KIND, blank="Không có tài sản bảo đảm"),
    )
    collateral_value = VndField(
        "Giá trị tài sản bảo đảm", name="gia-tri-tai-san", validators=[optional()]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse what would be looked at on no day, or a value of nothing."""
        good = super().validate(extra_validators)
        asked = (self.paid, self.moved_on, self.collateral_kind, self.collateral_value)
        if (
            self.as_of.data is None
            and not self.as_of.errors
            and any(typed(one) and not one.errors for one in asked)
        ):
            self.refuse(RuleViolation("Nhập ngày xem, hoặc xóa các mục bên dưới.", field="as_of"))
            return False
        if self.collateral_value.data and not self.collateral_kind.data:
            told = "Chọn loại tài sản, hoặc xóa giá trị."
            self.refuse(RuleViolation(told, field="collateral_kind"))
            return False
        kind = self.collateral_kind
        if kind.data and not kind.errors and not typed(self.collateral_value):
            told = "Nhập giá trị tài sản, hoặc chọn không có tài sản bảo đảm."
            self.refuse(RuleViolation(told, field="collateral_value"))
            return False
        return good

    def situation(self) -> dict[str, Any]:
        """Return the situation as fields of the loan contract."""
        kind = self.collateral_kind.data
        collateral = [{"kind": kind, "value": self.collateral_value.data or 0}] if kind else []
        return {
            "as_of": iso(self.as_of.data),
            "paid": self.paid.data,
            "moved_on": iso(self.moved_on.data),
            "policy": {
                "overdue_factor": _decimal(self.overdue_factor.data),
                "late_interest_rate": _decimal(self.late_interest_rate.data),
            },
            "collateral": collateral,
        }


class LimitsForm(PartForm):
    """Figures by which the lending limits are judged (giới hạn cho vay)."""

    actual_capital = VndField(
        "Vốn điều lệ thực có của Quỹ",
        name="von-quy",
        validators=[optional()],
        description="Vốn điều lệ cộng thặng dư chưa phân phối, trừ lỗ chưa xử lý.",
    )
    customer_outstanding = VndField(
        "Dư nợ hiện có của khách hàng", name="du-no", validators=[optional()]
    )
    related_outstanding = VndField(
        "Dư nợ của người có liên quan", name="du-no-lien-quan", validators=[optional()]
    )
    project_total = VndField(
        "Tổng vốn của dự án, phương án", name="von-du-an", validators=[optional()]
    )
    own_capital = VndField(
        "Vốn chủ sở hữu của khách hàng tham gia", name="von-tu-co", validators=[optional()]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse figures that judge nothing without another one."""
        good = super().validate(extra_validators)
        for needed, others in (
            ("actual_capital", (self.customer_outstanding, self.related_outstanding)),
            ("project_total", (self.own_capital,)),
        ):
            given = [one.label.text for one in others if typed(one)]
            if given and not typed(self[needed]):
                told = f"Chưa nhập mục này nên chưa xét được: {'; '.join(given)}."
                self.refuse(RuleViolation(told, field=needed))
                good = False
        return good

    def figures(self) -> KnownFigures:
        """Return the figures that were given."""
        return KnownFigures(**{name: self[name].data for name in KnownFigures.__dataclass_fields__})


def _decimal(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"
