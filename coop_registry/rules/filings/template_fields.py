"""Names that an office may write in its own templates of filings (chỗ điền), each with a sample."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """One name: what is filled in, and what the preview shows."""

    name: str
    words: str
    sample: str


FIELDS: tuple[Field, ...] = (
    Field("co_quan_chu_quan", "Cơ quan chủ quản, dòng trên của đầu văn bản", "UBND HUYỆN MẪU"),
    Field("co_quan", "Cơ quan ban hành, dòng dưới của đầu văn bản", "PHÒNG TÀI CHÍNH - KẾ HOẠCH"),
    Field("ten_co_quan", "Tên đầy đủ của cơ quan", "Phòng Tài chính - Kế hoạch huyện Mẫu"),
    Field("ky_hieu", "Ký hiệu văn bản; số do văn thư ghi sau", "TB-TCKH"),
    Field("dia_danh", "Địa danh cạnh ngày văn bản", "Mẫu"),
    Field("chuc_vu_nguoi_ky", "Quyền hạn, chức vụ của người ký", "TRƯỞNG PHÒNG"),
    Field("ten_to_chuc", "Tên hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác", "Hợp tác xã Mẫu"),
    Field("loai_hinh", "Loại hình", "hợp tác xã"),
    Field("ma_so", "Mã số; để trống nếu chưa có", "4700000000"),
    Field("so_giay_chung_nhan", "Số giấy chứng nhận đăng ký", "01"),
    Field("tru_so", "Trụ sở đang ghi trong sổ", "Thôn Mẫu, xã Mẫu"),
    Field("nguoi_dai_dien", "Họ tên người đại diện đang ghi trong sổ", "Nguyễn Văn Mẫu"),
    Field("von", "Vốn điều lệ, tổng giá trị phần vốn góp đang ghi", "500.000.000 đồng"),
    Field("so_ho_so", "Số hồ sơ của cơ quan", "01/2025"),
    Field("so_ho_so_quoc_gia", "Số hồ sơ trên hệ thống quốc gia", "HS-000001"),
    Field("thu_tuc", "Tên thủ tục", "Đăng ký thay đổi người đại diện theo pháp luật"),
    Field("ngay_nhan", "Ngày nhận hồ sơ", "05/05/2025"),
    Field("nguoi_nop", "Người nộp hồ sơ", "Trần Thị Mẫu"),
    Field("dien_thoai", "Điện thoại người nộp", "0900 000 000"),
    Field("giay_to_da_nhan", "Giấy tờ đã nhận, mỗi dòng một giấy", "Giấy đề nghị\nĐiều lệ"),
    Field("le_phi", "Lệ phí đã nộp hoặc lý do miễn", "chưa ghi"),
    Field("han_tra_ket_qua", "Ngày cuối cơ quan phải trả kết quả", "08/05/2025"),
    Field("can_cu", "Điều luật của văn bản", "khoản 3 Điều 19 Nghị định 92/2024/NĐ-CP"),
    Field("noi_dung_de_nghi", "Nội dung đề nghị, mỗi dòng một mục", "Người đại diện: Lê Văn Mẫu"),
    Field("noi_dung_buoc", "Lời của bước: yêu cầu bổ sung, lý do từ chối…", "Thiếu biên bản họp"),
    Field("han_bo_sung", "Ngày cuối được sửa đổi, bổ sung", "04/07/2025"),
    Field("tu_ngay", "Ngày bắt đầu tạm ngừng, tiếp tục", "20/05/2025"),
    Field("den_ngay", "Ngày hết thời hạn tạm ngừng", "31/12/2025"),
    Field("ngay_quyet_dinh", "Ngày quyết định", "07/05/2025"),
    Field("lan_thay_doi", "Đăng ký thay đổi lần thứ", "2"),
    Field("ma_tra_cuu", "Mã tra cứu của văn bản; không có thì được ghi ở cuối", "7KQM-3XRT-9WHP"),
)

SAMPLES = {one.name: one.sample for one in FIELDS}
