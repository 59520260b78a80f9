"""What a bank's statement says (đọc sao kê): its columns by their headings, its lines in đồng."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from coop_registry.reading.cells import Cell, Row, is_blank, number_of, text_of
from coop_registry.reading.sheets import Sheet
from core.dates import parse_date
from core.text import clean, fold
from fund.rules.takeover import values

#: What a heading holds → the column; looked for in this order, each heading taken once.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("balance", ("so du", "balance")),
    ("text", ("noi dung", "dien giai", "mo ta", "description", "details", "remark")),
    ("reference", (
        "tham chieu", "so but toan", "ma giao dich", "so giao dich", "so ct", "so chung tu",
        "reference", "ref", "ma gd", "so gd", "transaction no", "seq",
    )),
    ("on", ("ngay", "date")),
    ("credit", ("ghi co", "phat sinh co", "tien vao", "so tien gui", "credit", "co")),
    ("debit", ("ghi no", "phat sinh no", "tien ra", "so tien rut", "debit", "no")),
    ("amount", ("so tien", "amount")),
)  # fmt: skip
#: Headings of two letters stand alone.
_WHOLE = frozenset({"co", "no"})
_ABOVE = 40
_SIGN = re.compile(r"^([+-])\s*(?=[0-9])")
_MOST_TEXT, _MOST_REFERENCE = 500, 100


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of a statement, in đồng: received positive, paid out negative."""

    #: Its row in the file, counted from 1.
    number: int
    on: date
    amount: int
    reference: str
    text: str
    balance: int | None

    #: Among lines of the file that differ in nothing but the running balance, which one it is.
    nth: int = 0

    @property
    def fingerprint(self) -> str:
        """Return what tells it from every other line, in this file and in others.

        With a reference the running balance tells nothing: another file of the same bank may leave
        it out. Without a reference the balance is needed, without both only the words are left.
        """
        if not self.reference:
            return self.former_fingerprint
        told = [*self._told, f"nth {self.nth}"]
        return hashlib.sha256("|".join(told).encode()).hexdigest()

    @property
    def former_fingerprint(self) -> str:
        """Return what lines with a reference were kept by before: with their balance."""
        told = [*self._told, "" if self.balance is None else str(self.balance)]
        if not self.reference and self.balance is None:
            told.append(fold(self.text))
        return hashlib.sha256("|".join(told).encode()).hexdigest()

    @property
    def _told(self) -> list[str]:
        return [self.on.isoformat(), str(self.amount), fold(self.reference)]


@dataclass
class StatementRead:
    """A statement as read: its lines, and what could not be read."""

    lines: list[StatementLine] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    #: Lines with money but no day, as sums have (dòng cộng).
    left_out: list[int] = field(default_factory=list)

    @property
    def closing(self) -> int | None:
        """Return the balance after the newest line, whichever way the file runs."""
        if not self.lines:
            return None
        first, last = self.lines[0], self.lines[-1]
        return (first if first.on > last.on else last).balance


def read_statement(sheets: Iterable[Sheet]) -> StatementRead:
    """Return the first statement of a file, whatever stands above it."""
    for sheet in sheets:
        for at, row in enumerate(sheet.rows[:_ABOVE]):
            columns = _columns(row)
            if "on" in columns and {"credit", "debit", "amount"} & set(columns):
                return _read(sheet, at, columns)
    return StatementRead(
        problems=[
            "Không thấy sao kê: cần cột Ngày giao dịch và cột Ghi có, Ghi nợ (hoặc một cột Số tiền)."
        ]
    )


def _columns(row: Row) -> dict[str, int]:
    said = [fold(clean(text_of(cell))) for cell in row]
    found: dict[str, int] = {}
    for name, words in _HEADINGS:
        for place, heading in enumerate(said):
            if place not in found.values() and any(_means(heading, word) for word in words):
                found[name] = place
                break
    return found


def _means(heading: str, word: str) -> bool:
    return heading == word if word in _WHOLE else word in heading and len(heading) <= 60


def _read(sheet: Sheet, at: int, columns: Mapping[str, int]) -> StatementRead:
    found = StatementRead()
    for number, row in enumerate(sheet.rows[at + 1 :], start=at + 2):
        cells = {name: row[place] if place < len(row) else None for name, place in columns.items()}
        try:
            amount = _amount(cells)
            if not amount:
                continue
            if is_blank(cells["on"]):
                found.left_out.append(number)
                continue
            found.lines.append(_line(number, amount, cells))
        except ValueError as error:
            found.problems.append(f"Dòng {number}: {error}")
    found.lines = list(_counted(found.lines))
    return found


def _counted(lines: Iterable[StatementLine]) -> Iterator[StatementLine]:
    """Tell lines of one day, amount and reference apart by the balances that the file gives."""
    seen: dict[tuple[date, int, str], list[int | None]] = {}
    for line in lines:
        balances = seen.setdefault((line.on, line.amount, fold(line.reference)), [])
        if line.balance not in balances:
            balances.append(line.balance)
        yield replace(line, nth=balances.index(line.balance))


def _line(number: int, amount: int, cells: Mapping[str, Cell]) -> StatementLine:
    return StatementLine(
        number=number,
        on=_day(cells["on"]),
        amount=amount,
        reference=clean(text_of(cells.get("reference")))[:_MOST_REFERENCE],
        text=clean(text_of(cells.get("text")))[:_MOST_TEXT],
        balance=None if is_blank(cells.get("balance")) else _signed(cells.get("balance")),
    )


def _amount(cells: Mapping[str, Cell]) -> int:
    """Return what moved; on both sides at once nobody knows what the bank means."""
    received, paid = abs(_signed(cells.get("credit"))), abs(_signed(cells.get("debit")))
    if received and paid:
        raise ValueError("có số tiền ở cả hai cột Ghi nợ, Ghi có.")
    return received - paid or _signed(cells.get("amount"))


def _signed(cell: Cell) -> int:
    """Return whole đồng with their sign; an empty cell is nothing."""
    number = number_of(cell)
    words = clean(text_of(cell))
    negative = number < 0 if number is not None else words.startswith("-")
    plain: Cell = _SIGN.sub("", words) if number is None else abs(cell)  # type: ignore[arg-type] # a number
    read = values.money(plain)
    if read.doubt:
        raise ValueError(read.doubt)
    amount = read.value if isinstance(read.value, int) else 0
    return -amount if negative else amount


def _day(cell: Cell) -> date:
    """Return the day; the time behind it is not kept."""
    words = clean(text_of(cell))
    try:
        return parse_date(words.split(" ")[0])
    except ValueError:
        raise ValueError(f"không đọc được ngày “{words[:40]}”.") from None
