"""Provisions of the fund (dự phòng rủi ro): rates, use, removal from the books."""

from decimal import Decimal

from law.acts import MEMORY, place, row_on
from law.dated import Comparison, Dated, DatedSeries, Value
from law.fund.sources import CIRCULAR_15_2010, DECREE_45_FROM, decree_45, decree_86

_RATES = (Decimal(0), Decimal("0.02"), Decimal("0.25"), Decimal("0.50"), Decimal(1))
_RATES_WORDS = "nhóm 1: 0%; nhóm 2: 2%; nhóm 3: 25%; nhóm 4: 50%; nhóm 5: 100%"


def _from_memory(value: Value, words: str) -> Dated:
    """Build a row of Thông tư 15/2010/TT-NHNN, whose text was not read."""
    note = "Nhớ lại, chưa đối chiếu với văn bản."
    citation = place("", CIRCULAR_15_2010)
    return row_on(DECREE_45_FROM, value, citation, certainty=MEMORY, note=note, words=words)


SPECIFIC = DatedSeries(
    "provision.specific.rates",
    _from_memory(_RATES, _RATES_WORDS),
    decree_86(_RATES, "khoản 3 Điều 4", words=_RATES_WORDS),
    title="Tỷ lệ trích lập dự phòng cụ thể",
    text="Dự phòng cụ thể bằng dư nợ gốc trừ giá trị khấu trừ của tài sản bảo đảm, nhân với tỷ lệ của nhóm "
    "nợ; kết quả âm được tính bằng 0.",
)

GENERAL = DatedSeries(
    "provision.general.rate",
    _from_memory(Decimal("0.005"), "0,5%"),
    decree_86(Decimal("0.005"), "khoản 2 Điều 7", words="0,5%"),
    title="Tỷ lệ trích lập dự phòng chung",
    text="Dự phòng chung bằng tỷ lệ này của tổng dư nợ các nhóm 1 đến 4 mà Quỹ chịu rủi ro, không kể tiền "
    "gửi tại tổ chức tín dụng.",
    unit="tỷ lệ",
)

GENERAL_GROUPS = DatedSeries(
    "provision.general.groups",
    _from_memory((1, 2, 3, 4), "các nhóm 1 đến 4"),
    decree_86((1, 2, 3, 4), "khoản 2 Điều 7", words="các nhóm 1 đến 4"),
    title="Nhóm nợ phải trích lập dự phòng chung",
    text="Dự phòng chung tính trên dư nợ của những nhóm này; nợ nhóm 5 đã trích đủ dự phòng cụ thể nên "
    "không tính.",
)

TRUSTED = DatedSeries(
    "provision.trusted.excluded",
    decree_45(True, "khoản 2 Điều 28"),
    title="Không trích dự phòng cho khoản ủy thác Quỹ không chịu rủi ro",
    text="Khoản cho vay ủy thác hoặc nhận ủy thác mà Quỹ không chịu rủi ro thì không trích lập dự phòng và "
    "được theo dõi riêng.",
)

USE = DatedSeries(
    "provision.use.cases",
    decree_86(
        ("ended_organisation", "dead_or_missing", "group_five", "disabled_individual"),
        "khoản 2 Điều 11",
        words="tổ chức giải thể, phá sản; cá nhân chết, mất tích; nợ nhóm 5; cá nhân thương tật vĩnh "
        "viễn không còn khả năng lao động",
    ),
    title="Trường hợp được sử dụng dự phòng để xử lý rủi ro",
    text="Sử dụng dự phòng chỉ chuyển khoản nợ ra theo dõi ngoại bảng, không làm thay đổi nghĩa vụ trả nợ "
    "của khách hàng và không được thông báo cho khách hàng biết.",
)

USE_ORDER = DatedSeries(
    "provision.use.order",
    decree_86(
        ("specific", "collateral", "general"),
        "khoản 3 Điều 11",
        words="dự phòng cụ thể; tiền xử lý tài sản bảo đảm; dự phòng chung",
    ),
    title="Thứ tự nguồn xử lý rủi ro",
    text="Khi xử lý rủi ro, Quỹ dùng dự phòng cụ thể của chính khoản nợ trước, rồi tiền thu từ tài sản bảo "
    "đảm, còn thiếu mới dùng dự phòng chung.",
)

REMOVAL = DatedSeries(
    "fund.write_off.after_years",
    decree_45(5, "khoản 3 Điều 28"),
    title="Thời gian theo dõi ngoại bảng trước khi xuất toán",
    text="Chỉ sau số năm này kể từ ngày sử dụng dự phòng, đã dùng mọi biện pháp mà không thu hồi được và có "
    "đề nghị của Hội đồng xử lý rủi ro, khoản nợ mới được xuất toán.",
    unit="năm",
    comparison=Comparison.AT_LEAST,
)

REMOVAL_APPROVAL = DatedSeries(
    "fund.write_off.authority",
    decree_45(
        ("company", "cooperative"),
        "điểm b khoản 3, khoản 4 Điều 28",
        words="mô hình công ty: Chủ tịch Quỹ, sau khi Liên minh hợp tác xã tỉnh phê duyệt và báo cáo Ủy "
        "ban nhân dân tỉnh; mô hình hợp tác xã: Chủ tịch Hội đồng quản trị, sau khi Đại hội thành viên "
        "thông qua",
    ),
    title="Thẩm quyền quyết định xuất toán",
    text="Người quyết định xuất toán khoản nợ đã theo dõi ngoại bảng tùy mô hình của Quỹ; hồ sơ do Hội đồng "
    "xử lý rủi ro chuẩn bị.",
)
