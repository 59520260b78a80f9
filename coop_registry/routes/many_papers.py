"""Asking for papers in number, from the list of organisations."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.labels import BATCH, BUNDLE_FORM
from coop_registry.queries import lists
from coop_registry.routes import bp
from coop_registry.routes.list_filters import applied, asked_list, chosen_ids
from coop_registry.routes.shared import printed_day
from coop_registry.rules.many_papers import JOB, MOST, Batch, BundleForm
from core import once
from core.access import current_scope, requires
from core.dates import format_date
from core.db import db
from core.money import format_number
from reference.jobs import enqueue
from reference.services import start_job


@bp.post("/hop-tac-xa/in-nhieu")
@requires("registry.print", scope="unit")
def many_papers() -> ResponseReturnValue:
    """Say what will be printed; once confirmed, ask the worker for it (in hàng loạt)."""
    on, asked, chosen = printed_day(), asked_list(), chosen_ids()
    try:
        batch, _, form = request.form.get("viec", "").partition(".")
        wanted, shape = Batch(batch), BundleForm(form)
    except ValueError:
        abort(404)
    sort = asked.sort
    ids = lists.ids(
        asked.filters,
        scope=current_scope(),
        on=on,
        order=sort.key,
        descending=sort.descending,
        chosen=chosen,
    )
    back = _list_address()
    if not ids or len(ids) > MOST:
        words = f"có {format_number(len(ids))} tổ chức; mỗi lần in nhiều nhất {format_number(MOST)}"
        flash(f"Danh sách {words}. Hãy lọc bớt rồi in." if ids else "Không có gì để in.", "warning")
        return redirect(back, code=303)
    if request.form.get("xac-nhan"):
        return _start(wanted, shape, ids)
    return render_template(
        "registry/many_papers.html",
        what=BATCH[wanted],
        shape=BUNDLE_FORM[shape],
        asked_for=request.form["viec"],
        count=len(ids),
        chosen=sorted(chosen or ()),
        conditions=[f"{label}: {words}" for label, words, _url in applied(asked, on)],
        on=on,
        back=back,
    )


def _start(batch: Batch, form: BundleForm, ids: list[int]) -> ResponseReturnValue:
    """Start the job and lead to its page."""
    on = printed_day()
    params = {
        "batch": batch.value,
        "form": form.value,
        "on": on.isoformat(),
        "ids": ids,
        "check_page": url_for("papers.check", _external=True),
    }
    title = f"In {format_number(len(ids))} {BATCH[batch]}, số liệu ngày {format_date(on)}"
    job = start_job(JOB, title, params, current_user.id)
    response = once.leads_to(url_for("reference.job", job_id=job.id))
    db.session.commit()
    enqueue(job.id)
    return response


def _list_address() -> str:
    query = request.query_string.decode("ascii", "replace")
    return url_for("registry.organisations") + (f"?{query}" if query else "")
