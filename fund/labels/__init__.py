"""Vietnamese names of the closed lists of the fund."""

from fund.rules.calculation_sheet import SheetKind
from fund.rules.event_words import EVENT_WORDS
from fund.rules.limits import BorrowerKind
from fund.rules.results import Grade
from fund.rules.terms import (
    Case,
    CollateralKind,
    DayCount,
    HolidayShift,
    Method,
    RiskBearer,
    Surplus,
    Token,
)

METHOD = {
    Method.EQUAL_PRINCIPAL: "Trả gốc đều",
    Method.EQUAL_INSTALMENT: "Trả góp đều (gốc và lãi)",
    Method.BULLET: "Trả gốc một lần cuối kỳ",
    Method.CUSTOM: "Trả gốc theo kỳ tự chọn",
}

DAY_COUNT = {
    DayCount.ACT_365: "Ngày thực tế / 365",
    DayCount.ACT_ACT: "Ngày thực tế / số ngày của năm",
    DayCount.ACT_360: "Ngày thực tế / 360",
    DayCount.THIRTY_360: "Tháng 30 ngày / năm 360 ngày",
    DayCount.FLAT: "Lãi phẳng trên gốc ban đầu",
}

HOLIDAY_SHIFT = {
    HolidayShift.NONE: "Giữ nguyên ngày",
    HolidayShift.NEXT: "Dời sang ngày làm việc tiếp theo",
}

TOKEN = {
    Token.PRINCIPAL_OVERDUE: "Gốc quá hạn",
    Token.INTEREST_OVERDUE: "Lãi trong hạn đã quá hạn trả",
    Token.PRINCIPAL_DUE: "Gốc đến hạn",
    Token.INTEREST_DUE: "Lãi đến hạn",
    Token.OVERDUE_INTEREST: "Lãi trên gốc quá hạn",
    Token.LATE_INTEREST: "Lãi chậm trả",
}

CASE = {
    Case.CURRENT: "Khoản vay chưa quá hạn",
    Case.PART_OVERDUE: "Một số kỳ quá hạn",
    Case.FULL_OVERDUE: "Cả khoản vay quá hạn",
}

SURPLUS = {
    Surplus.NEXT: "Giữ lại trả cho kỳ sau",
    Surplus.SHORTEN: "Trả trước gốc, rút ngắn thời hạn",
    Surplus.LOWER: "Trả trước gốc, giảm số trả mỗi kỳ",
}

RISK_BEARER = {
    RiskBearer.FUND: "Quỹ chịu rủi ro",
    RiskBearer.TRUSTOR: "Bên ủy thác chịu rủi ro",
}

COLLATERAL_KIND = {
    CollateralKind.DEPOSIT_OWN: "Tiền gửi tại chính Quỹ",
    CollateralKind.GOVERNMENT_BOND: "Trái phiếu Chính phủ, vàng miếng",
    CollateralKind.BOND_UNDER_1Y: "Giấy tờ có giá còn hạn dưới 1 năm",
    CollateralKind.BOND_1_TO_5Y: "Giấy tờ có giá còn hạn từ 1 đến 5 năm",
    CollateralKind.BOND_OVER_5Y: "Giấy tờ có giá còn hạn trên 5 năm",
    CollateralKind.LISTED_BANK: "Chứng khoán niêm yết của tổ chức tín dụng",
    CollateralKind.LISTED_COMPANY: "Chứng khoán niêm yết của doanh nghiệp",
    CollateralKind.UNLISTED_OF_LISTED_BANK: (
        "Chứng khoán chưa niêm yết của tổ chức tín dụng có cổ phiếu niêm yết"
    ),
    CollateralKind.UNLISTED_OF_OTHER_BANK: "Chứng khoán chưa niêm yết của tổ chức tín dụng khác",
    CollateralKind.UNLISTED_OF_LISTED_COMPANY: (
        "Chứng khoán chưa niêm yết của doanh nghiệp có cổ phiếu niêm yết"
    ),
    CollateralKind.UNLISTED_OF_OTHER_COMPANY: "Chứng khoán chưa niêm yết của doanh nghiệp khác",
    CollateralKind.REAL_ESTATE: "Bất động sản",
    CollateralKind.OTHER: "Tài sản khác",
}

EVENT_TYPE = EVENT_WORDS

BORROWER_KIND = {
    BorrowerKind.COOPERATIVE: "Hợp tác xã",
    BorrowerKind.UNION: "Liên hiệp hợp tác xã",
    BorrowerKind.GROUP_MEMBER: "Thành viên tổ hợp tác",
    BorrowerKind.COOPERATIVE_MEMBER: "Thành viên hợp tác xã",
    BorrowerKind.ENTERPRISE_MEMBER: "Thành viên hợp tác xã là doanh nghiệp",
    BorrowerKind.GROUP: "Tổ hợp tác",
}

DEBT_GROUP = {
    1: "Nhóm 1 (nợ đủ tiêu chuẩn)",
    2: "Nhóm 2 (nợ cần chú ý)",
    3: "Nhóm 3 (nợ dưới tiêu chuẩn)",
    4: "Nhóm 4 (nợ nghi ngờ mất vốn)",
    5: "Nhóm 5 (nợ có khả năng mất vốn)",
}

GRADE = {Grade.A: "Loại A", Grade.B: "Loại B", Grade.C: "Loại C"}

SHEET_KIND = {
    SheetKind.INTEREST: "Lãi trong hạn",
    SheetKind.OVERDUE_INTEREST: "Lãi trên gốc quá hạn",
    SheetKind.LATE_INTEREST: "Lãi chậm trả",
}
