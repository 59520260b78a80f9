"""One use case asked for by a form: done and committed, or refused beside its field."""

from collections.abc import Callable

from flask import abort, flash
from werkzeug.wrappers import Response

from core import once
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm
from fund.models import SupportFund
from fund.queries import funds


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


def fund_or_404() -> SupportFund:
    """Return the fund; without one there is nothing to show."""
    return funds.current() or abort(404)
