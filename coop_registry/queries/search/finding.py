"""Which documents answer a question: a few ranges of the index, and what changed since.

First what begins with the words as they were typed, in their order; where that is not enough, the
words in any order, then words that are near. Each step looks at no more than `MOST_SCANNED` phrases,
so that no question takes long; `Found.is_cut` says when there was more.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    column,
    select,
    union_all,
    values,
)

from coop_registry.models import SearchDocument, SearchPhrase
from coop_registry.queries.search import documents, index, readings
from coop_registry.queries.search.readings import Choice
from coop_registry.rules.search_words import KIND_WORD
from coop_registry.rules.searching import (
    LEAST_NUMBER,
    Document,
    Lane,
    Question,
    Rank,
    What,
    rank,
)
from core.access import Scope
from core.db import db
from core.near import AFTER_ALL, Vocabulary

#: Documents read from one lane beside those to be shown, so that the best are among them.
SPARE = 30
#: Phrases of one word that are looked at for words elsewhere in the name.
MOST_SCANNED = 8_000
#: With fewer answers than these, near words are tried.
TOO_FEW = 5

LANES: Mapping[What, tuple[Lane, ...]] = {
    What.ORGANISATION: (Lane.ORGANISATION, Lane.ORGANISATION_INSIDE, Lane.PLACE),
    What.PERSON: (Lane.PERSON, Lane.PERSON_INSIDE),
}


@dataclass(frozen=True)
class Found:
    """The documents that answer, best first; of each organisation or person the best one."""

    ranked: tuple[tuple[Rank, Document], ...]
    #: There may be more than these.
    is_cut: bool
    #: The index is being made and does not know all organisations yet.
    is_indexing: bool


@dataclass
class _Search:
    """One search on its way: what was found so far."""

    asked: Question
    scope: Scope
    #: Documents read from a lane.
    most: int
    vocabularies: Mapping[What, Vocabulary]
    #: Organisations whose documents in the index are out of date.
    stale: frozenset[int]
    best: dict[tuple[What, int], tuple[Rank, Document]]
    is_cut: bool = False

    def take(self, document: Document) -> None:
        """Keep a document when it answers, and better than another of the same record."""
        found = rank(self.asked, document)
        if found is None:
            return
        key = (document.what, document.party_id or document.organisation_id)
        if key not in self.best or found < self.best[key][0]:
            self.best[key] = found, document

    def few(self, least: int) -> list[What]:
        """Return the kinds of which there are fewer answers than these."""
        kinds = [what for what, _id in self.best]
        return [what for what in What if kinds.count(what) < least]


def search(asked: Question, scope: Scope, most: int) -> Found:
    """Return what answers a question among the rows a person may reach; `most` are to be shown."""
    waiting = index.pending()
    words = index.vocabularies()
    state = _Search(asked, scope, most + SPARE, words, waiting.organisation_ids, {})
    if asked.is_enough:
        _read_tail(state)
        _read(state, [*_in_order(state), *_numbers(state)])
        _read(state, [_scattered(state, what, 0) for what in state.few(most)])
        if len(state.best) < TOO_FEW:
            _read(state, [_near_in_order(state, what) for what in What])
        if len(state.best) < TOO_FEW:
            _read(state, [_scattered(state, what, readings.MOST_NEAR) for what in What])
    ranked = sorted(state.best.values(), key=lambda one: one[0])
    return Found(tuple(ranked), state.is_cut, waiting.is_many)


def _read(state: _Search, asked: Sequence[Select[tuple[int]] | None]) -> None:
    """Read the documents of some ranges in one statement."""
    parts = [one for one in asked if one is not None]
    if not parts:
        return
    ids = union_all(*(select(part.subquery().c.document_id) for part in parts)).subquery()
    rows = db.session.execute(
        select(*index.DOCUMENT_COLUMNS)
        .select_from(ids)
        .join(SearchDocument, SearchDocument.id == ids.c.document_id)
    ).all()
    for row in rows:
        document = index.document(row)
        if document.organisation_id not in state.stale:
            state.take(document)
    state.is_cut = state.is_cut or len(rows) >= state.most


def _read_tail(state: _Search) -> None:
    """Read organisations afresh that changed since they were indexed."""
    if not state.stale:
        return
    for document in documents.documents_of(sorted(state.stale)):
        if state.scope.covers_unit(document.unit_id):
            state.take(document)


def _reached(state: _Search, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    """Return the phrases that the person may reach."""
    query = select(SearchPhrase.document_id).where(*conditions)
    if state.scope.unit_ids is not None:
        query = query.where(SearchPhrase.unit_id.in_(sorted(state.scope.unit_ids)))
    return query


def _range(state: _Search, *conditions: ColumnElement[bool]) -> Select[tuple[int]]:
    """Return the first phrases of a range, in the index's own order."""
    query = _reached(state, *conditions)
    return query.order_by(SearchPhrase.word, SearchPhrase.rest).limit(state.most)


