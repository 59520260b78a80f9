"""How enums are kept: text in the table, a member in the program."""

from enum import StrEnum

from sqlalchemy import Enum


def enum_text(kinds: type[StrEnum]) -> Enum:
    """Return the column type of an enum: its value as text, read back as the member."""
    return Enum(
        kinds,
        native_enum=False,
        create_constraint=False,  # ours has a name: `one_of`
        length=30,
        values_callable=lambda members: [member.value for member in members],
    )
