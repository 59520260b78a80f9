"""One use case asked for by a form: done, or refused beside its field with what changed meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import flash, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from coop_registry.models import Membership, Organisation
from coop_registry.routes.judging import findings_of, new_among, words_of
from coop_registry.routes.telling import tell_of_members
from coop_registry.rules.likeness import NumberOfAnother
from coop_registry.rules.members import RowsRefused
from coop_registry.services import parties as party_services
from core import once
from core.db import db
from core.errors import RuleViolation, StaleRecord
from core.forms import BaseForm


@dataclass(frozen=True)
class Attempt:
    """What came of it: where to go on, or nothing and the changes made by others."""

    response: Response | None = None
    changes: tuple[str, ...] = ()


def attempt(
    form: BaseForm,
    work: Callable[[], object],
    *,
    leads_to: Callable[[], str] | str,
    said: str,
    judged: Organisation | None = None,
) -> Attempt:
    """Carry out `work` in the request's transaction and commit it, or show why it was refused.

    With `judged` the person is told at once which findings it brought.
    """
    before = findings_of(judged) if judged else []
    try:
        made = work()
    except RuleViolation as refusal:
        take_back(refusal)
        form.refuse(refusal)
        offer_way_on(form, refusal)
        return Attempt(changes=_stale(refusal, form))
    warnings = words_of(new_among(before, findings_of(judged))) if judged else []
    response = once.leads_to(leads_to if isinstance(leads_to, str) else leads_to())
    db.session.commit()
    flash(said, "success")
    if isinstance(made, Membership):
        tell_of_members([made])
    for words in warnings:
        flash(words, "warning")
    return Attempt(response)


def offer_way_on(form: BaseForm, refusal: RuleViolation) -> None:
    """Link to the page of the person whose number was typed, for those who know them."""
    if isinstance(refusal, NumberOfAnother) and refusal.name is not None:
        url = url_for("registry.person", party_id=refusal.party_id)
        form.ways_on.append((f"Mở trang của {refusal.name}", url))


def take_back(refusal: RuleViolation) -> None:
    """Undo what was refused; that somebody tried the number of a stranger stays in the log."""
    db.session.rollback()
    refused = refusal.refusals if isinstance(refusal, RowsRefused) else (refusal,)
    tried = [one for one in refused if isinstance(one, NumberOfAnother)]
    if any([party_services.log_look_up(one, current_user.id) for one in tried]):
        db.session.commit()


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
