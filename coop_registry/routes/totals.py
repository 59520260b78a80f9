"""Past totals by unit and year, with their source; and the same as a workbook."""

from io import BytesIO

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry import labels
from coop_registry.papers.totals import totals_xlsx
from coop_registry.queries import totals as queries
from coop_registry.queries.totals import AskedTotals
from coop_registry.routes import bp
from coop_registry.routes.lists import XLSX
from coop_registry.rules.totals import Total
from core import ui
from core.access import current_scope, requires
from core.db import db


@bp.get("/so-lieu-tong-hop")
@requires("registry.read", scope="unit")
def totals() -> ResponseReturnValue:
    """List declared past totals of the person's units (số liệu tổng hợp các năm)."""
    scope, asked = current_scope(), _asked()
    units = queries.units_with_totals(scope)
    return render_template(
        "registry/totals.html",
        page=queries.totals_page(asked, scope, ui.page_asked()),
        asked=asked,
        applied=_applied(asked, dict(units)),
        units=units,
        years=queries.years_with_totals(scope),
        labels=labels,
    )


@bp.post("/so-lieu-tong-hop/xuat-excel")
@requires("registry.export", scope="unit")
def export_totals() -> ResponseReturnValue:
    """Export exactly what the list of past totals shows; the export is logged."""
    lines = queries.all_totals(_asked(), current_scope())
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="list",
        subject_id=0,
        note=f"{len(lines)} dòng số liệu tổng hợp",
    )
    db.session.commit()
    return send_file(
        BytesIO(totals_xlsx(lines)),
        mimetype=XLSX,
        as_attachment=True,
        download_name="so-lieu-tong-hop.xlsx",
    )


def _asked() -> AskedTotals:
    """Return what the address asks for; unknown values are left out."""
    args = request.args
    what = args.get("chi-tieu", "")
    year = _number(args.get("nam", ""))
    return AskedTotals(
        unit_id=_number(args.get("dia-ban", "")),
        year=year if year and 1900 <= year <= 2200 else None,
        what=Total(what) if what in set(Total) else None,
    )


def _number(word: str) -> int | None:
    return int(word) if word.isascii() and word.isdigit() and len(word) < 9 else None


def _applied(asked: AskedTotals, units: dict[int, str]) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    found = []
    if asked.unit_id:
        name = units.get(asked.unit_id, "không có số liệu")
        found.append(("Địa bàn", name, ui.here(**{"dia-ban": None, "trang": None})))
    if asked.year:
        found.append(("Năm", str(asked.year), ui.here(nam=None, trang=None)))
    if asked.what:
        words = labels.TOTAL[asked.what]
        found.append(("Chỉ tiêu", words, ui.here(**{"chi-tieu": None, "trang": None})))
    return found
