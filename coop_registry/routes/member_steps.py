"""One member put right, of another class, leaving (đính chính, chuyển loại, chấm dứt tư cách)."""

from datetime import date

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.wrappers import Response

from coop_registry.forms.members import CORRECT_SECTIONS, ClassForm, LeaveForm, MembershipForm
from coop_registry.labels import LEAVE_GROUND
from coop_registry.models import Membership, Organisation
from coop_registry.queries import pages
from coop_registry.queries import parties as party_queries
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.member import view_of
from coop_registry.routes.member_shared import membership_or_404, rule_on
from coop_registry.routes.shared import organisation_or_404
from coop_registry.rules.kinds import Kind
from coop_registry.rules.members import unlisted_ground
from coop_registry.rules.membership import LeaveGround, MemberClass
from coop_registry.services import members as member_services
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date

RETURN_RULE = "contribution.return.cases"


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>/dinh-chinh",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def correct_member(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Put right a stay that was typed wrongly (đính chính)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    membership = membership_or_404(membership_id, row.id)
    represented = membership.representative_id
    form = MembershipForm(today=today, data=_typed_before(row, membership))
    tried = Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: member_services.correct_member(
                row,
                membership,
                form.entry(represented),
                reason=form.reason.data,
                actor_id=current_user.id,
                on=today,
                scope=current_scope(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".members", organisation_id=organisation_id),
            said="Đã đính chính; nội dung trước đó còn trong lịch sử.",
            judged=row,
        )
        if tried.response is not None:
            return tried.response
    return _form_page(
        row, membership, form, "Đính chính thành viên", "Ghi đính chính", tried.changes
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>/chuyen-loai",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def change_member_class(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Record that a member is of another class from a day on (chuyển loại thành viên)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    membership = membership_or_404(membership_id, row.id)
    if request.method == "GET" and membership.end_on is not None:
        return _has_ended(membership)
    present = MemberClass(membership.member_class)
    form = ClassForm(today=today, present=present, data={"version": str(row.version)})
    tried = Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: member_services.change_class(
                row,
                membership,
                MemberClass(form.member_class.data),
                changed_on=form.on.data,
                actor_id=current_user.id,
                on=today,
                expected_version=version_of(form),
                source=form.source.data or member_services.BOOK,
            ),
            leads_to=url_for(".members", organisation_id=organisation_id),
            said="Đã ghi loại thành viên mới.",
            judged=row,
        )
        if tried.response is not None:
            return tried.response
    return _form_page(
        row, membership, form, "Chuyển loại thành viên", "Ghi loại mới", tried.changes
    )


@bp.route(
    "/hop-tac-xa/<int:organisation_id>/thanh-vien/<int:membership_id>/cham-dut",
    methods=["GET", "POST"],
)
@requires("registry.write", scope="unit")
def leave_member(organisation_id: int, membership_id: int) -> ResponseReturnValue:
    """Record that a member left, after saying what becomes of the part (chấm dứt tư cách)."""
    row, today = organisation_or_404(organisation_id), today_vn()
    membership = membership_or_404(membership_id, row.id)
    if request.method == "GET" and membership.end_on is not None:
        return _has_ended(membership)
    view, member_class = view_of(row, membership, today), MemberClass(membership.member_class)
    form = LeaveForm(today=today, grounds=_grounds(), data={"version": str(row.version)})
    tried = Attempt()
    if form.validate_on_submit():
        ground, left_on = LeaveGround(form.ground.data), form.left_on.data
        tried = attempt(
            form,
            lambda: member_services.leave(
                row,
                membership,
                left_on=left_on,
                ground=ground,
                actor_id=current_user.id,
                on=today,
                expected_version=version_of(form),
                source=form.source.data or member_services.BOOK,
            ),
            leads_to=url_for(".members", organisation_id=organisation_id),
            said="Đã ghi việc chấm dứt tư cách thành viên.",
            judged=row,
        )
        if tried.response is not None:
            _warn_unlisted(member_class, ground, left_on, Kind(row.kind))
            return tried.response
    return render_template(
        "registry/member_leave.html",
        form=form,
        shown=pages.record(organisation_or_404(organisation_id), today),
        view=view,
        changes=tried.changes,
        return_rule=rule_on(RETURN_RULE, today),
    )


def _has_ended(membership: Membership) -> Response:
    """Lead back to a member who left already, and say so."""
    flash(
        f"Đã ghi chấm dứt tư cách từ ngày {format_date(membership.end_on)}. Ghi sai thì dùng "
        "“Đính chính”.",
        "warning",
    )
    page = url_for(
        ".member", organisation_id=membership.organisation_id, membership_id=membership.id
    )
    return redirect(page, code=303)


def _typed_before(row: Organisation, membership: Membership) -> dict[str, object]:
    """Return what the correction form shows first: the stay as recorded."""
    return {
        "version": str(row.version),
        "joined_on": membership.start_on,
        "member_class": membership.member_class,
        "book_no": membership.book_no,
        "excluded_days": membership.excluded_days or None,
        "excluded_reason": membership.excluded_reason,
        "left_on": membership.end_on,
        "leave_ground": membership.leave_ground or "",
    }


def _grounds() -> list[tuple[str, str]]:
    """Return all grounds; one that the law of the day does not list is recorded with a warning."""
    return [
        (ground.value, words)
        for ground, words in LEAVE_GROUND.items()
        if ground is not LeaveGround.CLASS_CHANGED
    ]


def _warn_unlisted(
    member_class: MemberClass, ground: LeaveGround, left_on: date, kind: Kind
) -> None:
    """Say that the law of the day does not list the ground that was recorded."""
    rule = unlisted_ground(member_class, ground, left_on, kind)
    if rule is not None:
        flash(
            f"Căn cứ “{LEAVE_GROUND[ground]}” không có trong {rule.article}; đã ghi đúng "
            "như giấy, hãy xem lại quyết định của hợp tác xã.",
            "warning",
        )


def _form_page(
    row: Organisation,
    membership: Membership,
    form: MembershipForm | ClassForm,
    title: str,
    submit_label: str,
    changes: tuple[str, ...],
) -> str:
    """Return the page of a form about one member."""
    shown = pages.record(row, today_vn())
    return render_template(
        "registry/member_form.html",
        form=form,
        sections=CORRECT_SECTIONS if isinstance(form, MembershipForm) else None,
        shown=shown,
        party=party_queries.get(membership.party_id),
        membership=membership,
        title=title,
        submit_label=submit_label,
        changes=changes,
    )
