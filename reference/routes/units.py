"""Administrative units as of a day, and their other names."""

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core import once, ui
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from reference import queries, services
from reference.forms import AliasForm
from reference.models import Unit
from reference.queries.units import predecessors
from reference.routes.blueprint import bp


@bp.get("/du-lieu-dung-chung")
@requires("home.view", scope="all")
def index() -> ResponseReturnValue:
    """Lead to the shared data (dữ liệu dùng chung)."""
    return render_template("reference/index.html")


@bp.get("/don-vi-hanh-chinh")
@requires("home.view", scope="all")
def units() -> ResponseReturnValue:
    """Show the units that stand on a day (đơn vị hành chính)."""
    on = ui.day_asked(today_vn(), ahead=True)
    words = request.args.get("tim", "").strip()[:100]
    found = queries.find_units(words, on) if words else None
    groups = [] if words else queries.unit_groups(on)
    return render_template("reference/units.html", on=on, words=words, found=found, groups=groups)


def _unit_or_404(unit_id: int) -> Unit:
    return queries.unit(unit_id) or abort(404)


@bp.get("/don-vi-hanh-chinh/<int:unit_id>")
@requires("home.view", scope="all")
def unit(unit_id: int) -> ResponseReturnValue:
    """Show one version of a unit: period, place, successor, other names."""
    shown = _unit_or_404(unit_id)
    return render_template(
        "reference/unit.html",
        unit=shown,
        above=queries.seat_line(unit_id)[1:],
        successor=queries.unit(shown.successor_id) if shown.successor_id else None,
        predecessors=predecessors(unit_id),
        aliases=queries.unit_aliases(unit_id),
    )


@bp.route("/don-vi-hanh-chinh/<int:unit_id>/ten-khac", methods=["GET", "POST"])
@requires("reference.manage", scope="all")
def new_alias(unit_id: int) -> ResponseReturnValue:
    """Add another name of a unit (tên khác của đơn vị)."""
    named = _unit_or_404(unit_id)
    form = AliasForm()
    if form.validate_on_submit():
        try:
            services.add_alias(
                named,
                form.name.data,
                form.note.data,
                form.source.data,
                actor_id=current_user.id,
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            response = once.leads_to(url_for(".unit", unit_id=unit_id))
            db.session.commit()
            flash("Đã thêm tên khác của đơn vị.", "success")
            return response
    return render_template("reference/new_alias.html", form=form, unit=_unit_or_404(unit_id))
