"""The members' meeting: when, quorum, votes (đại hội thành viên)."""

from decimal import Decimal

from law.acts import law_2012, law_2023
from law.dated import Comparison, DatedSeries

ANNUAL_MONTHS = DatedSeries(
    "meeting.annual.months",
    law_2012(
        3,
        note="Thời hạn đọc tại khoản 1 Điều 65 Nghị định 122/2021/NĐ-CP (mức phạt khi không họp); "
        "số điều trong Luật 2012 chưa thấy.",
    ),
    law_2023(4, "khoản 1 Điều 59"),
    title="Thời hạn họp đại hội thành viên thường niên",
    text="Đại hội thành viên thường niên phải được triệu tập trong số tháng này kể từ ngày kết "
    "thúc năm tài chính. Quá hạn là căn cứ nhắc nhở; quá 18 tháng là căn cứ xử lý nặng hơn.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

VOTE_SPECIAL = DatedSeries(
    "meeting.vote.special_share",
    law_2023(Decimal("0.65"), "khoản 2 Điều 61"),
    title="Tỷ lệ biểu quyết đối với vấn đề quan trọng",
    text="Các việc như sửa điều lệ, bán tài sản lớn, đổi tổ chức quản trị, tổ chức lại, giải thể "
    "chỉ được thông qua khi có ít nhất tỷ lệ này trên tổng số phiếu của người dự và biểu quyết.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

VOTE_SPECIAL_MATTERS = DatedSeries(
    "meeting.vote.special_matters",
    law_2023(
        (
            "sửa đổi, bổ sung điều lệ",
            "đầu tư hoặc bán tài sản chung được chia từ 20% tổng giá trị tài sản; đầu tư hoặc bán "
            "tài sản chung không chia",
            "thay đổi tổ chức quản trị",
            "tổ chức lại, giải thể, phá sản",
        ),
        "khoản 2 Điều 61",
    ),
    title="Các vấn đề cần tỷ lệ biểu quyết cao",
    text="Khi nhận nghị quyết về một trong các việc này, cán bộ kiểm tra biên bản kiểm phiếu theo "
    "tỷ lệ cao thay vì đa số quá bán.",
)

VOTE_ASSET_SHARE = DatedSeries(
    "meeting.vote.asset_share",
    law_2023(Decimal("0.20"), "điểm b khoản 2 Điều 61"),
    title="Ngưỡng giá trị tài sản phải biểu quyết với tỷ lệ cao",
    text="Đầu tư hoặc bán tài sản chung được chia có giá trị từ tỷ lệ này trên tổng tài sản của báo "
    "cáo tài chính gần nhất thì phải biểu quyết như vấn đề quan trọng.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

VOTE_ORDINARY = DatedSeries(
    "meeting.vote.ordinary_share",
    law_2023(Decimal("0.50"), "khoản 3 Điều 61"),
    title="Tỷ lệ biểu quyết đối với vấn đề thông thường",
    text="Việc không thuộc danh mục quan trọng được thông qua khi số phiếu tán thành trên một nửa; "
    "đúng một nửa là chưa đủ.",
    unit="tỷ lệ",
    comparison=Comparison.MORE_THAN,
)

VOTES_PER_MEMBER = DatedSeries(
    "meeting.vote.per_member",
    law_2023(1, "khoản 4 Điều 61"),
    title="Số phiếu của mỗi thành viên chính thức",
    text="Trong đại hội toàn thể của hợp tác xã, mỗi thành viên chính thức có một phiếu ngang nhau, "
    "không phụ thuộc vốn góp hay chức vụ.",
    unit="phiếu",
)

QUORUM_FIRST = DatedSeries(
    "meeting.quorum.first",
    law_2023(Decimal("0.50"), "khoản 7 Điều 59"),
    title="Tỷ lệ dự họp lần thứ nhất",
    text="Đại hội lần thứ nhất chỉ được tiến hành khi có ít nhất tỷ lệ này trên tổng số thành viên "
    "chính thức hoặc đại biểu được triệu tập.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

QUORUM_SECOND = DatedSeries(
    "meeting.quorum.second",
    law_2023(Decimal("0.33"), "khoản 7 Điều 59"),
    title="Tỷ lệ dự họp lần thứ hai",
    text="Nếu lần thứ nhất không đủ người, cuộc họp lần thứ hai được tiến hành khi có ít nhất tỷ lệ "
    "này; lần thứ ba không phụ thuộc số người dự.",
    unit="tỷ lệ",
    comparison=Comparison.AT_LEAST,
)

SECOND_CALL = DatedSeries(
    "meeting.second_call.days",
    law_2023(30, "khoản 7 Điều 59"),
    title="Thời hạn triệu tập đại hội lần thứ hai",
    text="Cuộc họp lần thứ hai phải được triệu tập trong số ngày này kể từ ngày dự định họp lần "
    "thứ nhất.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

THIRD_CALL = DatedSeries(
    "meeting.third_call.days",
    law_2023(20, "khoản 7 Điều 59"),
    title="Thời hạn triệu tập đại hội lần thứ ba",
    text="Cuộc họp lần thứ ba phải được triệu tập trong số ngày này kể từ ngày dự định họp lần "
    "thứ hai.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

NOTICE = DatedSeries(
    "meeting.notice.days",
    law_2023(3, "khoản 1 Điều 60"),
    title="Thời hạn gửi thông báo triệu tập đại hội",
    text="Thông báo triệu tập, ghi rõ thời gian, địa điểm, hình thức và chương trình, phải gửi đến "
    "từng thành viên trước ngày khai mạc ít nhất số ngày này.",
    unit="ngày",
    comparison=Comparison.AT_LEAST,
)

DELEGATES_FROM = DatedSeries(
    "meeting.delegates.members_minimum",
    law_2023(50, "khoản 2 Điều 57", words="50 thành viên chính thức"),
    title="Số thành viên để được họp đại hội đại biểu",
    text="Từ số thành viên chính thức này trở lên, hợp tác xã có thể họp bằng đại biểu thay cho đại "
    "hội toàn thể.",
    unit="người",
    comparison=Comparison.AT_LEAST,
)

EXTRAORDINARY = DatedSeries(
    "meeting.extraordinary.days",
    law_2023(15, "điểm a khoản 4 Điều 59"),
    title="Thời hạn triệu tập đại hội bất thường theo đề nghị",
    text="Khi ban kiểm soát, kiểm soát viên hoặc ít nhất một phần ba thành viên chính thức đề nghị, "
    "đại hội bất thường phải được triệu tập trong số ngày này.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

SIMPLIFIED_EVERY = DatedSeries(
    "meeting.simplified.every_months",
    law_2023(3, "khoản 1 Điều 57"),
    title="Nhịp họp đại hội khi tổ chức quản trị rút gọn",
    text="Hợp tác xã quản trị rút gọn không có hội đồng quản trị, nên đại hội thành viên phải họp "
    "định kỳ, ít nhất một lần trong số tháng này.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)
