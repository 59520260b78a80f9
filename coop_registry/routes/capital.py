"""Contributed capital (thẻ Vốn góp): sums, chart, book of lines, and what is written into it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms.capital import LINE_SECTIONS, LineForm, ReverseForm, TransferForm
from coop_registry.models import Contribution, Organisation
from coop_registry.papers.own import ROUNDED
from coop_registry.queries import capital_pages, pages
from coop_registry.queries import contributions as book
from coop_registry.queries import members as member_queries
from coop_registry.queries.contributions import BookLine
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.member_shared import rule_on, shown_or_404
from coop_registry.routes.members import may_change
from coop_registry.routes.shared import organisation_or_404, state_of
from coop_registry.routes.tabs import day_word
from coop_registry.rules.membership import LineKind
from coop_registry.services import contributions
from core import ui
from core.access import requires
from core.clock import today_vn
from core.dates import format_date
from core.errors import RuleViolation
from core.forms import BaseForm
from core.money import format_number
from core.paging import PAGE_SIZE, Page, shown_page
from core.svg import page_chart
from law.wording import threshold_in_words


@bp.get("/hop-tac-xa/<int:organisation_id>/von-gop")
@requires("registry.read", scope="unit")
def capital(organisation_id: int) -> ResponseReturnValue:
    """Show charter, pledged and paid capital as of a day, who holds what, and the book."""
    row, shown = shown_or_404(organisation_id)
    view = capital_pages.capital_view(row.id, shown.on, state_of(row.id))
    lines = member_queries.lines_of(row.id, shown.on)
    number = shown_page(ui.page_asked(), len(lines))
    page = Page(lines[(number - 1) * PAGE_SIZE : number * PAGE_SIZE], len(lines), number)
    chart = view.chart
    return render_template(
        "registry/capital.html",
        shown=shown,
        view=view,
        terms=labels.TERMS[shown.kind],
        drawing=page_chart(chart, chart.title, view.chart_words) if chart else None,
        rules=_rules(row.kind, shown),
        rounded=None
        if view.shares.add_up([holder.pledged_vnd for holder in view.holders])
        else ROUNDED,
        page=page,
        reversible=book.reversible(lines) if may_change(shown) else frozenset(),
        day_word=day_word(shown),
    )


def _rules(kind: str, shown: pages.Record) -> list[tuple[str, str, Any]]:
    """Return what the law of the day limits: title, limit in words, the rule to cite."""
    keys = (
        f"contribution.maximum.{kind}",
        f"contribution.associates_maximum.{kind}",
        "contribution.foreign_maximum",
        "contribution.deadline_months",
    )
    if kind == "group":
        return []
    rules = [rule for key in keys if (rule := rule_on(key, shown.on))]
    return [(rule.title, threshold_in_words(rule), rule) for rule in rules]


@bp.route("/hop-tac-xa/<int:organisation_id>/von-gop/ghi-so", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def new_line(organisation_id: int) -> ResponseReturnValue:
    """Write a line into the contribution book (góp, trả lại, cam kết, giảm cam kết)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    given = {"version": str(row.version), "party_id": request.args.get("nguoi", "")}
    form = LineForm(today=today, parties=_parties(row), data=given)
    return _write(
        row,
        form,
        lambda: contributions.record(
            row,
            form.entry(),
            actor_id=current_user.id,
            on=today,
            expected_version=version_of(form),
        ),
        "Ghi sổ vốn góp",
        "Đã ghi một dòng sổ vốn góp.",
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/von-gop/chuyen-nhuong", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def transfer(organisation_id: int) -> ResponseReturnValue:
    """Record that a member passed a part on to another (chuyển nhượng phần vốn góp)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    form = TransferForm(today=today, parties=_parties(row), data={"version": str(row.version)})
    return _write(
        row,
        form,
        lambda: contributions.transfer(
            row,
            int(form.giver_id.data),
            int(form.taker_id.data),
            form.amount_vnd.data,
            form.on.data,
            actor_id=current_user.id,
            on=today,
            expected_version=version_of(form),
            note=form.note.data,
        ),
        "Chuyển nhượng phần vốn góp",
        "Đã ghi chuyển nhượng ở cả hai bên.",
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/von-gop/<int:line_id>/ghi-dao", methods=["GET", "POST"]
)
@requires("registry.write", scope="unit")
def reverse_line(organisation_id: int, line_id: int) -> ResponseReturnValue:
    """Take a wrong line back by its opposite, after saying what will happen (ghi đảo)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    line = book.line(line_id, row.id) or abort(404)
    if request.method == "GET" and (refusal := _irreversible(row, line)):
        return _cannot_reverse(row, line, refusal)
    shown_line = next(one for one in book.lines_of(row.id) if one.id == line.id)
    form, tried = ReverseForm(data={"version": str(row.version)}), Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: contributions.reverse(
                row,
                line,
                reason=form.reason.data,
                actor_id=current_user.id,
                on=today,
                expected_version=version_of(form),
            ),
            leads_to=url_for(".capital", organisation_id=organisation_id),
            said="Đã ghi đảo; dòng sai và dòng đảo đều còn trong sổ.",
            judged=row,
        )
        if tried.response is not None:
            return tried.response
    return render_template(
        "registry/capital_reverse.html",
        form=form,
        shown=pages.record(organisation_or_404(organisation_id), today),
        line=shown_line,
        changes=tried.changes,
    )


