"""Every organisation as of a day in the stable form of `registry export`: seven statements in all."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import aliased

from coop_registry.models import (
    ActivityFact,
    BusinessLine,
    CapitalFact,
    Contribution,
    DeclaredFact,
    Identifier,
    NameFact,
    Organisation,
    Party,
    RepresentativeFact,
    SeatFact,
    StatusFact,
    Trait,
)
from coop_registry.queries.member_counts import counts_on
from coop_registry.rules.findings import Counted
from coop_registry.rules.kinds import Declared, Scheme
from coop_registry.rules.membership import TraitKind
from coop_registry.rules.sectors import sector_of, sector_of_words
from core.access import Scope
from core.dates import PartialDate, Precision
from core.db import db, in_force
from reference import queries as reference
from reference.models import Unit, Vsic
from reference.rules import UnitLevel

LISTED, DECLARED = "listed", "declared"

Value = TypeVar("Value")


@dataclass(frozen=True)
class ExportRow:
    """One organisation; names and order of the fields are the file's own and stay as they are."""

    code: str | None
    certificate_no: str | None
    tax_code: str | None
    kind: str
    name: str
    status: str | None
    activity: str | None
    unit_code: str
    commune_name: str
    district_code: str | None
    address: str | None
    founded_on: PartialDate | None
    registered_on: date | None
    charter_capital_vnd: int | None
    paid_capital_vnd: int | None
    capital_source: str | None
    members_total: int | None
    members_official: int | None
    members_associate: int | None
    members_source: str | None
    sector: str | None
    legal_representative: str | None


@dataclass(frozen=True)
class _Counts:
    """What is counted or declared beside the facts, by organisation."""

    identifiers: dict[int, dict[str, str]]
    declared: dict[int, dict[str, int]]
    members: dict[int, Counted]
    paid: dict[int, int]
    fields: dict[int, str]


def rows_on(on: date, *, scope: Scope, unit_id: int | None = None) -> list[ExportRow]:
    """Return all organisations known on a day, ended ones too, in order of name.

    `unit_id` narrows to seats that lie in a unit on that day.
    """
    conditions = _conditions(on, scope, unit_id)
    heads = db.session.execute(_heads(on).where(*conditions)).all()
    counts = _Counts(_identifiers(), _declared(on), counts_on(on), _paid(on), _fields(on))
    return [_row(head, counts) for head in heads]


def _conditions(on: date, scope: Scope, unit_id: int | None) -> list[ColumnElement[bool]]:
    """Return the conditions of scope and unit."""
    found: list[ColumnElement[bool]] = []
    if scope.unit_ids is not None:
        found.append(Organisation.unit_id.in_(scope.unit_ids))
    if unit_id is not None:
        found.append(SeatFact.unit_id.in_(reference.unit_ids_within(unit_id, on)))
    return found


def _heads(on: date) -> Select[*tuple[Any, ...]]:
    """Return the select of the facts an organisation has one of."""
    above = aliased(Unit)
    main = and_(_of(BusinessLine, on), BusinessLine.is_main.is_(True))
    return (
        select(
            Organisation.id,
            Organisation.kind,
            Organisation.founded_on,
            Organisation.founded_precision,
            Organisation.registered_on,
            NameFact.name,
            SeatFact.address,
            Unit.code.label("unit_code"),
            Unit.name.label("commune_name"),
            above.code.label("above_code"),
            above.level.label("above_level"),
            StatusFact.status,
            ActivityFact.activity,
            CapitalFact.amount_vnd,
            Party.full_name,
            Vsic.code.label("line_code"),
        )
        .select_from(Organisation)
        .join(NameFact, _of(NameFact, on))
        .join(SeatFact, _of(SeatFact, on))
        .join(Unit, Unit.id == SeatFact.unit_id)
        .outerjoin(above, above.id == Unit.parent_id)
        .outerjoin(StatusFact, _of(StatusFact, on))
        .outerjoin(ActivityFact, _of(ActivityFact, on))
        .outerjoin(CapitalFact, _of(CapitalFact, on))
        .outerjoin(RepresentativeFact, _of(RepresentativeFact, on))
        .outerjoin(Party, Party.id == RepresentativeFact.party_id)
        .outerjoin(BusinessLine, main)
        .outerjoin(Vsic, Vsic.id == BusinessLine.vsic_id)
        .order_by(NameFact.name_sort, Organisation.id)
    )


