"""Notices, proposals about identities, requests about personal data, and the log about a party."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from accounts import queries as accounts
from accounts.models import User
from audit import queries as audit_log
from audit import wording
from audit.models import Entry
from coop_registry.models import IdentityChange, Notice, Party, SubjectRequest
from coop_registry.queries import parties, persons
from core.access import Scope
from core.db import db
from core.text import fold
from core.ui import HistoryLine

#: More people of one name nobody looks through; the search must be narrower.
FOUND_LIMIT = 50
_LOG_LIMIT = 2000
READ = "identity.read"
EXPORTED = "party.identities_exported"
_HIDDEN_REASON = "Do đơn vị khác ghi."


@dataclass(frozen=True)
class Found:
    """The parties that fit a search: those of the reader's units, the others only counted."""

    seen: tuple[persons.PersonShown, ...]
    others: int


def notice(notice_id: int, scope: Scope) -> Notice | None:
    """Return a notice to the person's units."""
    return db.session.scalar(
        select(Notice).where(Notice.id == notice_id, _within(Notice.unit_id, scope))
    )


def notices(scope: Scope, page: int) -> Pagination:
    """Return the notices to the person's units, unread ones first, newest first."""
    asked: Select[Notice] = (
        select(Notice)
        .where(_within(Notice.unit_id, scope))
        .order_by(Notice.read_at.is_not(None), Notice.id.desc())
    )
    return db.paginate(asked, page=page, per_page=50, error_out=False)


def unread_notices(scope: Scope, limit: int) -> tuple[int, list[Notice]]:
    """Return how many notices nobody has read, and the newest of them."""
    unread = (_within(Notice.unit_id, scope), Notice.read_at.is_(None))
    count = db.session.scalar(select(func.count()).select_from(Notice).where(*unread)) or 0
    newest = select(Notice).where(*unread).order_by(Notice.id.desc()).limit(limit)
    return count, list(db.session.scalars(newest))


def identity_change(change_id: int, scope: Scope) -> IdentityChange | None:
    """Return a proposal of the person's units."""
    return db.session.scalar(
        select(IdentityChange).where(
            IdentityChange.id == change_id, _within(IdentityChange.unit_id, scope)
        )
    )


