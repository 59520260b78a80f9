"""Printing the monthly report: PDF, Word and Excel, issued with a look-up code."""

from flask import abort, flash, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.papers.issuer import issuer_of
from coop_registry.papers.monthly import Monthly, monthly_document, monthly_title, report_symbol
from coop_registry.papers.overview import monthly_xlsx
from coop_registry.queries import overview as queries
from coop_registry.queries.monthly import month_figures
from coop_registry.queries.overview import Shown
from coop_registry.routes import bp
from coop_registry.routes.overview import asked_overview
from coop_registry.routes.shared import printed_day
from coop_registry.rules.monthly import compared_days
from core import once
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from core.text import lower_first
from papers import services as papers
from papers.frame import CheckMark
from papers.page import render_pdf
from papers.services import NewPaper
from papers.word import render_docx
from reference import queries as reference
from reference.models import Unit
from reference.queries import AgencyLines


@bp.post("/tong-quan/bao-cao-thang")
@requires("registry.report", scope="unit")
def print_monthly() -> ResponseReturnValue:
    """Issue the monthly report of the province or a unit (báo cáo tháng) as of a day."""
    asked = asked_overview(printed_day())
    shown = queries.shown(asked, current_scope())
    office = _issuer(shown)
    if shown.unit is None or shown.unit_is_unknown or office is None:
        abort(404)
    report = _report(shown, shown.unit, office, narrowed=asked.unit_id is not None)
    paper = papers.issue(_issued(report, shown.unit.id), actor_id=current_user.id)
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash("Đã lập báo cáo tháng. Tải tệp Word để trình ký, tệp PDF để xem và in.", "success")
    return response


def _issuer(shown: Shown) -> AgencyLines | None:
    """Return whose report it is (cơ quan ban hành)."""
    try:
        return issuer_of(current_user, shown.unit.id if shown.unit else None, today_vn())
    except RuleViolation:
        return None


def _report(shown: Shown, unit: Unit, office: AgencyLines, *, narrowed: bool) -> Monthly:
    """Return the figures of the day and of the two it is set beside, of the same area."""
    on, scope = shown.figures.on, current_scope()
    within = reference.area_ids(unit.id, on) if narrowed else None
    month_ago, year_ago = compared_days(on)
    return Monthly(
        now=month_figures(on, scope, within),
        month_ago=month_figures(month_ago, scope, within),
        year_ago=month_figures(year_ago, scope, within),
        place=lower_first(unit.name),
        office=office,
    )


def _issued(report: Monthly, unit_id: int) -> NewPaper:
    """Return the report's bytes in three forms under a fresh look-up code."""
    code, on = papers.new_code(), report.now.on
    page = url_for("papers.check", _external=True)
    document = monthly_document(report, CheckMark(code, page, f"{page}?ma={code}"))
    return NewPaper(
        code=code,
        kind="registry.monthly",
        title=monthly_title(report),
        subject_type="unit",
        subject_id=unit_id,
        data_on=on,
        filename=f"bao-cao-thang-{on.isoformat()}",
        pdf=render_pdf(document),
        docx=render_docx(document),
        xlsx=monthly_xlsx(report),
        unit_id=unit_id,
        agency_id=report.office.agency_id,
        symbol=report_symbol(report.office),
    )
