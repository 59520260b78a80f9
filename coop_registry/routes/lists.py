"""The list of organisations and its export."""

from datetime import date
from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry import papers
from coop_registry.labels import KIND, STATUS
from coop_registry.queries import lists
from coop_registry.queries.lists import Filters
from coop_registry.routes import bp
from coop_registry.routes.shared import printed_day
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date
from core.db import db
from core.text import clean
from reference import queries as reference
from reference.rules import UnitLevel

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/hop-tac-xa")
@requires("registry.read", scope="unit")
def organisations() -> ResponseReturnValue:
    """List the organisations of the person's units as of a day."""
    on = ui.day_asked(today_vn())
    filters, sort = _filters(), ui.sort_asked(list(lists.ORDERS), "ten")
    page = lists.page(
        filters,
        scope=current_scope(),
        on=on,
        order=sort.key,
        descending=sort.descending,
        number=ui.page_asked(),
    )
    return render_template(
        "registry/organisations.html",
        page=page,
        filters=filters,
        applied=_applied(filters, on),
        on=on,
        units=units_of(on),
        kinds=KIND,
        statuses=STATUS,
    )


@bp.post("/hop-tac-xa/xuat-excel")
@requires("registry.export", scope="unit")
def export_organisations() -> ResponseReturnValue:
    """Export exactly what the list shows, without identity numbers; the export is logged."""
    on = printed_day()
    sort = ui.sort_asked(list(lists.ORDERS), "ten")
    rows = lists.everything(
        _filters(), scope=current_scope(), on=on, order=sort.key, descending=sort.descending
    )
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="list",
        subject_id=0,
        note=f"{len(rows)} dòng, ngày {format_date(on)}",
    )
    db.session.commit()
    return send_file(
        BytesIO(papers.organisations_xlsx(rows, on)),
        mimetype=XLSX,
        as_attachment=True,
        download_name=f"danh-sach-hop-tac-xa-{on.isoformat()}.xlsx",
    )


def _filters() -> Filters:
    """Return the filters in the address; unknown values are left out."""
    args = request.args
    unit = args.get("dia-ban", "")
    return Filters(
        text=clean(args.get("tim", ""))[:100] or None,
        unit_id=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 9 else None,
        kind=args.get("loai") if args.get("loai") in set(KIND) else None,
        status=args.get("tinh-trang") if args.get("tinh-trang") in set(STATUS) else None,
    )


def units_of(on: date) -> list[tuple[int, str]]:
    """Return districts and communes the list can be narrowed to, as they stood on the day."""
    scope = current_scope()
    districts = [
        (unit.id, unit.name)
        for unit in reference.units_in_force(UnitLevel.DISTRICT, on)
        if scope.unit_ids is None
    ]
    return districts + reference.communes_for_choice(scope, on)


def _applied(filters: Filters, on: date) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    found = []
    if filters.text:
        found.append(("Tìm", filters.text, ui.here(tim=None, trang=None)))
    if filters.unit_id:
        unit = reference.unit(filters.unit_id)
        name = unit.name if unit else "?"
        found.append(("Địa bàn", name, ui.here(**{"dia-ban": None, "trang": None})))
    if filters.kind:
        found.append(("Loại hình", KIND[filters.kind], ui.here(loai=None, trang=None)))
    if filters.status:
        words = STATUS[filters.status]
        found.append(("Tình trạng", words, ui.here(**{"tinh-trang": None, "trang": None})))
    if on != today_vn():
        found.append(("Số liệu ngày", format_date(on), ui.here(ngay=None, trang=None)))
    return found
