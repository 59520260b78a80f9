"""Choices with our messages, and a check between two days."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from core.dates import format_date

PICK = "Hãy chọn một mục trong danh sách."


def options(pairs: Iterable[tuple[Any, str]], *, empty: str) -> list[SelectChoice]:
    """Return (value, words) pairs as choices, after an empty one."""
    return [SelectChoice("", empty), *(SelectChoice(value, words) for value, words in pairs)]


def optional_number(value: Any) -> int | None:
    """Return the id of a choice, None for the empty one."""
    return int(value) if value not in (None, "", "None") else None


class ChoiceField(SelectField):
    """A choice from a list; says in Vietnamese when the sent value is none of it."""

    def __init__(self, label: str, validators: Sequence[Any] = (), **kwargs: Any) -> None:
        super().__init__(
            label, validators, invalid_value_message=PICK, invalid_choice_message=PICK, **kwargs
        )


def not_before(other: str) -> Callable[[Any, Any], None]:
    """Return a check that a day is not before the day of another field of the form."""

    def check(form: Any, field: Any) -> None:
        first: date | None = form[other].data
        if first is not None and field.data is not None and field.data < first:
            raise ValidationError(f"Ngày này ở trước ngày bắt đầu ({format_date(first)}).")

    return check
