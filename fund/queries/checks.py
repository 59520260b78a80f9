"""What `fund verify` reads: questions whose every answer is a fault, and counts."""

from collections.abc import Iterator, Sequence

from sqlalchemy import func, or_, select

from core.db import db
from fund.models import (
    Account,
    BookCheck,
    Journal,
    JournalEntry,
    LoanContract,
    LoanEvent,
    Proposal,
    Voucher,
)
from fund.queries.ledger import SIGNED, accounts_by_role, chart, whole
from fund.rules.books.checks import Counted
from fund.rules.books.contracts import JournalKind, ProposalState
from fund.rules.books.roles import HELD_ROLES, AccountKind, Role, is_under

#: Contracts replayed at once.
PORTION = 500
_OFF = AccountKind.OFF_BALANCE.value


def counted(fund_id: int) -> Counted:
    """Return how much there is to look at."""
    return Counted(
        contracts=_count(
            select(func.count(LoanContract.id)).where(LoanContract.fund_id == fund_id)
        ),
        events=_count(select(func.count(LoanEvent.id)).where(LoanEvent.fund_id == fund_id)),
        journals=_count(select(func.count(Journal.id)).where(Journal.fund_id == fund_id)),
        entries=_count(
            select(func.count(JournalEntry.id))
            .join(Journal, Journal.id == JournalEntry.journal_id)
            .where(Journal.fund_id == fund_id)
        ),
    )


def _count(asked: object) -> int:
    return whole(db.session.scalar(asked))  # type: ignore[call-overload] # a select of one number


def unbalanced(fund_id: int) -> list[tuple[int, int]]:
    """Return journals whose debits are not their credits, off-balance entries apart: id, difference."""
    rows = db.session.execute(
        select(Journal.id, func.sum(SIGNED))
        .join(JournalEntry, JournalEntry.journal_id == Journal.id)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(Journal.fund_id == fund_id, Account.kind != _OFF)
        .group_by(Journal.id)
        .having(func.sum(SIGNED) != 0)
        .order_by(Journal.id)
    )
    return [(journal_id, whole(amount)) for journal_id, amount in rows]


def misplaced_entries(fund_id: int) -> Sequence[int]:
    """Return entries of another day or loan than their journal, or on another fund's account."""
    return db.session.scalars(
        select(JournalEntry.id)
        .join(Journal, Journal.id == JournalEntry.journal_id)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(Journal.fund_id == fund_id)
        .where(
            or_(
                JournalEntry.on != Journal.on,
                Account.fund_id != fund_id,
                func.coalesce(JournalEntry.contract_id, 0) != func.coalesce(Journal.contract_id, 0),
            )
        )
        .order_by(JournalEntry.id)
    ).all()


def vouchers_without_journal(fund_id: int) -> Sequence[int]:
    """Return confirmed vouchers that were not posted."""
    return db.session.scalars(
        select(Voucher.id)
        .outerjoin(Journal, Journal.voucher_id == Voucher.id)
        .where(Voucher.fund_id == fund_id, Voucher.state == ProposalState.CONFIRMED.value)
        .where(Journal.id.is_(None))
    ).all()


def events_without_journal(fund_id: int) -> Sequence[LoanEvent]:
    """Return events without a journal of their day, and money events without an entry."""
    entries = (
        select(JournalEntry.id)
        .where(JournalEntry.journal_id == Journal.id)
        .exists()
        .correlate(Journal)
    )
    return db.session.scalars(
        select(LoanEvent)
        .outerjoin(Journal, Journal.event_id == LoanEvent.id)
        .where(LoanEvent.fund_id == fund_id)
        .where(
            or_(
                Journal.id.is_(None),
                Journal.on != LoanEvent.posted_on,
                (LoanEvent.cash_vnd != 0) & ~entries,
            )
        )
    ).all()


