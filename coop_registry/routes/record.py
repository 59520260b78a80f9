"""One organisation: the page that answers a phone call, and the reasoned look at a number."""

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms.validators import Length

from accounts import queries as accounts
from audit import queries as audit_log
from audit import wording
from coop_registry import labels
from coop_registry.queries import pages
from coop_registry.queries import parties as party_queries
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.findings import findings_on
from coop_registry.rules.kinds import MONEY_FIGURES
from coop_registry.services import parties
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm, TextField, required
from papers import queries as paper_queries

HISTORY_LINES = 20


class ReasonForm(BaseForm):
    """Why a person needs to see a full identity number."""

    reason = TextField(
        "Lý do cần xem số đầy đủ",
        validators=[required(), Length(min=5, max=300, message="Ghi lý do từ 5 đến 300 ký tự.")],
    )


@bp.get("/hop-tac-xa/<int:organisation_id>")
@requires("registry.read", scope="unit")
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show an organisation as of a day with its findings and history."""
    row = organisation_or_404(organisation_id)
    on = ui.day_asked(today_vn())
    shown = pages.record(row, on)
    return render_template(
        "registry/organisation.html",
        shown=shown,
        on=on,
        findings=findings_on(pages.snapshot(shown), on) if shown.exists else [],
        history=history_lines(row.id),
        papers=paper_queries.papers_about("organisation", row.id, current_scope().unit_ids),
        labels=labels,
        terms=labels.TERMS[shown.kind],
        money_figures=MONEY_FIGURES,
    )


@bp.route("/hop-tac-xa/<int:organisation_id>/so-giay-to", methods=["GET", "POST"])
@requires("party.unmask", scope="unit")
def unmask_representative(organisation_id: int) -> ResponseReturnValue:
    """Show the representative's full identity number after a reason, which is logged."""
    row = organisation_or_404(organisation_id)
    shown = pages.record(row, today_vn())
    form, number = ReasonForm(), None
    if form.validate_on_submit():
        try:
            if shown.representative is None:
                raise RuleViolation("Chưa ghi người đại diện.")
            party = party_queries.get(shown.representative.party_id)
            number = parties.unmask(party, reason=form.reason.data, actor_id=current_user.id)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
    return render_template("registry/unmask.html", form=form, shown=shown, number=number)


def history_lines(organisation_id: int) -> list[ui.HistoryLine]:
    """Return the history of an organisation in sentences, newest first."""
    entries = audit_log.history("organisation", organisation_id, HISTORY_LINES)
    names = accounts.names({entry.actor_id for entry in entries if entry.actor_id})
    return [
        ui.HistoryLine(
            at=entry.at,
            actor=names.get(entry.actor_id or 0, "Hệ thống"),
            sentence=wording.sentence(entry, names.get(entry.actor_id or 0)),
        )
        for entry in entries
    ]
