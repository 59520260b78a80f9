"""Reading JSON strictly: each wrong value is a RuleViolation that names its field."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, NoReturn, TypeVar

from core.dates import EARLIEST, LATEST
from core.errors import RuleViolation
from core.money import MAX_VND

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"[0-9]{1,3}(\.[0-9]{1,12})?")
_MISSING = object()
Choice = TypeVar("Choice", bound=StrEnum)


_bound = lru_cache(Decimal)


class Fields:
    """The fields of one JSON object and where it stands (`events[2].`)."""

    def __init__(self, found: object, path: str = "") -> None:
        if not isinstance(found, dict):
            name = path or None
            raise RuleViolation("Phải là một đối tượng JSON có tên trường.", field=name)
        self._found = found
        self._path = f"{path}." if path else ""

    def name(self, name: str) -> str:
        """Return the full name of a field, as errors tell it."""
        return f"{self._path}{name}"

    def refuse(self, name: str, message: str, rule: str | None = None) -> NoReturn:
        """Refuse the value of a field."""
        raise RuleViolation(message, field=self.name(name), rule=rule)

    def refuse_strangers(self, known: frozenset[str]) -> None:
        """Refuse a field nobody knows: a typing error must not become a default."""
        for name in self._found:
            if name not in known:
                shown = readable(name)
                self.refuse(shown, f"Không có trường “{shown}”.")

    def given(self, name: str) -> bool:
        """Tell whether the field is there and not null."""
        return self._found.get(name) is not None

    def raw(self, name: str, default: object = _MISSING) -> Any:
        """Return the value as it came; null counts as not given."""
        value = self._found.get(name)
        if value is not None:
            return value
        if default is _MISSING:
            self.refuse(name, "Thiếu giá trị bắt buộc.")
        return default

    def whole(self, name: str, default: int | None = None, *, low: int, high: int = MAX_VND) -> int:
        """Return a whole number between two bounds (số nguyên)."""
        value = self.raw(name, _MISSING if default is None else default)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(name, "Phải là số nguyên, không có dấu nháy hay phần thập phân.")
        if not low <= value <= high:
            self.refuse(name, f"Phải từ {low} đến {high}.")
        return value

    def decimal(self, name: str, default: str | None = None, *, low: str, high: str) -> Decimal:
        """Return a decimal written as text (số thập phân viết trong dấu nháy)."""
        value = self.raw(name, _MISSING if default is None else default)
        if not isinstance(value, str) or not _DECIMAL.fullmatch(value):
            self.refuse(name, "Phải là số thập phân không âm viết trong dấu nháy, như “0.0684”.")
        number = Decimal(value)
        if not _bound(low) <= number <= _bound(high):
            self.refuse(name, f"Phải từ {low} đến {high}; 6,84%/năm viết là “0.0684”.")
        return number

    def day(self, name: str) -> date:
        """Return a required day (ngày dạng năm-tháng-ngày)."""
        value = self.raw(name)
        if isinstance(value, str) and _DAY.fullmatch(value):
            try:
                found = date.fromisoformat(value)
            except ValueError:
                self.refuse(name, f"Không có ngày “{value}” trong lịch.")
            if EARLIEST <= found <= LATEST:
                return found
            self.refuse(name, f"Năm {found.year} nằm ngoài khoảng 1945 đến 2100.")
        self.refuse(name, "Phải là ngày dạng năm-tháng-ngày, như “2025-01-15”.")

    def day_or_none(self, name: str) -> date | None:
        """Return a day, or None when it is not given."""
        return self.day(name) if self.given(name) else None

    def choice(self, name: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return a member of a closed list."""
        value = self.raw(name, _MISSING if default is None else default)
        if type(value) is choices:
            return value
        if isinstance(value, str):
            try:
                return choices(value)
            except ValueError:
                pass  # refused below, with what is not even text
        self.refuse(name, f"Phải là một trong: {', '.join(choices)}.")

    def text(self, name: str, default: str | None = None) -> str:
        """Return a text that is not empty."""
        value = self.raw(name, _MISSING if default is None else default)
        if not isinstance(value, str) or not value.strip():
            self.refuse(name, "Phải là một chuỗi chữ, không để trống.")
        if readable(value) != value:
            self.refuse(name, "Có ký tự hỏng (nửa ký tự \\ud800 đến \\udfff), không đọc được.")
        return value

    def text_or_none(self, name: str) -> str | None:
        """Return a text, or None when it is not given."""
        return self.text(name) if self.given(name) else None

    def inner(self, name: str) -> "Fields":
        """Return the object in a field; an empty one when it is not given."""
        return Fields(self.raw(name, {}), self.name(name))

    def items(self, name: str) -> list[object]:
        """Return the list in a field; an empty one when it is not given."""
        value = self.raw(name, [])
        if not isinstance(value, list):
            self.refuse(name, "Phải là một danh sách.")
        return list(value)

    def objects(self, name: str) -> list["Fields"]:
        """Return the objects of a list, each knowing its place."""
        return [
            Fields(item, f"{self.name(name)}[{index}]")
            for index, item in enumerate(self.items(name))
        ]


def readable(text: str) -> str:
    """Return text that can be printed; half a letter (a lone surrogate of JSON) shows its code."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def error_json(refusal: RuleViolation) -> dict[str, Mapping[str, str | None]]:
    """Return the error object of the command line."""
    return {
        "error": {"field": refusal.field, "message": str(refusal), "rule": refusal.rule},
    }
