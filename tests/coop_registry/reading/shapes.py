"""Statements of public sources about real cooperatives, turned into lists of several shapes.

`tests/data/coops_real.csv` holds the words of each source and the value a person read from them;
its column `source_url` names the source. No person is named in it.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from coop_registry.reading import child
from coop_registry.reading.lists import ListRead, read_lists
from coop_registry.reading.meanings import M
from coop_registry.reading.read import Read
from coop_registry.reading.rows import OrganisationRow
from core.text import clean
from tests.coop_registry.reading.books import cp1258, make_csv, make_ods, make_xlsx, tcvn3, vni

Statement = dict[str, str]
STATEMENTS = Path(__file__).resolve().parents[2] / "data" / "coops_real.csv"

#: Column of the data, heading in the lists, meaning, column of the value read by a person.
FIELDS = (
    ("founded_raw", "Ngày, năm thành lập", M.FOUNDED, "founded"),
    ("members_raw", "Số thành viên", M.MEMBERS_TOTAL, "members"),
    ("charter_capital_raw", "Vốn điều lệ", M.CAPITAL_REGISTERED, "charter_capital_vnd"),
    ("revenue_raw", "Doanh thu", M.REVENUE, "revenue_vnd"),
    ("income_raw", "Thu nhập bình quân", M.INCOME, "income_vnd_per_month"),
    ("workers_raw", "Số lao động", M.WORKERS, "workers"),
)
WORDS = ("products", "Sản phẩm", M.PRODUCTS)
PLACES = (("commune", "Xã", M.COMMUNE), ("district", "Huyện", M.DISTRICT))


@dataclass
class Count:
    """How many values were read right, doubted, wrong, or not at all."""

    right: int = 0
    doubted: int = 0
    wrong: int = 0
    missing: int = 0

    def __str__(self) -> str:
        return f"đúng {self.right}, cần xem {self.doubted}, sai {self.wrong}, mất {self.missing}"


def statements() -> list[Statement]:
    with STATEMENTS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _cells(one: Statement) -> list[object]:
    return [one["name_official"], *(one[key] for key, *_ in FIELDS), one["products"]]


HEADINGS = ["Tên HTX", *(heading for _, heading, *_ in FIELDS), "Sản phẩm"]


def plain(rows: Sequence[Statement]) -> list[list[object]]:
    """Return one table with titles, places in columns and a row that numbers the columns."""
    head = ["STT", *HEADINGS, "Xã", "Huyện", "Tỉnh"]
    return [
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["DANH SÁCH HỢP TÁC XÃ VÀ TỔ HỢP TÁC"],
        [],
        head,
        list(range(1, len(head) + 1)),
        *(
            [number, *_cells(one), one["commune"], one["district"], one["province"]]
            for number, one in enumerate(rows, 1)
        ),
        ["", f"Tổng cộng: {len(rows)} HTX"],
    ]


def grouped(rows: Sequence[Statement]) -> list[list[object]]:
    """Return a table with the districts as Roman group rows and two heading rows."""
    table: list[list[object]] = [
        ["BIỂU TỔNG HỢP"],
        ["TT", "Thông tin chung", "", "Thành viên", "Vốn, kết quả", "", "", "Lao động", ""],
        ["", HEADINGS[0], HEADINGS[1], "Tổng số", *HEADINGS[3:6], "Tổng số", HEADINGS[7]],
    ]
    number = 0
    for place, district in enumerate(dict.fromkeys(one["district"] for one in rows)):
        table.append([_roman(place + 1), district or "Cấp tỉnh"])
        for one in rows:
            if one["district"] == district:
                number += 1
                table.append([number, *_cells(one)])
    return table


def addressed(rows: Sequence[Statement]) -> list[list[object]]:
    """Return a table without order numbers, the place in one cell, columns in another order."""
    table: list[list[object]] = [["Địa chỉ", *reversed(HEADINGS)]]
    for one in rows:
        parts = (one["village"], one["commune"], one["district"], one["province"])
        table.append([", ".join(filter(None, parts)), *reversed(_cells(one))])
    return table


def counted(rows: Sequence[Statement]) -> list[list[object]]:
    """Return a table of number and date cells in triệu đồng, as a careful office keeps it."""
    table: list[list[object]] = [
        ["", "", "", "ĐVT: triệu đồng"],
        ["STT", *HEADINGS[:5], "Thu nhập bình quân (người/tháng)", *HEADINGS[6:]],
    ]
    for number, one in enumerate(rows, 1):
        day = one["founded"]
        founded = date.fromisoformat(day) if len(day) == 10 else day
        money = [
            _in_million(one[key])
            for key in ("charter_capital_vnd", "revenue_vnd", "income_vnd_per_month")
        ]
        table.append(
            [number, one["name_official"], founded, _number(one["members"]), *money,
             _number(one["workers"]), one["products"]]
        )  # fmt: skip
    return table


def _number(text: str) -> int | str:
    return int(text) if text else ""


def _in_million(text: str) -> float | str:
    return int(text) / 1_000_000 if text else ""


def _roman(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("X" * tens).replace("XXXX", "XL") + [
        "",
        "I",
        "II",
        "III",
        "IV",
        "V",
        "VI",
        "VII",
        "VIII",
        "IX",
    ][ones]


def by_district(rows: Sequence[Statement]) -> dict[str, list[list[object]]]:
    """Return one sheet per district."""
    districts = dict.fromkeys(one["district"] for one in rows)
    return {
        f"{place} {district}"[:31].replace("/", "-"): plain(
            [o for o in rows if o["district"] == district]
        )
        for place, district in enumerate(districts, 1)
    }


def _text(table: list[list[object]]) -> str:
    """Return a table as CSV with the signs that the old pages lack written plainly."""
    return make_csv(table).replace("’", "'").replace("–", "-").replace("→", "->")


SHAPES: dict[str, Callable[[list[Statement]], tuple[str, bytes]]] = {
    "xlsx, titles and numbered columns": lambda rows: ("a.xlsx", make_xlsx(plain(rows))),
    "xlsx, groups and two heading rows": lambda rows: ("a.xlsx", make_xlsx(grouped(rows))),
    "xlsx, a sheet per district": lambda rows: ("a.xlsx", make_xlsx(by_district(rows))),
    "xlsx, numbers and days": lambda rows: ("a.xlsx", make_xlsx(counted(rows))),
    "ods, addresses in one cell": lambda rows: ("a.ods", make_ods(addressed(rows))),
    "csv in UTF-8": lambda rows: ("a.csv", make_csv(addressed(rows)).encode("utf-8-sig")),
    "csv in UTF-16": lambda rows: ("a.csv", make_csv(plain(rows), "\t").encode("utf-16")),
    "csv in CP1258": lambda rows: ("a.csv", cp1258(_text(plain(rows)))),
    "csv in TCVN3": lambda rows: ("a.csv", tcvn3(_text(plain(rows)))),
    "csv in VNI": lambda rows: ("a.csv", vni(_text(plain(rows)))),
}


def read_shape(shape: str, rows: list[Statement]) -> ListRead:
    """Return what the reader makes of one shape, child process and all."""
    filename, content = SHAPES[shape](rows)
    return read_lists(child.read_file(filename, content))


def compare(one: Statement, row: OrganisationRow, count: Count) -> list[str]:
    """Count the values of a row against what a person read; return what is wrong."""
    wrong = []
    for _, _, meaning, key in FIELDS:
        wrong += _one_value(one, row.values.get(meaning), key, count)
    for key, _, meaning in (WORDS,):
        read = row.values.get(meaning)
        if one[key] and read is not None:
            same = _alike(str(read.value)) == _alike(clean(one[key]))
            count.right += same
            count.wrong += not same
            wrong += [] if same else [f"{one['row_id']} {key}: {read.value}"]
    return wrong


def _one_value(one: Statement, read: Read | None, key: str, count: Count) -> list[str]:
    expected = one[key]
    if read is None:
        count.missing += bool(expected)
        return []
    if read.doubt:
        count.doubted += 1
        return []
    iso = getattr(read.value, "iso", None)
    found = iso() if iso else str(read.value)
    if expected and found == expected:
        count.right += 1
        return []
    count.wrong += 1
    return [f"{one['row_id']} {key}: {read.raw!r} read as {found}, a person read {expected!r}"]


def _alike(text: str) -> str:
    """Return text as an ABC font leaves it: no case, the signs it lacks written plainly."""
    return text.lower().replace("’", "'").replace("–", "-")
