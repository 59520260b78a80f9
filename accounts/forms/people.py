"""Forms of user administration, grants, delegation and the filters of lists."""

from wtforms import Form, HiddenField
from wtforms.validators import Email, InputRequired

from accounts.forms.fields import ChoiceField, not_before, optional_number, options
from accounts.labels import DUTY_LABELS
from accounts.rules.duties import Duty
from accounts.rules.people import PersonFacts
from core.forms import BaseForm, DateField, LongTextField, TextField, at_most, optional, required

CHOOSE, ALL = "— chọn —", "Tất cả"
_DUTIES = [(duty.value, DUTY_LABELS[duty]) for duty in Duty]
_STATES = [("hoat-dong", "Đang hoạt động"), ("khoa", "Đã khóa")]


class EditPersonForm(BaseForm):
    """Sửa thông tin người dùng."""

    full_name = TextField("Họ và tên", [required(), at_most(200)])
    position = TextField(
        "Chức danh",
        [at_most(200)],
        description="In dưới chữ ký, ví dụ: Phó Trưởng phòng Tài chính – Kế hoạch.",
    )
    email = TextField(
        "Thư điện tử", [optional(), at_most(255), Email("Địa chỉ thư điện tử không đúng.")]
    )
    version = HiddenField()

    def facts(self) -> PersonFacts:
        """Return what was typed."""
        return PersonFacts(self.full_name.data, self.position.data, self.email.data)

    def version_seen(self) -> int:
        """Return which version the form was opened on; 0 when it was tampered with."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


class NewPersonForm(EditPersonForm):
    """Lập tài khoản người dùng."""

    username = TextField(
        "Tên đăng nhập",
        [required(), at_most(64)],
        description="Chữ không dấu, chữ số, dấu chấm; ví dụ: nguyenvana hoặc canbo.chodon.",
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )


class GrantForm(BaseForm):
    """Giao nhiệm vụ."""

    duty = ChoiceField(
        "Nhiệm vụ", [InputRequired("Hãy chọn nhiệm vụ.")], choices=options(_DUTIES, empty=CHOOSE)
    )
    unit_id = ChoiceField(
        "Đơn vị hành chính",
        coerce=optional_number,
        description="Chỉ chọn cho nhiệm vụ đăng ký; nhiệm vụ có phạm vi toàn tỉnh thì để trống.",
    )
    agency_id = ChoiceField(
        "Cơ quan",
        coerce=optional_number,
        description="Chỉ chọn cho cán bộ báo cáo của cơ quan.",
    )
    start_on = DateField("Từ ngày", [required()])
    last_on = DateField(
        "Đến hết ngày",
        [optional(), not_before("start_on")],
        description="Để trống nếu chưa có ngày kết thúc.",
    )
    decision_no = TextField(
        "Số quyết định hoặc phân công", [at_most(100)], description="Ví dụ: 123/QĐ-UBND."
    )


class EndForm(BaseForm):
    """Kết thúc nhiệm vụ hoặc ủy quyền."""

    last_on = DateField("Ngày cuối còn hiệu lực", [required()])
    reason = LongTextField("Lý do", [required(), at_most(500)])


class DelegateForm(BaseForm):
    """Ủy quyền nhiệm vụ của mình."""

    grant_id = ChoiceField("Nhiệm vụ ủy quyền", coerce=optional_number)
    receiver_id = ChoiceField("Người nhận ủy quyền", coerce=optional_number)
    start_on = DateField("Từ ngày", [required()])
    last_on = DateField("Đến hết ngày", [required(), not_before("start_on")])
    decision_no = TextField("Số văn bản ủy quyền", [required(), at_most(100)])


class ReasonForm(BaseForm):
    """Lý do của một việc quản trị."""

    reason = LongTextField("Lý do", [required(), at_most(500)])


class ConfirmForm(BaseForm):
    """Xác nhận một việc không cần lý do."""


class PeopleFilterForm(Form):
    """Lọc danh sách người dùng."""

    tim = TextField("Tên hoặc tên đăng nhập", [at_most(100)])
    nhiem_vu = ChoiceField("Nhiệm vụ đang giữ", choices=options(_DUTIES, empty=ALL), default="")
    trang_thai = ChoiceField(
        "Tài khoản",
        choices=options(_STATES, empty=ALL),
        default="",
    )


class LogFilterForm(Form):
    """Lọc nhật ký."""

    nguoi = ChoiceField("Người thực hiện", coerce=optional_number, default=None)
    viec = ChoiceField("Việc đã làm", default="")
    loai = ChoiceField("Loại hồ sơ", default="")
    tu_ngay = DateField("Từ ngày", [optional()])
    den_ngay = DateField("Đến hết ngày", [optional(), not_before("tu_ngay")])
