"""Fields that only the register's forms have."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from wtforms import SelectField, ValidationError
from wtforms.fields.choices import SelectChoice

from core.forms import TextField, at_most, optional, required
from core.text import fold

#: Classes named when several fit the words.
SHOWN = 5
#: Ten thousand billion đồng: above it, zeros typed too many are likelier than the truth.
LARGE_VND = 10_000 * 10**9
LARGE_IS_RIGHT = "Số tiền trên 10.000 tỷ đồng là đúng như trên giấy"
TOO_LARGE_TO_BELIEVE = (
    "Số tiền này trên 10.000 tỷ đồng. Hãy kiểm tra lại các số 0; nếu đúng như trên giấy thì đánh dấu "
    f"“{LARGE_IS_RIGHT}” rồi ghi lại."
)

#: The same in a narrow cell.
LARGE_IN_CELL = (
    "Trên 10.000 tỷ đồng. Xem lại các số 0, hoặc đánh dấu ô dưới bảng nếu đúng như trên giấy."
)


class LineField(TextField):
    """A business line by its four-digit VSIC code; what follows the code is not read."""

    def code(self) -> str | None:
        """Return the four digits that the text begins with."""
        match = re.match(r"^(\d{4})\b", self.data or "")
        return match[1] if match else None


class ChoiceField(SelectField):
    """A drop-down; `blank` is the first line that means nothing was chosen."""

    def __init__(
        self,
        label: str,
        pairs: Iterable[tuple[str, str]] = (),
        blank: str = "",
        **kw: Any,
    ) -> None:
        self.blank = blank
        kw.pop("choices", None)
        super().__init__(label, choices=self._lines(pairs), **kw)

    def offer(self, pairs: Iterable[tuple[Any, str]]) -> None:
        """Set what can be chosen, when only the view knows it."""
        self.choices = self._lines((str(value), words) for value, words in pairs)

    def _lines(self, pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
        """Return the lines, the blank one first where there is one."""
        first = [SelectChoice("", self.blank)] if self.blank else []
        return first + [SelectChoice(value, words) for value, words in pairs]


class AskWhenLarge:
    """Asks whether an amount above `LARGE_VND` is meant; the form's `accept_large` says so."""

    def __call__(self, form: Any, field: Any) -> None:
        """Raise while nobody has looked at it."""
        if is_large(field.data) and not form.accept_large.data:
            raise ValidationError(TOO_LARGE_TO_BELIEVE)


def is_large(amount_vnd: int | None) -> bool:
    """Tell whether an amount is more than any cooperative is likely to have."""
    return amount_vnd is not None and amount_vnd > LARGE_VND


def text(
    label: str, length: int, *, needed: bool = False, help_text: str = "", numbers: bool = False
) -> TextField:
    """Return a one-line field with our checks; without `numbers` identity numbers are refused."""
    checks = [required() if needed else optional(), at_most(length)]
    return TextField(label, validators=checks, description=help_text, numbers=numbers)


def the_class(words: str, lines: Sequence[str]) -> str:
    """Return the one class whose name holds all the words ("trồng rau" → "0118 Trồng rau …").

    Raises ValidationError with the first five when several do, or when none does.
    """
    wanted = f" {fold(words)}"
    found = [line for line in lines if wanted in f" {fold(line)}"]
    if len(found) == 1:
        return found[0]
    if not found:
        raise ValidationError("Không có ngành nào mang tên này. Hãy nhập mã bốn số của ngành.")
    more = f" và {len(found) - SHOWN} ngành khác" if len(found) > SHOWN else ""
    raise ValidationError(
        f"Có {len(found)} ngành khớp: {'; '.join(found[:SHOWN])}{more}. Hãy nhập mã bốn số."
    )
