"""How enums are kept: a string and a named CHECK, the same on both databases."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Enum


def enum_text(kinds: type[StrEnum]) -> Enum:
    """Return the column type of an enum: its value as text, read back as the member."""
    return Enum(
        kinds,
        native_enum=False,
        create_constraint=False,  # ours has a name: `one_of`
        length=30,
        values_callable=lambda members: [member.value for member in members],
    )


def one_of(column: str, kinds: type[StrEnum]) -> CheckConstraint:
    """Return the check that a column holds a member of the enum; its name is the column's."""
    values = ", ".join(f"'{kind.value}'" for kind in kinds)
    return CheckConstraint(f"{column} IN ({values})", name=f"{column}_known")
