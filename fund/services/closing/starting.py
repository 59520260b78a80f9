"""Asking for a month's close as a long job (lập việc khóa sổ chạy nền)."""

from datetime import date

from core.errors import RuleViolation
from fund.rules.books.months import told_month
from fund.services.closing.runs import Task, begin
from reference.services import start_job

JOB = "fund.close"


def token_of(job_id: int) -> str:
    """Return the name under which a job closes a month: the same when it goes on after a crash."""
    return f"job-{job_id}"


def start(fund_id: int, month: date, *, actor_id: int, on: date) -> int:
    """Begin to close a month and leave the work to a job; return the job's id.

    What forbids the close is refused at once, and no posting slips in before the job begins. The
    caller commits, then puts the job into the queue.
    """
    params = {"fund_id": fund_id, "month": month.isoformat()}
    job = start_job(JOB, f"Khóa sổ tháng {told_month(month)}", params, actor_id)
    if begin(Task(fund_id, month, actor_id, token_of(job.id), on, job_id=job.id)) is None:
        raise RuleViolation(f"Tháng {told_month(month)} đã khóa sổ.")
    return job.id
