"""The acts that rule the fund, with the day each takes effect."""

from datetime import date
from typing import Unpack

from law.acts import RowExtras, place, row_on
from law.dated import Dated, Value

DECREE_45_FROM = date(2021, 5, 15)
DECREE_86_FROM = date(2024, 7, 11)
CIRCULAR_14_2024_FROM = date(2024, 8, 12)
#: Thông tư 24/2026/TT-NHNN amends Thông tư 14/2024/TT-NHNN; its text was not read.
CIRCULAR_24_2026_FROM = date(2026, 8, 3)

DECREE_45 = "Nghị định 45/2021/NĐ-CP"
DECREE_86 = "Nghị định 86/2024/NĐ-CP"
CIRCULAR_52_2022 = "Thông tư 52/2022/TT-BTC"
CIRCULAR_15_2010 = "Thông tư 15/2010/TT-NHNN"
CIRCULAR_14_2024 = "Thông tư 14/2024/TT-NHNN"
CIRCULAR_24_2026 = "Thông tư 24/2026/TT-NHNN"
CIRCULAR_39_2016 = "Thông tư 39/2016/TT-NHNN"
CIRCULAR_06_2023 = "Thông tư 06/2023/TT-NHNN"
CIRCULAR_14_2017 = "Thông tư 14/2017/TT-NHNN"
CIVIL_CODE = "Bộ luật Dân sự 2015"

UNREAD_24_2026 = (
    "Thông tư 24/2026/TT-NHNN đã sửa đổi Thông tư 14/2024/TT-NHNN từ ngày này nhưng chưa có văn bản "
    "để đối chiếu; giữ giá trị đọc được gần nhất."
)
ADOPTED = "Quy định cho tổ chức tín dụng; Quỹ áp dụng theo thỏa thuận trong hợp đồng."


def decree_45(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 45/2021/NĐ-CP, from 15/05/2021."""
    return row_on(DECREE_45_FROM, value, place(where, DECREE_45), **extras)


def decree_86(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 86/2024/NĐ-CP, from 11/07/2024."""
    return row_on(DECREE_86_FROM, value, place(where, DECREE_86), **extras)


def circular_52(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 52/2022/TT-BTC, from 01/10/2022."""
    return row_on(date(2022, 10, 1), value, place(where, CIRCULAR_52_2022), **extras)


def circular_39(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 39/2016/TT-NHNN, from 15/03/2017."""
    return row_on(date(2017, 3, 15), value, place(where, CIRCULAR_39_2016), **extras)
