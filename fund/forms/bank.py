"""The form of a bank statement."""

from flask_wtf.file import FileField, FileRequired

from core.forms import BaseForm
from fund.forms.takeover import FILES


class StatementFileForm(BaseForm):
    """Tải sao kê ngân hàng lên."""

    file = FileField(
        "Tệp sao kê của ngân hàng",
        validators=[FileRequired("Chưa chọn tệp.")],
        description=FILES,
    )
