"""The register of the person's units as a file for other programs; each export is logged."""

from io import BytesIO

from flask import render_template, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry.forms.exports import ExportForm
from coop_registry.papers.exports import MIMETYPES, Format, export_file
from coop_registry.queries.export import rows_on
from coop_registry.routes import bp
from coop_registry.routes.shared import communes
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date
from core.db import db


@bp.route("/hop-tac-xa/xuat-du-lieu", methods=["GET", "POST"])
@requires("registry.export", scope="unit")
def export_data() -> ResponseReturnValue:
    """Send every organisation of a day as a workbook, CSV or JSON, without identity numbers."""
    today = today_vn()
    form = ExportForm(units=communes(today), today=today)
    if not form.validate_on_submit():
        return render_template("registry/export.html", form=form)
    on, wanted = form.on.data, Format(form.form.data)
    unit_id = int(form.unit_id.data) if form.unit_id.data else None
    rows = rows_on(on, scope=current_scope(), unit_id=unit_id)
    content = export_file(rows, wanted)
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="list",
        subject_id=0,
        note=f"{len(rows)} tổ chức, ngày {format_date(on)}, tệp {wanted.value}",
    )
    db.session.commit()
    return send_file(
        BytesIO(content),
        mimetype=MIMETYPES[wanted],
        as_attachment=True,
        download_name=f"so-hop-tac-xa-{on.isoformat()}.{wanted.value}",
    )
