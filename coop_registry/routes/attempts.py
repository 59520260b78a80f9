"""One use case asked for by a form: done, or refused beside its field with what changed meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash
from werkzeug.wrappers import Response

from core import once
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.forms import BaseForm


@dataclass(frozen=True)
class Attempt:
    """What came of it: where to go on, or nothing and the changes made by others."""

    response: Response | None = None
    changes: tuple[str, ...] = ()


def attempt(form: BaseForm, work: Callable[[], object], *, leads_to: str, said: str) -> Attempt:
    """Carry out `work` in the request's transaction and commit it, or show why it was refused."""
    try:
        work()
    except RuleViolation as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return Attempt(changes=_stale(refusal, form))
    response = once.leads_to(leads_to)
    db.session.commit()
    flash(said, "success")
    return Attempt(response)


def version_of(form: Any) -> int:
    """Return the version the form was opened at; a broken one counts as outdated."""
    text = form.version.data
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


def _stale(refusal: RuleViolation, form: Any) -> tuple[str, ...]:
    """Return what changed meanwhile; the next submission of the form counts from now."""
    if not isinstance(refusal, StaleRecord):
        return ()
    form.version.data = refusal.version
    return refusal.changes
