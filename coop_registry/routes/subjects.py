"""Requests about personal data: the list, receipt, terms, extension."""

from dataclasses import dataclass
from datetime import date

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from coop_registry import labels
from coop_registry.forms import subjects as forms
from coop_registry.models import SubjectRequest
from coop_registry.queries import names, parties, subjects
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.routes.shared import communes
from coop_registry.rules.subjects import Clock, RequestKind, extension
from coop_registry.services import subjects as services
from core import once, ui
from core.access import current_scope, requires
from core.clock import now_utc, to_vn, today_vn
from core.db import db
from core.errors import RuleViolation
from papers import queries as paper_queries
from papers.routes import reader


@dataclass(frozen=True)
class RequestLine:
    """A request as its list shows it."""

    row: SubjectRequest
    received_on: date
    kind: str
    answer: Clock | None

    @property
    def asker_name(self) -> str:
        """Return who asks."""
        return self.row.asker_name


@bp.get("/yeu-cau-du-lieu-ca-nhan")
@requires("party.request", scope="unit")
def subject_requests() -> ResponseReturnValue:
    """List the requests about personal data, open ones first, with the days left."""
    page = subjects.requests(current_scope(), ui.page_asked())
    return render_template(
        "registry/subject_requests.html",
        page=page,
        lines=_lines(page.items),
        labels=labels,
    )


@bp.route("/yeu-cau-du-lieu-ca-nhan/moi", methods=["GET", "POST"])
@requires("party.request", scope="unit")
def new_subject_request() -> ResponseReturnValue:
    """Receive a request: who asks, by which paper, for what; the clock starts."""
    today = today_vn()
    form = forms.RequestForm(
        data={"received_on": today, "received_clock": f"{to_vn(now_utc()):%H:%M}"}
    )
    form.prepare(today, communes(today))
    if form.validate_on_submit():
        try:
            row = services.receive(
                form.entry(), actor_id=current_user.id, on=today, scope=current_scope()
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            response = once.leads_to(url_for(".subject_request", request_id=row.id))
            db.session.commit()
            flash("Đã tiếp nhận. Thời hạn trả lời ghi dưới đây.", "success")
            return response
    return render_template("registry/subject_new.html", form=form)


@bp.get("/yeu-cau-du-lieu-ca-nhan/<int:request_id>")
@requires("party.request", scope="unit")
def subject_request(request_id: int) -> ResponseReturnValue:
    """Show a request with its terms, the next step and what was done."""
    row = request_or_404(request_id)
    answer, acknowledge = services.clocks_of(row)
    received_on = to_vn(row.received_at).date()
    matched = parties.get(row.party_id) if row.party_id else None
    return render_template(
        "registry/subject_request.html",
        row=row,
        labels=labels,
        place=names.place_start(row.unit_id),
        answer=answer,
        acknowledge=acknowledge,
        extension=extension(RequestKind(row.kind), received_on),
        matched=matched,
        papers=paper_queries.papers_about(services.SUBJECT, row.id, reader()),
        history=subjects.history_of_request(row.id),
        people=accounts.names({row.recorded_by_id}),
    )


@bp.post("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/da-phan-hoi")
@requires("party.request", scope="unit")
def acknowledge_request(request_id: int) -> ResponseReturnValue:
    """Record that the person was told that the request came."""
    row = request_or_404(request_id)
    try:
        services.acknowledge(row, actor_id=current_user.id, on=today_vn())
    except RuleViolation as refusal:
        db.session.rollback()
        flash(str(refusal), "warning")
        return once.leads_to(url_for(".subject_request", request_id=request_id))
    response = once.leads_to(url_for(".subject_request", request_id=request_id))
    db.session.commit()
    flash("Đã ghi việc phản hồi tiếp nhận.", "success")
    return response


@bp.route("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/gia-han", methods=["GET", "POST"])
@requires("party.decide", scope="unit")
def extend_request(request_id: int) -> ResponseReturnValue:
    """Take more time once, with a reason."""
    row = request_or_404(request_id)
    form = forms.ExtendForm()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.extend(
                row, reason=form.reason.data or "", actor_id=current_user.id, on=today_vn()
            ),
            leads_to=url_for(".subject_request", request_id=request_id),
            said="Đã gia hạn. Hãy báo cho người yêu cầu biết lý do.",
        )
        if done.response:
            return done.response
    return render_template("registry/subject_extend.html", form=form, row=row)


def request_or_404(request_id: int) -> SubjectRequest:
    """Return a request of the person's units; any other is not found."""
    return subjects.request_of(request_id, current_scope()) or abort(404)


def _lines(rows: list[SubjectRequest]) -> list[RequestLine]:
    """Return requests with their terms."""
    clocks = services.answer_clocks(rows)
    return [
        RequestLine(
            row,
            to_vn(row.received_at).date(),
            labels.REQUEST_KIND[RequestKind(row.kind)],
            clocks[row.id],
        )
        for row in rows
    ]
