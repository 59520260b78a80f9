"""What this room's actions are called in the log, the menu and the top bar."""

from flask import session
from flask_login import current_user

from accounts.labels import DUTY_LABELS
from accounts.queries import areas_gone, names
from accounts.rules.grants import GrantState
from audit import wording
from audit.subjects import register_subject
from core import ui
from core.clock import today_vn
from core.pages import page_entry

ACTIONS = {
    "user.created": "đã lập tài khoản người dùng",
    "user.edited": "đã sửa thông tin người dùng",
    "user.locked": "đã khóa tài khoản",
    "user.unlocked": "đã mở khóa tài khoản",
    "user.tries_forgiven": "đã gỡ tạm khóa do nhập sai mật khẩu",
    "user.password_reset": "đã cấp mật khẩu dùng một lần",
    "user.password_changed": "đã đổi mật khẩu của mình",
    "user.second_factor_set": "đã bật xác thực hai lớp",
    "user.second_factor_reset": "đã đặt lại xác thực hai lớp",
    "user.recovery_codes_renewed": "đã tạo mã dự phòng mới",
    "user.sessions_ended": "đã kết thúc các phiên đăng nhập",
    "user.duty_granted": "đã giao nhiệm vụ",
    "user.duty_ended": "đã kết thúc nhiệm vụ",
    "user.duty_delegated": "đã ủy quyền nhiệm vụ",
    "user.delegation_ended": "đã kết thúc ủy quyền",
    "view.saved": "đã lưu kiểu xem danh sách",
    "view.removed": "đã xóa kiểu xem danh sách",
    "audit.exported": "đã xuất nhật ký",
    "audit.verified": "đã kiểm tra chuỗi niêm phong của nhật ký",
}
FIELDS = {
    "username": "Tên đăng nhập",
    "full_name": "Họ và tên",
    "position": "Chức danh",
    "email": "Thư điện tử",
    "duty": "Nhiệm vụ",
    "place": "Phạm vi",
    "start_on": "Từ ngày",
    "last_on": "Đến hết ngày",
    "decision_no": "Số văn bản",
    "delegated_by": "Người ủy quyền",
    "lines": "Số dòng",
}


def init_app() -> None:
    """Register words, state colours, menu lines and the line of the person working."""
    wording.register(
        ACTIONS,
        FIELDS,
        values={"duty": {duty.value: label for duty, label in DUTY_LABELS.items()}},
        subjects={"user": "người dùng", "audit": "nhật ký", "saved_view": "kiểu xem"},
    )
    register_subject("user", names, "accounts.person", "user_id", "accounts.read")
    ui.tones(
        {
            GrantState.COMING: "soon",
            GrantState.HOLDING: "ok",
            GrantState.ENDED: "ended",
        }
    )
    ui.menu_entry("Người dùng", "accounts.people", "accounts.read", "people", 80)
    # Before the people: an auditor has more entries than a menu shows, and the log leads to them.
    ui.menu_entry("Nhật ký", "accounts.audit_log", "audit.read", "journal-text", 75)
    page_entry("Thêm người dùng", "accounts.new_person", "accounts.manage", "tài khoản mới")
    page_entry("Kiểm tra nhật ký", "accounts.audit_verify", "audit.verify", "niêm phong")
    page_entry("Tài khoản của tôi", "accounts.profile", "account.own", "nhiệm vụ hồ sơ cá nhân")
    page_entry("Đổi mật khẩu", "accounts.change_password", "account.own")
    page_entry("Ủy quyền", "accounts.delegate", "account.own", "giao việc thay nghỉ phép")
    ui.person_line(_person_line)


def _person_line() -> ui.PersonLine:
    """Return name, first duty and areas that are no more of the person working."""
    today = today_vn()
    duties = sorted(current_user.duties_on(today), key=list(DUTY_LABELS).index)
    words = [DUTY_LABELS[duty] for duty in duties]
    more = f" và {len(words) - 1} nhiệm vụ khác" if len(words) > 1 else ""
    return ui.PersonLine(
        current_user.full_name,
        (words[0] + more) if words else "",
        session.get("office", ""),
        areas_gone=areas_gone(current_user, today),
    )
