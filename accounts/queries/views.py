"""Saved views of one person."""

from sqlalchemy import select

from accounts.models import SavedView
from core.db import db


def views_of(user_id: int, page: str) -> list[SavedView]:
    """Return a person's views of a list, by name."""
    found = db.session.scalars(
        select(SavedView)
        .where(SavedView.user_id == user_id, SavedView.page == page)
        .order_by(SavedView.name_sort, SavedView.id)
    )
    return list(found)


def own_view(user_id: int, view_id: int) -> SavedView | None:
    """Return a view, None when it is somebody else's."""
    return db.session.scalar(
        select(SavedView).where(SavedView.id == view_id, SavedView.user_id == user_id)
    )
