"""Dated facts: half-open periods, each brought by an act; "now" is a query.

A fact is ended when its matter changes and voided when it was a typing error; it is never edited
or deleted, so that any past day can be asked.
"""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from coop_registry.rules.kinds import Activity, Declared, Scheme, Status
from core.columns import one_of
from core.db import Base, sort_text


class _Origin:
    """Which organisation a fact is about, which act brought it, which act corrected it away."""

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    origin_id: Mapped[int] = mapped_column(ForeignKey("registry_act.id"))
    voided_by_id: Mapped[int | None] = mapped_column(ForeignKey("registry_act.id"))


class DatedFact(_Origin):
    """A fact that holds from `start_on` until before `end_on` (or further on)."""

    start_on: Mapped[date]
    end_on: Mapped[date | None]
    #: The act that ended the period.
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("registry_act.id"))

    @declared_attr.directive
    def __table_args__(cls) -> tuple[object, ...]:
        """Give each table its period check and the index that as-of questions use."""
        table = cls.__tablename__  # type: ignore[attr-defined] # every fact sets it
        return (
            CheckConstraint("end_on IS NULL OR end_on > start_on", name="period"),
            Index(f"ix_{table}_as_of", "organisation_id", "start_on"),
            *cls.checks(),
        )

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the table's further constraints."""
        return ()


class NameFact(DatedFact, Base):
    """Registered name (tên), with short and foreign names."""

    __tablename__ = "registry_name"

    name: Mapped[str] = mapped_column(String(255))
    short_name: Mapped[str | None] = mapped_column(String(255))
    foreign_name: Mapped[str | None] = mapped_column(String(255))
    name_search: Mapped[str] = mapped_column(String(255))
    name_sort: Mapped[str] = mapped_column(sort_text(520))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the indexes of search and order."""
        return (
            Index("ix_registry_name_search", "name_search"),
            Index("ix_registry_name_sort", "name_sort"),
        )


class SeatFact(DatedFact, Base):
    """Head office (trụ sở chính): the unit under its name of that day, and the address below."""

    __tablename__ = "registry_seat"

    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    address: Mapped[str | None] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the index by unit."""
        return (Index("ix_registry_seat_unit_id", "unit_id"),)


class StatusFact(DatedFact, Base):
    """Legal status (tình trạng pháp lý)."""

    __tablename__ = "registry_status"

    status: Mapped[str] = mapped_column(String(20))
    ground: Mapped[str | None] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the check of the closed list."""
        return (one_of("status", Status, "status"),)


class ActivityFact(DatedFact, Base):
    """What the office saw of its activity, apart from the legal status."""

    __tablename__ = "registry_activity"

    activity: Mapped[str] = mapped_column(String(20))
    words: Mapped[str | None] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the check of the closed list."""
        return (one_of("activity", Activity, "activity"),)


class CapitalFact(DatedFact, Base):
    """Charter capital (vốn điều lệ); of a group, the total of contributed parts."""

    __tablename__ = "registry_capital"

    amount_vnd: Mapped[int] = mapped_column(BigInteger)

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the check of the sign."""
        return (CheckConstraint("amount_vnd >= 0", name="amount_not_negative"),)


class RepresentativeFact(DatedFact, Base):
    """Legal representative (người đại diện theo pháp luật) and their office."""

    __tablename__ = "registry_representative"

    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    position: Mapped[str | None] = mapped_column(String(100))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the index by person."""
        return (Index("ix_registry_representative_party_id", "party_id"),)


class ContactFact(DatedFact, Base):
    """Whom to call (liên hệ)."""

    __tablename__ = "registry_contact"

    person: Mapped[str | None] = mapped_column(String(255))
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(255))


class BusinessLine(DatedFact, Base):
    """One business line (ngành, nghề) by VSIC class of its version."""

    __tablename__ = "registry_line"

    vsic_id: Mapped[int] = mapped_column(ForeignKey("reference_vsic.id"))
    is_main: Mapped[bool] = mapped_column(default=False)
    detail: Mapped[str | None] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the index by class."""
        return (Index("ix_registry_line_vsic_id", "vsic_id"),)


class Identifier(_Origin, Base):
    """Certificate number, code (mã số) or tax code (MST): optional, unique when present."""

    __tablename__ = "registry_identifier"
    __table_args__ = (
        one_of("scheme", Scheme, "scheme"),
        Index("ix_registry_identifier_organisation", "organisation_id", "scheme"),
        Index(
            "uq_registry_identifier_live",
            "scheme",
            "normal",
            unique=True,
            sqlite_where=text("voided_by_id IS NULL"),
            postgresql_where=text("voided_by_id IS NULL"),
        ),
    )

    scheme: Mapped[str] = mapped_column(String(20))
    #: As written on the paper.
    value: Mapped[str] = mapped_column(String(60))
    #: Upper case, without spaces: what makes two numbers equal.
    normal: Mapped[str] = mapped_column(String(60))
    issued_on: Mapped[date | None]
    issued_by: Mapped[str | None] = mapped_column(String(200))


class DeclaredFact(_Origin, Base):
    """A declared figure with its source and the day it speaks of (số liệu khai báo)."""

    __tablename__ = "registry_declared"
    __table_args__ = (
        one_of("what", Declared, "what"),
        Index("ix_registry_declared_as_of", "organisation_id", "what", "on"),
    )

    what: Mapped[str] = mapped_column(String(30))
    value: Mapped[int] = mapped_column(BigInteger)
    #: The day the figure speaks of; it stands until a later one of the same kind.
    on: Mapped[date]
    #: The year reported, for yearly figures.
    year: Mapped[int | None]
    source: Mapped[str] = mapped_column(String(300))
    #: The raw words, where it came from a list.
    words: Mapped[str | None] = mapped_column(String(300))
