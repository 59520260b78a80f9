"""Giving and ending duties by administrators; delegating one's own duty for dates."""

from collections.abc import Sequence
from datetime import date, timedelta

from flask import abort, flash, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries
from accounts.forms.fields import options
from accounts.forms.people import CHOOSE, DelegateForm, EndForm, GrantForm
from accounts.models import Grant, User
from accounts.routes.blueprint import bp
from accounts.routes.people import found
from accounts.rules.duties import Duty
from accounts.rules.grants import NOT_DELEGABLE, GrantTerms, is_near, may_receive
from accounts.services import grants as services
from core.access import requires
from core.clock import now_utc, today_vn
from core.db import db
from core.errors import RuleViolation
from core.once import leads_to


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/nhiem-vu/moi", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def new_grant(user_id: int) -> ResponseReturnValue:
    """Give a duty (giao nhiệm vụ)."""
    user = found(user_id)
    form = _grant_form()
    if form.validate_on_submit():
        try:
            services.give_duty(
                user.id,
                _terms(form),
                form.decision_no.data,
                actor_id=current_user.id,
                now=now_utc(),
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _done(url_for(".person", user_id=user.id), "Đã giao nhiệm vụ.")
    return render_template("accounts/new_grant.html", form=form, user=found(user_id))


def _grant_form() -> GrantForm:
    places = queries.places_for_choice(today_vn())
    form = GrantForm(start_on=today_vn())
    form.unit_id.choices = options(places.units, empty=CHOOSE)
    form.agency_id.choices = options(places.agencies, empty=CHOOSE)
    return form


def _terms(form: GrantForm) -> GrantTerms:
    last_on = form.last_on.data
    return GrantTerms(
        Duty(form.duty.data),
        form.start_on.data,
        None if last_on is None else last_on + timedelta(days=1),
        form.unit_id.data,
        form.agency_id.data,
    )


@bp.route(
    "/quan-tri/nguoi-dung/<int:user_id>/nhiem-vu/<int:grant_id>/ket-thuc", methods=["GET", "POST"]
)
@requires("accounts.manage", scope="all")
def end_grant(user_id: int, grant_id: int) -> ResponseReturnValue:
    """End a duty after its last day (kết thúc nhiệm vụ)."""
    grant = queries.grant(grant_id)
    if grant is None or grant.user_id != user_id:
        abort(404)
    form = EndForm(last_on=today_vn())
    if form.validate_on_submit():
        try:
            services.end_duty(
                grant,
                form.last_on.data,
                form.reason.data,
                actor_id=current_user.id,
                on=today_vn(),
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _done(url_for(".person", user_id=user_id), "Đã ghi ngày kết thúc nhiệm vụ.")
    return _end_page(form, grant, url_for(".person", user_id=user_id))


@bp.route("/tai-khoan/uy-quyen/moi", methods=["GET", "POST"])
@requires("account.own", scope="own")
def delegate() -> ResponseReturnValue:
    """Delegate one's own duty for dates (ủy quyền)."""
    form = _delegate_form()
    if form.validate_on_submit():
        try:
            services.delegate(
                _own_grant(form.grant_id.data),
                form.receiver_id.data,
                (form.start_on.data, form.last_on.data),
                form.decision_no.data,
                on=today_vn(),
                now=now_utc(),
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _done(url_for(".profile"), "Đã ghi ủy quyền.")
    return render_template("accounts/delegate.html", form=form)


def _delegate_form() -> DelegateForm:
    """Return the form with one's own duties that may be handed on, and the people to choose."""
    today = today_vn()
    own = [
        grant
        for grant in current_user.grants
        if grant.delegated_from_grant_id is None
        and Duty(grant.duty) not in NOT_DELEGABLE
        and (grant.end_on is None or grant.end_on > today)
    ]
    form = DelegateForm(start_on=today)
    lines = queries.duty_lines(own, today)
    form.grant_id.choices = options(
        ((one.grant_id, f"{one.duty} – {one.place}") for one in lines), empty=CHOOSE
    )
    form.receiver_id.choices = options(
        ((one.id, f"{one.full_name} ({one.username})") for one in _receivers(own, today)),
        empty=CHOOSE,
    )
    return form


def _receivers(own: Sequence[Grant], on: date) -> list[User]:
    """Return who may take over one of these duties, people of the same unit or agency first."""
    found = []
    for user in queries.people_for_choice():
        held = [grant.terms for grant in user.grants]
        fitting = [one.terms for one in own if may_receive(one.terms, held, on)]
        if fitting and user.id != current_user.id:
            found.append((not any(is_near(one, held, on) for one in fitting), user))
    return [user for _far, user in sorted(found, key=lambda one: one[0])]


def _own_grant(grant_id: int | None) -> Grant:
    """Return one's own grant; the form offers no other, so a stranger's is a tampered form."""
    grant = queries.grant(grant_id) if grant_id is not None else None
    if grant is None or grant.user_id != current_user.id:
        raise RuleViolation("Hãy chọn nhiệm vụ cần ủy quyền.", field="grant_id")
    return grant


@bp.route("/tai-khoan/uy-quyen/<int:grant_id>/ket-thuc", methods=["GET", "POST"])
@requires("account.own", scope="own")
def end_delegation(grant_id: int) -> ResponseReturnValue:
    """End a delegation one has made (chấm dứt ủy quyền)."""
    grant = queries.grant(grant_id)
    above = grant.delegated_from if grant is not None else None
    if grant is None or above is None or above.user_id != current_user.id:
        abort(404)
    form = EndForm(last_on=today_vn())
    if form.validate_on_submit():
        try:
            services.end_delegation(
                grant,
                form.last_on.data,
                form.reason.data,
                actor_id=current_user.id,
                on=today_vn(),
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _done(url_for(".profile"), "Đã ghi ngày kết thúc ủy quyền.")
    return _end_page(form, grant, url_for(".profile"))


def _end_page(form: EndForm, grant: Grant, back_url: str) -> ResponseReturnValue:
    line = queries.duty_lines([grant], today_vn())[0]
    return render_template("accounts/end_grant.html", form=form, line=line, back_url=back_url)


def _done(location: str, message: str) -> ResponseReturnValue:
    """Commit and lead on."""
    response = leads_to(location)
    db.session.commit()
    flash(message, "success")
    return response
