"""Lending among members of one cooperative (cho vay nội bộ)."""

from decimal import Decimal

from law.acts import decree_113, law_2023
from law.dated import Comparison, DatedSeries

MONTHS = DatedSeries(
    "lending.internal.months",
    law_2023(12, "khoản 1 Điều 83"),
    title="Thời hạn cho vay nội bộ tối đa",
    text="Hợp tác xã được cho thành viên chính thức vay trong thời hạn không quá số tháng này, "
    "không vì lợi nhuận; đây không phải là hoạt động ngân hàng.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

OFFICIAL_ONLY = DatedSeries(
    "lending.internal.official_only",
    law_2023(True, "khoản 1 Điều 83"),
    title="Chỉ thành viên chính thức được vay nội bộ",
    text="Thành viên liên kết, kể cả có góp vốn, không được vay nội bộ của hợp tác xã; cho vay sai "
    "đối tượng là vi phạm điều kiện của luật.",
)

SUPERVISORS = DatedSeries(
    "lending.internal.supervisors_minimum",
    law_2023(3, "điểm a khoản 2 Điều 83"),
    title="Số thành viên ban kiểm soát để được cho vay nội bộ",
    text="Muốn cho vay nội bộ, hợp tác xã phải quản trị đầy đủ và ban kiểm soát có từ số người này "
    "trở lên; không được dùng vốn huy động để cho vay.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

POOL = DatedSeries(
    "lending.internal.pool_share",
    decree_113(Decimal("0.30"), "Điều 19"),
    title="Tổng mức cho vay nội bộ",
    text="Tổng nguồn dành cho vay nội bộ không quá tỷ lệ này của vốn chủ sở hữu theo báo cáo tài "
    "chính năm trước.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

PER_MEMBER = DatedSeries(
    "lending.internal.member_share",
    decree_113(Decimal("0.05"), "Điều 19"),
    title="Mức cho một thành viên vay nội bộ",
    text="Mỗi thành viên chính thức được vay không quá tỷ lệ này của phần vốn chủ sở hữu dùng để "
    "cho vay nội bộ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

RATE = DatedSeries(
    "lending.internal.rate_maximum",
    decree_113(Decimal("0.20"), "Điều 19", words="20%/năm"),
    title="Lãi suất cho vay nội bộ tối đa",
    text="Lãi suất do điều lệ hoặc đại hội thành viên quyết định nhưng không vượt mức này tính theo "
    "năm của khoản vay.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)

OVERDUE = DatedSeries(
    "lending.internal.overdue_factor",
    decree_113(Decimal("1.50"), "Điều 19", words="150% lãi suất trong hạn"),
    title="Lãi suất quá hạn cho vay nội bộ tối đa",
    text="Lãi suất áp dụng cho nợ quá hạn không vượt tỷ lệ này so với lãi suất trong hạn của khoản "
    "vay nội bộ.",
    unit="tỷ lệ",
    comparison=Comparison.AT_MOST,
)
