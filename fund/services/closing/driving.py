"""Driving a month's close from its beginning to its end, each step a transaction of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from core.collector import no_collection
from core.db import db, retrying
from core.errors import RuleViolation
from fund.models import CloseRun
from fund.queries import closing
from fund.rules.books.contracts import CloseState
from fund.services.closing.runs import Task, begin, finish, give_up, step, stop

#: A step is tried so often when another writer stands in its way.
TRIES = 8
#: Commits what was done; given done and total, it tells whether to go on.
Keep = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Driven:
    """How a run ended (kết quả lần khóa sổ)."""

    state: CloseState
    done: int = 0
    posted: int = 0
    failed: int = 0


def drive(task: Task, keep: Keep, size: int = closing.PORTION) -> Driven:
    """Close a month; `keep` commits each step. A month closed before is left as it is.

    What refuses the close (no account for a role, no rule for the day) ends the run, so that it
    can be run again at once when that is mended.
    """
    run_id = retrying(lambda: _begun(task, keep), TRIES)
    if run_id is None:
        return Driven(CloseState.DONE)
    try:
        while True:
            more, goes_on = retrying(lambda: _stepped(task, run_id, keep, size), TRIES)
            if not goes_on:
                return retrying(lambda: _kept(stop(run_id, task.token), keep), TRIES)
            if not more:
                return retrying(lambda: _kept(finish(run_id, task.token), keep), TRIES)
    except RuleViolation as refusal:
        db.session.rollback()
        reason = str(refusal)
        retrying(lambda: _kept(give_up(run_id, task.token, reason), keep), TRIES)
        raise


def _begun(task: Task, keep: Keep) -> int | None:
    run = begin(task)
    run_id = run.id if run else None
    keep(run.done if run else 0, run.total if run else 0)
    return run_id


def _stepped(task: Task, run_id: int, keep: Keep, size: int) -> tuple[bool, bool]:
    # It makes some hundred thousand small objects that live until its end: an eighth of its time.
    with no_collection():
        more, done, total = step(run_id, task.token, size)
    return more, keep(done, max(done, total))


def _kept(run: CloseRun, keep: Keep) -> Driven:
    told = Driven(CloseState(run.state), run.done, run.posted, run.failed)
    keep(run.done, max(run.done, run.total))
    return told
