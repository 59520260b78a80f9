"""Writing journals (ghi bút toán): roles become accounts, unbalanced ones are refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from fund.labels.books import ROLE
from fund.models import Account, Journal, JournalEntry, LoanContract
from fund.queries import ledger, months
from fund.rules.books.contracts import JournalKind, MonthState
from fund.rules.books.posting import Posting
from fund.rules.books.roles import Role, Side


@dataclass(frozen=True, slots=True)
class Head:
    """What a journal says of itself."""

    fund_id: int
    on: date
    kind: JournalKind
    text: str
    actor_id: int
    event_id: int | None = None
    voucher_id: int | None = None
    contract: LoanContract | None = None


def refuse_closed(fund_id: int, on: date) -> None:
    """Refuse a day whose month is closed or being closed; hold the month as it is until commit.

    Months close in order: before an open day nothing later is closed.
    """
    state = months.for_posting(fund_id, on)
    closed = months.last_closed(fund_id)
    if state is MonthState.OPEN and (closed is None or months.month_of(on) > closed):
        return
    words = "đang khóa sổ" if state is MonthState.CLOSING else "đã khóa sổ"
    raise RuleViolation(
        f"Tháng {on:%m/%Y} {words}: ngày hạch toán phải thuộc tháng đang mở. Việc phát sinh trong tháng "
        "đã khóa sổ vẫn ghi đúng ngày phát sinh và hạch toán vào tháng đang mở.",
        field="posted_on",
    )


def write(head: Head, posting: Posting) -> Journal:
    """Write a posting as a journal with its entries; the caller holds the month open."""
    if posting.imbalance:
        raise AssertionError(f"unbalanced posting: {posting}")
    accounts = ledger.accounts_by_role(head.fund_id)
    return write_lines(
        head, [(role, _account(accounts, role), amount) for role, amount in posting.lines]
    )


def write_lines(head: Head, lines: list[tuple[Role | None, Account, int]]) -> Journal:
    """Write a journal of signed amounts (Nợ dương, Có âm) by account."""
    journal = Journal(
        fund_id=head.fund_id,
        on=head.on,
        kind=head.kind.value,
        event_id=head.event_id,
        voucher_id=head.voucher_id,
        contract_id=head.contract.id if head.contract else None,
        text=head.text,
        recorded_at=now_utc(),
        actor_id=head.actor_id,
    )
    db.session.add(journal)
    db.session.flush()
    db.session.add_all(
        JournalEntry(journal_id=journal.id, **row) for row in entry_rows(head, lines)
    )
    db.session.flush()
    return journal


def entry_rows(head: Head, lines: list[tuple[Role | None, Account, int]]) -> list[dict[str, Any]]:
    """Return the entries of a journal as rows, debits first."""
    return [
        {
            "on": head.on,
            "account_id": account.id,
            "side": (Side.DEBIT if amount > 0 else Side.CREDIT).value,
            "amount_vnd": abs(amount),
            "role": role.value if role else None,
            "contract_id": head.contract.id if head.contract else None,
            "source_id": head.contract.source_id if head.contract else None,
        }
        for role, account, amount in lines
        if amount
    ]


def _account(accounts: Mapping[Role, Account], role: Role) -> Account:
    account = accounts.get(role)
    if account is None or not account.is_open:
        raise RuleViolation(f"Chưa có tài khoản đang mở cho “{ROLE[role]}”; hãy khai báo ánh xạ.")
    return account
