"""Entries as books list them, page by page, with the balance after each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, func, select

from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from fund.models import Account, Journal, JournalEntry, LoanContract, LoanEvent, Voucher
from fund.queries.ledger import SIGNED, whole
from fund.rules.books.kept_books import BookLine, Span
from fund.rules.books.roles import Side

_ORDER = (JournalEntry.on, JournalEntry.journal_id, JournalEntry.id)


@dataclass(frozen=True, slots=True)
class AccountBook:
    """Lines of some accounts over a period, with what stood before them (sổ của tài khoản), in đồng."""

    opening: int
    debit: int
    credit: int
    page: Page[BookLine]

    @property
    def closing(self) -> int:
        """Return the balance at the end of the period."""
        return self.opening + self.debit - self.credit


def account_ids(fund_id: int, code: str) -> list[int]:
    """Return an account and those under it, by the beginning of their codes."""
    asked = select(Account.id).where(
        Account.fund_id == fund_id, Account.code.startswith(code, autoescape=True)
    )
    return list(db.session.scalars(asked))


def account_book(
    ids: Sequence[int], span: Span, number: int = 1, *, size: int = PAGE_SIZE, paired: bool = True
) -> AccountBook:
    """Return a page of the entries of some accounts in the order of their days.

    `paired`: say the corresponding accounts; off-balance entries have none (ghi đơn).
    """
    inside = [*_of(ids, span), JournalEntry.on >= span.start_on]
    opening = _total(*_of(ids, span), JournalEntry.on < span.start_on)
    count, debit, credit = db.session.execute(
        select(
            func.count(JournalEntry.id),
            func.sum(JournalEntry.amount_vnd).filter(JournalEntry.side == Side.DEBIT.value),
            func.sum(JournalEntry.amount_vnd).filter(JournalEntry.side == Side.CREDIT.value),
        ).where(*inside)
    ).one()
    page = shown_page(number, count, size)
    skipped = (page - 1) * size
    before = select(SIGNED.label("amount")).where(*inside).order_by(*_ORDER).limit(skipped)
    passed = (
        whole(db.session.scalar(select(func.sum(before.subquery().c.amount)))) if skipped else 0
    )
    rows = db.session.execute(
        _lines().where(*inside).order_by(*_ORDER).limit(size).offset(skipped)
    ).all()
    against = sides_of({row[1].id for row in rows}) if paired else {}
    lines = _as_lines(rows, opening + passed, against)
    return AccountBook(opening, whole(debit), whole(credit), Page(lines, count, page, size))


def _of(ids: Sequence[int], span: Span) -> list[ColumnElement[bool]]:
    found = [JournalEntry.account_id.in_(ids), JournalEntry.on <= span.end_on]
    if span.source_id is not None:
        found.append(JournalEntry.source_id == span.source_id)
    return found


def _total(*conditions: ColumnElement[bool]) -> int:
    return whole(db.session.scalar(select(func.sum(SIGNED)).where(*conditions)))


_Line = tuple[JournalEntry, Journal, LoanEvent | None, Voucher | None, str | None, str | None]


def _lines() -> Select[_Line]:
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
    )


def _as_lines(
    rows: Sequence[Row[_Line]], balance: int, against: Mapping[tuple[int, str], list[str]]
) -> list[BookLine]:
    found = []
    for entry, journal, event, voucher, number, borrower in rows:
        is_debit = entry.side == Side.DEBIT.value
        balance += entry.amount_vnd if is_debit else -entry.amount_vnd
        other = Side.CREDIT.value if is_debit else Side.DEBIT.value
        found.append(
            BookLine(
                journal_id=journal.id,
                on=entry.on,
                document=document_of(journal, event, voucher),
                document_on=event.on if event else journal.on,
                text=journal.text,
                against=", ".join(against.get((journal.id, other), ())),
                debit=entry.amount_vnd if is_debit else 0,
                credit=0 if is_debit else entry.amount_vnd,
                balance=balance,
                contract_id=journal.contract_id,
                contract=f"{number} – {borrower}" if number else "",
            )
        )
    return found


def document_of(journal: Journal, event: LoanEvent | None, voucher: Voucher | None) -> str:
    """Return the number of the paper behind a posting (số hiệu chứng từ)."""
    if event is not None and event.receipt_no:
        return event.receipt_no
    if voucher is not None and voucher.number:
        return f"PKT {voucher.number}/{voucher.year}"
    return f"BT {journal.id}"


def sides_of(journal_ids: Iterable[int]) -> dict[tuple[int, str], list[str]]:
    """Return the codes on each side of postings, for the column of corresponding accounts."""
    found: dict[tuple[int, str], list[str]] = {}
    rows = db.session.execute(
        select(JournalEntry.journal_id, JournalEntry.side, Account.code)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(JournalEntry.journal_id.in_(set(journal_ids)), Account.kind != "off_balance")
        .order_by(JournalEntry.journal_id, Account.code)
    )
    for journal_id, side, code in rows:
        codes = found.setdefault((journal_id, side), [])
        if code not in codes:
            codes.append(code)
    return found
