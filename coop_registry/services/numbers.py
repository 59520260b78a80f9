"""Blind indexes of identity numbers (chỉ mục mù): equal numbers meet without being opened."""

from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import IdentityKind
from core import keys


def identity_index(kind: IdentityKind, number: str) -> str:
    """Return the blind index of an identity number (kind and number together)."""
    return keys.blind_index(f"{kind.value}:{normal_identifier(number)}")
