"""The certificate and the code of a registered unit (giấy chứng nhận, mã số)."""

from datetime import date

from law.acts import MEMORY, circular_07_2019, decree_92, law_2012, law_2023, row_on
from law.dated import DatedSeries

CERTIFICATE = DatedSeries(
    "registration.certificate.content",
    law_2023(
        (
            "tên",
            "địa chỉ trụ sở chính",
            "mã số",
            "vốn điều lệ",
            "họ tên, địa chỉ liên lạc, quốc tịch, số định danh cá nhân của người đại diện theo pháp "
            "luật",
        ),
        "Điều 45",
    ),
    title="Nội dung giấy chứng nhận đăng ký hợp tác xã",
    text="Năm nội dung in trên giấy chứng nhận; thay đổi tên, trụ sở chính, người đại diện hoặc vốn "
    "điều lệ đến ngưỡng thì phải đăng ký thay đổi.",
)

CODE_IS_TAX_CODE = DatedSeries(
    "registration.code.is_tax_code",
    law_2012(False, certainty=MEMORY, note="Sổ cũ dùng số riêng và mã số thuế riêng."),
    circular_07_2019(True, certainty=MEMORY, note="Chi tiết liên thông mã số chưa đối chiếu."),
    law_2023(True, "khoản 3 Điều 46"),
    title="Mã số hợp tác xã đồng thời là mã số thuế",
    text="Trước năm 2019 số đăng ký và mã số thuế là hai số khác nhau, nên sổ phải giữ cả hai. Nay "
    "một mã số dùng cho đăng ký, thuế và thủ tục hành chính.",
)

CODE_REUSABLE = DatedSeries(
    "registration.code.reusable",
    law_2023(False, "khoản 2 Điều 46"),
    title="Mã số không được cấp lại cho tổ chức khác",
    text="Mỗi đơn vị có một mã số duy nhất trong suốt quá trình hoạt động; khi giải thể, mã số chấm "
    "dứt hiệu lực và không bao giờ dùng cho đơn vị khác.",
)

CODE_LOCATION_DIGITS = DatedSeries(
    "registration.code.location_digits",
    decree_92(5, "khoản 5 Điều 14"),
    title="Độ dài mã số địa điểm kinh doanh",
    text="Mã số địa điểm kinh doanh gồm năm chữ số, cấp theo thứ tự từ 00001 đến 99999 và không "
    "phải là mã số thuế.",
    unit="chữ số",
)

CODE_KEPT = DatedSeries(
    "registration.code.kept_on_conversion",
    decree_92(True, "khoản 4 Điều 61"),
    title="Giữ nguyên mã số khi tổ hợp tác chuyển thành hợp tác xã",
    text="Hợp tác xã chuyển đổi từ tổ hợp tác dùng tiếp mã số của tổ hợp tác; không cấp mã số mới.",
)

TAX_CODE_WEIGHTS = DatedSeries(
    "tax_code.check_weights",
    row_on(
        date(2021, 1, 17),
        (31, 29, 23, 19, 17, 13, 7, 5, 3),
        "Thông tư 105/2020/TT-BTC",
        certainty=MEMORY,
        note="Cách tính số kiểm tra theo trí nhớ; chỉ cảnh báo, không chặn.",
    ),
    title="Trọng số kiểm tra mã số thuế 10 chữ số",
    text="Chữ số thứ mười bằng 10 trừ phần dư khi chia cho 11 của tổng chín chữ số đầu nhân trọng "
    "số. Sai số kiểm tra chỉ là lời nhắc xem lại, không chặn việc ghi.",
)

TAX_CERTIFICATE = DatedSeries(
    "registration.certificate.is_tax_certificate",
    decree_92(True, "khoản 3 Điều 9"),
    title="Giấy chứng nhận đăng ký đồng thời là giấy chứng nhận đăng ký thuế",
    text="Không cấp giấy chứng nhận đăng ký thuế riêng nữa; giấy chứng nhận đăng ký cũng không phải "
    "là giấy phép kinh doanh ngành, nghề có điều kiện.",
)

OLD_CERTIFICATE = DatedSeries(
    "registration.certificate.old_valid",
    decree_92(True, "khoản 2 Điều 65"),
    title="Giấy chứng nhận cũ vẫn có giá trị",
    text="Đơn vị được cấp giấy trước Nghị định 92/2024/NĐ-CP tiếp tục dùng; đổi sang mẫu mới khi "
    "làm thủ tục thay đổi, thông báo, tạm ngừng hoặc thủ tục của chi nhánh.",
)

PENDING = DatedSeries(
    "registration.pending_under_new_decree",
    decree_92(True, "khoản 1 Điều 65"),
    title="Hồ sơ đang chờ được giải quyết theo nghị định mới",
    text="Hồ sơ đã nhận nhưng chưa chấp thuận trước ngày 18/07/2024 được giải quyết theo Nghị định "
    "92/2024/NĐ-CP.",
)
