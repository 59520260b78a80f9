"""History of a person and of the whole log as lines for a page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import request, url_for
from flask_login import current_user

from accounts import queries
from audit import subjects, wording
from audit.models import Entry
from audit.queries import history
from core.text import capitalise_first
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


def log_lines_of(entries: Sequence[Entry]) -> list[HistoryLine]:
    """Return entries as lines of the whole log: each says which record it speaks of."""
    names = subjects.names_of(entries)
    return [
        replace(
            line,
            subject=_subject(entry, names.get((entry.subject_type, entry.subject_id))),
            subject_url=_subject_url(entry, names),
        )
        for entry, line in zip(entries, lines_of(entries), strict=True)
    ]


def _subject(entry: Entry, name: str | None) -> str:
    """Return kind and name of the record: “Tổ chức: Hợp tác xã Minh Phú”."""
    word = capitalise_first(wording.subject_word(entry.subject_type))
    return f"{word}: {name}" if name else word


def _subject_url(entry: Entry, names: Mapping[tuple[str, int], str]) -> str | None:
    """Return the page of the record, for who may open it; None for a record that is gone."""
    kind = subjects.kind_of(entry.subject_type)
    known = (entry.subject_type, entry.subject_id) in names
    if kind is None or not known or not current_user.may(kind.permission):
        return None
    return url_for(kind.endpoint, **{kind.parameter: entry.subject_id})
