"""Findings: the list, its export, the tab of a record, explanations with their papers."""

from datetime import date
from io import BytesIO

from flask import abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from audit import services as audit
from coop_registry.forms.findings import ExplainForm
from coop_registry.papers.findings import findings_xlsx
from coop_registry.queries import finding_lists, pages
from coop_registry.queries import findings as queries
from coop_registry.queries.finding_lists import Asked
from coop_registry.queries.findings import Found
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.routes.lists import XLSX, units_of
from coop_registry.routes.shared import organisation_or_404, printed_day
from coop_registry.rules.findings import FIRST_JUDGED, TITLES, title_of
from coop_registry.services import findings as services
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import add_months, format_date, parse_date
from core.db import db
from core.paging import PAGE_SIZE, Page, shown_page
from papers import queries as paper_queries
from reference import queries as reference

#: Words of the address: only explained ones, only those that are not.
EXPLAINED = {"roi": True, "chua": False}
EXPLAINED_WORDS = {"chua": "Chưa giải trình", "roi": "Đã giải trình"}


@bp.get("/van-de")
@requires("registry.read", scope="unit")
def findings() -> ResponseReturnValue:
    """List the findings of the person's units on a day (vấn đề cần xem lại)."""
    on, asked = ui.day_asked(today_vn()), _asked()
    found = finding_lists.listed(asked, scope=current_scope(), on=on)
    return render_template(
        "registry/findings.html",
        page=finding_lists.page_of(found, ui.page_asked()),
        asked=asked,
        state=request.args.get("giai-trinh"),
        states=EXPLAINED_WORDS,
        applied=_applied(asked, on),
        on=on,
        judged=on >= FIRST_JUDGED,
        titles=TITLES,
        units=units_of(on),
    )


@bp.post("/van-de/xuat-excel")
@requires("registry.export", scope="unit")
def export_findings() -> ResponseReturnValue:
    """Export exactly what the list shows; the export is logged."""
    on = printed_day()
    found = finding_lists.listed(_asked(), scope=current_scope(), on=on)
    audit.record(
        actor_id=current_user.id,
        action="finding.exported",
        subject_type="list",
        subject_id=0,
        note=f"{len(found)} dòng, ngày {format_date(on)}",
    )
    db.session.commit()
    return send_file(
        BytesIO(findings_xlsx(found, on)),
        mimetype=XLSX,
        as_attachment=True,
        download_name=f"van-de-can-xem-lai-{on.isoformat()}.xlsx",
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/van-de")
@requires("registry.read", scope="unit")
def record_findings(organisation_id: int) -> ResponseReturnValue:
    """Show an organisation's findings of a day, those of the past, history, explanations."""
    row, on = organisation_or_404(organisation_id), ui.day_asked(today_vn())
    notes = [note for note in queries.notes_of(row.id) if note.written_on <= on]
    found, past = queries.of_record(row.id, on)
    number = shown_page(ui.page_asked(), len(past))
    return render_template(
        "registry/findings_record.html",
        shown=pages.record(row, on),
        on=on,
        found=found,
        past=Page(past[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(past), number),
        spells=[spell for spell in queries.spells_of(row.id) if spell.seen_on <= on],
        notes=notes,
        names=accounts.names({note.actor_id for note in notes}),
        title_of=title_of,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/van-de/<string:rule>/giai-trinh", methods=["GET", "POST"]
)
@requires("registry.write", scope="unit")
def explain_finding(organisation_id: int, rule: str) -> ResponseReturnValue:
    """Explain a finding that stands today (giải trình)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    found = _found_or_404(row.id, rule, today)
    form = ExplainForm(data={"until": add_months(today, 3)})
    page = url_for(".record_findings", organisation_id=row.id)
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.explain(
                row,
                found,
                note=form.note.data or "",
                until=form.until.data,
                actor_id=current_user.id,
                on=today,
                paper=form.upload(),
            ),
            leads_to=page,
            said="Đã ghi giải trình; vấn đề vẫn còn trong danh sách.",
        )
        if done.response is not None:
            return done.response
    return render_template(
        "registry/findings_explain.html",
        form=form,
        shown=pages.record(row, today),
        found=found,
        back=page,
        on=today,
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/van-de/giai-trinh/<int:note_id>/tep")
@requires("registry.read", scope="unit")
def finding_file(organisation_id: int, note_id: int) -> ResponseReturnValue:
    """Send the paper of an explanation."""
    row = organisation_or_404(organisation_id)
    note = queries.note_of(note_id, row.id) or abort(404)
    kept = paper_queries.stored_file_with_content(note.stored_file_id or 0) or abort(404)
    return send_file(
        BytesIO(kept.content),
        mimetype=kept.media_type,
        as_attachment=True,
        download_name=kept.filename,
    )


def _found_or_404(organisation_id: int, rule: str, on: date) -> Found:
    """Return the finding named in the address: of the member ?nguoi=, the fact ?phan=, if any."""
    word = request.args.get("nguoi", "")
    party_id = int(word) if word.isascii() and word.isdigit() and len(word) < 10 else None
    part = request.args.get("phan", "")
    for found in queries.of_organisation(organisation_id, on):
        if found.finding.key == (rule, party_id, part) and not found.finding.is_note:
            return found
    abort(404)


def _asked() -> Asked:
    """Return the filters in the address; unknown values are left out."""
    args = request.args
    unit, rule = args.get("dia-ban", ""), args.get("quy-dinh", "")
    return Asked(
        rule=rule if rule in TITLES else None,
        unit_id=int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 9 else None,
        since=_day(args.get("tu-truoc", "")),
        explained=EXPLAINED.get(args.get("giai-trinh", "")),
    )


def _day(text: str) -> date | None:
    """Return the day typed, None when it is none."""
    try:
        return parse_date(text)
    except ValueError:
        return None


def _applied(asked: Asked, on: date) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    found = []
    if asked.rule:
        found.append(("Vấn đề", TITLES[asked.rule], _without("quy-dinh")))
    if asked.unit_id:
        unit = reference.unit(asked.unit_id)
        found.append(("Địa bàn", unit.name if unit else "?", _without("dia-ban")))
    if asked.since:
        found.append(("Kéo dài từ trước ngày", format_date(asked.since), _without("tu-truoc")))
    if asked.explained is not None:
        words = EXPLAINED_WORDS["roi" if asked.explained else "chua"]
        found.append(("Giải trình", words, _without("giai-trinh")))
    if on != today_vn():
        found.append(("Xét ngày", format_date(on), _without("ngay")))
    return found


def _without(word: str) -> str:
    """Return this page's address without one of its words."""
    return ui.here(**{word: None, "trang": None})
