"""Business lines, working days, number series, and the version of the loaded data."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base
from reference.models.columns import enum_text
from reference.rules import DayKind, Origin


class Vsic(Base):
    """One line of the economic branches (hệ thống ngành kinh tế Việt Nam, VSIC).

    The key is version and code: a code can change its meaning between versions.
    """

    __tablename__ = "reference_vsic"
    __table_args__ = (
        UniqueConstraint("version", "code", name="uq_reference_vsic_code"),
        CheckConstraint("level BETWEEN 1 AND 4", name="level_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[str] = mapped_column(String(4))
    code: Mapped[str] = mapped_column(String(5))
    level: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))
    name_search: Mapped[str] = mapped_column(String(300))
    parent_code: Mapped[str | None] = mapped_column(String(5))


class WorkingDayException(Base):
    """A day that differs from its weekday: a holiday, or a Saturday worked (ngày nghỉ, làm bù)."""

    __tablename__ = "reference_working_day"
    __table_args__ = (
        UniqueConstraint("day", name="uq_reference_working_day_day"),
        one_of("kind", DayKind, "kind_known"),
        one_of("origin", Origin, "origin_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    #: `ordinary` undoes a shipped exception without losing the row.
    kind: Mapped[DayKind] = mapped_column(enum_text(DayKind))
    name: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(300))
    #: False: a forecast, or not compared with the official notice (chưa đối chiếu).
    verified: Mapped[bool]
    origin: Mapped[Origin] = mapped_column(enum_text(Origin))


class NumberSeries(Base):
    """The next number of an agency's own papers of a kind in a year (sổ cấp số)."""

    __tablename__ = "reference_number_series"
    __table_args__ = (
        UniqueConstraint("agency_id", "symbol", "year", name="uq_reference_number_series_key"),
        CheckConstraint("next_number >= 1", name="next_positive"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("reference_agency.id"))
    symbol: Mapped[str] = mapped_column(String(40))
    year: Mapped[int]
    next_number: Mapped[int]


class DataVersion(Base):
    """A mark that changes whenever loaded data change, so that copies in memory know."""

    __tablename__ = "reference_data_version"

    subject: Mapped[str] = mapped_column(String(30), primary_key=True)
    token: Mapped[str] = mapped_column(String(32))
