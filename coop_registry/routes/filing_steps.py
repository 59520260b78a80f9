"""The steps of a filing: one page per step, the table of actions says whose and when."""

from datetime import date
from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms.filings.steps import PaperForm, StepForm, form_of
from coop_registry.models import Filing
from coop_registry.queries.filings import records, shown, situation
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt, version_of
from coop_registry.routes.filings import filing_or_404, permissions_here
from coop_registry.rules.filings.actions import BY_STEP, refusal_of
from coop_registry.rules.filings.entries import OTHER_PAPER
from coop_registry.rules.filings.kinds import FilingStep
from coop_registry.services.filings import deciding, examining, history
from core.access import current_scope, requires
from core.clock import today_vn
from core.errors import RuleViolation
from papers import services as paper_services
from papers.uploads import DOCUMENTS, SIGNED_SCANS, check_upload

#: Addresses of the steps that have a page of this kind.
STEPS = {
    "noi-dung": FilingStep.DESCRIBE,
    "them-giay-to": FilingStep.ADD_PAPER,
    "so-ho-so": FilingStep.NOTE_NUMBERS,
    "yeu-cau-bo-sung": FilingStep.ASK_SUPPLEMENT,
    "nhan-bo-sung": FilingStep.SUPPLEMENT,
    "trinh-chap-thuan": FilingStep.PROPOSE,
    "trinh-tu-choi": FilingStep.PROPOSE_REFUSAL,
    "tra-lai": FilingStep.SEND_BACK,
    "quyet-dinh": FilingStep.DECIDE,
    "ghi-quyet-dinh-da-ky": FilingStep.RECORD_SIGNED,
    "xac-nhan-da-ky": FilingStep.CONFIRM_SIGNED,
    "de-nghi-dung": FilingStep.ASK_WITHDRAWAL,
    "dung-thu-tuc": FilingStep.WITHDRAW,
    "khong-dung": FilingStep.REFUSE_WITHDRAWAL,
    "huy": FilingStep.CANCEL,
    "giao-nguoi-khac": FilingStep.REASSIGN,
    "y-kien": FilingStep.COMMENT,
    "tra-ket-qua": FilingStep.HAND_OVER,
    "luu-kho": FilingStep.SHELVE,
}
ADDRESS = {step: word for word, step in STEPS.items()}


@bp.app_template_global()
def filing_step_url(row: Filing, step: FilingStep) -> str:
    """Return the page of a step."""
    if step is FilingStep.DESCRIBE:
        return url_for("registry.filing_asked", filing_id=row.id)
    return url_for("registry.filing_step", filing_id=row.id, step=ADDRESS[step])


@bp.route("/ho-so/<int:filing_id>/viec/<string:step>", methods=["GET", "POST"])
@requires("filing.work", scope="unit")
def filing_step(filing_id: int, step: str) -> ResponseReturnValue:
    """Do one step of a filing; what stands in its way is said before anything is typed."""
    row, today = filing_or_404(filing_id), today_vn()
    kind = STEPS.get(step) or abort(404)
    if kind is FilingStep.DESCRIBE or not BY_STEP[kind].permissions & permissions_here(row):
        abort(403)
    form = form_of(kind)(data={"version": str(row.version), "on": today})
    form.prepare(kind, today)
    _offer(form, row, today)
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: _do(row, kind, form, today),
            leads_to=url_for(".filing", filing_id=row.id),
            said=f"Đã ghi: {labels.FILING_STEP[kind].lower()}.",
        )
        if done.response:
            return done.response
    now = situation.of(row, actor_id=current_user.id, on=today)
    return render_template(
        "registry/filings/step.html",
        row=row,
        form=form,
        step=kind,
        stopped=refusal_of(kind, now),
        asked=shown.asked_lines(row, today),
        done=records.steps(row.id),
        labels=labels,
        today=today,
    )


def _offer(form: StepForm, row: Filing, today: date) -> None:
    """Fill the choices that a step has."""
    if isinstance(form, PaperForm):
        listed = [(one.code, one.title) for one in situation.spec_of(row).documents]
        form.code.offer([*listed, (OTHER_PAPER, "Giấy tờ khác")])
    if hasattr(form, "assignee_id"):
        people = accounts.holders_of("filing.examine", row.unit_id, today)
        form.assignee_id.offer(people)


def _do(row: Filing, step: FilingStep, form: Any, today: date) -> None:
    """Carry a step out."""
    actor: dict[str, Any] = {"actor_id": current_user.id, "today": today}
    locked = history.locked(row.id, version_of(form))
    if step is FilingStep.ADD_PAPER:
        _attach(locked, form, actor)
    elif step is FilingStep.NOTE_NUMBERS:
        numbers = {name: form[name].data for name in ("national_no", "fee_vnd", "fee_exempt")}
        examining.note_numbers(locked, form.entry(), **numbers, **actor)
    elif step is FilingStep.REASSIGN:
        examining.reassign(locked, int(form.assignee_id.data), form.entry(), **actor)
    elif step is FilingStep.SHELVE:
        examining.shelve(locked, form.shelf.data, form.box.data, form.entry(), **actor)
    elif step is FilingStep.DECIDE:
        deciding.decide(locked, form.decision(), scope=current_scope(), **actor)
    elif step is FilingStep.RECORD_SIGNED:
        file_id = _stored(form.file.data, signed=True)
        deciding.record_signed(locked, form.decision(file_id), scope=current_scope(), **actor)
    elif step is FilingStep.CONFIRM_SIGNED:
        deciding.confirm_signed(locked, form.on.data, scope=current_scope(), **actor)
    else:
        examining.step(locked, step, form.entry(), **actor)


def _attach(row: Filing, form: PaperForm, actor: dict[str, Any]) -> None:
    code, title = form.code.data, form.title.data
    listed = {one.code: one.title for one in situation.spec_of(row).documents}
    if code == OTHER_PAPER and not title:
        raise RuleViolation("Hãy ghi tên giấy tờ.", field="title")
    examining.attach(
        row,
        code,
        title if code == OTHER_PAPER else listed[code],
        file_id=_stored(form.file.data, signed=False),
        on=form.on.data,
        **actor,
    )


def _stored(upload: Any, *, signed: bool) -> int | None:
    """Keep an uploaded file checked by its content; None when there is none."""
    if not upload or not upload.filename:
        return None
    allowed = SIGNED_SCANS if signed else SIGNED_SCANS | DOCUMENTS
    checked = check_upload(upload.filename, upload.read(), allowed, field="file")
    return paper_services.store_file(
        checked.content,
        filename=checked.filename,
        media_type=checked.media_type,
        actor_id=current_user.id,
    ).id
