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
