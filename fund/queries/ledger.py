"""Sums of the journal: by account, by role, by loan; debit positive."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, select

from core.db import db
from fund.models import Account, AccountRole, Journal, JournalEntry
from fund.rules.books.contracts import JournalKind
from fund.rules.books.position import Position
from fund.rules.books.roles import AccountKind, Role, Side

#: Amounts with their sign: debit positive.
SIGNED = case(
    (JournalEntry.side == Side.DEBIT.value, JournalEntry.amount_vnd), else_=-JournalEntry.amount_vnd
)
_SUM = func.coalesce(func.sum(SIGNED), 0)


def whole(value: Any) -> int:
    """Return a sum as a whole number: PostgreSQL gives sums of large integers as decimals."""
    return int(value or 0)


def accounts_by_role(fund_id: int) -> dict[Role, Account]:
    """Return the account of each role (bảng ánh xạ tài khoản)."""
    found = db.session.execute(
        select(AccountRole.role, Account)
        .join(Account, Account.id == AccountRole.account_id)
        .where(AccountRole.fund_id == fund_id)
    )
    return {Role(role): account for role, account in found}


def chart(fund_id: int) -> Sequence[Account]:
    """Return the chart of accounts by code."""
    return db.session.scalars(
        select(Account).where(Account.fund_id == fund_id).order_by(Account.code)
    ).all()


def account_by_code(fund_id: int, code: str) -> Account | None:
    """Return an account by its code."""
    return db.session.scalar(
        select(Account).where(Account.fund_id == fund_id, Account.code == code)
    )


def positions(contract_ids: Iterable[int], on: date | None = None) -> dict[int, dict[Role, int]]:
    """Return what the entries of loans add up to by role (số đã ghi sổ), income among it.

    `on`: only those of this day and before.
    """
    found: dict[int, dict[Role, int]] = {one: {} for one in contract_ids}
    asked = (
        select(JournalEntry.contract_id, JournalEntry.role, _SUM)
        .where(JournalEntry.contract_id.in_(found), JournalEntry.role.is_not(None))
        .group_by(JournalEntry.contract_id, JournalEntry.role)
    )
    if on is not None:
        asked = asked.where(JournalEntry.on <= on)
    for contract_id, role, amount in db.session.execute(asked):
        if amount:
            found[contract_id][Role(role)] = whole(amount)
    return found


def position(contract_id: int) -> Position:
    """Return what the entries of one loan add up to by role."""
    return positions([contract_id])[contract_id]


def moves_of_event(event_id: int) -> Position:
    """Return the moves of an event's journal by role."""
    rows = db.session.execute(
        select(JournalEntry.role, _SUM)
        .join(Journal, Journal.id == JournalEntry.journal_id)
        .where(Journal.event_id == event_id)
        .group_by(JournalEntry.role)
    )
    return {Role(role): whole(amount) for role, amount in rows if amount}


def role_balance(fund_id: int, role: Role, on: date | None = None) -> int:
    """Return the balance of the account that does a role's work, debit positive."""
    asked = (
        select(_SUM)
        .join(AccountRole, AccountRole.account_id == JournalEntry.account_id)
        .where(AccountRole.fund_id == fund_id, AccountRole.role == role.value)
    )
    if on is not None:
        asked = asked.where(JournalEntry.on <= on)
    return whole(db.session.scalar(asked))


def last_entry_on(fund_id: int, role: Role) -> date | None:
    """Return the day of the newest entry on the account that does a role's work."""
    return db.session.scalar(
        select(func.max(JournalEntry.on))
        .join(AccountRole, AccountRole.account_id == JournalEntry.account_id)
        .where(AccountRole.fund_id == fund_id, AccountRole.role == role.value)
    )


def kind_balance(fund_id: int, kinds: Iterable[AccountKind], on: date) -> int:
    """Return what the accounts of these kinds add up to at the end of a day, debit positive."""
    asked = (
        select(_SUM)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(Account.fund_id == fund_id, Account.kind.in_([kind.value for kind in kinds]))
        .where(JournalEntry.on <= on)
    )
    return whole(db.session.scalar(asked))


def balances(fund_id: int, on: date | None = None) -> dict[int, int]:
    """Return the balance of every account with entries, by its id, debit positive."""
    asked = (
        select(JournalEntry.account_id, _SUM)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(Account.fund_id == fund_id)
        .group_by(JournalEntry.account_id)
    )
    if on is not None:
        asked = asked.where(JournalEntry.on <= on)
    return {account_id: whole(amount) for account_id, amount in db.session.execute(asked)}


def balances_of_kind(fund_id: int, kind: JournalKind, after: date, until: date) -> dict[int, int]:
    """Return what journals of a kind moved after a day and until another, by account."""
    rows = db.session.execute(
        select(JournalEntry.account_id, _SUM)
        .join(Journal, Journal.id == JournalEntry.journal_id)
        .where(Journal.fund_id == fund_id, Journal.kind == kind.value)
        .where(Journal.on > after, Journal.on <= until)
        .group_by(JournalEntry.account_id)
    )
    return {account_id: whole(amount) for account_id, amount in rows}


def entries_of(journal_ids: Iterable[int]) -> Mapping[int, list[tuple[JournalEntry, Account]]]:
    """Return the entries of journals with their accounts, as they were written."""
    found: dict[int, list[tuple[JournalEntry, Account]]] = {one: [] for one in journal_ids}
    rows = db.session.execute(
        select(JournalEntry, Account)
        .join(Account, Account.id == JournalEntry.account_id)
        .where(JournalEntry.journal_id.in_(found))
        .order_by(JournalEntry.id)
    )
    for entry, account in rows:
        found[entry.journal_id].append((entry, account))
    return found


def mapping(fund_id: int, role: Role) -> AccountRole | None:
    """Return the row that gives a role its account."""
    return db.session.scalar(
        select(AccountRole).where(AccountRole.fund_id == fund_id, AccountRole.role == role.value)
    )
