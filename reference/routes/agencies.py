"""Agencies and the names they bear through time."""

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core import once, ui
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from reference import queries, services
from reference.forms import AgencyNameForm
from reference.labels import AGENCY_KINDS
from reference.models import Agency
from reference.queries.offices import agency as agency_by_id
from reference.routes.blueprint import bp


@bp.get("/co-quan")
@requires("home.view", scope="all")
def agencies() -> ResponseReturnValue:
    """Show the agencies that exist on a day under that day's names (cơ quan, tổ chức)."""
    on = ui.day_asked(today_vn(), ahead=True)
    rows = queries.agencies_on(on)
    return render_template("reference/agencies.html", rows=rows, on=on, kinds=AGENCY_KINDS)


def _agency_or_404(agency_id: int) -> Agency:
    return agency_by_id(agency_id) or abort(404)


@bp.get("/co-quan/<int:agency_id>")
@requires("home.view", scope="all")
def agency(agency_id: int) -> ResponseReturnValue:
    """Show an agency with all its names and its letter head (tên, đầu văn bản)."""
    shown = _agency_or_404(agency_id)
    successor = agency_by_id(shown.successor_id) if shown.successor_id else None
    names = queries.agency_names(agency_id)
    return render_template(
        "reference/agency.html",
        agency=shown,
        names=names,
        kinds=AGENCY_KINDS,
        successor=successor,
        successor_names=queries.agency_names(successor.id) if successor else [],
        unit=queries.unit(shown.unit_id) if shown.unit_id else None,
    )


@bp.route("/co-quan/<int:agency_id>/ten-moi", methods=["GET", "POST"])
@requires("reference.manage", scope="all")
def new_agency_name(agency_id: int) -> ResponseReturnValue:
    """Give an agency a new name from a day on (tên mới của cơ quan)."""
    named = _agency_or_404(agency_id)
    form = AgencyNameForm()
    if form.validate_on_submit():
        try:
            services.add_agency_name(named, form.terms(), actor_id=current_user.id)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            response = once.leads_to(url_for(".agency", agency_id=agency_id))
            db.session.commit()
            flash("Đã ghi tên mới của cơ quan.", "success")
            return response
    names = queries.agency_names(agency_id)
    return render_template(
        "reference/new_agency_name.html", form=form, agency_id=agency_id, last=names[-1]
    )
