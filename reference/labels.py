"""Vietnamese names of the kinds of the reference room."""

from reference.rules import AgencyKind, DayKind, JobState, Origin, UnitLevel

UNIT_LEVELS = {
    UnitLevel.PROVINCE: "Cấp tỉnh",
    UnitLevel.DISTRICT: "Cấp huyện",
    UnitLevel.COMMUNE: "Cấp xã",
}

AGENCY_KINDS = {
    AgencyKind.PROVINCE_COMMITTEE: "Ủy ban nhân dân tỉnh",
    AgencyKind.DISTRICT_COMMITTEE: "Ủy ban nhân dân cấp huyện",
    AgencyKind.COMMUNE_COMMITTEE: "Ủy ban nhân dân cấp xã",
    AgencyKind.DEPARTMENT: "Sở",
    AgencyKind.DISTRICT_OFFICE: "Phòng thuộc Ủy ban nhân dân cấp huyện",
    AgencyKind.UNION: "Liên minh Hợp tác xã",
    AgencyKind.FUND: "Quỹ hỗ trợ phát triển hợp tác xã",
    AgencyKind.BOARD: "Ban Chỉ đạo",
    AgencyKind.MEDIA: "Cơ quan báo chí, truyền thông",
}

DAY_KINDS = {
    DayKind.OFF: "Ngày nghỉ",
    DayKind.WORK: "Ngày làm bù",
    DayKind.ORDINARY: "Theo lịch thường",
}

ORIGINS = {
    Origin.SHIPPED: "Dữ liệu kèm theo chương trình",
    Origin.OFFICE: "Cơ quan nhập",
}

JOB_STATES = {
    JobState.QUEUED: "Đang chờ",
    JobState.RUNNING: "Đang chạy",
    JobState.DONE: "Đã xong",
    JobState.FAILED: "Không thành công",
    JobState.CANCELLED: "Đã hủy",
}

#: Subject of each module of rules, in the order of `law.catalogue.MODULES`.
LAW_SUBJECTS = {
    "members": "Thành viên",
    "membership_end": "Chấm dứt tư cách thành viên",
    "contributions": "Góp vốn",
    "capital": "Vốn điều lệ",
    "funds": "Quỹ, thu nhập và tài sản chung",
    "lending": "Cho vay nội bộ",
    "registration": "Đăng ký",
    "reception": "Tiếp nhận hồ sơ, lệ phí, ủy quyền",
    "certificates": "Giấy chứng nhận đăng ký",
    "changes": "Thay đổi nội dung đăng ký",
    "branches": "Chi nhánh, văn phòng đại diện",
    "names": "Tên hợp tác xã",
    "meetings": "Đại hội thành viên",
    "governance": "Tổ chức quản trị",
    "suspension": "Tạm ngừng kinh doanh",
    "restructuring": "Chia, tách, hợp nhất, sáp nhập",
    "dissolution": "Giải thể",
    "dissolution_assets": "Xử lý tài sản khi giải thể",
    "revocation": "Thu hồi giấy chứng nhận đăng ký",
    "revocation_steps": "Trình tự thu hồi, khôi phục, phá sản",
    "groups": "Tổ hợp tác",
    "reports": "Chế độ báo cáo",
    "forms": "Biểu mẫu",
    "sizes": "Phân loại theo quy mô",
    "ratings": "Đánh giá, xếp loại",
    "transitions": "Chuyển tiếp giữa hai luật",
    "personal_data": "Bảo vệ dữ liệu cá nhân",
    "limits": "Quỹ: điều kiện và giới hạn cho vay",
    "rates": "Quỹ: lãi suất, cách tính lãi, cơ cấu lại nợ",
    "collection": "Quỹ: thứ tự thu nợ",
    "debt_groups": "Quỹ: phân loại nợ",
    "provisions": "Quỹ: dự phòng rủi ro, xuất toán",
    "collateral": "Quỹ: tài sản bảo đảm khi tính dự phòng",
    "results": "Quỹ: xếp loại, phân phối kết quả, giải thể",
    "fund_reports": "Quỹ: kế hoạch, báo cáo",
}
OTHER_SUBJECT = "Quy định khác"
