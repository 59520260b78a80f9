"""The index of the search: derived from the register, made anew at any time (chỉ mục tìm kiếm)."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from coop_registry.rules.kinds import Kind
from coop_registry.rules.searching import Facet, Lane, What
from core.columns import one_of
from core.db import Base, sort_text


class SearchDocument(Base):
    """One name, number or person of an organisation, as it can be found."""

    __tablename__ = "registry_search_document"
    __table_args__ = (
        one_of("what", What, "what"),
        one_of("facet", Facet, "facet"),
        one_of("kind", Kind, "kind"),
        CheckConstraint("(what = 'person') = (party_id IS NOT NULL)", name="person"),
        Index("ix_registry_search_document_organisation_id", "organisation_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))
    party_id: Mapped[int | None]
    #: The unit of the organisation: who may find it.
    unit_id: Mapped[int]
    facet: Mapped[str] = mapped_column(String(20))
    #: Canonical words (`rules.searching.own_name`), or a number in one piece.
    text: Mapped[str] = mapped_column(String(600))
    #: As it was written.
    shown: Mapped[str] = mapped_column(String(255))
    #: Folded names of the place of an organisation.
    place: Mapped[str] = mapped_column(String(300))
    kind: Mapped[str | None] = mapped_column(String(20))
    is_ended: Mapped[bool]


class SearchPhrase(Base):
    """A document from one of its words on: a search is a range of this key."""

    __tablename__ = "registry_search_phrase"
    __table_args__ = (one_of("lane", Lane, "lane"), {"sqlite_with_rowid": False})

    lane: Mapped[str] = mapped_column(String(1), primary_key=True)
    word: Mapped[str] = mapped_column(sort_text(255), primary_key=True)
    rest: Mapped[str] = mapped_column(sort_text(60), primary_key=True)
    unit_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    #: No foreign key: it would ask for a second index as large as the table.
    document_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class SearchWord(Base):
    """A distinct word of names or persons and how many phrases begin with it (từ vựng)."""

    __tablename__ = "registry_search_word"
    __table_args__ = (one_of("what", What, "what"), {"sqlite_with_rowid": False})

    what: Mapped[str] = mapped_column(String(20), primary_key=True)
    word: Mapped[str] = mapped_column(sort_text(255), primary_key=True)
    count: Mapped[int]


class SearchPending(Base):
    """An organisation that changed and is not in the index as it is now (chờ lập chỉ mục)."""

    __tablename__ = "registry_search_pending"
    __table_args__ = (Index("ix_registry_search_pending_organisation_id", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("registry_organisation.id"))


class SearchState(Base):
    """One row: whoever indexes holds it; its number rises when there are other words."""

    __tablename__ = "registry_search_state"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(default=0)
    indexed_at: Mapped[datetime | None]