def identity_change_locked(change: IdentityChange) -> IdentityChange:
    """Return a proposal as it stands now; nobody else decides it until the transaction ends."""
    return db.session.scalars(
        select(IdentityChange)
        .where(IdentityChange.id == change.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def open_change_of(party_id: int) -> IdentityChange | None:
    """Return the undecided proposal about a party."""
    return db.session.scalar(
        select(IdentityChange).where(
            IdentityChange.party_id == party_id, IdentityChange.decided_at.is_(None)
        )
    )


def identity_changes(scope: Scope, page: int) -> Pagination:
    """Return the proposals of the person's units with the party's name, open ones first."""
    asked = (
        select(IdentityChange)
        .where(_within(IdentityChange.unit_id, scope))
        .order_by(IdentityChange.decided_at.is_not(None), IdentityChange.id.desc())
    )
    return db.paginate(asked, page=page, per_page=50, error_out=False)


def proposals_for(decider_id: int, scope: Scope) -> list[IdentityChange]:
    """Return the open proposals that a person may decide: those of others, the oldest first."""
    asked = (
        select(IdentityChange)
        .where(
            _within(IdentityChange.unit_id, scope),
            IdentityChange.decided_at.is_(None),
            IdentityChange.proposed_by_id != decider_id,
        )
        .order_by(IdentityChange.id)
    )
    return list(db.session.scalars(asked))


def party_names(party_ids: Iterable[int]) -> dict[int, str]:
    """Return names of parties."""
    rows = db.session.execute(
        select(Party.id, Party.full_name).where(Party.id.in_(list(party_ids)))
    )
    return {row.id: row.full_name for row in rows}


def request_names(request_ids: Iterable[int]) -> dict[int, str]:
    """Return whose request each of these is."""
    query = select(SubjectRequest.id, SubjectRequest.asker_name).where(
        SubjectRequest.id.in_(list(request_ids))
    )
    return {row.id: row.asker_name for row in db.session.execute(query)}


def request_of(request_id: int, scope: Scope) -> SubjectRequest | None:
    """Return a request to the person's units."""
    return db.session.scalar(
        select(SubjectRequest).where(
            SubjectRequest.id == request_id, _within(SubjectRequest.unit_id, scope)
        )
    )


def request_locked(row: SubjectRequest) -> SubjectRequest:
    """Return a request as it stands now; nobody else changes it until the transaction ends."""
    return db.session.scalars(
        select(SubjectRequest)
        .where(SubjectRequest.id == row.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one()


def requests(scope: Scope, page: int) -> Pagination:
    """Return the requests to the person's units, open ones first, then by the day received."""
    asked: Select[SubjectRequest] = (
        select(SubjectRequest)
        .where(_within(SubjectRequest.unit_id, scope))
        .order_by(
            SubjectRequest.outcome.is_not(None),
            SubjectRequest.received_at.desc(),
            SubjectRequest.id.desc(),
        )
    )
    return db.paginate(asked, page=page, per_page=50, error_out=False)


def open_requests(scope: Scope) -> list[SubjectRequest]:
    """Return the requests that are not answered, the oldest first."""
    asked = (
        select(SubjectRequest)
        .where(_within(SubjectRequest.unit_id, scope), SubjectRequest.outcome.is_(None))
        .order_by(SubjectRequest.received_at, SubjectRequest.id)
    )
    return list(db.session.scalars(asked))


def parties_named(words: str, scope: Scope) -> Found:
    """Return the parties whose name holds the words, accents aside."""
    wanted = fold(words)
    if not wanted:
        return Found((), 0)
    return _found(Party.name_search.contains(wanted, autoescape=True), scope)


def parties_numbered(indexes: Iterable[str], scope: Scope) -> Found:
    """Return the party with one of these blind indexes."""
    return _found(Party.identity_index.in_(list(indexes)), scope)


def _found(condition: ColumnElement[bool], scope: Scope) -> Found:
    rows = db.session.scalars(
        select(Party).where(condition).order_by(Party.name_sort, Party.id).limit(FOUND_LIMIT)
    ).all()
    links = parties.links(party.id for party in rows)
    visible = {link.party_id for link in links if scope.covers_unit(link.unit_id)}
    others = {link.party_id for link in links} - visible
    seen = tuple(persons.person(party, scope) for party in rows if party.id in visible)
    return Found(seen, len(others))


def sealed_numbers(party_ids: Iterable[int]) -> dict[int, bytes]:
    """Return the sealed identity numbers of parties, for those that have one."""
    rows = db.session.execute(
        select(Party.id, Party.identity_sealed).where(
            Party.id.in_(list(party_ids)), Party.identity_sealed.is_not(None)
        )
    )
    return {row.id: row.identity_sealed for row in rows}


def readings_of(party_id: int, scope: Scope) -> list[HistoryLine]:
    """Return who saw the full identity number, when and why; newest first."""
    entries = [
        entry for entry in audit_log.history("party", party_id, _LOG_LIMIT) if entry.action == READ
    ]
    for organisation_id in persons.organisation_ids(party_id, scope):
        entries += [
            entry
            for entry in audit_log.history("organisation", organisation_id, _LOG_LIMIT)
            if entry.action == EXPORTED
        ]
    return _lines(sorted(entries, key=lambda entry: entry.id, reverse=True), scope)


def corrections_of(party_id: int, scope: Scope) -> list[HistoryLine]:
    """Return what was changed about a party, newest first."""
    entries = audit_log.history("party", party_id, _LOG_LIMIT)
    return _lines([entry for entry in entries if entry.action != READ], scope)


def history_of_request(request_id: int) -> list[HistoryLine]:
    """Return what was done with a request, newest first."""
    entries = audit_log.history("subject_request", request_id)
    names = accounts.names({entry.actor_id for entry in entries if entry.actor_id})
    return [_line(entry, names, hides=False) for entry in entries]


def _lines(entries: list[Entry], scope: Scope) -> list[HistoryLine]:
    """Return entries as sentences; what another unit wrote as its reason is not shown."""
    actors = {entry.actor_id for entry in entries if entry.actor_id}
    names = accounts.names(actors)
    colleagues = {actor for actor in actors if _is_colleague(accounts.person(actor), scope)}
    return [
        _line(entry, names, hides=bool(entry.actor_id) and entry.actor_id not in colleagues)
        for entry in entries
    ]


def _line(entry: Entry, names: dict[int, str], *, hides: bool) -> HistoryLine:
    """Return one entry as a sentence with its reason apart."""
    who = names.get(entry.actor_id or 0, wording.SYSTEM)
    said = f"{who} {wording.action_words().get(entry.action, wording.SOME_ACTION)}"
    if entry.changes:
        said += ": " + "; ".join(wording.change_sentences(entry.changes))
    if entry.note and not hides:
        said += f" ({entry.note})"
    reason = _HIDDEN_REASON if hides and entry.reason else entry.reason
    return HistoryLine(at=entry.at, actor=who, sentence=f"{said}.", reason=reason)


def _is_colleague(actor: User | None, scope: Scope) -> bool:
    """Tell whether a person works for one of these units."""
    if actor is None or scope.unit_ids is None:
        return scope.unit_ids is None
    theirs = actor.scope_for("registry.read").unit_ids
    return theirs is None or bool(theirs & scope.unit_ids)


def _within(column: InstrumentedAttribute[int], scope: Scope) -> ColumnElement[bool]:
    """Return the condition that a unit is one of the person's."""
    if scope.unit_ids is None:
        return column.is_not(None)
    return column.in_(scope.unit_ids)
