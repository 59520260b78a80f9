"""The daily checks of the register, so that a day is checked once."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class FindingCheck(Base):
    """One day's check of all organisations (lần kiểm tra của ngày)."""

    __tablename__ = "registry_finding_check"
    __table_args__ = (
        CheckConstraint("standing >= 0 AND opened >= 0 AND cured >= 0", name="counts"),
    )

    #: The day judged: one check for each, whoever is first.
    on: Mapped[date] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    #: Findings that stand, are new and are gone since the check before.
    standing: Mapped[int]
    opened: Mapped[int]
    cured: Mapped[int]
