"""The overview of a province or unit: figures of a day, charts, schema, workbook."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from flask import render_template, request, send_file
from flask.typing import ResponseReturnValue
from flask_login import current_user

from audit import services as audit
from coop_registry.labels import KIND, TOTAL, total_words
from coop_registry.labels.overview import capital_made_of, members_made_of, standing_made_of
from coop_registry.papers.overview import overview_xlsx
from coop_registry.papers.overview_tables import FigureTable, Line, tables_of
from coop_registry.queries import overview as queries
from coop_registry.queries.overview import AskedOverview, Shown
from coop_registry.queries.totals import totals_on
from coop_registry.routes import bp
from coop_registry.routes.lists import XLSX
from coop_registry.routes.overview_charts import charts_of, schema_of
from coop_registry.routes.overview_links import Links
from coop_registry.routes.shared import printed_day
from coop_registry.rules.kinds import Kind
from coop_registry.rules.monthly import last_month_end
from coop_registry.rules.narrowing import Narrowing
from coop_registry.rules.overview_totals import beside
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date
from core.db import db
from papers.printable import one_line
from reference.models import Unit

#: What the template says with.
WORDS = {
    "members_made_of": members_made_of,
    "capital_made_of": capital_made_of,
    "standing_made_of": standing_made_of,
    "total_names": TOTAL,
    "total_words": total_words,
}


@dataclass(frozen=True)
class ShownTable:
    """A table as the template reads it: columns, rows with the addresses of their figures."""

    table: FigureTable
    columns: list[ui.Column]
    rows: list[dict[str, Any]]
    total: dict[str, Any] | None


@bp.get("/tong-quan")
@requires("registry.read", scope="unit")
def overview() -> ResponseReturnValue:
    """Show the register of the province or of one unit in figures as of a day (tổng quan)."""
    today, scope = today_vn(), current_scope()
    asked = asked_overview(ui.day_asked(today))
    shown = queries.shown(asked, scope)
    base, links = _base(asked, shown), _links(asked, shown)
    totals = totals_on(shown.unit.id, asked.on, scope) if shown.unit and not asked.kind else []
    return render_template(
        "registry/overview.html",
        on=asked.on,
        asked=asked,
        shown=shown,
        figures=shown.figures,
        place=place_name(asked, shown),
        choices=_choices(shown),
        kinds=KIND,
        base=base,
        links=links,
        tables={
            key: _shown_table(table, links, asked)
            for key, table in tables_of(shown.figures, base).items()
        },
        charts=charts_of(shown.figures),
        schema=schema_of(shown, base, links),
        beside=beside(totals, shown.figures),
        applied=_applied(asked, shown),
        report_days=_report_days(asked.on),
        **WORDS,
    )


@bp.post("/tong-quan/xuat-excel")
@requires("registry.export", scope="unit")
def export_overview() -> ResponseReturnValue:
    """Export every table of the overview as a workbook; the export is logged."""
    asked = asked_overview(printed_day())
    shown = queries.shown(asked, current_scope())
    place = place_name(asked, shown)
    audit.record(
        actor_id=current_user.id,
        action="organisation.exported",
        subject_type="list",
        subject_id=0,
        note=f"Tổng quan {one_line(place, 100)}, ngày {format_date(asked.on)}",
    )
    db.session.commit()
    return send_file(
        BytesIO(overview_xlsx(shown.figures, _base(asked, shown), place)),
        mimetype=XLSX,
        as_attachment=True,
        download_name=f"tong-quan-{asked.on.isoformat()}.xlsx",
    )


def asked_overview(on: date) -> AskedOverview:
    """Return what the address asks for; unknown values are left out."""
    unit, kind = request.args.get("dia-ban", ""), request.args.get("loai", "")
    return AskedOverview(
        on=on,
        unit_id=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 9 else None,
        kind=Kind(kind) if kind in set(Kind) else None,
    )


def place_name(asked: AskedOverview, shown: Shown) -> str:
    """Return what the figures are of: "Tỉnh Bắc Kạn", "Huyện Chợ Đồn"."""
    if shown.unit is None:
        return "Toàn tỉnh" if current_scope().unit_ids is None else "Địa bàn được giao"
    return _unit_name(shown.unit, asked)


def _unit_name(unit: Unit, asked: AskedOverview) -> str:
    """Return the name of a unit; a district that is gone is called an old one (huyện cũ)."""
    return unit.name if unit.in_force(asked.on) else f"{unit.name} (cũ)"


def _base(asked: AskedOverview, shown: Shown) -> Narrowing:
    """Return what all figures are narrowed to already."""
    unit_id = None if shown.unit_is_unknown else asked.unit_id
    return Narrowing(kind=asked.kind, unit_id=unit_id)


def _links(asked: AskedOverview, shown: Shown) -> Links:
    """Return the lists of the day: of units that stand on it."""
    units = [*shown.districts, *shown.communes, *([shown.unit] if shown.unit else [])]
    return Links(asked.on, frozenset(unit.id for unit in units if unit.in_force(asked.on)))


def _choices(shown: Shown) -> list[tuple[int, str]]:
    """Return the units that the page can be narrowed to: districts, then communes."""
    names = {one.id: one.name for one in shown.districts}
    districts = [
        (one.id, one.name if one.in_force(shown.figures.on) else f"{one.name} (cũ)")
        for one in shown.districts
    ]
    communes = [
        (one.id, f"{one.name} ({names[one.parent_id]})" if one.parent_id in names else one.name)
        for one in shown.communes
    ]
    return districts + communes


def _report_days(on: date) -> list[date]:
    """Return the days a report is offered for: the month's end that is over, the day shown."""
    return list(dict.fromkeys([last_month_end(on), on]))


def _applied(asked: AskedOverview, shown: Shown) -> list[tuple[str, str, str]]:
    """Return what the page is narrowed to, each with the address without it."""
    found = []
    if asked.unit_id and shown.unit and not shown.unit_is_unknown:
        name = _unit_name(shown.unit, asked)
        found.append(("Địa bàn", name, ui.here(**{"dia-ban": None})))
    if asked.kind:
        found.append(("Loại hình", KIND[asked.kind], ui.here(loai=None)))
    if asked.on != today_vn():
        found.append(("Số liệu ngày", format_date(asked.on), ui.here(ngay=None)))
    return found


def _shown_table(table: FigureTable, links: Links, asked: AskedOverview) -> ShownTable:
    """Return a table with the address of each figure's list."""
    columns = [ui.Column("name", table.about)]
    columns += [
        ui.Column(f"c{place}", head, kind="number") for place, (head, _) in enumerate(table.heads)
    ]
    return ShownTable(
        table,
        columns,
        [_shown_line(line, links, asked) for line in table.lines],
        _shown_line(table.total, links, asked) if table.total else None,
    )


def _shown_line(line: Line, links: Links, asked: AskedOverview) -> dict[str, Any]:
    found: dict[str, Any] = {"name": line.name, "unit_id": line.unit_id}
    found |= {"urls": {}, "made_of": {}}
    if line.unit_id is not None:
        found["urls"]["name"] = links.unit_url(line.unit_id, asked.kind)
    for place, figure in enumerate(line.figures):
        found[f"c{place}"] = figure.value
        if url := links.list_url(figure.narrowed, figure.organisations):
            found["urls"][f"c{place}"] = url
        if figure.made_of is not None:
            found["made_of"][f"c{place}"] = figure.made_of
    return found
