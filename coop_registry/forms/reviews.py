"""The forms of a review: begin one, write an answer down."""

from collections.abc import Sequence
from datetime import date

from wtforms import HiddenField

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.labels import REVIEW_ANSWER
from coop_registry.rules.reviews import Answer, AnswerEntry, ReviewEntry
from core.forms import (
    BaseForm,
    DateField,
    LongTextField,
    NotAfter,
    at_most,
    optional,
    required,
)

_ANSWERS = [(one.value, REVIEW_ANSWER[one]) for one in Answer]


class ReviewForm(BaseForm):
    """Mở đợt rà soát."""

    title = text("Tên đợt rà soát", 200, needed=True)
    unit_id = ChoiceField("Địa bàn", validators=[required()])
    notice_on = DateField("Ngày ra thông báo", validators=[required()])

    def prepare(self, areas: Sequence[tuple[int, str]], today: date) -> None:
        """Offer the units; no day of the future."""
        self.unit_id.offer(areas)
        self.notice_on.validators = [*self.notice_on.validators, NotAfter(today)]
        if not self.is_submitted():
            self.notice_on.data = today
            self.title.data = f"Rà soát thông tin đăng ký năm {today.year}"

    def entry(self) -> ReviewEntry:
        """Return what was typed."""
        return ReviewEntry(int(self.unit_id.data), self.notice_on.data, self.title.data)


class AnswerForm(BaseForm):
    """Ghi trả lời của một tổ chức."""

    version = HiddenField()
    answer = ChoiceField("Trả lời", _ANSWERS, blank="Chọn trả lời", validators=[required()])
    on = DateField("Ngày trả lời", validators=[required()])
    filing_id = ChoiceField(
        "Hồ sơ bổ sung, cập nhật", blank="Chưa có hồ sơ", validators=[optional()]
    )
    words = LongTextField("Nội dung trả lời", validators=[optional(), at_most(1000)])

    def prepare(self, filings: Sequence[tuple[int, str]], today: date) -> None:
        """Offer the filings that mend what was wrong; no day of the future."""
        self.filing_id.offer(filings)
        self.on.validators = [*self.on.validators, NotAfter(today)]

    def entry(self) -> AnswerEntry:
        """Return what was typed."""
        chosen = self.filing_id.data
        return AnswerEntry(
            Answer(self.answer.data), self.on.data, self.words.data, int(chosen) if chosen else None
        )
