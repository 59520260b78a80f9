"""Form fields for Vietnamese input, one base form, and forms that count only once.

Fields turn text into `int`, `Decimal`, `date`; what the law or the office allows is a rule's
business, and a rule's refusal comes back into the form with `refuse`.
"""

import re
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import uuid4

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField, ValidationError
from wtforms.validators import InputRequired, Length, Optional, StopValidation

from core.dates import EARLIEST, EARLIEST_BIRTH, PartialDate, format_date, parse_date, parse_partial
from core.errors import RuleViolation
from core.form_words import Vietnamese
from core.identity_numbers import REFUSED, holds_identity_number
from core.money import MAX_VND, format_decimal, format_number, parse_percent, parse_vnd
from core.text import clean

REQUIRED = "Chưa nhập mục này."
FORMULA = "Đây là công thức của Excel. Hãy nhập kết quả, không nhập dấu bằng và phép tính."


class _Filled(InputRequired):
    """Refuses spaces alone too: cleaned, they are nothing (WTForms looks at the raw text)."""

    def __call__(self, form: Any, field: Any) -> None:
        super().__call__(form, field)
        if field.data is None and not field.errors:
            raise StopValidation(self.message)


def required() -> InputRequired:
    """Return our "must be filled" check (0 counts as filled, spaces do not)."""
    return _Filled(REQUIRED)


def at_most(length: int) -> Length:
    """Return our length check."""
    return Length(max=length, message=f"Dài quá {length} ký tự. Hãy rút gọn.")


