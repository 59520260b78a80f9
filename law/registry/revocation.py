"""Revocation of the certificate and bankruptcy (thu hồi giấy chứng nhận, phá sản)."""

from datetime import date

from law.acts import CARRIED, MEMORY, decree_92, law_2012, law_2023, row_on
from law.dated import Comparison, Dated, DatedSeries, Value

BANKRUPTCY_2014 = "Luật Phá sản 2014"


def _bankruptcy_rows(value: Value, where: str) -> tuple[Dated, Dated]:
    """Return the row of 2014 and its carried value under the unread law of 2025."""
    citation = f"{where} {BANKRUPTCY_2014}"
    carried = "Luật Phục hồi, phá sản 2025 (142/2025/QH15) có hiệu lực nhưng chưa đối chiếu."
    return (
        row_on(date(2015, 1, 1), value, citation),
        row_on(date(2026, 3, 1), value, citation, certainty=CARRIED, note=carried),
    )


GROUNDS = DatedSeries(
    "revocation.grounds",
    law_2012(
        (
            "quyết định của tòa án",
            "giải thể, phá sản, hợp nhất, sáp nhập",
            "kê khai giả mạo",
            "lợi dụng danh nghĩa hợp tác xã để hoạt động trái pháp luật",
            "kinh doanh ngành, nghề bị cấm",
            "kinh doanh ngành, nghề có điều kiện mà không đủ điều kiện",
            "không đăng ký mã số thuế trong 01 năm",
        ),
        "Điều 56",
        certainty=MEMORY,
        note="Có 07 trường hợp; danh mục theo trí nhớ, chưa đối chiếu.",
    ),
    law_2023(
        (
            "a) nội dung kê khai trong hồ sơ là giả mạo",
            "b) ngừng hoạt động trên 12 tháng mà không thông báo",
            "c) 12 tháng không gửi báo cáo tuân thủ theo yêu cầu",
            "d) không đủ thành viên tối thiểu 12 tháng; vượt thành viên nước ngoài 06 tháng",
            "đ) vượt vốn góp tối đa 12 tháng liên tục",
            "e) không họp đại hội thường niên 18 tháng liên tục",
            "g) quyết định của tòa án hoặc đề nghị của cơ quan có thẩm quyền",
        ),
        "khoản 1 Điều 103",
    ),
    title="Trường hợp thu hồi giấy chứng nhận đăng ký",
    text="Căn cứ từ điểm b đến điểm e phải qua thông báo vi phạm và thời gian giải trình rồi mới ra "
    "quyết định; hệ thống chỉ phát hiện và nhắc.",
)

IDLE = DatedSeries(
    "revocation.idle.months",
    law_2023(12, "điểm b khoản 1 Điều 103"),
    title="Thời gian ngừng hoạt động không thông báo",
    text="Ngừng hoạt động trên số tháng này mà không thông báo cho cơ quan đăng ký và cơ quan thuế là "
    "căn cứ thu hồi; tạm ngừng có thông báo thì không tính.",
    unit="tháng",
    comparison=Comparison.MORE_THAN,
)

