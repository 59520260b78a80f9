"""What other sources say: side by side with the register, typed, decided."""

from collections.abc import Sequence
from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry.forms.observations import TAKE, DecisionForm, ObservationForm
from coop_registry.labels import FIELDS
from coop_registry.models import Observation, Organisation
from coop_registry.queries import observations, pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.observations import registered_value, whole_words
from coop_registry.rules.record import Record
from coop_registry.services import observations as service
from coop_registry.services.taking_over import why_not
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn


@bp.get("/hop-tac-xa/<int:organisation_id>/nguon-khac")
@requires("registry.read", scope="unit")
def record_observations(organisation_id: int) -> ResponseReturnValue:
    """Show what other sources say beside what the register says, and what was chosen."""
    row, on = organisation_or_404(organisation_id), ui.day_asked(today_vn())
    shown = pages.record(row, on)
    decided = observations.decided_of(row.id)
    names = accounts.names({one.decided_by_id for one in decided if one.decided_by_id})
    return render_template(
        "registry/observations.html",
        shown=shown,
        on=on,
        open_lines=_lines(row, shown, observations.open_of(row.id)),
        decided=_lines(row, shown, decided),
        names=names,
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/nguon-khac/them", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def note_observation(organisation_id: int) -> ResponseReturnValue:
    """Keep what another source says (ghi thông tin của nguồn khác)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    form = ObservationForm(today=today, data={"version": str(row.version)})

    def work() -> object:
        version = version_of(form)
        return service.note_by_hand(
            row, form.entry(), actor_id=current_user.id, on=today, expected_version=version
        )

    done = Attempt()
    if form.validate_on_submit():
        back = url_for(".record_observations", organisation_id=organisation_id)
        done = attempt(form, work, leads_to=back, said="Đã ghi thông tin của nguồn khác.")
    return done.response or render_template(
        "registry/observation.html",
        form=form,
        shown=pages.record(row, today),
        line=None,
        title="Ghi thông tin của nguồn khác",
        changes=done.changes,
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/nguon-khac/<int:observation_id>", methods=["GET", "POST"]
)
@requires("registry.write", scope="unit")
def decide_observation(organisation_id: int, observation_id: int) -> ResponseReturnValue:
    """Choose between the register and a source (lấy theo nguồn, giữ nguyên)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    observation = observations.get(row.id, observation_id) or abort(404)
    shown = pages.record(row, today)
    refused = why_not(observation, shown)
    form = DecisionForm(can_take=refused is None, data={"version": str(row.version)})

    def work() -> None:
        service.decide(
            row,
            observation,
            accepted=form.choice.data == TAKE,
            reason=form.reason.data,
            actor_id=current_user.id,
            on=today,
            scope=current_scope(),
            expected_version=version_of(form),
        )

    done = Attempt()
    if form.validate_on_submit():
        back = url_for(".record_observations", organisation_id=organisation_id)
        done = attempt(form, work, leads_to=back, said="Đã ghi lựa chọn.")
    parts = _parts(observation)
    return done.response or render_template(
        "registry/observation.html",
        form=form,
        shown=shown,
        line=_line(row, shown, parts),
        refused=refused,
        person_id=_asked_person(shown, observation),
        title="Chọn giữa sổ và nguồn khác",
        changes=done.changes,
    )


def _lines(
    row: Organisation, shown: Record, statements: Sequence[Observation]
) -> list[dict[str, Any]]:
    """Return statements beside what the register says, a long remark in one line."""
    return [_line(row, shown, parts) for parts in service.whole_statements(statements)]


def _parts(observation: Observation) -> list[Observation]:
    """Return a statement with the other parts of its remark."""
    known = observations.open_of(observation.organisation_id)
    groups = service.whole_statements(known)
    return next((parts for parts in groups if observation in parts), [observation])


def _line(row: Organisation, shown: Record, parts: Sequence[Observation]) -> dict[str, Any]:
    """Return a statement beside what the register says of its own day, in words."""
    one = parts[0]
    then = _registered(pages.record(row, one.as_of), one.field) if one.as_of < shown.on else None
    now = _registered(shown, one.field)
    words = whole_words([part.words for part in parts])
    return {
        "row": one,
        "matter": FIELDS[one.field],
        "registered": then or now,
        "registered_on": one.as_of if then else shown.on,
        "now": now if then and now != then else None,
        "said": service.words_for(one.field, one.value) or words,
        "words": words,
    }


def _registered(shown: Record, field: str) -> str | None:
    """Return what the register says of a field, in words."""
    return service.words_for(field, registered_value(shown, field)) or None


def _asked_person(shown: Record, one: Observation) -> int | None:
    """Return the representative about whose number a statement asks."""
    head = shown.representative
    about_number = one.field == "representative" and one.value is None
    return head.party_id if head is not None and about_number else None
