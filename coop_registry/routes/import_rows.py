"""The rows of an import: seen, filtered, corrected one by one or many at once."""

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from coop_registry import labels
from coop_registry.forms.imports import RowForm, row_typed
from coop_registry.models import Import, ImportRow
from coop_registry.papers.import_template import KINDS, STATUSES
from coop_registry.queries.imports import pages
from coop_registry.queries.imports.pages import RowFilter
from coop_registry.reading.meanings import ListKind, M
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt
from coop_registry.routes.import_words import understood
from coop_registry.routes.imports import import_or_404, office_of
from coop_registry.routes.shared import communes
from coop_registry.rules.imports.decisions import RowDecision
from coop_registry.rules.imports.kinds import ImportState, Outcome, RowState
from coop_registry.services.imports import deciding, staging
from coop_registry.services.imports.looking import RowLook, look_at
from core import once, ui
from core.access import requires
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from reference import queries as reference
from reference.rules import UnitLevel

#: Words that are understood, offered where a cell is corrected.
SUGGESTIONS: dict[M, tuple[str, ...]] = {
    M.STATUS: (
        *STATUSES,
        "Đang làm thủ tục phá sản",
        "Không hoạt động tại địa chỉ đã đăng ký",
        "Bị thu hồi do cưỡng chế về quản lý thuế",
    ),
    M.KIND: KINDS,
    M.RATING: tuple(labels.RATING.values()),
    M.MEMBER_CLASS: tuple(labels.MEMBER_CLASS.values()),
    M.MEMBER_KIND: tuple(labels.PARTY_KIND.values()),
    M.SEX: ("Nam", "Nữ"),
    M.INDICATOR: tuple(labels.TOTAL.values()),
}
#: Of these only one of the words can be chosen.
CLOSED = frozenset(SUGGESTIONS) - {M.INDICATOR}
#: Rows about companies, persons, taxpayers the register does not hold; shown where there are any.
OUTSIDE = "ngoai-so"
#: Words of the address for the rows asked for.
FILTERS: dict[str, tuple[str, tuple[RowState, ...]]] = {
    "": ("Tất cả", ()),
    "can-xem": ("Cần xem", (RowState.DOUBTFUL,)),
    "khong-ghi": ("Không ghi được", (RowState.REJECTED,)),
    "bo-qua": ("Bỏ qua", (RowState.SKIPPED,)),
    "ro": ("Rõ", (RowState.CLEAR,)),
    OUTSIDE: ("Không thuộc sổ", (RowState.OUTSIDE,)),
}


@bp.get("/nhap-danh-sach/<int:import_id>/dong")
@requires("registry.import", scope="unit")
def import_rows(import_id: int) -> ResponseReturnValue:
    """Show the rows of an import, all or some (xem từng dòng)."""
    kept = import_or_404(import_id)
    asked = _filter()
    page = pages.rows_page(kept.id, asked, ui.page_asked())
    tables = pages.tables_with_counts(kept.id)
    return render_template(
        "registry/import_rows.html",
        kept=kept,
        page=page,
        asked=asked,
        tables=tables,
        filters=_filters_with_counts(tables),
        chosen=request.args.get("loc", ""),
        labels=labels,
        may_change=kept.state == ImportState.OPEN,
        columns=_columns_of(asked, tables),
    )


def _filter() -> RowFilter:
    args = request.args
    table = args.get("bang", "")
    outcome = args.get("ket-qua", "")
    return RowFilter(
        states=FILTERS.get(args.get("loc", ""), FILTERS[""])[1],
        table_id=int(table) if table.isascii() and table.isdigit() and len(table) < 10 else None,
        outcome=Outcome(outcome) if outcome in set(Outcome) else None,
        text=clean(args.get("tim", ""))[:100],
    )


def _filters_with_counts(tables: list[pages.TableCount]) -> dict[str, tuple[str, int]]:
    """Return (words, number of rows) of each filter, of all tables together."""
    counted = {
        key: (words, sum(_counted(one, states) for one in tables))
        for key, (words, states) in FILTERS.items()
    }
    if not counted[OUTSIDE][1]:
        del counted[OUTSIDE]
    return counted


def _counted(one: pages.TableCount, states: tuple[RowState, ...]) -> int:
    return sum(one.states.get(state, 0) for state in states) if states else one.total


def _columns_of(asked: RowFilter, tables: list[pages.TableCount]) -> list[tuple[int, str]]:
    """Return the columns that can be filled from above: those of the one table shown."""
    shown = [one for one in tables if asked.table_id in (None, one.table.id)]
    if len(shown) != 1:
        return []
    read = staging.source_table(shown[0].table).read
    return [(one.index, one.heading.text) for one in read.columns.columns if one.meaning]


