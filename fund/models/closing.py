"""Closing a month (khóa sổ tháng): its runs, what it found of each loan, what it could not do."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.contracts import CloseState


class CloseRun(Base):
    """One run of a month's close (lần chạy khóa sổ): who, how far, how it ended."""

    __tablename__ = "fund_close"
    __table_args__ = (
        one_of("state", CloseState, "state"),
        CheckConstraint("(state = 'close_running') = (ended_at IS NULL)", name="ended"),
        Index("ix_fund_close_month", "month_id"),
        Index("ix_fund_close_state", "fund_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    month_id: Mapped[int] = mapped_column(ForeignKey("fund_month.id"))
    state: Mapped[str] = mapped_column(String(20))
    #: Who works on it: a job or a command; the next portion asks whether it still is the same.
    token: Mapped[str] = mapped_column(String(64))
    job_id: Mapped[int | None]
    actor_id: Mapped[int]
    started_at: Mapped[datetime]
    #: The last sign of life: the moment of the newest portion.
    beat_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    #: The last customer whose loans are done; a run that was cut short goes on behind it.
    cursor: Mapped[str] = mapped_column(String(20), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    #: Journals written, and loans taken out.
    posted: Mapped[int] = mapped_column(default=0)
    failed: Mapped[int] = mapped_column(default=0)
    #: Why it was stopped or the month opened again.
    reason: Mapped[str | None] = mapped_column(String(500))


class LoanMonth(Base):
    """What a month's end found of a loan (kết quả phân loại, dự thu, trích dự phòng của tháng)."""

    __tablename__ = "fund_loan_month"
    __table_args__ = (
        CheckConstraint("debt_group BETWEEN 1 AND 5", name="debt_group"),
        CheckConstraint("own_group BETWEEN 1 AND debt_group", name="own_group"),
        Index("ix_fund_loan_month_contract_id", "contract_id"),
    )

    month_id: Mapped[int] = mapped_column(ForeignKey("fund_month.id"), primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"), primary_key=True)
    #: The group by itself, and after the worst loan of the customer pulled it.
    own_group: Mapped[int]
    debt_group: Mapped[int]
    is_held: Mapped[bool]
    is_trust: Mapped[bool]
    is_off_balance: Mapped[bool]
    days_past_due: Mapped[int]
    outstanding_vnd: Mapped[int] = mapped_column(BigInteger)
    #: Interest owed: booked as receivable, and followed off the balance sheet.
    receivable_vnd: Mapped[int] = mapped_column(BigInteger)
    off_interest_vnd: Mapped[int] = mapped_column(BigInteger)
    #: Required specific provision (dự phòng cụ thể phải trích).
    provision_vnd: Mapped[int] = mapped_column(BigInteger)
    #: How far the law it was judged by was compared with its text.
    certainty: Mapped[str] = mapped_column(String(20))
    #: Why, in sentences.
    reasons: Mapped[Any] = mapped_column(JSON)


class CloseFailure(Base):
    """A loan that a close took out, with its reason (khoản vay chưa khóa được)."""

    __tablename__ = "fund_close_failure"

    month_id: Mapped[int] = mapped_column(ForeignKey("fund_month.id"), primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"), primary_key=True)
    reason: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
