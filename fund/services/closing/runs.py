"""The runs of a month's close: one at a time, taken up where they were cut short."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import BookMonth, CloseRun, SupportFund
from fund.queries import closing, funds, months
from fund.rules.books.contracts import CloseState, MonthState
from fund.rules.books.months import refuse_month, told_month
from fund.services.closing.general import post_general_provision
from fund.services.closing.portions import Portion
from fund.services.closing.year import carry_over

#: A run without a sign of life for so long was cut short; another may go on in its place.
SILENT = timedelta(seconds=60)
_TAKEN = "Lần khóa sổ này đã dừng hoặc có lần khác chạy tiếp; không ghi gì thêm."


@dataclass(frozen=True, slots=True)
class Task:
    """Who closes which month of which fund (lần khóa sổ)."""

    fund_id: int
    month: date
    actor_id: int
    #: The same again when the same job or command goes on.
    token: str
    today: date
    job_id: int | None = None
    #: How long another run may be silent before this one takes its place.
    silent: timedelta = SILENT


def begin(task: Task) -> CloseRun | None:
    """Begin to close a month, or go on where a run was cut short; None when it is closed.

    From now on nothing is posted into the month but by the close.
    """
    month = months.for_closing(task.fund_id, task.month)
    if month.state == MonthState.CLOSED.value:
        return None
    first = closing.first_posting(task.fund_id)
    fund = db.session.get_one(SupportFund, task.fund_id)
    refuse_month(
        month.month, task.today, first or fund.books_from, months.last_closed(task.fund_id)
    )
    at = now_utc()
    cut_short = _make_room(task, month, at)
    if cut_short is not None and cut_short.token == task.token:
        return cut_short
    run = CloseRun(
        fund_id=task.fund_id,
        month_id=month.id,
        state=CloseState.RUNNING.value,
        token=task.token,
        job_id=task.job_id,
        actor_id=task.actor_id,
        started_at=at,
        beat_at=at,
        cursor=cut_short.cursor if cut_short else "",
        done=cut_short.done if cut_short else 0,
        total=closing.count_to_close(task.fund_id, month.month),
    )
    month.state = MonthState.CLOSING.value
    db.session.add(run)
    db.session.flush()
    _note(run, month, "fund.month_closing")
    return run


def _make_room(task: Task, month: BookMonth, at: datetime) -> CloseRun | None:
    """Return this month's run that was cut short; refuse to work beside one that is alive."""
    other = closing.running(task.fund_id)
    if other is None:
        return None
    if other.token == task.token:
        return other
    if at - other.beat_at < task.silent:
        raise RuleViolation(
            f"Một lần khóa sổ khác đang chạy ({other.done}/{other.total} khoản vay). Hãy chờ xong; nếu "
            f"lần đó đã bị ngắt, chạy lại sau {int(task.silent.total_seconds())} giây."
        )
    _end(other, CloseState.INTERRUPTED)
    return other if other.month_id == month.id else None


def step(run_id: int, token: str, size: int = closing.PORTION) -> tuple[bool, int, int]:
    """Close one portion of the month; tell whether there may be more, and how far it is."""
    run, month = _held(run_id, token)
    contracts = closing.portion(run.fund_id, month.month, run.cursor, size)
    if not contracts:
        return False, run.done, run.total
    outcome = Portion(run, month, contracts).close()
    run.cursor = contracts[-1].customer
    run.done += len(contracts)
    run.posted += outcome.posted
    run.failed += len(outcome.failed)
    run.beat_at = now_utc()
    db.session.flush()
    return len(contracts) >= size, run.done, run.total


def _held(run_id: int, token: str) -> tuple[CloseRun, BookMonth]:
    """Return a run and its month, held alone; refuse a run that is no more this one's."""
    run = closing.run(run_id)
    month = months.for_closing(run.fund_id, db.session.get_one(BookMonth, run.month_id).month)
    run = closing.run(run_id)
    if run.token != token or run.state != CloseState.RUNNING.value:
        raise RuleViolation(_TAKEN)
    return run, month


def finish(run_id: int, token: str) -> CloseRun:
    """Post the general provision, in December the year's end, and close the month.

    It is left closing while any loan failed.
    """
    run, month = _held(run_id, token)
    run.failed = closing.count_failures(month.id)
    if run.failed:
        _end(run, CloseState.INCOMPLETE)
        return run
    funds.locked(run.fund_id)
    run.posted += post_general_provision(run, month)
    run.posted += carry_over(run, month)
    _end(run, CloseState.DONE)
    month.state = MonthState.CLOSED.value
    month.closed_by_id, month.closed_at = run.actor_id, run.ended_at
    db.session.flush()
    _note(run, month, "fund.month_closed")
    return run


def stop(run_id: int, token: str) -> CloseRun:
    """Stop a run between two portions; the month stays as it is until it is run again."""
    run, _month = _held(run_id, token)
    _end(run, CloseState.STOPPED)
    return run


def give_up(run_id: int, token: str, reason: str) -> CloseRun:
    """End a run that was refused, unless another goes on in its place."""
    run = closing.run(run_id)
    if run.token == token and run.state == CloseState.RUNNING.value:
        run.reason = reason[:500]
        _end(run, CloseState.INTERRUPTED)
    return run


def reopen(fund_id: int, month: date, reason: str, *, actor_id: int) -> BookMonth:
    """Open a month again whose close did not end, so that what stops it can be mended.

    What was posted at its end stays: the next run posts only what differs then. A month that was
    closed stays closed; what is found later is posted in the open month.
    """
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do mở lại tháng.", field="reason")
    row = months.for_closing(fund_id, month)
    if row.state != MonthState.CLOSING.value:
        raise RuleViolation(f"Tháng {told_month(month)} không ở tình trạng đang khóa sổ.")
    other = closing.running(fund_id)
    if other is not None:
        if now_utc() - other.beat_at < SILENT:
            raise RuleViolation("Việc khóa sổ đang chạy; hãy dừng hoặc chờ xong rồi mở lại tháng.")
        _end(other, CloseState.INTERRUPTED)
    row.state = MonthState.OPEN.value
    newest = next(iter(closing.runs_of(row.id)))
    newest.state, newest.reason = CloseState.REOPENED.value, clean(reason)[:500]
    db.session.flush()
    audit.record(
        actor_id=actor_id,
        action="fund.month_reopened",
        subject_type="fund",
        subject_id=fund_id,
        changes={"book_month": (None, told_month(month))},
        reason=clean(reason),
    )
    return row


def _end(run: CloseRun, state: CloseState) -> None:
    run.state, run.ended_at = state.value, now_utc()
    db.session.flush()


def _note(run: CloseRun, month: BookMonth, action: str) -> None:
    audit.record(
        actor_id=run.actor_id or None,
        action=action,
        subject_type="fund",
        subject_id=run.fund_id,
        changes={"book_month": (None, told_month(month.month))},
    )
