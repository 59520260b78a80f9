"""Printing one organisation: the summary as PDF, Word and Excel, issued with a look-up code."""

from flask import abort, flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.papers.summary import Summary, summary_document, summary_xlsx
from coop_registry.queries import pages
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404, printed_day
from coop_registry.rules.findings import counted, ended, findings_on
from core import once
from core.access import requires
from core.clock import today_vn
from core.db import db
from papers import services as papers
from papers.frame import CheckMark
from papers.page import render_pdf
from papers.services import NewPaper
from papers.word import render_docx
from reference import queries as reference


@bp.post("/hop-tac-xa/<int:organisation_id>/in-ban-tom-tat")
@requires("registry.print", scope="unit")
def print_summary(organisation_id: int) -> ResponseReturnValue:
    """Issue the one-page summary as of the day shown; its bytes are kept as they are."""
    row, today = organisation_or_404(organisation_id), today_vn()
    shown = pages.record(row, printed_day())
    office = reference.registration_office(row.unit_id, today)
    if not shown.exists or office is None:
        abort(404)
    state = pages.snapshot(shown)
    summary = Summary(
        shown=shown,
        count=counted(state, shown.on),
        findings=tuple(findings_on(state, shown.on)),
        past=tuple(ended(state, shown.on)),
        office=office,
    )
    paper = papers.issue(_issued(summary, row.unit_id), actor_id=current_user.id)
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash("Đã lập bản tóm tắt. Tải tệp Word để trình ký, tệp PDF để xem và in.", "success")
    return response


def _issued(summary: Summary, unit_id: int) -> NewPaper:
    """Return the summary's bytes in three forms under a fresh look-up code."""
    shown, code = summary.shown, papers.new_code()
    page = url_for("papers.check", _external=True)
    document = summary_document(summary, CheckMark(code, page, f"{page}?ma={code}"))
    return NewPaper(
        code=code,
        kind="registry.summary",
        title=f"Bản tóm tắt thông tin: {shown.name}",
        subject_type="organisation",
        subject_id=shown.id,
        data_on=shown.on,
        filename=f"ban-tom-tat-{shown.id}-{shown.on.isoformat()}",
        pdf=render_pdf(document),
        docx=render_docx(document),
        xlsx=summary_xlsx(summary),
        unit_id=unit_id,
        agency_id=summary.office.agency_id,
        symbol=summary.office.symbol,
    )
