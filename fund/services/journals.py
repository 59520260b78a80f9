"""Writing journals (ghi bút toán): roles become accounts, unbalanced ones are refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from core.bulk import insert_rows, take_ids
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from fund.labels.books import ROLE
from fund.models import Account, Journal, JournalEntry
from fund.queries import ledger, months
from fund.rules.books.contracts import JournalKind
from fund.rules.books.months import refuse_shut
from fund.rules.books.posting import Posting
from fund.rules.books.roles import Role, Side


class BookedContract(Protocol):
    """The contract of a journal."""

    @property
    def id(self) -> int: ...  # noqa: D102 - the columns of `LoanContract`
    @property
    def source_id(self) -> int: ...  # noqa: D102 - as above


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
    contract: BookedContract | None = None


def refuse_closed(fund_id: int, on: date) -> None:
    """Refuse a day whose month is closed or being closed; hold the month as it is until commit."""
    months.for_posting(fund_id, on)
    refuse_shut(months.state_on(fund_id, on), on)


def write(head: Head, posting: Posting) -> Journal:
    """Write a posting as a journal with its entries; the caller holds the month open."""
    return write_lines(head, _lines(ledger.accounts_by_role(head.fund_id), posting))


def write_many(items: Sequence[tuple[Head, Posting]], accounts: Mapping[Role, Account]) -> None:
    """Write many postings at once, as a month's end has them; the caller holds the month.

    The transaction began as one that writes: no other takes the ids meanwhile.
    """
    if not items:
        return
    told = [(head, _lines(accounts, posting)) for head, posting in items]
    at = now_utc()
    ids = take_ids(Journal, len(told))
    insert_rows(
        Journal,
        [
            {"id": journal_id, **_journal(head), "recorded_at": at}
            for journal_id, (head, _) in zip(ids, told, strict=True)
        ],
    )
    insert_rows(
        JournalEntry,
        [
            {"journal_id": journal_id, **row}
            for journal_id, (head, lines) in zip(ids, told, strict=True)
            for row in entry_rows(head, lines)
        ],
    )


def _lines(
    accounts: Mapping[Role, Account], posting: Posting
) -> list[tuple[Role | None, Account, int]]:
    """Return a posting by account, debits first; refuse one that is not balanced."""
    if posting.imbalance:
        raise AssertionError(f"unbalanced posting: {posting}")
    return [(role, role_account(accounts, role), amount) for role, amount in posting.lines]


def _journal(head: Head) -> dict[str, Any]:
    return {
        "fund_id": head.fund_id,
        "on": head.on,
        "kind": head.kind.value,
        "event_id": head.event_id,
        "voucher_id": head.voucher_id,
        "contract_id": head.contract.id if head.contract else None,
        "text": head.text,
        "actor_id": head.actor_id,
    }


def write_lines(head: Head, lines: list[tuple[Role | None, Account, int]]) -> Journal:
    """Write a journal of signed amounts (Nợ dương, Có âm) by account."""
    journal = Journal(**_journal(head), recorded_at=now_utc())
    db.session.add(journal)
    db.session.flush()
    insert_rows(
        JournalEntry, [{"journal_id": journal.id, **row} for row in entry_rows(head, lines)]
    )
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


def role_account(accounts: Mapping[Role, Account], role: Role) -> Account:
    """Return the account of a role; refuse a chart that has none open for it."""
    account = accounts.get(role)
    if account is None or not account.is_open:
        raise RuleViolation(f"Chưa có tài khoản đang mở cho “{ROLE[role]}”; hãy khai báo ánh xạ.")
    return account
