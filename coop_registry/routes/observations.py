"""What other sources say: side by side with the register, typed, decided."""

from typing import Any

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry.forms.observations import TAKE, DecisionForm, ObservationForm
from coop_registry.labels import FIELDS
from coop_registry.models import Observation
from coop_registry.queries import observations, pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.observations import registered_value
from coop_registry.rules.record import Record
from coop_registry.services import observations as service
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
        open_lines=[_line(shown, one) for one in observations.open_of(row.id)],
        decided=[_line(shown, one) for one in decided],
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
    form = DecisionForm(data={"version": str(row.version)})

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
    shown = pages.record(row, today)
    return done.response or render_template(
        "registry/observation.html",
        form=form,
        shown=shown,
        line=_line(shown, observation),
        title="Chọn giữa sổ và nguồn khác",
        changes=done.changes,
    )


def _line(shown: Record, one: Observation) -> dict[str, Any]:
    """Return a statement beside what the register says, in words."""
    registered = registered_value(shown, one.field)
    return {
        "row": one,
        "matter": FIELDS[one.field],
        "registered": service.words_for(one.field, registered) or None,
        "said": service.words_for(one.field, one.value) or one.words,
        "words": one.words,
    }
