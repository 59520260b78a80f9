"""A form counts once: a double click or a resent page finds what the first one did.

`core.access.requires` claims the form's number before the view runs, in the view's own
transaction: committed together with the work, or gone with it when the work is refused.
"""

from datetime import datetime
from uuid import uuid4

from flask import current_app, flash, g, redirect, request
from sqlalchemy import String, delete
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.wrappers import Response

from core.clock import now_utc
from core.db import Base, db

#: Tells the pages which forms are done, so that one reached by “back” says so (`once.js`).
DONE, KEPT = "da_ghi", 20
ALREADY_DONE = "Biểu mẫu này đã được ghi nhận ở lần bấm trước; không ghi thêm lần nữa."


class Submission(Base):
    """One form that was carried out, and where it led (lần gửi biểu mẫu)."""

    __tablename__ = "core_submission"

    #: The form's own number.
    token: Mapped[str] = mapped_column(String(32), primary_key=True)
    #: Who sent it.
    user_id: Mapped[int]
    #: Where the person was led afterwards.
    location: Mapped[str] = mapped_column(String(500))
    at: Mapped[datetime]


def form_number() -> str:
    """Return the number of a form drawn without WTForms (a single button)."""
    return uuid4().hex


def forget_before(moment: datetime) -> int:
    """Delete the numbers of forms carried out before a moment; return how many."""
    gone = db.session.execute(delete(Submission).where(Submission.at < moment))
    return int(gone.rowcount)


def claim(user_id: int) -> Response | None:
    """Claim the form being sent; return where to go when it was carried out before.

    Two at the same moment: the second's insert fails on the key, `core.db.retrying` begins
    again, and then finds the first.
    """
    token = request.form.get("once", "")[:32]
    if not token:
        return None
    found = db.session.get(Submission, token)
    if found is not None:
        flash(ALREADY_DONE, "info")
        return redirect(found.location, code=303)
    g.submission = Submission(token=token, user_id=user_id, location=request.path, at=now_utc())
    db.session.add(g.submission)
    db.session.flush()
    return None


def leads_to(location: str) -> Response:
    """Return the redirect that ends this form's work, and remember it for a second click.

    The browser keeps the numbers of the last forms, until it is closed; they say nothing else.
    Call it before the commit.
    """
    submission: Submission | None = g.get("submission")
    answer = redirect(location, code=303)
    if submission is not None:
        submission.location = location
        kept = [one for one in request.cookies.get(DONE, "").split(".") if one.isalnum()]
        numbers = [*kept, *filter(str.isalnum, [submission.token])][-KEPT:]
        answer.set_cookie(
            DONE,
            ".".join(numbers),
            samesite="Lax",
            secure=current_app.config.get("SESSION_COOKIE_SECURE", False),
        )
    return answer
