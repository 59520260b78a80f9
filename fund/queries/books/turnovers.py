"""Opening, turnover and closing of accounts over a period: one question for all of them."""

from sqlalchemy import case, func, select

from core.db import db
from fund.models import Account, JournalEntry
from fund.queries.ledger import SIGNED, whole
from fund.rules.books.kept_books import Span, Turnover
from fund.rules.books.roles import AccountKind, Side

_DEBIT = JournalEntry.side == Side.DEBIT.value


def turnovers(fund_id: int, span: Span) -> list[Turnover]:
    """Return every account with its figures of a period, by code, empty ones too."""
    inside = JournalEntry.on >= span.start_on
    amount = JournalEntry.amount_vnd
    sums = (
        select(
            JournalEntry.account_id,
            func.sum(case((inside, 0), else_=SIGNED)).label("opening"),
            func.sum(case((inside & _DEBIT, amount), else_=0)).label("debit"),
            func.sum(case((inside & ~_DEBIT, amount), else_=0)).label("credit"),
        )
        .where(JournalEntry.on <= span.end_on)
        .group_by(JournalEntry.account_id)
    )
    if span.source_id is not None:
        sums = sums.where(JournalEntry.source_id == span.source_id)
    summed = sums.subquery()
    rows = db.session.execute(
        select(Account, summed.c.opening, summed.c.debit, summed.c.credit)
        .outerjoin(summed, summed.c.account_id == Account.id)
        .where(Account.fund_id == fund_id)
        .order_by(Account.code)
    )
    return [
        Turnover(
            one.code,
            one.name,
            AccountKind(one.kind),
            whole(opening),
            whole(debit),
            whole(credit),
        )
        for one, opening, debit, credit in rows
    ]
