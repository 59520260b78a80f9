"""The card of one loan (sổ chi tiết khoản vay): every posting with its moves, two questions."""

from datetime import date

from sqlalchemy import func, select

from core.db import db
from fund.models import Journal, JournalEntry, LoanEvent, Voucher
from fund.queries.books.lines import document_of
from fund.queries.ledger import SIGNED, whole
from fund.rules.books.loan_lines import CardLine, Posted, card_lines
from fund.rules.books.roles import Role


def loan_card(contract_id: int, until: date) -> list[CardLine]:
    """Return the lines of a loan's card up to a day, oldest first, balances after each."""
    rows = db.session.execute(
        select(Journal, LoanEvent, Voucher)
        .outerjoin(LoanEvent, LoanEvent.id == Journal.event_id)
        .outerjoin(Voucher, Voucher.id == Journal.voucher_id)
        .where(Journal.contract_id == contract_id, Journal.on <= until)
        .order_by(Journal.on, Journal.id)
    ).all()
    moves = _moves(contract_id, until)
    return card_lines(
        Posted(
            journal_id=journal.id,
            on=journal.on,
            document=document_of(journal, event, voucher),
            document_on=event.on if event else journal.on,
            text=journal.text,
            moves=moves.get(journal.id, {}),
        )
        for journal, event, voucher in rows
    )


def _moves(contract_id: int, until: date) -> dict[int, dict[Role, int]]:
    rows = db.session.execute(
        select(JournalEntry.journal_id, JournalEntry.role, func.sum(SIGNED))
        .where(JournalEntry.contract_id == contract_id, JournalEntry.on <= until)
        .where(JournalEntry.role.is_not(None))
        .group_by(JournalEntry.journal_id, JournalEntry.role)
    )
    found: dict[int, dict[Role, int]] = {}
    for journal_id, role, amount in rows:
        found.setdefault(journal_id, {})[Role(role)] = whole(amount)
    return found
