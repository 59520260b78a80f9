"""Printing one organisation: the summary as PDF, Word and Excel, issued with a look-up code."""

from flask import abort, flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.papers.summary import Summary
from coop_registry.queries import pages
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.findings import findings_on
from coop_registry.services import printing
from core import once, ui
from core.access import requires
from core.clock import today_vn
from core.db import db
from reference import queries as reference


@bp.post("/hop-tac-xa/<int:organisation_id>/in-ban-tom-tat")
@requires("registry.print", scope="unit")
def print_summary(organisation_id: int) -> ResponseReturnValue:
    """Issue the one-page summary as of the day shown; its bytes are kept as they are."""
    row, today = organisation_or_404(organisation_id), today_vn()
    shown = pages.record(row, ui.day_asked(today))
    office = reference.registration_office(row.unit_id, today)
    if not shown.exists or office is None:
        abort(404)
    summary = Summary(
        shown=shown,
        findings=tuple(findings_on(pages.snapshot(shown), shown.on)),
        office=office,
        issued_on=today,
    )
    paper = printing.issue_summary(
        summary,
        unit_id=row.unit_id,
        actor_id=current_user.id,
        check_url=url_for("papers.check", _external=True),
    )
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash("Đã lập bản tóm tắt. Tải tệp Word để trình ký, tệp PDF để xem và in.", "success")
    return response
