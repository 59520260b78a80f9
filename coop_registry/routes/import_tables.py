"""One table of an import: what its columns mean, its day, whose members it lists."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms.imports import NOT_READ, TableForm, meaning_choices, meanings_typed
from coop_registry.models import ImportTable
from coop_registry.queries.imports import pages
from coop_registry.reading.cells import text_of
from coop_registry.reading.columns import slug
from coop_registry.reading.unwritten import unwritten
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt
from coop_registry.routes.imports import begin_job, import_or_404, offices
from coop_registry.rules.imports.decisions import table_decision
from coop_registry.rules.imports.kinds import READ
from coop_registry.rules.imports.sources import SourceTable
from coop_registry.services.imports import deciding, staging
from core.access import current_scope, requires
from core.clock import now_utc, today_vn
from reference.jobs import enqueue

#: Cells shown of each column, so that its meaning can be seen.
SAMPLES = 4


@bp.route("/nhap-danh-sach/<int:import_id>/bang/<int:table_id>", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def import_table(import_id: int, table_id: int) -> ResponseReturnValue:
    """Say what the columns of a table mean; it is remembered for the office (hiểu các cột)."""
    kept = import_or_404(import_id)
    table = pages.table(table_id, import_id) or abort(404)
    read = staging.source_table(table)
    form = _form(table)
    names = slug(read.read.table.headings)
    tried, jobs = Attempt(), []

    def work() -> None:
        deciding.decide_table(
            kept,
            table,
            form.decision(),
            meanings_typed(request.form, names),
            form.list_kind(),
            actor_id=current_user.id,
            at=now_utc(),
        )
        jobs.append(begin_job(kept, READ, f"Đọc lại danh sách {kept.filename}"))

    if form.validate_on_submit():
        page = url_for(".import_page", import_id=import_id)
        tried = attempt(
            form, work, leads_to=page, said="Đã ghi nhớ cách hiểu các cột; đang đọc lại."
        )
    if tried.response is not None:
        enqueue(jobs[0])
        return tried.response
    return render_template(
        "registry/import_table.html",
        kept=kept,
        table=table,
        form=form,
        columns=_columns(read, table_id),
        choices=meaning_choices(table.kind),
        not_read=NOT_READ,
        labels=labels,
    )


def _form(table: ImportTable) -> TableForm:
    """Return the form with what holds now."""
    decided = table_decision(table.decision)
    return TableForm(
        today=today_vn(),
        owners=pages.choices_of_organisations(current_scope()),
        units=offices(current_scope()),
        data={
            "kind": table.kind,
            "on": table.on,
            "owner_id": str(decided.owner_id or ""),
            "skip": "1" if decided.skip else "",
            "unit": decided.unit.value if decided.unit else "",
            "unit_id": str(decided.unit_id or ""),
        },
    )


def _columns(read: SourceTable, table_id: int) -> list[dict[str, object]]:
    """Return each column with its meaning and some of its cells."""
    samples = [
        staging.opened_cells(row.cells_sealed)[0] for row in pages.sample_rows(table_id, SAMPLES)
    ]
    unknown = {heading.index for heading in read.read.columns.unknown}
    doubled = {heading.index for heading in read.read.columns.doubled}
    return [
        {
            "index": column.index,
            "heading": column.heading.text,
            "meaning": column.meaning.value if column.meaning else "",
            "unit": column.unit,
            "year": column.year,
            "unknown": column.index in unknown,
            "doubled": column.index in doubled,
            "unwritten": unwritten(column.meaning, read.read.columns),
            "samples": [
                text_of(cells[column.index])[:60]
                for cells in samples
                if column.index < len(cells) and cells[column.index] is not None
            ],
        }
        for column in read.read.columns.columns
    ]
