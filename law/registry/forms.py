"""Numbers of the official forms (mã biểu mẫu)."""

from law.acts import circular_07_2019, circular_09_2024, decree_77
from law.dated import DatedSeries


def _numbers(part: str, last: int) -> tuple[str, ...]:
    """Return the form numbers of one appendix (Mẫu II-1 … II-12)."""
    return tuple(f"{part}-{number}" for number in range(1, last + 1))


COOPERATIVE = DatedSeries(
    "forms.cooperative",
    circular_09_2024(_numbers("II", 12), "điểm a khoản 2 Điều 3"),
    title="Biểu mẫu dùng cho hợp tác xã, liên hiệp hợp tác xã",
    text="Các mẫu văn bản hợp tác xã, liên hiệp nộp khi làm thủ tục đăng ký; trong đó II-8 là tạm "
    "ngừng, tiếp tục kinh doanh và II-9 là thông báo giải thể.",
)

GROUP = DatedSeries(
    "forms.group",
    circular_09_2024(_numbers("III", 7), "điểm b khoản 2 Điều 3"),
    title="Biểu mẫu dùng cho tổ hợp tác",
    text="Các mẫu văn bản tổ hợp tác nộp khi đăng ký, thay đổi, tạm ngừng và chấm dứt hoạt động.",
)

OFFICE_COOPERATIVE = DatedSeries(
    "forms.office.cooperative",
    circular_09_2024(_numbers("IV", 11), "điểm a khoản 3 Điều 3"),
    title="Biểu mẫu của cơ quan đăng ký đối với hợp tác xã",
    text="Các mẫu văn bản cơ quan đăng ký kinh doanh dùng khi giải quyết thủ tục của hợp tác xã, liên "
    "hiệp hợp tác xã.",
)

OFFICE_GROUP = DatedSeries(
    "forms.office.group",
    circular_09_2024(_numbers("V", 7), "điểm b khoản 3 Điều 3"),
    title="Biểu mẫu của cơ quan đăng ký đối với tổ hợp tác",
    text="Các mẫu văn bản cơ quan đăng ký kinh doanh dùng khi giải quyết thủ tục của tổ hợp tác.",
)

OFFICE_COMMON = DatedSeries(
    "forms.office.common",
    circular_09_2024(_numbers("VI", 5), "điểm c khoản 3 Điều 3"),
    title="Biểu mẫu dùng chung của cơ quan đăng ký",
    text="Các mẫu văn bản cơ quan đăng ký dùng chung cho tổ hợp tác, hợp tác xã và liên hiệp hợp tác "
    "xã.",
)

REPORT_COOPERATIVE = DatedSeries(
    "forms.report.cooperative",
    circular_07_2019("I-19", note="Báo chí ghi I-18; lấy theo Thông tư 01/2020/TT-BKHĐT."),
    circular_09_2024("VII-2", "khoản 1 Điều 6"),
    title="Biểu báo cáo năm của hợp tác xã",
    text="Số biểu hợp tác xã dùng để báo cáo, cập nhật thông tin hằng năm; số biểu đổi theo từng thông "
    "tư nên lấy theo ngày báo cáo.",
)

REPORT_UNION = DatedSeries(
    "forms.report.union",
    circular_09_2024("VII-3", "khoản 1 Điều 6"),
    title="Biểu cập nhật thông tin năm của liên hiệp hợp tác xã",
    text="Số biểu liên hiệp hợp tác xã dùng để cập nhật thông tin hằng năm vào cơ sở dữ liệu về hợp "
    "tác xã.",
)

REPORT_GROUP = DatedSeries(
    "forms.report.group",
    decree_77("I.04", "khoản 1 Điều 29"),
    circular_09_2024("VII-1", "khoản 1 Điều 6"),
    title="Biểu báo cáo năm của tổ hợp tác",
    text="Số biểu tổ hợp tác dùng khi báo cáo năm: mẫu giấy gửi cấp xã theo nghị định năm 2019, biểu "
    "cập nhật dữ liệu theo thông tư năm 2024.",
)

REPORT_DISTRICT = DatedSeries(
    "forms.report.district",
    circular_07_2019("II-13"),
    circular_09_2024("VII-4", "khoản 1 Điều 7"),
    title="Biểu tổng hợp của cơ quan đăng ký trực tiếp",
    text="Số biểu cơ quan đăng ký cấp huyện (nay là cấp xã) dùng để tổng hợp gửi cấp tỉnh hằng năm.",
)

REPORT_PROVINCE = DatedSeries(
    "forms.report.province",
    circular_07_2019("II-14"),
    circular_09_2024("VII-4", "khoản 2 Điều 7"),
    title="Biểu tổng hợp của cơ quan đăng ký cấp tỉnh",
    text="Số biểu cơ quan đăng ký cấp tỉnh dùng để tổng hợp gửi Bộ quản lý nhà nước về hợp tác xã hằng "
    "năm.",
)
