"""Fields that take several dated lines: "15/03/2025 200.000.000", one a line."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from wtforms import TextAreaField

from core.dates import format_date, parse_date
from core.money import format_decimal, format_number, parse_percent, parse_vnd
from core.text import clean

#: More lines than these are no trial by hand, and the form has to fit into an address.
MOST_LINES = 60
#: Letters of a field: three full ones stay below the 8.000 that web servers take.
MOST_LETTERS = 1_600


class _DatedLinesField(TextAreaField):
    """Days with a value each; an empty field is an empty list, what was typed stays in it."""

    def __init__(self, *args: Any, **kw: Any) -> None:
        kw["render_kw"] = {"maxlength": MOST_LETTERS, **(kw.get("render_kw") or {})}
        super().__init__(*args, **kw)

    #: What a line should look like, for the message.
    sample = ""
    parse_value: Callable[[str], Any]

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Read every line that is not empty; name the first that cannot be read."""
        self.data = []
        text = str(valuelist[0]) if valuelist else ""
        if len(text) > MOST_LETTERS:
            raise ValueError(f"Nhiều nhất {format_number(MOST_LETTERS)} ký tự.")
        typed = text.splitlines()
        if len(typed) > MOST_LINES:
            raise ValueError(f"Nhiều nhất {MOST_LINES} dòng.")
        for number, raw in enumerate(typed, start=1):
            line = clean(raw)
            if line:
                self.data.append(self._line(number, line))

    def _line(self, number: int, line: str) -> tuple[date, Any]:
        day, _, value = line.replace(";", " ").partition(" ")
        try:
            return parse_date(day), type(self).parse_value(value)
        except ValueError as error:
            raise ValueError(
                f"Dòng {number} chưa đọc được: “{line[:60]}”. Mỗi dòng ghi ngày rồi đến số, ví dụ "
                f"{self.sample}."
            ) from error

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return "\n".join(f"{format_date(day)} {self.show(value)}" for day, value in self.data or [])

    def show(self, value: Any) -> str:
        """Return a value as it is typed."""
        return str(value)


class AmountLinesField(_DatedLinesField):
    """Đồng on days (các ngày và số tiền)."""

    sample = "15/03/2025 200.000.000"
    parse_value = staticmethod(parse_vnd)

    def show(self, value: int) -> str:
        """Group thousands."""
        return format_number(value)


class RateLinesField(_DatedLinesField):
    """Yearly rates from days on (các ngày và lãi suất)."""

    sample = "01/09/2025 6,5"
    parse_value = staticmethod(parse_percent)

    def show(self, value: Decimal) -> str:
        """Show the percentage."""
        return format_decimal(value * 100)
