"""One organisation: the page that answers a phone call, its papers, its history, its numbers."""

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_login import current_user
from wtforms.validators import Length

from accounts import queries as accounts
from audit import queries as audit_log
from audit import wording
from coop_registry import labels
from coop_registry.queries import observations, pages, withdrawing
from coop_registry.queries import parties as party_queries
from coop_registry.queries.imports import about
from coop_registry.routes import bp
from coop_registry.routes.shared import organisation_or_404, state_of
from coop_registry.rules.findings import counted, findings_on
from coop_registry.services import parties
from coop_registry.services import withdrawing as withdrawal
from core import ui
from core.access import requires
from core.clock import now_utc, to_vn, today_vn
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm, TextField, required
from papers import queries as paper_queries
from papers.routes import reader

#: Lines on a page of the history, and those the first page shows of it.
HISTORY_LINES, RECENT_LINES = 50, 3


class ReasonForm(BaseForm):
    """Why a person needs to see a full identity number."""

    reason = TextField(
        "Lý do cần xem số đầy đủ",
        validators=[required(), Length(min=5, max=300, message="Ghi lý do từ 5 đến 300 ký tự.")],
    )


@bp.get("/hop-tac-xa/<int:organisation_id>")
@requires("registry.read", scope="unit")
def organisation(organisation_id: int) -> ResponseReturnValue:
    """Show an organisation as of a day: what is registered, declared, seen, and what is wrong."""
    row = organisation_or_404(organisation_id)
    on = ui.day_asked(today_vn())
    shown = pages.record(row, on)
    state = state_of(row.id) if shown.exists else None
    return render_template(
        "registry/organisation.html",
        shown=shown,
        on=on,
        findings=findings_on(state, on) if state else [],
        count=counted(state, on) if state else None,
        withdrawn=withdrawing.is_withdrawn(row.id),
        may_withdraw=shown.exists
        and withdrawal.refusal(row, actor_id=current_user.id, now=now_utc()) is None,
        open_observations=observations.count_open(row.id),
        recent=history_lines(row.id)[0][:RECENT_LINES],
        labels=labels,
        terms=labels.TERMS[shown.kind],
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/giay-to")
@requires("registry.read", scope="unit")
def record_papers(organisation_id: int) -> ResponseReturnValue:
    """List the papers issued about an organisation (giấy tờ đã lập), up to the day looked at."""
    row = organisation_or_404(organisation_id)
    today = today_vn()
    on = ui.day_asked(today)
    found = paper_queries.papers_about("organisation", row.id, reader())
    return render_template(
        "registry/papers.html",
        shown=pages.record(row, on),
        on=on,
        # Today's tab holds every paper, also where the program stands on an earlier day.
        papers=[p for p in found if on >= today or to_vn(p.issued_at).date() <= on],
    )


@bp.get("/hop-tac-xa/<int:organisation_id>/lich-su")
@requires("registry.read", scope="unit")
def record_history(organisation_id: int) -> ResponseReturnValue:
    """Show who changed what of an organisation, a page of lines at a time (lịch sử)."""
    row = organisation_or_404(organisation_id)
    on = ui.day_asked(today_vn())
    before = request.args.get("truoc", "")
    before_id = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    lines, older = history_lines(row.id, before_id)
    return render_template(
        "registry/history.html",
        shown=pages.record(row, on),
        on=on,
        history=lines,
        lists=about.rows_about(row.id),
        lists_seen=current_user.scope_for("registry.import")
        if current_user.may("registry.import")
        else None,
        labels=labels,
        older_url=ui.here(truoc=older) if older else None,
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


def history_lines(
    organisation_id: int, before_id: int | None = None
) -> tuple[list[ui.HistoryLine], int | None]:
    """Return the history in sentences, newest first, and where the older lines go on."""
    entries = audit_log.history("organisation", organisation_id, HISTORY_LINES + 1, before_id)
    shown = entries[:HISTORY_LINES]
    names = accounts.names({entry.actor_id for entry in shown if entry.actor_id})
    lines = [
        ui.HistoryLine(
            at=entry.at,
            actor=names.get(entry.actor_id or 0, "Hệ thống"),
            sentence=wording.sentence(entry, names.get(entry.actor_id or 0)),
        )
        for entry in shown
    ]
    return lines, shown[-1].id if len(entries) > HISTORY_LINES else None
