"""Persons, households and organisations, kept once whatever they are members of."""

from datetime import date

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.kinds import IdentityKind, PartyKind
from core.columns import one_of
from core.dates import Precision
from core.db import Base, sort_text


class Party(Base):
    """A person, household or organisation; the identity number is sealed, found by blind index."""

    __tablename__ = "registry_party"
    __table_args__ = (
        one_of("kind", PartyKind, "kind"),
        one_of("identity_kind", IdentityKind, "identity_kind"),
        one_of("birth_precision", Precision, "birth_precision"),
        Index("ix_registry_party_name_search", "name_search"),
        Index("ix_registry_party_identity_index", "identity_index", unique=True),
        Index("ix_registry_party_organisation_id", "organisation_id", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    full_name: Mapped[str] = mapped_column(String(255))
    name_search: Mapped[str] = mapped_column(String(255))
    name_sort: Mapped[str] = mapped_column(sort_text(520))
    birth_on: Mapped[date | None]
    birth_precision: Mapped[str | None] = mapped_column(String(10))
    identity_kind: Mapped[str | None] = mapped_column(String(20))
    #: AES-GCM; opened only with a reason, and every reading is logged.
    identity_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    #: Keyed hash of kind and number: equal numbers meet without being opened.
    identity_index: Mapped[str | None] = mapped_column(String(64))
    #: First four and last two characters, for telling people apart ("0060******12").
    identity_masked: Mapped[str | None] = mapped_column(String(40))
    identity_on: Mapped[date | None]
    identity_by: Mapped[str | None] = mapped_column(String(200))
    gender: Mapped[str | None] = mapped_column(String(10))
    #: Dân tộc: sensitive, shown only where members are worked on.
    ethnicity: Mapped[str | None] = mapped_column(String(40))
    #: "Việt Nam" or another; None means not stated, counted as Vietnamese.
    nationality: Mapped[str | None] = mapped_column(String(60))
    #: The organisation of this register that this party is (a union's member cooperative).
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("registry_organisation.id"))
    #: Declared to be a hợp tác xã although it is not in this register.
    is_cooperative: Mapped[bool] = mapped_column(default=False)
    #: Tổ chức kinh tế có vốn đầu tư nước ngoài (khoản 3 Điều 74 Luật Hợp tác xã 2023).
    has_foreign_capital: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str | None] = mapped_column(String(40))
    address: Mapped[str | None] = mapped_column(String(300))
    version: Mapped[int] = mapped_column(default=1)
