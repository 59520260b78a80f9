"""Forms of recognised communes: record, end, take back."""

from datetime import date
from typing import Any

from wtforms import BooleanField

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import UNIT_FLAG
from core.forms import BaseForm, DateField, NotAfter, optional, required


class FlagForm(BaseForm):
    """Ghi công nhận xã."""

    unit_id = ChoiceField("Xã, phường, thị trấn", blank="Chọn xã", validators=[required()])
    kind = ChoiceField("Công nhận", [(kind.value, words) for kind, words in UNIT_FLAG.items()])
    start_on = DateField("Từ ngày", validators=[required()])
    source = text(
        "Quyết định", 300, needed=True, help_text="Số, ngày, cơ quan ban hành quyết định công nhận"
    )

    def __init__(self, *, today: date, communes: list[tuple[int, str]], **kw: Any) -> None:
        super().__init__(**kw)
        self.unit_id.offer(communes)
        self.start_on.validators = [*self.start_on.validators, NotAfter(today)]


class FlagEndForm(BaseForm):
    """Kết thúc công nhận, hoặc bỏ công nhận ghi nhầm."""

    end_on = DateField("Kết thúc từ ngày", validators=[optional()])
    source = text("Căn cứ hoặc lý do", 300, needed=True)
    remove = BooleanField("Ghi nhầm, bỏ công nhận này khỏi sổ (vẫn còn trong nhật ký)")
