"""Trial calculation (tính thử): schedules side by side, one of them on a day. Nothing is stored."""

from datetime import date
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from flask import redirect, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from core.access import requires
from core.charts import draw
from core.clock import today_vn
from core.errors import RuleViolation
from core.svg import svg
from fund import labels
from fund.forms.trial import TrialForms, read_forms
from fund.papers.trial import chart_words, trial_chart, trial_document, trial_xlsx
from fund.papers.trial_method import METHOD_TITLE, method_facts, option_words
from fund.papers.trial_tables import chart_rows, metric_rows, option_title, state_facts
from fund.routes import bp
from fund.rules.headroom import judge
from fund.rules.sheet_words import exact_vnd, line_in_words
from fund.rules.trial import Option, Situation, check_policy, read_option, read_situation
from fund.rules.trial_answer import Answer, answer
from law.deadlines import WorkingDays
from papers.blocks import CellKind, cell_text
from papers.page import render_pdf
from reference import queries as reference

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("/quy-ho-tro/tinh-thu")
@requires("fund.read", scope="all")
def trial() -> ResponseReturnValue:
    """Show the form and, when something was asked, what comes of it (tính thử lịch trả nợ)."""
    today = today_vn()
    forms = read_forms(request.args, today)
    found = _answer(forms, today)
    return render_template(
        "fund/trial.html",
        forms=forms,
        answer=found,
        query=urlencode(list(request.args.items(multi=True))),
        labels=labels,
        **(_shown(found) if found else {}),
    )


def _shown(found: Answer) -> dict[str, Any]:
    """Return what the page needs beside the answer: the drawing, and values in words."""
    chart = trial_chart(found)
    height = 120 if len(found.options) > 1 else 220
    return {
        "chart_title": chart.title,
        "drawing": svg(draw(chart, 640, height), chart.title, chart_words(found)),
        "chart_rows": chart_rows(found),
        "metrics": metric_rows,
        "method_title": METHOD_TITLE,
        "method_facts": method_facts(found),
        "option_words": option_words(found),
        "cell_words": lambda cell: cell_text(cell, CellKind.MONEY),
        "option_title": option_title,
        "state_facts": state_facts,
        "line_in_words": line_in_words,
        "exact_vnd": exact_vnd,
    }


@bp.get("/quy-ho-tro/tinh-thu/tep-pdf")
@requires("fund.read", scope="all")
def trial_pdf() -> ResponseReturnValue:
    """Send what the page shows as a PDF; what cannot be computed goes back to the page."""
    today = today_vn()
    found = _answer(read_forms(request.args, today), today)
    if found is None:
        return _back()
    content = render_pdf(trial_document(found, today))
    return _sent(content, "application/pdf", "pdf", today)


@bp.get("/quy-ho-tro/tinh-thu/tep-excel")
@requires("fund.read", scope="all")
def trial_excel() -> ResponseReturnValue:
    """Send what the page shows as a workbook, with every day of the chosen day's sheet."""
    today = today_vn()
    found = _answer(read_forms(request.args, today), today)
    if found is None:
        return _back()
    return _sent(trial_xlsx(found, today, _working_days()), XLSX, "xlsx", today)


def _back() -> ResponseReturnValue:
    query = urlencode(list(request.args.items(multi=True)))
    return redirect(url_for(".trial") + (f"?{query}" if query else ""), code=303)


def _sent(content: bytes, kind: str, ending: str, on: date) -> ResponseReturnValue:
    name = f"tinh-thu-lich-tra-no-{on.isoformat()}.{ending}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)


def _working_days() -> WorkingDays:
    return reference.working_days()


def _answer(forms: TrialForms, today: date) -> Answer | None:
    """Return what the forms ask for; None when nothing was asked or something is wrong."""
    if not forms.is_asked or not forms.validate():
        return None
    days = _working_days()
    options = _options(forms, days)
    situation = _situation(forms, options)
    if forms.error_list():
        return None
    limits = judge(options[0].terms.principal, forms.limits.figures(), today)
    return answer(options, situation, limits, days)


def _options(forms: TrialForms, days: WorkingDays) -> list[Option]:
    """Read every way to repay that was asked for; a refusal goes to its field."""
    found = []
    for option in forms.options:
        if not option.is_asked:
            continue
        try:
            found.append(read_option(option.number, forms.terms(option), days))
        except RuleViolation as refusal:
            forms.refuse(refusal, option)
    return found


def _situation(forms: TrialForms, options: list[Option]) -> Situation | None:
    """Read the day on which the first way to repay is looked at, if there is one."""
    if not options:
        return None
    found = forms.situation.situation()
    try:
        if forms.situation.as_of.data is not None:
            return read_situation(found, options[0])
        check_policy(found, options[0])
    except RuleViolation as refusal:
        forms.refuse_situation(refusal)
    return None
