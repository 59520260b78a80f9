"""What the register knows, for judging the rows of a list: units, names, numbers, persons."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import select

from coop_registry.models import (
    Identifier,
    Membership,
    NameFact,
    Organisation,
    Party,
    PersonStatement,
)
from coop_registry.queries import parties, statements
from coop_registry.rules.imports.names import key_of_text
from coop_registry.rules.imports.people import KnownPerson, Standing
from coop_registry.rules.imports.places import NamedUnit, PlaceBook
from coop_registry.rules.imports.register import KnownName, KnownNumber, Register
from coop_registry.rules.kinds import IdentityKind, Kind, PartyKind, Scheme
from coop_registry.rules.members import is_foreign
from coop_registry.rules.particulars import Particular
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db
from reference import queries as reference

#: Values asked for in one statement.
SLICE = 500
#: Columns that a list's values are compared with.
_COMPARED = (
    Particular.FULL_NAME,
    Particular.PHONE,
    Particular.ADDRESS,
    Particular.GENDER,
    Particular.ETHNICITY,
    Particular.NATIONALITY,
    Particular.IDENTITY_ON,
    Particular.IDENTITY_BY,
)


def places() -> PlaceBook:
    """Return all names of all units, with their other names."""
    units = reference.all_units()
    levels = {unit.id: unit.level for unit in units}
    names = [NamedUnit(unit.id, unit.level, unit.name_search) for unit in units]
    names += [
        NamedUnit(alias.unit_id, levels[alias.unit_id], alias.name_search, is_alias=True)
        for alias in reference.all_aliases()
    ]
    return PlaceBook.of(reference.unit_tree(), names, {unit.id: unit.name for unit in units})


def register() -> Register:
    """Return every organisation by name, number and place, in two statements."""
    names = db.session.execute(
        select(NameFact.organisation_id, Organisation.kind, NameFact.name, Organisation.unit_id)
        .join(Organisation, Organisation.id == NameFact.organisation_id)
        .where(NameFact.voided_by_id.is_(None))
        .order_by(NameFact.start_on, NameFact.id)
    )
    numbers = db.session.execute(
        select(Identifier.organisation_id, Identifier.scheme, Identifier.normal).where(
            Identifier.voided_by_id.is_(None)
        )
    )
    key_of_text.cache_clear()  # a province's names, not those of all imports so far
    return Register.of(
        reference.unit_tree(),
        (KnownName(row[0], Kind(row[1]), row[2], row[3]) for row in names),
        (KnownNumber(row[0], Scheme(row[1]), row[2]) for row in numbers),
    )


def persons_by_index(indexes: Iterable[str]) -> dict[str, KnownPerson]:
    """Return the parties with these blind indexes."""
    return {
        str(party.identity_index): person_of(party)
        for party in _parties(Party.identity_index, sorted(set(indexes)))
    }


def persons_by_id(ids: Iterable[int]) -> dict[int, KnownPerson]:
    """Return the parties of these ids."""
    return {party.id: person_of(party) for party in _parties(Party.id, sorted(set(ids)))}


def _parties(column: Any, values: Sequence[Any]) -> Iterator[Party]:
    for some in slices(values):
        yield from db.session.scalars(select(Party).where(column.in_(some)))


def births_of_names(searches: Iterable[str]) -> dict[str, list[tuple[int, PartialDate | None]]]:
    """Return (party, birth) of the persons of each folded name."""
    found: dict[str, list[tuple[int, PartialDate | None]]] = {}
    for some in slices(sorted(set(searches))):
        rows = db.session.execute(
            select(Party.name_search, Party.id, Party.birth_on, Party.birth_precision).where(
                Party.name_search.in_(some), Party.kind == PartyKind.PERSON.value
            )
        )
        for search, party_id, on, precision in rows:
            birth = PartialDate(on, Precision(precision)) if on else None
            found.setdefault(search, []).append((party_id, birth))
    return found


def person_of(party: Party, linked: Kind | None = None) -> KnownPerson:
    """Return a party as judging compares it."""
    birth = (
        PartialDate(party.birth_on, Precision(party.birth_precision)) if party.birth_on else None
    )
    return KnownPerson(
        party_id=party.id,
        kind=PartyKind(party.kind),
        name=party.full_name,
        search=party.name_search,
        birth=birth,
        identity_kind=IdentityKind(party.identity_kind) if party.identity_kind else None,
        identity_index=party.identity_index,
        held=_held(party, birth),
        version=party.version,
        is_foreign=is_foreign(party.nationality, party.has_foreign_capital),
        linked_kind=linked or (Kind.COOPERATIVE if party.is_cooperative else None),
    )


def _held(party: Party, birth: PartialDate | None) -> dict[Particular, object]:
    """Return what is recorded of a party, blanks left out."""
    found: dict[Particular, object] = {
        what: value for what in _COMPARED if (value := getattr(party, what.value)) is not None
    }
    return found | ({Particular.BIRTH: birth} if birth else {})


def standings(people: Iterable[KnownPerson], scope: Scope) -> None:
    """Say of known persons who else knows them and what waits or was said before."""
    known = {one.party_id: one for one in people if one.party_id is not None}
    for some in slices(sorted(known)):
        units: dict[int, set[int]] = defaultdict(set)
        kept: dict[int, set[tuple[Particular, str]]] = defaultdict(set)
        for link in parties.links(some):
            if not scope.covers_unit(link.unit_id):
                units[link.party_id].add(link.unit_id)
        for party_id, what, value in db.session.execute(
            select(PersonStatement.party_id, PersonStatement.field, PersonStatement.value).where(
                PersonStatement.party_id.in_(some),
                PersonStatement.is_filled.is_(False),
                PersonStatement.is_withdrawn.is_(False),
            )
        ):
            kept[party_id].add((Particular(what), value))
        waiting = statements.proposed_of(some)
        for party_id, values in waiting.items():
            kept[party_id] |= values
        for party_id in units.keys() | kept.keys() | waiting.keys():
            known[party_id].standing = Standing(
                tuple(sorted(units[party_id])), party_id in waiting, frozenset(kept[party_id])
            )


def versions_of(party_ids: Iterable[int]) -> dict[int, int]:
    """Return the versions of parties, locked until the transaction ends."""
    found: dict[int, int] = {}
    for some in slices(sorted(party_ids)):
        rows = db.session.execute(
            select(Party.id, Party.version)
            .where(Party.id.in_(some))
            .order_by(Party.id)
            .with_for_update()
        )
        found |= {row.id: row.version for row in rows}
    return found


def party_organisations(ids: Iterable[int]) -> dict[int, Kind]:
    """Return the kind of the organisation that each of these parties is."""
    found: dict[int, Kind] = {}
    for some in slices(sorted(set(ids))):
        rows = db.session.execute(
            select(Party.id, Organisation.kind)
            .join(Organisation, Organisation.id == Party.organisation_id)
            .where(Party.id.in_(some))
        )
        found |= {row[0]: Kind(row[1]) for row in rows}
    return found


def members_of(ids: Sequence[int]) -> Iterator[tuple[Membership, Party]]:
    """Give the stays of these organisations with their parties."""
    for some in slices(ids):
        yield from db.session.execute(
            select(Membership, Party)
            .join(Party, Party.id == Membership.party_id)
            .where(Membership.organisation_id.in_(some), Membership.voided_by_id.is_(None))
            .order_by(Membership.organisation_id, Membership.start_on, Membership.id)
        )


def numbers_of_members(
    named: Iterable[tuple[int, str]],
) -> dict[tuple[int, str], frozenset[str]]:
    """Return the numbers, as blind indexes, of the members of these names, each of its organisation."""
    found: dict[tuple[int, str], frozenset[str]] = {}
    for some in slices(sorted(set(named))):
        rows = db.session.execute(
            select(Membership.organisation_id, Party.name_search, Party.identity_index)
            .join(Party, Party.id == Membership.party_id)
            .where(
                Membership.organisation_id.in_({one for one, _search in some}),
                Membership.voided_by_id.is_(None),
                Party.name_search.in_({search for _one, search in some}),
                Party.identity_index.is_not(None),
            )
        )
        for organisation_id, search, index in rows:
            key = (organisation_id, search)
            found[key] = found.get(key, frozenset()) | {index}
    return found


def slices(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Give values in portions that a statement takes."""
    for first in range(0, len(values), SLICE):
        yield values[first : first + SLICE]
