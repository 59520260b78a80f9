"""The calendar of last days: of every open filing, and what else the register knows of a month."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.queries import agenda
from coop_registry.routes import bp
from coop_registry.rules.agenda import Term, month_of
from core.access import current_scope, requires
from core.clock import today_vn
from reference import queries as reference

#: Words of the filter by person: those given to nobody.
NOBODY = "chua-giao"


@bp.get("/ho-so/lich")
@requires("filing.read", scope="unit")
def filing_calendar() -> ResponseReturnValue:
    """Show a month of last days; with a person named, only those of the filings they examine."""
    today, scope = today_vn(), current_scope()
    month = month_of(request.args.get("thang", ""), today)
    open_terms = agenda.filing_terms(scope, today)
    people = accounts.names({one.assignee_id for one in open_terms if one.assignee_id})
    person = request.args.get("nguoi", "")
    terms = _of_person(open_terms, person)
    within = [term for term in terms if month.holds(term.on)]
    if not person and current_user.may("registry.read"):
        others = agenda.other_terms(current_user.scope_for("registry.read"), month, today)
        within = sorted([*within, *others], key=lambda term: term.on)
    is_present = month.holds(today)
    return render_template(
        "registry/filings/calendar.html",
        month=month,
        days=month.days(within, reference.working_days()),
        terms=within,
        late=[term for term in terms if term.on < month.start_on] if is_present else [],
        people=people,
        examiner=person,
        examiner_name=_person_name(person, people),
        nobody=NOBODY,
        labels=labels,
        today=today,
    )


def _of_person(terms: list[Term], word: str) -> list[Term]:
    """Return the terms of one person's filings; all of them when nobody is named."""
    if not word:
        return terms
    if word == NOBODY:
        return [term for term in terms if term.assignee_id is None]
    return [term for term in terms if str(term.assignee_id) == word]


def _person_name(word: str, people: dict[int, str]) -> str:
    """Return how the filter names whom it was asked for."""
    if word == NOBODY:
        return "Chưa giao"
    return next((name for key, name in people.items() if str(key) == word), "Không có hồ sơ nào")
