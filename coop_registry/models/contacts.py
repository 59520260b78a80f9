"""The contact log (sổ liên hệ): who was spoken to, what was answered; lines are never edited."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.contacts import Channel
from core.columns import one_of
from core.db import Base


class ContactLine(Base):
    """One talk with an organisation, or about a filing of one that is not founded yet."""

    __tablename__ = "registry_contact_line"
    __table_args__ = (
        one_of("channel", Channel, "channel"),
        CheckConstraint(
            "organisation_id IS NOT NULL OR filing_id IS NOT NULL", name="about_something"
        ),
        CheckConstraint('promised_on IS NULL OR promised_on >= "on"', name="promised_after"),
        Index("ix_registry_contact_line_organisation_id", "organisation_id", "on"),
        Index("ix_registry_contact_line_filing_id", "filing_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("registry_organisation.id"))
    filing_id: Mapped[int | None] = mapped_column(ForeignKey("registry_filing.id"))
    on: Mapped[date]
    channel: Mapped[str] = mapped_column(String(20))
    #: Whom one spoke to (ai).
    person: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(String(1000))
    answer: Mapped[str | None] = mapped_column(String(1000))
    #: Until when something was promised (hẹn).
    promised_on: Mapped[date | None]
    at: Mapped[datetime]
    actor_id: Mapped[int]
