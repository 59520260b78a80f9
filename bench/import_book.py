"""The workbook of the import benchmark: a province's cooperatives and their members, made up."""

import random
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

COOPERATIVES, MEMBERS = 5_000, 60_000
_FAMILY = ("Hoàng", "Nông", "Triệu", "Lý", "Bàn", "Đặng", "Nguyễn", "Ma", "Hà", "Lường")
_MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thu")
_GIVEN = ("Nam", "Hoa", "Bình", "Lan", "Hùng", "Tuấn", "Hương", "Dũng", "Mai", "Sơn")
_HEAD = (
    "STT", "Tên HTX", "Mã số HTX", "Xã", "Huyện", "Ngày thành lập", "Vốn điều lệ (triệu đồng)",
    "Số thành viên", "Người đại diện", "Số điện thoại", "Tình trạng hoạt động",
)  # fmt: skip
_MEMBER_HEAD = (
    "STT", "Tên HTX", "Mã số HTX", "Họ và tên thành viên", "Ngày sinh", "Giới tính", "Dân tộc",
    "Số CCCD", "Giá trị phần vốn góp (đồng)", "Thời điểm góp vốn",
)  # fmt: skip


def make_book(path: Path, communes: list[tuple[str, str]]) -> None:
    """Write the workbook; `communes` are (commune, district) of the day 31/12/2024."""
    chance = random.Random(1)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    dated = book.add_format({"num_format": "dd/mm/yyyy"})

    def row(sheet: Worksheet, at: int, values: list[object]) -> None:
        for column, value in enumerate(values):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value, dated)
            elif isinstance(value, str):
                sheet.write_string(at, column, value)
            else:
                sheet.write_number(at, column, value)

    sheet = book.add_worksheet("Danh sách HTX")
    sheet.write_string(0, 0, "DANH SÁCH HỢP TÁC XÃ TỈNH BẮC KẠN")
    sheet.write_string(1, 0, "(Tính đến ngày 31/12/2024)")
    row(sheet, 3, list(_HEAD))
    for at in range(COOPERATIVES):
        row(sheet, 4 + at, _cooperative(chance, at, *communes[at % len(communes)]))
    sheet = book.add_worksheet("Thành viên")
    sheet.write_string(0, 0, "DANH SÁCH THÀNH VIÊN HỢP TÁC XÃ")
    row(sheet, 2, list(_MEMBER_HEAD))
    for at in range(MEMBERS):
        row(sheet, 3 + at, _member(chance, at))
    book.close()


def _cooperative(chance: random.Random, at: int, commune: str, district: str) -> list[object]:
    founded = date(2013, 8, 1) + timedelta(days=chance.randrange(3500))
    return [
        at + 1, _name(at), _code(at), commune, district, founded, chance.randrange(100, 5000),
        12, _person(chance), f"09{chance.randrange(10**8):08d}", "Đang hoạt động",
    ]  # fmt: skip


def _member(chance: random.Random, at: int) -> list[object]:
    owner = at % COOPERATIVES
    born = date(1960, 1, 1) + timedelta(days=chance.randrange(15000))
    return [
        at + 1, _name(owner), _code(owner), _person(chance), born, chance.choice(("Nam", "Nữ")),
        chance.choice(("Tày", "Nùng", "Dao", "Kinh")), f"006{at:09d}",
        chance.randrange(1, 40) * 1_000_000, date(2023, 6, 1),
    ]  # fmt: skip


def _name(at: int) -> str:
    return f"HTX Nông nghiệp Số {at + 1}"


def _code(at: int) -> str:
    return str(4_700_100_000 + at)


def _person(chance: random.Random) -> str:
    return " ".join((chance.choice(_FAMILY), chance.choice(_MIDDLE), chance.choice(_GIVEN)))
