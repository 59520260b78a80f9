"""One shared person: where the unit knows them, corrections, the reasoned look at a number."""

from io import BytesIO

from flask import abort, render_template, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry import labels
from coop_registry.forms import parties as forms
from coop_registry.models import IdentityChange, Party
from coop_registry.papers.identities import members_with_identities_xlsx
from coop_registry.queries import members as member_queries
from coop_registry.queries import names, pages, persons, statements, subjects
from coop_registry.queries.persons import PersonShown
from coop_registry.routes import bp
from coop_registry.routes.attempts import attempt, version_of
from coop_registry.routes.shared import organisation_or_404, printed_day
from coop_registry.services import identity_changes, parties, party_changes
from coop_registry.services import subjects as subject_services
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def party_or_404(party_id: int) -> Party:
    """Return a party known in the person's units; any other is not found."""
    return persons.in_scope(party_id, current_scope()) or abort(404)


@bp.get("/ca-nhan/<int:party_id>")
@requires("registry.read", scope="unit")
def person(party_id: int) -> ResponseReturnValue:
    """Show a person with their memberships and offices; those of other units are only counted."""
    party = party_or_404(party_id)
    worked_on = current_user.may("registry.write") or current_user.may("party.decide")
    waiting = subjects.open_change_of(party.id) if worked_on else None
    return render_template(
        "registry/party.html",
        shown=persons.person(party, current_scope()),
        labels=labels,
        #: Ethnicity and the log are shown only where members are worked on.
        worked_on=worked_on,
        history=subjects.corrections_of(party.id, current_scope()) if worked_on else [],
        waiting=waiting,
        decided_by=_decided_by(waiting) if waiting else None,
        said=statements.shown_of(party, current_scope()) if worked_on else [],
    )


@bp.route("/ca-nhan/<int:party_id>/dinh-chinh", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def correct_person(party_id: int) -> ResponseReturnValue:
    """Correct name, phone, address; the other units that know the person get a notice."""
    shown = _shown(party_id)
    form = forms.CorrectPersonForm(data=forms.CorrectPersonForm.start(shown))
    form.offer_recorded(shown.party.gender)
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: party_changes.correct_person(
                shown.party,
                form.entry(),
                reason=form.reason.data or "",
                actor_id=current_user.id,
                scope=current_scope(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".person", party_id=party_id),
            said=_corrected_words(shown.party),
        )
        if done.response:
            return done.response
        changes = done.changes
    return render_template(
        "registry/party_correct.html",
        form=form,
        shown=shown,
        said=statements.shown_of(shown.party, current_scope()),
        changes=changes,
    )


@bp.route("/ca-nhan/<int:party_id>/de-nghi-sua-giay-to", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def propose_identity(party_id: int) -> ResponseReturnValue:
    """Propose another identity number, birth or nationality; a second person decides."""
    shown = _shown(party_id)
    form = forms.IdentityForm(data={"version": str(shown.party.version)})
    forms.not_after(form, today_vn())
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: identity_changes.propose_identity(
                shown.party,
                form.proposal(),
                reason=form.reason.data or "",
                actor_id=current_user.id,
                on=today_vn(),
                scope=current_scope(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".person", party_id=party_id),
            said="Đã gửi đề nghị. Người thứ hai đối chiếu giấy tờ gốc rồi duyệt.",
        )
        if done.response:
            return done.response
        changes = done.changes
    return render_template(
        "registry/party_identity.html", form=form, shown=shown, labels=labels, changes=changes
    )


@bp.route("/ca-nhan/<int:party_id>/so-giay-to", methods=["GET", "POST"])
@requires("party.unmask", scope="unit")
def unmask_person(party_id: int) -> ResponseReturnValue:
    """Show the full identity number after a reason, which is logged."""
    shown = _shown(party_id)
    form, number = forms.ReasonForm(), None
    if form.validate_on_submit():
        try:
            number = parties.unmask(
                shown.party, reason=form.reason.data or "", actor_id=current_user.id
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            db.session.commit()
    return render_template("registry/party_unmask.html", form=form, shown=shown, number=number)


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/xuat-kem-so-giay-to", methods=["GET", "POST"]
)
@requires("party.unmask", scope="unit")
def export_with_identities(organisation_id: int) -> ResponseReturnValue:
    """Export the members with full identity numbers; one line in the log with count and reason."""
    row = organisation_or_404(organisation_id)
    shown = pages.record(row, printed_day())
    form = forms.ReasonForm()
    if form.validate_on_submit():
        if not current_user.may("registry.export"):
            abort(403)
        lines = member_queries.members_on(row.id, shown.on)
        try:
            numbers = subject_services.export_with_identities(
                row,
                [line.party_id for line in lines],
                reason=form.reason.data or "",
                actor_id=current_user.id,
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            content = members_with_identities_xlsx(shown, lines, numbers)
            db.session.commit()
            return send_file(
                BytesIO(content),
                mimetype=XLSX,
                as_attachment=True,
                download_name=f"thanh-vien-kem-so-giay-to-{row.id}-{shown.on.isoformat()}.xlsx",
            )
    return render_template("registry/party_export.html", form=form, shown=shown)


def _corrected_words(party: Party) -> str:
    """Return what is said after a correction; other units only where there are any."""
    told = party_changes.other_units(party, current_scope())
    more = " Đơn vị khác có người này trong hồ sơ đã được báo." if told else ""
    return f"Đã đính chính.{more}"


def _decided_by(change: IdentityChange) -> str | None:
    """Return the other unit that decides a proposal; None when it is one of the reader's own."""
    is_own = current_scope().covers_unit(change.unit_id)
    return None if is_own else names.place_line(change.unit_id)


def _shown(party_id: int) -> PersonShown:
    """Return a person of the reader's units."""
    return persons.person(party_or_404(party_id), current_scope())
