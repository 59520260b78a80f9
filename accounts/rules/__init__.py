"""Duties and what they allow; grants and delegation; passwords; signing in. Values in, values out."""

from accounts.rules.duties import (
    EVERYONE,
    PERMISSIONS,
    PLACES,
    READ_PERMISSIONS,
    SECOND_FACTOR_DUTIES,
    Duty,
    Place,
    needs_second_factor,
    permissions_of,
)

__all__ = [
    "EVERYONE",
    "PERMISSIONS",
    "PLACES",
    "READ_PERMISSIONS",
    "SECOND_FACTOR_DUTIES",
    "Duty",
    "Place",
    "needs_second_factor",
    "permissions_of",
]
