"""The list of the first page about long work that is under way."""

from typing import Any

from flask import url_for

from core.ui import HomeList, HomeRow
from desk.home.registry import URGENT
from reference import queries as reference
from reference.labels import JOB_STATES
from reference.rules import JobState

_OPEN = (JobState.QUEUED, JobState.RUNNING)


def unfinished(person: Any) -> HomeList | None:
    """Return the person's long work that is not done, None without any."""
    newest = reference.jobs_of(person.id, page=1, per_page=50).items
    under_way = [job for job in newest if job.state in _OPEN]
    if not under_way:
        return None
    return HomeList(
        title="Đang xử lý",
        count=len(under_way),
        rows=[
            HomeRow(
                title=job.title,
                url=url_for("reference.job", job_id=job.id),
                note=JOB_STATES[job.state],
            )
            for job in under_way[:URGENT]
        ],
        more_url=url_for("reference.jobs"),
        empty_text="Không có việc nào đang chạy.",
    )
