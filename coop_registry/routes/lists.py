"""The list of organisations and its export."""

from datetime import date
from io import BytesIO

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry.labels import KIND, SECTOR
from coop_registry.labels.listing import LIST_COLUMNS, LIST_STATUS
from coop_registry.labels.overview import capital_made_of, members_made_of
from coop_registry.papers.issuer import issuer_of
from coop_registry.papers.lists import MIMETYPES, ListFormat, list_file
from coop_registry.queries import lists
from coop_registry.routes import bp
from coop_registry.routes.list_filters import (
    AskedList,
    applied,
    asked_list,
    chosen_ids,
    chosen_words,
    screen_columns,
)
from coop_registry.routes.shared import printed_day
from coop_registry.rules.findings import TITLES
from coop_registry.rules.listing import DIRECTORY
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from papers.frame import AgencyHead
from reference import queries as reference

XLSX = MIMETYPES[ListFormat.XLSX]
#: Longer lists are no paper for a table that a person reads.
MOST_PRINTED = 2000


@bp.get("/hop-tac-xa")
@requires("registry.read", scope="unit")
def organisations() -> ResponseReturnValue:
    """List the organisations of the person's units as of a day."""
    on = ui.day_asked(today_vn())
    asked = asked_list()
    page, sums = lists.page_and_sums(
        asked.filters,
        in_full=request.args.get("tong") == "co",
        scope=current_scope(),
        on=on,
        order=asked.sort.key,
        descending=asked.sort.descending,
        number=ui.page_asked(),
        columns=asked.columns,
    )
    return render_template(
        "registry/organisations.html",
        page=page,
        sums=sums,
        asked=asked,
        filters=asked.filters,
        applied=applied(asked, on),
        columns=screen_columns(asked.columns),
        said=LIST_COLUMNS,
        on=on,
        units=units_of(on),
        sectors=SECTOR,
        kinds=KIND,
        statuses=LIST_STATUS,
        titles=TITLES,
        members_made_of=members_made_of,
        capital_made_of=capital_made_of,
    )


@bp.post("/hop-tac-xa/xuat")
@requires("registry.export", scope="unit")
def export_organisations() -> ResponseReturnValue:
    """Export exactly what the list shows, without identity numbers; the export is logged."""
    on, asked, chosen = printed_day(), asked_list(), chosen_ids()
    try:
        wanted = ListFormat(request.form.get("dang", "xlsx"))
    except ValueError:
        abort(404)
    rows = lists.everything(
        asked.filters,
        scope=current_scope(),
        on=on,
        order=asked.sort.key,
        descending=asked.sort.descending,
        columns=DIRECTORY if wanted is ListFormat.DIRECTORY else asked.columns,
        chosen=chosen,
    )
    if wanted in (ListFormat.PDF, ListFormat.DOCX) and len(rows) > MOST_PRINTED:
        flash(
            f"Danh sách có {len(rows)} dòng, dài quá để in; hãy lọc bớt hoặc xuất Excel.", "warning"
        )
        return redirect(_list_address(), code=303)
    head = _head() if wanted in (ListFormat.PDF, ListFormat.DOCX) else None
    said = chosen_words(chosen, len(rows)) + _conditions(asked, on)
    content = list_file(wanted, rows, asked.columns, on, said, head)
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="list",
        subject_id=0,
        note=f"{len(rows)} dòng, ngày {format_date(on)}, tệp {wanted.value}",
    )
    db.session.commit()
    return send_file(
        BytesIO(content),
        mimetype=MIMETYPES[wanted],
        as_attachment=True,
        download_name=f"{_stem(wanted)}-hop-tac-xa-{on.isoformat()}.{wanted.ending}",
    )


def _head() -> AgencyHead | None:
    """Return the head of the agency that prints, without a number; None for who has none.

    An office that registers prints under its own head only when all in reach is of its area.
    """
    units, today = current_scope().unit_ids, today_vn()
    try:
        issuer = issuer_of(current_user, min(units) if units else None, today)
    except RuleViolation:
        return None
    if issuer is None:
        return None
    if units and not units <= reference.area_ids(issuer.unit_id or 0, today):
        return None
    return AgencyHead(
        issuer.issuing_line, "", issuer.place_name, on=today, parent=issuer.parent_line or ""
    )


def _stem(wanted: ListFormat) -> str:
    return "danh-ba" if wanted is ListFormat.DIRECTORY else "danh-sach"


def _conditions(asked: AskedList, on: date) -> list[str]:
    """Return what the list is narrowed to, for the head of the file."""
    return [f"{label}: {words}" for label, words, _url in applied(asked, on)[:12]]


def _list_address() -> str:
    query = request.query_string.decode("ascii", "replace")
    return url_for("registry.organisations") + (f"?{query}" if query else "")


def units_of(on: date) -> list[tuple[int, str]]:
    """Return districts and communes the list can be narrowed to, as they stood on the day."""
    return reference.areas_for_choice(current_scope(), on)
