"""What a person asks for when exporting the register for other programs."""

from datetime import date
from typing import Any

from coop_registry.forms.fields import ChoiceField
from core.forms import BaseForm, DateField, required

#: The endings of `papers.exports.Format`, with what they are good for.
FORMATS = [
    ("xlsx", "Bảng tính Excel (.xlsx)"),
    ("csv", "Tệp CSV (.csv)"),
    ("json", "Tệp JSON (.json)"),
]


class ExportForm(BaseForm):
    """Xuất dữ liệu trao đổi."""

    form = ChoiceField("Định dạng", FORMATS)
    on = DateField("Số liệu ngày", validators=[required()])
    unit_id = ChoiceField("Địa bàn", blank="Toàn bộ địa bàn phụ trách")

    def __init__(self, *, units: list[tuple[int, str]], today: date, **kw: Any) -> None:
        super().__init__(data={"on": today}, **kw)
        self.unit_id.offer(units)
