"""The cooperative's own papers: member book, certificates, their withdrawal."""

from datetime import date
from typing import Any

from wtforms import BooleanField, HiddenField
from wtforms.validators import Length

from coop_registry.forms.fields import text
from core.forms import BaseForm, DateField, NotAfter, TextField, optional, required

#: What of a person is printed: the last part of every form of an own paper.
PERSONAL = ("vietnamese", "unmask_reason")


class OwnPaperForm(BaseForm):
    """A paper of the cooperative itself; identity numbers in full only with a reason."""

    vietnamese = BooleanField(
        "Ghi quốc tịch Việt Nam cho người có số căn cước, chứng minh nhân dân",
        description="Chỉ dùng cho người chưa ghi quốc tịch, khi đã đối chiếu giấy tờ. Không chọn "
        "thì ô quốc tịch để trống.",
    )
    unmask_reason = TextField(
        "Lý do in số giấy tờ đầy đủ",
        validators=[optional(), Length(min=5, max=300, message="Ghi lý do từ 5 đến 300 ký tự.")],
        description="Để trống thì số giấy tờ được che bớt. Mỗi lần in số đầy đủ được ghi vào nhật ký.",
    )

    def __init__(self, *, may_unmask: bool, **kw: Any) -> None:
        super().__init__(**kw)
        if not may_unmask:
            del self.unmask_reason

    @property
    def reason(self) -> str | None:
        """Return why the numbers are wanted in full, or None."""
        field = self._fields.get("unmask_reason")
        return field.data if field is not None else None


class BookForm(OwnPaperForm):
    """Lập sổ đăng ký thành viên."""

    on = DateField("Sổ tính đến ngày", validators=[required()])
    number = text(
        "Số của sổ", 40, help_text="Do hợp tác xã tự đánh số; để trống nếu không có.", numbers=True
    )

    def __init__(self, *, today: date, may_unmask: bool, **kw: Any) -> None:
        super().__init__(may_unmask=may_unmask, **kw)
        self.on.validators = [*self.on.validators, NotAfter(today)]


class CertificateForm(OwnPaperForm):
    """Lập giấy chứng nhận phần vốn góp."""

    version = HiddenField()
    number = text(
        "Số giấy chứng nhận",
        40,
        needed=True,
        help_text="Do hợp tác xã đánh số. Ví dụ: 03/GCN-HTX",
        numbers=True,
    )
    issued_on = DateField("Ngày cấp", validators=[required()])

    def __init__(self, *, today: date, may_unmask: bool, **kw: Any) -> None:
        super().__init__(may_unmask=may_unmask, **kw)
        self.issued_on.validators = [*self.issued_on.validators, NotAfter(today)]


class WithdrawForm(BaseForm):
    """Thu hồi giấy chứng nhận phần vốn góp."""

    version = HiddenField()
    withdrawn_on = DateField("Ngày thu hồi", validators=[required()])
    reason = text("Lý do thu hồi", 300, needed=True)

    def __init__(self, *, today: date, **kw: Any) -> None:
        super().__init__(**kw)
        self.withdrawn_on.validators = [*self.withdrawn_on.validators, NotAfter(today)]
