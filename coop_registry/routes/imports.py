"""Lists taken in: all of them, sending a file, where one stands."""

from io import BytesIO
from typing import Any

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms.imports import HeadingForm, PageForm, UploadForm
from coop_registry.models import Import
from coop_registry.papers.import_template import template_xlsx
from coop_registry.queries.imports import imports as queries
from coop_registry.queries.imports import pages
from coop_registry.reading.codepages import CodePage
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.rules.imports.kinds import BUSY, JUDGE, READ, ImportState, RowState
from coop_registry.services.imports import deciding, working
from coop_registry.services.imports.judging import Office
from core import once, ui
from core.access import Scope, current_scope, requires
from core.clock import now_utc, today_vn
from core.db import db
from core.errors import RuleViolation
from papers.uploads import LISTS, check_upload
from reference import queries as reference
from reference.jobs import enqueue
from reference.rules import ENDED, UnitLevel
from reference.services import start_job

#: Where the page leads once all rows were judged again.
CONFIRM = "xac-nhan"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def import_or_404(import_id: int) -> Import:
    """Return an import of the person's units; another unit's is not found."""
    return queries.get(import_id, current_scope()) or abort(404)


def office_of(kept: Import) -> Office:
    """Return who works on an import: the rows the person reaches."""
    return Office(current_scope(), kept.unit_id, today_vn())


def begin_job(kept: Import, kind: str, title: str, **params: Any) -> int:
    """Ask for a job on an import in this transaction; return its number, to be enqueued."""
    job = start_job(kind, title, {"import_id": kept.id, **params}, current_user.id)
    kept.job_id = job.id
    return job.id


def offices(scope: Scope) -> list[tuple[int, str]]:
    """Return the units whose lists a person takes in: the highest ones reached, then all within."""
    today = today_vn()
    found: list[tuple[int, str]] = []
    for level in (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE):
        units = reference.units_in_force(level, today)
        found += [(unit.id, unit.name) for unit in units if _reaches(scope, unit.id)]
    return found


def _reaches(scope: Scope, unit_id: int) -> bool:
    return scope.covers_unit(unit_id)


@bp.get("/nhap-danh-sach")
@requires("registry.import", scope="unit")
def imports() -> ResponseReturnValue:
    """List the imports of the person's units (các lần nhập danh sách)."""
    word = request.args.get("tinh-trang", "")
    state = ImportState(word) if word in set(ImportState) else None
    page = pages.imports_page(current_scope(), ui.page_asked(), state)
    return render_template(
        "registry/imports.html",
        page=page,
        labels=labels,
        state=state,
        names=accounts.names({line.actor_id for line in page.rows}),
        applied=[("Tình trạng", labels.IMPORT_STATE[state], url_for(".imports"))] if state else [],
    )


