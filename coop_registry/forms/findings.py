"""Explaining a finding (giải trình): a note, a day to look again, perhaps a paper."""

from flask_wtf.file import FileField
from werkzeug.datastructures import FileStorage

from core.forms import BaseForm, DateField, LongTextField, at_most, required
from papers.uploads import SIGNED_SCANS, CheckedUpload, check_upload


class ExplainForm(BaseForm):
    """Giải trình một vấn đề."""

    note = LongTextField(
        "Giải trình",
        validators=[required(), at_most(1000)],
        description="Vì sao dữ liệu như vậy, hoặc đang xử lý đến đâu.",
    )
    until = DateField(
        "Xem lại từ ngày",
        validators=[required()],
        description="Nhiều nhất 12 tháng; từ ngày này vấn đề được nêu lại.",
    )
    paper = FileField("Giấy tờ kèm theo (PDF, JPEG hoặc PNG, tối đa 50 MB)")

    def upload(self) -> CheckedUpload | None:
        """Return the paper after looking at its bytes; raises RuleViolation beside the field."""
        given: FileStorage | None = self.paper.data
        if not given or not given.filename:
            return None
        return check_upload(given.filename, given.read(), SIGNED_SCANS, field="paper")
