"""Printing one organisation: the summary as PDF, Word and Excel, issued with a look-up code."""

from flask import abort, flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.papers.issuer import issuer_of
from coop_registry.papers.issuing import new_summary
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404, printed_day
from core import once
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from papers import services as papers

SIGNED = "Đã lập bản tóm tắt. Tải tệp Word để trình ký, tệp PDF để xem và in."
REFERENCE = "Đã lập bản tóm tắt để tham khảo: không có số, không ký. Tải tệp PDF để xem và in."


@bp.post("/hop-tac-xa/<int:organisation_id>/in-ban-tom-tat")
@requires("registry.print", scope="unit")
def print_summary(organisation_id: int) -> ResponseReturnValue:
    """Issue the one-page summary as of the day shown; its bytes are kept as they are."""
    row = organisation_or_404(organisation_id)
    page = url_for("papers.check", _external=True)
    try:
        issuer = issuer_of(current_user, row.unit_id, today_vn())
        new = new_summary(row, printed_day(), issuer=issuer, check_page=page)
    except RuleViolation:
        abort(404)
    paper = papers.issue(new, actor_id=current_user.id)
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash(SIGNED if issuer else REFERENCE, "success")
    return response
