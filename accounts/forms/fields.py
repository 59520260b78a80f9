"""Choices with our messages, and the usual dated fields."""

from collections.abc import Callable
from datetime import date
from typing import Any

from wtforms import SelectField, ValidationError

from core.dates import format_date


def optional_number(value: Any) -> int | None:
    """Return the id of a choice, None for the empty one."""
    return int(value) if value not in (None, "", "None") else None


class ChoiceField(SelectField):
    """A choice from a list; says in Vietnamese when the sent value is none of it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read the value sent."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError("Hãy chọn một mục trong danh sách.") from error

    def pre_validate(self, form: Any) -> None:
        """Refuse a value that is not in the list."""
        if not any(self.data == value for value, *_ in self.iter_choices()):
            raise ValidationError("Hãy chọn một mục trong danh sách.")


def not_before(other: str) -> Callable[[Any, Any], None]:
    """Return a check that a day is not before the day of another field of the form."""

    def check(form: Any, field: Any) -> None:
        first: date | None = form[other].data
        if first is not None and field.data is not None and field.data < first:
            raise ValidationError(f"Ngày này ở trước ngày bắt đầu ({format_date(first)}).")

    return check
