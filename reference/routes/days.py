"""Working days: the exceptions of a year, amended by administrators."""

from types import SimpleNamespace

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core import once, ui
from core.access import requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from reference import queries, services
from reference.forms import WorkingDayForm
from reference.labels import DAY_KINDS
from reference.queries.days import exception_on
from reference.routes.blueprint import bp

FIRST_YEAR, LAST_YEAR = 2013, 2100


def _year() -> int:
    """Return the year asked for (?nam=), this year when there is none."""
    word = request.args.get("nam", "")
    year = int(word) if word.isascii() and word.isdigit() and len(word) == 4 else 0
    return year if FIRST_YEAR <= year <= LAST_YEAR else today_vn().year


@bp.get("/ngay-lam-viec")
@requires("home.view", scope="all")
def working_days() -> ResponseReturnValue:
    """Show the holidays and days worked in exchange of a year (ngày nghỉ, ngày làm bù)."""
    year = _year()
    rows = queries.exceptions_of_year(year)
    return render_template("reference/days.html", year=year, rows=rows, kinds=DAY_KINDS)


@bp.route("/ngay-lam-viec/ghi", methods=["GET", "POST"])
@requires("reference.manage", scope="all")
def set_working_day() -> ResponseReturnValue:
    """Add, change or take back an exception (ghi ngày nghỉ, ngày làm bù)."""
    day = ui.day_asked(today_vn(), ahead=True)
    form = WorkingDayForm(obj=exception_on(day) or SimpleNamespace(day=day))
    if form.validate_on_submit():
        try:
            row = services.set_working_day(
                form.day.data,
                form.day_kind(),
                form.name.data,
                form.reason.data,
                actor_id=current_user.id,
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            response = once.leads_to(url_for(".working_days", nam=row.day.year))
            db.session.commit()
            flash("Đã ghi lịch làm việc.", "success")
            return response
    return render_template("reference/set_day.html", form=form, year=day.year)
