"""The documents that organisations ask for, read from the register for many at once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select, union

from coop_registry.models import (
    ContactFact,
    Identifier,
    Membership,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    StatusFact,
)
from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.search_words import compact, own_name, phones
from coop_registry.rules.searching import NUMBERS, Document, Facet, What
from core.db import db
from core.text import fold
from reference import queries as reference
from reference.models import Unit

#: Columns of the index that hold text.
_TEXT, _SHOWN, _PLACE = 600, 255, 300


@dataclass(frozen=True, slots=True)
class _Known:
    """What every document of an organisation shares."""

    id: int
    unit_id: int
    kind: Kind
    place: str
    is_ended: bool

    def document(self, facet: Facet, text: str, shown: str) -> Document:
        """Return a name or a number of the organisation."""
        is_number = facet in NUMBERS
        return Document(
            what=What.ORGANISATION,
            organisation_id=self.id,
            party_id=None,
            unit_id=self.unit_id,
            facet=facet,
            text=text[:_TEXT],
            shown=shown[:_SHOWN],
            place="" if is_number else self.place,
            kind=self.kind,
            is_ended=self.is_ended,
        )

    def person(self, party_id: int, facet: Facet, text: str, shown: str) -> Document:
        """Return a person that the organisation knows, or a number of theirs."""
        return Document(
            what=What.PERSON,
            organisation_id=self.id,
            party_id=party_id,
            unit_id=self.unit_id,
            facet=facet,
            text=text[:_TEXT],
            shown=shown[:_SHOWN],
            is_ended=self.is_ended,
        )


def documents_of(organisation_ids: Sequence[int]) -> set[Document]:
    """Return all documents of organisations; none of one whose first recording was taken back."""
    known = {one.id: one for one in _known(organisation_ids)}
    found = set(_names(known))
    known = {one.organisation_id: known[one.organisation_id] for one in found}
    found |= set(_identifiers(known))
    found |= set(_contacts(known))
    found |= set(_persons(known))
    return found


def _known(ids: Sequence[int]) -> Iterator[_Known]:
    rows = db.session.execute(
        select(Organisation.id, Organisation.unit_id, Organisation.kind).where(
            Organisation.id.in_(ids)
        )
    ).all()
    places = _places({row.unit_id for row in rows})
    ended = _ended(ids)
    for row in rows:
        yield _Known(row.id, row.unit_id, Kind(row.kind), places[row.unit_id], row.id in ended)


def _ended(ids: Sequence[int]) -> set[int]:
    """Return those whose last known status is the end."""
    rows = db.session.execute(
        select(StatusFact.organisation_id, StatusFact.status)
        .where(StatusFact.organisation_id.in_(ids), StatusFact.voided_by_id.is_(None))
        .order_by(StatusFact.start_on, StatusFact.id)
    )
    last = {organisation_id: status for organisation_id, status in rows}
    return {one for one, status in last.items() if status == Status.ENDED}


def _places(unit_ids: set[int]) -> dict[int, str]:
    """Return the folded names of each unit, the one above it, and those that took their place."""
    tree = reference.unit_tree()
    lines: dict[int, list[int]] = {}
    for unit_id in unit_ids:
        line = [node.id for node in tree.line(unit_id)[:2]]
        node = tree.nodes.get(unit_id)
        while node is not None and node.successor_id is not None:
            line.append(node.successor_id)
            node = tree.nodes.get(node.successor_id)
        lines[unit_id] = line
    wanted = {one for line in lines.values() for one in line}
    named = {
        row.id: reference.without_kind(fold(row.name), row.level)
        for row in db.session.execute(
            select(Unit.id, Unit.name, Unit.level).where(Unit.id.in_(wanted))
        )
    }
    return {
        unit_id: " ".join(dict.fromkeys(named[one] for one in line if one in named))[:_PLACE]
        for unit_id, line in lines.items()
    }


def _of(table: Any, known: dict[int, _Known], *columns: Any) -> Select[Any]:
    """Return the select of columns of the facts that were not corrected away."""
    return select(table.organisation_id, *columns).where(
        table.organisation_id.in_(known), table.voided_by_id.is_(None)
    )


def _names(known: dict[int, _Known]) -> Iterator[Document]:
    """Give every name ever borne, short and foreign ones too."""
    columns = (NameFact.name, NameFact.short_name, NameFact.foreign_name)
    facets = (Facet.NAME, Facet.SHORT_NAME, Facet.FOREIGN_NAME)
    for organisation_id, *names in db.session.execute(_of(NameFact, known, *columns)):
        for facet, name in zip(facets, names, strict=True):
            text = own_name(name) if name else ""
            if text:
                yield known[organisation_id].document(facet, text, name)


def _identifiers(known: dict[int, _Known]) -> Iterator[Document]:
    rows = db.session.execute(_of(Identifier, known, Identifier.scheme, Identifier.value))
    for organisation_id, scheme, value in rows:
        if compact(value):
            yield known[organisation_id].document(Facet(scheme), compact(value), value)


def _contacts(known: dict[int, _Known]) -> Iterator[Document]:
    for organisation_id, words in db.session.execute(_of(ContactFact, known, ContactFact.phone)):
        for number, shown in phones(words):
            yield known[organisation_id].document(Facet.PHONE, number, shown)


def _persons(known: dict[int, _Known]) -> Iterator[Document]:
    """Give members, who represents them, and legal representatives, once for each organisation."""
    links = union(
        _of(Membership, known, Membership.party_id.label("party_id")),
        _of(Membership, known, Membership.representative_id),
        _of(RepresentativeFact, known, RepresentativeFact.party_id),
    ).subquery()
    rows = db.session.execute(
        select(links.c.organisation_id, Party.id, Party.full_name, Party.name_search, Party.phone)
        .join(Party, Party.id == links.c.party_id)
        .where(Party.organisation_id.is_(None))
    )
    for organisation_id, party_id, name, folded, words in rows:
        one = known[organisation_id]
        if folded:
            yield one.person(party_id, Facet.NAME, folded, name)
        for number, shown in phones(words):
            yield one.person(party_id, Facet.PHONE, number, shown)


def linked_organisations(party_ids: Iterable[int]) -> list[int]:
    """Return the organisations whose documents name any of these parties."""
    wanted = list(party_ids)
    columns = (
        (Membership, Membership.party_id),
        (Membership, Membership.representative_id),
        (RepresentativeFact, RepresentativeFact.party_id),
    )
    found: defaultdict[int, None] = defaultdict(lambda: None)
    for table, column in columns:
        for one in db.session.scalars(select(table.organisation_id).where(column.in_(wanted))):
            found[one]
    return sorted(found)


def organisations_after(last_id: int, limit: int) -> list[int]:
    """Return the next organisations by id, for indexing all of them."""
    asked = select(Organisation.id).where(Organisation.id > last_id).order_by(Organisation.id)
    return list(db.session.scalars(asked.limit(limit)))


def count_organisations() -> int:
    """Return how many organisations there are."""
    return db.session.scalar(select(func.count()).select_from(Organisation)) or 0
