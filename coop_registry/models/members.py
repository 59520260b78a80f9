"""Memberships and the append-only book of contributions."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.models.facts import DatedFact
from coop_registry.rules.membership import AssetKind, LeaveGround, LineKind, MemberClass
from core.columns import one_of
from core.db import Base


class Membership(DatedFact, Base):
    """One stay of a party in an organisation (tư cách thành viên).

    `start_on` is the day of admission, `end_on` the day from which it is no member. A change of
    class ends one row and begins another.
    """

    __tablename__ = "registry_membership"

    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    #: Why the day of admission is not known ("danh sách không ghi ngày tham gia"): `start_on` is
    #: then the first day a source proves. None when it is known.
    start_words: Mapped[str | None] = mapped_column(String(200))
    member_class: Mapped[str] = mapped_column(String(30))
    #: Who represents a household or an organisation (người đại diện).
    representative_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    #: Position in the member book (số thứ tự trong sổ).
    book_no: Mapped[int | None]
    leave_ground: Mapped[str | None] = mapped_column(String(30))
    #: Days not counted in the term for contributing (khoản 4 Điều 74 Luật 2023), and why.
    excluded_days: Mapped[int] = mapped_column(default=0)
    excluded_reason: Mapped[str | None] = mapped_column(String(300))
    #: The row of an office's list that brought it, with its own words.
    import_row_id: Mapped[int | None] = mapped_column(ForeignKey("registry_import_row.id"))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return closed lists, bounds and the index by person."""
        return (
            one_of("member_class", MemberClass, "member_class"),
            one_of("leave_ground", LeaveGround, "leave_ground"),
            CheckConstraint("excluded_days >= 0", name="excluded_days"),
            Index("ix_registry_membership_party_id", "party_id"),
            Index(
                "ix_registry_membership_representative_id",
                "representative_id",
                sqlite_where=text("representative_id IS NOT NULL"),
                postgresql_where=text("representative_id IS NOT NULL"),
            ),
        )


class Contribution(Base):
    """One numbered line of the contribution book (sổ vốn góp); never changed, only reversed.

    What a member holds is the sum of their lines: `pledged_vnd` (cam kết) and `paid_vnd` (đã
    góp) are signed.
    """

    __tablename__ = "registry_contribution"
    __table_args__ = (
        one_of("kind", LineKind, "kind"),
        one_of("asset_kind", AssetKind, "asset_kind"),
        CheckConstraint("pledged_vnd <> 0 OR paid_vnd <> 0", name="says_something"),
        UniqueConstraint("organisation_id", "number", name="uq_registry_contribution_number"),
        UniqueConstraint("reverses_id", name="uq_registry_contribution_reverses_id"),
        Index("ix_registry_contribution_party", "organisation_id", "party_id", "on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    #: 1, 2, 3 … within the organisation.
    number: Mapped[int]
    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    origin_id: Mapped[int] = mapped_column(ForeignKey("registry_act.id"))
    kind: Mapped[str] = mapped_column(String(20))
    #: The day it counts from.
    on: Mapped[date]
    pledged_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    paid_vnd: Mapped[int] = mapped_column(BigInteger, default=0)
    asset_kind: Mapped[str | None] = mapped_column(String(20))
    #: What the asset is, and who valued it how (định giá).
    asset_words: Mapped[str | None] = mapped_column(String(300))
    #: Thời hạn hưởng quyền (điểm b khoản 2 Điều 76 Luật Hợp tác xã 2023).
    entitled_until: Mapped[date | None]
    #: The other side of a transfer (bên chuyển nhượng, nhận chuyển nhượng).
    counterparty_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    #: The line this one takes back.
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("registry_contribution.id"))
    note: Mapped[str | None] = mapped_column(String(300))


class CapitalCertificate(Base):
    """A certificate of a member's part, numbered by the cooperative (giấy chứng nhận phần vốn góp)."""

    __tablename__ = "registry_capital_certificate"
    __table_args__ = (
        UniqueConstraint("organisation_id", "number", name="uq_registry_capital_certificate_no"),
        CheckConstraint("amount_vnd > 0", name="amount"),
        Index("ix_registry_capital_certificate_party", "organisation_id", "party_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    party_id: Mapped[int] = mapped_column(ForeignKey("registry_party.id"))
    origin_id: Mapped[int] = mapped_column(ForeignKey("registry_act.id"))
    #: The cooperative's own number, as it writes it.
    number: Mapped[str] = mapped_column(String(40))
    issued_on: Mapped[date]
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    #: The issued paper (papers room), once printed.
    paper_id: Mapped[int | None] = mapped_column(ForeignKey("papers_issued_paper.id"))
    withdrawn_on: Mapped[date | None]
    withdrawn_reason: Mapped[str | None] = mapped_column(String(300))


class FindingNote(Base):
    """An explanation of a finding (giải trình); it keeps until a day, never for ever."""

    __tablename__ = "registry_finding_note"
    __table_args__ = (
        CheckConstraint("until > written_on", name="until"),
        Index("ix_registry_finding_note_subject", "organisation_id", "rule"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    #: Name of the finding ("members.minimum") and the person concerned, if one.
    rule: Mapped[str] = mapped_column(String(80))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    #: Which of several facts of that name ("pledged"), empty where there is one.
    part: Mapped[str] = mapped_column(String(20), default="")
    #: What was explained: the words shown then, and what of them must stay for it to hold on.
    #: None: written before this was kept; it covers nothing any more.
    evidence: Mapped[str | None] = mapped_column(String(1000))
    facts: Mapped[str | None] = mapped_column(String(1000))
    note: Mapped[str] = mapped_column(String(1000))
    written_on: Mapped[date]
    #: First day the finding is shown as open again.
    until: Mapped[date]
    #: The paper that proves it.
    stored_file_id: Mapped[int | None] = mapped_column(ForeignKey("papers_stored_file.id"))
    actor_id: Mapped[int]
    recorded_at: Mapped[datetime]


class FindingSpell(Base):
    """A stretch of days in which a finding stood, as the nightly check saw it (lịch sử phát hiện)."""

    __tablename__ = "registry_finding_spell"
    __table_args__ = (
        CheckConstraint("cured_on IS NULL OR cured_on > seen_on", name="period"),
        Index("ix_registry_finding_spell_subject", "organisation_id", "rule"),
        Index("ix_registry_finding_spell_open", "cured_on", "rule"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    rule: Mapped[str] = mapped_column(String(80))
    party_id: Mapped[int | None] = mapped_column(ForeignKey("registry_party.id"))
    #: Which of several facts of that name, empty where there is one.
    part: Mapped[str] = mapped_column(String(20), default="")
    #: First day of the stretch by the facts; None when unknown.
    since: Mapped[date | None]
    #: The day on which the check saw it first, and first did not see it any more.
    seen_on: Mapped[date]
    cured_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(String(1000))
    article: Mapped[str] = mapped_column(String(300))
    certainty: Mapped[str] = mapped_column(String(20))
