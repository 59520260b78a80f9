"""Vietnamese names of duties, places and reasons."""

from collections.abc import Mapping

from accounts.rules.duties import Duty, Place
from accounts.rules.grants import GrantState
from accounts.rules.sign_in import SessionEnd

DUTY_LABELS: Mapping[Duty, str] = {
    Duty.REGISTRY_RECEPTION: "Tiếp nhận hồ sơ (một cửa)",
    Duty.REGISTRY_OFFICER: "Chuyên viên thẩm định đăng ký",
    Duty.REGISTRY_LEADER: "Lãnh đạo ký đăng ký",
    Duty.CREDIT_OFFICER: "Cán bộ tín dụng Quỹ",
    Duty.ACCOUNTANT: "Kế toán Quỹ",
    Duty.CASHIER: "Thủ quỹ",
    Duty.CHIEF_ACCOUNTANT: "Kế toán trưởng Quỹ",
    Duty.DIRECTOR: "Giám đốc Quỹ",
    Duty.CHAIR: "Chủ tịch Quỹ / Chủ tịch HĐQT",
    Duty.CONTROLLER: "Kiểm soát viên Quỹ",
    Duty.RISK_COUNCIL: "Thành viên Hội đồng xử lý rủi ro",
    Duty.ALLIANCE_OFFICER: "Chuyên viên Liên minh HTX tỉnh",
    Duty.ALLIANCE_LEADER: "Lãnh đạo Liên minh HTX tỉnh",
    Duty.STEERING_OFFICER: "Chuyên viên cơ quan chủ trì chương trình (Sở KH&ĐT)",
    Duty.AGENCY_REPORTER: "Cán bộ báo cáo của cơ quan",
    Duty.ADMINISTRATOR: "Quản trị hệ thống",
    Duty.AUDITOR: "Kiểm toán (chỉ đọc)",
}

PLACE_LABELS: Mapping[Place, str] = {
    Place.UNIT: "Theo đơn vị hành chính",
    Place.AGENCY: "Theo cơ quan",
    Place.PROVINCE: "Toàn tỉnh",
}

SESSION_END_LABELS: Mapping[SessionEnd, str] = {
    SessionEnd.IDLE: "Phiên làm việc đã kết thúc vì 2 giờ không thao tác. Hãy đăng nhập lại.",
    SessionEnd.ABSOLUTE: "Phiên làm việc đã đủ 9 giờ. Hãy đăng nhập lại để tiếp tục.",
}

GRANT_STATE_LABELS: Mapping[GrantState, str] = {
    GrantState.COMING: "Chưa bắt đầu",
    GrantState.HOLDING: "Đang giữ",
    GrantState.ENDED: "Đã kết thúc",
}
