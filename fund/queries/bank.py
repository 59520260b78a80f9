"""Statements of the bank, and the entries of the bank account beside them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from core.db import db
from fund.models import (
    BankLine,
    BankStatement,
    Journal,
    JournalEntry,
    LoanContract,
    LoanEvent,
    Voucher,
)
from fund.queries import ledger
from fund.queries.books.lines import account_ids, document_of
from fund.rules.bank.matching import NEAR, BankSide, BookSide, pairs
from fund.rules.books.contracts import JournalKind
from fund.rules.books.roles import Role, Side

_NEAR = timedelta(days=NEAR)


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry on the bank account (bút toán tiền gửi), in đồng: debit positive."""

    id: int
    journal_id: int
    on: date
    document: str
    document_on: date
    text: str
    amount: int
    contract_id: int | None = None
    contract: str = ""

    @property
    def debit(self) -> int:
        """Return what came to the account."""
        return max(self.amount, 0)

    @property
    def credit(self) -> int:
        """Return what left the account."""
        return max(-self.amount, 0)

    @property
    def side(self) -> BookSide:
        """Return what matching needs of it."""
        return BookSide(self.id, (self.on, self.document_on), self.amount)


@dataclass(frozen=True, slots=True)
class Pair:
    """A line of the bank with its entry; `is_sure` once a person said so."""

    line: BankLine
    booked: Booked
    is_sure: bool

    @property
    def id(self) -> str:
        """Return what a form calls it."""
        return f"{self.line.id}-{self.booked.id}"


@dataclass(frozen=True, slots=True)
class Sides:
    """A statement beside the books of its days (kết quả đối chiếu sao kê)."""

    pairs: list[Pair]
    only_bank: list[BankLine]
    only_books: list[Booked]

    @property
    def waiting(self) -> list[Pair]:
        """Return the pairs that nobody has confirmed."""
        return [one for one in self.pairs if not one.is_sure]


def bank_accounts(fund_id: int) -> list[int]:
    """Return the account of money at the bank and those under it (tài khoản tiền gửi)."""
    account = ledger.accounts_by_role(fund_id).get(Role.BANK)
    return account_ids(fund_id, account.code) if account else []


def statements(fund_id: int) -> Sequence[BankStatement]:
    """Return the statements of a fund, newest first."""
    return db.session.scalars(
        select(BankStatement)
        .where(BankStatement.fund_id == fund_id)
        .order_by(BankStatement.last_on.desc(), BankStatement.id.desc())
    ).all()


def counts(fund_id: int) -> dict[int, tuple[int, int]]:
    """Return for each statement how many lines it has, and how many wait to be matched."""
    rows = db.session.execute(
        select(BankLine.statement_id, func.count(BankLine.id), func.count(BankLine.entry_id))
        .where(BankLine.fund_id == fund_id, BankLine.fingerprint.is_not(None))
        .group_by(BankLine.statement_id)
    )
    return {key: (lines, lines - matched) for key, lines, matched in rows}


def statement(statement_id: int) -> BankStatement | None:
    """Return a statement."""
    return db.session.get(BankStatement, statement_id)


def same_file(fund_id: int, sha256: str) -> BankStatement | None:
    """Return the statement of the same bytes that counts."""
    return db.session.scalar(
        select(BankStatement).where(
            BankStatement.fund_id == fund_id,
            BankStatement.sha256 == sha256,
            BankStatement.voided_at.is_(None),
        )
    )


def kept_lines(fund_id: int, fingerprints: Collection[str]) -> dict[str, tuple[int, str]]:
    """Return the lines known by these fingerprints: row and file of each."""
    found: dict[str, tuple[int, str]] = {}
    wanted = sorted(fingerprints)
    for start in range(0, len(wanted), 500):
        rows = db.session.execute(
            select(BankLine.fingerprint, BankLine.number, BankStatement.filename)
            .join(BankStatement, BankStatement.id == BankLine.statement_id)
            .where(
                BankLine.fund_id == fund_id,
                BankLine.fingerprint.in_(wanted[start : start + 500]),
            )
        )
        found |= {str(key): (number, filename) for key, number, filename in rows}
    return found


def lines_of(statement_id: int) -> Sequence[BankLine]:
    """Return the lines of a statement in the order of the file."""
    return db.session.scalars(
        select(BankLine).where(BankLine.statement_id == statement_id).order_by(BankLine.number)
    ).all()


def line(line_id: int) -> BankLine | None:
    """Return a line of the bank."""
    return db.session.get(BankLine, line_id)


