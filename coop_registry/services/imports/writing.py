"""Writing a judged import into the register in one burst, with its acts and lines of the log."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from audit.models import Entry
from audit.rules import masked
from coop_registry import models as m
from coop_registry.labels import FIELDS
from coop_registry.queries.imports import imports, known
from coop_registry.queries.imports.locks import lock_organisations
from coop_registry.rules.imports.aggregates import NewTotal
from coop_registry.rules.imports.drafts import Figure
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.places import PlaceBook
from coop_registry.rules.imports.verdicts import Target, Verdict
from coop_registry.services import search_index
from coop_registry.services.imports.burst import Burst, Ids, Origin, needed
from coop_registry.services.imports.judging import Judged
from coop_registry.services.imports.rows import build
from coop_registry.services.imports.wording import value_words
from core.bulk import ReadyRows, Row, insert_ready, next_id, ready_rows, take_ids, update_rows
from core.dates import format_date
from core.db import db
from core.logs import current_request_id

#: Parents before children.
ORDER: tuple[type[Any], ...] = (
    m.Organisation,
    m.Act,
    m.Party,
    m.NameFact,
    m.SeatFact,
    m.StatusFact,
    m.ActivityFact,
    m.CapitalFact,
    m.RepresentativeFact,
    m.ContactFact,
    m.BusinessLine,
    m.Identifier,
    m.DeclaredFact,
    m.Trait,
    m.TaxNotice,
    m.Observation,
    m.Membership,
    m.Contribution,
    m.IdentityChange,
    m.PersonStatement,
    m.Notice,
)
#: Names shown in one line of the log.
_NAMES_SHOWN = 40


#: Tables whose ids are taken before the burst.
_NUMBERED: tuple[type[Any], ...] = (m.Organisation, m.Act, m.Party)


class StaleRegister(Exception):  # noqa: N818 - it says what happened, as `core.errors` does
    """The register was changed since the import was judged; judge again."""


@dataclass(frozen=True)
class Prepared:
    """A burst ready to be written, and what must not have changed until then."""

    inserts: tuple[ReadyRows, ...]
    updates: dict[type[Any], list[Row]]
    versions: dict[int, int]
    #: Versions of the persons that are filled.
    party_versions: dict[int, int]
    last_act: int
    first_ids: dict[type[Any], int]
    #: Organisations whose documents in the index of the search are out of date afterwards.
    touched: tuple[int, ...] = ()
    totals: tuple[NewTotal, ...] = ()
    #: (source in words, row number) of each row that brings figures of past totals.
    sources: Mapping[int, tuple[str, int]] = field(default_factory=dict)


def prepare(judged: Judged, origin: Origin) -> Prepared:
    """Make every row of the burst; nothing is written, nobody has to wait."""
    assert judged.places is not None  # judged rows have been placed
    touched = [target for target in judged.targets if target.is_touched]
    versions = {target.known_id: target.version for target in touched if target.known_id}
    counts = dict(zip(_NUMBERED, needed(touched), strict=True))
    ids = {model: take_ids(model, count) for model, count in counts.items()}
    burst = build(touched, Ids(*(iter(ids[model]) for model in _NUMBERED)), origin)
    entries = list(_entries(burst, touched, origin, judged.places))
    acted = sorted({row["organisation_id"] for row in burst.inserts.get(m.Act, ())})
    inserts = [ready_rows(model, burst.inserts.pop(model, ())) for model in ORDER]
    inserts.append(ready_rows(Entry, entries))
    first = {model: taken[0] for model, taken in ids.items() if taken}
    stated = {one.by for one in judged.totals}
    sources = {
        row.at: (origin.source_of(row), row.number) for row in judged.rows if row.at in stated
    }
    return Prepared(
        inserts=tuple(inserts),
        updates=burst.updates,
        versions=versions,
        party_versions=burst.party_versions,
        last_act=judged.last_act,
        first_ids=first,
        touched=tuple(acted),
        totals=tuple(judged.totals),
        sources=sources,
    )


def write(ready: Prepared) -> int:
    """Write a burst; the caller's transaction is a writer and commits. Return the rows added.

    Raises StaleRegister when anything was recorded since it was judged.
    """
    _refuse_stale(ready)
    done = sum(insert_ready(rows) for rows in ready.inserts)
    for model, rows in ready.updates.items():
        update_rows(model, rows)
    search_index.mark(ready.touched)
    search_index.mark_parties(row["id"] for row in ready.updates.get(m.Party, ()))
    return done


def _refuse_stale(ready: Prepared) -> None:
    """Lock what is known; raise when the register is not as it was judged."""
    if imports.last_act() != ready.last_act:
        raise StaleRegister
    if lock_organisations(list(ready.versions)) != ready.versions:
        raise StaleRegister
    if known.versions_of(ready.party_versions) != ready.party_versions:
        raise StaleRegister
    on_sqlite = db.session.connection().dialect.name == "sqlite"
    if on_sqlite and any(next_id(model) != first for model, first in ready.first_ids.items()):
        raise StaleRegister


def _entries(
    burst: Burst, targets: Sequence[Target], origin: Origin, places: PlaceBook
) -> Iterable[Row]:
    """Give one line of the log for each act."""
    for target in targets:
        for row in target.rows:
            act = burst.acts.get(row.at)
            if act is not None:
                created = row.outcome is Outcome.CREATED
                action = "organisation.created" if created else "organisation.reported"
                yield _entry(act, action, _changes(row, places), origin)
    for act, rows in burst.member_acts:
        yield _entry(act, "member.admitted", {"member": (None, _names(rows))}, origin)
    for one in burst.party_changes:
        about = {"subject_type": "party", "subject_id": one.party_id, "note": None}
        yield _entry({}, one.action, one.changes, origin) | about


def _entry(act: Row, action: str, changes: dict[str, tuple[Any, Any]], origin: Origin) -> Row:
    return {
        "at": origin.at,
        "actor_id": origin.actor_id or None,
        "action": action,
        "subject_type": "organisation",
        "subject_id": act.get("organisation_id"),
        "changes": masked(changes) if changes else None,
        "reason": None,
        "note": act.get("source"),
        "request_id": current_request_id(),
    }


def _changes(row: Verdict, places: PlaceBook) -> dict[str, tuple[Any, Any]]:
    """Return the changes of a row as the log keeps them, statements kept beside included."""
    found: dict[str, tuple[Any, Any]] = {}
    for name, (old, new) in row.changes.items():
        base = name.partition(".")[0]
        before, after = found.get(base, (None, None))
        found[base] = (
            _joined(before, _kept(name, old, places)),
            _joined(after, _kept(name, new, places)),
        )
    target = row.target
    beside = [one for one in target.book.observed if one.by == row.at] if target else []
    if beside:
        words = "; ".join(f"{FIELDS[one.field]}: {one.words}" for one in beside)
        found["observation"] = (None, words)
    return found


def _joined(known: Any, value: Any) -> Any:
    """Return figures of several years in one line of the log."""
    return value if known is None else known if value is None else f"{known}; {value}"


def _kept(name: str, value: Any, places: PlaceBook) -> Any:
    """Return a value as the log keeps it: codes as they are, units and figures in words."""
    if value is None or name in ("status", "activity", "amount_vnd"):
        return value
    if isinstance(value, Figure):
        return f"{value_words(name, value, places)} ({format_date(value.on)})"
    if name == "unit":
        return value_words(name, value, places)
    return format_date(value) if isinstance(value, date) else value


def _names(rows: Sequence[Verdict]) -> str:
    """Return the names of a member list; a long one is cut."""
    names = [row.member.name for row in rows if row.member is not None]
    shown = "; ".join(names[:_NAMES_SHOWN])
    return f"{shown}; … ({len(names)} người)" if len(names) > _NAMES_SHOWN else shown