@bp.route("/nhap-danh-sach/moi", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def new_import() -> ResponseReturnValue:
    """Take a file in and let the worker read it (tải danh sách lên)."""
    today = today_vn()
    form = UploadForm(units=offices(current_scope()), today=today)
    if form.validate_on_submit():
        try:
            kept = _receive(form)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            job_id = begin_job(kept, READ, f"Đọc danh sách {kept.filename}")
            response = once.leads_to(url_for(".import_page", import_id=kept.id))
            db.session.commit()
            enqueue(job_id)
            return response
    return render_template("registry/import_new.html", form=form)


def _receive(form: UploadForm) -> Import:
    file = form.file.data
    upload = check_upload(file.filename or "", file.read(), LISTS, field="file")
    return working.receive(
        upload,
        unit_id=int(form.unit_id.data),
        actor_id=current_user.id,
        on=form.on.data,
        at=now_utc(),
    )


@bp.get("/nhap-danh-sach/mau")
@requires("registry.import", scope="unit")
def import_template() -> ResponseReturnValue:
    """Send the empty workbook with drop-downs (tệp mẫu)."""
    today = today_vn()
    communes = [name for _id, name in reference.communes_for_choice(current_scope(), today)]
    return send_file(
        BytesIO(template_xlsx(communes)),
        mimetype=XLSX,
        as_attachment=True,
        download_name="mau-danh-sach-hop-tac-xa.xlsx",
    )


@bp.get("/nhap-danh-sach/<int:import_id>")
@requires("registry.import", scope="unit")
def import_page(import_id: int) -> ResponseReturnValue:
    """Show where an import stands and what to do next."""
    kept = import_or_404(import_id)
    state = ImportState(kept.state)
    judged = state is ImportState.OPEN and kept.judged_version == kept.version
    if judged and request.args.get("sau") == CONFIRM:
        return redirect(url_for(".confirm_import", import_id=import_id), code=303)
    tables = pages.tables_with_counts(kept.id)
    twins = [one for one in queries.written_with(kept.sha256, kept.unit_id) if one.id != kept.id]
    return render_template(
        "registry/import_page.html",
        kept=kept,
        state=state,
        busy=state in BUSY,
        job=reference.job_for(kept.job_id, None) if state in BUSY and kept.job_id else None,
        tables=tables,
        counts=_counts(tables),
        outdated=state is ImportState.OPEN and working.is_outdated(kept),
        twins=twins,
        has_file=queries.has_file(kept.id),
        labels=labels,
        actors=accounts.names(
            {one for one in (kept.actor_id, kept.written_by_id, kept.undone_by_id) if one}
        ),
        page_form=PageForm(
            data={"page": kept.page or (kept.guesses[0][0] if kept.guesses else None)}
        ),
        heading_form=HeadingForm(),
    )


def _counts(tables: list[pages.TableCount]) -> dict[RowState, int]:
    """Return how many rows of the whole import are in each state."""
    return {state: sum(one.states.get(state, 0) for one in tables) for state in RowState}


@bp.post("/nhap-danh-sach/<int:import_id>/bang-ma")
@requires("registry.import", scope="unit")
def choose_page(import_id: int) -> ResponseReturnValue:
    """Read a text file again in another code page (bảng mã)."""
    kept, form = import_or_404(import_id), PageForm()
    if not form.validate_on_submit():
        abort(400)
    return _reading_again(kept, form, lambda: deciding.choose_page(kept, CodePage(form.page.data)))


@bp.post("/nhap-danh-sach/<int:import_id>/dong-tieu-de")
@requires("registry.import", scope="unit")
def point_at_heading(import_id: int) -> ResponseReturnValue:
    """Read a sheet again with its heading pointed at (dòng tiêu đề)."""
    kept, form = import_or_404(import_id), HeadingForm()
    if not form.validate_on_submit():
        flash("Hãy nhập số của dòng tiêu đề, ví dụ 5.", "warning")
        return once.leads_to(url_for(".import_page", import_id=import_id))
    return _reading_again(
        kept,
        form,
        lambda: deciding.point_at_heading(
            kept, form.file.data or "", form.sheet.data or "", form.row.data
        ),
    )


def _reading_again(kept: Import, form: Any, work: Any) -> ResponseReturnValue:
    """Carry out a decision after which the file is read again."""
    page = url_for(".import_page", import_id=kept.id)
    jobs: list[int] = []

    def whole() -> None:
        work()
        jobs.append(begin_job(kept, READ, f"Đọc lại danh sách {kept.filename}"))

    tried = attempt(form, whole, leads_to=page, said="Đang đọc lại tệp theo lựa chọn mới.")
    if tried.response is None:
        flash("; ".join(message for _id, _label, message in form.error_list()), "warning")
        return once.leads_to(page)
    enqueue(jobs[0])
    return tried.response


@bp.post("/nhap-danh-sach/<int:import_id>/xet-lai")
@requires("registry.import", scope="unit")
def judge_import(import_id: int) -> ResponseReturnValue:
    """Judge all rows together again, before the summary (xét lại toàn bộ)."""
    kept = import_or_404(import_id)
    if kept.state != ImportState.OPEN:
        flash("Lần nhập này không còn ở bước xem và sửa.", "warning")
        return once.leads_to(url_for(".import_page", import_id=import_id))
    if kept.judged_version == kept.version and not working.is_outdated(kept):
        return once.leads_to(url_for(".confirm_import", import_id=import_id))
    kept.state = ImportState.READING.value
    job_id = begin_job(kept, JUDGE, f"Xét lại danh sách {kept.filename}")
    response = once.leads_to(url_for(".import_page", import_id=import_id, sau=CONFIRM))
    db.session.commit()
    enqueue(job_id)
    return response


@bp.post("/nhap-danh-sach/<int:import_id>/lam-tiep")
@requires("registry.import", scope="unit")
def resume_import(import_id: int) -> ResponseReturnValue:
    """Go on after a job that broke off: read again, or give the import back (làm tiếp)."""
    kept = import_or_404(import_id)
    job = reference.job_for(kept.job_id, None) if kept.job_id else None
    page = url_for(".import_page", import_id=import_id)
    if ImportState(kept.state) not in BUSY or (job is not None and job.state not in ENDED):
        flash("Việc của lần nhập này vẫn đang chạy hoặc đã xong.", "info")
        return once.leads_to(page)
    response = once.leads_to(page)
    if kept.state == ImportState.READING:
        job_id = begin_job(kept, READ, f"Đọc lại danh sách {kept.filename}")
        db.session.commit()
        enqueue(job_id)
        return response
    written = kept.state == ImportState.UNDOING
    kept.state = (ImportState.WRITTEN if written else ImportState.OPEN).value
    db.session.commit()
    return response
