"""A big filing joined into one PDF by the worker."""

from accounts import queries as accounts
from coop_registry.papers.filings.whole import JOB, whole_pdf
from coop_registry.queries.filings import records
from core.db import begin_write, db
from core.errors import RuleViolation
from papers import services as papers
from papers.rules import MEDIA_TYPES, FileFormat
from reference.jobs import JobContext, handler

PERMISSION = "filing.read"
GONE = "Người yêu cầu không còn quyền xem hồ sơ này."


@handler(JOB)
def join_filing(job: JobContext) -> None:
    """Join everything of a filing and keep the file for the one who asked."""
    person = accounts.person(job.actor_id)
    if person is None or not person.active or not person.may(PERMISSION):
        raise RuleViolation(GONE)
    row = records.filing(job.params["filing_id"], person.scope_for(PERMISSION))
    if row is None:
        raise RuleViolation(GONE)
    name, content = f"ho-so-{row.number:02d}-{row.year}.pdf", whole_pdf(row)
    db.session.rollback()
    begin_write()
    kept = papers.store_file(
        content,
        filename=name,
        media_type=MEDIA_TYPES[FileFormat.PDF],
        actor_id=job.actor_id,
    )
    job.progress(1, 1)
    job.result("Đã ghép toàn bộ hồ sơ thành một tệp PDF.", kept.id)
