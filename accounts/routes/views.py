"""Saved views of lists: kept and forgotten by their owner, shown by the lists themselves."""

from flask import abort, flash, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts.queries.views import own_view, views_of
from accounts.routes.blueprint import bp
from accounts.rules.views import view_words
from accounts.services import views as services
from core import once
from core.access import requires
from core.db import db
from core.errors import RuleViolation

_lists: set[str] = set()


def keep_views_of(endpoint: str) -> None:
    """Let a list of some room have saved views; called when the room is set up."""
    _lists.add(endpoint)


def saved_views() -> list[tuple[int, str, str, bool]]:
    """Return the views of the list being shown: id, name, address, whether it is this one."""
    here = view_words(request.query_string.decode("ascii", "replace"))
    endpoint = request.endpoint or ""
    return [
        (view.id, view.name, f"{url_for(endpoint)}?{view.query}", view.query == here)
        for view in views_of(current_user.id, endpoint)
    ]


@bp.post("/kieu-xem")
@requires("account.own", scope="own")
def save_view() -> ResponseReturnValue:
    """Keep what a list is narrowed to under a name (lưu kiểu xem)."""
    page, query = request.form.get("page", ""), request.form.get("query", "")
    if page not in _lists:
        abort(404)
    address = f"{url_for(page)}?{view_words(query)}".removesuffix("?")
    try:
        view = services.save_view(current_user.id, page, request.form.get("name", ""), query)
        address = f"{url_for(page)}?{view.query}"
        response = once.leads_to(address)
        db.session.commit()
        flash(f"Đã lưu kiểu xem “{view.name}”.", "success")
    except RuleViolation as refusal:
        db.session.rollback()
        response = once.leads_to(address)
        flash(str(refusal), "warning")
    return response


@bp.post("/kieu-xem/<int:view_id>/xoa")
@requires("account.own", scope="own")
def forget_view(view_id: int) -> ResponseReturnValue:
    """Delete a saved view of one's own (xóa kiểu xem)."""
    view = own_view(current_user.id, view_id)
    if view is None:
        abort(404)
    name, address = view.name, url_for(view.page)
    services.forget_view(view)
    response = once.leads_to(address)
    db.session.commit()
    flash(f"Đã xóa kiểu xem “{name}”.", "success")
    return response
