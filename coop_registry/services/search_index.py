"""Keeping the index of the search (chỉ mục tìm kiếm): mark what changed, then bring it up to date.

A change leaves a mark in its own transaction, one row; a search reads the few marked organisations
afresh, so that nothing has to wait for the index. The worker clears the marks, a portion in a
transaction. Indexing is derived work: it judges nothing and leaves no line in the log.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import bindparam, delete, insert, update

from coop_registry.models import (
    SearchDocument,
    SearchPending,
    SearchPhrase,
    SearchState,
    SearchWord,
)
from coop_registry.queries.search import documents, index
from coop_registry.rules.searching import Document, Lane, What, phrases
from core.bulk import Row, insert_rows, take_ids
from core.db import db

#: Marks cleared, and organisations indexed anew, in one transaction: others wait to write.
PORTION = 60
#: Words asked for or deleted at once.
_SLICE = 500
_NUMBERS = 2**30
_OF_PERSONS = frozenset({Lane.PERSON, Lane.PERSON_INSIDE})
Words = Counter[tuple[What, str]]


def mark(organisation_ids: Iterable[int]) -> None:
    """Note that organisations changed; the caller's transaction commits both."""
    rows = [{"organisation_id": one} for one in organisation_ids]
    if rows:
        insert_rows(SearchPending, rows)


def mark_parties(party_ids: Iterable[int]) -> None:
    """Note that persons changed: their organisations are indexed again."""
    wanted = list(party_ids)
    if wanted:
        mark(documents.linked_organisations(wanted))


def settle(now: datetime) -> int:
    """Index a portion of what is marked; return how many organisations (0: nothing waits).

    One at a time does this: the others wait for its transaction. The marks are read before the
    facts, and only they are deleted: a change made meanwhile keeps its own.
    """
    state = _hold()
    marks = index.oldest_pending(PORTION)
    if not marks:
        return 0
    state.indexed_at = now
    ids = sorted({organisation_id for _mark, organisation_id in marks})
    _replace(ids, state, index.indexed(ids))
    db.session.execute(
        delete(SearchPending).where(SearchPending.id.in_([mark_id for mark_id, _one in marks]))
    )
    return len(ids)


def reindex(after_id: int, now: datetime) -> int | None:
    """Index the next organisations by id from nothing (lập lại chỉ mục); return the last one's id.

    None when there is none left. What a search finds is whole all the time: a portion goes and
    comes back in one transaction.
    """
    state = _hold()
    ids = documents.organisations_after(after_id, PORTION)
    if not ids:
        return None
    state.indexed_at = now
    had = index.indexed(ids)
    _forget(had, state)
    _replace(ids, state, {})
    return ids[-1]


def _hold() -> SearchState:
    """Be the only one who indexes until the transaction ends.

    The first number is by chance, so that another database is not taken for the one whose words a
    process keeps.
    """
    state = index.locked_state()
    if state is None:
        state = SearchState(id=1, version=randbelow(_NUMBERS))
        db.session.add(state)
        db.session.flush()
    return state


def _replace(ids: Sequence[int], state: SearchState, had: dict[Document, int]) -> None:
    """Bring the documents of organisations from what the index has to what the register says."""
    wanted = documents.documents_of(ids)
    _forget({one: kept for one, kept in had.items() if one not in wanted}, state)
    _add(sorted(wanted - had.keys(), key=_order), state)


def _order(document: Document) -> tuple[object, ...]:
    return (
        document.organisation_id,
        document.party_id or 0,
        document.facet,
        document.text,
        document.shown,
    )


def _add(fresh: Sequence[Document], state: SearchState) -> None:
    ids = take_ids(SearchDocument, len(fresh))
    insert_rows(SearchDocument, [_row(one, key) for one, key in zip(fresh, ids, strict=True)])
    rows = [row for one, key in zip(fresh, ids, strict=True) for row in _phrase_rows(one, key)]
    insert_rows(SearchPhrase, rows)
    _count(_words(rows), state)


def _forget(gone: dict[Document, int], state: SearchState) -> None:
    """Take documents out of the index."""
    rows = [row for one, key in gone.items() for row in _phrase_rows(one, key)]
    if rows:
        table: Any = SearchPhrase.__table__
        columns = ("lane", "word", "rest", "unit_id", "document_id")
        this = delete(table).where(*(table.c[name] == bindparam(f"old_{name}") for name in columns))
        db.session.connection().execute(
            this, [{f"old_{name}": row[name] for name in columns} for row in rows]
        )
    ids = sorted(gone.values())
    for first in range(0, len(ids), _SLICE):
        some = ids[first : first + _SLICE]
        db.session.execute(delete(SearchDocument).where(SearchDocument.id.in_(some)))
    taken = _words(rows)
    _count(Counter({key: -count for key, count in taken.items()}), state)


def _row(document: Document, key: int) -> Row:
    return {
        "id": key,
        "what": document.what.value,
        "organisation_id": document.organisation_id,
        "party_id": document.party_id,
        "unit_id": document.unit_id,
        "facet": document.facet.value,
        "text": document.text,
        "shown": document.shown,
        "place": document.place,
        "kind": document.kind.value if document.kind else None,
        "is_ended": document.is_ended,
    }


def _phrase_rows(document: Document, key: int) -> list[Row]:
    return [
        {
            "lane": lane.value,
            "word": word,
            "rest": rest,
            "unit_id": document.unit_id,
            "document_id": key,
        }
        for lane, word, rest in sorted(phrases(document))
    ]


def _words(rows: Iterable[Row]) -> Words:
    """Return how often each word of names and persons begins a phrase; numbers are no words."""
    return Counter(
        (What.PERSON if row["lane"] in _OF_PERSONS else What.ORGANISATION, row["word"])
        for row in rows
        if row["lane"] != Lane.NUMBER
    )


def _count(changes: Words, state: SearchState) -> None:
    """Count words up or down; a new or a vanished one raises the number of the vocabulary."""
    for what in What:
        found = {word: count for (kind, word), count in changes.items() if kind is what}
        asked = sorted(found)
        for first in range(0, len(asked), _SLICE):
            some = asked[first : first + _SLICE]
            known = index.known_words(what, some)
            fresh = {word: found[word] for word in some if word not in known}
            other = {word: known[word] + found[word] for word in some if word in known}
            gone = [word for word, count in other.items() if count <= 0]
            _write_words(what, fresh, other)
            if gone:
                db.session.execute(
                    delete(SearchWord).where(
                        SearchWord.what == what.value, SearchWord.word.in_(gone)
                    )
                )
            if fresh or gone:
                state.version += 1


def _write_words(what: What, fresh: dict[str, int], other: dict[str, int]) -> None:
    connection = db.session.connection()
    table: Any = SearchWord.__table__
    if fresh:
        connection.execute(
            insert(table),
            [{"what": what.value, "word": word, "count": n} for word, n in fresh.items()],
        )
    if other:
        this = update(table).where(
            table.c.what == what.value, table.c.word == bindparam("this_word")
        )
        connection.execute(
            this.values(count=bindparam("now")),
            [{"this_word": word, "now": count} for word, count in other.items()],
        )
