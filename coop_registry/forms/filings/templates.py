"""An office's own Word template (mẫu văn bản của cơ quan)."""

from collections.abc import Sequence
from typing import Any

from flask_wtf.file import FileField, FileRequired

from coop_registry.forms.fields import ChoiceField
from coop_registry.labels import FILING_PAPER
from core.forms import BaseForm, required


class TemplateForm(BaseForm):
    """Tải mẫu lên."""

    unit_id = ChoiceField("Cơ quan", validators=[required()])
    paper = ChoiceField(
        "Văn bản",
        [(paper.value, words) for paper, words in FILING_PAPER.items()],
        validators=[required()],
    )
    file = FileField("Tệp Word (.docx)", validators=[FileRequired("Chưa chọn tệp.")])

    def __init__(self, *, offices: Sequence[tuple[int, str]], **kw: Any) -> None:
        super().__init__(**kw)
        self.unit_id.offer(offices)
