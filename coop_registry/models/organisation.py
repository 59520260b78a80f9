"""An organisation and the acts that brought its facts."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.kinds import ActKind, Kind
from core.columns import one_of
from core.dates import PartialDate, Precision
from core.db import Base


class Organisation(Base):
    """A hợp tác xã, liên hiệp hợp tác xã or tổ hợp tác; all else about it is dated facts."""

    __tablename__ = "registry_organisation"
    __table_args__ = (
        one_of("kind", Kind, "kind"),
        one_of("founded_precision", Precision, "founded_precision"),
        CheckConstraint("(founded_on IS NULL) = (founded_precision IS NULL)", name="founded_whole"),
        CheckConstraint("version > 0", name="version_positive"),
        Index("ix_registry_organisation_unit_id", "unit_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    #: The unit of its latest seat, kept beside the facts so that scope costs no join.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: Founding day as far as known (ngày thành lập).
    founded_on: Mapped[date | None]
    founded_precision: Mapped[str | None] = mapped_column(String(10))
    #: Day of the first certificate (ngày đăng ký lần đầu).
    registered_on: Mapped[date | None]
    #: Made up for showing the program; said on every page and paper.
    is_demo: Mapped[bool] = mapped_column(default=False)
    #: Number of acts so far; a form that was opened at another number is told what changed.
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]

    @property
    def founded(self) -> PartialDate | None:
        """Return the founding day as far as it is known."""
        if self.founded_on is None or self.founded_precision is None:
            return None
        return PartialDate(self.founded_on, Precision(self.founded_precision))


class Act(Base):
    """One event that brought, ended or corrected facts (lần ghi nhận), never edited."""

    __tablename__ = "registry_act"
    __table_args__ = (
        one_of("kind", ActKind, "kind"),
        UniqueConstraint("organisation_id", "number", name="uq_registry_act_number"),
        Index("ix_registry_act_import_row_id", "import_row_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    #: 1, 2, 3 … within the organisation; the organisation's version after it.
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    #: The legal day, or the day the figures speak of.
    on: Mapped[date]
    recorded_at: Mapped[datetime]
    #: The person (accounts) who recorded it.
    actor_id: Mapped[int]
    #: Where it is written: certificate, report, minutes (căn cứ).
    source: Mapped[str] = mapped_column(String(300))
    #: Why, for corrections (lý do).
    reason: Mapped[str | None] = mapped_column(String(500))
    #: The row of an office's list that brought it, with its own words.
    import_row_id: Mapped[int | None] = mapped_column(ForeignKey("registry_import_row.id"))
