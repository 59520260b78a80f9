"""Vouchers for what is no loan (phiếu kế toán): wages, costs, deposits, assets, capital."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.contracts import ProposalState
from fund.rules.books.roles import Side


class Voucher(Base):
    """A phiếu kế toán: made by one person, posted when another confirms it."""

    __tablename__ = "fund_voucher"
    __table_args__ = (
        one_of("state", ProposalState, "state"),
        CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id", name="second_person"
        ),
        CheckConstraint("(state = 'waiting') = (decided_by_id IS NULL)", name="decided_whole"),
        Index("uq_fund_voucher_number", "fund_id", "year", "number", unique=True),
        Index("uq_fund_voucher_key", "key", unique=True),
        Index("ix_fund_voucher_state", "fund_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    state: Mapped[str] = mapped_column(String(20))
    #: Numbered when confirmed; a voucher turned down has none.
    year: Mapped[int | None]
    number: Mapped[int | None]
    #: Ngày hạch toán.
    on: Mapped[date]
    text: Mapped[str] = mapped_column(String(500))
    document: Mapped[str | None] = mapped_column(String(300))
    key: Mapped[str] = mapped_column(String(64))
    made_by_id: Mapped[int]
    made_at: Mapped[datetime]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    decision_reason: Mapped[str | None] = mapped_column(String(500))


class VoucherLine(Base):
    """One line of a voucher: account, side, amount."""

    __tablename__ = "fund_voucher_line"
    __table_args__ = (
        one_of("side", Side, "side"),
        CheckConstraint("amount_vnd > 0", name="amount"),
        Index("uq_fund_voucher_line", "voucher_id", "position", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    voucher_id: Mapped[int] = mapped_column(ForeignKey("fund_voucher.id"))
    position: Mapped[int]
    account_id: Mapped[int] = mapped_column(ForeignKey("fund_account.id"))
    side: Mapped[str] = mapped_column(String(10))
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    note: Mapped[str | None] = mapped_column(String(200))
