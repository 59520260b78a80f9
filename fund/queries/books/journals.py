"""The general journal (sổ nhật ký chung), and one posting with its entries."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select

from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from fund.models import Account, Journal, JournalEntry, LoanContract, LoanEvent, Voucher
from fund.queries import ledger
from fund.queries.books.lines import document_of
from fund.queries.ledger import whole
from fund.rules.books.contracts import JournalKind
from fund.rules.books.kept_books import Span


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One side of a posting, in đồng."""

    code: str
    name: str
    debit: int
    credit: int


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One posting with its entries (bút toán)."""

    id: int
    on: date
    kind: JournalKind
    document: str
    document_on: date
    text: str
    entries: tuple[EntryRow, ...]
    contract_id: int | None
    contract: str
    event_id: int | None
    actor_id: int
    recorded_at: object

    @property
    def amount(self) -> int:
        """Return the sum of its debits."""
        return sum(one.debit for one in self.entries)


def journal_page(
    fund_id: int,
    span: Span,
    kind: JournalKind | None = None,
    number: int = 1,
    *,
    size: int = PAGE_SIZE,
) -> Page[JournalRow]:
    """Return a page of the postings of a period in the order of their days; three questions."""
    conditions: list[ColumnElement[bool]] = [
        Journal.fund_id == fund_id,
        Journal.on >= span.start_on,
        Journal.on <= span.end_on,
    ]
    if kind is not None:
        conditions.append(Journal.kind == kind.value)
    if span.source_id is not None:
        conditions.append(LoanContract.source_id == span.source_id)
    count = whole(
        db.session.scalar(
            select(func.count(Journal.id))
            .outerjoin(LoanContract, LoanContract.id == Journal.contract_id)
            .where(*conditions)
        )
    )
    page = shown_page(number, count, size)
    return Page(_rows(conditions, size, (page - 1) * size), count, page, size)


def journal(journal_id: int) -> JournalRow | None:
    """Return one posting."""
    found = _rows([Journal.id == journal_id], 1, 0)
    return found[0] if found else None


def _rows(conditions: list[ColumnElement[bool]], size: int, skipped: int) -> list[JournalRow]:
    rows = db.session.execute(
        select(Journal, LoanEvent, Voucher, LoanContract.number, LoanContract.borrower_name)
        .outerjoin(LoanEvent, LoanEvent.id == Journal.event_id)
        .outerjoin(Voucher, Voucher.id == Journal.voucher_id)
        .outerjoin(LoanContract, LoanContract.id == Journal.contract_id)
        .where(*conditions)
        .order_by(Journal.on, Journal.id)
        .limit(size)
        .offset(skipped)
    ).all()
    entries = ledger.entries_of([one.id for one, *_ in rows])
    return [
        JournalRow(
            id=one.id,
            on=one.on,
            kind=JournalKind(one.kind),
            document=document_of(one, event, voucher),
            document_on=event.on if event else one.on,
            text=one.text,
            entries=tuple(_entry(entry, account) for entry, account in entries[one.id]),
            contract_id=one.contract_id,
            contract=f"{number} – {borrower}" if number else "",
            event_id=one.event_id,
            actor_id=one.actor_id,
            recorded_at=one.recorded_at,
        )
        for one, event, voucher, number, borrower in rows
    ]


def _entry(entry: JournalEntry, account: Account) -> EntryRow:
    is_debit = entry.side == "debit"
    return EntryRow(
        account.code,
        account.name,
        entry.amount_vnd if is_debit else 0,
        0 if is_debit else entry.amount_vnd,
    )
