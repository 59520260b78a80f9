"""Shared persons: notices between units, changes of identity, requests about personal data."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.particulars import Particular
from coop_registry.rules.subjects import Asker, Outcome, RequestKind
from core.columns import one_of
from core.dates import Precision
from core.db import Base


class Notice(Base):
    """A word to another unit that a person it knows was corrected (thông báo giữa các đơn vị)."""

    __tablename__ = "registry_notice"
    __table_args__ = (
        CheckConstraint("(read_at IS NULL) = (read_by_id IS NULL)", name="read_whole"),
        Index("ix_registry_notice_unit_id", "unit_id", "read_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The commune of an organisation in which the person is known.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    #: What was corrected, without values and without naming the other unit's organisation.
    text: Mapped[str] = mapped_column(String(500))
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    read_by_id: Mapped[int | None]


class IdentityChange(Base):
    """A proposed change of a party's identity (đề nghị sửa giấy tờ tùy thân); a second decides.

    One that a paper made is withdrawn with the act that recorded it. The sealed number is wiped once it is decided: only its ends stay.
    """

    __tablename__ = "registry_identity_change"
    __table_args__ = (
        one_of("identity_kind", IdentityKind, "identity_kind"),
        one_of("birth_precision", Precision, "birth_precision"),
        CheckConstraint("(decided_at IS NULL) = (decided_by_id IS NULL)", name="decided_whole"),
        CheckConstraint("(decided_at IS NULL) = (accepted IS NULL)", name="outcome_whole"),
        CheckConstraint("is_withdrawn OR decided_by_id <> proposed_by_id", name="two_people"),
        CheckConstraint(
            "NOT is_withdrawn OR (decided_at IS NOT NULL AND NOT accepted)", name="withdrawn_whole"
        ),
        CheckConstraint("decided_at IS NULL OR identity_sealed IS NULL", name="wiped"),
        CheckConstraint("NOT drops_number OR identity_masked IS NULL", name="drop_or_change"),
        CheckConstraint("(birth_on IS NULL) = (birth_precision IS NULL)", name="birth_whole"),
        Index("ix_registry_identity_change_unit_id", "unit_id", "decided_at"),
        Index("ix_registry_identity_change_origin_id", "origin_id"),
        Index(
            "uq_registry_identity_change_open",
            "party_id",
            unique=True,
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    #: The commune that proposes it; its people decide.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The act whose paper says it; None when an officer proposes it by themselves.
    origin_id: Mapped[int | None] = mapped_column(ForeignKey("registry_act.id"))
    identity_kind: Mapped[str | None] = mapped_column(String(20))
    #: AES-GCM; None when the number stays, and after the decision.
    identity_sealed: Mapped[bytes | None]
    identity_index: Mapped[str | None] = mapped_column(String(64))
    identity_masked: Mapped[str | None] = mapped_column(String(40))
    identity_on: Mapped[date | None]
    identity_by: Mapped[str | None] = mapped_column(String(200))
    #: The recorded number belongs to somebody else and goes without another in its place.
    drops_number: Mapped[bool] = mapped_column(default=False)
    birth_on: Mapped[date | None]
    birth_precision: Mapped[str | None] = mapped_column(String(10))
    nationality: Mapped[str | None] = mapped_column(String(60))
    #: By which paper (căn cứ).
    reason: Mapped[str] = mapped_column(String(500))
    proposed_by_id: Mapped[int]
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[int | None]
    decided_at: Mapped[datetime | None]
    accepted: Mapped[bool | None]
    decision_note: Mapped[str | None] = mapped_column(String(500))
    #: Taken back with its act before anybody decided (rút đề nghị).
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class PersonStatement(Base):
    """What a paper says of a party otherwise than its record, kept beside it until somebody chooses.

    (giá trị khác, giữ cạnh hồ sơ). Also what a paper filled a blank with: taken over at once, and
    known again when its act is taken back.
    """

    __tablename__ = "registry_person_statement"
    __table_args__ = (
        one_of("field", Particular, "field"),
        CheckConstraint("(decided_at IS NULL) = (decided_by_id IS NULL)", name="decided_whole"),
        CheckConstraint("(decided_at IS NULL) = (accepted IS NULL)", name="outcome_whole"),
        Index("ix_registry_person_statement_party_id", "party_id", "field"),
        Index("ix_registry_person_statement_origin_id", "origin_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    #: The commune whose paper says it.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The act that brought it, with its day and source.
    origin_id: Mapped[int] = mapped_column(ForeignKey("registry_act.id"))
    field: Mapped[str] = mapped_column(String(20))
    #: In the one form of its kind (`rules.particulars.text_of`); of a number only the ends.
    value: Mapped[str] = mapped_column(String(300))
    given_at: Mapped[datetime]
    #: True: taken over, or proposed; False: set aside; None: open.
    accepted: Mapped[bool | None]
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None]
    decided_reason: Mapped[str | None] = mapped_column(String(500))
    #: It filled a blank, nobody chose (bổ sung chỗ trống).
    is_filled: Mapped[bool] = mapped_column(default=False)
    #: What a blank held before it was filled: the year or month of a birth.
    held_before: Mapped[str | None] = mapped_column(String(20))
    #: Its act was taken back (đã rút): it counts as never said.
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class SubjectRequest(Base):
    """A request about personal data and its answer (yêu cầu của chủ thể dữ liệu)."""

    __tablename__ = "registry_subject_request"
    __table_args__ = (
        one_of("kind", RequestKind, "kind"),
        one_of("asker", Asker, "asker"),
        one_of("outcome", Outcome, "outcome"),
        CheckConstraint("(outcome IS NULL) = (answered_on IS NULL)", name="answered_whole"),
        CheckConstraint("(outcome IS NULL) = (answered_by_id IS NULL)", name="answerer_whole"),
        CheckConstraint("(extended_on IS NULL) = (extended_reason IS NULL)", name="extended_whole"),
        Index("ix_registry_subject_request_unit_id", "unit_id", "answered_on"),
        Index("ix_registry_subject_request_party_id", "party_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    #: The commune whose register is asked.
    unit_id: Mapped[int] = mapped_column(ForeignKey("reference_unit.id"))
    #: The moment from which the terms run; its Vietnamese day chooses the law.
    received_at: Mapped[datetime]
    asker: Mapped[str] = mapped_column(String(20))
    asker_name: Mapped[str] = mapped_column(String(255))
    #: The paper shown: kind, issuer, day; never its number (giấy tờ xuất trình).
    asker_paper: Mapped[str] = mapped_column(String(300))
    asker_contact: Mapped[str | None] = mapped_column(String(300))
    #: What is asked, in their words (nội dung yêu cầu).
    wish: Mapped[str] = mapped_column(String(1000))
    #: The person in the register, once found.
    party_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    recorded_by_id: Mapped[int]
    recorded_at: Mapped[datetime]
    #: The day the person was told that it came (phản hồi đã tiếp nhận).
    acknowledged_on: Mapped[date | None]
    extended_on: Mapped[date | None]
    extended_reason: Mapped[str | None] = mapped_column(String(500))
    outcome: Mapped[str | None] = mapped_column(String(20))
    answered_on: Mapped[date | None]
    answered_by_id: Mapped[int | None]
    answer_words: Mapped[str | None] = mapped_column(String(1000))
    answer_article: Mapped[str | None] = mapped_column(String(300))