def _irreversible(row: Organisation, line: Contribution) -> str | None:
    """Return why a line cannot be taken back, None when it can."""
    try:
        contributions.refuse_irreversible(row, line)
    except RuleViolation as refusal:
        return refusal.message
    return None


def _cannot_reverse(row: Organisation, line: Contribution, refusal: str) -> str:
    """Return the page that says so at once, with the way back."""
    shown = pages.record(row, today_vn())
    return render_template(
        "registry/capital_irreversible.html", shown=shown, number=line.number, refusal=refusal
    )


def _write(
    row: Organisation, form: BaseForm, work: Callable[[], object], title: str, said: str
) -> ResponseReturnValue:
    """Carry out what a form of the book asks for, or show the form."""
    organisation_id, tried = row.id, Attempt()
    if form.validate_on_submit():
        leads_to = url_for(".capital", organisation_id=organisation_id)
        tried = attempt(form, work, leads_to=leads_to, said=said, judged=row)
        if tried.response is not None:
            return tried.response
    return render_template(
        "registry/capital_form.html",
        form=form,
        title=title,
        sections=LINE_SECTIONS if isinstance(form, LineForm) else None,
        shown=pages.record(organisation_or_404(organisation_id), today_vn()),
        changes=tried.changes,
    )


def _parties(row: Organisation) -> list[tuple[int, str]]:
    """Return those who are or were members: only they contribute."""
    return list({s.party_id: s.name for s in member_queries.member_history(row.id)}.items())


@bp.app_template_global()
def line_words(line: BookLine) -> str:
    """Return what a line says: its kind, the other side, the line it takes back."""
    said = labels.LINE_KIND[line.kind]
    if line.kind is LineKind.TRANSFER_OUT:
        return f"{said} cho {line.counterparty_name}"
    if line.kind is LineKind.TRANSFER_IN:
        return f"{said} từ {line.counterparty_name}"
    if line.reverses_no:
        return f"Ghi đảo dòng {line.reverses_no}"
    return said


@bp.app_template_global()
def asset_words(line: BookLine) -> str:
    """Return asset, entitlement and note of a line."""
    parts = [labels.ASSET_KIND[line.asset_kind] if line.asset_kind else None, line.asset_words]
    if line.entitled_until:
        parts.append(f"hưởng quyền đến ngày {format_date(line.entitled_until)}")
    parts.append(line.note)
    return "; ".join(part for part in parts if part)


@bp.app_template_global()
def chart_rows(points: list[tuple[date, int | None, int, int]]) -> list[dict[str, str]]:
    """Return the numbers under the chart as they are written."""
    return [
        {
            "0": format_date(day),
            "1": format_number(charter) if charter is not None else "",
            "2": format_number(pledged),
            "3": format_number(paid),
        }
        for day, charter, pledged, paid in points
    ]