@bp.post("/nhap-danh-sach/<int:import_id>/dong/nhieu")
@requires("registry.import", scope="unit")
def change_rows(import_id: int) -> ResponseReturnValue:
    """Skip, take in again, accept, or fill from above, many rows at once."""
    kept = import_or_404(import_id)
    ids = [int(one) for one in request.form.getlist("chon") if one.isascii() and one.isdigit()]
    rows = pages.rows(ids, import_id)
    back = url_for(".import_rows", import_id=import_id, **request.args.to_dict())
    if not rows:
        flash("Chưa chọn dòng nào.", "warning")
        return once.leads_to(back)
    try:
        said = _change(kept, rows, request.form.get("viec", ""))
    except RuleViolation as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return once.leads_to(back)
    response = once.leads_to(back)
    db.session.commit()
    flash(said, "success")
    return response


def _change(kept: Import, rows: list[ImportRow], verb: str) -> str:
    office = office_of(kept)
    if verb == "bo-qua":
        deciding.skip_rows(kept, rows, True, office)
        return f"Đã bỏ qua {len(rows)} dòng."
    if verb == "lay-lai":
        deciding.skip_rows(kept, rows, False, office)
        return f"Đã lấy lại {len(rows)} dòng."
    if verb == "chap-nhan":
        deciding.accept_rows(kept, rows, office)
        return f"Đã chấp nhận giá trị như đã đọc ở {len(rows)} dòng."
    column = request.form.get("cot", "")
    if verb == "nhu-tren" and column.isascii() and column.isdigit():
        done = deciding.fill_from_above(kept, rows, int(column), office)
        return f"Đã lấy như dòng trên cho {done} dòng."
    raise RuleViolation("Hãy chọn việc cần làm, và cột cần lấy như dòng trên.")


@bp.route("/nhap-danh-sach/<int:import_id>/dong/<int:row_id>", methods=["GET", "POST"])
@requires("registry.import", scope="unit")
def import_row(import_id: int, row_id: int) -> ResponseReturnValue:
    """Show one row cell by cell, and take its corrections (sửa một dòng)."""
    kept = import_or_404(import_id)
    row = pages.row(row_id, import_id) or abort(404)
    may_change = kept.state == ImportState.OPEN
    form, tried = RowForm(data={"version": deciding.row_version(row)}), Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: _decide(kept, row, form),
            leads_to=_onward(kept, row),
            said="Đã ghi lại dòng.",
        )
        if tried.response is not None:
            return tried.response
        row = pages.row(row_id, import_id) or abort(404)
        form.version.data = deciding.row_version(row)
    look = look_at(row, office_of(kept), hide_identity=not may_change)
    return render_template(
        "registry/import_row.html",
        kept=kept,
        look=look,
        form=form,
        labels=labels,
        understood=understood,
        may_change=may_change,
        communes=_communes(look),
        suggestions=SUGGESTIONS,
        closed=CLOSED,
    )


def _communes(look: RowLook) -> list[tuple[int, str]]:
    """Return the communes of the list's own day, for choosing the seat; of totals every unit."""
    if not look.asks_place:
        return []
    if look.table.kind is not ListKind.TOTALS:
        return communes(look.table.on)
    levels = (UnitLevel.PROVINCE, UnitLevel.DISTRICT, UnitLevel.COMMUNE)
    found = (unit for level in levels for unit in reference.units_in_force(level, look.table.on))
    return [(unit.id, unit.name) for unit in found]


def _decide(kept: Import, row: ImportRow, form: RowForm) -> None:
    deciding.refuse_outdated(row, form.version.data or "")
    before = staging.opened_decision(row.decision_sealed)
    table = staging.source_table(pages.table(row.table_id, kept.id) or abort(404))
    columns = [column.index for column in table.read.columns.columns]
    decision = row_typed(request.form, before, columns)
    _refuse_unknown_unit(decision)
    deciding.refuse_unread(table, row, decision, CLOSED)
    deciding.decide_row(kept, row, decision, office_of(kept))
    alike = {column for column in columns if request.form.get(f"giong-{column}")}
    if alike:
        count = deciding.decide_alike(kept, row, decision, alike, office_of(kept))
        flash(f"Đã áp dụng cho {count} dòng ghi giống vậy.", "info")


def _refuse_unknown_unit(decision: RowDecision) -> None:
    if decision.unit_id is not None and reference.unit(decision.unit_id) is None:
        raise RuleViolation("Không tìm thấy địa bàn đã chọn.")


def _onward(kept: Import, row: ImportRow) -> str:
    """Return where to go next: the next row to be looked at, or the same row."""
    if request.form.get("tiep"):
        following = pages.next_open(kept.id, row)
        if following is not None and following.id != row.id:
            return url_for(".import_row", import_id=kept.id, row_id=following.id)
        return url_for(".import_rows", import_id=kept.id)
    return url_for(".import_row", import_id=kept.id, row_id=row.id)
