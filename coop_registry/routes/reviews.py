"""Reviews of what is registered: those of the office, one of them, its notices, the silent."""

from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms.reviews import ReviewForm
from coop_registry.models import Review
from coop_registry.papers.review import issue_notices, new_notice, silent_xlsx
from coop_registry.queries import reviews as queries
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.rules.reviews import AT_ONCE, JOB, last_day
from coop_registry.services import reviews
from core import once, ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from core.money import format_number
from papers.rules import MEDIA_TYPES, FileFormat
from reference import queries as reference
from reference.jobs import enqueue
from reference.queries.names import unit_names
from reference.services import start_job


def review_or_404(review_id: int) -> Review:
    """Return a campaign of the person's units; another unit's is not found."""
    return queries.review(review_id, current_scope()) or abort(404)


@bp.get("/ra-soat")
@requires("filing.read", scope="unit")
def review_list() -> ResponseReturnValue:
    """List the campaigns of the office (đợt rà soát thông tin đăng ký)."""
    rows = queries.reviews(current_scope())
    calendar = reference.working_days()
    return render_template(
        "registry/reviews/list.html",
        rows=rows,
        counted=queries.counted([row.id for row in rows]),
        units=unit_names({row.unit_id for row in rows}),
        until={row.id: last_day(row.notice_on, calendar)[0].last_day for row in rows},
        today=today_vn(),
    )


@bp.route("/ra-soat/moi", methods=["GET", "POST"])
@requires("filing.review", scope="unit")
def new_review() -> ResponseReturnValue:
    """Begin a campaign for a unit (mở đợt rà soát): who examines or decides, not the desk."""
    today = today_vn()
    form = ReviewForm()
    form.prepare(queries.areas(current_scope(), today), today)
    if form.validate_on_submit():
        made: list[Review] = []
        actor = {"actor_id": current_user.id, "on": today}
        done = attempt(
            form,
            lambda: made.append(reviews.start(form.entry(), scope=current_scope(), **actor)),
            leads_to=lambda: url_for(".review_page", review_id=made[0].id),
            said="Đã mở đợt rà soát. Hãy lập thông báo gửi các tổ chức.",
        )
        if done.response:
            return done.response
    return render_template("registry/reviews/new.html", form=form)


@bp.get("/ra-soat/<int:review_id>")
@requires("filing.read", scope="unit")
def review_page(review_id: int) -> ResponseReturnValue:
    """Show a campaign: how far it is, who answered what, who is silent."""
    row, today = review_or_404(review_id), today_vn()
    word = request.args.get("tra-loi", "")
    until, rule = last_day(row.notice_on, reference.working_days())
    return render_template(
        "registry/reviews/page.html",
        row=row,
        page=queries.page(row.id, word, today, ui.page_asked()),
        word=word,
        counted=queries.counted([row.id])[row.id],
        unit=unit_names({row.unit_id})[row.unit_id],
        until=until.last_day,
        article=rule.article,
        labels=labels,
        today=today,
    )


@bp.post("/ra-soat/<int:review_id>/thong-bao")
@requires("filing.work", scope="unit")
def review_notices(review_id: int) -> ResponseReturnValue:
    """Make the notices that are lacking: a few at once, many by the worker."""
    row = review_or_404(review_id)
    lines = queries.without_notice(row.id)
    check_page = url_for("papers.check", _external=True)
    back = url_for(".review_page", review_id=row.id)
    if len(lines) > AT_ONCE:
        return _by_worker(row, lines, check_page)
    try:
        drawn = [
            (line, new_notice(row, organisation, check_page=check_page))
            for line, organisation in queries.with_organisations(lines)
        ]
    except RuleViolation as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return redirect(back, code=303)
    issue_notices(drawn, actor_id=current_user.id)
    response = once.leads_to(back)
    db.session.commit()
    flash(f"Đã lập {format_number(len(drawn))} thông báo.", "success")
    return response


def _by_worker(row: Review, lines: list[int], check_page: str) -> ResponseReturnValue:
    params = {"review": row.id, "lines": lines, "check_page": check_page}
    title = f"Lập {format_number(len(lines))} thông báo rà soát: {row.title}"
    job = start_job(JOB, title, params, current_user.id)
    response = once.leads_to(url_for("reference.job", job_id=job.id))
    db.session.commit()
    enqueue(job.id)
    return response


@bp.get("/ra-soat/<int:review_id>/chua-tra-loi")
@requires("filing.read", scope="unit")
def review_silent(review_id: int) -> ResponseReturnValue:
    """Send the workbook of those that have not answered."""
    row, today = review_or_404(review_id), today_vn()
    return send_file(
        BytesIO(silent_xlsx(row, queries.silent_ids(row.id), today)),
        mimetype=MEDIA_TYPES[FileFormat.XLSX],
        as_attachment=True,
        download_name=f"chua-tra-loi-ra-soat-{today.isoformat()}.xlsx",
    )
