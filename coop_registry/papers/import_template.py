"""The empty workbook for offices that want one: drop-downs and notes (tệp mẫu)."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.workbook import Workbook

from coop_registry.labels import PARTY_KIND
from coop_registry.reading.own_export import (
    CHOICES_SHEET,
    FIRST_CHOICES,
    NOTES_SHEET,
    NOTES_TITLE,
)

#: Rows that carry the drop-downs.
ROWS = 1000
KINDS = (FIRST_CHOICES[0], "Liên hiệp hợp tác xã", "Tổ hợp tác")
STATUSES = (
    FIRST_CHOICES[1],
    "Hoạt động cầm chừng",
    "Mới đăng ký nhưng chưa đi vào hoạt động",
    "Tạm ngừng hoạt động",
    "Ngừng hoạt động",
    "Đang làm thủ tục giải thể",
    "Đã giải thể",
)
ORGANISATIONS = (
    "STT", "Tên hợp tác xã", "Loại hình", "Mã số hợp tác xã", "Mã số thuế",
    "Số giấy chứng nhận đăng ký", "Ngày cấp giấy chứng nhận", "Thôn", "Xã, phường",
    "Ngày thành lập", "Vốn điều lệ (đồng)", "Vốn thực góp (đồng)", "Số thành viên",
    "Thành viên nữ", "Thành viên dân tộc thiểu số", "Số lao động", "Người đại diện", "Chức vụ",
    "Số điện thoại", "Ngành nghề", "Tình trạng hoạt động", "Ghi chú",
)  # fmt: skip
MEMBERS = (
    "STT", "Tên hợp tác xã", "Mã số hợp tác xã", "Họ và tên thành viên",
    "Cá nhân, hộ, tổ chức", "Ngày sinh", "Giới tính", "Dân tộc", "Quốc tịch", "Chỗ ở hiện tại",
    "Số CCCD", "Ngày cấp CCCD", "Nơi cấp CCCD", "Giá trị phần vốn góp (đồng)",
    "Thời điểm góp vốn", "Ngày kết nạp", "Ghi chú",
)  # fmt: skip
NOTES = (
    "Ghi ngày của số liệu vào ô thay dấu chấm: “Tính đến ngày …/…/…”.",
    "Mỗi tổ chức một dòng, mỗi thành viên một dòng. Được thêm cột, đổi thứ tự cột; không đổi tên cột.",
    "Tiền ghi bằng đồng. Nếu ghi bằng triệu đồng, sửa tên cột thành “Vốn điều lệ (triệu đồng)”.",
    "Ngày chưa rõ thì ghi tháng/năm (6/2017) hoặc năm (2017): ngày thành lập được ghi đúng như vậy; ngày "
    "cấp giấy chứng nhận chỉ có tháng hoặc năm thì khi nhập, chương trình hỏi, chấp nhận rồi thì ghi không "
    "có ngày cấp và giữ nguyên chữ đã ghi.",
    "Số căn cước, mã số, điện thoại: ô đã đặt dạng chữ để không mất số 0 ở đầu.",
    "Chưa biết thì để trống. Không ghi “không có”, “x”, “?”.",
    "Một tổ chức đã có trong sổ được nhận ra bằng mã số, mã số thuế, số giấy chứng nhận; nếu không có "
    "thì bằng tên và xã.",
    "Danh sách có số căn cước là dữ liệu cá nhân: chỉ gửi qua kênh của cơ quan.",
)
_TEXT = ("Mã", "Số CCCD", "Số điện thoại", "Số giấy")


def template_xlsx(communes: Sequence[str]) -> bytes:
    """Return the empty workbook; `communes` are those the office may choose from."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    _choices(book, communes)
    _sheet(
        book,
        "Danh sách HTX",
        "DANH SÁCH HỢP TÁC XÃ, LIÊN HIỆP HỢP TÁC XÃ, TỔ HỢP TÁC",
        ORGANISATIONS,
    )
    _sheet(book, "Thành viên", "DANH SÁCH THÀNH VIÊN", MEMBERS)
    _notes(book)
    book.close()
    return target.getvalue()


def _choices(book: Workbook, communes: Sequence[str]) -> None:
    """Put the lists of the drop-downs on a hidden sheet."""
    sheet = book.add_worksheet(CHOICES_SHEET)
    lists = (KINDS, STATUSES, tuple(communes), ("Nam", "Nữ"), tuple(PARTY_KIND.values()))
    for column, words in enumerate(lists):
        for row, word in enumerate(words):
            sheet.write_string(row, column, word)
    sheet.hide()
    for name, column, count in (
        ("LoaiHinh", "A", len(KINDS)),
        ("TinhTrang", "B", len(STATUSES)),
        ("XaPhuong", "C", max(len(communes), 1)),
        ("GioiTinh", "D", 2),
        ("DoiTuong", "E", len(PARTY_KIND)),
    ):
        book.define_name(name, f"='{CHOICES_SHEET}'!${column}$1:${column}${count}")


def _sheet(book: Workbook, name: str, title: str, headings: Sequence[str]) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True, "border": 1, "valign": "vcenter"})
    text = book.add_format({"num_format": "@"})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    money = book.add_format({"num_format": "#,##0"})
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 13}))
    sheet.write_string(1, 0, "Tính đến ngày …/…/…")
    for column, heading in enumerate(headings):
        sheet.write_string(3, column, heading, bold)
        style = None
        if heading.startswith(_TEXT):
            style = text
        elif heading.startswith(("Ngày", "Thời điểm")):
            style = day
        elif "(đồng)" in heading:
            style = money
        sheet.set_column(column, column, 6 if heading == "STT" else 20, style)
        choices = _DROPS.get(heading)
        if choices:
            sheet.data_validation(
                4, column, 3 + ROWS, column,
                {"validate": "list", "source": f"={choices}", "error_type": "warning",
                 "error_title": "Ngoài danh mục", "error_message": "Hãy chọn trong danh mục nếu có."},
            )  # fmt: skip
    sheet.freeze_panes(4, 2)
    if headings is ORGANISATIONS:  # the sheet of choices comes first and can only so be hidden
        sheet.activate()


_DROPS = {
    "Loại hình": "LoaiHinh",
    "Tình trạng hoạt động": "TinhTrang",
    "Xã, phường": "XaPhuong",
    "Giới tính": "GioiTinh",
    "Cá nhân, hộ, tổ chức": "DoiTuong",
}


def _notes(book: Workbook) -> None:
    sheet = book.add_worksheet(NOTES_SHEET)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100, wrapped)
    sheet.write_string(0, 0, NOTES_TITLE, book.add_format({"bold": True}))
    for row, words in enumerate(NOTES, 2):
        sheet.write_string(row, 0, f"{row - 1}. {words}", wrapped)
