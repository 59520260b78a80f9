"""Rules said in Vietnamese for screens and papers, and as JSON (diễn đạt quy định)."""

import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from law.dated import Certainty, Comparison, InForce, Value

Json: TypeAlias = int | str | bool | list["Json"]

_CERTAINTY = {
    Certainty.READ: "đã đối chiếu văn bản",
    Certainty.MEMORY: "chưa đối chiếu",
    Certainty.CARRIED: "giá trị mang sang, chưa đối chiếu",
}

_COMPARISON = {
    Comparison.EXACT: "",
    Comparison.AT_MOST: "không quá",
    Comparison.LESS_THAN: "dưới",
    Comparison.AT_LEAST: "ít nhất",
    Comparison.MORE_THAN: "trên",
}

#: A day of the year takes other words than an amount (“chậm nhất ngày 15/12”).
_DAY_COMPARISON = {
    Comparison.AT_MOST: "chậm nhất",
    Comparison.LESS_THAN: "trước",
}

#: “15/12”, a day of every year.
_DAY_OF_YEAR = re.compile(r"\d{2}/\d{2}")

_SHORT_ACTS = (
    ("Nghị định ", "NĐ "),
    ("Thông tư ", "TT "),
    ("Luật Hợp tác xã ", "Luật HTX "),
    ("Bộ luật Dân sự ", "BLDS "),
)


def value_in_words(rule: InForce) -> str:
    """Return the value with its unit: “7 thành viên”, “20%”, “5 ngày làm việc”."""
    return rule.words or _in_words(rule.value, rule.unit)


def threshold_in_words(rule: InForce) -> str:
    """Return the value with its comparison: “không quá 20%”, “dưới 35%”."""
    words = value_in_words(rule)
    if _is_day(rule):
        before = _DAY_COMPARISON.get(rule.comparison, "")
    elif rule.value == 0:
        before = ""  # a threshold of zero takes in every case: its words say so
    else:
        before = _COMPARISON[rule.comparison]
    return f"{before} {words}".strip()


def certainty_in_words(certainty: Certainty) -> str:
    """Return how far the value was checked (mức độ đối chiếu)."""
    return _CERTAINTY[certainty]


def period_in_words(rule: InForce) -> str:
    """Return since when, and until when, a rule holds (thời gian hiệu lực)."""
    since = f"từ ngày {_vi(rule.valid_from)}"
    if rule.valid_to is None:
        return since
    last = date.fromordinal(rule.valid_to.toordinal() - 1)
    return f"{since} đến hết ngày {_vi(last)}"


def citation_short(citation: str) -> str:
    """Return a citation for narrow columns (NĐ, TT, Luật HTX)."""
    for full, short in _SHORT_ACTS:
        citation = citation.replace(full, short)
    return citation


def as_json(rule: InForce) -> dict[str, object]:
    """Return the rule for machines: shares as decimal strings, ISO days, lists."""
    return {
        "key": rule.key,
        "value": _json_value(rule.value),
        "unit": rule.unit,
        "article": rule.article,
        "valid_from": rule.valid_from.isoformat(),
        "valid_to": rule.valid_to.isoformat() if rule.valid_to else None,
        "certainty": rule.certainty.value,
    }


def _json_value(value: Value) -> Json:
    if isinstance(value, tuple):
        return [_json_value(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _in_words(value: Value, unit: str) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Decimal):
        return _percent(value)
    if isinstance(value, int):
        return f"{_grouped(value)} {unit}".strip()
    if isinstance(value, date):
        return f"ngày {_vi(value)}"
    if isinstance(value, tuple):
        return _list_in_words(value, unit)
    return f"ngày {value}" if _DAY_OF_YEAR.fullmatch(value) else value


def _list_in_words(items: tuple[Value, ...], unit: str) -> str:
    if len(items) == 2 and all(isinstance(item, int) for item in items):
        low, high = (_in_words(item, "") for item in items)
        return f"từ {low} đến {high} {unit}".strip()
    return "; ".join(_row_in_words(item, unit) for item in items)


def _row_in_words(item: Value, unit: str) -> str:
    if not isinstance(item, tuple):
        return _in_words(item, unit)
    name, *figures = item
    return f"{_in_words(name, '')}: {', '.join(_in_words(figure, unit) for figure in figures)}"


def _percent(share: Decimal) -> str:
    figure = format((share * 100).normalize(), "f")
    return f"{figure.replace('.', ',')}%"


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _is_day(rule: InForce) -> bool:
    if isinstance(rule.value, date):
        return True
    return isinstance(rule.value, str) and _DAY_OF_YEAR.fullmatch(rule.value) is not None


def _vi(day: date) -> str:
    return f"{day:%d/%m/%Y}"
