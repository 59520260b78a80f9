"""Statements of the bank (sao kê ngân hàng), each line kept once, and what it is in the books."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class BankStatement(Base):
    """One file of the bank; put aside, its lines count no more."""

    __tablename__ = "fund_bank_statement"
    __table_args__ = (
        CheckConstraint("first_on <= last_on", name="period"),
        CheckConstraint("(voided_at IS NULL) = (voided_by_id IS NULL)", name="voided_whole"),
        Index("ix_fund_bank_statement_days", "fund_id", "first_on", "last_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    filename: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    first_on: Mapped[date]
    last_on: Mapped[date]
    #: Balance after its newest line, where the bank tells one.
    closing_vnd: Mapped[int | None] = mapped_column(BigInteger)
    #: Lines that were not kept, each with why: found before, or without a day.
    told: Mapped[Any] = mapped_column(JSON)
    made_by_id: Mapped[int]
    made_at: Mapped[datetime]
    voided_by_id: Mapped[int | None]
    voided_at: Mapped[datetime | None]
    void_reason: Mapped[str | None] = mapped_column(String(500))


class BankLine(Base):
    """One line of the bank (dòng sao kê): money received positive, paid out negative."""

    __tablename__ = "fund_bank_line"
    __table_args__ = (
        CheckConstraint("amount_vnd <> 0", name="amount"),
        CheckConstraint(
            "(entry_id IS NULL) = (matched_by_id IS NULL)"
            " AND (entry_id IS NULL) = (matched_at IS NULL)",
            name="matched_whole",
        ),
        Index("uq_fund_bank_line_fingerprint", "fund_id", "fingerprint", unique=True),
        Index("uq_fund_bank_line_entry_id", "entry_id", unique=True),
        Index("ix_fund_bank_line_on", "fund_id", "on"),
        Index("ix_fund_bank_line_statement_id", "statement_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    statement_id: Mapped[int] = mapped_column(ForeignKey("fund_bank_statement.id"))
    #: Its row in the file.
    number: Mapped[int]
    on: Mapped[date]
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    reference: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(String(500))
    balance_vnd: Mapped[int | None] = mapped_column(BigInteger)
    #: The same line comes once, whatever file it stands in; None: its statement was put aside.
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    #: The entry on the bank account that a person said it is.
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("fund_entry.id"))
    matched_by_id: Mapped[int | None]
    matched_at: Mapped[datetime | None]

    @property
    def received_vnd(self) -> int:
        """Return the money that came in (tiền vào)."""
        return max(self.amount_vnd, 0)

    @property
    def paid_vnd(self) -> int:
        """Return the money that went out (tiền ra)."""
        return max(-self.amount_vnd, 0)
