"""The law in our own words; anyone may read it, no login."""

from datetime import date

from flask import abort, render_template, request
from flask.typing import ResponseReturnValue

from core import ui
from core.access import public
from core.clock import today_vn
from core.dates import parse_date
from law.catalogue import UnknownRule
from law.wording import certainty_in_words, period_in_words, threshold_in_words
from reference import queries
from reference.routes.blueprint import bp


def _day() -> date:
    """Return the day asked for: ?ngay=, or ?on= of a citation."""
    try:
        return parse_date(request.args.get("on", ""))
    except ValueError:
        return ui.day_asked(today_vn(), ahead=True)


@bp.get("/phap-luat")
@public
def law_list() -> ResponseReturnValue:
    """Show every rule by subject, as of a day (quy định pháp luật)."""
    on = _day()
    words = request.args.get("tim", "")[:100]
    subjects = queries.law_subjects(on, words)
    return render_template("reference/law_list.html", subjects=subjects, on=on, words=words)


@bp.get("/phap-luat/<string:key>")
@public
def law_rule(key: str) -> ResponseReturnValue:
    """Explain one rule: what it says, since when, what held before."""
    on = _day()
    try:
        page = queries.law_page(key, on)
    except UnknownRule:
        abort(404)
    return render_template(
        "reference/law_rule.html",
        page=page,
        on=on,
        certainty=certainty_in_words,
        period=period_in_words,
        words=threshold_in_words,
    )
