"""Reviews of what is registered (đợt rà soát): the campaign, and what each organisation answered."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.reviews import Answer
from core.columns import one_of
from core.db import Base


class Review(Base):
    """One campaign of an office (đợt rà soát thông tin đăng ký)."""

    __tablename__ = "registry_review"
    __table_args__ = (Index("ix_registry_review_unit_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    title: Mapped[str] = mapped_column(String(200))
    #: Day of the notice: the 90 days run from it.
    notice_on: Mapped[date]
    started_at: Mapped[datetime]
    started_by_id: Mapped[int]


class ReviewLine(Base):
    """One organisation of a campaign: its notice and its answer; without an answer it is silent."""

    __tablename__ = "registry_review_line"
    __table_args__ = (
        one_of("answer", Answer, "answer"),
        UniqueConstraint("review_id", "organisation_id", name="uq_registry_review_line"),
        CheckConstraint("(answer IS NULL) = (answered_on IS NULL)", name="answered_whole"),
        Index("ix_registry_review_line_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("registry_review.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("papers_issued_paper.id"))
    answer: Mapped[str | None] = mapped_column(String(20))
    answered_on: Mapped[date | None]
    words: Mapped[str | None] = mapped_column(String(1000))
    #: The filing by which the organisation mends what was wrong.
    filing_id: Mapped[int | None] = mapped_column(ForeignKey("registry_filing.id"))
    version: Mapped[int] = mapped_column(default=1)
