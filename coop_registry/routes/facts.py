"""Further facts of an organisation: the list of each matter; add, correct, end."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms import facts as fact_forms
from coop_registry.labels import ACT_KIND, MATTER
from coop_registry.models import Organisation
from coop_registry.queries import facts, names, pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.shared import communes, line_id, organisation_or_404
from coop_registry.rules.facts import Matter
from coop_registry.services import traits
from coop_registry.services.fact_words import words_of
from core import ui
from core.access import requires
from core.clock import today_vn
from reference import queries as reference

#: Addresses of the matters.
TOPICS = {
    "nganh-nghe": Matter.LINE,
    "to-chuc-quan-tri": Matter.GOVERNANCE,
    "don-vi-phu-thuoc": Matter.BRANCH,
    "san-pham-dac-diem": Matter.TRAIT,
    "hoat-dong": Matter.ACTIVITY,
    "lien-he": Matter.CONTACT,
}


@bp.get("/hop-tac-xa/<int:organisation_id>/noi-dung/<string:topic>")
@requires("registry.read", scope="unit")
def facts_of(organisation_id: int, topic: str) -> ResponseReturnValue:
    """List all facts of a matter with their days, those that ended too."""
    row, matter = organisation_or_404(organisation_id), _matter(topic)
    on = ui.day_asked(today_vn())
    lines = [
        {"fact": fact, "act": act, "words": words_of(matter, fact)}
        for fact, act in facts.facts_of(row.id, matter)
    ]
    return render_template(
        "registry/facts.html",
        shown=pages.record(row, on),
        lines=lines,
        topic=topic,
        title=MATTER[matter],
        act_kinds=ACT_KIND,
        on=on,
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/noi-dung/<string:topic>/them", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def add_fact(organisation_id: int, topic: str) -> ResponseReturnValue:
    """Add a fact from a day on (bổ sung)."""
    row, matter, today = organisation_or_404(organisation_id), _matter(topic), today_vn()
    form = fact_forms.ADD[matter](data={"version": str(row.version)})
    form.prepare(today=today, communes=communes(today))

    def work() -> object:
        entry = form.entry(_values(form, matter), form.source.data)
        return traits.add(row, matter, entry, **_who(form, today))

    done = _tried(form, work, organisation_id, "Đã bổ sung.")
    return done.response or _form_page(row, form, topic, f"Bổ sung: {MATTER[matter]}", done)


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/noi-dung/<string:topic>/<int:fact_id>/dinh-chinh",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def correct_further_fact(organisation_id: int, topic: str, fact_id: int) -> ResponseReturnValue:
    """Correct a fact that was typed wrongly, or take it out (đính chính)."""
    row, matter, today = organisation_or_404(organisation_id), _matter(topic), today_vn()
    fact = facts.fact(row.id, matter, fact_id) or abort(404)
    form = fact_forms.CORRECT[matter](data=_start(fact, matter) | {"version": str(row.version)})
    form.prepare(today=today, communes=_with_own(communes(today), fact))

    def work() -> object:
        entry = None
        if not form.remove.data:
            source = form.fact_source.data if matter is Matter.TRAIT else ""
            entry = form.entry(_values(form, matter, fact), source)
        reason = form.reason.data
        return traits.correct(row, matter, fact, entry, reason=reason, **_who(form, today))

    said = "Đã đính chính; nội dung trước đó còn trong lịch sử."
    done = _tried(form, work, organisation_id, said)
    return done.response or _form_page(row, form, topic, f"Đính chính: {MATTER[matter]}", done)


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/noi-dung/<string:topic>/<int:fact_id>/ket-thuc",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def end_fact(organisation_id: int, topic: str, fact_id: int) -> ResponseReturnValue:
    """Note that a fact no longer holds (kết thúc)."""
    row, matter, today = organisation_or_404(organisation_id), _matter(topic), today_vn()
    fact = facts.fact(row.id, matter, fact_id) or abort(404)
    form = fact_forms.EndForm(data={"version": str(row.version)})

    def work() -> object:
        ended = {"end_on": form.end_on.data, "source": form.source.data}
        return traits.end(row, matter, fact, **ended, **_who(form, today))

    done = _tried(form, work, organisation_id, "Đã ghi kết thúc.")
    title = f"Kết thúc: {MATTER[matter]}"
    return done.response or _form_page(row, form, topic, title, done, what=words_of(matter, fact))


def _matter(topic: str) -> Matter:
    """Return the matter of an address; an unknown one is not found."""
    return TOPICS.get(topic) or abort(404)


def _who(form: Any, today: date) -> dict[str, Any]:
    """Return who asks, when, and at which version the form was opened."""
    return {"actor_id": current_user.id, "on": today, "expected_version": version_of(form)}


def _tried(form: Any, work: Callable[[], object], organisation_id: int, said: str) -> Attempt:
    """Carry out the work of a valid form; lead back to the record."""
    if not form.validate_on_submit():
        return Attempt()
    back = url_for(".organisation", organisation_id=organisation_id)
    return attempt(form, work, leads_to=back, said=said)


def _values(form: Any, matter: Matter, fact: Any = None) -> dict[str, Any]:
    """Return the form's values; a business line becomes a class of the version of its day.

    The code of the recorded line keeps the recorded class, whichever version that is.
    """
    values: dict[str, Any] = form.values()
    if matter is Matter.LINE:
        kept = fact is not None and names.line_name(fact.vsic_id)[:4] == form.line.code()
        day = form.start_on.data or today_vn()
        values["vsic_id"] = fact.vsic_id if kept else line_id(form.line, day)
    return values


def _start(fact: Any, matter: Matter) -> dict[str, Any]:
    """Return what a correction shows first: the fact as recorded."""
    values = {column.key: getattr(fact, column.key) for column in fact.__table__.columns}
    if matter is Matter.LINE:
        values["line"] = names.line_name(fact.vsic_id)
    if matter is Matter.BRANCH:
        values["unit_id"] = str(fact.unit_id or "")
    if matter is Matter.TRAIT:
        values["fact_source"] = fact.source
    return values


def _with_own(offered: list[tuple[int, str]], fact: Any) -> list[tuple[int, str]]:
    """Return the communes to choose from, with the recorded one where it is not among them."""
    unit_id = getattr(fact, "unit_id", None)
    if unit_id is None or unit_id in dict(offered):
        return offered
    return [(unit_id, names.place_start(unit_id)), *offered]


def _form_page(
    row: Organisation, form: Any, topic: str, title: str, done: Attempt, what: str = ""
) -> str:
    """Show the form of a fact."""
    day = form.start_on.data if "start_on" in form and form.start_on.data else today_vn()
    version = reference.vsic_version_on(day)
    return render_template(
        "registry/fact.html",
        form=form,
        shown=pages.record(row, today_vn()),
        topic=topic,
        title=title,
        changes=done.changes,
        what=what,
        lines=names.line_choices(version) if "line" in form else [],
    )
