"""The verbs of change: nhập từ giấy chứng nhận, đính chính, cập nhật theo báo cáo."""

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms import corrections as correction_forms
from coop_registry.forms import opening as opening_form
from coop_registry.forms import report as report_form
from coop_registry.labels import FACT_KIND, TERMS
from coop_registry.queries import pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import offer_way_on, take_back
from coop_registry.routes.shared import (
    communes,
    line_choices,
    line_id,
    organisation_or_404,
)
from coop_registry.routes.telling import tell_of_representative
from coop_registry.rules.kinds import FactKind
from coop_registry.services import corrections, opening, reports
from core import once
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation, StaleRecord


@bp.route("/hop-tac-xa/nhap-tu-giay-chung-nhan", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def new_organisation() -> ResponseReturnValue:
    """Record an organisation from its old certificate (the two-minute form)."""
    today = today_vn()
    form = opening_form.OpeningForm(today=today, communes=communes(today), lines=line_choices())
    if form.validate_on_submit():
        try:
            made = opening.register_opening(
                form.entry(line_id(form.line, today)),
                actor_id=current_user.id,
                on=today,
                scope=current_scope(),
            )
        except RuleViolation as refusal:
            take_back(refusal)
            form.refuse(refusal)
            offer_way_on(form, refusal)
        else:
            response = once.leads_to(url_for(".organisation", organisation_id=made.id))
            db.session.commit()
            flash("Đã ghi nhận. Hãy kiểm tra lại thông tin dưới đây so với giấy.", "success")
            tell_of_representative(made.id, today)
            return response
    return render_template(
        "registry/new_organisation.html",
        form=form,
        sections=opening_form.SECTIONS,
        lines=form.lines,
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/dinh-chinh/<string:matter>", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def correct(organisation_id: int, matter: str) -> ResponseReturnValue:
    """Correct one registered matter that was typed wrongly (đính chính)."""
    kind = MATTERS.get(matter) or abort(404)
    row, today = organisation_or_404(organisation_id), today_vn()
    shown = pages.record(row, today)
    form_class = correction_forms.FORMS[kind]
    form = form_class(data={**form_class.start(shown), "version": str(row.version)})
    form.prepare(shown, today=today, communes=communes(today))
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        try:
            corrections.correct_fact(
                row,
                kind,
                _values(form, kind),
                reason=form.reason.data,
                actor_id=current_user.id,
                on=today,
                scope=current_scope(),
                expected_version=_version(form.version.data),
            )
        except RuleViolation as refusal:
            take_back(refusal)
            form.refuse(refusal)
            offer_way_on(form, refusal)
            changes = _stale(refusal, form)
        else:
            response = once.leads_to(url_for(".organisation", organisation_id=organisation_id))
            db.session.commit()
            flash("Đã đính chính; nội dung trước đó còn trong lịch sử.", "success")
            if kind is FactKind.REPRESENTATIVE:
                tell_of_representative(organisation_id, today)
            return response
    return render_template(
        "registry/correct.html",
        form=form,
        shown=shown,
        changes=changes,
        title=f"Đính chính: {_matter_label(kind, shown)}",
        lines=line_choices() if kind is FactKind.LINE else [],
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/cap-nhat-theo-bao-cao", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def update_by_report(organisation_id: int) -> ResponseReturnValue:
    """Record declared figures and contacts as reported (cập nhật theo báo cáo)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    shown = pages.record(row, today)
    form = report_form.ReportForm(today=today, data={"version": str(row.version)})
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        try:
            reports.update_by_report(
                row,
                form.entry(),
                actor_id=current_user.id,
                on=today,
                expected_version=_version(form.version.data),
            )
        except RuleViolation as refusal:
            take_back(refusal)
            form.refuse(refusal)
            offer_way_on(form, refusal)
            changes = _stale(refusal, form)
        else:
            response = once.leads_to(url_for(".organisation", organisation_id=organisation_id))
            db.session.commit()
            flash("Đã cập nhật theo báo cáo.", "success")
            return response
    return render_template(
        "registry/report.html",
        form=form,
        shown=shown,
        changes=changes,
        sections=report_form.SECTIONS,
    )


#: Addresses of the matters that can be corrected.
MATTERS = {
    "ten": FactKind.NAME,
    "tru-so": FactKind.SEAT,
    "tinh-trang": FactKind.STATUS,
    "von-dieu-le": FactKind.CAPITAL,
    "nguoi-dai-dien": FactKind.REPRESENTATIVE,
    "lien-he": FactKind.CONTACT,
    "nganh-nghe": FactKind.LINE,
    "ma-so": FactKind.IDENTIFIER,
    "ngay-thanh-lap": FactKind.FOUNDING,
}


def _values(form: correction_forms.CorrectionForm, kind: FactKind) -> dict[str, object]:
    """Return the form's values; a business line becomes the id of its class."""
    if kind is FactKind.LINE:
        return {"vsic_id": line_id(form.line, today_vn())}
    return form.values()


def _version(text: str | None) -> int | None:
    """Return the version the form was opened at; a broken one counts as outdated."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _stale(refusal: RuleViolation, form: correction_forms.CorrectionForm) -> tuple[str, ...]:
    """Return what changed meanwhile; the next submission counts from the present version."""
    if not isinstance(refusal, StaleRecord):
        return ()
    form.version.data = refusal.version
    return refusal.changes


def _matter_label(kind: FactKind, shown: pages.Record) -> str:
    """Return the matter in the words of this kind of organisation."""
    terms = TERMS[shown.kind]
    return terms.get(kind.value, FACT_KIND[kind])
