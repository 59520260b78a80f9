"""Which line of the bank is which entry of the books (khớp sao kê): same money, near days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

#: ASSUMPTION: a bank books a payment at most so many days before or after the books do.
NEAR = 3


@dataclass(frozen=True, slots=True)
class BankSide:
    """A line of the bank that is not matched, in đồng: received positive."""

    id: int
    on: date
    amount: int


@dataclass(frozen=True, slots=True)
class BookSide:
    """An entry on the bank account that is not matched, in đồng: debit positive."""

    id: int
    #: Ngày hạch toán, and the day of its paper where that is another.
    days: tuple[date, ...]
    amount: int


def apart(line: BankSide, entry: BookSide) -> int | None:
    """Return by how many days both are apart; None when they cannot be the same."""
    if line.amount != entry.amount:
        return None
    days = min(abs((line.on - day).days) for day in entry.days)
    return days if days <= NEAR else None


def pairs(lines: Iterable[BankSide], entries: Sequence[BookSide]) -> dict[int, int]:
    """Return for lines the entry each may be, the nearest first, each entry once."""
    of_amount: dict[int, list[BookSide]] = {}
    for entry in entries:
        of_amount.setdefault(entry.amount, []).append(entry)
    near = sorted(
        (days, line.id, entry.id)
        for line in lines
        for entry in of_amount.get(line.amount, ())
        if (days := apart(line, entry)) is not None
    )
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, line_id, entry_id in near:
        if line_id not in found and entry_id not in taken:
            found[line_id] = entry_id
            taken.add(entry_id)
    return found
