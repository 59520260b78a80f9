"""What another source says of an organisation: which matters, how the words are read.

A value is kept as plain text in one form per kind: đồng and counts as digits, days as ISO,
codes as they are; so that two statements are equal when their texts are.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import (
    MONEY_FIGURES,
    Activity,
    Declared,
    FactKind,
    Rating,
    Scheme,
    Status,
)
from coop_registry.rules.record import Record
from core.dates import format_date, parse_date, parse_partial
from core.money import format_number, format_vnd, parse_vnd
from core.text import clean


class Way(StrEnum):
    """How a statement gets into the register when it is chosen (cách ghi vào sổ)."""

    CORRECTION = "correction"
    REPORT = "report"


@dataclass(frozen=True)
class ObservationEntry:
    """One statement of a source: the field as in the log, its words, the value read, day, source."""

    field: str
    words: str
    as_of: date
    source: str
    value: str | None = None


#: Registered matters that a source may state otherwise, and the correction that takes them over.
CORRECTED: Mapping[str, FactKind] = MappingProxyType(
    {
        "name": FactKind.NAME,
        "short_name": FactKind.NAME,
        "unit": FactKind.SEAT,
        "address": FactKind.SEAT,
        "status": FactKind.STATUS,
        "amount_vnd": FactKind.CAPITAL,
        "representative": FactKind.REPRESENTATIVE,
        "position": FactKind.REPRESENTATIVE,
        "line": FactKind.LINE,
        "founded": FactKind.FOUNDING,
        "registered_on": FactKind.FOUNDING,
        **{scheme.value: FactKind.IDENTIFIER for scheme in Scheme},
    }
)

#: What is not registered but reported: contacts, activity, declared figures.
REPORTED = frozenset({"person", "phone", "email", "activity", *(one.value for one in Declared)})

_MONEY = frozenset({"amount_vnd", *(one.value for one in MONEY_FIGURES)})
#: Values of closed lists, told by their words.
_CODED = frozenset({"status", "activity", Declared.RATING.value})
_COUNTS = frozenset(
    one.value for one in Declared if one not in MONEY_FIGURES and one.value not in _CODED
)


_PART = re.compile(r" \(([0-9]{1,2})/([0-9]{1,2})\)$")


def part_of(words: str) -> tuple[int, int] | None:
    """Return which part of how many a remark is, as a list's long one is kept; None of a whole one."""
    found = _PART.search(words)
    return (int(found[1]), int(found[2])) if found else None


def whole_words(parts: Sequence[str]) -> str:
    """Return the words of a long remark that was kept in parts."""
    return " ".join(_PART.sub("", one) for one in parts) if len(parts) > 1 else "".join(parts)


def way_of(field: str) -> Way:
    """Return how a field is taken over; KeyError for a field that no source can state."""
    if field in REPORTED:
        return Way.REPORT
    CORRECTED[field]
    return Way.CORRECTION


def read_words(field: str, words: str, names: Mapping[str, str] | None = None) -> str | None:
    """Return the value of a source's words in its one form, or None when it cannot be read.

    `names` gives code by folded word for closed lists ("dang hoat dong" → "ACTIVE").
    """
    text = clean(words)
    if field in _CODED:
        return _code(field, text, names or {})
    try:
        return _READERS.get(_kind(field), clean)(text) or None
    except ValueError:
        return None


def shown_value(field: str, value: str | None, names: Mapping[str, str] | None = None) -> str:
    """Return a value as a person reads it; `names` gives the words of coded values."""
    if value is None:
        return ""
    if field in _MONEY:
        return format_vnd(int(value))
    if field in _COUNTS:
        return format_number(int(value))
    if field == "registered_on":
        return format_date(date.fromisoformat(value))
    if field == "founded":
        return str(parse_partial(_from_iso(value)))
    return (names or {}).get(value, value)


def registered_value(shown: Record, field: str) -> str | None:
    """Return what the register says of a field, in the one form of its kind."""
    if field in {one.value for one in Declared}:
        figure = shown.figure(Declared(field))
        return str(figure.value) if figure else None
    if field in {one.value for one in Scheme}:
        number = shown.identifier(Scheme(field))
        return normal_identifier(number.value) if number else None
    return _REGISTERED[field](shown) if field != "remark" else None


def _kind(field: str) -> str:
    """Return which reader a field needs."""
    if field in _MONEY or field in _COUNTS:
        return "number"
    if field in {one.value for one in Scheme}:
        return "identifier"
    return field


def _code(field: str, text: str, names: Mapping[str, str]) -> str | None:
    """Return the code of a closed list from the code itself or its words."""
    return text if text in _CODES[field] else names.get(text.casefold())


def _from_iso(value: str) -> str:
    """Return "6/2017" of "2017-06"; other forms as they are."""
    return "/".join(reversed(value.split("-"))) if len(value) == 7 else value


_CODES: dict[str, frozenset[str]] = {
    "status": frozenset(one.value for one in Status),
    "activity": frozenset(one.value for one in Activity),
    Declared.RATING.value: frozenset(str(one.value) for one in Rating),
}

_READERS: dict[str, Callable[[str], str]] = {
    "number": lambda text: str(parse_vnd(text)),
    "identifier": normal_identifier,
    "founded": lambda text: parse_partial(text).iso(),
    "registered_on": lambda text: parse_date(text).isoformat(),
    "line": lambda text: text[:4] if text[:4].isdigit() and len(text) >= 4 else "",
    # A unit is told by its id, which only an import or a choice gives.
    "unit": lambda text: text if text.isascii() and text.isdigit() else "",
}

_REGISTERED: dict[str, Callable[[Record], str | None]] = {
    "name": lambda shown: shown.name,
    "short_name": lambda shown: shown.short_name,
    "unit": lambda shown: str(shown.unit_id) if shown.unit_id else None,
    "address": lambda shown: shown.address,
    "status": lambda shown: shown.status.value if shown.status else None,
    "amount_vnd": lambda shown: str(shown.capital_vnd) if shown.capital_vnd is not None else None,
    "representative": lambda shown: (
        shown.representative.full_name if shown.representative else None
    ),
    "position": lambda shown: shown.representative.position if shown.representative else None,
    "line": lambda shown: shown.line[:4] if shown.line else None,
    "founded": lambda shown: shown.founded.iso() if shown.founded else None,
    "registered_on": lambda shown: shown.registered_on.isoformat() if shown.registered_on else None,
    "person": lambda shown: shown.contact.person if shown.contact else None,
    "phone": lambda shown: shown.contact.phone if shown.contact else None,
    "email": lambda shown: shown.contact.email if shown.contact else None,
    "activity": lambda shown: shown.activity.value if shown.activity else None,
}
