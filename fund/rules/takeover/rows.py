"""Loan books found in sheets (sổ theo dõi cho vay cũ): three shapes, bound by their headings.

Shapes: a row for each loan; a sheet for each borrower with lines of money; "Sổ chi tiết cho vay" of
state funds, whose form numbers its columns A–D, 1–14. Columns are bound by heading or by the form's
own numbers, never by place.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coop_registry.reading.cells import Cell, Row, is_blank, text_of
from coop_registry.reading.scales import MoneyUnit, unit_of_heading, unit_of_line
from coop_registry.reading.sheets import Sheet
from core.text import clean, fold
from fund.rules.takeover import values
from fund.rules.takeover.values import Said

#: Headings of a row for each loan, and labels above the lines of a borrower.
_LOAN: Mapping[str, tuple[str, ...]] = {
    "borrower": ("ten khach hang", "khach hang", "ten nguoi vay", "ben vay"),
    "number": ("so hdtd", "so hop dong", "hop dong tin dung", "hdtd", "hop dong so"),
    "signed_on": ("ngay ky", "ngay hop dong"),
    "start": ("ngay giai ngan", "ngay vay", "ngay nhan no"),
    "principal": ("so tien vay", "so tien cho vay", "muc vay"),
    "term_months": ("thoi han",),
    "annual_rate": ("lai suat",),
    "collected": ("goc da thu", "da thu goc"),
    "balance": ("du no",),
    "overdue": ("goc qua han", "no qua han"),
    "overdue_since": ("ngay bat dau qua han", "qua han tu", "ngay qua han"),
    "interest_to": ("da thu lai den", "lai da thu den"),
    "interest": ("lai con phai thu", "lai phai thu"),
    "extension": ("gia han",),
    "group": ("nhom no",),
    "source": ("nguon von",),
    "security": ("tsbd", "tai san bao dam", "tai san the chap"),
    "provision": ("du phong",),
    "off_since": ("ngay theo doi ngoai bang", "theo doi ngoai bang tu", "ngay xu ly rui ro"),
}
_LINES: Mapping[str, tuple[str, ...]] = {
    "on": ("ngay",),
    "text": ("dien giai", "noi dung"),
    "paid_out": ("giai ngan", "so tien giai ngan"),
    "principal": ("thu goc", "goc thu"),
    "interest": ("thu lai", "lai thu"),
    "balance": ("du no",),
}
#: Columns of the state form by its own numbers.
_FORM = {
    "A": "on",
    "D": "text",
    "1": "paid_out",
    "4": "principal",
    "7": "interest",
    "10": "balance",
}
_FORM |= {"11": "overdue", "12": "frozen", "14": "cancelled"}
_MONEY = frozenset({"principal", "collected", "balance", "overdue", "interest", "provision"})
_TEXTS = frozenset({"borrower", "number", "source", "security"})
_TOTALS = frozenset({"tong", "cong", "tong cong", "tong so", "luy ke", "cong cac khoan vay"})
#: Rows of a sheet that may come before the heading.
_ABOVE = 40


@dataclass
class BookRow:
    """One loan as an older book tells it (dòng sổ cũ): read values, raw words, doubts."""

    sheet: str
    number: int
    values: dict[str, Any] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)
    doubts: list[str] = field(default_factory=list)
    #: Lines of money where the book has them: day, paid out, principal, interest.
    lines: list[tuple[date, int, int, int]] = field(default_factory=list)

    def put(self, name: str, said: Said, raw: str) -> None:
        """Keep what a cell says, its words and its doubt."""
        if raw:
            self.raw[name] = raw
        if said.doubt:
            self.doubts.append(said.doubt)
        if said.value is not None:
            self.values[name] = said.value


def read_books(sheets: Sequence[Sheet]) -> list[BookRow]:
    """Return every loan of a file, sheet by sheet; a sheet without any is left out."""
    return [row for sheet in sheets for row in _of_sheet(sheet)]


def _of_sheet(sheet: Sheet) -> list[BookRow]:
    unit = _unit(sheet.rows[:_ABOVE])
    for at, row in enumerate(sheet.rows[:_ABOVE]):
        if form := _form_columns(row):
            return _borrower_sheet(sheet, at, form, unit, is_form=True)
        loan = _bound(row, _LOAN)
        if {"borrower", "balance"} <= loan.keys() and len(loan) >= 6:
            return list(_loan_rows(sheet, at, loan, unit))
        lines = _bound(row, _LINES)
        if {"on", "paid_out", "principal", "interest"} <= lines.keys():
            return _borrower_sheet(sheet, at, lines, unit, is_form=False)
    return []


def _unit(rows: Sequence[Row]) -> MoneyUnit | None:
    found = [
        unit_of_line(clean(text_of(cell))) for row in rows for cell in row if not is_blank(cell)
    ]
    return next((unit for unit in found if unit), None)


def _bound(row: Row, vocabulary: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the place of each known heading of a row."""
    found: dict[str, int] = {}
    phrases = sorted(
        ((one, name) for name, words in vocabulary.items() for one in words),
        key=lambda pair: -len(pair[0]),
    )
    for place, cell in enumerate(row):
        said = fold(clean(text_of(cell)))
        name = next((name for phrase, name in phrases if said.startswith(phrase)), None)
        if name is not None and name not in found:
            found[name] = place
    return found


