"""What a row does to the register, in sentences (sẽ ghi gì)."""

from datetime import date
from typing import Any

from coop_registry.labels import ACTIVITY, FIELDS, STATUS, figure_words
from coop_registry.rules.imports.drafts import Figure
from coop_registry.rules.imports.places import PlaceBook
from coop_registry.rules.imports.remarks import REMARK, UNDECIDED
from coop_registry.rules.imports.said import Said
from coop_registry.rules.kinds import Activity, Declared, Status
from core.dates import format_date
from core.money import format_vnd

_FIGURES = frozenset(one.value for one in Declared)


def change_words(said: Said, places: PlaceBook) -> list[str]:
    """Return one sentence for each change, and one for each statement kept beside."""
    words = [_change(name, old, new, places) for name, (old, new) in said.changes.items()]
    beside = [_beside(name, said_words) for name, said_words in said.beside]
    return [*words, *said.remarks, *beside]


def conflict_words(said: Said) -> list[str]:
    """Return one sentence for each statement that the register says otherwise."""
    plain = (REMARK, UNDECIDED)
    return [_beside(name, words) for name, words in said.beside if name not in plain]


def _beside(name: str, words: str) -> str:
    if name == UNDECIDED:
        return f"{FIELDS['status']}: “{words}” chưa rõ nghĩa, giữ nguyên lời, để cạnh sổ chờ chọn"
    if name == REMARK:
        return f"{FIELDS[name]}: “{words}” (giữ nguyên lời, để cạnh sổ)"
    return f"{field_words(name)}: danh sách ghi “{words}”, khác với sổ, để cạnh nhau chờ chọn"


def field_words(name: str) -> str:
    """Return the field of a change in words, a yearly figure with its year."""
    base, _dot, year = name.partition(".")
    return f"{FIELDS[base]} năm {year}" if year else FIELDS[base]


def _change(name: str, old: Any, new: Any, places: PlaceBook) -> str:
    if new is None:
        return f"{field_words(name)}: {value_words(name, old, places)} → không còn"
    shown = value_words(name, new, places)
    if old in (None, ""):
        return f"{field_words(name)}: {shown}"
    return f"{field_words(name)}: {value_words(name, old, places)} → {shown}"


def value_words(name: str, value: Any, places: PlaceBook) -> str:
    """Return a value as a person reads it."""
    if isinstance(value, Figure):
        said = figure_words(value.what.value, value.value)
        return f"{said} (ghi: {value.words[:80]})" if value.inexact else said
    base = name.partition(".")[0]
    if base in _FIGURES:
        return figure_words(base, int(value))
    if name == "amount_vnd":
        return format_vnd(int(value))
    if name == "unit":
        return places.full_name(int(value))
    if isinstance(value, Status):
        return STATUS[value]
    if isinstance(value, Activity):
        return ACTIVITY[value]
    if isinstance(value, date):
        return format_date(value)
    return str(value)
