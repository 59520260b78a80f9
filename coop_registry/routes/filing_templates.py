"""The office's own Word templates of papers about filings: uploaded, previewed, stopped."""

from datetime import date
from io import BytesIO

from flask import abort, flash, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms.filings.templates import TemplateForm
from coop_registry.models import PaperTemplate
from coop_registry.papers.filings import filled
from coop_registry.queries.filings import templates
from coop_registry.queries.names import unit_name
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.rules.filings.papers import FilingPaperKind
from coop_registry.rules.filings.template_fields import FIELDS
from coop_registry.services.filings import templates as services
from core import once
from core.access import Scope, current_scope, requires
from core.clock import today_vn
from core.db import db
from papers import queries as paper_queries
from papers.models import StoredFile
from papers.rules import MEDIA_TYPES, FileFormat
from reference import queries as reference


@bp.get("/ho-so/mau-van-ban")
@requires("filing.work", scope="unit")
def filing_templates() -> ResponseReturnValue:
    """Show the templates in use and every name that may stand in one (mẫu văn bản của cơ quan)."""
    rows = templates.of_units(current_scope())
    return render_template(
        "registry/filings/templates.html",
        rows=rows,
        units={row.unit_id: unit_name(row.unit_id) for row in rows},
        people=accounts.names({row.added_by_id for row in rows}),
        fields=FIELDS,
        labels=labels,
    )


@bp.route("/ho-so/mau-van-ban/tai-len", methods=["GET", "POST"])
@requires("filing.examine", scope="unit")
def upload_filing_template() -> ResponseReturnValue:
    """Upload a template; from then on it is used for that paper of that office."""
    form = TemplateForm(offices=_offices(current_scope(), today_vn()))
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.upload(
                int(form.unit_id.data),
                FilingPaperKind(form.paper.data),
                filename=form.file.data.filename or "",
                content=form.file.data.read(),
                actor_id=current_user.id,
                scope=current_scope(),
            ),
            leads_to=url_for(".filing_templates"),
            said="Đã nhận mẫu. Hãy xem thử trước khi lập văn bản.",
        )
        if done.response:
            return done.response
    return render_template("registry/filings/template_upload.html", form=form)


@bp.get("/ho-so/mau-van-ban/<int:template_id>/tep")
@requires("filing.work", scope="unit")
def filing_template_file(template_id: int) -> ResponseReturnValue:
    """Send the template as it was uploaded."""
    kept = _file_of(_template_or_404(template_id))
    return _word(kept.content, kept.filename)


@bp.get("/ho-so/mau-van-ban/<int:template_id>/xem-thu")
@requires("filing.work", scope="unit")
def preview_filing_template(template_id: int) -> ResponseReturnValue:
    """Send the template filled with samples, marked as such."""
    row = _template_or_404(template_id)
    made = filled.preview(_file_of(row).content, FilingPaperKind(row.paper))
    return _word(made, f"xem-thu-{row.paper.replace('_', '-')}.docx")


@bp.post("/ho-so/mau-van-ban/<int:template_id>/thoi-dung")
@requires("filing.examine", scope="unit")
def stop_filing_template(template_id: int) -> ResponseReturnValue:
    """Stop using a template: ours is used again."""
    row = _template_or_404(template_id)
    if row.ended_at is None:
        services.stop(row, actor_id=current_user.id)
    response = once.leads_to(url_for(".filing_templates"))
    db.session.commit()
    flash("Đã thôi dùng mẫu này; văn bản lập sau đây theo mẫu có sẵn.", "success")
    return response


def _template_or_404(template_id: int) -> PaperTemplate:
    return templates.template(template_id, current_scope()) or abort(404)


def _file_of(row: PaperTemplate) -> StoredFile:
    return paper_queries.stored_file_with_content(row.file_id) or abort(404)


def _offices(scope: Scope, on: date) -> list[tuple[int, str]]:
    """Return the registration offices of the person's units, by the unit that heads their papers."""
    found = {}
    for unit_id in scope.unit_ids or ():
        office = reference.registration_office(unit_id, on)
        if office is not None and office.unit_id is not None and scope.covers_unit(office.unit_id):
            found[office.unit_id] = office.name
    return sorted(found.items(), key=lambda pair: pair[1])


def _word(content: bytes, filename: str) -> ResponseReturnValue:
    return send_file(
        BytesIO(content),
        mimetype=MEDIA_TYPES[FileFormat.DOCX],
        as_attachment=True,
        download_name=filename,
    )
