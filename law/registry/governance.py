"""Governance bodies, audit and the legal representative (tổ chức quản trị)."""

from decimal import Decimal

from law.acts import law_2023
from law.dated import Comparison, DatedSeries

FULL_SIZES = DatedSeries(
    "governance.full_required.sizes",
    law_2023(("nhỏ", "vừa", "lớn"), "khoản 2 Điều 56"),
    title="Quy mô bắt buộc tổ chức quản trị đầy đủ",
    text="Hợp tác xã từ quy mô nhỏ trở lên phải có hội đồng quản trị, ban kiểm soát và giám đốc; hợp "
    "tác xã siêu nhỏ được chọn. Khi lớn lên, đại hội gần nhất phải quyết định chuyển đổi.",
)

FULL_UNION_MEMBERS = DatedSeries(
    "governance.full_required.union_members",
    law_2023(10, "khoản 2 Điều 56"),
    title="Số thành viên của liên hiệp bắt buộc quản trị đầy đủ",
    text="Liên hiệp hợp tác xã có từ số thành viên này trở lên phải tổ chức quản trị đầy đủ; dưới "
    "mức này được chọn quản trị rút gọn.",
    unit="thành viên",
    comparison=Comparison.AT_LEAST,
)

BOARD_MINIMUM = DatedSeries(
    "governance.board.minimum",
    law_2023(3, "khoản 1 Điều 65"),
    title="Số thành viên hội đồng quản trị tối thiểu",
    text="Hội đồng quản trị do thành viên chính thức bầu ra, số lượng theo điều lệ nhưng không ít "
    "hơn mức này.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

BOARD_MAXIMUM = DatedSeries(
    "governance.board.maximum",
    law_2023(15, "khoản 1 Điều 65"),
    title="Số thành viên hội đồng quản trị tối đa",
    text="Số lượng thành viên hội đồng quản trị do điều lệ quy định nhưng không vượt quá mức này, "
    "dù hợp tác xã có đông thành viên.",
    unit="người",
    comparison=Comparison.AT_MOST,
)

BOARD_FOREIGN = DatedSeries(
    "governance.board.foreign_share_maximum",
    law_2023(Decimal("0.35"), "khoản 1 Điều 65"),
    title="Tỷ lệ thành viên nước ngoài trong hội đồng quản trị",
    text="Nhà đầu tư nước ngoài và tổ chức kinh tế có vốn nước ngoài phải chiếm dưới tỷ lệ này "
    "trong hội đồng quản trị; đúng tỷ lệ này đã là vượt.",
    unit="tỷ lệ",
    comparison=Comparison.LESS_THAN,
)

BOARD_TERM = DatedSeries(
    "governance.board.term_years",
    law_2023(5, "khoản 2 Điều 65"),
    title="Nhiệm kỳ tối đa của hội đồng quản trị",
    text="Nhiệm kỳ do điều lệ định nhưng không dài hơn mức này; thành viên hội đồng quản trị có thể "
    "được bầu lại không hạn chế số nhiệm kỳ.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

SUPERVISORS_MINIMUM = DatedSeries(
    "governance.supervisors.minimum",
    law_2023(1, "khoản 1 Điều 69"),
    title="Số thành viên ban kiểm soát tối thiểu",
    text="Ban kiểm soát có thể chỉ gồm một người, khi đó người này đồng thời là trưởng ban. Muốn "
    "cho vay nội bộ thì phải có từ ba người.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

SUPERVISORS_MAXIMUM = DatedSeries(
    "governance.supervisors.maximum",
    law_2023(7, "khoản 1 Điều 69"),
    title="Số thành viên ban kiểm soát tối đa",
    text="Ban kiểm soát do đại hội thành viên bầu trong số thành viên chính thức và không được đông "
    "hơn mức này.",
    unit="người",
    comparison=Comparison.AT_MOST,
)

SUPERVISORS_TERM = DatedSeries(
    "governance.supervisors.term_years",
    law_2023(5, "khoản 1 Điều 69"),
    title="Nhiệm kỳ tối đa của ban kiểm soát",
    text="Nhiệm kỳ ban kiểm soát không dài hơn mức này; thành viên ban kiểm soát có thể được bầu "
    "lại không hạn chế số nhiệm kỳ.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

REPRESENTATIVE_RESIDENT = DatedSeries(
    "legal_representative.resident_minimum",
    law_2023(1, "khoản 3 Điều 11"),
    title="Số người đại diện theo pháp luật cư trú tại Việt Nam",
    text="Hợp tác xã phải luôn có ít nhất một người đại diện theo pháp luật cư trú tại Việt Nam để "
    "cơ quan nhà nước liên hệ và để ký giấy tờ.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

REPRESENTATIVE_ABSENCE = DatedSeries(
    "legal_representative.absence_days",
    law_2023(30, "khoản 3 Điều 11"),
    title="Thời gian vắng của người đại diện theo pháp luật duy nhất",
    text="Nếu người đại diện theo pháp luật duy nhất không thực hiện được nhiệm vụ quá số ngày này, "
    "đại hội thành viên phải họp để cử người khác.",
    unit="ngày",
    comparison=Comparison.MORE_THAN,
)

REPRESENTATIVE_MEETING = DatedSeries(
    "legal_representative.meeting_days",
    law_2023(15, "khoản 3 Điều 11"),
    title="Thời hạn họp đại hội để thay người đại diện theo pháp luật",
    text="Khi người đại diện duy nhất vắng quá thời gian luật cho phép, đại hội thành viên được "
    "triệu tập trong số ngày này.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

AUDIT_EVERY = DatedSeries(
    "audit.independent.every_years",
    law_2023(2, "điểm a khoản 2 Điều 106"),
    title="Nhịp kiểm toán độc lập của hợp tác xã lớn và liên hiệp",
    text="Hợp tác xã quy mô lớn và liên hiệp từ 10 thành viên phải có báo cáo tài chính được kiểm "
    "toán độc lập ít nhất một lần trong số năm này.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

AUDIT_FUND_EVERY = DatedSeries(
    "audit.independent.fund_every_years",
    law_2023(1, "điểm c khoản 2 Điều 106"),
    title="Nhịp kiểm toán của quỹ theo mô hình hợp tác xã",
    text="Quỹ hỗ trợ phát triển hợp tác xã hoạt động theo mô hình hợp tác xã phải kiểm toán báo cáo "
    "tài chính hằng năm.",
    unit="năm",
    comparison=Comparison.AT_MOST,
)

AUDIT_UNION_MEMBERS = DatedSeries(
    "audit.independent.union_members",
    law_2023(10, "điểm b khoản 1 Điều 106"),
    title="Số thành viên của liên hiệp phải kiểm toán độc lập",
    text="Liên hiệp hợp tác xã có từ số thành viên này trở lên phải kiểm toán độc lập báo cáo tài "
    "chính theo nhịp của luật.",
    unit="thành viên",
    comparison=Comparison.AT_LEAST,
)