def _form_columns(row: Row) -> dict[str, int]:
    """Return the columns of the state form where a row numbers them A B C D 1 2 …."""
    words = [clean(text_of(cell)).strip("()").upper() for cell in row]
    if not {"A", "D", "1", "4", "7", "10", "11"} <= set(words):
        return {}
    return {_FORM[word]: place for place, word in enumerate(words) if word in _FORM}


def _cell(row: Row, place: int | None) -> Cell:
    return row[place] if place is not None and place < len(row) else None


def _loan_rows(
    sheet: Sheet, head: int, columns: Mapping[str, int], unit: MoneyUnit | None
) -> Iterator[BookRow]:
    """Give the loans of a table with a row for each."""
    heads = {name: clean(text_of(_cell(sheet.rows[head], at))) for name, at in columns.items()}
    for at in range(head + 1, len(sheet.rows)):
        row = sheet.rows[at]
        name = clean(text_of(_cell(row, columns["borrower"])))
        others = [place for key, place in columns.items() if key != "borrower"]
        is_head = name.isdigit() or all(is_blank(_cell(row, place)) for place in others)
        if not name or is_head or fold(name) in _TOTALS:
            continue  # a total, a group's name, the row that numbers the columns
        found = BookRow(sheet.name, at + 1)
        for key, place in columns.items():
            _put(found, key, _cell(row, place), heads[key], unit)
        if "overdue" in columns and "overdue" not in found.raw:
            found.values["overdue"] = 0  # the book has the column and says nothing: none
        yield found


def _put(found: BookRow, key: str, cell: Cell, heading: str, unit: MoneyUnit | None) -> None:
    raw = clean(text_of(cell))[:200]
    if key in _TEXTS:
        found.put(key, Said(raw or None), raw)
    elif key in _MONEY:
        found.put(key, values.money(cell, unit_of_heading(heading) or unit), raw)
    elif key == "annual_rate":
        found.put(key, values.rate(cell, heading), raw)
    elif key == "term_months":
        found.put(key, values.months(cell), raw)
    elif key == "group":
        found.put(key, values.group(cell), raw)
    elif key == "extension":
        count, until = values.extension(cell)
        found.put("restructures", count, raw)
        found.put("until", until, "")
    else:
        found.put(key, values.day(cell), raw)


def _borrower_sheet(
    sheet: Sheet, head: int, columns: Mapping[str, int], unit: MoneyUnit | None, *, is_form: bool
) -> list[BookRow]:
    """Return the one loan of a borrower's sheet: labels above, lines of money below."""
    found = BookRow(sheet.name, head + 1)
    for row in sheet.rows[:head]:
        _labels(found, row, unit)
    last: dict[str, int] = {}
    for at in range(head + 1, len(sheet.rows)):
        _line(found, sheet.rows[at], columns, unit, last)
    if not found.lines:
        return []
    found.values.setdefault("start", found.lines[0][0])
    paid_out = sum(line[1] for line in found.lines)
    found.values.setdefault("principal", paid_out)
    found.values["disbursed"] = paid_out
    found.values["collected"] = sum(line[2] for line in found.lines)
    found.values |= {name: last[name] for name in ("balance", "overdue") if name in last}
    if "overdue" in columns:
        found.values.setdefault("overdue", 0)
    if is_form:
        _of_form(found, last)
    return [found]


def _of_form(found: BookRow, last: Mapping[str, int]) -> None:
    """Say what the state form tells in its own way."""
    if last.get("frozen"):
        found.doubts.append("Sổ có nợ khoanh; khoản này nhập như nợ quá hạn, hãy xem lại.")
    if last.get("cancelled"):
        found.doubts.append("Sổ có số được xóa nợ; hãy đối chiếu quyết định xóa nợ.")
    found.doubts.append(
        "Cột “lãi còn phải thu” của mẫu sổ này là lãi đến hết thời hạn, không phải lãi đã phát sinh; "
        "lấy số chương trình tính, hãy sửa theo sổ lãi của Quỹ."
    )


def _labels(found: BookRow, row: Row, unit: MoneyUnit | None) -> None:
    """Read "Khách hàng: X" in one cell, or a label with its value in the next."""
    cells = [cell for cell in row if not is_blank(cell)]
    for at, cell in enumerate(cells):
        label, _, value = clean(text_of(cell)).partition(":")
        key = next(iter(_bound([label], _LOAN)), None)
        if key is None or key in found.values:
            continue
        after: Cell = cells[at + 1] if at + 1 < len(cells) else None
        _put(found, key, value.strip() or after, label, unit)


def _line(
    found: BookRow,
    row: Row,
    columns: Mapping[str, int],
    unit: MoneyUnit | None,
    last: dict[str, int],
) -> None:
    """Read one line of money; lines without a day (cộng, lũy kế) are not money."""
    on = values.day(_cell(row, columns["on"]))
    if not isinstance(on.value, date):
        return
    amounts: dict[str, int] = {}
    for name in ("paid_out", "principal", "interest", "balance", "overdue", "frozen", "cancelled"):
        if name not in columns:
            continue
        said = values.money(_cell(row, columns[name]), unit)
        if said.doubt:
            found.doubts.append(said.doubt)
        if isinstance(said.value, int):
            amounts[name] = said.value
    last |= amounts
    money = tuple(amounts.get(name, 0) for name in ("paid_out", "principal", "interest"))
    if any(money):
        found.lines.append((on.value, *money))
