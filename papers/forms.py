"""What the clerk types after issue, and the signed scan."""

from datetime import date
from typing import Any

from flask_wtf.file import FileField, FileRequired

from core.forms import (
    BaseForm,
    CountField,
    DateField,
    LongTextField,
    NotAfter,
    TextField,
    at_most,
    optional,
    required,
)
from papers.rules import MAX_NUMBER, PaperNumber


class NumberForm(BaseForm):
    """Số, ngày và người ký do văn thư ghi trên giấy."""

    number = CountField("Số", validators=[required()])
    symbol = TextField(
        "Ký hiệu", validators=[required(), at_most(60)], description="Ví dụ: BC-TCKH"
    )
    on = DateField("Ngày văn bản", validators=[required()])
    signer = TextField("Người ký", validators=[required(), at_most(120)])
    reason = TextField(
        "Lý do sửa số",
        validators=[optional(), at_most(500)],
        description="Chỉ cần khi giấy tờ đã có số.",
    )

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.on.validators = [*self.on.validators, NotAfter(today)]
        self.number.maximum = MAX_NUMBER

    def values(self) -> PaperNumber:
        """Return what was typed."""
        return PaperNumber(self.number.data, self.symbol.data, self.on.data, self.signer.data)


class ScanForm(BaseForm):
    """Bản ký đã quét."""

    scan = FileField(
        "Bản ký (PDF, JPEG hoặc PNG, tối đa 50 MB)",
        validators=[FileRequired("Chưa chọn tệp.")],
    )


class RevokeForm(BaseForm):
    """Thu hồi giấy tờ."""

    reason = LongTextField("Lý do thu hồi", validators=[required(), at_most(500)])
