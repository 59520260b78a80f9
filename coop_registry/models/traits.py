"""Governance, branches, qualities, and statements of sources that disagree."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.models.facts import DatedFact
from coop_registry.rules.membership import BranchKind, Governance, TraitKind
from core.columns import one_of
from core.db import Base


class GovernanceFact(DatedFact, Base):
    """How it is governed: full or short (quản trị đầy đủ, rút gọn)."""

    __tablename__ = "registry_governance"

    governance: Mapped[str] = mapped_column(String(20))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the check of the closed list."""
        return (one_of("governance", Governance, "governance"),)


class Branch(DatedFact, Base):
    """A branch, representative office or business location (chi nhánh, văn phòng, địa điểm)."""

    __tablename__ = "registry_branch"

    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(255))
    #: Tax code of a branch; five digits of a location.
    code: Mapped[str | None] = mapped_column(String(20))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("reference_unit.id"))
    address: Mapped[str | None] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the check of the closed list."""
        return (one_of("kind", BranchKind, "kind"),)


class Trait(DatedFact, Base):
    """A main product, an OCOP rating, a chain, an award (sản phẩm chính, OCOP, chuỗi …)."""

    __tablename__ = "registry_trait"

    kind: Mapped[str] = mapped_column(String(20))
    #: The product, the chain's partner, the award.
    words: Mapped[str] = mapped_column(String(300))
    #: OCOP stars.
    stars: Mapped[int | None]
    #: The year of recognition where no more is known ("năm 2022"); `start_on` is its last day.
    start_words: Mapped[str | None] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(300))

    @classmethod
    def checks(cls) -> tuple[object, ...]:
        """Return the closed list and the range of stars."""
        return (
            one_of("kind", TraitKind, "kind"),
            CheckConstraint("stars IS NULL OR stars BETWEEN 1 AND 5", name="stars"),
        )


class Observation(Base):
    """What a source says that differs from the register, kept beside it until an officer chooses."""

    __tablename__ = "registry_observation"
    __table_args__ = (
        Index("ix_registry_observation_subject", "organisation_id", "field"),
        CheckConstraint("(decided_on IS NULL) = (decided_by_id IS NULL)", name="decided_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    origin_id: Mapped[int] = mapped_column(ForeignKey("registry_act.id"))
    #: Name of the fact's field as in the log ("name", "amount_vnd", "members_total").
    field: Mapped[str] = mapped_column(String(40))
    #: As the source writes it, and as it was read.
    words: Mapped[str] = mapped_column(String(300))
    value: Mapped[str | None] = mapped_column(String(300))
    as_of: Mapped[date]
    source: Mapped[str] = mapped_column(String(300))
    #: True: taken over into the register; False: set aside; None: open.
    accepted: Mapped[bool | None]
    decided_on: Mapped[date | None]
    decided_by_id: Mapped[int | None]
    decided_reason: Mapped[str | None] = mapped_column(String(300))
    recorded_at: Mapped[datetime]
