"""Taking back an organisation typed by mistake (hủy ghi nhận ban đầu)."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from coop_registry.forms.withdrawing import WithdrawForm
from coop_registry.queries import pages
from coop_registry.routes import bp
from coop_registry.routes.attempts import Attempt, attempt, version_of
from coop_registry.routes.shared import organisation_or_404
from coop_registry.services import withdrawing
from core.access import requires
from core.clock import now_utc, today_vn


@bp.route("/hop-tac-xa/<int:organisation_id>/huy-ghi-nhan", methods=["GET", "POST"])
@requires("registry.write", scope="unit")
def withdraw(organisation_id: int) -> ResponseReturnValue:
    """Void a first recording typed by mistake, after a reason and a look at what it holds."""
    row, today = organisation_or_404(organisation_id), today_vn()
    if request.method == "GET" and withdrawing.refusal(
        row, actor_id=current_user.id, now=now_utc()
    ):
        abort(404)
    form, tried = WithdrawForm(data={"version": str(row.version)}), Attempt()
    if form.validate_on_submit():
        tried = attempt(
            form,
            lambda: withdrawing.withdraw(
                row,
                reason=form.reason.data,
                actor_id=current_user.id,
                on=today,
                now=now_utc(),
                expected_version=version_of(form),
            ),
            leads_to=url_for(".organisations"),
            said="Đã hủy ghi nhận ban đầu; tổ chức không còn trong danh sách.",
        )
        if tried.response is not None:
            return tried.response
    shown = pages.record(organisation_or_404(organisation_id), today)
    return render_template("registry/withdraw.html", form=form, shown=shown, changes=tried.changes)
