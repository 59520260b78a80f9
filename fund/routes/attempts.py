"""One use case asked for by a form or a button: done and committed, or refused and told why."""

from collections.abc import Callable
from typing import TypeVar

from flask import abort, flash
from werkzeug.wrappers import Response

from core import once
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm
from fund.models import SupportFund
from fund.queries import funds

_Done = TypeVar("_Done")


def attempt(
    form: BaseForm, work: Callable[[], object], *, leads_to: Callable[[], str] | str, said: str
) -> Response | None:
    """Carry out `work` in the request's transaction and commit it; None when it was refused."""
    try:
        work()
    except RuleViolation as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return None
    response = once.leads_to(leads_to if isinstance(leads_to, str) else leads_to())
    db.session.commit()
    flash(said, "success")
    return response


def decided(
    work: Callable[[], _Done], place: str, said: str | Callable[[_Done], str], leads_to: str = ""
) -> Response:
    """Carry out what a button asks for; lead on, or back to its place with why not."""
    try:
        done = work()
    except RuleViolation as refusal:
        db.session.rollback()
        flash(str(refusal), "error")
        return once.leads_to(place)
    words = said if isinstance(said, str) else said(done)
    response = once.leads_to(leads_to or place)
    db.session.commit()
    flash(words, "success")
    return response


def fund_or_404() -> SupportFund:
    """Return the fund; without one there is nothing to show."""
    return funds.current() or abort(404)
