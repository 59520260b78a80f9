"""The acts behind the rules (văn bản quy phạm pháp luật), with the day each takes effect.

Each function builds one dated row from a value and the place in that act
(“khoản 1 Điều 74”); an empty place means the article was not seen.
"""

from datetime import date
from typing import NotRequired, TypedDict, Unpack

from law.dated import Certainty, Dated, Value


class RowExtras(TypedDict):
    """The optional parts of a row."""

    certainty: NotRequired[Certainty]
    note: NotRequired[str]
    text: NotRequired[str]
    unit: NotRequired[str]
    words: NotRequired[str]


LAW_2012_FROM = date(2013, 7, 1)
LAW_2023_FROM = date(2024, 7, 1)
DECREE_92_FROM = date(2024, 7, 18)
#: Districts end, communes register (chính quyền địa phương hai cấp).
COMMUNES_FROM = date(2025, 7, 1)

LAW_2012 = "Luật Hợp tác xã 2012"
LAW_2023 = "Luật Hợp tác xã 2023"
DECREE_193 = "Nghị định 193/2013/NĐ-CP"
DECREE_77 = "Nghị định 77/2019/NĐ-CP"
DECREE_92 = "Nghị định 92/2024/NĐ-CP"
DECREE_113 = "Nghị định 113/2024/NĐ-CP"
DECREE_125 = "Nghị định 125/2025/NĐ-CP"
CIRCULAR_03_2014 = "Thông tư 03/2014/TT-BKHĐT"
CIRCULAR_07_2019 = "Thông tư 07/2019/TT-BKHĐT"
CIRCULAR_09_2024 = "Thông tư 09/2024/TT-BKHĐT"
CIRCULAR_01_2020 = "Thông tư 01/2020/TT-BKHĐT"
CIRCULAR_09_2017 = "Thông tư 09/2017/TT-BNNPTNT"

MEMORY = Certainty.MEMORY
CARRIED = Certainty.CARRIED


def place(where: str, act: str) -> str:
    """Return a full citation (khoản, điều, tên văn bản)."""
    return f"{where} {act}" if where else act


def row_on(day: date, value: Value, citation: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row that starts on a day of its own."""
    return Dated(day, value, citation, **extras)


def law_2012(value: Value, where: str = "", **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Luật Hợp tác xã số 23/2012/QH13, from 01/07/2013."""
    return row_on(LAW_2012_FROM, value, place(where, LAW_2012), **extras)


def law_2023(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Luật Hợp tác xã số 17/2023/QH15, from 01/07/2024."""
    return row_on(LAW_2023_FROM, value, place(where, LAW_2023), **extras)


def decree_193(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 193/2013/NĐ-CP, from 27/01/2014."""
    return row_on(date(2014, 1, 27), value, place(where, DECREE_193), **extras)


def decree_77(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 77/2019/NĐ-CP on tổ hợp tác, from 25/11/2019."""
    return row_on(date(2019, 11, 25), value, place(where, DECREE_77), **extras)


def decree_92(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 92/2024/NĐ-CP, from 18/07/2024."""
    return row_on(DECREE_92_FROM, value, place(where, DECREE_92), **extras)


def decree_113(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 113/2024/NĐ-CP, from 01/11/2024."""
    return row_on(date(2024, 11, 1), value, place(where, DECREE_113), **extras)


def decree_125(value: Value, where: str = "", **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Nghị định 125/2025/NĐ-CP, from 01/07/2025."""
    return row_on(COMMUNES_FROM, value, place(where, DECREE_125), **extras)


def circular_03_2014(value: Value, where: str = "", **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 03/2014/TT-BKHĐT, from its signing day 26/05/2014."""
    return row_on(date(2014, 5, 26), value, place(where, CIRCULAR_03_2014), **extras)


def circular_07_2019(value: Value, where: str = "", **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 07/2019/TT-BKHĐT, from 28/05/2019."""
    return row_on(date(2019, 5, 28), value, place(where, CIRCULAR_07_2019), **extras)


def circular_01_2020(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 01/2020/TT-BKHĐT, from 01/04/2020."""
    return row_on(date(2020, 4, 1), value, place(where, CIRCULAR_01_2020), **extras)


def circular_09_2017(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 09/2017/TT-BNNPTNT, from 31/05/2017."""
    return row_on(date(2017, 5, 31), value, place(where, CIRCULAR_09_2017), **extras)


def circular_09_2024(value: Value, where: str, **extras: Unpack[RowExtras]) -> Dated:
    """Build a row of Thông tư 09/2024/TT-BKHĐT, from 01/07/2024."""
    return row_on(LAW_2023_FROM, value, place(where, CIRCULAR_09_2024), **extras)


def ends_with_law_2012() -> Dated:
    """Close a rule of the 2012 regime: Luật 23/2012 ends on 01/07/2024."""
    return Dated(LAW_2023_FROM, None, f"khoản 3 Điều 114 {LAW_2023}")
