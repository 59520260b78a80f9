"""What happened to a loan, never changed; and what waits for a second person."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from fund.rules.books.contracts import MoneyPlace, ProposalState
from fund.rules.events import EventType


class LoanEvent(Base):
    """One event of a loan (sự kiện), append-only: it counts on a day, was recorded at a moment."""

    __tablename__ = "fund_event"
    __table_args__ = (
        one_of("type", EventType, "type"),
        one_of("money", MoneyPlace, "money"),
        CheckConstraint("amount_vnd IS NULL OR amount_vnd > 0", name="amount"),
        CheckConstraint("checker_id <> actor_id", name="second_person"),
        CheckConstraint("(type = 'reverse') = (reverses_id IS NOT NULL)", name="reverses"),
        Index("uq_fund_event_number", "contract_id", "number", unique=True),
        Index("uq_fund_event_key", "key", unique=True),
        Index("uq_fund_event_reverses", "reverses_id", unique=True),
        Index("uq_fund_event_receipt", "fund_id", "receipt_no", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"))
    #: 1, 2, 3 … within the contract: the engine's name of it.
    number: Mapped[int]
    type: Mapped[str] = mapped_column(String(20))
    on: Mapped[date]
    #: Ngày hạch toán: the day of its journal.
    posted_on: Mapped[date]
    recorded_at: Mapped[datetime]
    amount_vnd: Mapped[int | None] = mapped_column(BigInteger)
    #: Money received (positive) or paid out (negative).
    cash_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    money: Mapped[str | None] = mapped_column(String(10))
    #: Further fields of the engine: use of a surplus, new lines, new end.
    data: Mapped[Any] = mapped_column(JSON)
    #: Sent twice, it is recorded once.
    key: Mapped[str] = mapped_column(String(64))
    actor_id: Mapped[int]
    #: The second person, where one is asked for.
    checker_id: Mapped[int | None]
    #: Our receipt (số phiếu thu, phiếu chi), numbered without gaps.
    receipt_no: Mapped[str | None] = mapped_column(String(30))
    #: The paper it rests on (chứng từ gốc).
    document: Mapped[str | None] = mapped_column(String(300))
    reason: Mapped[str | None] = mapped_column(String(500))
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("fund_event.id"))


class Proposal(Base):
    """An event that waits for a second person (đề nghị chờ người thứ hai duyệt)."""

    __tablename__ = "fund_proposal"
    __table_args__ = (
        one_of("type", EventType, "type"),
        one_of("state", ProposalState, "state"),
        CheckConstraint(
            "state <> 'confirmed' OR decided_by_id <> made_by_id", name="second_person"
        ),
        CheckConstraint("(state = 'waiting') = (decided_by_id IS NULL)", name="decided_whole"),
        CheckConstraint("(state = 'confirmed') = (event_id IS NOT NULL)", name="event"),
        Index("uq_fund_proposal_key", "key", unique=True),
        Index("ix_fund_proposal_contract_id", "contract_id"),
        Index("ix_fund_proposal_state", "fund_id", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"))
    state: Mapped[str] = mapped_column(String(20))
    type: Mapped[str] = mapped_column(String(20))
    #: The event as it will be recorded.
    entry: Mapped[Any] = mapped_column(JSON)
    key: Mapped[str] = mapped_column(String(64))
    made_by_id: Mapped[int]
    made_at: Mapped[datetime]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    #: Why it was turned down or taken back.
    decision_reason: Mapped[str | None] = mapped_column(String(500))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("fund_event.id"))
