"""Long jobs of the fund: closing a month (khóa sổ tháng)."""

from datetime import date

from core.clock import today_vn
from core.db import begin_write, db
from fund.models import SupportFund
from fund.services import closing
from fund.services.verifying import examine, keep
from fund.wording import close_words
from reference.jobs import JobContext, handler


@handler(closing.JOB)
def close_month(job: JobContext) -> None:
    """Close a month portion by portion, then check the books."""
    task = closing.Task(
        fund_id=job.params["fund_id"],
        month=date.fromisoformat(job.params["month"]),
        actor_id=job.actor_id,
        token=closing.token_of(job.job_id),
        today=today_vn(),
        job_id=job.job_id,
    )

    def commit(done: int, total: int) -> bool:
        job.progress(done, total, "Đang phân loại nợ, dự thu lãi, trích dự phòng")
        return not job.cancelled()

    driven = closing.drive(task, commit)
    job.result(close_words(driven.state, driven.done, driven.posted, driven.failed))
    _check(job, task.fund_id)


def _check(job: JobContext, fund_id: int) -> None:
    """Check the books after a close; nobody waits for the reading."""
    result = examine(db.session.get_one(SupportFund, fund_id))
    db.session.rollback()
    begin_write()
    keep(fund_id, result, actor_id=job.actor_id)
