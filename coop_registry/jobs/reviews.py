"""The notices of a large review, made by the worker: one after the other, then all in one file."""

from pathlib import Path
from tempfile import TemporaryDirectory

from accounts import queries as accounts
from coop_registry.jobs.many_papers import parts_of
from coop_registry.models import Review
from coop_registry.papers.contents import contents_pdf
from coop_registry.papers.review import issue_notices, new_notice
from coop_registry.queries import reviews
from coop_registry.rules.reviews import CHUNK, JOB
from core.db import begin_write, db
from core.errors import RuleViolation
from core.money import format_number
from papers import services as papers
from papers.bundles import join_pdfs
from papers.rules import MEDIA_TYPES, FileFormat
from reference.jobs import JobContext, handler

PERMISSION = "filing.work"
GONE = "Người yêu cầu không còn quyền lập thông báo của địa bàn này."
WHAT = "thông báo rà soát thông tin đăng ký"


@handler(JOB)
def make_notices(job: JobContext) -> None:
    """Issue the notices that a campaign lacks; a stopped job goes on where it was."""
    lines: list[int] = job.params["lines"]
    made: list[int] = job.checkpoint.setdefault("papers", [])
    for first in range(job.checkpoint.get("next", 0), len(lines), CHUNK):
        if job.cancelled():
            return
        made += _chunk(job, lines[first : first + CHUNK])
        job.checkpoint["next"] = first + CHUNK
        done = min(first + CHUNK, len(lines))
        job.progress(done, len(lines) + 1, f"Đã lập {format_number(len(made))} thông báo")
    if job.cancelled():
        return
    file_id = _joined(job, made) if made else None
    job.progress(len(lines) + 1, len(lines) + 1)
    job.result(f"Đã lập {format_number(len(made))} {WHAT}.", file_id)


def _chunk(job: JobContext, line_ids: list[int]) -> list[int]:
    """Draw some notices, then issue them; nothing is written while drawing."""
    review = _review(job)
    found = reviews.with_organisations(line_ids)
    drawn = [
        (line.id, new_notice(review, row, check_page=job.params["check_page"]))
        for line, row in found
        if line.paper_id is None
    ]
    db.session.rollback()
    begin_write()
    news = dict(drawn)
    waiting = [
        (line, news[line.id])
        for line, _ in reviews.with_organisations(line_ids)
        if line.paper_id is None and line.id in news
    ]
    return [one.id for one in issue_notices(waiting, actor_id=job.actor_id)]


def _review(job: JobContext) -> Review:
    """Return the campaign, if the person still works for its unit."""
    person = accounts.person(job.actor_id)
    allowed = person is not None and person.active and person.may(PERMISSION)
    found = (
        reviews.review(job.params["review"], person.scope_for(PERMISSION))
        if person is not None and allowed
        else None
    )
    if found is None:
        raise RuleViolation(GONE)
    return found


def _joined(job: JobContext, made: list[int]) -> int:
    """Keep all notices in one file to print; return its number."""
    on = _review(job).notice_on
    with TemporaryDirectory(prefix="htx-") as folder:
        path = join_pdfs(parts_of(made), lambda lines: contents_pdf(lines, WHAT, on), Path(folder))
        content = path.read_bytes()
    db.session.rollback()
    begin_write()
    return papers.store_file(
        content,
        filename=f"thong-bao-ra-soat-{on.isoformat()}.pdf",
        media_type=MEDIA_TYPES[FileFormat.PDF],
        actor_id=job.actor_id,
    ).id
