"""The append-only log and its seals; no row here is ever changed or removed (see `triggers`)."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column

from core.db import Base


class CanonicalJson(TypeDecorator[dict[str, list[Any]]]):
    """JSON kept as one exact text, so that the seal covers the very bytes that are stored."""

    impl = Text
    cache_ok = True

    def process_bind_param(
        self, value: dict[str, list[Any]] | None, dialect: Dialect
    ) -> str | None:
        """Return the one text of these changes: sorted keys, no spaces, letters as they are."""
        if value is None:
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def process_result_value(
        self, value: str | None, dialect: Dialect
    ) -> dict[str, list[Any]] | None:
        """Return the changes."""
        return None if value is None else json.loads(value)


class Entry(Base):
    """One thing somebody did (dòng nhật ký): who, what, to which record, old and new values."""

    __tablename__ = "audit_entry"
    __table_args__ = (
        CheckConstraint("action <> ''", name="action"),
        Index("ix_audit_entry_subject", "subject_type", "subject_id", "id"),
        Index("ix_audit_entry_actor", "actor_id", "id"),
        Index("ix_audit_entry_at", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    #: The user's id; None for the system. No foreign key: the log knows no other room.
    actor_id: Mapped[int | None]
    #: Dotted key, e.g. "organisation.corrected"; its words are in `wording`.
    action: Mapped[str] = mapped_column(String(80))
    subject_type: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[int]
    #: {field: [old, new]}, identity numbers masked.
    changes: Mapped[dict[str, list[Any]] | None] = mapped_column(CanonicalJson)
    #: Why, in the person's words (lý do).
    reason: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    #: The number of the request, the same as in the server's log.
    request_id: Mapped[str | None] = mapped_column(String(64))


class Seal(Base):
    """A batch of entries closed by one keyed hash (niêm phong); numbered without a gap from 1."""

    __tablename__ = "audit_seal"
    __table_args__ = (CheckConstraint("entries > 0", name="entries"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    #: How many entries it closes.
    entries: Mapped[int]
    #: Head of the seal before; zeros for the first.
    previous: Mapped[str] = mapped_column(String(64))
    #: HMAC-SHA256 over number, moment, count, previous head and the last entry's hash.
    head: Mapped[str] = mapped_column(String(64))


class Sealed(Base):
    """One entry taken into a seal; within a seal they follow each other by entry id."""

    __tablename__ = "audit_sealed"
    __table_args__ = (Index("ix_audit_sealed_seal", "seal_id", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), primary_key=True)
    seal_id: Mapped[int] = mapped_column(ForeignKey("audit_seal.id"))
    #: HMAC-SHA256 over the hash before it and this entry's values.
    mac: Mapped[str] = mapped_column(String(64))
