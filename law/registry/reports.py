"""Yearly reports and data updates (chế độ báo cáo, cập nhật thông tin).

A day of the year is text “ngày/tháng”; `comparison` tells whether that day is
still on time (“chậm nhất ngày”: at most) or not (“trước ngày”: less than).
"""

from datetime import date

from law.acts import (
    CARRIED,
    CIRCULAR_07_2019,
    CIRCULAR_09_2024,
    COMMUNES_FROM,
    LAW_2023_FROM,
    circular_07_2019,
    circular_09_2024,
    decree_77,
    law_2023,
    row_on,
)
from law.dated import Comparison, Dated, DatedSeries

DECREE_107_FROM = date(2017, 9, 15)
DECREE_107 = "Nghị định 107/2017/NĐ-CP"
_OLD = "Sửa đổi Điều 25 Thông tư 03/2014/TT-BKHĐT."

COOPERATIVE = DatedSeries(
    "report.annual.cooperative",
    row_on(DECREE_107_FROM, "15/01", DECREE_107),
    circular_07_2019("15/12", note=_OLD),
    circular_09_2024("15/12", "khoản 1 Điều 6"),
    title="Hạn báo cáo năm của hợp tác xã",
    text="Chậm nhất ngày này hằng năm, hợp tác xã gửi báo cáo (nay là cập nhật thông tin trên hệ "
    "thống). Trước năm 2019 báo cáo của năm trước nộp vào tháng một.",
    comparison=Comparison.AT_MOST,
)

UNION = DatedSeries(
    "report.annual.union",
    row_on(DECREE_107_FROM, "15/01", DECREE_107),
    circular_07_2019("15/12", note=_OLD),
    circular_09_2024("15/12", "khoản 1 Điều 6"),
    title="Hạn báo cáo năm của liên hiệp hợp tác xã",
    text="Liên hiệp hợp tác xã báo cáo, cập nhật thông tin cùng hạn với hợp tác xã, theo biểu riêng "
    "dành cho liên hiệp.",
    comparison=Comparison.AT_MOST,
)

GROUP = DatedSeries(
    "report.annual.group",
    circular_09_2024("15/12", "khoản 1 Điều 6"),
    title="Hạn cập nhật thông tin năm của tổ hợp tác",
    text="Tổ hợp tác cập nhật thông tin vào cơ sở dữ liệu chậm nhất ngày này hằng năm; tổ hợp tác báo "
    "cáo bằng giấy cho cấp xã theo Nghị định 77/2019/NĐ-CP có hạn riêng.",
    comparison=Comparison.AT_MOST,
)

DISTRICT = DatedSeries(
    "report.summary.district",
    circular_07_2019("18/12", note=_OLD),
    circular_09_2024("18/12", "khoản 1 Điều 7"),
    row_on(
        COMMUNES_FROM,
        "18/12",
        f"khoản 1 Điều 7 {CIRCULAR_09_2024}",
        certainty=CARRIED,
        note="Cấp xã thay cấp huyện từ 01/07/2025; suy ra từ Nghị định 125/2025/NĐ-CP.",
    ),
    title="Hạn tổng hợp của cơ quan đăng ký cấp huyện, cấp xã",
    text="Chậm nhất ngày này hằng năm, cơ quan đăng ký trực tiếp gửi số liệu tổng hợp lên cấp tỉnh.",
    comparison=Comparison.AT_MOST,
)

PROVINCE = DatedSeries(
    "report.summary.province",
    circular_07_2019("21/12", note=_OLD),
    circular_09_2024("21/12", "khoản 2 Điều 7"),
    title="Hạn tổng hợp của cơ quan đăng ký cấp tỉnh",
    text="Chậm nhất ngày này hằng năm, cơ quan cấp tỉnh gửi số liệu tổng hợp về Bộ quản lý nhà nước "
    "về hợp tác xã.",
    comparison=Comparison.AT_MOST,
)

DATA_FROM = DatedSeries(
    "report.data_from",
    circular_09_2024("15/12", "khoản 2 Điều 6"),
    title="Ngày đầu của kỳ số liệu năm",
    text="Số liệu cập nhật tính từ ngày này của năm trước; vì vậy năm số liệu không trùng với năm "
    "dương lịch.",
)

DATA_UNTIL = DatedSeries(
    "report.data_until",
    circular_09_2024("14/12", "khoản 2 Điều 6"),
    title="Ngày cuối của kỳ số liệu năm",
    text="Số liệu cập nhật tính đến hết ngày này của năm cập nhật; phát sinh sau đó thuộc kỳ năm sau.",
)

DUTY = DatedSeries(
    "report.duty",
    law_2023(True, "khoản 13 Điều 10"),
    title="Nghĩa vụ báo cáo, cập nhật thông tin",
    text="Hợp tác xã, liên hiệp có nghĩa vụ báo cáo, cập nhật thông tin về tình hình hoạt động; không "
    "gửi báo cáo tuân thủ 12 tháng sau khi được yêu cầu là căn cứ thu hồi.",
)

