import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from core.bulk import insert_rows
from core.clock import now_utc, today_vn
from core.db import begin_write, db, retrying
from core.once import Submission
from tests.databases import environment

ROOT = Path(__file__).resolve().parents[2]
#: Reads, then writes: what two plain transactions of SQLite cannot do at once.
WRITER = """
import sys
from app import create_app
from core.clock import now_utc
from core.db import begin_write, db
from core.once import Submission
from sqlalchemy import func, select

app = create_app(eval(sys.argv[1]))
with app.app_context():
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(50):
        begin_write()
        seen = db.session.scalar(select(func.count()).select_from(Submission))
        row = Submission(token=f"{sys.argv[2]}-{number}", user_id=seen, location="/", at=now_utc())
        db.session.add(row)
        db.session.commit()
"""


def row(token: str, at: datetime | None = None) -> Submission:
    return Submission(token=token, user_id=1, location="/", at=at or now_utc())


@pytest.mark.db
def test_two_processes_writing_at_once_do_not_find_the_database_locked(app: Flask) -> None:
    environ = repr(environment(app.config["SQLALCHEMY_DATABASE_URI"]))
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, environ, name],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    ends = []
    threads = [
        threading.Thread(target=lambda w=writer: ends.append(w.communicate("go\n", timeout=60)))
        for writer in writers
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [writer.returncode for writer in writers] == [0, 0], ends
    assert db.session.scalar(select(func.count()).select_from(Submission)) == 100


def test_on_sqlite_each_writer_saw_what_the_one_before_wrote(app: Flask) -> None:
    def write(name: str) -> None:
        with app.app_context():
            for number in range(20):
                begin_write()
                seen = db.session.scalar(select(func.count()).select_from(Submission))
                db.session.add(
                    Submission(token=f"{name}{number}", user_id=seen, location="/", at=now_utc())
                )
                db.session.commit()

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seen = db.session.scalars(select(Submission.user_id).order_by(Submission.user_id)).all()
    assert list(seen) == list(range(60))


def test_a_writer_begins_as_one_and_a_reader_does_not(app: Flask) -> None:
    begin_write()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Submission)) == 0
        db.session.execute(text("PRAGMA busy_timeout=10"))
        db.session.rollback()
        db.session.execute(text("PRAGMA busy_timeout=10"))
        db.session.add(row("late"))
        with pytest.raises(OperationalError, match="locked"):
            db.session.flush()


def failing(times: int, error: Exception) -> tuple[Callable[[], str], list[int]]:
    """Return work that fails so many times first, and the list of its attempts."""
    attempts: list[int] = []

    def work() -> str:
        attempts.append(1)
        db.session.add(row("kept-once"))
        db.session.flush()
        if len(attempts) <= times:
            raise error
        db.session.commit()
        return "done"

    return work, attempts


LOCKED = OperationalError("UPDATE", {}, Exception("database is locked"))


def test_work_is_begun_again_after_a_conflict_and_done_once(session: Session) -> None:
    work, attempts = failing(2, LOCKED)
    assert retrying(work) == "done"
    assert len(attempts) == 3
    assert session.scalar(select(func.count()).select_from(Submission)) == 1


def test_work_is_given_up_after_the_third_conflict(session: Session) -> None:
    work, attempts = failing(9, LOCKED)
    with pytest.raises(OperationalError):
        retrying(work)
    assert len(attempts) == 3
    assert session.scalar(select(func.count()).select_from(Submission)) == 0


def test_a_broken_rule_of_the_schema_is_not_tried_again(session: Session) -> None:
    work, attempts = failing(9, IntegrityError("INSERT", {}, Exception("ck_other")))
    with pytest.raises(IntegrityError):
        retrying(work)
    assert len(attempts) == 1


@pytest.mark.db
def test_two_that_wait_for_each_other_both_end(app: Flask, backend: str) -> None:
    db.session.add_all([row("a"), row("b")])
    db.session.commit()
    meet = threading.Barrier(2, timeout=5)
    failed: list[Exception] = []

    def work(first: str, second: str) -> None:
        for token in (first, second):
            held = db.session.get(Submission, token, with_for_update=True)
            assert held is not None
            held.user_id += 1
            db.session.flush()
            if token == first and backend == "postgresql":
                with_patience(meet)
        db.session.commit()

    def run(first: str, second: str) -> None:
        with app.app_context():
            try:
                retrying(lambda: work(first, second))
            except Exception as error:
                failed.append(error)

    threads = [threading.Thread(target=run, args=pair) for pair in (("a", "b"), ("b", "a"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    db.session.expire_all()
    assert set(db.session.scalars(select(Submission.user_id))) == {3}


def with_patience(meet: threading.Barrier) -> None:
    """Wait for the other the first time; the second attempt comes alone."""
    if not meet.broken:
        try:
            meet.wait(1)
        except threading.BrokenBarrierError:
            return


def test_moments_come_back_aware_and_in_utc(session: Session) -> None:
    vietnam = timezone(timedelta(hours=7))
    session.add(row("t", datetime(2025, 6, 2, 6, 30, tzinfo=vietnam)))
    session.commit()
    at = session.scalars(select(Submission.at)).one()
    assert at == datetime(2025, 6, 1, 23, 30, tzinfo=UTC)
    assert at.utcoffset() == timedelta(0)


def test_a_moment_without_a_zone_is_refused(session: Session) -> None:
    session.add(row("t", datetime(2025, 6, 2, 6, 30)))  # noqa: DTZ001 - the naive moment under test
    with pytest.raises(StatementError, match="naive"):
        session.flush()


def test_the_day_is_the_one_the_program_is_told(app: Flask, day: Callable[[date], None]) -> None:
    assert today_vn() == date(2025, 6, 2)
    day(date(2025, 7, 1))
    assert today_vn() == date(2025, 7, 1)
    app.config["APP_TODAY"] = None
    assert abs((today_vn() - now_utc().date()).days) <= 1


def test_sqlite_keeps_foreign_keys_and_waits_for_a_lock(app: Flask) -> None:
    assert db.session.scalar(text("PRAGMA foreign_keys")) == 1
    assert db.session.scalar(text("PRAGMA busy_timeout")) == 15_000
    assert db.session.scalar(text("PRAGMA journal_mode")) == "wal"


@pytest.mark.db
def test_a_row_that_breaks_the_schema_leaves_what_was_written_before_it(session: Session) -> None:
    """Rows in bulk pass the unit of work by; their errors are told as those of any statement."""
    row = {"token": "một", "user_id": 1, "location": "/", "at": now_utc()}
    assert insert_rows(Submission, [row]) == 1
    with pytest.raises(IntegrityError), session.begin_nested():
        insert_rows(Submission, [{**row, "token": "hai"}, row])
    assert session.scalars(select(Submission.token)).all() == ["một"]
