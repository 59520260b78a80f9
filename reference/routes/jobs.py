"""Long jobs of a person: progress, cancel, result."""

from flask import abort, flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core import ui
from core.access import requires
from core.clock import now_utc
from core.db import db
from reference import queries, services
from reference.labels import JOB_STATES
from reference.models import Job
from reference.routes.blueprint import bp
from reference.rules import ENDED, time_left, time_left_words


def _whose() -> int | None:
    """Return whose jobs the person reaches: their own, administrators everybody's (None)."""
    return None if current_user.may("reference.manage") else current_user.id


def _job_or_404(job_id: int) -> Job:
    return queries.job_for(job_id, _whose()) or abort(404)


def _left(job: Job) -> str | None:
    if job.started_at is None or job.state in ENDED:
        return None
    return time_left_words(time_left(job.done, job.total, now_utc() - job.started_at))


@bp.get("/cong-viec")
@requires("jobs.own", scope="own")
def jobs() -> ResponseReturnValue:
    """Show the person's long jobs, newest first (việc chạy nền)."""
    page = queries.jobs_of(_whose(), ui.page_asked())
    return render_template("reference/jobs.html", page=page, states=JOB_STATES)


@bp.get("/cong-viec/<int:job_id>")
@requires("jobs.own", scope="own")
def job(job_id: int) -> ResponseReturnValue:
    """Show one job: how far it is, or what came out."""
    shown = _job_or_404(job_id)
    return render_template(
        "reference/job.html",
        job=shown,
        label=JOB_STATES[shown.state],
        left=_left(shown),
        ended=shown.state in ENDED,
    )


@bp.get("/cong-viec/<int:job_id>/tien-do")
@requires("jobs.own", scope="own")
def job_progress(job_id: int) -> ResponseReturnValue:
    """Return how far a job is, for the page that waits for it."""
    shown = _job_or_404(job_id)
    return jsonify(
        state=shown.state.value,
        ended=shown.state in ENDED,
        label=JOB_STATES[shown.state],
        done=shown.done,
        total=shown.total,
        percent=shown.percent,
        message=shown.message,
        left=_left(shown),
    )


@bp.post("/cong-viec/<int:job_id>/huy")
@requires("jobs.own", scope="own")
def cancel_job(job_id: int) -> ResponseReturnValue:
    """Ask a job to stop (dừng công việc)."""
    asked = services.request_cancel(_job_or_404(job_id), now_utc())
    db.session.commit()
    if asked:
        flash("Đã yêu cầu dừng. Phần đã xong được giữ lại.", "success")
    else:
        flash("Công việc đã kết thúc trước khi dừng.", "info")
    return redirect(url_for(".job", job_id=job_id), code=303)
