"""Jobs in one process: the queue runs them at once (JOBS_IMMEDIATE is on in tests)."""

import errno
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from core.clock import now_utc
from core.db import begin_write, db
from core.errors import RuleViolation
from reference import services
from reference.jobs import JobContext, enqueue, handler, run_job, sweep
from reference.jobs import registry as known
from reference.jobs.runner import DEAD_AFTER
from reference.models import Job, NumberSeries
from reference.rules import JobState
from reference.services.jobs import JobLost, claim, move_on
from tests.factories.reference import make_job

pytestmark = pytest.mark.db

KIND = "test.count"


@pytest.fixture(autouse=True)
def only_our_handlers() -> Iterator[None]:
    """Forget the handlers of a test afterwards."""
    before = dict(known._handlers)
    yield
    known._handlers.clear()
    known._handlers.update(before)


def write(symbol: str, number: int) -> None:
    """Do a piece of work that can be counted: one row in a table."""
    begin_write()
    db.session.add(NumberSeries(agency_id=1, symbol=symbol, year=number, next_number=1))


def written() -> list[int]:
    """Return the pieces of work that were committed."""
    db.session.rollback()
    return sorted(row.year for row in db.session.query(NumberSeries))


def count(job: JobContext) -> None:
    """Write five rows in five chunks."""
    for number in range(job.checkpoint.get("next", 0), 5):
        if job.cancelled():
            return
        write("A", number)
        job.checkpoint["next"] = number + 1
        job.progress(number + 1, 5)
    job.result("Đã ghi 5 dòng.")


def reload(job: Job) -> Job:
    db.session.rollback()
    return db.session.get_one(Job, job.id, populate_existing=True)


def test_a_job_runs_and_its_result_stays(session: Session) -> None:
    handler(KIND)(count)
    job = make_job(KIND, actor_id=7, lines=5)
    enqueue(job.id)
    job = reload(job)
    assert (job.state, job.done, job.total, job.percent) == (JobState.DONE, 5, 5, 100)
    assert (job.result_text, job.actor_id, job.attempts) == ("Đã ghi 5 dòng.", 7, 1)
    assert written() == [0, 1, 2, 3, 4]
    assert job.ended_at is not None


def test_a_job_put_into_the_queue_twice_runs_once(session: Session) -> None:
    handler(KIND)(count)
    job = make_job(KIND)
    enqueue(job.id)
    enqueue(job.id)
    assert reload(job).attempts == 1
    assert written() == [0, 1, 2, 3, 4]


def test_a_job_asked_for_in_a_transaction_that_fails_never_was(session: Session) -> None:
    services.start_job(KIND, "Việc", {}, 1)
    session.rollback()
    assert session.query(Job).count() == 0


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RuleViolation("Tệp không có cột Tên."), "Tệp không có cột Tên."),
        (OSError(errno.ENOSPC, "No space left on device"), "hết dung lượng đĩa"),
        (
            OperationalError("INSERT", {}, Exception("database or disk is full")),
            "hết dung lượng đĩa",
        ),
        (ZeroDivisionError(), "Hãy báo người quản trị số công việc"),
    ],
    ids=["rule", "disk", "database", "unexpected"],
)
def test_a_job_that_fails_says_why_and_keeps_only_whole_chunks(
    session: Session, error: Exception, words: str
) -> None:
    @handler(KIND)
    def breaks(job: JobContext) -> None:
        write("A", 1)
        job.progress(1, 3)
        write("A", 2)
        db.session.flush()
        raise error

    job = make_job(KIND)
    enqueue(job.id)
    job = reload(job)
    assert job.state is JobState.FAILED
    assert words in (job.message or "")
    assert (job.done, written()) == (1, [1])


def test_a_kind_nobody_knows_fails_with_a_word(session: Session) -> None:
    job = make_job("test.unknown")
    enqueue(job.id)
    assert "test.unknown" in (reload(job).message or "")


def test_a_kind_has_one_handler() -> None:
    handler(KIND)(count)
    with pytest.raises(ValueError, match="has a handler already"):
        handler(KIND)(lambda job: None)


