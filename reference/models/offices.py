"""Agencies and the names they bear through time."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base, sort_text
from reference.models.columns import enum_text
from reference.rules import AgencyKind, Origin, UnitLevel


class Agency(Base):
    """An agency or organisation of the programme (cơ quan, tổ chức); its names are dated."""

    __tablename__ = "reference_agency"
    __table_args__ = (
        UniqueConstraint("key", name="uq_reference_agency_key"),
        one_of("kind", AgencyKind, "kind_known"),
        one_of("registers", UnitLevel, "registers_known"),
        CheckConstraint("start_on IS NULL OR end_on IS NULL OR start_on < end_on", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Stable name in data files and links: "so-ke-hoach-va-dau-tu".
    key: Mapped[str] = mapped_column(String(80))
    kind: Mapped[AgencyKind] = mapped_column(enum_text(AgencyKind))
    #: The unit it serves; that unit's version when the agency began.
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("reference_unit.id"), index=True)
    #: Level at which it registers cooperatives (cơ quan đăng ký kinh doanh), or None.
    registers: Mapped[UnitLevel | None] = mapped_column(enum_text(UnitLevel))
    start_on: Mapped[date | None]
    #: First day it no longer exists.
    end_on: Mapped[date | None]
    #: Who took its work over.
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("reference_agency.id"))


class AgencyName(Base):
    """The name of an agency for a period and its lines on a letter (tên, thể thức văn bản)."""

    __tablename__ = "reference_agency_name"
    __table_args__ = (
        UniqueConstraint("agency_id", "start_on", name="uq_reference_agency_name_start"),
        Index(
            "ux_reference_agency_name_first",
            "agency_id",
            unique=True,
            sqlite_where=text("start_on IS NULL"),
            postgresql_where=text("start_on IS NULL"),
        ),
        one_of("origin", Origin, "origin_known"),
        CheckConstraint("end_on IS NULL OR start_on < end_on", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("reference_agency.id"), index=True)
    start_on: Mapped[date | None]
    #: First day the name no longer holds.
    end_on: Mapped[date | None]
    #: Full name: "Sở Tài chính tỉnh Bắc Kạn".
    name: Mapped[str] = mapped_column(String(200))
    name_sort: Mapped[str] = mapped_column(sort_text(450))
    name_search: Mapped[str] = mapped_column(String(200), index=True)
    #: Upper line of the letter head (cơ quan chủ quản trực tiếp), as printed; None without one.
    parent_line: Mapped[str | None] = mapped_column(String(200))
    #: Line of the issuing agency (cơ quan ban hành), as printed.
    issuing_line: Mapped[str] = mapped_column(String(200))
    #: Abbreviation in document symbols (chữ viết tắt): "SKHĐT".
    symbol: Mapped[str] = mapped_column(String(30))
    #: Place before the date of a letter (địa danh): "Bắc Kạn".
    place_name: Mapped[str] = mapped_column(String(80))
    #: Where name and dates come from, and what was not checked.
    source: Mapped[str] = mapped_column(String(500))
    #: False: known, but not compared with the original text (chưa đối chiếu).
    verified: Mapped[bool]
    origin: Mapped[Origin] = mapped_column(enum_text(Origin))
