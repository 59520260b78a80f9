"""Keeping and forgetting saved views (kiểu xem đã lưu)."""

from accounts.models import SavedView
from accounts.queries.views import views_of
from accounts.rules.views import MOST_VIEWS, NAME_LENGTH, QUERY_LENGTH, view_words
from audit.services import record
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean, vi_key

SUBJECT = "saved_view"


def save_view(user_id: int, page: str, name: str, query: str) -> SavedView:
    """Keep what a list is narrowed to under a name; the same name again replaces it.

    Raises RuleViolation for a name that is empty or too long, nothing to keep, or too many views.
    """
    name, words = clean(name), view_words(query)
    _check(name, words)
    views = views_of(user_id, page)
    view = next((one for one in views if one.name.casefold() == name.casefold()), None)
    if view is None:
        if len(views) >= MOST_VIEWS:
            raise RuleViolation(
                f"Đã có {MOST_VIEWS} kiểu xem; hãy xóa kiểu không dùng nữa rồi lưu.", field="name"
            )
        view = SavedView(user_id=user_id, page=page)
        db.session.add(view)
    view.name, view.name_sort, view.query = name, vi_key(name), words
    view.saved_at = now_utc()
    db.session.flush()
    _record(view, "view.saved")
    return view


def forget_view(view: SavedView) -> None:
    """Delete a view of one's own."""
    _record(view, "view.removed")
    db.session.delete(view)
    db.session.flush()


def _check(name: str, words: str) -> None:
    if not name:
        raise RuleViolation("Hãy đặt tên cho kiểu xem.", field="name")
    if len(name) > NAME_LENGTH:
        raise RuleViolation(f"Tên kiểu xem dài quá {NAME_LENGTH} chữ.", field="name")
    if not words:
        raise RuleViolation(
            "Chưa lọc, sắp xếp hay chọn cột nên chưa có gì để lưu. Hãy lọc danh sách trước.",
            field="name",
        )
    if len(words) > QUERY_LENGTH:
        raise RuleViolation("Điều kiện lọc dài quá nên không lưu được.", field="name")


def _record(view: SavedView, action: str) -> None:
    record(
        actor_id=view.user_id,
        action=action,
        subject_type=SUBJECT,
        subject_id=view.id,
        note=view.name,
    )
