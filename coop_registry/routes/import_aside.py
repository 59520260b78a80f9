"""Imports put aside, taken up again, and files that are no longer needed."""

from collections.abc import Callable

from flask import flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.imports import EmptyForm, ForgetForm
from coop_registry.models import Import
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt
from coop_registry.routes.imports import begin_job, import_or_404
from coop_registry.rules.imports.kinds import READ
from coop_registry.services.imports import ending
from core import once
from core.access import requires
from reference.jobs import enqueue


@bp.post("/nhap-danh-sach/<int:import_id>/bo")
@requires("registry.import", scope="unit")
def discard_import(import_id: int) -> ResponseReturnValue:
    """Put an import aside without writing anything (bỏ lần nhập)."""
    kept = import_or_404(import_id)
    said = f"Đã bỏ lần nhập; sổ không thay đổi. Trong {ending.KEPT.days} ngày vẫn mở lại được."
    return _tried(kept, lambda: ending.discard(kept, actor_id=current_user.id), said)


@bp.post("/nhap-danh-sach/<int:import_id>/mo-lai")
@requires("registry.import", scope="unit")
def reopen_import(import_id: int) -> ResponseReturnValue:
    """Take up an import that was put aside (mở lại)."""
    kept, jobs = import_or_404(import_id), []

    def work() -> None:
        ending.reopen(kept, actor_id=current_user.id)
        jobs.append(begin_job(kept, READ, f"Đọc lại danh sách {kept.filename}"))

    response = _tried(kept, work, "Đã mở lại; những gì đã sửa vẫn còn.")
    for job_id in jobs:
        enqueue(job_id)
    return response


def _tried(kept: Import, work: Callable[[], None], said: str) -> ResponseReturnValue:
    """Carry a button's work out; a refusal is shown on the import's page."""
    form, page = EmptyForm(), url_for(".import_page", import_id=kept.id)
    tried = attempt(form, work, leads_to=page, said=said)
    if tried.response is not None:
        return tried.response
    flash("; ".join(message for _id, _label, message in form.error_list()), "warning")
    return once.leads_to(page)


@bp.route("/nhap-danh-sach/<int:import_id>/xoa-tep-goc", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def forget_import_file(import_id: int) -> ResponseReturnValue:
    """Delete the file and cells of a written import, after a reason (xóa tệp gốc)."""
    kept = import_or_404(import_id)
    form, tried = ForgetForm(), Attempt()
    if form.validate_on_submit():
        reason = form.reason.data or ""
        tried = attempt(
            form,
            lambda: ending.forget_original(kept, reason=reason, actor_id=current_user.id),
            leads_to=url_for(".import_page", import_id=import_id),
            said="Đã xóa tệp gốc; nội dung đã ghi vào sổ không thay đổi.",
        )
    return tried.response or render_template("registry/import_forget.html", kept=kept, form=form)