NO_REPORT = DatedSeries(
    "revocation.no_report.months",
    law_2023(12, "điểm c khoản 1 Điều 103"),
    title="Thời gian không gửi báo cáo tuân thủ",
    text="Sau số tháng này kể từ khi cơ quan đăng ký yêu cầu mà đơn vị không gửi báo cáo về việc "
    "tuân thủ luật thì có căn cứ thu hồi.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

FOREIGN_EXCESS = DatedSeries(
    "revocation.foreign_excess.months",
    law_2023(6, "điểm d khoản 1 Điều 103"),
    title="Thời gian vượt tỷ lệ thành viên nước ngoài",
    text="Tỷ lệ thành viên chính thức nước ngoài không đúng luật trong số tháng liên tục này là căn "
    "cứ thu hồi giấy chứng nhận.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

OVER_CONTRIBUTION = DatedSeries(
    "revocation.over_contribution.months",
    law_2023(12, "điểm đ khoản 1 Điều 103"),
    title="Thời gian vượt vốn góp tối đa",
    text="Có thành viên góp vượt mức tối đa trong số tháng liên tục này là căn cứ thu hồi; tính theo "
    "mức tối đa của luật đang có hiệu lực từng ngày.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

NO_MEETING = DatedSeries(
    "revocation.no_meeting.months",
    law_2023(18, "điểm e khoản 1 Điều 103"),
    title="Thời gian không họp đại hội thường niên",
    text="Quá số tháng liên tục này kể từ đại hội gần nhất mà không họp đại hội thường niên là căn cứ "
    "thu hồi, trừ trường hợp bất khả kháng.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

DECISION = DatedSeries(
    "revocation.decision.working_days",
    decree_92(3, "Điều 53"),
    title="Thời hạn ra quyết định thu hồi",
    text="Với hồ sơ giả mạo, quyết định của tòa án hoặc đề nghị của cơ quan có thẩm quyền, cơ quan "
    "đăng ký ra quyết định trong số ngày làm việc này kể từ ngày nhận giấy tờ.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

POSTING = DatedSeries(
    "revocation.posting.working_days",
    decree_92(3, "khoản 6 Điều 53"),
    title="Thời hạn đăng tải thông báo vi phạm, quyết định thu hồi",
    text="Thông báo vi phạm và quyết định thu hồi được đăng tải, gửi đến trụ sở đơn vị và cơ quan "
    "thuế trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

TAX_NO_DISSOLUTION = DatedSeries(
    "revocation.tax.no_dissolution_duty",
    decree_92(True, "khoản 5 Điều 53"),
    title="Thu hồi theo đề nghị của cơ quan thuế không phải giải thể",
    text="Đơn vị bị thu hồi do cưỡng chế về quản lý thuế không phải làm thủ tục giải thể; tình trạng "
    "là “Bị thu hồi do cưỡng chế về quản lý thuế”.",
)

RESTORE = DatedSeries(
    "revocation.restore.working_days",
    decree_92(3, "khoản 2 Điều 56"),
    title="Thời hạn hủy quyết định thu hồi và khôi phục",
    text="Khi xác định không thuộc trường hợp thu hồi hoặc có văn bản của cơ quan thuế, cơ quan đăng "
    "ký khôi phục giấy chứng nhận trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

BRANCH_GROUNDS = DatedSeries(
    "revocation.branch.grounds",
    decree_92(
        (
            "kê khai giả mạo",
            "ngừng hoạt động trên 12 tháng mà không thông báo",
            "theo quyết định của tòa án",
            "theo đề nghị của cơ quan nhà nước có thẩm quyền",
        ),
        "khoản 1 Điều 55",
    ),
    title="Trường hợp thu hồi đăng ký chi nhánh, văn phòng đại diện",
    text="Chi nhánh, văn phòng đại diện có danh mục căn cứ thu hồi riêng, ngắn hơn của hợp tác xã; "
    "dùng Mẫu số 03 của Nghị định 92/2024/NĐ-CP.",
)

GROUP_GROUNDS = DatedSeries(
    "revocation.group.grounds",
    decree_92(
        (
            "kê khai giả mạo",
            "theo quyết định của tòa án",
            "theo đề nghị của cơ quan nhà nước có thẩm quyền",
        ),
        "khoản 1 Điều 64",
    ),
    title="Trường hợp thu hồi giấy chứng nhận đăng ký tổ hợp tác",
    text="Tổ hợp tác chỉ bị thu hồi giấy chứng nhận trong ba trường hợp này; dùng Mẫu số 04 và Mẫu số "
    "05 của Nghị định 92/2024/NĐ-CP.",
)

INSOLVENCY = DatedSeries(
    "bankruptcy.insolvency.months",
    *_bankruptcy_rows(3, "khoản 1 Điều 4"),
    title="Thời gian không trả nợ để coi là mất khả năng thanh toán",
    text="Hợp tác xã không trả được nợ trong số tháng này kể từ ngày đến hạn thì bị coi là mất khả "
    "năng thanh toán; người đại diện có nghĩa vụ nộp đơn.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

COURT_NOTICE = DatedSeries(
    "bankruptcy.court_notice.working_days",
    *_bankruptcy_rows(10, "khoản 2 Điều 109"),
    title="Thời hạn tòa án gửi quyết định tuyên bố phá sản",
    text="Tòa án gửi quyết định tuyên bố phá sản cho cơ quan đăng ký trong số ngày làm việc này để "
    "xóa tên hợp tác xã.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

ORDER = DatedSeries(
    "bankruptcy.order",
    *_bankruptcy_rows(
        (
            "chi phí phá sản",
            "nợ lương, trợ cấp thôi việc, bảo hiểm xã hội, bảo hiểm y tế",
            "nợ phát sinh sau khi mở thủ tục để phục hồi",
            "nghĩa vụ với Nhà nước; nợ không có bảo đảm; phần nợ có bảo đảm chưa đủ",
            "phần còn lại chia cho thành viên",
        ),
        "Điều 54",
    ),
    title="Thứ tự phân chia tài sản khi phá sản",
    text="Thứ tự thanh toán khi tòa án tuyên bố phá sản, khác thứ tự khi giải thể. Quỹ và tài sản "
    "chung không chia vẫn xử lý như khi giải thể.",
)

BANKRUPTCY_POST = DatedSeries(
    "bankruptcy.post.working_days",
    decree_92(3, "khoản 1 Điều 57"),
    title="Thời hạn đăng tải quyết định mở thủ tục phá sản",
    text="Kể từ ngày nhận quyết định của tòa án, cơ quan đăng ký đăng tải và chuyển tình trạng sang "
    "đang làm thủ tục phá sản trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
