"""The log (nhật ký): list with filters, export of what is shown, verification."""

from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from flask import render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries
from accounts.forms.fields import ChoiceField, options
from accounts.forms.people import ALL, ConfirmForm, LogFilterForm
from accounts.papers import audit_log_xlsx
from accounts.queries import LogFilter
from accounts.routes.blueprint import bp
from accounts.routes.history import PAGE_SIZE, before_asked, lines_of, log_lines_of, older_url
from accounts.services.log import ask_to_verify, note_export
from audit import wording
from audit.models import Entry
from core.access import requires
from core.clock import VIETNAM, today_vn
from core.dates import format_date
from core.db import db
from core.once import leads_to
from core.text import vi_key
from core.ui import here
from reference.jobs import enqueue

#: One export holds at most this many lines; more is asked for by narrower days.
EXPORT_LIMIT = 20_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.route("/quan-tri/nhat-ky")
@requires("audit.read", scope="all")
def audit_log() -> ResponseReturnValue:
    """List what was done (nhật ký), newest first."""
    form = _filter_form()
    entries = queries.log_entries(_wanted(form), PAGE_SIZE + 1, before_asked())
    return render_template(
        "accounts/audit_log.html",
        form=form,
        applied=_applied(form),
        lines=log_lines_of(entries[:PAGE_SIZE]),
        older_url=older_url(entries, PAGE_SIZE),
        newest_url=here(truoc=None) if before_asked() else None,
    )


@bp.route("/quan-tri/nhat-ky/xuat", methods=["POST"])
@requires("audit.read", scope="all")
def audit_export() -> ResponseReturnValue:
    """Export what the list shows as a workbook (xuất nhật ký); the export itself is logged."""
    form = _filter_form()
    entries: list[Entry] = queries.log_entries(_wanted(form), EXPORT_LIMIT, None)
    content = audit_log_xlsx(log_lines_of(entries), today_vn())
    note_export(len(entries), actor_id=current_user.id)
    db.session.commit()
    name = f"nhat-ky-{today_vn().isoformat()}.xlsx"
    return send_file(BytesIO(content), XLSX, as_attachment=True, download_name=name)


@bp.route("/quan-tri/nhat-ky/kiem-tra", methods=["GET", "POST"])
@requires("audit.verify", scope="all")
def audit_verify() -> ResponseReturnValue:
    """Show the last result and start a verification as a job (kiểm tra nhật ký)."""
    form = ConfirmForm()
    if form.validate_on_submit():
        job = ask_to_verify(actor_id=current_user.id)
        response = leads_to(url_for("reference.job", job_id=job.id))
        job_id = job.id
        db.session.commit()
        enqueue(job_id)
        return response
    last = queries.last_verification()
    return render_template(
        "accounts/audit_verify.html", form=form, last=lines_of([last])[0] if last else None
    )


def _filter_form() -> LogFilterForm:
    form = LogFilterForm(request.args)
    form.nguoi.choices = options(queries.log_actors(), empty=ALL)
    actions = sorted(wording.action_words().items(), key=lambda one: vi_key(one[1]))
    form.viec.choices = options(actions, empty=ALL)
    kinds = ((kind, wording.subject_word(kind)) for kind in queries.log_subject_types())
    form.loai.choices = options(kinds, empty=ALL)
    form.validate()
    return form


def _moment(day: date) -> datetime:
    """Return the first moment of a day in Viet Nam."""
    return datetime.combine(day, time(), VIETNAM)


def _wanted(form: LogFilterForm) -> LogFilter:
    """Return the filter; a part that cannot be read is left open and marked in the form."""
    since, last = form.tu_ngay.data, None if form.den_ngay.errors else form.den_ngay.data
    if last is not None and last >= today_vn():
        last = None  # where the program stands on an earlier day, the clock has gone on
    return LogFilter(
        actor_id=None if form.nguoi.errors else form.nguoi.data,
        action=None if form.viec.errors else form.viec.data or None,
        subject_type=None if form.loai.errors else form.loai.data or None,
        since=None if since is None else _moment(since),
        until=None if last is None else _moment(last + timedelta(days=1)),
    )


def _applied(form: LogFilterForm) -> list[tuple[str, str, str]]:
    """Return what narrows the list: label, value, address without it."""
    found = []
    for field in form:
        if field.data in (None, "") or field.errors:
            continue
        shown = _shown(field)
        found.append((field.label.text, shown, here(**{field.name: None, "truoc": None})))
    return found


def _shown(field: Any) -> str:
    """Return the value of a filter as the person chose or typed it."""
    if isinstance(field, ChoiceField):
        return next(one.label for one in field.iter_choices() if one.selected)
    return format_date(field.data)
