"""Answering a request about personal data: the person found, what we hold, the answer, its letter."""

from datetime import date

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms import subjects as forms
from coop_registry.models import Party, SubjectRequest
from coop_registry.papers.subject import Reply, reply_document
from coop_registry.queries import persons, records, subjects
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt
from coop_registry.routes.subjects import request_or_404
from coop_registry.rules.kinds import IdentityKind
from coop_registry.rules.subjects import Outcome, RequestKind, basis, deletion_ground, names_differ
from coop_registry.services import subjects as services
from coop_registry.services.numbers import identity_index
from core import once
from core.access import current_scope, requires
from core.clock import to_vn, today_vn
from core.db import db
from core.errors import RuleViolation
from papers import services as papers
from papers.frame import CheckMark
from papers.page import render_pdf
from papers.services import NewPaper
from papers.word import render_docx
from reference import queries as reference
from reference.queries import AgencyLines


@bp.route("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/tim-nguoi", methods=["GET", "POST"])
@requires("party.decide", scope="unit")
def find_subject(request_id: int) -> ResponseReturnValue:
    """Find the person by name or identity number; the number is compared, not kept or logged."""
    row = request_or_404(request_id)
    form, found = forms.SearchForm(), None
    if form.validate_on_submit():
        number, name = form.number.data, form.name.data
        if number:
            indexes = [identity_index(kind, number) for kind in IdentityKind]
            found = subjects.parties_numbered(indexes, current_scope())
        elif name:
            found = subjects.parties_named(name, current_scope())
        else:
            form.refuse(RuleViolation("Hãy nhập họ tên hoặc số giấy tờ.", field="name"))
    return render_template(
        "registry/subject_find.html", form=form, row=row, found=found, labels=labels
    )


@bp.post("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/chon-nguoi")
@requires("party.decide", scope="unit")
def match_subject(request_id: int) -> ResponseReturnValue:
    """Say which person the request is about."""
    row = request_or_404(request_id)
    form = forms.MatchForm()
    typed = form.party_id.data or ""
    party_id = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0
    done = attempt(
        form,
        lambda: services.match(row, party_id, actor_id=current_user.id, scope=current_scope()),
        leads_to=url_for(".subject_data", request_id=request_id),
        said="Đã chọn người có dữ liệu.",
    )
    if done.response:
        return done.response
    flash("; ".join(message for _, _, message in form.error_list()), "warning")
    return once.leads_to(url_for(".subject_request", request_id=request_id))


@bp.get("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/du-lieu")
@requires("party.decide", scope="unit")
def subject_data(request_id: int) -> ResponseReturnValue:
    """Show what the register keeps about the person, who saw the number, what was corrected."""
    row = request_or_404(request_id)
    party = _party_of(row)
    scope = current_scope()
    return render_template(
        "registry/subject_data.html",
        row=row,
        labels=labels,
        held=persons.held(party, scope) if party else None,
        other_name=party is not None and names_differ(row.asker, row.asker_name, party.full_name),
        readings=subjects.readings_of(party.id, scope) if party else [],
        corrections=subjects.corrections_of(party.id, scope) if party else [],
        ground=basis(today_vn()),
    )


@bp.route("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/tra-loi", methods=["GET", "POST"])
@requires("party.decide", scope="unit")
def answer_request(request_id: int) -> ResponseReturnValue:
    """Record the answer with its ground."""
    row, today = request_or_404(request_id), today_vn()
    received_on = to_vn(row.received_at).date()
    ground, deletion = basis(received_on), deletion_ground(received_on)
    form = forms.AnswerForm(data={"answered_on": today})
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.answer(row, form.entry(), actor_id=current_user.id, on=today),
            leads_to=url_for(".subject_request", request_id=request_id),
            said="Đã ghi trả lời. Lập công văn để trình ký.",
        )
        if done.response:
            return done.response
    return render_template(
        "registry/subject_answer.html",
        form=form,
        row=row,
        labels=labels,
        grounds=[rule for rule in (deletion, ground) if rule],
    )


@bp.post("/yeu-cau-du-lieu-ca-nhan/<int:request_id>/lap-cong-van")
@requires("party.decide", scope="unit")
def issue_reply(request_id: int) -> ResponseReturnValue:
    """Issue the letter of the answer as PDF and Word; its bytes are kept as they are."""
    row, today = request_or_404(request_id), today_vn()
    office = reference.registration_office(row.unit_id, today)
    if row.outcome is None or office is None:
        abort(404)
    reply = _reply(row, office, today)
    paper = papers.issue(_issued(reply), actor_id=current_user.id)
    response = once.leads_to(url_for("papers.paper", paper_id=paper.id))
    db.session.commit()
    flash("Đã lập công văn trả lời. Tải tệp Word để trình ký.", "success")
    return response


def _reply(row: SubjectRequest, office: AgencyLines, today: date) -> Reply:
    """Return what the letter says; the data themselves only where seeing them was granted."""
    party, scope = _party_of(row), current_scope()
    received_on = to_vn(row.received_at).date()
    granted = row.outcome in (Outcome.ACCEPTED, Outcome.PARTLY) and row.kind == RequestKind.VIEW
    given = party if granted else None
    return Reply(
        request=row,
        received_on=received_on,
        office=office,
        issued_on=today,
        ground=basis(received_on),
        held=persons.held(given, scope) if given else None,
        readings=tuple(subjects.readings_of(given.id, scope)) if given else (),
        corrections=tuple(subjects.corrections_of(given.id, scope)) if given else (),
        is_demo=records.has_demo(),
    )


def _issued(reply: Reply) -> NewPaper:
    """Return the letter's bytes under a fresh look-up code; the title names nobody."""
    row, code = reply.request, papers.new_code()
    page = url_for("papers.check", _external=True)
    document = reply_document(reply, CheckMark(code, page, f"{page}?ma={code}"))
    return NewPaper(
        code=code,
        kind="registry.subject_reply",
        title="Công văn trả lời yêu cầu về dữ liệu cá nhân",
        subject_type=services.SUBJECT,
        subject_id=row.id,
        data_on=reply.issued_on,
        filename=f"tra-loi-du-lieu-ca-nhan-{row.id}",
        pdf=render_pdf(document),
        docx=render_docx(document),
        unit_id=row.unit_id,
        agency_id=reply.office.agency_id,
        symbol=reply.office.symbol,
    )


def _party_of(row: SubjectRequest) -> Party | None:
    """Return the person a request is about, while the reader's units know them."""
    return persons.in_scope(row.party_id, current_scope()) if row.party_id else None
