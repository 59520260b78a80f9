"""The life of a job row: asked for, claimed, moved on, ended. Every change is compare-and-set.

A worker that lost its claim (it slept too long and another took the job over) changes no row,
learns it here and rolls its work back: nothing is done twice.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Update, func, update

from core.db import db
from core.text import clean
from reference.models import Job
from reference.rules import ENDED, JobState

#: A job whose worker died this often is given up.
MOST_ATTEMPTS = 3
GIVEN_UP = (
    "Công việc đã dừng đột ngột {attempts} lần nên không chạy lại nữa. Phần đã ghi trước đó vẫn "
    "nguyên vẹn. Hãy báo người quản trị."
)


class JobLost(Exception):  # noqa: N818 - it says what happened, as `core.errors` does
    """Another worker runs this job now; what was begun here is rolled back."""


@dataclass(frozen=True)
class Claim:
    """A job taken by one worker, as it stood then."""

    job_id: int
    token: str
    kind: str
    params: dict[str, Any]
    checkpoint: dict[str, Any]
    done: int
    total: int | None
    actor_id: int
    cancel_requested: bool


def start_job(kind: str, title: str, params: Mapping[str, Any], actor_id: int) -> Job:
    """Ask for a long job (lập công việc chạy nền), in the caller's transaction.

    After the commit the caller puts it into the queue with `reference.jobs.enqueue(job.id)`;
    when that is lost, the sweeper does it. `params` must be JSON.
    """
    job = Job(kind=kind, title=clean(title)[:300], params=dict(params), actor_id=actor_id)
    db.session.add(job)
    db.session.flush()
    return job


def request_cancel(job: Job, at: datetime) -> bool:
    """Ask a job to stop; tell whether there was something to stop.

    A waiting job ends at once; a running one at the end of its chunk.
    """
    ended = _changed(
        _of(job.id, JobState.QUEUED).values(
            state=JobState.CANCELLED, ended_at=at, cancel_requested=True
        )
    )
    asked = ended or _changed(_of(job.id, JobState.RUNNING).values(cancel_requested=True))
    db.session.expire(job)
    return asked


def claim(job_id: int, token: str, at: datetime, dead_before: datetime) -> Claim | None:
    """Take a job that waits, or whose worker gave no sign since `dead_before`; None if neither.

    One whose worker died too often is given up instead.
    """
    free = (Job.state == JobState.QUEUED) | (
        (Job.state == JobState.RUNNING) & (Job.heartbeat_at < dead_before)
    )
    taking = update(Job).where(Job.id == job_id, free, Job.attempts < MOST_ATTEMPTS)
    taken = _changed(
        taking.values(
            state=JobState.RUNNING,
            claim=token,
            heartbeat_at=at,
            started_at=func.coalesce(Job.started_at, at),
            attempts=Job.attempts + 1,
        )
    )
    if not taken:
        _changed(
            update(Job)
            .where(Job.id == job_id, free, Job.attempts >= MOST_ATTEMPTS)
            .values(
                state=JobState.FAILED,
                claim=None,
                ended_at=at,
                message=GIVEN_UP.format(attempts=MOST_ATTEMPTS),
            )
        )
        return None
    job = db.session.get_one(Job, job_id, populate_existing=True)
    return Claim(
        job_id=job.id,
        token=token,
        kind=job.kind,
        params=dict(job.params),
        checkpoint=dict(job.checkpoint),
        done=job.done,
        total=job.total,
        actor_id=job.actor_id,
        cancel_requested=job.cancel_requested,
    )


def move_on(claimed: Claim, values: Mapping[str, Any], at: datetime) -> bool:
    """Write progress and checkpoint of a running job; return whether it was asked to stop.

    Raises JobLost when somebody else runs it.
    """
    moving = _held(claimed).values(heartbeat_at=at, **values).returning(Job.cancel_requested)
    asked = db.session.scalar(moving)
    if asked is None:
        raise JobLost(claimed.job_id)
    return bool(asked)


def end(claimed: Claim, state: JobState, values: Mapping[str, Any], at: datetime) -> None:
    """End a running job. Raises JobLost when somebody else runs it."""
    if state not in ENDED:
        raise ValueError(state)
    ending = _held(claimed).values(state=state, claim=None, ended_at=at, **values)
    if not _changed(ending):
        raise JobLost(claimed.job_id)


def beat(claimed: Claim, at: datetime) -> None:
    """Give a sign of life."""
    _changed(_held(claimed).values(heartbeat_at=at))


def mark_sent(job_id: int, at: datetime) -> None:
    """Remember when a waiting job was put into the queue."""
    _changed(_of(job_id, JobState.QUEUED).values(enqueued_at=at))


def _of(job_id: int, state: JobState) -> Update:
    return update(Job).where(Job.id == job_id, Job.state == state)


def _held(claimed: Claim) -> Update:
    return _of(claimed.job_id, JobState.RUNNING).where(Job.claim == claimed.token)


def _changed(statement: Update) -> bool:
    """Carry out a change of at most one row; tell whether it found the row."""
    changed = statement.returning(Job.id).execution_options(synchronize_session=False)
    return db.session.execute(changed).first() is not None
