"""All facts of some organisations as books that rows are said into, in a fixed number of statements."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import func, select

from coop_registry.models import (
    Act,
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    Contribution,
    DeclaredFact,
    Identifier,
    Import,
    ImportRow,
    NameFact,
    Observation,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
    TaxNotice,
    Trait,
)
from coop_registry.queries import parties
from coop_registry.queries.imports.known import (
    members_of,
    party_organisations,
    person_of,
    slices,
)
from coop_registry.rules.imports.book import (
    Book,
    ContactValue,
    Field,
    Held,
    KnownFigure,
    NameValue,
    Particulars,
    RepresentativeValue,
    SeatValue,
    TaxValue,
    trait_key,
)
from coop_registry.rules.imports.drafts import Number
from coop_registry.rules.imports.people import KnownMember, KnownPerson
from coop_registry.rules.imports.qualities import SaidTrait
from coop_registry.rules.imports.verdicts import Target
from coop_registry.rules.kinds import Activity, ActKind, Declared, Kind, Scheme, Status, TaxKind
from coop_registry.rules.membership import MemberClass, TraitKind
from core.db import db

#: Field, table, its columns, and how they make the value.
_DATED: tuple[tuple[Field, Any, tuple[Any, ...], Callable[..., Any]], ...] = (
    (Field.NAME, NameFact, (NameFact.name, NameFact.short_name), NameValue),
    (Field.SEAT, SeatFact, (SeatFact.unit_id, SeatFact.address), SeatValue),
    (Field.STATUS, StatusFact, (StatusFact.status,), Status),
    (Field.ACTIVITY, ActivityFact, (ActivityFact.activity,), Activity),
    (Field.CAPITAL, CapitalFact, (CapitalFact.amount_vnd,), int),
    (
        Field.CONTACT,
        ContactFact,
        (ContactFact.person, ContactFact.phone, ContactFact.email),
        ContactValue,
    ),
    (Field.LINE, BusinessLine, (BusinessLine.vsic_id,), int),
)


def targets(ids: Sequence[int], *, with_people: Iterable[int] = ()) -> dict[int, Target]:
    """Return the organisations with all their facts; of some also members and contributions."""
    found: dict[int, Target] = {}
    for some in slices(sorted(set(ids))):
        found |= {target.known_id or 0: target for target in _heads(some)}
        _fill(found, some)
    wanted = sorted(set(with_people) & found.keys())
    _people(found, wanted)
    return found


def _heads(ids: Sequence[int]) -> Iterator[Target]:
    for row in db.session.scalars(select(Organisation).where(Organisation.id.in_(ids))):
        book = Book(Kind(row.kind), founded=row.founded, registered_on=row.registered_on)
        before = {
            "founded_on": row.founded_on.isoformat() if row.founded_on else None,
            "founded_precision": row.founded_precision,
            "registered_on": row.registered_on.isoformat() if row.registered_on else None,
        }
        yield Target(row.id, book, row.unit_id, version=row.version, before=before)


def _fill(found: dict[int, Target], ids: Sequence[int]) -> None:
    for what, model, columns, make in _DATED:
        conditions = [model.organisation_id.in_(ids), model.voided_by_id.is_(None)]
        if model is BusinessLine:
            conditions.append(BusinessLine.is_main.is_(True))
        rows = db.session.execute(
            select(
                model.organisation_id, model.id, model.start_on, model.end_on,
                Act.kind, Act.import_row_id, *columns,
            )
            .join(Act, Act.id == model.origin_id)
            .where(*conditions)
            .order_by(model.start_on, model.id)
        )  # fmt: skip
        for row in rows:
            held = Held(row[2], row[3], make(*row[6:]), row[1], _is_soft(row[4], row[5]))
            found[row[0]].book.facts[what].append(held)
    _representatives(found, ids)
    _figures(found, ids)
    _identifiers(found, ids)
    _traits(found, ids)
    _taxes(found, ids)
    _statements(found, ids)
    for organisation_id in ids:
        target = found[organisation_id]
        names = target.book.facts[Field.NAME]
        target.name = names[-1].value.name if names else ""


def _is_soft(kind: str, import_row_id: int | None) -> bool:
    """Tell whether a fact came by a list or a report and not from a certificate or a file."""
    return kind == ActKind.REPORT or (kind == ActKind.OPENING and import_row_id is not None)


def _representatives(found: dict[int, Target], ids: Sequence[int]) -> None:
    model = RepresentativeFact
    rows = db.session.execute(
        select(
            model.organisation_id, model.id, model.start_on, model.end_on,
            Act.kind, Act.import_row_id, Party, model.position,
        )
        .join(Act, Act.id == model.origin_id)
        .join(Party, Party.id == model.party_id)
        .where(model.organisation_id.in_(ids), model.voided_by_id.is_(None))
        .order_by(model.start_on, model.id)
    )  # fmt: skip
    for row in rows:
        party: Party = row[6]
        known = Particulars(
            parties.birth_of(party), party.gender, party.ethnicity, party.nationality,
            party.address, party.identity_index, party.identity_masked,
        )  # fmt: skip
        value = RepresentativeValue(party.full_name, row[7], known, party_id=party.id)
        held = Held(row[2], row[3], value, row[1], _is_soft(row[4], row[5]))
        found[row[0]].book.facts[Field.REPRESENTATIVE].append(held)


def _figures(found: dict[int, Target], ids: Sequence[int]) -> None:
    rows = db.session.execute(
        select(
            DeclaredFact.organisation_id,
            DeclaredFact.what,
            DeclaredFact.value,
            DeclaredFact.on,
            DeclaredFact.year,
        )
        .where(DeclaredFact.organisation_id.in_(ids), DeclaredFact.voided_by_id.is_(None))
        .order_by(DeclaredFact.on, DeclaredFact.id)
    )
    for row in rows:
        found[row[0]].book.figures[Declared(row[1])].append(KnownFigure(row[2], row[3], row[4]))


def _identifiers(found: dict[int, Target], ids: Sequence[int]) -> None:
    rows = db.session.scalars(
        select(Identifier).where(
            Identifier.organisation_id.in_(ids), Identifier.voided_by_id.is_(None)
        )
    )
    for row in rows:
        number = Number(row.value, row.issued_on, row.issued_by)
        found[row.organisation_id].book.identifiers[Scheme(row.scheme)] = number


def _traits(found: dict[int, Target], ids: Sequence[int]) -> None:
    rows = db.session.execute(
        select(
            Trait.organisation_id, Trait.kind, Trait.words, Trait.stars, Trait.start_on,
            Trait.end_on, Trait.id,
        )
        .where(Trait.organisation_id.in_(ids), Trait.voided_by_id.is_(None))
        .order_by(Trait.start_on, Trait.id)
    )  # fmt: skip
    for row in rows:
        trait = SaidTrait(TraitKind(row[1]), row[2], row[3])
        found[row[0]].book.traits[trait_key(trait)].append(Held(row[4], row[5], trait, row[6]))


def _taxes(found: dict[int, Target], ids: Sequence[int]) -> None:
    rows = db.session.execute(
        select(TaxNotice, Act.on)
        .join(Act, Act.id == TaxNotice.origin_id)
        .where(TaxNotice.organisation_id.in_(ids), TaxNotice.voided_by_id.is_(None))
    )
    for row, said_on in rows:
        value = TaxValue(TaxKind(row.kind), row.amount_vnd, row.words, said_on)
        what = Field.TAX_DEBT if value.kind is TaxKind.DEBT else Field.TAX_STATE
        held = Held(row.start_on, row.end_on, value, row.id)
        found[row.organisation_id].book.facts[what].append(held)


def _statements(found: dict[int, Target], ids: Sequence[int]) -> None:
    """Read what stands beside the register; what an import said that was taken back is unsaid."""
    rows = db.session.execute(
        select(Observation.organisation_id, Observation.field, Observation.words, Observation.as_of)
        .join(Act, Act.id == Observation.origin_id)
        .outerjoin(ImportRow, ImportRow.id == Act.import_row_id)
        .outerjoin(Import, Import.id == ImportRow.import_id)
        .where(Observation.organisation_id.in_(ids), Import.undone_at.is_(None))
    )
    for row in rows:
        found[row[0]].book.statements.add((row[1], row[2], row[3]))


def _people(found: dict[int, Target], ids: Sequence[int]) -> None:
    """Read members and contribution books of the organisations that a member list is about."""
    persons: dict[int, KnownPerson] = {}
    rows = list(members_of(ids))
    kinds = party_organisations(
        party.id for _stay, party in rows if party.organisation_id is not None
    )
    for stay, party in rows:
        if party.id not in persons:
            persons[party.id] = person_of(party, kinds.get(party.id))
        found[stay.organisation_id].people.add(
            KnownMember(
                persons[party.id],
                stay.start_on,
                stay.end_on,
                MemberClass(stay.member_class),
                excluded_days=stay.excluded_days,
                is_represented=stay.representative_id is not None,
                start_is_known=stay.start_words is None,
            )
        )
    for some in slices(ids):
        lines = db.session.execute(
            select(
                Contribution.organisation_id,
                Contribution.party_id,
                Contribution.on,
                Contribution.pledged_vnd,
                Contribution.paid_vnd,
            ).where(Contribution.organisation_id.in_(some))
        )
        for line in lines:
            found[line[0]].people.lines[line[1]].append((line[2], line[3], line[4]))
        last = db.session.execute(
            select(Contribution.organisation_id, func.max(Contribution.number))
            .where(Contribution.organisation_id.in_(some))
            .group_by(Contribution.organisation_id)
        )
        for organisation_id, number in last:
            found[organisation_id].next_line = number + 1
