"""Forms of requests about personal data: receipt, search, extension, answer."""

import re
from datetime import date, datetime

from wtforms import HiddenField, ValidationError

from coop_registry.forms.fields import ChoiceField, text
from coop_registry.forms.parties import IdentityNumberField
from coop_registry.labels import ASKER, OUTCOME, REQUEST_KIND
from coop_registry.rules.subjects import AnswerEntry, Asker, Outcome, RequestEntry, RequestKind
from core.clock import VIETNAM
from core.forms import BaseForm, DateField, LongTextField, NotAfter, at_most, optional, required

_CLOCK = re.compile(r"^([01]?[0-9]|2[0-3])[:hg]([0-5][0-9])$")


class RequestForm(BaseForm):
    """Tiếp nhận yêu cầu về dữ liệu cá nhân."""

    kind = ChoiceField(
        "Loại yêu cầu",
        [(kind.value, words) for kind, words in REQUEST_KIND.items()],
        validators=[required()],
    )
    unit_id = ChoiceField("Xã, phường, thị trấn", validators=[required()])
    received_on = DateField("Ngày nhận", validators=[required()])
    received_clock = text(
        "Giờ nhận",
        5,
        needed=True,
        help_text="Dạng giờ:phút, ví dụ 08:30; thời hạn 72 giờ tính từ đây",
    )
    asker = ChoiceField(
        "Người yêu cầu là",
        [(asker.value, words) for asker, words in ASKER.items()],
        validators=[required()],
    )
    asker_name = text("Họ và tên người yêu cầu", 255, needed=True)
    asker_paper = text(
        "Giấy tờ xuất trình",
        300,
        needed=True,
        help_text="Loại giấy, nơi cấp, ngày cấp; không ghi số. Ví dụ: căn cước do Bộ Công an cấp",
    )
    asker_contact = text("Nơi nhận trả lời", 300, help_text="Địa chỉ, điện thoại hoặc thư điện tử")
    wish = LongTextField("Nội dung yêu cầu", validators=[required(), at_most(1000)])

    def prepare(self, today: date, communes: list[tuple[int, str]]) -> None:
        """Fill the communes and the limit of the day."""
        self.unit_id.offer(communes)
        self.received_on.validators = (*self.received_on.validators, NotAfter(today))

    def validate_received_clock(self, field: "RequestForm") -> None:
        """Refuse what is no time of day."""
        if field.data and not _CLOCK.match(field.data):
            raise ValidationError("Nhập giờ dạng giờ:phút, ví dụ 08:30.")

    def entry(self) -> RequestEntry:
        """Return the request as received."""
        found = _CLOCK.match(self.received_clock.data or "")
        assert found is not None, "the form has been validated"
        day = self.received_on.data
        return RequestEntry(
            kind=RequestKind(self.kind.data),
            unit_id=int(self.unit_id.data),
            received_at=datetime(
                day.year, day.month, day.day, int(found[1]), int(found[2]), tzinfo=VIETNAM
            ),
            asker=Asker(self.asker.data),
            asker_name=self.asker_name.data or "",
            asker_paper=self.asker_paper.data or "",
            asker_contact=self.asker_contact.data,
            wish=self.wish.data or "",
        )


class SearchForm(BaseForm):
    """Tìm người trong sổ theo họ tên hoặc số giấy tờ."""

    name = text("Họ và tên", 255, help_text="Không cần đủ dấu")
    number = IdentityNumberField(
        "Hoặc số giấy tờ",
        validators=[optional(), at_most(40)],
        description="Số không được lưu lại và không vào nhật ký.",
        render_kw={"autocomplete": "off"},
    )


class MatchForm(BaseForm):
    """Chọn một người tìm thấy."""

    party_id = HiddenField(validators=[required()])


class ExtendForm(BaseForm):
    """Gia hạn trả lời một lần."""

    reason = text("Lý do gia hạn", 500, needed=True, help_text="Phải báo cho người yêu cầu biết")


class AnswerForm(BaseForm):
    """Ghi trả lời yêu cầu."""

    outcome = ChoiceField(
        "Kết quả",
        [(outcome.value, words) for outcome, words in OUTCOME.items()],
        validators=[required()],
    )
    answered_on = DateField("Ngày trả lời", validators=[required()])
    words = LongTextField(
        "Nội dung trả lời",
        validators=[required(), at_most(1000)],
        description="In vào công văn trả lời.",
    )
    article = text(
        "Điều khoản làm căn cứ từ chối", 300, help_text="Cần khi từ chối một phần hay toàn bộ"
    )

    def entry(self) -> AnswerEntry:
        """Return the answer."""
        return AnswerEntry(
            outcome=Outcome(self.outcome.data),
            answered_on=self.answered_on.data,
            words=self.words.data or "",
            article=self.article.data,
        )