def _in_order(state: _Search) -> Iterator[Select[tuple[int]]]:
    """Give the phrases that begin with the words as typed, lane by lane."""
    asked = state.asked
    for lanes in LANES.values():
        for lane in lanes:
            condition = readings.begins(asked) if asked.words else _of_kind(asked, lane)
            if condition is not None and not (lane is Lane.PLACE and len(asked.words) > 1):
                yield _range(state, SearchPhrase.lane == lane.value, condition)


def _of_kind(asked: Question, lane: Lane) -> ColumnElement[bool] | None:
    """Return the condition for organisations of a kind, when nothing else was typed."""
    if asked.kind is None or lane is not Lane.ORGANISATION_INSIDE:
        return None
    return and_(SearchPhrase.word == KIND_WORD[asked.kind], SearchPhrase.rest == "")


def _numbers(state: _Search) -> Iterator[Select[tuple[int]]]:
    """Give the documents with this number, or one that begins so."""
    asked = state.asked
    if asked.number:
        begun = asked.is_open and len(asked.number) >= LEAST_NUMBER
        lane = SearchPhrase.lane == Lane.NUMBER.value
        yield _range(state, lane, readings.word_is(asked.number, begun))


def _scattered(state: _Search, what: What, most_near: int) -> Select[tuple[int]] | None:
    """Return the documents that have all the words, or near ones, in any order; None without any."""
    if len(state.asked.words) < 2 and not most_near:
        return None
    return _with_all(
        state, what, readings.choices(state.asked, state.vocabularies[what], most_near)
    )


def _near_in_order(state: _Search, what: What) -> Select[tuple[int]] | None:
    """Return the phrases of near words in the order typed: each way to read them is a range."""
    ways = readings.ways(state.asked, state.vocabularies[what])
    if not ways:
        return None
    last = readings.AFTER_WORD if not state.asked.is_open else AFTER_ALL
    typed = values(column("word", String), column("rest", String), column("until", String)).data(
        [(first, rest, rest + (last if rest else AFTER_ALL)) for first, rest in ways]
    )
    way = typed.cte(f"way_{what}")
    lanes = [lane.value for lane in LANES[what]]
    return (
        _reached(state, SearchPhrase.lane.in_(lanes))
        .select_from(way)
        .join(
            SearchPhrase,
            and_(
                SearchPhrase.word == way.c.word,
                SearchPhrase.rest >= way.c.rest,
                SearchPhrase.rest < way.c.until,
            ),
        )
        .limit(2 * state.most)
    )


def _with_all(state: _Search, what: What, choices: Sequence[Choice]) -> Select[tuple[int]] | None:
    """Return the documents that have one word of each choice.

    The rarest choice is walked through in the index, the others are looked for in the text.
    """
    if not choices:
        return None
    rarest = min(choices, key=lambda one: one.total)
    lanes = [lane.value for lane in LANES[what]]
    walked = (
        _reached(state, SearchPhrase.lane.in_(lanes), rarest.of_phrase())
        .limit(MOST_SCANNED)
        .subquery()
    )
    state.is_cut = state.is_cut or rarest.total > MOST_SCANNED
    text = " " + SearchDocument.text + " " + SearchDocument.place + " "
    return (
        select(walked.c.document_id)
        .join(SearchDocument, SearchDocument.id == walked.c.document_id)
        .where(*(one.in_text(text) for one in choices if one is not rarest))
        .limit(state.most)
    )
