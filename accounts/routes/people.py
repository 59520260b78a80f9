"""User administration: list, create, edit, lock, one-time password, second factor."""

from collections.abc import Callable

from flask import abort, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries
from accounts.forms.people import (
    ConfirmForm,
    EditPersonForm,
    NewPersonForm,
    PeopleFilterForm,
    ReasonForm,
)
from accounts.labels import DUTY_LABELS
from accounts.models import User
from accounts.queries import PeopleFilter
from accounts.routes.blueprint import bp
from accounts.routes.history import history_of
from accounts.rules.duties import Duty
from accounts.services import people as services
from accounts.services.sign_in import lock_of
from core.access import requires
from core.clock import now_utc, today_vn
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.once import leads_to
from core.ui import here, page_asked


def found(user_id: int) -> User:
    """Return the person of an address or answer 404."""
    user = queries.person(user_id)
    if user is None:
        abort(404)
    return user


@bp.route("/quan-tri/nguoi-dung")
@requires("accounts.read", scope="all")
def people() -> ResponseReturnValue:
    """List people with their duties (danh sách người dùng)."""
    form = PeopleFilterForm(request.args)
    form.validate()
    wanted = _wanted(form)
    page = queries.people_page(wanted, today_vn(), page_asked())
    return render_template(
        "accounts/people.html",
        form=form,
        page=page,
        applied=_applied(form, wanted),
        duties=queries.duties_of(page.items, today_vn()),
    )


def _wanted(form: PeopleFilterForm) -> PeopleFilter:
    """Return the filter; a value that is none of the choices leaves its part open."""
    duty = form.nhiem_vu.data
    return PeopleFilter(
        words="" if form.tim.errors else (form.tim.data or ""),
        duty=Duty(duty) if duty and not form.nhiem_vu.errors else None,
        active={"hoat-dong": True, "khoa": False}.get(form.trang_thai.data),
    )


def _applied(form: PeopleFilterForm, wanted: PeopleFilter) -> list[tuple[str, str, str]]:
    """Return what narrows the list: label, value, address without it."""
    parts = []
    if wanted.words:
        parts.append((form.tim.label.text, wanted.words, here(tim=None, trang=None)))
    if wanted.duty is not None:
        parts.append(
            (form.nhiem_vu.label.text, DUTY_LABELS[wanted.duty], here(nhiem_vu=None, trang=None))
        )
    if wanted.active is not None:
        word = "đang hoạt động" if wanted.active else "đã khóa"
        parts.append((form.trang_thai.label.text, word, here(trang_thai=None, trang=None)))
    return parts


@bp.route("/quan-tri/nguoi-dung/moi", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def new_person() -> ResponseReturnValue:
    """Add a person (lập tài khoản); the one-time password is shown once."""
    form = NewPersonForm()
    if form.validate_on_submit():
        try:
            user, one_time = services.create_person(
                form.username.data, form.facts(), actor_id=current_user.id, now=now_utc()
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _show_once(user, one_time)
    return render_template("accounts/new_person.html", form=form)


def _show_once(user: User, one_time: str) -> ResponseReturnValue:
    """Commit and show a one-time password in this answer only; a resent form finds the person."""
    leads_to(url_for(".person", user_id=user.id))
    db.session.commit()
    return render_template("accounts/one_time_password.html", user=user, one_time=one_time)


@bp.route("/quan-tri/nguoi-dung/<int:user_id>")
@requires("accounts.read", scope="all")
def person(user_id: int) -> ResponseReturnValue:
    """Show one person: duties, account, history."""
    user = found(user_id)
    return render_template(
        "accounts/person.html",
        user=user,
        duties=queries.duty_lines(user.grants, today_vn()),
        locked_until=lock_of(user, now_utc()),
        **history_of("user", user.id),
    )


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/sua", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def edit_person(user_id: int) -> ResponseReturnValue:
    """Correct name, position, e-mail (sửa thông tin người dùng)."""
    user = found(user_id)
    form = EditPersonForm(obj=user)
    changes: tuple[str, ...] = ()
    if form.validate_on_submit():
        try:
            services.edit_person(
                user, form.facts(), version=form.version_seen(), actor_id=current_user.id
            )
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
            if isinstance(refusal, StaleRecord):
                changes = refusal.changes
                form.version.data = str(refusal.version)
        else:
            return _done(user, "Đã ghi thông tin người dùng.")
    return render_template("accounts/edit_person.html", form=form, user=user, changes=changes)


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/khoa", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def lock_person(user_id: int) -> ResponseReturnValue:
    """Lock an account (khóa tài khoản)."""
    return _with_reason(
        user_id,
        lambda user, reason: services.lock_person(
            user, reason, actor_id=current_user.id, on=today_vn()
        ),
        template="accounts/lock_person.html",
        done="Đã khóa tài khoản.",
    )


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/mo-khoa", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def unlock_person(user_id: int) -> ResponseReturnValue:
    """Unlock an account (mở khóa tài khoản)."""
    return _with_reason(
        user_id,
        lambda user, reason: services.unlock_person(user, reason, actor_id=current_user.id),
        template="accounts/unlock_person.html",
        done="Đã mở khóa tài khoản.",
    )


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/dat-lai-lop-hai", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def reset_second_factor(user_id: int) -> ResponseReturnValue:
    """Forget a lost authenticator app (đặt lại xác thực hai lớp)."""
    return _with_reason(
        user_id,
        lambda user, reason: services.reset_second_factor(user, reason, actor_id=current_user.id),
        template="accounts/reset_second_factor.html",
        done="Đã đặt lại xác thực hai lớp; người dùng cài lại ở lần đăng nhập sau.",
    )


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/go-tam-khoa", methods=["POST"])
@requires("accounts.manage", scope="all")
def forgive_tries(user_id: int) -> ResponseReturnValue:
    """Lift the lock set by wrong passwords (gỡ tạm khóa)."""
    user = found(user_id)
    services.forgive_tries(user, actor_id=current_user.id, now=now_utc())
    return _done(user, "Đã gỡ tạm khóa; người dùng đăng nhập lại được ngay.")


@bp.route("/quan-tri/nguoi-dung/<int:user_id>/dat-lai-mat-khau", methods=["GET", "POST"])
@requires("accounts.manage", scope="all")
def reset_password(user_id: int) -> ResponseReturnValue:
    """Give a one-time password (cấp mật khẩu dùng một lần)."""
    user = found(user_id)
    form = ConfirmForm()
    if form.validate_on_submit():
        try:
            one_time = services.reset_password(user, actor_id=current_user.id, now=now_utc())
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _show_once(user, one_time)
    return render_template("accounts/reset_password.html", form=form, user=user)


def _with_reason(
    user_id: int, work: Callable[[User, str], None], *, template: str, done: str
) -> ResponseReturnValue:
    """Ask for the reason, do the work, go back to the person."""
    user = found(user_id)
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            work(user, form.reason.data)
        except RuleViolation as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            return _done(user, done)
    return render_template(template, form=form, user=user)


def _done(user: User, message: str) -> ResponseReturnValue:
    """Commit and lead back to the person."""
    response = leads_to(url_for(".person", user_id=user.id))
    db.session.commit()
    flash(message, "success")
    return response
