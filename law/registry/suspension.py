"""Suspension of business and its resumption (tạm ngừng kinh doanh)."""

from law.acts import (
    MEMORY,
    circular_03_2014,
    decree_92,
    ends_with_law_2012,
    law_2023,
)
from law.dated import Comparison, DatedSeries

NOTICE = DatedSeries(
    "suspension.notice",
    circular_03_2014(15, certainty=MEMORY, unit="ngày"),
    law_2023(3, "khoản 1 Điều 96"),
    title="Thời hạn thông báo trước khi tạm ngừng kinh doanh",
    text="Đơn vị phải thông báo trước ngày tạm ngừng, trước ngày tiếp tục kinh doanh trở lại và "
    "trước mỗi lần gia hạn ít nhất bằng thời hạn này. Chế độ cũ tính theo ngày, chế độ mới tính "
    "theo ngày làm việc.",
    unit="ngày làm việc",
    comparison=Comparison.AT_LEAST,
)

MAXIMUM = DatedSeries(
    "suspension.maximum_months",
    circular_03_2014(12, certainty=MEMORY),
    ends_with_law_2012(),
    decree_92(12, "khoản 1 Điều 47"),
    title="Thời hạn tạm ngừng tối đa của mỗi lần thông báo",
    text="Mỗi lần thông báo tạm ngừng không được dài hơn số tháng này. Hết hạn có thể thông báo "
    "tiếp; quá 12 tháng mà không thông báo là căn cứ thu hồi giấy chứng nhận.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

TOTAL_MAXIMUM = DatedSeries(
    "suspension.total_maximum_months",
    circular_03_2014(24, certainty=MEMORY),
    ends_with_law_2012(),
    title="Tổng thời gian tạm ngừng liên tiếp tối đa (Luật 2012)",
    text="Theo chế độ cũ, tổng thời gian các lần tạm ngừng liên tiếp không quá mức này. Nghị định "
    "92/2024/NĐ-CP chỉ giới hạn từng lần, không thấy giới hạn tổng.",
    unit="tháng",
    comparison=Comparison.AT_MOST,
)

CONFIRM = DatedSeries(
    "suspension.confirm.working_days",
    decree_92(3, "khoản 4 Điều 47"),
    title="Thời hạn cấp giấy xác nhận tạm ngừng, tiếp tục kinh doanh",
    text="Kể từ ngày nhận hồ sơ hợp lệ, cơ quan đăng ký cấp giấy xác nhận tạm ngừng hoặc tiếp tục "
    "kinh doanh trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

DOSSIER = DatedSeries(
    "suspension.dossier",
    decree_92(
        (
            "thông báo tạm ngừng kinh doanh",
            "biên bản họp đại hội thành viên",
            "nghị quyết của đại hội thành viên",
        ),
        "khoản 2 Điều 47",
    ),
    title="Hồ sơ thông báo tạm ngừng kinh doanh",
    text="Hợp tác xã, liên hiệp nộp đủ ba giấy tờ; chi nhánh và việc tiếp tục kinh doanh trở lại chỉ "
    "cần thông báo.",
)

BRANCHES_FOLLOW = DatedSeries(
    "suspension.branches_follow",
    decree_92(True, "khoản 5 Điều 47"),
    title="Chi nhánh đang hoạt động tạm ngừng theo hợp tác xã",
    text="Khi hợp tác xã tạm ngừng, các chi nhánh, văn phòng đại diện, địa điểm kinh doanh đang hoạt "
    "động cũng chuyển sang tạm ngừng.",
)

DUTIES = DatedSeries(
    "suspension.continuing_duties",
    law_2023(
        (
            "nộp đủ thuế, bảo hiểm xã hội còn nợ",
            "tiếp tục thanh toán các khoản nợ",
            "hoàn thành hợp đồng đã ký với khách hàng và người lao động",
        ),
        "khoản 3 Điều 96",
    ),
    title="Nghĩa vụ trong thời gian tạm ngừng",
    text="Tạm ngừng kinh doanh không làm ngừng các nghĩa vụ này, trừ khi các bên có thỏa thuận "
    "khác.",
)

ORDERED = DatedSeries(
    "suspension.ordered.working_days",
    decree_92(3, "khoản 1 Điều 48"),
    title="Thời hạn yêu cầu tạm ngừng khi không đủ điều kiện kinh doanh",
    text="Nhận văn bản của cơ quan nhà nước về việc đơn vị không đủ điều kiện kinh doanh, cơ quan "
    "đăng ký ra thông báo yêu cầu tạm ngừng trong số ngày làm việc này.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)
