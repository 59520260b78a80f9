"""Reading the log: the history of a record, the whole log, and what sealing and verifying need."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, exists, func, select, text, type_coerce
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.types import NullType

from audit.models import Entry, Seal, Sealed
from core.db import db

#: The stored values an entry's hash covers, in this order.
COVERED: tuple[InstrumentedAttribute[Any], ...] = (
    Entry.id,
    Entry.at,
    Entry.actor_id,
    Entry.action,
    Entry.subject_type,
    Entry.subject_id,
    Entry.changes,
    Entry.reason,
    Entry.note,
    Entry.request_id,
)
_PAGE = 1000
#: Any fixed number: one sealing at a time on PostgreSQL.
_SEALING_LOCK = 5_172_017


def history(
    subject_type: str, subject_id: int, limit: int = 50, before_id: int | None = None
) -> list[Entry]:
    """Return what was done to a record (lịch sử), newest first; `before_id` asks for older ones."""
    query = select(Entry).where(Entry.subject_type == subject_type, Entry.subject_id == subject_id)
    return _newest(query, limit, before_id)


def log(
    limit: int = 50,
    before_id: int | None = None,
    *,
    actor_id: int | None = None,
    action: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Entry]:
    """Return the whole log (nhật ký), newest first; `since <= at < until`."""
    query = select(Entry)
    if actor_id is not None:
        query = query.where(Entry.actor_id == actor_id)
    if action is not None:
        query = query.where(Entry.action == action)
    if since is not None:
        query = query.where(Entry.at >= since)
    if until is not None:
        query = query.where(Entry.at < until)
    return _newest(query, limit, before_id)


def _newest(query: Select[Any], limit: int, before_id: int | None) -> list[Entry]:
    """Return the newest entries of a query, below an id when given."""
    if before_id is not None:
        query = query.where(Entry.id < before_id)
    return list(db.session.scalars(query.order_by(Entry.id.desc()).limit(limit)))


def entry(entry_id: int) -> Entry | None:
    """Return one entry."""
    return db.session.get(Entry, entry_id)


def last_seal() -> Seal | None:
    """Return the newest seal."""
    return db.session.scalar(select(Seal).order_by(Seal.id.desc()).limit(1))


def first_and_last_seal() -> list[tuple[Seal, str]]:
    """Return the oldest and the newest seal, each with the hash of its last entry."""
    numbers = select(func.min(Seal.id)).union(select(func.max(Seal.id)))
    last = (
        select(Sealed.mac)
        .where(Sealed.seal_id == Seal.id)
        .order_by(Sealed.entry_id.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = db.session.execute(select(Seal, last).where(Seal.id.in_(numbers)).order_by(Seal.id))
    return [(seal, mac or "") for seal, mac in rows]


def highest_seal_number() -> int:
    """Return the number of the newest seal; zero when there is none."""
    return db.session.scalar(select(func.max(Seal.id))) or 0


def seal_with_head(head: str) -> Seal | None:
    """Return the seal that has this head."""
    return db.session.scalar(select(Seal).where(Seal.head == head))


def hold_sealing() -> None:
    """Let one sealing run at a time until the transaction ends (SQLite has one writer anyway)."""
    if db.session.get_bind().dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SEALING_LOCK})


def covered_values(entry_ids: Sequence[int] | None = None, limit: int = _PAGE) -> list[Row[Any]]:
    """Return the stored values of entries not sealed yet (or of these), by id."""
    query = select(*map(_stored, COVERED)).order_by(Entry.id).limit(limit)
    if entry_ids is None:
        query = query.where(~exists().where(Sealed.entry_id == Entry.id))
    else:
        query = query.where(Entry.id.in_(entry_ids))
    return list(db.session.execute(query))


def _stored(column: InstrumentedAttribute[Any]) -> Any:
    """Return a column as the database holds it, without our reading of it."""
    return type_coerce(column, NullType())


def seals() -> Iterator[Row[Any]]:
    """Return every seal's stored values by number: id, at, entries, previous, head."""
    columns = (Seal.id, Seal.at, Seal.entries, Seal.previous, Seal.head)
    last = -(2**31)
    while rows := list(
        db.session.execute(
            select(*map(_stored, columns)).where(Seal.id > last).order_by(Seal.id).limit(_PAGE)
        )
    ):
        yield from rows
        last = rows[-1][0]


def sealed_entries(seal_id: int) -> Iterator[Row[Any]]:
    """Return (entry id, hash, stored values…) of a seal by entry id; None values: entry gone."""
    last = -(2**31)
    while rows := list(
        db.session.execute(
            select(Sealed.entry_id, Sealed.mac, *map(_stored, COVERED))
            .outerjoin(Entry, Entry.id == Sealed.entry_id)
            .where(Sealed.seal_id == seal_id, Sealed.entry_id > last)
            .order_by(Sealed.entry_id)
            .limit(_PAGE)
        )
    ):
        yield from rows
        last = rows[-1][0]


def stray_seal_number() -> int | None:
    """Return a seal number that sealed entries name but no seal has."""
    return db.session.scalar(
        select(func.min(Sealed.seal_id)).where(~exists().where(Seal.id == Sealed.seal_id))
    )


def counts() -> tuple[int, int]:
    """Return (all entries, sealed entries)."""
    every = db.session.scalar(select(func.count()).select_from(Entry)) or 0
    sealed = db.session.scalar(select(func.count()).select_from(Sealed)) or 0
    return every, sealed
