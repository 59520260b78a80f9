"""The parts of the trial calculation's page (tính thử): the loan and the ways to repay it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import gcd
from typing import Any

from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from core.forms import BaseForm, CountField, DateField, RateField, VndField, optional, required
from fund import labels
from fund.forms.lines import AmountLinesField, RateLinesField
from fund.rules.terms import Method

#: The word of the address that says that something was asked.
ASKED = "so-tien"
YEARLY, MONTHLY = "nam", "thang"
MONTHS = 12
#: Methods whose principal has no rhythm of its own.
_FREE = (Method.BULLET, Method.CUSTOM)
#: Decimals of a rate as a fraction: 6,123456% is the finest.
_FINEST = -8


def readable_rates(_form: Any, field: Any) -> None:
    """Refuse rates above the whole, or finer than anybody agrees on."""
    rates = field.data if isinstance(field.data, list) else [(None, field.data)]
    for _, rate in rates:
        if rate is not None and rate > 1:
            raise ValidationError("Lãi suất không quá 100%.")
        readable(rate)


def readable(rate: Decimal | None) -> None:
    """Refuse a share with more decimals than anybody agrees on."""
    if rate is not None and int(rate.as_tuple().exponent) < _FINEST:
        raise ValidationError("Nhiều nhất 6 chữ số sau dấu phẩy.")


def _from_one(_form: Any, field: Any) -> None:
    """Refuse nothing; what could not be read has its own message."""
    if field.data is not None and field.data < 1:
        raise ValidationError("Nhập số tiền lớn hơn 0.")


def choices(words: Mapping[Any, str], blank: str = "") -> list[SelectChoice]:
    """Return the lines of a drop-down, the one that means nothing first."""
    first = [SelectChoice("", blank)] if blank else []
    return [*first, *(SelectChoice(str(value), told) for value, told in words.items())]


class PartForm(BaseForm):
    """A part of the page; the address needs no form token."""

    class Meta(BaseForm.Meta):
        """Nothing is changed, so nothing is forged."""

        csrf = False


class LoanForm(PartForm):
    """What all ways to repay have in common (khoản vay)."""

    principal = VndField(
        "Số tiền vay",
        name=ASKED,
        validators=[required(), _from_one],
        description="Ví dụ 300.000.000.",
    )
    rate = RateField(
        "Lãi suất cho vay",
        name="lai-suat",
        validators=[required(), readable_rates],
        description="Theo quyết định của Quỹ. Lãi suất tháng được nhân 12 thành lãi suất năm.",
    )
    rate_per = SelectField(
        "Lãi suất tính theo",
        name="lai-suat-theo",
        choices=choices({YEARLY: "% một năm", MONTHLY: "% một tháng"}),
    )
    start = DateField("Ngày giải ngân", name="ngay-vay", validators=[required()])
    first_due_on = DateField(
        "Ngày trả đầu tiên",
        name="ngay-tra-dau",
        validators=[optional()],
        description="Để trống: một kỳ sau ngày giải ngân.",
    )
    due_day = CountField(
        "Ngày trả trong tháng",
        name="ngay-trong-thang",
        validators=[optional()],
        description="Từ 1 đến 31. Để trống: theo ngày trả đầu tiên hoặc ngày giải ngân.",
    )
    holiday_shift = SelectField(
        "Ngày đến hạn trùng ngày nghỉ",
        name="ngay-nghi",
        choices=choices(labels.HOLIDAY_SHIFT),
    )
    day_count = SelectField(
        "Cách đếm ngày tính lãi",
        name="cach-dem",
        choices=choices(labels.DAY_COUNT),
    )
    disbursements = AmountLinesField(
        "Giải ngân nhiều lần",
        name="giai-ngan",
        description="Mỗi dòng một lần: ngày và số tiền, ví dụ 15/03/2025 200.000.000. Để trống: giải "
        "ngân hết vào ngày giải ngân.",
    )
    rate_changes = RateLinesField(
        "Thay đổi lãi suất",
        name="doi-lai-suat",
        validators=[readable_rates],
        description="Mỗi dòng: ngày và lãi suất năm, ví dụ 01/09/2025 6,5. Áp dụng cho các ngày sau "
        "ngày đó.",
    )
    custom_principal = AmountLinesField(
        "Các kỳ trả gốc tự chọn",
        name="ky-tu-chon",
        description="Chỉ dùng cho phương thức tự chọn: mỗi dòng ngày và số gốc trả.",
    )

    def terms(self) -> dict[str, Any]:
        """Return the common terms as fields of the loan contract."""
        assert self.rate.data is not None, "read after the form was checked"
        assert self.start.data is not None, "read after the form was checked"
        rate = Decimal(self.rate.data) * (MONTHS if self.rate_per.data == MONTHLY else 1)
        return {
            "principal": self.principal.data,
            "annual_rate": f"{rate.normalize():f}",
            "start": self.start.data.isoformat(),
            "first_due_on": iso(self.first_due_on.data),
            "due_day": self.due_day.data,
            "holiday_shift": self.holiday_shift.data,
            "day_count": self.day_count.data,
            "disbursements": amounts(self.disbursements.data),
            "rate_changes": [
                {"on": on.isoformat(), "annual_rate": f"{rate.normalize():f}"}
                for on, rate in self.rate_changes.data or []
            ],
        }


class OptionForm(PartForm):
    """One way to repay (phương án); the second and third take from the first what is left empty."""

    method = SelectField("Phương thức trả gốc", name="phuong-thuc")
    term_months = CountField("Thời hạn vay", name="thoi-han", validators=[optional()])
    principal_every = CountField("Kỳ trả gốc", name="ky-goc", validators=[optional()])
    interest_every = CountField("Kỳ trả lãi", name="ky-lai", validators=[optional()])
    grace = CountField("Ân hạn gốc", name="an-han", validators=[optional()])

    def __init__(self, number: int, **kw: Any) -> None:
        super().__init__(prefix=f"pa{number}-", **kw)
        self.number = number
        self.method.choices = choices(labels.METHOD, blank="" if number == 1 else "Không so sánh")
        for field in (self.term_months, self.principal_every, self.interest_every, self.grace):
            field.unit = "tháng"
            if number == 1 and field is not self.grace:
                field.validators = [required()]
                field.flags.required = True

    @property
    def is_asked(self) -> bool:
        """Tell whether this way to repay is to be computed."""
        return bool(self.method.data)

    def validate_method(self, field: Any) -> None:
        """Refuse a way of which all but the method was filled in: it would not be compared."""
        others = (self.term_months, self.principal_every, self.interest_every, self.grace)
        if not field.data and any(typed(one) for one in others):
            raise ValidationError("Chọn phương thức để so sánh, hoặc xóa các mục bên dưới.")

    def validate_grace(self, field: Any) -> None:
        """Refuse grace where principal is paid on chosen days or at the end."""
        if field.data and self.method.data in _FREE:
            raise ValidationError("Chỉ dùng khi trả gốc đều hoặc trả góp đều.")

    def terms(self, first: "OptionForm") -> dict[str, Any]:
        """Return the terms of this way, empty ones as in the first."""
        term = self._or(first, "term_months")
        interest, principal = self._or(first, "interest_every"), self._or(first, "principal_every")
        grace = self._or(first, "grace") or 0
        if self.method.data in _FREE:
            # The first date is the first date of interest.
            principal, grace = gcd(term, interest), 0
        elif self.method.data == Method.EQUAL_INSTALMENT and self.interest_every.data is None:
            interest = principal
        return {
            "method": self.method.data,
            "term_months": term,
            "principal_every_months": principal,
            "interest_every_months": interest,
            "principal_grace_months": grace,
        }

    def _or(self, first: "OptionForm", name: str) -> Any:
        own = self[name].data
        return first[name].data if own is None else own


def typed(field: Any) -> bool:
    """Tell whether something stands in a field, readable or not."""
    return bool(field.raw_data and str(field.raw_data[0]).strip())


def iso(day: date | None) -> str | None:
    """Return a day as the loan contract writes it."""
    return day.isoformat() if day else None


def amounts(lines: list[tuple[date, int]] | None) -> list[dict[str, Any]]:
    """Return dated amounts as the loan contract writes them."""
    return [{"on": on.isoformat(), "amount": amount} for on, amount in lines or []]
