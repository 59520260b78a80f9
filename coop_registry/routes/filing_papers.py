"""Papers of a filing: made with one button, listed with number and scan, all in one file."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from flask import abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.models import Filing
from coop_registry.papers.filings import issuing, whole
from coop_registry.queries.filings import for_papers
from coop_registry.queries.filings.whole import parts_of
from coop_registry.routes import bp
from coop_registry.routes.filings import filing_or_404
from coop_registry.rules.filings.papers import PREFIX, FilingPaperKind
from core import once
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from papers import queries as paper_queries
from papers.models import IssuedPaper
from papers.routes import reader
from papers.states import PublicPaper, public_view
from reference.jobs import enqueue
from reference.services import start_job


@dataclass(frozen=True)
class PaperSection:
    """What the page shows of the papers: what can be made, what was made, whether all fit at once."""

    makeable: tuple[FilingPaperKind, ...]
    made: list[tuple[IssuedPaper, PublicPaper]]
    has_parts: bool
    is_quick: bool

    @property
    def again(self) -> frozenset[str]:
        """Return the papers that were made before: a new one supersedes them."""
        return frozenset(paper.kind.removeprefix(PREFIX) for paper, _ in self.made)


@bp.app_template_global()
def filing_paper_section(row: Filing, today: date) -> PaperSection:
    """Return the papers of a filing as its page shows them."""
    made = paper_queries.papers_about("filing", row.id, reader())
    return PaperSection(
        makeable=for_papers.makeable(row, today) if current_user.may("filing.work") else (),
        made=[(one, public_view(one, today)) for one in made],
        has_parts=bool(parts_of(row)),
        is_quick=whole.is_quick(row),
    )


@bp.post("/ho-so/<int:filing_id>/lap-van-ban")
@requires("filing.work", scope="unit")
def make_filing_paper(filing_id: int) -> ResponseReturnValue:
    """Issue a paper of the filing; its bytes are kept, an older one of its kind is superseded."""
    row, asked = filing_or_404(filing_id), request.form.get("loai", "")
    if asked not in set(FilingPaperKind):
        abort(404)
    paper = FilingPaperKind(asked)
    try:
        made = issuing.issue(
            row,
            paper,
            today=today_vn(),
            check_page=url_for("papers.check", _external=True),
            actor_id=current_user.id,
        )
    except RuleViolation as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return redirect(url_for(".filing", filing_id=filing_id), code=303)
    response = once.leads_to(url_for("papers.paper", paper_id=made.id))
    db.session.commit()
    flash(f"Đã lập: {labels.FILING_PAPER[paper].lower()}. Tải tệp Word để trình ký.", "success")
    return response


@bp.get("/ho-so/<int:filing_id>/mot-tep")
@requires("filing.read", scope="unit")
def filing_whole(filing_id: int) -> ResponseReturnValue:
    """Send everything of a filing as one PDF; a big one is asked of the worker instead."""
    row = filing_or_404(filing_id)
    if not parts_of(row) or not whole.is_quick(row):
        return redirect(url_for(".filing", filing_id=filing_id))
    return send_file(
        BytesIO(whole.whole_pdf(row)),
        mimetype="application/pdf",
        as_attachment=True,
        download_name=f"ho-so-{row.number:02d}-{row.year}.pdf",
    )


@bp.post("/ho-so/<int:filing_id>/ghep-mot-tep")
@requires("filing.read", scope="unit")
def ask_filing_whole(filing_id: int) -> ResponseReturnValue:
    """Ask the worker for everything of a big filing as one PDF."""
    row = filing_or_404(filing_id)
    title = f"Ghép hồ sơ số {row.number:02d}/{row.year} thành một tệp PDF"
    job = start_job(whole.JOB, title, {"filing_id": row.id}, current_user.id)
    response = once.leads_to(url_for("reference.job", job_id=job.id))
    db.session.commit()
    enqueue(job.id)
    return response
