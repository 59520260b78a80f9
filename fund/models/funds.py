"""The fund, its sources of capital, its equity by day, its dated policies."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem

from core.columns import one_of
from core.db import Base
from fund.rules.books.policies import PolicyKind
from fund.rules.books.roles import CapitalPart, FundModel, Regime, SourceKind
from fund.rules.terms import RiskBearer


class SupportFund(Base):
    """A Quỹ hỗ trợ phát triển hợp tác xã of a province."""

    __tablename__ = "fund_fund"
    __table_args__ = (
        one_of("model", FundModel, "model"),
        one_of("regime", Regime, "regime"),
        Index("ix_fund_fund_agency_id", "agency_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    #: Mô hình hoạt động.
    model: Mapped[str] = mapped_column(String(20))
    #: The province it lends in.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The agency that numbers its receipts.
    agency_id: Mapped[int] = mapped_column(ForeignKey("reference_agency.id"))
    #: Chế độ kế toán whose chart it began with.
    regime: Mapped[str] = mapped_column(String(30))
    #: Made up for showing the program; said on every page and paper.
    is_demo: Mapped[bool] = mapped_column(default=False)
    #: First day of the books kept here.
    books_from: Mapped[date]
    created_at: Mapped[datetime]


class Confirmed:
    """Entered by one person, confirmed by another; only what is confirmed counts."""

    entered_by_id: Mapped[int]
    entered_at: Mapped[datetime]
    confirmed_by_id: Mapped[int | None]
    confirmed_at: Mapped[datetime | None]
    #: Turned down by somebody, or taken back: it never counts.
    rejected_at: Mapped[datetime | None]

    @declared_attr.directive
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        """Hold that two people were there."""
        return (
            CheckConstraint("confirmed_by_id <> entered_by_id", name="second_person"),
            CheckConstraint(
                "(confirmed_by_id IS NULL) = (confirmed_at IS NULL)", name="confirmed_whole"
            ),
            *cls.own_args(),
        )

    @classmethod
    def own_args(cls) -> tuple[SchemaItem, ...]:
        """Return the table's further constraints."""
        return ()


class FundingSource(Base):
    """Where lent money comes from (nguồn vốn) and who bears the risk, for a period."""

    __tablename__ = "fund_source"
    __table_args__ = (
        one_of("kind", SourceKind, "kind"),
        one_of("risk_bearer", RiskBearer, "risk_bearer"),
        CheckConstraint("end_on IS NULL OR end_on > start_on", name="period"),
        Index("ix_fund_source_fund_id", "fund_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[str] = mapped_column(String(20))
    #: Bên chịu rủi ro.
    risk_bearer: Mapped[str] = mapped_column(String(10))
    #: The contract or decision that brought it.
    document: Mapped[str | None] = mapped_column(String(300))
    start_on: Mapped[date]
    end_on: Mapped[date | None]


class CapitalFact(Confirmed, Base):
    """One part of the equity as of a day (vốn chủ sở hữu), typed until the books hold it."""

    __tablename__ = "fund_capital_fact"

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    part: Mapped[str] = mapped_column(String(20))
    on: Mapped[date]
    #: What it amounts to from that day; a loss is negative.
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    #: The book or decision it was read in.
    document: Mapped[str] = mapped_column(String(300))

    @classmethod
    def own_args(cls) -> tuple[SchemaItem, ...]:
        """Return the table's further constraints."""
        return (
            one_of("part", CapitalPart, "part"),
            Index("ix_fund_capital_fact_on", "fund_id", "part", "on"),
        )


class FundPolicy(Confirmed, Base):
    """A decision of the fund in force from a day (quy định nội bộ), with its paper."""

    __tablename__ = "fund_policy"

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    kind: Mapped[str] = mapped_column(String(30))
    value: Mapped[Any] = mapped_column(JSON)
    effective_from: Mapped[date]
    decision_no: Mapped[str] = mapped_column(String(60))
    decided_on: Mapped[date]

    @classmethod
    def own_args(cls) -> tuple[SchemaItem, ...]:
        """Return the table's further constraints."""
        return (
            one_of("kind", PolicyKind, "kind"),
            Index("ix_fund_policy_from", "fund_id", "kind", "effective_from"),
        )
