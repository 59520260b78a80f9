"""What the index of the search holds, and what waits for it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from coop_registry.models import (
    SearchDocument,
    SearchPending,
    SearchState,
    SearchWord,
)
from coop_registry.rules.kinds import Kind
from coop_registry.rules.searching import Document, Facet, What
from core.db import db
from core.near import Vocabulary

#: Organisations that changed since and are still read afresh by each search.
TAIL = 40
_ROW = 1
_KEPT = "registry_search_vocabularies"

DOCUMENT_COLUMNS = (
    SearchDocument.id,
    SearchDocument.what,
    SearchDocument.organisation_id,
    SearchDocument.party_id,
    SearchDocument.unit_id,
    SearchDocument.facet,
    SearchDocument.text,
    SearchDocument.shown,
    SearchDocument.place,
    SearchDocument.kind,
    SearchDocument.is_ended,
)


@dataclass(frozen=True)
class Pending:
    """What the index does not know yet (chờ lập chỉ mục)."""

    #: Changed organisations; empty when there are more than `TAIL`.
    organisation_ids: frozenset[int]
    is_many: bool


def document(row: Any) -> Document:
    """Return a row of `DOCUMENT_COLUMNS` as the document it is."""
    _id, what, organisation_id, party_id, unit_id, facet, text, shown, place, kind, ended = row
    return Document(
        what=What(what),
        organisation_id=organisation_id,
        party_id=party_id,
        unit_id=unit_id,
        facet=Facet(facet),
        text=text,
        shown=shown,
        place=place,
        kind=Kind(kind) if kind else None,
        is_ended=bool(ended),
    )


def indexed(organisation_ids: Sequence[int]) -> dict[Document, int]:
    """Return the documents that the index holds of organisations, with their ids."""
    rows = db.session.execute(
        select(*DOCUMENT_COLUMNS).where(SearchDocument.organisation_id.in_(organisation_ids))
    )
    return {document(row): row[0] for row in rows}


def pending() -> Pending:
    """Return which organisations changed since they were indexed."""
    asked = select(SearchPending.organisation_id).distinct().limit(TAIL + 1)
    found = frozenset(db.session.scalars(asked))
    many = len(found) > TAIL
    return Pending(frozenset() if many else found, many)


def count_pending() -> int:
    """Return how many organisations wait to be indexed."""
    asked = select(func.count(SearchPending.organisation_id.distinct()))
    return db.session.scalar(asked) or 0


def has_pending() -> bool:
    """Tell whether any organisation waits to be indexed."""
    return db.session.scalar(select(SearchPending.id).limit(1)) is not None


def oldest_pending(limit: int) -> list[tuple[int, int]]:
    """Return the marks that have waited longest: (id, organisation)."""
    rows = db.session.execute(
        select(SearchPending.id, SearchPending.organisation_id)
        .order_by(SearchPending.id)
        .limit(limit)
    )
    return [(row[0], row[1]) for row in rows]


def locked_state() -> SearchState | None:
    """Return the row that whoever indexes holds until the end of the transaction."""
    return db.session.scalar(
        select(SearchState)
        .where(SearchState.id == _ROW)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def known_words(what: What, words: Iterable[str]) -> dict[str, int]:
    """Return how often each of these words is in the index."""
    rows = db.session.execute(
        select(SearchWord.word, SearchWord.count).where(
            SearchWord.what == what.value, SearchWord.word.in_(list(words))
        )
    )
    return {word: count for word, count in rows}


def vocabularies() -> Mapping[What, Vocabulary]:
    """Return all words of the index; kept in memory until there are others."""
    version = db.session.scalar(select(SearchState.version).where(SearchState.id == _ROW))
    kept = current_app.extensions.get(_KEPT)
    key = (str(db.engine.url), version)
    if version is not None and kept is not None and kept[0] == key:
        found: Mapping[What, Vocabulary] = kept[1]
        return found
    counts: dict[What, dict[str, int]] = {what: {} for what in What}
    rows = db.session.execute(select(SearchWord.what, SearchWord.word, SearchWord.count))
    for what, word, count in rows:
        counts[What(what)][word] = count
    fresh = {what: Vocabulary(words) for what, words in counts.items()}
    current_app.extensions[_KEPT] = key, fresh
    return fresh
