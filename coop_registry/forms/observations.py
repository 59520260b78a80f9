"""Forms of statements of other sources: type one, choose between it and the register."""

from datetime import date
from typing import Any

from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import FIELDS
from coop_registry.rules.observations import CORRECTED, REPORTED, ObservationEntry
from core.forms import BaseForm, DateField, NotAfter, required

#: A unit is chosen, not typed; only an import states one.
BY_HAND = [field for field in (*CORRECTED, *sorted(REPORTED)) if field != "unit"]

TAKE, KEEP = "lay", "giu"


class ObservationForm(BaseForm):
    """Ghi thông tin của nguồn khác."""

    version = HiddenField()
    matter = ChoiceField("Nội dung", [(field, FIELDS[field]) for field in BY_HAND])
    words = text("Nguồn này ghi", 300, needed=True, help_text="Chép đúng lời của nguồn.")
    as_of = DateField("Ngày của thông tin", validators=[required()])
    source = text("Nguồn", 300, needed=True, help_text="Ví dụ: Danh sách của xã ngày 31/12/2024")

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.as_of.validators = [*self.as_of.validators, NotAfter(today)]

    def entry(self) -> ObservationEntry:
        """Return what was typed."""
        return ObservationEntry(
            field=self.matter.data,
            words=self.words.data,
            as_of=self.as_of.data,
            source=self.source.data,
        )


class DecisionForm(BaseForm):
    """Chọn giữa sổ và nguồn khác."""

    version = HiddenField()
    choice = RadioField(
        "Chọn",
        choices=[
            SelectChoice(TAKE, "Lấy theo nguồn này"),
            SelectChoice(KEEP, "Giữ nguyên nội dung trong sổ"),
        ],
        validators=[required()],
    )
    reason = text("Lý do", 300, help_text="Bắt buộc khi giữ nguyên nội dung trong sổ.")

    def __init__(self, *, can_take: bool = True, **kw: Any) -> None:
        super().__init__(**kw)
        if not can_take:
            self.choice.choices = [SelectChoice(KEEP, "Giữ nguyên nội dung trong sổ")]
            self.choice.data = KEEP
