"""How the chain of the log is computed, and what must never stand in it. Pure."""

import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from hashlib import sha256
from typing import Any

from core.dates import PartialDate
from core.text import mask

#: What the first seal says came before it.
GENESIS = "0" * 64
#: A field whose name holds one of these carries a person's identity number (số định danh).
IDENTITY_WORDS = ("identity", "citizen", "passport", "cccd", "cmnd", "so_dinh_danh")


def mac(key: bytes, parts: Sequence[object]) -> str:
    """Return HMAC-SHA256 over the parts, written as one unambiguous JSON list."""
    text = json.dumps(list(parts), ensure_ascii=True, separators=(",", ":"), default=repr)
    return hmac.new(key, text.encode("ascii"), sha256).hexdigest()


def entry_mac(key: bytes, previous: str, row: Sequence[object]) -> str:
    """Return the hash of an entry's stored values, chained to the one before."""
    return mac(key, ["entry", previous, *map(_exact, row)])


def seal_head(key: bytes, number: int, at: object, entries: int, previous: str, last: str) -> str:
    """Return the head of a seal: its own values and the hash of its last entry."""
    return mac(key, ["seal", number, _exact(at), entries, previous, last])


def _exact(value: object) -> object:
    """Return a value as the chain writes it; SQLite hands over a moment as its stored text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    return value


def is_identity(field: str) -> bool:
    """Tell whether a field of this name carries an identity number (số định danh cá nhân)."""
    return any(word in field.lower() for word in IDENTITY_WORDS)


def masked(changes: Mapping[str, tuple[object, object]]) -> dict[str, list[Any]]:
    """Return changes as the log keeps them: plain JSON values, identity numbers masked.

    Law: identity numbers are personal data (Điều 2 NĐ 13/2023/NĐ-CP); the log says that one
    changed and its ends, never the number.
    """
    kept: dict[str, list[Any]] = {}
    for field, pair in changes.items():
        hide = is_identity(field)
        kept[field] = [_hidden(value) if hide else _plain(value) for value in pair]
    return kept


def _hidden(value: object) -> Any:
    """Return a value of an identity field: a number masked, a kind or a day as it is."""
    plain = _plain(value)
    text = str(plain)
    is_number = not isinstance(value, date) and any(letter.isdigit() for letter in text)
    return mask(text) if is_number and "*" not in text else plain


def _plain(value: object) -> Any:
    """Return a JSON value; TypeError for what has no place in a log (sealed bytes, objects)."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, (Decimal, PartialDate)):
        return str(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    raise TypeError(f"{type(value).__name__} cannot stand in the audit log")
