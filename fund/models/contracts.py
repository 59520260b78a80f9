"""Contracts as they were signed, and a copy of what the engine last said of them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base, sort_text
from fund.rules.books.contracts import Relation, Stage
from fund.rules.limits import BorrowerKind
from fund.rules.terms import CollateralKind

_ONE_BORROWER = "(organisation_id IS NULL) <> (party_id IS NULL)"


class LoanContract(Base):
    """A credit contract (hợp đồng tín dụng): signed terms, who borrows, which money."""

    __tablename__ = "fund_contract"
    __table_args__ = (
        one_of("borrower_kind", BorrowerKind, "borrower_kind"),
        one_of("stage", Stage, "stage"),
        CheckConstraint(_ONE_BORROWER, name="one_borrower"),
        CheckConstraint("principal_vnd > 0", name="principal"),
        CheckConstraint("disbursed_vnd BETWEEN 0 AND principal_vnd", name="disbursed"),
        CheckConstraint("outstanding_vnd >= 0", name="outstanding"),
        Index("uq_fund_contract_number", "fund_id", "year", "number_key", unique=True),
        Index("ix_fund_contract_customer", "fund_id", "customer"),
        Index("ix_fund_contract_stage", "fund_id", "stage", "signed_on"),
        Index("ix_fund_contract_unit_id", "unit_id"),
        Index("ix_fund_contract_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    fund_id: Mapped[int] = mapped_column(ForeignKey("fund_fund.id"))
    #: Số hợp đồng as written; `number_key` compares it without case and spaces.
    number: Mapped[str] = mapped_column(String(60))
    number_key: Mapped[str] = mapped_column(String(60))
    year: Mapped[int]
    signed_on: Mapped[date]
    borrower_kind: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("registry_organisation.id"))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    #: "o12" or "p7": all debts of one customer meet under it.
    customer: Mapped[str] = mapped_column(String(20))
    #: The borrower's name when the contract was signed.
    borrower_name: Mapped[str] = mapped_column(String(255))
    name_search: Mapped[str] = mapped_column(String(255))
    name_sort: Mapped[str] = mapped_column(sort_text(520))
    #: Where the borrower is, for lists by place.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("fund_source.id"))
    purpose: Mapped[str] = mapped_column(String(500))
    #: Tổng vốn của dự án, phương án and the borrower's own part in it.
    project_vnd: Mapped[int] = mapped_column(BigInteger)
    own_capital_vnd: Mapped[int] = mapped_column(BigInteger)
    principal_vnd: Mapped[int] = mapped_column(BigInteger)
    #: Terms, policy and held group exactly as the loan's JSON reads them.
    terms: Mapped[Any] = mapped_column(JSON)
    policy: Mapped[Any] = mapped_column(JSON)
    held_group: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    #: Balances of the older book it was taken over with (số dư đầu kỳ), as the loan's JSON reads them.
    opening: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    #: What the limits were when it was signed (giới hạn cho vay), as judged.
    judged: Mapped[Any] = mapped_column(JSON)
    entered_by_id: Mapped[int]
    entered_at: Mapped[datetime]
    #: Number of changes so far; a form opened at another number is told what changed.
    version: Mapped[int] = mapped_column(default=1)
    #: The group under which the last month's end classified it.
    debt_group: Mapped[int | None]

    # A copy of what the engine says at the end of `state_on`; `fund verify` compares it.
    stage: Mapped[str] = mapped_column(String(20))
    state_on: Mapped[date | None]
    disbursed_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    outstanding_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    overdue_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    interest_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    prepaid_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    days_past_due: Mapped[int] = mapped_column(default=0)
    next_due_on: Mapped[date | None]


class RelatedPerson(Base):
    """Somebody related to the borrower (người có liên quan), khoản 5 Điều 2 NĐ 45/2021/NĐ-CP."""

    __tablename__ = "fund_related_person"
    __table_args__ = (
        one_of("relation", Relation, "relation"),
        Index("ix_fund_related_person_contract_id", "contract_id"),
        Index("ix_fund_related_person_customer", "customer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"))
    #: "o12" or "p7" when in the register: their debts count with the borrower's.
    customer: Mapped[str | None] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(255))
    relation: Mapped[str] = mapped_column(String(20))


class ScheduleVersion(Base):
    """A repayment schedule as it was signed (lịch trả nợ), kept as a fact."""

    __tablename__ = "fund_schedule_version"
    __table_args__ = (Index("uq_fund_schedule_version", "contract_id", "number", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"))
    number: Mapped[int]
    on: Mapped[date]
    #: The decision that changed it; None for the contract's own.
    event_id: Mapped[int | None] = mapped_column(ForeignKey("fund_event.id"))
    lines: Mapped[Any] = mapped_column(JSON)
    recorded_at: Mapped[datetime]


class LoanSecurity(Base):
    """A security of a contract for a period (tài sản bảo đảm), as provisions count it."""

    __tablename__ = "fund_security"
    __table_args__ = (
        one_of("kind", CollateralKind, "kind"),
        CheckConstraint("value_vnd >= 0", name="value"),
        CheckConstraint("end_on IS NULL OR end_on > start_on", name="period"),
        Index("ix_fund_security_contract_id", "contract_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    contract_id: Mapped[int] = mapped_column(ForeignKey("fund_contract.id"))
    kind: Mapped[str] = mapped_column(String(40))
    value_vnd: Mapped[int] = mapped_column(BigInteger)
    description: Mapped[str] = mapped_column(String(500))
    document: Mapped[str | None] = mapped_column(String(300))
    start_on: Mapped[date]
    end_on: Mapped[date | None]
    #: Day on which the right to enforce arose.
    enforceable_on: Mapped[date | None]
