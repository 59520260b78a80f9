"""Taking a wrongly confirmed loan book back (thu hồi chuyển sổ): two people."""

from flask import abort, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from core.access import requires
from fund.forms.events import ReasonForm
from fund.models import BookImport
from fund.queries import imports
from fund.routes import bp
from fund.routes.attempts import decided
from fund.rules.takeover.kinds import ImportKind
from fund.services import undoing as services


def _found(takeover_id: int) -> BookImport:
    return imports.one(takeover_id, ImportKind.LOANS) or abort(404)


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/de-nghi-thu-hoi")
@requires("fund.book", scope="all")
def ask_undo(takeover_id: int) -> ResponseReturnValue:
    """Ask for a confirmed loan book to be taken back."""
    made, reason = _found(takeover_id), ReasonForm().reason.data or ""
    return decided(
        lambda: services.ask_undo(made.id, reason, actor_id=current_user.id),
        url_for(".opening", takeover_id=made.id),
        "Đã đề nghị thu hồi; việc này được làm khi người khác duyệt.",
    )


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/duyet-thu-hoi")
@requires("fund.confirm", scope="all")
def confirm_undo(takeover_id: int) -> ResponseReturnValue:
    """Take the loans back as the second person."""
    made = _found(takeover_id)
    return decided(
        lambda: services.confirm_undo(made.id, actor_id=current_user.id),
        url_for(".opening", takeover_id=made.id),
        "Đã thu hồi: các khoản vay của tệp không còn trên sổ.",
    )


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/khong-thu-hoi")
@requires("fund.confirm", scope="all")
def refuse_undo(takeover_id: int) -> ResponseReturnValue:
    """Leave the loan book as it is."""
    made = _found(takeover_id)
    return decided(
        lambda: services.refuse_undo(made.id, actor_id=current_user.id),
        url_for(".opening", takeover_id=made.id),
        "Đã trả lại đề nghị thu hồi; sổ giữ nguyên.",
    )
