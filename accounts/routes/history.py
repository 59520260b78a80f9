"""History of a person and of the whole log as lines for a page."""

from collections.abc import Sequence
from typing import Any

from flask import request

from accounts import queries
from audit import wording
from audit.models import Entry
from audit.queries import history
from core.ui import HistoryLine, here

BEFORE = "truoc"
PAGE_SIZE = 50


def before_asked() -> int | None:
    """Return below which entry id the page begins (?truoc=…)."""
    word = request.args.get(BEFORE, "")
    return int(word) if word.isascii() and word.isdigit() and len(word) < 16 else None


def history_of(subject_type: str, subject_id: int, limit: int = 20) -> dict[str, Any]:
    """Return `lines` and `older_url` for the history macro."""
    entries = history(subject_type, subject_id, limit + 1, before_asked())
    return {"lines": lines_of(entries[:limit]), "older_url": older_url(entries, limit)}


def older_url(entries: Sequence[Entry], limit: int) -> str | None:
    """Return where older entries are, when one more than the page was found."""
    return here(**{BEFORE: entries[limit - 1].id}) if len(entries) > limit else None


def lines_of(entries: Sequence[Entry]) -> list[HistoryLine]:
    """Return entries as sentences with the names of those who acted."""
    names = queries.names(entry.actor_id for entry in entries if entry.actor_id is not None)
    return [
        HistoryLine(
            at=entry.at,
            actor=names.get(entry.actor_id or 0, wording.SYSTEM),
            sentence=wording.sentence(entry, names.get(entry.actor_id or 0)),
        )
        for entry in entries
    ]
