"""Column values as a backup writes them: the same text whichever database they come from."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    Numeric,
    String,
    Text,
    Time,
    TypeDecorator,
    cast,
    column,
)
from sqlalchemy.types import NullType, TypeEngine

from core.db import UtcDateTime


@dataclass(frozen=True)
class Codec:
    """How one kind of column is read, written down, read back and bound again."""

    kind: type[TypeEngine[Any]]
    to_json: Callable[[Any], Any]
    from_json: Callable[[Any], Any]


def _same(value: Any) -> Any:
    """Return the value: JSON has it as it is."""
    return value


def _to_base64(value: bytes) -> str:
    """Return bytes as text."""
    return base64.b64encode(value).decode("ascii")


#: First match wins. JSON travels as its text, so that not a space of it changes.
CODECS = (
    Codec(JSON, _same, _same),
    Codec(Boolean, _same, _same),
    Codec(Integer, _same, _same),
    Codec(String, _same, _same),
    Codec(Numeric, str, Decimal),
    Codec(DateTime, datetime.isoformat, datetime.fromisoformat),
    Codec(Date, date.isoformat, date.fromisoformat),
    Codec(Time, time.isoformat, time.fromisoformat),
    Codec(LargeBinary, _to_base64, base64.b64decode),
)


def plain_type(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """Return the type below our own reading of it; moments stay ours, in UTC."""
    if isinstance(kind, TypeDecorator) and not isinstance(kind, UtcDateTime):
        return plain_type(kind.impl_instance)
    if isinstance(kind, String):
        return Text()  # an enum is kept as its text
    return kind


def codec(kept: Column[Any]) -> Codec:
    """Return how values of this column are written; TypeError for a type not foreseen."""
    kind = plain_type(kept.type)
    below = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    for known in CODECS:
        if isinstance(below, known.kind):
            return known
    raise TypeError(f"{kept}: {kept.type!r} is not foreseen in a backup")


def readable(kept: Column[Any], dialect: Dialect) -> Any:
    """Return the expression that reads a column for a backup, past our own type of it."""
    kind = plain_type(kept.type)
    if isinstance(kind, JSON):
        bare = column(kept.name, NullType() if dialect.name == "postgresql" else Text())
        return cast(bare, Text) if dialect.name == "postgresql" else bare
    return column(kept.name, kind)


def bound_type(kept: Column[Any]) -> TypeEngine[Any]:
    """Return the type a value is bound with when it is put back."""
    kind = plain_type(kept.type)
    return NullType() if isinstance(kind, JSON) else kind
