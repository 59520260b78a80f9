"""Papers in number: one paper after the other, then all of them in one file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from accounts import queries as accounts
from accounts.models import User
from coop_registry.labels import BATCH
from coop_registry.papers.contents import contents_pdf
from coop_registry.papers.issuer import issuer_of
from coop_registry.papers.issuing import new_member_book, new_summary
from coop_registry.queries import records
from coop_registry.queries.own_papers import Particulars
from coop_registry.queries.parties import latest_names
from coop_registry.rules.many_papers import CHUNK, JOB, Batch, BundleForm
from core.clock import today_vn
from core.db import begin_write, db
from core.errors import RuleViolation
from core.money import format_number
from papers import queries as paper_queries
from papers import services as papers
from papers.bundles import Part, join_pdfs, zip_files
from papers.rules import MEDIA_TYPES, FileFormat
from papers.services import NewPaper
from reference.jobs import JobContext, Listed, handler

PERMISSION = "registry.print"
GONE = "Người yêu cầu không còn quyền in giấy tờ."
OUT_OF_REACH = "không thuộc địa bàn phụ trách"
#: The page of an organisation and the name of its number there.
PAGE = ["registry.organisation", "organisation_id"]
JOINING = "Đang ghép các giấy tờ thành một tệp"


@handler(JOB)
def make_papers(job: JobContext) -> None:
    """Issue a paper for each organisation, then join them; a stopped job goes on where it was."""
    ids: list[int] = job.params["ids"]
    made: list[int] = job.checkpoint.setdefault("papers", [])
    left: list[Listed] = job.checkpoint.setdefault("left", [])
    for first in range(job.checkpoint.get("next", 0), len(ids), CHUNK):
        if job.cancelled():
            return
        new, without = _chunk(job, ids[first : first + CHUNK])
        db.session.rollback()
        begin_write()
        made += [papers.issue(one, actor_id=job.actor_id).id for one in new]
        left += without
        job.checkpoint["next"] = first + CHUNK
        done = min(first + CHUNK, len(ids))
        said = f"Đã lập {format_number(len(made))} giấy tờ"
        job.progress(done, len(ids), JOINING if done == len(ids) else said)
    if job.cancelled():
        return
    file_id = _joined(job, made) if made else None
    job.result(_outcome(Batch(job.params["batch"]), len(made), len(left)), file_id, left)


def _chunk(job: JobContext, ids: list[int]) -> tuple[list[NewPaper], list[Listed]]:
    """Return the papers of some organisations, and what is said of those that got none.

    Nothing is written meanwhile: drawing takes longer than others may wait.
    """
    person = _person(job)
    scope = person.scope_for(PERMISSION)
    new: list[NewPaper] = []
    left: list[Listed] = []
    for one in ids:
        row = records.organisation(one, scope)
        if row is None:
            left.append({"name": f"Tổ chức số {one}", "why": OUT_OF_REACH})
            continue
        try:
            new.append(_paper(job, row, person))
        except RuleViolation as refusal:
            name = latest_names([one]).get(one, f"Tổ chức số {one}")
            left.append({"name": name, "why": str(refusal), "page": PAGE, "record": one})
    return new, left


def _person(job: JobContext) -> User:
    """Return who asked, with the rights of now."""
    person = accounts.person(job.actor_id)
    if person is None or not person.active or not person.may(PERMISSION):
        raise RuleViolation(GONE)
    return person


def _paper(job: JobContext, row: Any, person: User) -> NewPaper:
    """Return one paper in the form of the bundle; numbers of persons stay masked."""
    wanted = BundleForm(job.params["form"])
    form = FileFormat.PDF if wanted is BundleForm.PDF else FileFormat.DOCX
    on = date.fromisoformat(job.params["on"])
    today = today_vn()
    more: dict[str, Any] = {"check_page": job.params["check_page"], "forms": frozenset({form})}
    if Batch(job.params["batch"]) is Batch.SUMMARY:
        return new_summary(row, on, issuer=issuer_of(person, row.unit_id, today), **more)
    shown = Particulars(lambda party: party.identity_masked)
    return new_member_book(row, on, shown, today=today, **more)


def _joined(job: JobContext, made: list[int]) -> int:
    """Keep all papers in one file; return its number."""
    what, on = BATCH[Batch(job.params["batch"])], date.fromisoformat(job.params["on"])
    form = BundleForm(job.params["form"])
    with TemporaryDirectory(prefix="htx-") as folder:
        parts = parts_of(made)
        if form is BundleForm.PDF:
            path = join_pdfs(parts, lambda lines: contents_pdf(lines, what, on), Path(folder))
        else:
            path = zip_files(parts, FileFormat.DOCX.value, Path(folder))
        content = path.read_bytes()
    db.session.rollback()
    begin_write()
    return papers.store_file(
        content,
        filename=f"{what.replace(' ', '-')}-{on.isoformat()}.{form.value}",
        media_type=MEDIA_TYPES[FileFormat.PDF] if form is BundleForm.PDF else "application/zip",
        actor_id=job.actor_id,
    ).id


def parts_of(made: list[int]) -> Iterator[Part]:
    """Give the issued papers one by one, so that one at a time is in memory."""
    for paper_id in made:
        yield Part(*paper_queries.printed(paper_id))
        db.session.expunge_all()


def _outcome(batch: Batch, made: int, left: int) -> str:
    """Return what came out; those that got no paper are listed below it."""
    said = f"Đã lập {format_number(made)} {BATCH[batch]}."
    return f"{said} Không lập được {format_number(left)}, nêu ở dưới." if left else said