def _of(fact: Any, on: date) -> ColumnElement[bool]:
    """Return the join of an organisation with its fact of the day."""
    return and_(fact.organisation_id == Organisation.id, in_force(fact, on))


def _identifiers() -> dict[int, dict[str, str]]:
    """Return the identifiers in use by organisation and scheme."""
    return _grouped(
        db.session.execute(
            select(Identifier.organisation_id, Identifier.scheme, Identifier.value).where(
                Identifier.voided_by_id.is_(None)
            )
        ).all()
    )


def _declared(on: date) -> dict[int, dict[str, int]]:
    """Return the newest declared figures of the day by organisation and kind."""
    # In order of day: the newest of a kind is written last and stands.
    return _grouped(
        db.session.execute(
            select(DeclaredFact.organisation_id, DeclaredFact.what, DeclaredFact.value)
            .where(
                DeclaredFact.what == Declared.PAID_CAPITAL.value,
                DeclaredFact.on <= on,
                DeclaredFact.voided_by_id.is_(None),
            )
            .order_by(DeclaredFact.on, DeclaredFact.id)
        ).all()
    )


def _paid(on: date) -> dict[int, int]:
    """Return the paid sum of the contribution book of each organisation that has one."""
    return {
        organisation_id: int(paid)
        for organisation_id, paid in db.session.execute(
            select(Contribution.organisation_id, func.sum(Contribution.paid_vnd))
            .where(Contribution.on <= on)
            .group_by(Contribution.organisation_id)
        )
    }


def _fields(on: date) -> dict[int, str]:
    """Return the field of work in a list's own words, for those without a registered line."""
    rows = db.session.execute(
        select(Trait.organisation_id, Trait.words)
        .where(in_force(Trait, on), Trait.kind == TraitKind.FIELD.value)
        .order_by(Trait.start_on, Trait.id)
    )
    return {row[0]: row[1] for row in rows}


def _grouped(rows: Sequence[Any]) -> dict[int, dict[str, Any]]:
    """Return {organisation: {key: value}}; a later row of the same key stands."""
    found: dict[int, dict[str, Any]] = {}
    for organisation_id, key, value in rows:
        found.setdefault(organisation_id, {})[key] = value
    return found


def _row(head: Any, counts: _Counts) -> ExportRow:
    """Return the record of one organisation."""
    numbers = counts.identifiers.get(head.id, {})
    founded = (
        PartialDate(head.founded_on, Precision(head.founded_precision)) if head.founded_on else None
    )
    paid, capital_source = _paid_capital(head.id, counts)
    total, official, associate, members_source = _member_counts(head.id, counts)
    sector = sector_of(head.line_code) or sector_of_words(counts.fields.get(head.id))
    return ExportRow(
        code=numbers.get(Scheme.CODE.value),
        certificate_no=numbers.get(Scheme.CERTIFICATE_NO.value),
        tax_code=numbers.get(Scheme.TAX_CODE.value),
        kind=head.kind,
        name=head.name,
        status=head.status,
        activity=head.activity,
        unit_code=head.unit_code,
        commune_name=head.commune_name,
        district_code=head.above_code if head.above_level == UnitLevel.DISTRICT else None,
        address=head.address,
        founded_on=founded,
        registered_on=head.registered_on,
        charter_capital_vnd=head.amount_vnd,
        paid_capital_vnd=paid,
        capital_source=capital_source,
        members_total=total,
        members_official=official,
        members_associate=associate,
        members_source=members_source,
        sector=sector.value if sector else None,
        legal_representative=head.full_name,
    )


def _paid_capital(organisation_id: int, counts: _Counts) -> tuple[int | None, str | None]:
    """Return paid capital from the book where there is one, else as declared, and which."""
    if organisation_id in counts.paid:
        return counts.paid[organisation_id], LISTED
    declared = counts.declared.get(organisation_id, {}).get(Declared.PAID_CAPITAL.value)
    return declared, DECLARED if declared is not None else None


def _member_counts(
    organisation_id: int, counts: _Counts
) -> tuple[int | None, int | None, int | None, str | None]:
    """Return total, official and associate members and whether they are listed or declared."""
    found = counts.members.get(organisation_id)
    if found is None:
        return None, None, None, None
    source = LISTED if found.is_listed else DECLARED
    return found.total, found.official, found.associate, source
