"""Yearly rating of cooperatives (đánh giá, xếp loại)."""

from law.acts import (
    CARRIED,
    CIRCULAR_01_2020,
    LAW_2023_FROM,
    MEMORY,
    circular_01_2020,
    circular_09_2017,
    row_on,
)
from law.dated import Certainty, Comparison, Dated, DatedSeries, Value

_UNCLEAR = "Có thể đã bị Thông tư 09/2024/TT-BKHĐT bãi bỏ; tỉnh quyết định còn dùng hay không."
_BOUNDS = (("tốt", 80), ("khá", 65), ("trung bình", 50), ("yếu", 0))
_BOUNDS_WORDS = "từ 80: tốt; từ 65 đến dưới 80: khá; từ 50 đến dưới 65: trung bình; dưới 50: yếu"


def _circular_01(
    value: Value, where: str, words: str = "", certainty: Certainty = Certainty.READ
) -> tuple[Dated, Dated]:
    """Return a row of Thông tư 01/2020 and its carried value after 01/07/2024."""
    citation = f"{where} {CIRCULAR_01_2020}" if where else CIRCULAR_01_2020
    return (
        circular_01_2020(value, where, words=words, certainty=certainty),
        row_on(LAW_2023_FROM, value, citation, certainty=CARRIED, note=_UNCLEAR, words=words),
    )


BOUNDS = DatedSeries(
    "rating.cooperative.bounds",
    *_circular_01(_BOUNDS, "", _BOUNDS_WORDS),
    title="Điểm xếp loại hợp tác xã",
    text="Mỗi cặp là loại và số điểm thấp nhất của loại đó, trên thang 100 điểm do hợp tác xã tự chấm "
    "và cơ quan quản lý tổng hợp.",
    unit="điểm",
)

CRITERIA = DatedSeries(
    "rating.cooperative.criteria",
    *_circular_01(
        (
            ("vốn", 7),
            ("tài sản không chia", 6),
            ("kết quả sản xuất, kinh doanh", 11),
            ("trích lập quỹ", 6),
            ("chấp hành pháp luật", 8),
            ("tranh chấp, khiếu nại", 6),
            ("trình độ cán bộ", 6),
            ("chế độ đối với thành viên, người lao động", 8),
            ("khoa học kỹ thuật, thương hiệu, chuỗi giá trị", 4),
        ),
        "",
        "15 tiêu chí, 100 điểm; đã nạp điểm tối đa của tiêu chí 1 đến 9",
        MEMORY,
    ),
    title="Tiêu chí và điểm tối đa khi xếp loại hợp tác xã",
    text="Chín tiêu chí đầu có điểm tối đa đã nạp, nhưng điểm của nhóm quản trị cộng lại thành 32 "
    "trong khi tổng nhóm ghi 30; tiêu chí 10 đến 15 chưa thấy. Cần đối chiếu trước khi dùng.",
    unit="điểm",
)

GROUPS = DatedSeries(
    "rating.cooperative.groups",
    *_circular_01((("tài chính", 30), ("quản trị", 30), ("các tiêu chí còn lại", 40)), ""),
    title="Nhóm tiêu chí xếp loại hợp tác xã",
    text="Ba nhóm tiêu chí và tổng điểm của mỗi nhóm trên thang 100 điểm; dùng để vẽ điểm mạnh, điểm "
    "yếu của hợp tác xã.",
    unit="điểm",
)

