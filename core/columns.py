"""Column helpers that every room's tables share."""

from enum import StrEnum

from sqlalchemy import CheckConstraint


def one_of(column: str, values: type[StrEnum], name: str) -> CheckConstraint:
    """Return the CHECK that a text column holds a member of an enum (or NULL)."""
    listed = ", ".join(f"'{value.value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=name)
