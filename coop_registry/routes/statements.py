"""What papers say of a person otherwise than the record, and the choice between them."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.statements import StatementForm
from coop_registry.queries import statements
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt, version_of
from coop_registry.routes.parties import party_or_404
from coop_registry.services import statements as services
from core.access import current_scope, requires
from core.clock import today_vn


@bp.route("/ca-nhan/<int:party_id>/gia-tri-khac/<int:statement_id>", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def decide_statement(party_id: int, statement_id: int) -> ResponseReturnValue:
    """Choose between a person's record and what a paper says (lấy theo giấy tờ, giữ nguyên)."""
    party, today = party_or_404(party_id), today_vn()
    statement = statements.get(party.id, statement_id) or abort(404)
    form = StatementForm(data={"version": str(party.version)})
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.decide(
                party,
                statement,
                accepted=form.takes,
                reason=form.reason.data or "",
                actor_id=current_user.id,
                on=today,
                scope=current_scope(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".person", party_id=party_id),
            said="Đã ghi lựa chọn.",
        )
        if done.response:
            return done.response
        changes = done.changes
    return render_template(
        "registry/party_statement.html",
        form=form,
        party=party,
        line=statements.shown(party, statement, current_scope()),
        changes=changes,
    )
