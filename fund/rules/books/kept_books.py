"""The books that people read (sổ kế toán): their names, what narrows them, their lines.

Law: khoản 1 Điều 24 Luật Kế toán 2015 asks for books that list every posting in order; their forms
are those of the fund's regime, which is not settled (Điều 51 Nghị định 45/2021/NĐ-CP).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from fund.rules.books.roles import AccountKind


class KeptBook(StrEnum):
    """A book, by its word in the address (sổ)."""

    TRIAL_BALANCE = "so-du-tai-khoan"
    LEDGER = "so-cai"
    JOURNAL = "nhat-ky"
    CASH = "tien-mat"
    BANK = "tien-gui"
    OFF_BALANCE = "ngoai-bang"
    LOANS = "cho-vay"
    PROVISIONS = "du-phong"


#: Books of a period; the others stand on a day.
OF_PERIODS = frozenset(
    {
        KeptBook.TRIAL_BALANCE,
        KeptBook.LEDGER,
        KeptBook.JOURNAL,
        KeptBook.CASH,
        KeptBook.BANK,
        KeptBook.OFF_BALANCE,
    }
)


@dataclass(frozen=True, slots=True)
class Span:
    """What a book is narrowed to: its days, both included, and a source of capital (kỳ, nguồn vốn)."""

    start_on: date
    end_on: date
    source_id: int | None = None


@dataclass(frozen=True, slots=True)
class Turnover:
    """Opening balance, debits and credits of an account over a period, in đồng (số phát sinh).

    Balances are debit positive; off-balance accounts have no other side.
    """

    code: str
    name: str
    kind: AccountKind
    opening: int = 0
    debit: int = 0
    credit: int = 0
    #: It holds those under it (tài khoản tổng hợp).
    is_sum: bool = False

    @property
    def closing(self) -> int:
        """Return the balance at the end of the period (số dư cuối kỳ)."""
        return self.opening + self.debit - self.credit

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.opening or self.debit or self.credit)

    @property
    def sides(self) -> tuple[int, int, int, int, int, int]:
        """Return the six columns of the trial balance: opening, turnover and closing by side."""
        opening, closing = self.opening, self.closing
        return (
            max(opening, 0),
            max(-opening, 0),
            self.debit,
            self.credit,
            max(closing, 0),
            max(-closing, 0),
        )


def with_sums(turnovers: Sequence[Turnover]) -> list[Turnover]:
    """Return accounts by code, each general account with the sum of those under it, empty ones left out.

    An account is under another when its code begins with that code (2011 under 201).
    """
    own = {one.code: one for one in turnovers}
    found = []
    for code in sorted(own):
        under = [one for key, one in own.items() if key != code and key.startswith(code)]
        summed = _summed(own[code], under) if under else own[code]
        if not summed.is_empty:
            found.append(summed)
    return found


def _summed(head: Turnover, under: Iterable[Turnover]) -> Turnover:
    parts = [head, *under]
    return Turnover(
        head.code,
        head.name,
        head.kind,
        sum(one.opening for one in parts),
        sum(one.debit for one in parts),
        sum(one.credit for one in parts),
        is_sum=True,
    )


def totals(turnovers: Iterable[Turnover]) -> tuple[int, ...]:
    """Return the sums of the six columns, each account counted once (before `with_sums`)."""
    found = [0] * 6
    for one in turnovers:
        found = [total + amount for total, amount in zip(found, one.sides, strict=True)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class BookLine:
    """One entry as a book lists it (dòng sổ), with the balance after it."""

    journal_id: int
    on: date
    #: Số hiệu, ngày chứng từ.
    document: str
    document_on: date
    text: str
    #: Tài khoản đối ứng: the codes on the other side of its posting.
    against: str
    debit: int
    credit: int
    balance: int
    contract_id: int | None = None
    contract: str = ""
