"""Administrative units with versions and successors, and other names they are known by."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.columns import one_of
from core.db import Base, sort_text
from reference.models.columns import enum_text
from reference.rules import Origin, UnitLevel


class Unit(Base):
    """One version of an administrative unit (đơn vị hành chính).

    A new version begins when name, parent or area change. The period is half-open:
    `valid_from <= day < valid_to`; empty means from the beginning or still standing.
    """

    __tablename__ = "reference_unit"
    __table_args__ = (
        UniqueConstraint("code", "valid_from", name="uq_reference_unit_code_from"),
        # NULL is never equal to NULL, so the first version needs its own uniqueness.
        Index(
            "ux_reference_unit_first",
            "code",
            unique=True,
            sqlite_where=text("valid_from IS NULL"),
            postgresql_where=text("valid_from IS NULL"),
        ),
        one_of("level", UnitLevel, "level_known"),
        CheckConstraint("valid_to IS NULL OR valid_from < valid_to", name="period"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Official code (mã đơn vị hành chính); reused by a later version.
    code: Mapped[str] = mapped_column(String(10))
    #: With its kind: "Xã Bằng Phúc".
    name: Mapped[str] = mapped_column(String(120))
    name_sort: Mapped[str] = mapped_column(sort_text(300))
    name_search: Mapped[str] = mapped_column(String(120), index=True)
    level: Mapped[UnitLevel] = mapped_column(enum_text(UnitLevel))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("reference_unit.id"), index=True)
    valid_from: Mapped[date | None]
    #: First day it no longer stands.
    valid_to: Mapped[date | None]
    #: The version that took its place (đơn vị kế thừa).
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("reference_unit.id"), index=True)

    def in_force(self, on: date) -> bool:
        """Tell whether this version stands on the day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)


class UnitAlias(Base):
    """Another name of a unit: an older commune merged into it, or a spelling (tên khác)."""

    __tablename__ = "reference_unit_alias"
    __table_args__ = (
        UniqueConstraint("unit_id", "name", name="uq_reference_unit_alias_name"),
        one_of("origin", Origin, "origin_known"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    name_search: Mapped[str] = mapped_column(String(120), index=True)
    #: Why the name stands for this unit, in Vietnamese.
    note: Mapped[str] = mapped_column(String(300))
    #: Where it was read.
    source: Mapped[str] = mapped_column(String(500))
    #: False: known, but not compared with the original text (chưa đối chiếu).
    verified: Mapped[bool]
    origin: Mapped[Origin] = mapped_column(enum_text(Origin))