class _WithoutNumbers:
    """Refuses a person's full identity number, unless the field is made for `numbers`."""

    data: Any
    #: Takes identity numbers, telephones, codes, numbers of papers.
    takes_numbers = False

    def __init__(self, *args: Any, numbers: bool = False, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self.takes_numbers = numbers or type(self).takes_numbers

    def pre_validate(self, _form: Any) -> None:
        """Raise when free text holds such a number."""
        if not self.takes_numbers and self.data and holds_identity_number(self.data):
            raise ValidationError(REFUSED)


class TextField(_WithoutNumbers, StringField):
    """One line of text, trimmed and NFC; an empty one is None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Clean what was typed."""
        self.data = (clean(str(valuelist[0])) or None) if valuelist else None


class LongTextField(_WithoutNumbers, TextAreaField):
    """Several lines of text, NFC; an empty one is None."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Clean each line."""
        lines = str(valuelist[0]).splitlines() if valuelist else []
        self.data = "\n".join(clean(line) for line in lines).strip() or None


class TooLargeError(ValueError):
    """A number was read, but is larger than the field takes; the words say how much it takes."""


def _at_most(text: str, largest: int, unit: str = "") -> int:
    """Return the whole number of the text; raise TooLargeError above `largest`."""
    digits = re.sub(r"[. \u00a0,]", "", text)
    if digits.isascii() and digits.isdigit() and int(digits[:40]) > largest:
        raise TooLargeError(f"Số này quá lớn; nhiều nhất là {format_number(largest)}{unit}.")
    return parse_vnd(text)


class _ParsedField(StringField):
    """A field whose text becomes a value; what was typed stays in the field when it is wrong."""

    #: What the message says when the text cannot be read.
    hint = ""
    #: Shown at the end of the field.
    unit = ""

    def parse(self, text: str) -> Any:
        """Return the value of the text or raise ValueError."""
        raise NotImplementedError

    def show(self, value: Any) -> str:
        """Return the value as text."""
        return str(value)

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "" if self.data is None else self.show(self.data)

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the text; an empty one is None."""
        text = clean(str(valuelist[0])) if valuelist else ""
        self.data = None
        if not text:
            return
        if text.startswith("="):
            raise ValueError(FORMULA)
        try:
            self.data = self.parse(text)
        except TooLargeError:
            raise
        except (ValueError, OverflowError) as error:
            raise ValueError(self.hint) from error


class VndField(_ParsedField):
    """Whole đồng: "1.000.000"."""

    hint = "Nhập số tiền bằng đồng, ví dụ 1.000.000."
    unit = "đồng"

    def parse(self, text: str) -> int:
        """Read whole đồng."""
        return _at_most(text, MAX_VND, " đồng")

    def show(self, value: int) -> str:
        """Group thousands."""
        return format_number(value)


class SignedVndField(VndField):
    """Whole đồng that may be less than nothing, a loss: "-1.000.000"."""

    hint = "Nhập số tiền bằng đồng, ví dụ 1.000.000; lỗ thì ghi dấu trừ ở trước, ví dụ -1.000.000."

    def parse(self, text: str) -> int:
        """Read whole đồng with or without a minus (any dash)."""
        bare = text.lstrip("-–−")
        amount = super().parse(bare.strip())
        return amount if bare == text else -amount


class CountField(_ParsedField):
    """A number of people, units, months: a whole number from zero."""

    hint = "Nhập một số nguyên, ví dụ 12."
    maximum = 10_000_000

    def parse(self, text: str) -> int:
        """Read a whole number."""
        return _at_most(text, min(self.maximum, MAX_VND))

    def show(self, value: int) -> str:
        """Group thousands."""
        return format_number(value)


class RateField(_ParsedField):
    """A percentage kept as a fraction: "6,5" is Decimal("0.065")."""

    hint = "Nhập tỷ lệ phần trăm, ví dụ 6,5."
    unit = "%"

    def parse(self, text: str) -> Decimal:
        """Read a percentage."""
        return parse_percent(text)

    def show(self, value: Decimal) -> str:
        """Show the percentage."""
        return format_decimal(value * 100)


class DateField(_ParsedField):
    """A day: "31/12/2026"."""

    hint = "Nhập ngày có thật theo dạng ngày/tháng/năm, ví dụ 31/12/2025 (từ năm 1945 đến 2100)."

    def parse(self, text: str) -> date:
        """Read a day."""
        return parse_date(text)

    def show(self, value: date) -> str:
        """Show dd/mm/yyyy."""
        return format_date(value)


class PartialDateField(_ParsedField):
    """A day of which perhaps only the month or year is known: "13/6/2017", "6/2017", "2017"."""

    hint = "Nhập ngày, tháng hoặc năm, ví dụ 13/6/2017, 6/2017 hoặc 2017 (từ năm 1945)."
    earliest = EARLIEST

    def parse(self, text: str) -> PartialDate:
        """Read a partial date."""
        return parse_partial(text, self.earliest)


class BirthField(PartialDateField):
    """A birth (ngày sinh), of which perhaps only the year is known; it may lie before 1945."""

    hint = "Nhập ngày, tháng hoặc năm sinh, ví dụ 13/6/1940, 6/1940 hoặc 1940 (từ năm 1900)."
    earliest = EARLIEST_BIRTH


class NotAfter:
    """The day may not lie after the given one (ngày trong tương lai)."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self, form: Any, field: Any) -> None:
        """Raise when the day lies in the future."""
        day = field.data.start if isinstance(field.data, PartialDate) else field.data
        if day is not None and day > self.day:
            raise ValidationError(f"Ngày này ở sau hôm nay ({format_date(self.day)}).")


def optional() -> Optional:
    """Return our "may stay empty" check."""
    return Optional()


class BaseForm(FlaskForm):
    """The base of all our forms: form token, a number that makes it count once, refusals."""

    class Meta(FlaskForm.Meta):
        """WTForms' own messages in Vietnamese."""

        def get_translations(self, _form: Any) -> Vietnamese:
            """Return our catalogue."""
            return Vietnamese()

    #: Drawn anew for each form shown; a second submission of the same form finds the first.
    once = HiddenField(default=lambda: uuid4().hex)

    @cached_property
    def ways_on(self) -> list[tuple[str, str]]:
        """Return (words, address) of pages where what was refused can be settled."""
        return []

    def refuse(self, refusal: RuleViolation) -> None:
        """Show a rule's refusal beside its field, with the article, or above the form."""
        field = self._fields.get(refusal.field or "")
        errors = field.errors if field is not None else self.form_errors
        if isinstance(errors, tuple):
            errors = list(errors)
        errors.append(str(refusal))
        if field is not None:
            field.errors = errors

    def error_list(self) -> list[tuple[str, str, str]]:
        """Return (field id, label, message) of all errors in the order of the form."""
        found = [("", "", str(message)) for message in self.form_errors]
        for field in self:
            found += [(field.id, field.label.text, str(error)) for error in field.errors]
        return found
