"""Who may be a borrower: names, places and births from the register."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from coop_registry.models import NameFact, Organisation, Party, SeatFact
from coop_registry.queries.records import fact_on
from coop_registry.rules.kinds import Kind, PartyKind
from core.access import Scope
from core.db import db, in_force
from core.text import fold
from reference import queries as reference


@dataclass(frozen=True, slots=True)
class Borrower:
    """A customer as the register knows it on a day (khách hàng)."""

    customer: str
    name: str
    unit_id: int | None
    #: None for a person or household.
    kind: Kind | None = None
    birth_on: date | None = None
    is_enterprise: bool = False


def of_organisation(organisation_id: int, on: date) -> Borrower | None:
    """Return an organisation as a customer, under its name of the day."""
    found = db.session.get(Organisation, organisation_id)
    if found is None:
        return None
    name = fact_on(NameFact, found.id, on) or fact_on(NameFact, found.id, date.max)
    seat = fact_on(SeatFact, found.id, on)
    unit_id = seat.unit_id if seat else found.unit_id
    return Borrower(f"o{found.id}", name.name if name else "", unit_id, Kind(found.kind))


def of_party(party_id: int, on: date) -> Borrower | None:
    """Return a person, household or enterprise as a customer.

    A party that is an organisation of this register is that organisation.
    """
    found = db.session.get(Party, party_id)
    if found is None:
        return None
    if found.organisation_id is not None:
        return of_organisation(found.organisation_id, on)
    return Borrower(
        f"p{found.id}",
        found.full_name,
        None,
        birth_on=found.birth_on if found.kind == PartyKind.PERSON else None,
        is_enterprise=found.kind == PartyKind.ORGANISATION,
    )


def customer_name(customer: str, on: date) -> str | None:
    """Return the name of a customer of "o12" or "p7"; None when there is none."""
    if not customer[1:].isdigit():
        return None
    read = of_organisation if customer.startswith("o") else of_party
    found = read(int(customer[1:]), on)
    return found.name if found else None


def names_of(customers: Iterable[str], on: date) -> dict[str, str]:
    """Return the names of customers by their keys: two questions for all."""
    wanted = set(customers)
    organisations = {int(key[1:]) for key in wanted if key.startswith("o")}
    people = {int(key[1:]) for key in wanted if key.startswith("p")}
    named = select(NameFact.organisation_id, NameFact.name).where(
        NameFact.organisation_id.in_(organisations), in_force(NameFact, on)
    )
    persons = select(Party.id, Party.full_name).where(Party.id.in_(people))
    found = {f"o{key}": name for key, name in db.session.execute(named)}
    return found | {f"p{key}": name for key, name in db.session.execute(persons)}


def is_in_province(unit_id: int, province_id: int, on: date) -> bool:
    """Tell whether a place lies in a province, or in the one that stands for it on the day."""
    province = reference.successor_on(province_id, on)
    standing = province.id if province else province_id
    return unit_id in reference.unit_ids_within(standing, on)


def named_like(words: str, scope: Scope, on: date, limit: int = 20) -> list[tuple[int, str, int]]:
    """Return organisations whose name holds these words: id, name, unit."""
    asked = (
        select(Organisation.id, NameFact.name, Organisation.unit_id)
        .join(NameFact, (NameFact.organisation_id == Organisation.id) & in_force(NameFact, on))
        .where(NameFact.name_search.contains(fold(words), autoescape=True))
        .order_by(func.length(NameFact.name), NameFact.name_sort)
        .limit(limit)
    )
    if scope.unit_ids is not None:
        asked = asked.where(Organisation.unit_id.in_(scope.unit_ids))
    return [(one, name, unit_id) for one, name, unit_id in db.session.execute(asked)]


def customers_named(name: str, on: date) -> list[str]:
    """Return who in the register bears exactly this name, read without case and accents' place."""
    folded = fold(name)
    organisations = select(NameFact.organisation_id).where(
        NameFact.name_search == folded, in_force(NameFact, on)
    )
    parties = select(Party.id).where(Party.name_search == folded, Party.organisation_id.is_(None))
    found = [f"o{one}" for one in db.session.scalars(organisations.distinct().limit(2))]
    return found + [f"p{one}" for one in db.session.scalars(parties.limit(2))]


def people_like(words: str, limit: int = 10) -> list[Party]:
    """Return persons whose name holds these words: members who may borrow (khoản 1 Điều 20)."""
    return list(
        db.session.scalars(
            select(Party)
            .where(
                Party.name_search.contains(fold(words), autoescape=True),
                Party.organisation_id.is_(None),
            )
            .order_by(func.length(Party.full_name), Party.name_sort)
            .limit(limit)
        )
    )
