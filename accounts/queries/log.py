"""The log with the filters of its page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from accounts.models import User
from audit.models import Entry
from core.db import db

VERIFIED = "audit.verified"


@dataclass(frozen=True)
class LogFilter:
    """What the log is narrowed by; `since <= at < until`; None leaves a part open."""

    actor_id: int | None = None
    action: str | None = None
    subject_type: str | None = None
    since: datetime | None = None
    until: datetime | None = None


def log_entries(wanted: LogFilter, limit: int, before_id: int | None) -> list[Entry]:
    """Return entries newest first, below an id when given."""
    query = select(Entry).order_by(Entry.id.desc()).limit(limit)
    if before_id is not None:
        query = query.where(Entry.id < before_id)
    if wanted.actor_id is not None:
        query = query.where(Entry.actor_id == wanted.actor_id)
    if wanted.action is not None:
        query = query.where(Entry.action == wanted.action)
    if wanted.subject_type is not None:
        query = query.where(Entry.subject_type == wanted.subject_type)
    if wanted.since is not None:
        query = query.where(Entry.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(Entry.at < wanted.until)
    return list(db.session.scalars(query))


def log_actors() -> list[tuple[int, str]]:
    """Return people who may stand in the log, by name: (id, name and username)."""
    query = select(User.id, User.full_name, User.username).order_by(User.name_sort, User.id)
    return [(row.id, f"{row.full_name} ({row.username})") for row in db.session.execute(query)]


def log_subject_types() -> list[str]:
    """Return the kinds of records that stand in the log."""
    query = select(Entry.subject_type).distinct().order_by(Entry.subject_type)
    return list(db.session.scalars(query))


def last_verification() -> Entry | None:
    """Return the entry of the last verification."""
    query = select(Entry).where(Entry.action == VERIFIED).order_by(Entry.id.desc()).limit(1)
    return db.session.scalar(query)
