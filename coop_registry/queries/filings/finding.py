"""Who files: an organisation of the person's units, or one that moves into them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from coop_registry.models import Identifier, NameFact, Organisation
from coop_registry.queries import records
from coop_registry.queries.names import unit_name
from coop_registry.rules.entries import normal_identifier
from coop_registry.rules.kinds import Scheme
from core.access import Scope
from core.db import db, in_force
from core.text import fold

#: As many as one looks through.
SHOWN = 20


@dataclass(frozen=True)
class Applicant:
    """An organisation as the choice shows it."""

    id: int
    kind: str
    name: str
    unit_name: str
    code: str | None
    #: Of the person's own units; another's may only move its seat here.
    is_own: bool


def organisations(words: str, scope: Scope, on: date) -> list[Applicant]:
    """Return organisations by name within the person's units, by number anywhere."""
    holder = select(Identifier.organisation_id).where(
        Identifier.normal == normal_identifier(words), Identifier.voided_by_id.is_(None)
    )
    own = NameFact.name_search.contains(fold(words), autoescape=True)
    if scope.unit_ids is not None:
        own &= Organisation.unit_id.in_(scope.unit_ids)
    rows = db.session.execute(
        select(Organisation, NameFact.name)
        .join(NameFact, NameFact.organisation_id == Organisation.id)
        .where(in_force(NameFact, on), or_(own, Organisation.id.in_(holder)))
        .order_by(NameFact.name_sort, Organisation.id)
        .limit(SHOWN)
    )
    return [_applicant(row, name, scope) for row, name in rows]


def _applicant(row: Organisation, name: str, scope: Scope) -> Applicant:
    code = records.identifiers(row.id).get(Scheme.CODE)
    return Applicant(
        row.id,
        row.kind,
        name,
        unit_name(row.unit_id),
        code.value if code else None,
        scope.covers_unit(row.unit_id),
    )


def anywhere(organisation_id: int) -> Organisation | None:
    """Return an organisation wherever it lies: a moved seat is filed at the new office."""
    return db.session.get(Organisation, organisation_id)
