"""The form that chooses between a person's record and what a paper says otherwise."""

from wtforms import HiddenField, RadioField
from wtforms.fields.choices import SelectChoice

from coop_registry.forms.fields import text
from core.forms import BaseForm, required

TAKE, KEEP = "lay", "giu"


class StatementForm(BaseForm):
    """Chọn giữa hồ sơ và giấy tờ."""

    version = HiddenField()
    choice = RadioField(
        "Chọn",
        choices=[
            SelectChoice(TAKE, "Lấy theo giấy tờ"),
            SelectChoice(KEEP, "Giữ nguyên hồ sơ"),
        ],
        validators=[required()],
    )
    reason = text(
        "Lý do", 500, needed=True, help_text="Ví dụ: đã gọi điện hỏi; giấy tờ ghi số điện thoại cũ"
    )

    @property
    def takes(self) -> bool:
        """Tell whether the paper's value is to be taken over."""
        return bool(self.choice.data == TAKE)
