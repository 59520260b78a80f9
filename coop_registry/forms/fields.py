"""Fields that only the register's forms have."""

import re

from wtforms import SelectField

from core.forms import TextField, at_most, optional, required


class LineField(TextField):
    """A business line by its four-digit VSIC code; what follows the code is not read."""

    def code(self) -> str | None:
        """Return the four digits that the text begins with."""
        match = re.match(r"^(\d{4})\b", self.data or "")
        return match[1] if match else None


class ChoiceField(SelectField):
    """A drop-down whose first line may mean "not known"."""

    def __init__(
        self,
        label: str,
        choices: list[tuple[str, str]] | None = None,
        blank: str = "",
        **kw: object,
    ) -> None:
        listed = ([("", blank)] if blank else []) + (choices or [])
        super().__init__(label, choices=listed, validate_choice=True, **kw)
        self.blank = blank


def text(label: str, length: int, *, needed: bool = False, help_text: str = "") -> TextField:
    """Return a one-line field with our checks."""
    checks = [required() if needed else optional(), at_most(length)]
    return TextField(label, validators=checks, description=help_text)
