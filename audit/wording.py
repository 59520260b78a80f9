"""The log in Vietnamese sentences; each room registers the words of its actions and fields."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from audit.models import Entry
from core.clock import shown_vn
from core.dates import format_date
from core.money import format_number, format_vnd

SYSTEM = "Hệ thống"
#: What is said of an action or a field whose room registered no words.
SOME_ACTION = "đã thay đổi hồ sơ"
SOME_FIELD = "Nội dung khác"

_actions: dict[str, str] = {"identity.read": "đã xem số định danh đầy đủ"}
_fields: dict[str, str] = {}
_values: dict[str, dict[str, str]] = {}
_subjects: dict[str, str] = {}


def register(
    actions: Mapping[str, str],
    fields: Mapping[str, str],
    values: Mapping[str, Mapping[str, str]] | None = None,
    subjects: Mapping[str, str] | None = None,
) -> None:
    """Add a room's words: "organisation.corrected" → "đã đính chính", "name" → "Tên".

    `values` gives the words of a field's coded values, `subjects` the word of a kind of record.
    A field has one word whoever records it: a second one would rewrite the history of the other
    room, and is refused at the start.
    """
    twice = {field for field, word in fields.items() if _fields.get(field, word) != word}
    if twice:
        raise ValueError(f"fields with two words: {sorted(twice)}")
    _actions.update(actions)
    _fields.update(fields)
    for field, words in (values or {}).items():
        _values.setdefault(field, {}).update(words)
    _subjects.update(subjects or {})


def knows(action: str) -> bool:
    """Tell whether an action has its words (for the structural test)."""
    return action in _actions


def action_words() -> dict[str, str]:
    """Return every action with its words, for the filter of the log's page."""
    return dict(_actions)


def subject_word(subject_type: str) -> str:
    """Return the Vietnamese word of a kind of record."""
    return _subjects.get(subject_type, "hồ sơ")


def sentence(entry: Entry, actor_name: str | None) -> str:
    """Return what was done, in one or two sentences.

    “Nguyễn Văn A đã đính chính: Tên từ “X” thành “Y”. Lý do: gõ nhầm.”
    """
    said = f"{actor_name or SYSTEM} {_actions.get(entry.action, SOME_ACTION)}"
    if entry.changes:
        said += ": " + "; ".join(change_sentences(entry.changes))
    said = _ended(said)
    if entry.reason:
        said += f" Lý do: {_ended(entry.reason)}"
    if entry.note:
        said += f" {_ended(entry.note)}"
    return said


def change_sentences(changes: Mapping[str, list[Any]]) -> list[str]:
    """Return one phrase per changed field: old and new, or what came, or what went."""
    return [_change(field, old, new) for field, (old, new) in changes.items()]


def _change(field: str, old: object, new: object) -> str:
    """Return the phrase of one field."""
    name = _fields.get(field, SOME_FIELD)
    if old is None:
        return f"{name}: {_shown(field, new)}"
    if new is None:
        return f"bỏ {name} {_shown(field, old)}"
    return f"{name} từ {_shown(field, old)} thành {_shown(field, new)}"


def _shown(field: str, value: object) -> str:
    """Return a value as the screen shows it, in quotation marks."""
    return f"“{_text(field, value)}”"


def _text(field: str, value: object) -> str:
    """Return a value as the screen shows it."""
    if value is None:
        return "(trống)"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, int):
        return format_vnd(value) if field.endswith("_vnd") else format_number(value)
    if isinstance(value, list):
        return ", ".join(_text(field, item) for item in value)
    words = _values.get(field, {})
    return words.get(str(value)) or _day(str(value))


def _day(text: str) -> str:
    """Return an ISO day or moment in the Vietnamese form; any other text as it is."""
    try:
        # Python reads ten digits as a day too: a code such as 4700111222 is none.
        whole_day = len(text) == 10 and text[4] == text[7] == "-"
        return format_date(date.fromisoformat(text)) if whole_day else _moment(text)
    except ValueError:
        return text


def _moment(text: str) -> str:
    """Return an ISO moment in Vietnamese time; ValueError for any other text."""
    if "T" not in text:
        raise ValueError(text)
    local = shown_vn(datetime.fromisoformat(text))
    return f"{format_date(local.date())} {local:%H:%M}"


def _ended(text: str) -> str:
    """Return text that ends like a sentence."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
