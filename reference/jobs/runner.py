"""Run one job: claim it, call its handler, end it, with a clear word when it fails."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from flask import Flask
from sqlalchemy.exc import DBAPIError

from core.clock import now_utc
from core.db import db, is_conflict, is_disk_full, retrying
from core.errors import RuleViolation
from reference.jobs.context import JobContext
from reference.jobs.heartbeat import Heartbeat
from reference.jobs.registry import handler_of
from reference.queries.jobs import stored_checkpoint
from reference.rules import JobState
from reference.services.jobs import Claim, JobLost, claim, end

#: A running job without a sign of life for this long lost its worker.
DEAD_AFTER = timedelta(seconds=60)
BEAT_SECONDS = 15
CONFLICT_TRIES = 5

DISK_FULL = (
    "Máy chủ hết dung lượng đĩa nên công việc dừng lại. Phần đang ghi dở đã được hủy; phần đã xong "
    "trước đó vẫn nguyên vẹn. Hãy báo người quản trị giải phóng đĩa rồi chạy lại."
)
UNKNOWN_KIND = "Phiên bản chương trình này không biết cách chạy công việc loại “{kind}”."
UNEXPECTED = (
    "Công việc gặp lỗi và đã dừng. Phần đang ghi dở đã được hủy; phần đã xong trước đó vẫn nguyên "
    "vẹn. Hãy báo người quản trị số công việc {job_id}."
)


def run_job(app: Flask, job_id: int) -> None:
    """Run a job if it waits or lost its worker; do nothing when somebody else runs it."""
    with app.app_context():
        taken = retrying(lambda: _claim(job_id))
        if taken is None:
            return
        immediate = app.config.get("JOBS_IMMEDIATE", app.config["TESTING"])
        alive: AbstractContextManager[object] = (
            nullcontext() if immediate else Heartbeat(app, taken, BEAT_SECONDS)
        )
        with alive:
            _run(app, taken)


def _claim(job_id: int) -> Claim | None:
    now = now_utc()
    taken = claim(job_id, uuid4().hex, now, now - DEAD_AFTER)
    db.session.commit()
    return taken


def _run(app: Flask, taken: Claim) -> None:
    """Call the handler; again from its checkpoint after a conflict with another writer."""
    run = handler_of(taken.kind)
    if run is None:
        _fail(app, taken, UNKNOWN_KIND.format(kind=taken.kind))
        return
    for attempt in range(1, CONFLICT_TRIES + 1):
        job = JobContext(taken)
        try:
            run(job)
            _finish(job)
        except JobLost:
            db.session.rollback()
            app.logger.warning("job %s was taken over", taken.job_id)
        except Exception as error:
            db.session.rollback()
            if attempt < CONFLICT_TRIES and isinstance(error, DBAPIError) and is_conflict(error):
                taken = _again(taken)
                continue
            _fail(app, taken, _words(app, taken, error))
        return


def _finish(job: JobContext) -> None:
    """End the job in the same commit as the handler's last work."""
    state = JobState.CANCELLED if job.cancelled() and not job.outcome else JobState.DONE
    values = dict(job.outcome, checkpoint=dict(job.checkpoint))
    end(job.claimed, state, values, now_utc())
    db.session.commit()


def _again(taken: Claim) -> Claim:
    """Return the claim with the checkpoint that was last committed."""
    stored = stored_checkpoint(taken.job_id)
    db.session.rollback()
    return replace(taken, checkpoint=stored)


def _words(app: Flask, taken: Claim, error: Exception) -> str:
    """Return what the person reads; the log keeps the rest."""
    if isinstance(error, RuleViolation):
        return str(error)
    app.logger.error("job %s (%s) failed", taken.job_id, taken.kind, exc_info=error)
    if is_disk_full(error):
        return DISK_FULL
    return UNEXPECTED.format(job_id=taken.job_id)


def _fail(app: Flask, taken: Claim, message: str) -> None:
    """Mark the job as failed; where not even that can be written, the sweeper will give it up."""

    def mark() -> None:
        end(taken, JobState.FAILED, {"message": message[:1000]}, now_utc())
        db.session.commit()

    try:
        retrying(mark)
    except (JobLost, DBAPIError):
        db.session.rollback()
        app.logger.exception("job %s could not be marked as failed", taken.job_id)
