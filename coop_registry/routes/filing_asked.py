"""What a filing asks for (nội dung đề nghị), in the form of its kind."""

from datetime import date

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from coop_registry import labels
from coop_registry.forms.filings.asked import AskedForm, LinesAskedForm
from coop_registry.forms.filings.founding import SECTIONS, FoundingAskedForm
from coop_registry.forms.filings.kinds import form_for
from coop_registry.models import Filing
from coop_registry.queries.filings import records, shown, situation
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt, version_of
from coop_registry.routes.filings import filing_or_404
from coop_registry.routes.shared import communes, line_choices
from coop_registry.rules.filings.actions import refusal_of
from coop_registry.rules.filings.changes import (
    CORRECTED,
    Change,
    CorrectionAsked,
    FoundingAsked,
    LinesAsked,
)
from coop_registry.rules.filings.kinds import FilingKind, FilingStep
from coop_registry.rules.kinds import FactKind, Kind
from coop_registry.services.filings import history, receiving
from core.access import requires
from core.clock import today_vn
from core.errors import RuleViolation
from reference import queries as reference


@bp.route("/ho-so/<int:filing_id>/noi-dung", methods=["GET", "POST"])
@requires("filing.receive", scope="unit")
def filing_asked(filing_id: int) -> ResponseReturnValue:
    """Say what a filing asks for (ghi nội dung đề nghị)."""
    row, today = filing_or_404(filing_id), today_vn()
    kept = records.change_of(row)
    matter = _matter(row, kept)
    if row.kind == FilingKind.CORRECTION.value and matter is None:
        return render_template(
            "registry/filings/correction.html", row=row, matters=CORRECTED, labels=labels
        )
    form = _form(row, matter, today)
    if form.validate_on_submit():
        response = _described(form, kept, row, matter)
        if response:
            return response
    elif not form.is_submitted():
        form.version.data = str(row.version)
        before = kept.value if isinstance(kept, CorrectionAsked) else kept
        if before is not None:
            form.show(before)
    return render_template(
        "registry/filings/asked.html",
        row=row,
        form=form,
        sections=SECTIONS if isinstance(form, FoundingAskedForm) else None,
        lines=line_choices(),
        stopped=refusal_of(
            FilingStep.DESCRIBE, situation.of(row, actor_id=current_user.id, on=today)
        ),
        labels=labels,
    )


def _matter(row: Filing, kept: Change | None) -> FactKind | None:
    """Return what a correction puts right: asked for (?muc=…), else what was said before."""
    if row.kind != FilingKind.CORRECTION.value:
        return None
    word = request.args.get("muc", "")
    asked = next((one for one in CORRECTED if one.value == word), None)
    return asked or (kept.matter if isinstance(kept, CorrectionAsked) else None)


def _described(
    form: AskedForm, kept: Change | None, row: Filing, matter: FactKind | None
) -> Response | None:
    """Write down what was typed; None when it was refused."""
    done = attempt(
        form,
        lambda: receiving.describe(
            history.locked(row.id, version_of(form)),
            _asked(form, kept, row, matter),
            actor_id=current_user.id,
            on=max(row.received_on, records.steps(row.id)[-1].on),
        ),
        leads_to=url_for(".filing", filing_id=row.id),
        said="Đã ghi nội dung đề nghị; sổ đăng ký chưa thay đổi cho đến khi hồ sơ được chấp thuận.",
    )
    return done.response


def _form(row: Filing, matter: FactKind | None, today: date) -> AskedForm:
    """Return the form of the kind, its choices filled."""
    kind = FilingKind(row.kind)
    form = form_for(kind, matter)
    form.offer(
        communes=communes(row.received_on),
        branches=shown.branches(row),
        grounds=shown.revocation_grounds(row, today),
        lines=line_choices(),
    )
    if isinstance(form, FoundingAskedForm):
        is_converted = kind is FilingKind.CONVERSION
        founded = Kind.COOPERATIVE if is_converted else Kind(row.organisation_kind)
        form.say_kind(founded, row.organisation_id if is_converted else None)
        if not form.is_submitted():
            form.name.data, form.unit_id.data = row.name, str(row.unit_id)
            form.phone.data = row.applicant_phone
    return form


def _asked(form: AskedForm, kept: Change | None, row: Filing, matter: FactKind | None) -> Change:
    """Return what was typed, business lines by their ids."""
    version, today = reference.vsic_version_on(row.received_on), today_vn()
    if isinstance(form, LinesAskedForm):
        return LinesAsked(tuple(_vsic(version, code, "others") for code in form.codes()))
    if isinstance(form, FoundingAskedForm):
        form.vsic_id = _vsic(version, form.line.code() or "", "line")
    if matter is not None:
        before = kept.value if isinstance(kept, CorrectionAsked) else None
        return CorrectionAsked(**{matter.value: form.asked(before, today)})
    asked = form.asked(kept, today)
    if isinstance(asked, FoundingAsked):
        row.name = asked.entry.name[:255]
    return asked


def _vsic(version: str, code: str, field: str) -> int:
    """Return the id of a four-digit class of a version; refuse an unknown code."""
    found = reference.vsic_by_code(version, code)
    if found is None or found.level != 4:
        raise RuleViolation(
            f"Mã {code} không có trong hệ thống ngành kinh tế của ngày nhận hồ sơ.",
            field=field,
            article="Điều 13 Nghị định 92/2024/NĐ-CP",
        )
    return found.id
