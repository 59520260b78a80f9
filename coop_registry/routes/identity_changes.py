"""The second person: proposals about identities to decide, and notices from other units."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms.parties import DecisionForm
from coop_registry.models import IdentityChange
from coop_registry.queries import parties, persons, subjects
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.services import identity_changes as services
from coop_registry.services import party_changes
from core import once, ui
from core.access import current_scope, requires
from core.db import db


@bp.get("/de-nghi-sua-giay-to")
@requires("party.decide", scope="unit")
def identity_changes() -> ResponseReturnValue:
    """List the proposals of the person's units, those that wait first."""
    page = subjects.identity_changes(current_scope(), ui.page_asked())
    return render_template(
        "registry/party_changes.html",
        page=page,
        names=subjects.party_names({change.party_id for change in page.items}),
        people=accounts.names(_people(page.items)),
    )


@bp.route("/de-nghi-sua-giay-to/<int:change_id>", methods=["GET", "POST"])
@requires("party.decide", scope="unit")
def identity_change(change_id: int) -> ResponseReturnValue:
    """Decide a proposal: never one's own, and only with the number typed again from the paper."""
    change = subjects.identity_change(change_id, current_scope()) or abort(404)
    form = DecisionForm(has_number=change.identity_index is not None)
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: _decide(form, change),
            leads_to=url_for(".identity_changes"),
            said="Đã ghi quyết định.",
        )
        if done.response:
            return done.response
    party = parties.get(change.party_id)
    return render_template(
        "registry/party_change.html",
        form=form,
        change=change,
        changes=services.said_of(party, change) if change.decided_at is None else {},
        party=party,
        is_known=persons.in_scope(party.id, current_scope()) is not None,
        labels=labels,
        people=accounts.names(_people([change])),
        is_own=change.proposed_by_id == current_user.id,
    )


@bp.get("/thong-bao-ve-ca-nhan")
@requires("registry.write", scope="unit")
def party_notices() -> ResponseReturnValue:
    """List what other units corrected about people this unit knows."""
    page = subjects.notices(current_scope(), ui.page_asked())
    return render_template(
        "registry/party_notices.html",
        page=page,
        people=accounts.names({one.read_by_id for one in page.items if one.read_by_id}),
    )


@bp.post("/thong-bao-ve-ca-nhan/<int:notice_id>/da-xem")
@requires("registry.write", scope="unit")
def read_notice(notice_id: int) -> ResponseReturnValue:
    """Note that the unit has seen a notice."""
    notice = subjects.notice(notice_id, current_scope()) or abort(404)
    party_changes.read_notice(notice, actor_id=current_user.id)
    response = once.leads_to(url_for(".party_notices"))
    db.session.commit()
    return response


def _decide(form: DecisionForm, change: IdentityChange) -> None:
    """Carry out what the second person chose."""
    if form.accepts:
        services.accept_change(
            change, retyped=form.number, actor_id=current_user.id, scope=current_scope()
        )
    else:
        services.refuse_change(change, note=form.note.data or "", actor_id=current_user.id)


def _people(changes: list[IdentityChange]) -> set[int]:
    """Return who proposed and decided."""
    both = ({change.proposed_by_id, change.decided_by_id} for change in changes)
    return {actor for pair in both for actor in pair if actor}
