"""Jobs of a person, and jobs that lost their worker."""

from datetime import datetime
from typing import Any

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import or_, select

from core.db import db
from reference.models import Job
from reference.rules import JobState


def job_for(job_id: int, actor_id: int | None) -> Job | None:
    """Return a job when it is this person's own; `actor_id=None` reaches every job."""
    asked = select(Job).where(Job.id == job_id)
    if actor_id is not None:
        asked = asked.where(Job.actor_id == actor_id)
    return db.session.scalar(asked.execution_options(populate_existing=True))


def jobs_of(actor_id: int | None, page: int, per_page: int = 50) -> Pagination:
    """Return a page of a person's jobs (or everybody's), newest first."""
    asked = select(Job).order_by(Job.created_at.desc(), Job.id.desc())
    if actor_id is not None:
        asked = asked.where(Job.actor_id == actor_id)
    return db.paginate(asked, page=page, per_page=per_page, error_out=False)


def orphans(new_before: datetime, sent_before: datetime, dead_before: datetime) -> list[int]:
    """Return ids of jobs that nobody works on.

    Never put into the queue since `new_before`, lost by the queue since `sent_before`, or
    running without a sign of life since `dead_before`.
    """
    waiting = Job.state == JobState.QUEUED
    never_sent = waiting & Job.enqueued_at.is_(None) & (Job.created_at < new_before)
    lost = waiting & (Job.enqueued_at < sent_before)
    dead = (Job.state == JobState.RUNNING) & (Job.heartbeat_at < dead_before)
    asked = select(Job.id).where(or_(never_sent, lost, dead)).order_by(Job.id)
    return list(db.session.scalars(asked))


def stored_checkpoint(job_id: int) -> dict[str, Any]:
    """Return a job's checkpoint as it was last committed."""
    return dict(db.session.scalar(select(Job.checkpoint).where(Job.id == job_id)) or {})
