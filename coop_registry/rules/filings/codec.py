"""Frozen values to JSON and back, by their type hints: what a filing asks for is kept so."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from core.dates import PartialDate, Precision

T = TypeVar("T")


def to_json(value: Any) -> Any:
    """Return a value of frozen dataclasses, days, enums, tuples and plain values as JSON holds it."""
    if isinstance(value, PartialDate):
        return [value.start.isoformat(), value.precision.value]
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_json(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_json(one) for one in value]
    return value


def from_json(kind: type[T], kept: Mapping[str, Any]) -> T:
    """Return the dataclass that `to_json` wrote; a field added since keeps its default."""
    hints = get_type_hints(kind)
    given = {name: _value(hints[name], kept[name]) for name in hints if name in kept}
    return kind(**given)


def _value(hint: Any, kept: Any) -> Any:
    """Return one field by its type hint."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = [one for one in get_args(hint) if one is not NoneType]
        return None if kept is None else _value(inner[0], kept)
    if origin is tuple:
        return _tuple(get_args(hint), kept)
    if hint is PartialDate:
        return PartialDate(date.fromisoformat(kept[0]), Precision(kept[1]))
    if isinstance(hint, type):
        return _plain(hint, kept)
    raise TypeError(f"no way to read {hint!r}")


def _tuple(hints: tuple[Any, ...], kept: Any) -> tuple[Any, ...]:
    """Return a tuple of one kind (`tuple[int, ...]`) or of several."""
    if len(hints) == 2 and hints[1] is Ellipsis:
        return tuple(_value(hints[0], one) for one in kept)
    return tuple(_value(hint, one) for hint, one in zip(hints, kept, strict=True))


def _plain(hint: type[Any], kept: Any) -> Any:
    """Return a dataclass, a day, a member of a list, or the value as it is."""
    if is_dataclass(hint):
        return from_json(hint, kept)
    if issubclass(hint, Enum):
        return hint(kept)
    if issubclass(hint, date):
        return date.fromisoformat(kept)
    if type(kept) is not hint:
        raise TypeError(f"{kept!r} is no {hint.__name__}")
    return kept