def events_against_their_money(fund_id: int) -> Sequence[int]:
    """Return events whose cash and bank entries are not the money they moved."""
    money = [Role.CASH.value, Role.BANK.value]
    moved = (
        select(Journal.event_id, func.sum(SIGNED).label("amount"))
        .join(JournalEntry, JournalEntry.journal_id == Journal.id)
        .where(Journal.kind == JournalKind.EVENT.value, JournalEntry.role.in_(money))
        .group_by(Journal.event_id)
        .subquery()
    )
    return db.session.scalars(
        select(LoanEvent.id)
        .outerjoin(moved, moved.c.event_id == LoanEvent.id)
        .where(LoanEvent.fund_id == fund_id)
        .where(func.coalesce(moved.c.amount, 0) != LoanEvent.cash_vnd)
    ).all()


def confirmed_without_event(fund_id: int) -> Sequence[int]:
    """Return confirmed proposals whose event is not theirs."""
    return db.session.scalars(
        select(Proposal.id)
        .outerjoin(LoanEvent, LoanEvent.id == Proposal.event_id)
        .where(Proposal.fund_id == fund_id, Proposal.state == ProposalState.CONFIRMED.value)
        .where(or_(LoanEvent.id.is_(None), LoanEvent.key != Proposal.key))
    ).all()


def loan_accounts(fund_id: int) -> list[tuple[str, int, int]]:
    """Return accounts that follow loans: code, balance, what the loans' entries add up to.

    Accounts above and below them are among these: what is posted there by hand follows no loan.
    """
    held = {
        account.code for role, account in accounts_by_role(fund_id).items() if role in HELD_ROLES
    }
    codes = {
        one.code
        for one in chart(fund_id)
        if one.code in held
        or any(is_under(code, one.code) or is_under(one.code, code) for code in held)
    }
    of_loans = func.sum(SIGNED).filter(JournalEntry.contract_id.is_not(None))
    rows = db.session.execute(
        select(Account.code, func.sum(SIGNED), of_loans)
        .join(JournalEntry, JournalEntry.account_id == Account.id)
        .where(
            Account.fund_id == fund_id,
            Account.code.in_(codes),
        )
        .group_by(Account.code)
        .order_by(Account.code)
    )
    return [(code, whole(balance), whole(sub)) for code, balance, sub in rows]


def off_balance(fund_id: int) -> list[tuple[str, int]]:
    """Return the off-balance accounts and their balances."""
    rows = db.session.execute(
        select(Account.code, func.sum(SIGNED))
        .join(JournalEntry, JournalEntry.account_id == Account.id)
        .where(Account.fund_id == fund_id, Account.kind == _OFF)
        .group_by(Account.code)
        .order_by(Account.code)
    )
    return [(code, whole(balance)) for code, balance in rows]


def receipts(fund_id: int) -> list[str]:
    """Return every number of a receipt."""
    asked = select(LoanEvent.receipt_no).where(
        LoanEvent.fund_id == fund_id, LoanEvent.receipt_no.is_not(None)
    )
    return [number for number in db.session.scalars(asked) if number]


def contracts_with_gaps(fund_id: int) -> Sequence[int]:
    """Return contracts whose events are not numbered 1, 2, 3 …."""
    return db.session.scalars(
        select(LoanEvent.contract_id)
        .where(LoanEvent.fund_id == fund_id)
        .group_by(LoanEvent.contract_id)
        .having(func.max(LoanEvent.number) != func.count(LoanEvent.id))
    ).all()


def portions(fund_id: int) -> Iterator[Sequence[LoanContract]]:
    """Give the contracts of a fund portion by portion, each let go after its use."""
    last = 0
    while True:
        found = db.session.scalars(
            select(LoanContract)
            .where(LoanContract.fund_id == fund_id, LoanContract.id > last)
            .order_by(LoanContract.id)
            .limit(PORTION)
        ).all()
        if not found:
            return
        last = found[-1].id
        yield found


def last_check(fund_id: int) -> BookCheck | None:
    """Return the newest run of the checks."""
    return db.session.scalar(
        select(BookCheck).where(BookCheck.fund_id == fund_id).order_by(BookCheck.id.desc()).limit(1)
    )
