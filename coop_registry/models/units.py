"""What a commune was recognised as: a fact of the unit, used for those that sit there."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.facts import UnitFlagKind
from core.columns import one_of
from core.db import Base


class UnitFlag(Base):
    """A recognition of a commune for a time (xã đạt chuẩn nông thôn mới), by its decision.

    It belongs to one version of the unit: a commune merged into another must be recognised anew.
    """

    __tablename__ = "registry_unit_flag"
    __table_args__ = (
        one_of("kind", UnitFlagKind, "kind"),
        CheckConstraint("end_on IS NULL OR end_on > start_on", name="period"),
        CheckConstraint("(voided_reason IS NULL) = (voided_at IS NULL)", name="voided_whole"),
        Index("ix_registry_unit_flag_unit_id", "unit_id", "start_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    kind: Mapped[str] = mapped_column(String(30))
    #: The day of the decision, or the day it names.
    start_on: Mapped[date]
    #: First day it no longer holds.
    end_on: Mapped[date | None]
    #: The decision (số, ngày, cơ quan ban hành).
    source: Mapped[str] = mapped_column(String(300))
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int]
    #: Typed by mistake: kept, but it never held.
    voided_at: Mapped[datetime | None]
    voided_reason: Mapped[str | None] = mapped_column(String(300))
