"""Filings (hồ sơ đăng ký): what was handed in, its papers, and every step that was done with it.

A filing is never deleted and a step never edited: where it stands follows from its last step.
What it asks for may hold identity numbers, so it is sealed.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.filings.kinds import FilingKind, FilingState, FilingStep
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.kinds import Kind
from core.columns import one_of
from core.db import Base


class Filing(Base):
    """One filing received by an office (hồ sơ đăng ký)."""

    __tablename__ = "registry_filing"
    __table_args__ = (
        one_of("kind", FilingKind, "kind"),
        one_of("organisation_kind", Kind, "organisation_kind"),
        one_of("state", FilingState, "state"),
        UniqueConstraint("agency_id", "year", "number", name="uq_registry_filing_number"),
        UniqueConstraint("national_no", name="uq_registry_filing_national_no"),
        CheckConstraint("completed_on >= received_on", name="completed_after"),
        CheckConstraint("until_on IS NULL OR until_on >= effect_on", name="until_after"),
        CheckConstraint("fee_vnd IS NULL OR fee_vnd >= 0", name="fee_not_negative"),
        CheckConstraint("fee_vnd IS NULL OR fee_exempt IS NULL", name="fee_once"),
        CheckConstraint("state <> 'accepted' OR act_id IS NOT NULL", name="accepted_whole"),
        Index("ix_registry_filing_unit_id", "unit_id", "state"),
        Index("ix_registry_filing_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The unit whose office treats it; its people see it.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The office's own number: agency, year, running number.
    agency_id: Mapped[int] = mapped_column(ForeignKey("reference_agency.id"))
    year: Mapped[int]
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    organisation_kind: Mapped[str] = mapped_column(String(20))
    #: None until a founding is accepted.
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("registry_organisation.id"))
    #: What the lists call it: the organisation's name, or the name asked for.
    name: Mapped[str] = mapped_column(String(255))
    name_search: Mapped[str] = mapped_column(String(255))
    state: Mapped[str] = mapped_column(String(20))
    received_on: Mapped[date]
    #: From when it is complete: the office's clock runs from this day.
    completed_on: Mapped[date]
    #: Day of the change, of the decision or contract behind it.
    event_on: Mapped[date | None]
    #: First and last day of a suspension; the first day of a resumption.
    effect_on: Mapped[date | None]
    until_on: Mapped[date | None]
    #: Number in the national system (số hồ sơ), unique when present.
    national_no: Mapped[str | None] = mapped_column(String(40))
    #: n-th change as the certificate counts it (đăng ký thay đổi lần thứ).
    change_no: Mapped[int | None]
    applicant_name: Mapped[str] = mapped_column(String(255))
    applicant_phone: Mapped[str] = mapped_column(String(40))
    is_authorised: Mapped[bool] = mapped_column(default=False)
    fee_vnd: Mapped[int | None] = mapped_column(BigInteger)
    #: Why no fee is asked (được miễn lệ phí).
    fee_exempt: Mapped[str | None] = mapped_column(String(200))
    #: Issued while the national system was down (quy trình dự phòng).
    is_fallback: Mapped[bool] = mapped_column(default=False)
    #: What is asked for, as `rules.filings.changes` writes it, under AES-GCM.
    change_sealed: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    #: Who examines it.
    assignee_id: Mapped[int | None]
    #: Where the paper lies (kho lưu trữ: giá, hộp).
    shelf: Mapped[str | None] = mapped_column(String(40))
    box: Mapped[str | None] = mapped_column(String(40))
    #: The act that brought its change into the register.
    act_id: Mapped[int | None] = mapped_column(ForeignKey("registry_act.id"))
    is_demo: Mapped[bool] = mapped_column(default=False)
    #: Rises with every step, so that two officers notice each other.
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    created_by_id: Mapped[int]


class FilingPaper(Base):
    """One paper handed in (giấy tờ trong hồ sơ); a newer one of its code stands before it."""

    __tablename__ = "registry_filing_paper"
    __table_args__ = (Index("ix_registry_filing_paper_filing_id", "filing_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("registry_filing.id"))
    #: Code of the checklist (`rules.filings.spec.Document`), or "other".
    code: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    received_on: Mapped[date]
    #: Its scan, checked by content; None when only the paper was seen.
    file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    added_at: Mapped[datetime]
    added_by_id: Mapped[int]


class FilingEvent(Base):
    """One step done with a filing (bước xử lý), numbered 1, 2, 3 …; never edited."""

    __tablename__ = "registry_filing_event"
    __table_args__ = (
        one_of("step", FilingStep, "step"),
        one_of("state", FilingState, "state"),
        UniqueConstraint("filing_id", "number", name="uq_registry_filing_event_number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    filing_id: Mapped[int] = mapped_column(ForeignKey("registry_filing.id"))
    number: Mapped[int]
    step: Mapped[str] = mapped_column(String(20))
    #: Where the filing stands after it.
    state: Mapped[str] = mapped_column(String(20))
    #: The legal day of the step.
    on: Mapped[date]
    at: Mapped[datetime]
    actor_id: Mapped[int]
    #: Reason, request, comment.
    words: Mapped[str | None] = mapped_column(String(2000))
    #: What else it says: documents asked for, articles, the signed decision.
    told: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: The signed decision, the applicant's letter.
    file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))


class PaperTemplate(Base):
    """An office's own Word template for one paper of filings (mẫu văn bản của cơ quan).

    One in use per unit and paper; a newer one ends the older, which stays.
    """

    __tablename__ = "registry_paper_template"
    __table_args__ = (
        one_of("paper", FilingPaperKind, "paper"),
        CheckConstraint("(ended_at IS NULL) = (ended_by_id IS NULL)", name="ended_whole"),
        Index(
            "uq_registry_paper_template_in_use",
            "unit_id",
            "paper",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The unit of the office that heads the paper: a district until 30/06/2025, then a commune.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    paper: Mapped[str] = mapped_column(String(20))
    #: The file as it came, checked.
    file_id: Mapped[int] = mapped_column(ForeignKey("papers_stored_file.id"))
    #: Whether the look-up code has its own field in it.
    shows_code: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]
    added_by_id: Mapped[int]
    ended_at: Mapped[datetime | None]
    ended_by_id: Mapped[int | None]
