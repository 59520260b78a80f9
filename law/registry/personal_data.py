"""Personal data (bảo vệ dữ liệu cá nhân): Nghị định 13/2023, then Luật 91/2025."""

from datetime import date

from law.acts import DECREE_92, DECREE_92_FROM, row_on
from law.dated import Comparison, Dated, DatedSeries, Value

DECREE_13_FROM = date(2023, 7, 1)
LAW_91_FROM = date(2026, 1, 1)
DECREE_13 = "Nghị định 13/2023/NĐ-CP"
LAW_91 = "Luật Bảo vệ dữ liệu cá nhân 2025 (91/2025/QH15)"
DECREE_356 = "Nghị định 356/2025/NĐ-CP"
_SECONDARY = "Đọc từ nguồn thứ cấp."


def _decree_13(value: Value, where: str, unit: str = "") -> Dated:
    return row_on(DECREE_13_FROM, value, f"{where} {DECREE_13}", unit=unit)


def _law_91(value: Value, where: str, unit: str = "") -> Dated:
    return row_on(LAW_91_FROM, value, f"{where} {LAW_91}", unit=unit)


def _decree_356(value: Value, where: str, unit: str = "") -> Dated:
    citation = f"{where} {DECREE_356}"
    return row_on(LAW_91_FROM, value, citation, unit=unit, note=_SECONDARY)


BREACH = DatedSeries(
    "personal_data.breach.hours",
    _decree_13(72, "Điều 23"),
    _law_91(72, "Điều 23"),
    title="Thời hạn báo vi phạm dữ liệu cá nhân",
    text="Khi lộ, mất dữ liệu cá nhân, cơ quan phải báo cơ quan chuyên trách trong số giờ này kể từ "
    "khi xảy ra (luật mới: kể từ khi phát hiện) và lập biên bản.",
    unit="giờ",
    comparison=Comparison.AT_MOST,
)

BREACH_FORM = DatedSeries(
    "personal_data.breach.form",
    _decree_13("Mẫu số 03", "Điều 23"),
    _decree_356("Mẫu số 08", "Điều 28"),
    title="Mẫu báo vi phạm dữ liệu cá nhân",
    text="Số mẫu dùng để báo cơ quan chuyên trách khi có vi phạm quy định về bảo vệ dữ liệu cá nhân.",
)

VIEW = DatedSeries(
    "personal_data.view.limit",
    _decree_13(72, "Điều 14", "giờ"),
    _decree_356(10, "Điều 5", "ngày"),
    title="Thời hạn cung cấp, cho xem, chỉnh sửa dữ liệu cá nhân",
    text="Khi một người yêu cầu xem hoặc nhận dữ liệu của mình, cơ quan phải đáp ứng trong thời hạn "
    "này; từ năm 2026 có thể gia hạn một lần.",
    comparison=Comparison.AT_MOST,
)