MINIMUM_MONTHS = DatedSeries(
    "rating.cooperative.minimum_months",
    *_circular_01(12, ""),
    title="Thời gian thành lập để được xếp loại",
    text="Hợp tác xã thành lập chưa đủ số tháng này thì không xếp loại, và không tính vào mẫu số của "
    "tỷ lệ khá, tốt.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

STOPPED_MONTHS = DatedSeries(
    "rating.cooperative.stopped_months",
    *_circular_01(3, ""),
    title="Thời gian ngừng hoạt động thì không xếp loại",
    text="Hợp tác xã ngừng hoạt động trên số tháng này trong năm thì không xếp loại năm đó.",
    unit="tháng",
    comparison=Comparison.MORE_THAN,
)

REPORT_DISTRICT = DatedSeries(
    "rating.cooperative.district_report_by",
    *_circular_01("18/12", "Điều 9"),
    title="Hạn cấp huyện báo cáo kết quả xếp loại",
    text="Hợp tác xã gửi kết quả tự chấm chậm nhất 15/12; cấp huyện tổng hợp gửi cấp tỉnh chậm nhất "
    "ngày này.",
    comparison=Comparison.AT_MOST,
)

REPORT_COOPERATIVE = DatedSeries(
    "rating.cooperative.self_score_by",
    *_circular_01("15/12", "Điều 9"),
    title="Hạn hợp tác xã gửi kết quả tự chấm điểm",
    text="Hợp tác xã tự chấm điểm theo mẫu và gửi cho cơ quan đăng ký chậm nhất ngày này hằng năm.",
    comparison=Comparison.AT_MOST,
)

REPORT_PROVINCE = DatedSeries(
    "rating.cooperative.province_report_by",
    *_circular_01("21/12", "Điều 9"),
    title="Hạn cấp tỉnh báo cáo kết quả xếp loại",
    text="Cấp tỉnh tổng hợp kết quả xếp loại toàn tỉnh gửi Bộ chậm nhất ngày này hằng năm.",
    comparison=Comparison.AT_MOST,
)

AGRICULTURAL_BOUNDS = DatedSeries(
    "rating.agricultural.bounds",
    circular_09_2017(_BOUNDS, "khoản 1 Điều 6", words=_BOUNDS_WORDS),
    title="Điểm xếp loại hợp tác xã nông nghiệp",
    text="Mỗi cặp là loại và số điểm thấp nhất của loại đó theo thông tư riêng của ngành nông nghiệp; "
    "bị xử phạt trong năm thì xếp loại yếu dù đủ điểm.",
    unit="điểm",
)

AGRICULTURAL_CRITERIA = DatedSeries(
    "rating.agricultural.criteria",
    circular_09_2017(
        (
            "doanh thu và kết quả sản xuất, kinh doanh",
            "lợi ích của thành viên",
            "vốn hoạt động",
            "quy mô thành viên, ảnh hưởng đến cộng đồng",
            "khen thưởng trong năm",
            "mức độ hài lòng của thành viên",
        ),
        "khoản 1 Điều 4",
    ),
    title="Tiêu chí đánh giá hợp tác xã nông nghiệp",
    text="Sáu tiêu chí của ngành nông nghiệp; tiêu chí cuối lấy từ phiếu ý kiến thành viên tại đại hội "
    "trong quý một.",
)

AGRICULTURAL_MONTHS = DatedSeries(
    "rating.agricultural.minimum_months",
    circular_09_2017(12, "khoản 2 Điều 6"),
    title="Thời gian hoạt động để xếp loại hợp tác xã nông nghiệp",
    text="Hợp tác xã nông nghiệp mới thành lập, hoạt động chưa đủ số tháng này trong năm thì không tự "
    "chấm điểm và không xếp loại.",
    unit="tháng",
    comparison=Comparison.AT_LEAST,
)

AGRICULTURAL_FINED = DatedSeries(
    "rating.agricultural.fined_is_weak",
    circular_09_2017(True, "điểm d khoản 1 Điều 6"),
    title="Bị xử phạt trong năm thì xếp loại yếu",
    text="Hợp tác xã nông nghiệp bị cơ quan có thẩm quyền xử phạt vi phạm hành chính trong năm thì "
    "xếp loại yếu, không kể số điểm.",
)

AGRICULTURAL_SELF = DatedSeries(
    "rating.agricultural.self_score_by",
    circular_09_2017("01/04", "điểm c khoản 2 Điều 5"),
    title="Hạn hợp tác xã nông nghiệp gửi bảng tự chấm điểm",
    text="Bảng tự chấm điểm phải gửi trước ngày này, nên ngày liền trước là ngày cuối còn kịp.",
    comparison=Comparison.LESS_THAN,
)

AGRICULTURAL_DISTRICT = DatedSeries(
    "rating.agricultural.district_report_by",
    circular_09_2017("10/04", "điểm d khoản 2 Điều 5"),
    title="Hạn cấp huyện báo cáo xếp loại hợp tác xã nông nghiệp",
    text="Phòng nông nghiệp cấp huyện báo cáo danh sách xếp loại trước ngày này; ngày liền trước là "
    "ngày cuối còn kịp.",
    comparison=Comparison.LESS_THAN,
)

AGRICULTURAL_PUBLIC = DatedSeries(
    "rating.agricultural.public_after",
    circular_09_2017("15/04", "điểm d khoản 2 Điều 5"),
    title="Ngày chờ ý kiến trước khi công khai xếp loại",
    text="Đến hết ngày này mà phòng nông nghiệp không có ý kiến thì hội đồng quản trị công khai kết "
    "quả cho thành viên.",
    comparison=Comparison.AT_MOST,
)

AGRICULTURAL_PROVINCE = DatedSeries(
    "rating.agricultural.province_report_by",
    circular_09_2017("15/04", "điểm đ khoản 2 Điều 5"),
    title="Hạn Sở báo cáo Bộ xếp loại hợp tác xã nông nghiệp",
    text="Sở quản lý nông nghiệp báo cáo Bộ danh sách xếp loại trước ngày này; ngày liền trước là ngày "
    "cuối còn kịp.",
    comparison=Comparison.LESS_THAN,
)