def entry(fund_id: int, entry_id: int) -> Booked | None:
    """Return an entry on the bank account of a fund."""
    found = _booked(_entries(fund_id).where(JournalEntry.id == entry_id))
    return found[0] if found else None


def sides(made: BankStatement) -> Sides:
    """Return a statement beside the books: lines of other statements take their entries first."""
    first, last = made.first_on - _NEAR, made.last_on + _NEAR
    lines = db.session.scalars(
        select(BankLine)
        .where(
            BankLine.fund_id == made.fund_id,
            BankLine.fingerprint.is_not(None),
            BankLine.on.between(first, last),
        )
        .order_by(BankLine.on, BankLine.id)
    ).all()
    known = {one.id: one for one in _near(made.fund_id, first - _NEAR, last + _NEAR, lines)}
    sure = {one.entry_id for one in lines if one.entry_id} | _matched(known)
    open_lines = [BankSide(one.id, one.on, one.amount_vnd) for one in lines if one.entry_id is None]
    likely = pairs(open_lines, [one.side for one in known.values() if one.id not in sure])
    own = [one for one in lines if one.statement_id == made.id]
    return Sides(
        pairs=[_pair(one, known, likely) for one in own if one.entry_id or one.id in likely],
        only_bank=[one for one in own if one.entry_id is None and one.id not in likely],
        only_books=[
            one
            for one in known.values()
            if made.first_on <= one.on <= made.last_on
            and one.id not in sure
            and one.id not in likely.values()
        ],
    )


def _pair(one: BankLine, known: Mapping[int, Booked], likely: Mapping[int, int]) -> Pair:
    return Pair(one, known[one.entry_id or likely[one.id]], one.entry_id is not None)


def is_matched(entry_id: int) -> bool:
    """Tell whether some line is matched with an entry."""
    return bool(_matched([entry_id]))


def _matched(known: Iterable[int]) -> set[int]:
    """Return which of these entries some line is matched with."""
    asked = select(BankLine.entry_id).where(BankLine.entry_id.in_(known))
    return {one for one in db.session.scalars(asked) if one is not None}


def _near(fund_id: int, first: date, last: date, lines: Sequence[BankLine]) -> list[Booked]:
    """Return the entries whose day or paper is near, and those that the lines are matched with."""
    asked = _entries(fund_id)
    of_days = JournalEntry.on.between(first, last) | LoanEvent.on.between(first, last)
    matched = [one.entry_id for one in lines if one.entry_id]
    return _booked(asked.where(of_days | JournalEntry.id.in_(matched)))


_Row = tuple[JournalEntry, Journal, LoanEvent | None, Voucher | None, str | None, str | None]


def _entries(fund_id: int) -> Select[_Row]:
    """Ask for entries on the bank account; what was there at the take-over moved no money."""
    return (
        select(
            JournalEntry,
            Journal,
            LoanEvent,
            Voucher,
            LoanContract.number,
            LoanContract.borrower_name,
        )
        .join(Journal, Journal.id == JournalEntry.journal_id)
        .outerjoin(LoanEvent, LoanEvent.id == Journal.event_id)
        .outerjoin(Voucher, Voucher.id == Journal.voucher_id)
        .outerjoin(LoanContract, LoanContract.id == Journal.contract_id)
        .where(
            JournalEntry.account_id.in_(bank_accounts(fund_id)),
            Journal.kind != JournalKind.OPENING.value,
        )
        .order_by(JournalEntry.on, JournalEntry.id)
    )


def _booked(asked: Select[_Row]) -> list[Booked]:
    return [
        Booked(
            id=entry.id,
            journal_id=journal.id,
            on=entry.on,
            document=document_of(journal, event, voucher),
            document_on=event.on if event else journal.on,
            text=journal.text,
            amount=entry.amount_vnd if entry.side == Side.DEBIT.value else -entry.amount_vnd,
            contract_id=journal.contract_id,
            contract=f"{number} – {borrower}" if number else "",
        )
        for entry, journal, event, voucher, number, borrower in db.session.execute(asked)
    ]


def contracts_named_in(fund_id: int, texts: Mapping[int, str]) -> dict[int, int]:
    """Return for lines the running contract whose number their words hold; none where several do."""
    rows = db.session.execute(
        select(LoanContract.id, LoanContract.number).where(
            LoanContract.fund_id == fund_id, LoanContract.outstanding_vnd > 0
        )
    ).all()
    found = {}
    for line_id, text in texts.items():
        plain = text.lower()
        named = {key for key, number in rows if number.lower() in plain}
        if len(named) == 1:
            found[line_id] = named.pop()
    return found
