"""Dated legal values (giá trị pháp luật theo ngày): one rule, its periods and its citations."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import TypeAlias

#: A share is a Decimal fraction, money an int of đồng, a list a tuple.
Value: TypeAlias = int | Decimal | str | bool | date | tuple["Value", ...]


class Certainty(StrEnum):
    """How far a value was checked against its text (mức độ đối chiếu)."""

    READ = "read"
    MEMORY = "memory"
    CARRIED = "carried"


class Comparison(StrEnum):
    """How a fact is measured against the value (cách so sánh với ngưỡng)."""

    EXACT = "exact"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"


@dataclass(frozen=True)
class Dated:
    """One row of a series (một mốc hiệu lực); `value=None` repeals the rule from that day."""

    valid_from: date
    value: Value | None
    citation: str
    certainty: Certainty = Certainty.READ
    #: Remark for the reader: what was not seen, where the figure comes from.
    note: str = ""
    #: Explanation of this period; the text of the series when empty.
    text: str = ""
    #: Unit of this period; the unit of the series when empty.
    unit: str = ""
    #: The value said in Vietnamese where number and unit alone would mislead.
    words: str = ""


@dataclass(frozen=True)
class InForce:
    """A rule as it stands on a day (quy định đang có hiệu lực).

    `valid_to` is the first day on which it no longer holds, or None.
    """

    key: str
    value: Value
    unit: str
    article: str
    valid_from: date
    valid_to: date | None
    certainty: Certainty
    text: str
    comparison: Comparison = Comparison.EXACT
    title: str = ""
    note: str = ""
    words: str = ""

    def number(self) -> int:
        """Return the value as a whole number (số người, số ngày, đồng)."""
        if isinstance(self.value, int) and not isinstance(self.value, bool):
            return self.value
        raise self._not_a("whole number")

    def share(self) -> Decimal:
        """Return the value as a fraction (tỷ lệ)."""
        if isinstance(self.value, Decimal):
            return self.value
        raise self._not_a("share")

    def flag(self) -> bool:
        """Return the value as yes or no (có, không)."""
        if isinstance(self.value, bool):
            return self.value
        raise self._not_a("flag")

    def day(self) -> date:
        """Return the value as a day (ngày)."""
        if isinstance(self.value, date):
            return self.value
        raise self._not_a("day")

    def string(self) -> str:
        """Return the value as one text (một nội dung)."""
        if isinstance(self.value, str):
            return self.value
        raise self._not_a("text")

    def items(self) -> tuple[Value, ...]:
        """Return the value as a list (danh mục)."""
        if isinstance(self.value, tuple):
            return self.value
        raise self._not_a("list")

    def _not_a(self, kind: str) -> TypeError:
        return TypeError(f"{self.key} is not a {kind}: {self.value!r}")


class NoRuleInForce(LookupError):  # noqa: N818 - a state of the law, not a fault
    """No rule is loaded for that day (không có quy định đã nạp cho ngày này)."""

    def __init__(self, key: str, on: date, title: str = "") -> None:
        self.key = key
        self.on = on
        self.title = title
        super().__init__(key, on, title)

    def __str__(self) -> str:
        name = f"“{self.title}” ({self.key})" if self.title else f"“{self.key}”"
        return f"Không có quy định đã nạp về {name} cho ngày {self.on:%d/%m/%Y}."


class DatedSeries:
    """One rule through time (một quy định qua các thời kỳ)."""

    def __init__(
        self,
        key: str,
        *rows: Dated,
        title: str,
        text: str,
        unit: str = "",
        comparison: Comparison = Comparison.EXACT,
    ) -> None:
        """Take the rows oldest first; refuse a wrong order or an idle repeal."""
        _check_rows(key, rows)
        self.key = key
        self.title = title
        self.text = text
        self.unit = unit
        self.comparison = comparison
        self.rows = rows
        self._starts = tuple(row.valid_from for row in rows)
        #: Made once: a month's end asks for the same period thousands of times.
        self._periods = tuple(self._period(index) for index in range(len(rows)))

    def __repr__(self) -> str:
        return f"<DatedSeries {self.key}>"

    def in_force(self, on: date) -> InForce:
        """Return the rule of the legal day `on`; raise NoRuleInForce without one."""
        index = bisect_right(self._starts, on) - 1
        period = self._periods[index] if index >= 0 else None
        if period is None:
            raise NoRuleInForce(self.key, on, self.title)
        return period

    def history(self) -> tuple[InForce, ...]:
        """Return every period oldest first; a repeal only closes the one before."""
        return tuple(period for period in self._periods if period is not None)

    def _period(self, index: int) -> InForce | None:
        row = self.rows[index]
        if row.value is None:
            return None
        is_last = index + 1 == len(self.rows)
        return InForce(
            key=self.key,
            value=row.value,
            unit=row.unit or self.unit,
            article=row.citation,
            valid_from=row.valid_from,
            valid_to=None if is_last else self._starts[index + 1],
            certainty=row.certainty,
            text=row.text or self.text,
            comparison=self.comparison,
            title=self.title,
            note=row.note,
            words=row.words,
        )


def _check_rows(key: str, rows: tuple[Dated, ...]) -> None:
    if not rows:
        raise ValueError(f"{key}: a series needs at least one row")
    if rows[0].value is None:
        raise ValueError(f"{key}: the first row cannot be a repeal")
    for before, after in pairwise(rows):
        if before.valid_from >= after.valid_from:
            raise ValueError(f"{key}: rows must go forward in time ({after.valid_from})")
        if before.value is None and after.value is None:
            raise ValueError(f"{key}: repealed twice ({after.valid_from})")
    for row in rows:
        if not row.citation:
            raise ValueError(f"{key}: a row without citation ({row.valid_from})")