VIEW_EXTENSION = DatedSeries(
    "personal_data.view.extension_days",
    _decree_356(10, "Điều 5"),
    title="Thời gian gia hạn khi cung cấp dữ liệu cá nhân",
    text="Việc phức tạp thì cơ quan được gia hạn thêm số ngày này và phải báo cho người yêu cầu biết "
    "lý do.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

RESTRICT = DatedSeries(
    "personal_data.restrict.limit",
    _decree_13(72, "Điều 9", "giờ"),
    _decree_356(15, "Điều 5", "ngày"),
    title="Thời hạn thực hiện yêu cầu hạn chế, phản đối xử lý dữ liệu",
    text="Khi một người rút lại đồng ý, hạn chế hoặc phản đối việc xử lý dữ liệu của mình, cơ quan "
    "thực hiện trong thời hạn này nếu luật không quy định khác.",
    comparison=Comparison.AT_MOST,
)

RESTRICT_EXTENSION = DatedSeries(
    "personal_data.restrict.extension_days",
    _decree_356(15, "Điều 5"),
    title="Thời gian gia hạn khi hạn chế xử lý dữ liệu",
    text="Việc phức tạp thì cơ quan được gia hạn thêm số ngày này khi thực hiện yêu cầu hạn chế hoặc "
    "rút lại đồng ý.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

DELETE = DatedSeries(
    "personal_data.delete.limit",
    _decree_13(72, "Điều 16", "giờ"),
    _decree_356(20, "Điều 5", "ngày"),
    title="Thời hạn xóa dữ liệu cá nhân theo yêu cầu",
    text="Yêu cầu xóa được thực hiện trong thời hạn này, trừ khi dữ liệu do cơ quan nhà nước xử lý "
    "theo luật hoặc đã được công khai theo luật; khi đó trả lời từ chối có lý do.",
    comparison=Comparison.AT_MOST,
)

DELETE_EXTENSION = DatedSeries(
    "personal_data.delete.extension_days",
    _decree_356(20, "Điều 5"),
    title="Thời gian gia hạn khi xóa dữ liệu cá nhân",
    text="Việc phức tạp thì cơ quan được gia hạn thêm số ngày này khi thực hiện yêu cầu xóa dữ liệu "
    "cá nhân.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

DELETE_EXEMPT = DatedSeries(
    "personal_data.delete.state_exempt",
    _decree_13(True, "Điều 16"),
    _law_91(True, "Điều 14"),
    title="Không xóa dữ liệu do cơ quan nhà nước xử lý theo luật",
    text="Yêu cầu xóa không được thực hiện khi dữ liệu do cơ quan nhà nước xử lý để quản lý nhà nước "
    "theo luật; cơ quan trả lời từ chối và nêu căn cứ.",
)

ACKNOWLEDGE = DatedSeries(
    "personal_data.acknowledge.working_days",
    _decree_356(2, "Điều 5"),
    title="Thời hạn phản hồi đã nhận yêu cầu về dữ liệu cá nhân",
    text="Cơ quan báo cho người yêu cầu biết đã nhận và cách xử lý trong số ngày làm việc này, trước "
    "khi thực hiện yêu cầu.",
    unit="ngày làm việc",
    comparison=Comparison.AT_MOST,
)

IMPACT = DatedSeries(
    "personal_data.impact_file.days",
    _decree_13(60, "Điều 24"),
    _law_91(60, "Điều 21"),
    title="Thời hạn gửi hồ sơ đánh giá tác động xử lý dữ liệu",
    text="Kể từ ngày bắt đầu xử lý dữ liệu, hồ sơ đánh giá tác động được gửi cơ quan chuyên trách "
    "trong số ngày này.",
    unit="ngày",
    comparison=Comparison.AT_MOST,
)

IMPACT_EXEMPT = DatedSeries(
    "personal_data.impact_file.state_exempt",
    _law_91(True, "khoản 6 Điều 21"),
    title="Cơ quan nhà nước có thẩm quyền không phải lập hồ sơ tác động",
    text="Từ năm 2026 cơ quan nhà nước có thẩm quyền được miễn hồ sơ đánh giá tác động; Quỹ và Liên "
    "minh hợp tác xã có thể không thuộc diện này nên vẫn cần lập.",
)

LOG = DatedSeries(
    "personal_data.log_required",
    _decree_13(True, "khoản 2 Điều 38"),
    row_on(
        LAW_91_FROM,
        True,
        f"khoản 2 Điều 19 {LAW_91}",
        note="Luật mới yêu cầu cơ chế giám sát; việc ghi nhật ký là cách thực hiện.",
    ),
    title="Phải ghi nhật ký xử lý dữ liệu cá nhân",
    text="Mọi lần xem, sửa dữ liệu cá nhân phải để lại dấu vết: ai, lúc nào, vì việc gì. Xem số định "
    "danh đầy đủ phải ghi lý do.",
)

BASIS = DatedSeries(
    "personal_data.basis",
    _decree_13(
        (
            "sự đồng ý của chủ thể dữ liệu (Điều 11)",
            "không cần đồng ý khi phục vụ hoạt động của cơ quan nhà nước theo luật (Điều 13, Điều 17)",
        ),
        "Điều 11, Điều 13 và Điều 17",
    ),
    _law_91(
        ("không cần đồng ý khi quản lý nhà nước theo luật, có cơ chế giám sát",),
        "điểm c khoản 1 và khoản 2 Điều 19",
    ),
    title="Căn cứ xử lý dữ liệu cá nhân trong sổ đăng ký",
    text="Mỗi mục đích xử lý phải ghi rõ căn cứ. Sổ đăng ký hợp tác xã dựa vào quản lý nhà nước theo "
    "luật; dữ liệu vay vốn của Quỹ nên lấy sự đồng ý.",
)

SENSITIVE = DatedSeries(
    "personal_data.sensitive_kinds",
    _decree_13(
        ("nguồn gốc dân tộc", "sức khỏe", "thông tin khách hàng của tổ chức tín dụng"), "Điều 2"
    ),
    _decree_356(("hình ảnh thẻ căn cước",), "điểm i khoản 1 Điều 4"),
    title="Dữ liệu cá nhân nhạy cảm gặp trong hồ sơ",
    text="Các loại dữ liệu nhạy cảm hay gặp trong hồ sơ hợp tác xã (không phải danh mục đầy đủ); số "
    "định danh và số điện thoại là dữ liệu cơ bản.",
)

MERGER = DatedSeries(
    "personal_data.merger_transfer",
    _decree_13(True, "khoản 4 Điều 16"),
    _law_91(True, "điểm c khoản 1 Điều 17"),
    title="Được chuyển giao dữ liệu khi chia, tách, sáp nhập",
    text="Khi cơ quan, đơn vị được sắp xếp lại, dữ liệu cá nhân được chuyển cho cơ quan kế thừa mà "
    "không cần hỏi lại từng người.",
)

ENCRYPTION = DatedSeries(
    "personal_data.encryption",
    _law_91(True, "Điều 12"),
    title="Mã hóa dữ liệu cá nhân",
    text="Từ năm 2026 luật có quy định riêng về mã hóa; dữ liệu đặt trên điện toán đám mây được mã "
    "hóa cả khi lưu và khi truyền.",
)

PUBLIC_FIELDS = DatedSeries(
    "personal_data.public_fields",
    row_on(
        DECREE_92_FROM,
        (
            "tên",
            "mã số",
            "địa chỉ trụ sở chính",
            "ngành, nghề kinh doanh",
            "tên người đại diện",
            "tình trạng pháp lý",
        ),
        f"Điều 29 {DECREE_92}",
    ),
    title="Thông tin công khai về hợp tác xã",
    text="Ai cũng được tra cứu miễn phí các thông tin này. Số định danh, địa chỉ liên lạc, điện thoại "
    "và danh sách thành viên không thuộc diện công khai.",
)
