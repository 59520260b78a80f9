"""Typing members from paper: the fast list, and one member with all particulars."""

from flask import flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.identities import ANOTHER
from coop_registry.forms.member_list import COLUMNS, MemberListForm
from coop_registry.forms.members import AdmitForm
from coop_registry.models import Organisation
from coop_registry.queries import members as member_queries
from coop_registry.queries import pages
from coop_registry.queries import parties as party_queries
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, offer_way_on, take_back, version_of
from coop_registry.routes.judging import findings_of, new_among
from coop_registry.routes.shared import organisation_or_404
from coop_registry.routes.telling import tell_of_members
from coop_registry.rules.findings import Finding
from coop_registry.rules.kinds import PartyKind
from coop_registry.rules.likeness import SimilarParty, candidate_words
from coop_registry.rules.members import RowsRefused
from coop_registry.services import members as member_services
from core import once
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation, StaleRecord

#: What the buttons of the list say (name="step").
MORE, BACK, CONFIRMED = "them-dong", "quay-lai", "ghi"


@bp.route("/hop-tac-xa/<int:organisation_id>/thanh-vien/nhap-danh-sach", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def enter_members(organisation_id: int) -> ResponseReturnValue:
    """Type members with their contributions, all rows or none (nhập danh sách thành viên)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    form, step = MemberListForm(today=today, data={"version": str(row.version)}), _step()
    warnings: list[Finding] = []
    changes: tuple[str, ...] = ()
    if step == MORE:
        form.add_rows()
    elif step != BACK and form.validate_on_submit():
        answer = _write_list(form, row, check=step != CONFIRMED)
        if isinstance(answer, list):
            warnings = answer
        elif isinstance(answer, tuple):
            changes = answer
        else:
            return answer
    _keep_answers(form)
    return render_template(
        "registry/members_check.html" if warnings else "registry/members_entry.html",
        form=form,
        columns=COLUMNS,
        shown=pages.record(organisation_or_404(organisation_id), today),
        warnings=warnings,
        changes=changes,
        today=today,
    )


def _step() -> str:
    """Return which button was pressed."""
    return request.form.get("step", "")


def _write_list(
    form: MemberListForm, row: Organisation, *, check: bool
) -> ResponseReturnValue | list[Finding] | tuple[str, ...]:
    """Write the rows and lead on; return new findings to be looked at first, or what changed.

    The findings are those of the very rows: written, judged, and taken back.
    """
    if not form.typed():
        form.refuse(RuleViolation("Chưa nhập dòng nào."))
        return ()
    before = findings_of(row) if check else []
    try:
        made = member_services.admit_many(
            row,
            form.entries(member_queries.last_book_no(row.id) + 1),
            actor_id=current_user.id,
            on=today_vn(),
            scope=current_scope(),
            expected_version=version_of(form),
        )
    except RuleViolation as refusal:
        take_back(refusal)
        return _refused(form, refusal)
    if check and (new := new_among(before, findings_of(row))):
        db.session.rollback()
        return new
    response = once.leads_to(url_for(".members", organisation_id=row.id))
    db.session.commit()
    flash(f"Đã ghi {len(made)} thành viên vào danh sách.", "success")
    tell_of_members(made)
    return response


def _refused(form: MemberListForm, refusal: RuleViolation) -> tuple[str, ...]:
    """Show every refusal in its row; return what changed meanwhile, if that was it."""
    if isinstance(refusal, RowsRefused):
        known, heads = {}, set()
        for one in refusal.refusals:
            form.refuse_row(one.row or 0, one)
            offer_way_on(form, one)
            if isinstance(one, SimilarParty):
                place, row = form.typed()[one.row or 0]
                if one.kind is not PartyKind(row.kind.data):
                    heads.add(place)
                known[place] = [
                    (found.party.party_id, candidate_words(found)) for found in one.candidates
                ]
        form.offer(known, heads)
    else:
        form.refuse(refusal)
    if isinstance(refusal, StaleRecord):
        form.version.data = str(refusal.version)
        return refusal.changes
    return ()


def _keep_answers(form: MemberListForm) -> None:
    """Offer again, in the rows answered before, the answer that was given."""
    known, heads = {}, set()
    for place, row in form.typed():
        if row.asks:
            continue
        chosen = row.known_id or row.answer.head_id
        if row.answer.head_id:
            heads.add(place)
        if chosen and (name := _name_of(chosen)):
            known[place] = [(chosen, name)]
        elif row.answer.data == ANOTHER:
            known[place] = []
    form.offer(known, heads)


@bp.route("/hop-tac-xa/<int:organisation_id>/thanh-vien/them", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def new_member(organisation_id: int) -> ResponseReturnValue:
    """Record one member with all particulars (thêm một thành viên)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    form = AdmitForm(today=today, data={"version": str(row.version)})
    tried = Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: member_services.admit(
                row,
                form.entry(),
                actor_id=current_user.id,
                on=today,
                scope=current_scope(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".members", organisation_id=organisation_id),
            said="Đã ghi thành viên vào danh sách.",
            judged=row,
        )
        if tried.response is not None:
            return tried.response
    form.keep_answers(_name_of)
    return render_template(
        "registry/member_new.html",
        form=form,
        sections=form.sections(),
        shown=pages.record(organisation_or_404(organisation_id), today),
        changes=tried.changes,
    )


def _name_of(party_id: int) -> str | None:
    """Return the name of a known party of the person's own units."""
    if not party_queries.is_known_in(party_id, current_scope()):
        return None
    return party_queries.get(party_id).full_name