def test_a_conflict_is_tried_again_from_the_checkpoint(session: Session) -> None:
    conflicts = [1, 1]

    @handler(KIND)
    def stumbles(job: JobContext) -> None:
        first = job.checkpoint.get("next", 0)
        for number in range(first, 3):
            write("A", number)
            if number == 1 and conflicts:
                conflicts.pop()
                raise OperationalError("INSERT", {}, Exception("database is locked"))
            job.checkpoint["next"] = number + 1
            job.progress(number + 1, 3)

    job = make_job(KIND)
    enqueue(job.id)
    assert reload(job).state is JobState.DONE
    assert (conflicts, written()) == ([], [0, 1, 2])


def test_a_waiting_job_is_cancelled_at_once(session: Session) -> None:
    handler(KIND)(count)
    job = make_job(KIND)
    assert services.request_cancel(job, now_utc())
    session.commit()
    enqueue(job.id)
    assert (reload(job).state, written()) == (JobState.CANCELLED, [])


def test_a_running_job_stops_after_its_chunk(session: Session) -> None:
    @handler(KIND)
    def asked_to_stop(job: JobContext) -> None:
        for number in range(5):
            if job.cancelled():
                return
            write("A", number)
            if number == 1:
                services.request_cancel(db.session.get_one(Job, job.job_id), now_utc())
            job.progress(number + 1, 5)

    job = make_job(KIND)
    enqueue(job.id)
    assert (reload(job).state, written()) == (JobState.CANCELLED, [0, 1])
    assert not services.request_cancel(reload(job), now_utc())


def test_the_sweeper_finds_a_job_that_was_never_sent(session: Session) -> None:
    handler(KIND)(count)
    job = make_job(KIND)
    assert sweep() == 0  # the request that made it may still send it
    job.created_at = now_utc() - timedelta(seconds=11)
    session.commit()
    assert sweep() == 1
    assert reload(job).state is JobState.DONE
    assert sweep() == 0


def test_a_job_whose_worker_died_goes_on_from_its_checkpoint(session: Session) -> None:
    runs: list[int] = []

    @handler(KIND)
    def dies(job: JobContext) -> None:
        runs.append(job.checkpoint.get("next", 0))
        if len(runs) == 1:
            write("A", 0)
            job.checkpoint["next"] = 1
            job.progress(1, 5)
            write("A", 99)
            db.session.flush()
            raise SystemExit  # as a killed process: nothing is tidied up
        count(job)

    job = make_job(KIND)
    with pytest.raises(SystemExit):
        enqueue(job.id)
    assert reload(job).state is JobState.RUNNING
    assert sweep() == 0  # it may still be alive
    job.heartbeat_at = now_utc() - DEAD_AFTER - timedelta(seconds=1)
    session.commit()
    assert sweep() == 1
    job = reload(job)
    assert (job.state, job.attempts, runs) == (JobState.DONE, 2, [0, 1])
    assert written() == [0, 1, 2, 3, 4]


def test_a_worker_that_lost_its_claim_cannot_commit_any_more(app: Flask, session: Session) -> None:
    job = make_job(KIND)
    now = now_utc()
    slow = claim(job.id, "slow", now - 2 * DEAD_AFTER, now - 3 * DEAD_AFTER)
    session.commit()
    assert slow is not None
    assert claim(job.id, "early", now, now - 3 * DEAD_AFTER) is None
    assert claim(job.id, "quick", now, now - DEAD_AFTER) is not None
    session.commit()
    write("A", 1)
    with pytest.raises(JobLost):
        move_on(slow, {"done": 1}, now)
    assert written() == []
    run_job(app, job.id)  # held by "quick": nothing happens
    assert reload(job).claim == "quick"


def test_a_job_that_kills_every_worker_is_given_up(session: Session) -> None:
    @handler(KIND)
    def kills(job: JobContext) -> None:
        raise SystemExit

    job = make_job(KIND)
    for _ in range(3):
        with pytest.raises(SystemExit):
            enqueue(job.id)
        job = reload(job)
        job.heartbeat_at = now_utc() - 2 * DEAD_AFTER
        session.commit()
    assert sweep() == 1
    job = reload(job)
    assert (job.state, job.attempts) == (JobState.FAILED, 3)
    assert "đã dừng đột ngột 3 lần" in (job.message or "")


def test_a_queue_that_cannot_be_reached_does_not_spoil_the_request(
    app: Flask, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: Any, **_kwargs: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    job = make_job(KIND)
    monkeypatch.setattr("reference.jobs.queue.huey_of", full)
    enqueue(job.id)
    job = reload(job)
    assert (job.state, job.enqueued_at) == (JobState.QUEUED, None)
