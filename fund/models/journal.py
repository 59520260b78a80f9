"""The journal: balanced entries, never changed; the months of the books; results of checks."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.contracts import JournalKind, MonthState
from fund.rules.books.roles import Role, Side


class BookMonth(Base):
    """A month of a fund's books (kỳ kế toán tháng); one without a row is open."""

    __tablename__ = "fund_month"
    __table_args__ = (
        one_of("state", MonthState, "state"),
        Index("uq_fund_month", "fund_id", "month", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    #: First day of the month.
    month: Mapped[date]
    state: Mapped[str] = mapped_column(String(20))
    closed_by_id: Mapped[int | None]
    closed_at: Mapped[datetime | None]


class Journal(Base):
    """One balanced posting (bút toán) with its explanation, append-only."""

    __tablename__ = "fund_journal"
    __table_args__ = (
        one_of("kind", JournalKind, "kind"),
        CheckConstraint("(kind = 'event') = (event_id IS NOT NULL)", name="event"),
        CheckConstraint("(kind = 'voucher') = (voucher_id IS NOT NULL)", name="voucher"),
        Index("uq_fund_journal_event_id", "event_id", unique=True),
        Index("uq_fund_journal_voucher_id", "voucher_id", unique=True),
        Index("ix_fund_journal_on", "fund_id", "on"),
        Index("ix_fund_journal_contract_id", "contract_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    #: Ngày hạch toán: always in a month that was open.
    on: Mapped[date]
    kind: Mapped[str] = mapped_column(String(20))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("fund_event.id"))
    voucher_id: Mapped[int | None] = mapped_column(ForeignKey("fund_voucher.id"))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("fund_contract.id"))
    #: Diễn giải.
    text: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    actor_id: Mapped[int]


class JournalEntry(Base):
    """One side of a posting (dòng Nợ hoặc Có), append-only."""

    __tablename__ = "fund_entry"
    __table_args__ = (
        one_of("side", Side, "side"),
        one_of("role", Role, "role"),
        CheckConstraint("amount_vnd > 0", name="amount"),
        Index("ix_fund_entry_journal_id", "journal_id"),
        Index("ix_fund_entry_account", "account_id", "on"),
        Index("ix_fund_entry_contract", "contract_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    journal_id: Mapped[int] = mapped_column(ForeignKey("fund_journal.id"))
    #: The journal's day, so that balances of a day need no join.
    on: Mapped[date]
    account_id: Mapped[int] = mapped_column(ForeignKey("fund_account.id"))
    side: Mapped[str] = mapped_column(String(10))
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    #: What the posting meant by the account; None for a voucher's free lines.
    role: Mapped[str | None] = mapped_column(String(30))
    contract_id: Mapped[int | None] = mapped_column(ForeignKey("fund_contract.id"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("fund_source.id"))


class BookCheck(Base):
    """One run of `fund verify` and what it found (lần kiểm tra sổ)."""

    __tablename__ = "fund_check"
    __table_args__ = (Index("ix_fund_check_at", "fund_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    at: Mapped[datetime]
    actor_id: Mapped[int | None]
    #: What was looked at and what was wrong, as `fund verify --json` prints it.
    result: Mapped[Any] = mapped_column(JSON)
    is_clean: Mapped[bool]
