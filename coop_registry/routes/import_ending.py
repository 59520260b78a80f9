"""How an import ends: the summary in words, writing, the result, taking it back."""

from io import BytesIO
from typing import Any

from flask import abort, flash, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry import labels
from coop_registry.forms.imports import ConfirmForm, UndoForm
from coop_registry.models import Import
from coop_registry.queries.imports import imports, pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.imports import XLSX, begin_job, import_or_404
from coop_registry.rules.imports.kinds import RESULT, UNDO, WRITE, ImportState, RowState
from coop_registry.services.imports import undoing
from core import keys, once
from core.access import current_scope, requires
from core.db import db
from core.errors import RuleViolation
from reference.jobs import enqueue
from reference.services import start_job


@bp.route("/nhap-danh-sach/<int:import_id>/xac-nhan", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def confirm_import(import_id: int) -> ResponseReturnValue:
    """Say in words what will be recorded, and let the worker record it (ghi vào sổ)."""
    kept = import_or_404(import_id)
    page = url_for(".import_page", import_id=import_id)
    if kept.state != ImportState.OPEN or kept.judged_version != kept.version:
        return redirect(page, code=303)
    form, tried, jobs = ConfirmForm(data={"version": str(kept.version)}), Attempt(), []

    def work() -> None:
        _begin_writing(kept, version_of(form))
        jobs.append(begin_job(kept, WRITE, f"Ghi danh sách {kept.filename} vào sổ"))

    if form.validate_on_submit():
        tried = attempt(form, work, leads_to=page, said="Đang ghi danh sách vào sổ.")
    if tried.response is not None:
        enqueue(jobs[0])
        return tried.response
    form.version.data = str(kept.version)
    tables = pages.tables_with_counts(kept.id)
    return render_template(
        "registry/import_confirm.html",
        kept=kept,
        form=form,
        what=_sentences(kept),
        tables=tables,
        open_totals=_open_totals(tables),
        states=kept.summary.get("states", {}) if kept.summary else {},
        labels=labels,
    )


def _open_totals(tables: list[pages.TableCount]) -> list[tuple[str, list[Any]]]:
    """Return (sheet, problem) of the totals that do not close: those that name a column."""
    return [
        (one.table.sheet, problem)
        for one in tables
        for problem in one.table.problems
        if len(problem) > 2 and not (one.table.decision or {}).get("skip")
    ]


def _begin_writing(kept: Import, version: int) -> None:
    """Let an open import be written; two tabs write it once."""
    db.session.refresh(kept, with_for_update=True)
    if kept.state != ImportState.OPEN:
        raise RuleViolation("Lần nhập này đã được ghi hoặc đang được ghi.")
    if kept.version != version:
        raise RuleViolation(
            "Có dòng vừa được sửa ở cửa sổ khác. Hãy đọc lại tóm tắt rồi xác nhận lần nữa."
        )
    kept.state, kept.message = ImportState.WRITING.value, None


def _sentences(kept: Import) -> list[str]:
    """Return what will happen, in sentences."""
    summary = kept.summary or {}
    members, states = summary.get("members", {}), summary.get("states", {})
    totals = summary.get("totals", {})
    parts = [
        (summary.get("created", 0), "Ghi mới {} tổ chức vào sổ."),
        (summary.get("updated", 0), "Bổ sung thông tin cho {} tổ chức đã có."),
        (summary.get("unchanged", 0), "{} tổ chức không có gì khác với sổ."),
        (members.get("created", 0), "Ghi mới {} thành viên, kèm vốn góp nếu danh sách có ghi."),
        (members.get("updated", 0), "Bổ sung thông tin cho {} thành viên đã có."),
        (members.get("unchanged", 0), "{} thành viên không có gì khác với sổ."),
        (totals.get("created", 0) + totals.get("updated", 0), "Ghi {} dòng số liệu tổng hợp, để riêng với số đếm từ sổ."),
        (totals.get("unchanged", 0), "{} dòng số liệu tổng hợp không có gì mới."),
        (states.get(RowState.DOUBTFUL.value, 0), "{} dòng còn giá trị cần xem: giá trị chưa rõ để trống (riêng họ tên thành viên ghi nguyên như danh sách), giá trị khác với sổ để cạnh sổ chờ chọn, phần rõ vẫn ghi."),
        (states.get(RowState.REJECTED.value, 0), "Không ghi {} dòng không đọc được, chưa rõ là ai hay ở đâu, hoặc ngoài địa bàn phụ trách."),
        (states.get(RowState.OUTSIDE.value, 0), "Không ghi {} dòng không thuộc sổ (không phải hợp tác xã, mã số thuế không có trong sổ, chỉ tiêu chưa có trong danh mục)."),
        (states.get(RowState.SKIPPED.value, 0), "Bỏ qua {} dòng theo lựa chọn."),
    ]  # fmt: skip
    return [words.replace("{}", f"{count:,}".replace(",", ".")) for count, words in parts if count]


@bp.post("/nhap-danh-sach/<int:import_id>/ket-qua")
@requires("registry.import", scope="unit")
def import_result(import_id: int) -> ResponseReturnValue:
    """Send the office's own rows with what happened to each (tệp kết quả); logged.

    A workbook that was never finished is made again by the worker.
    """
    kept = import_or_404(import_id)
    if kept.state != ImportState.WRITTEN or not imports.has_file(kept.id):
        abort(404)
    if kept.result_sealed is None:
        return _make_result(kept)
    content = keys.decrypt_bytes(kept.result_sealed)
    _log_download(kept)
    db.session.commit()
    stem = kept.filename.rsplit(".", 1)[0]
    return send_file(
        BytesIO(content), mimetype=XLSX, as_attachment=True, download_name=f"{stem} - ket qua.xlsx"
    )


def _make_result(kept: Import) -> ResponseReturnValue:
    job = start_job(
        RESULT, f"Lập tệp kết quả {kept.filename}", {"import_id": kept.id}, current_user.id
    )
    response = once.leads_to(url_for("reference.job", job_id=job.id))
    db.session.commit()
    enqueue(job.id)
    return response


@bp.route("/nhap-danh-sach/<int:import_id>/hoan-tac", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def undo_import(import_id: int) -> ResponseReturnValue:
    """Take an import back as long as nothing stands on it (hoàn tác)."""
    kept = import_or_404(import_id)
    page = url_for(".import_page", import_id=import_id)
    if kept.state != ImportState.WRITTEN:
        flash("Chỉ hoàn tác được lần nhập đã ghi vào sổ.", "warning")
        return redirect(page, code=303)
    refusal = undoing.refusal(kept, current_scope())
    db.session.expire_all()
    form, tried, jobs = UndoForm(), Attempt(), []

    def work() -> None:
        db.session.refresh(kept, with_for_update=True)
        if kept.state != ImportState.WRITTEN:
            raise RuleViolation("Lần nhập này đang được hoàn tác.")
        kept.state = ImportState.UNDOING.value
        title = f"Hoàn tác lần nhập {kept.filename}"
        jobs.append(begin_job(kept, UNDO, title, reason=form.reason.data))

    if refusal is None and form.validate_on_submit():
        tried = attempt(form, work, leads_to=page, said="Đang hoàn tác.")
    if tried.response is not None:
        enqueue(jobs[0])
        return tried.response
    return render_template(
        "registry/import_undo.html", kept=kept, form=form, refusal=refusal, labels=labels
    )


def _log_download(kept: Import) -> None:
    audit.record(
        actor_id=current_user.id,
        action="import.downloaded",
        subject_type="import",
        subject_id=kept.id,
        note=kept.filename,
    )