CONTENT = DatedSeries(
    "report.content",
    row_on(
        DECREE_107_FROM,
        (
            "thành viên",
            "lao động, việc làm",
            "kết quả thực hiện hợp đồng dịch vụ với thành viên",
            "tài sản, vốn, đầu tư",
        ),
        DECREE_107,
    ),
    Dated(date(2019, 5, 28), None, CIRCULAR_07_2019),
    title="Nội dung báo cáo năm (2017 - 2019)",
    text="Các nhóm nội dung báo cáo trước khi có biểu mẫu thống nhất của Thông tư 07/2019/TT-BKHĐT.",
)

GROUP_TO_COMMUNE = DatedSeries(
    "report.group.to_commune",
    decree_77("16/12", "khoản 1 Điều 29"),
    title="Hạn tổ hợp tác báo cáo Ủy ban nhân dân cấp xã",
    text="Tổ hợp tác báo cáo bằng văn bản trước ngày này, nên ngày liền trước là ngày cuối còn kịp; số "
    "liệu từ 15/12 năm trước đến 14/12.",
    comparison=Comparison.LESS_THAN,
)

GROUP_TO_DISTRICT = DatedSeries(
    "report.group.to_district",
    decree_77("30/12", "khoản 2 Điều 29"),
    title="Hạn cấp xã báo cáo cấp huyện về tổ hợp tác",
    text="Chậm nhất ngày này hằng năm, Ủy ban nhân dân cấp xã tổng hợp tình hình tổ hợp tác gửi cấp "
    "huyện theo Mẫu II.02.",
    comparison=Comparison.AT_MOST,
)

GROUP_TO_PROVINCE = DatedSeries(
    "report.group.to_province",
    decree_77("15/01", "khoản 3 Điều 29"),
    title="Hạn cấp huyện báo cáo cấp tỉnh về tổ hợp tác",
    text="Chậm nhất ngày này của năm sau, Ủy ban nhân dân cấp huyện tổng hợp tình hình tổ hợp tác của "
    "năm trước gửi cấp tỉnh.",
    comparison=Comparison.AT_MOST,
)

GROUP_TO_MINISTRY = DatedSeries(
    "report.group.to_ministry",
    decree_77("30/01", "khoản 4 Điều 29"),
    title="Hạn cấp tỉnh báo cáo Bộ về tổ hợp tác",
    text="Chậm nhất ngày này của năm sau, Ủy ban nhân dân cấp tỉnh tổng hợp tình hình tổ hợp tác của "
    "năm trước gửi Bộ Kế hoạch và Đầu tư.",
    comparison=Comparison.AT_MOST,
)

ACCOUNT_LOCK = DatedSeries(
    "report.account.lock_working_days",
    circular_09_2024(5, "khoản 6 Điều 9"),
    title="Thời hạn khóa tài khoản của cán bộ chuyển công tác",
    text="Khi cán bộ quản lý cơ sở dữ liệu chuyển đi, tài khoản của người đó phải bị khóa và giao việc "
    "cho người khác trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

_SANCTION = "Nghị định 122/2021/NĐ-CP"
_SANCTION_NOTE = "Ngày có hiệu lực 01/01/2022 theo trí nhớ."
_SANCTION_CARRIED = "Nghị định viết cho Luật 2012; chưa thấy văn bản thay thế cho Luật 2023."

SANCTION_FIRST = DatedSeries(
    "sanction.first_band",
    row_on(
        date(2022, 1, 1),
        (10_000_000, 20_000_000),
        f"khoản 1 Điều 65 {_SANCTION}",
        note=_SANCTION_NOTE,
    ),
    row_on(
        LAW_2023_FROM,
        (10_000_000, 20_000_000),
        f"khoản 1 Điều 65 {_SANCTION}",
        certainty=CARRIED,
        note=_SANCTION_CARRIED,
    ),
    title="Khung phạt vi phạm về đại hội, sổ thành viên, thông tin, lưu trữ",
    text="Không họp đại hội thường niên đúng hạn, không lập hoặc lập thiếu sổ thành viên, không cung "
    "cấp hoặc cung cấp sai thông tin cho thành viên, không lưu giữ tài liệu.",
    unit="đồng",
)

SANCTION_SECOND = DatedSeries(
    "sanction.second_band",
    row_on(
        date(2022, 1, 1),
        (30_000_000, 50_000_000),
        f"khoản 2 Điều 65 {_SANCTION}",
        note=_SANCTION_NOTE + " Các điểm sau của khoản chưa đọc trọn.",
    ),
    row_on(
        LAW_2023_FROM,
        (30_000_000, 50_000_000),
        f"khoản 2 Điều 65 {_SANCTION}",
        certainty=CARRIED,
        note=_SANCTION_CARRIED,
    ),
    title="Khung phạt vi phạm về kinh doanh không đúng đăng ký",
    text="Hoạt động khi chưa có giấy chứng nhận, kinh doanh ngành nghề không có trong giấy, hoạt động "
    "khi đang tạm ngừng, kinh doanh có điều kiện mà không đủ điều kiện.",
    unit="đồng",
)
