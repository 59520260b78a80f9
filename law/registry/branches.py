"""Ending of branches, offices and places of business; those abroad (chấm dứt chi nhánh)."""

from law.acts import decree_92
from law.dated import Comparison, DatedSeries

END_OFFICE = DatedSeries(
    "branch.end.working_days",
    decree_92(5, "khoản 3 Điều 54"),
    title="Thời hạn giải quyết chấm dứt chi nhánh, văn phòng đại diện",
    text="Kể từ ngày nhận hồ sơ, nếu cơ quan thuế không phản đối, cơ quan đăng ký chuyển tình trạng "
    "sang đã chấm dứt hoạt động và ra thông báo trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_TAX = DatedSeries(
    "branch.end.tax_opinion.working_days",
    decree_92(2, "khoản 3 Điều 54"),
    title="Thời hạn cơ quan thuế trả lời khi chi nhánh chấm dứt hoạt động",
    text="Nhận thông tin của cơ quan đăng ký, cơ quan thuế gửi thông tin về việc hoàn thành nghĩa vụ "
    "thuế của chi nhánh, văn phòng đại diện trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

END_AUTOMATIC = DatedSeries(
    "branch.end.automatic.months",
    decree_92(6, "khoản 5 Điều 54"),
    title="Thời gian chờ khi không có hồ sơ chấm dứt chi nhánh",
    text="Sau số tháng này kể từ ngày thông báo tình trạng mà không có hồ sơ và không có phản đối, cơ "
    "quan đăng ký thực hiện chấm dứt hoạt động. Hệ thống chỉ nhắc, cán bộ quyết định.",
    unit="tháng",
)

ABROAD_OFFICE = DatedSeries(
    "branch.abroad.working_days",
    decree_92(3, "khoản 4 Điều 36"),
    title="Thời hạn cập nhật chi nhánh, văn phòng đại diện ở nước ngoài",
    text="Kể từ ngày nhận hồ sơ thông báo, cơ quan đăng ký cập nhật thông tin chi nhánh, văn phòng "
    "đại diện ở nước ngoài vào cơ sở dữ liệu trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

ABROAD_END = DatedSeries(
    "branch.abroad.end.filing_days",
    decree_92(30, "khoản 4 Điều 54"),
    title="Thời hạn thông báo chấm dứt chi nhánh ở nước ngoài",
    text="Kể từ ngày chính thức chấm dứt hoạt động chi nhánh, văn phòng đại diện ở nước ngoài, hợp "
    "tác xã có số ngày này để gửi thông báo bằng văn bản.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

ABROAD_END_OFFICE = DatedSeries(
    "branch.abroad.end.working_days",
    decree_92(3, "khoản 4 Điều 54"),
    title="Thời hạn cập nhật việc chấm dứt chi nhánh ở nước ngoài",
    text="Kể từ ngày nhận thông báo, cơ quan đăng ký cập nhật việc chấm dứt chi nhánh, văn phòng đại "
    "diện ở nước ngoài vào cơ sở dữ liệu trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
