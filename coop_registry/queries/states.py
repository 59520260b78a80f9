"""Everything findings need, for many organisations at once, in a fixed number of statements.

Facts are read whole, not as of a day: the engine asks them for any day. Organisations come in
slices of `SLICE`, so that memory does not grow with the register; each slice takes the same
`len(PARTS)` statements whatever it holds.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select

from coop_registry.models import NameFact, Organisation
from coop_registry.queries.state_parts import PARTS
from coop_registry.queries.state_rows import (
    bears_same_name,
    declared,
    identity,
    ledgers,
    namesake,
    stay,
    tax_debt,
    tax_state,
    timeline,
)
from coop_registry.rules.findings import (
    Asset,
    CapitalPaper,
    Ledger,
    Location,
    Period,
    Reach,
    State,
    TaxCode,
    Timeline,
)
from coop_registry.rules.kinds import Kind, Scheme, Status
from coop_registry.rules.membership import AssetKind
from core.access import EVERYTHING, Scope
from core.db import db
from law.deadlines import WorkingDays
from reference import queries as reference

SLICE = 2000
#: As many ids as a statement takes one by one; a longer slice is asked for as a range.
_FEW = 200

Rows = dict[int, list[Any]]


@dataclass(frozen=True)
class Seat:
    """Where an organisation sat: the unit as recorded."""

    unit_id: int
    unit_code: str
    unit_name: str


@dataclass(frozen=True)
class Subject:
    """An organisation with all its facts, and what names it in lists."""

    organisation_id: int
    is_demo: bool
    state: State
    seats: Timeline[Seat]
    code: str | None
    certificate_no: str | None


def subjects(scope: Scope = EVERYTHING, ids: Sequence[int] | None = None) -> Iterator[Subject]:
    """Give the organisations of a scope, or those of some ids within it, in order of id."""
    query = select(
        Organisation.id,
        Organisation.kind,
        Organisation.registered_on,
        Organisation.is_demo,
        Organisation.founded_on,
    ).order_by(Organisation.id)
    if scope.unit_ids is not None:
        query = query.where(Organisation.unit_id.in_(scope.unit_ids))
    if ids is not None:
        query = query.where(Organisation.id.in_(ids))
    else:  # one whose first recording was taken back has no name on any day
        named = select(NameFact.organisation_id).where(NameFact.voided_by_id.is_(None))
        query = query.where(Organisation.id.in_(named))
    heads = db.session.execute(query).all()
    days = reference.working_days() if heads else WorkingDays()
    for first in range(0, len(heads), SLICE):
        yield from _slice(heads[first : first + SLICE], days)


def state_of(organisation_id: int) -> State:
    """Return the facts of one organisation."""
    (subject,) = subjects(ids=[organisation_id])
    return subject.state


def _slice(heads: Sequence[Any], days: WorkingDays) -> Iterator[Subject]:
    """Read the facts of some organisations and put them together."""
    ids = [head.id for head in heads]
    parts = {name: _by_organisation(ask, ids) for name, ask in PARTS.items()}
    for head in heads:
        yield _subject(head, {name: rows.get(head.id, []) for name, rows in parts.items()}, days)


def _by_organisation(ask: Callable[[Any], Any], ids: Sequence[int]) -> Rows:
    """Run one statement and sort its rows by organisation, the first column."""

    def among(column: Any) -> ColumnElement[bool]:
        few: ColumnElement[bool] = column.in_(ids)
        many: ColumnElement[bool] = column.between(ids[0], ids[-1])
        return few if len(ids) <= _FEW else many

    found: Rows = defaultdict(list)
    for row in db.session.execute(ask(among)):
        found[row[0]].append(row)
    return found


def _beside(rows: dict[str, list[Any]]) -> dict[str, Any]:
    """Return what stands beside an organisation, as arguments of its state."""
    return {
        "locations": tuple(
            Location(row[3], row[4], row[5], row[1], row[2]) for row in rows["locations"]
        ),
        "namesakes": tuple(namesake(row) for row in rows["namesakes"] if bears_same_name(row)),
        "assets": tuple(Asset(row[1], row[2], AssetKind(row[3]), row[4]) for row in rows["assets"]),
        "certificates": tuple(CapitalPaper(*row[1:]) for row in rows["certificates"]),
    }


def _subject(head: Any, rows: dict[str, list[Any]], days: WorkingDays) -> Subject:
    """Put one organisation together."""
    numbers = {row.scheme: row for row in rows["identifiers"]}
    written = {
        Scheme(scheme): TaxCode(row.value, row.issued_on or row.on, row.issued_on)
        for scheme, row in numbers.items()
    }
    code, certificate = (
        numbers[scheme.value].value if scheme.value in numbers else None
        for scheme in (Scheme.CODE, Scheme.CERTIFICATE_NO)
    )
    state = State(
        kind=Kind(head.kind),
        names=timeline(rows["names"]),
        registered_on=head.registered_on,
        statuses=Timeline(Period(row[1], row[2], Status(row[3])) for row in rows["statuses"]),
        capital=timeline(rows["capital"]),
        representatives=timeline(rows["representatives"]),
        declared=declared(rows["figures"]),
        tax_code=written.get(Scheme.TAX_CODE),
        code=written.get(Scheme.CODE),
        founded_on=head.founded_on,
        governances=timeline(rows["governances"]),
        **_beside(rows),
        contacts=Timeline(Period(row[1], row[2], Reach(*row[3:])) for row in rows["contacts"]),
        identities=(
            *(identity(row, row[3], row[4], *row[13:16]) for row in rows["stays"]),
            *(identity(row, *row[3:]) for row in rows["representatives"]),
        ),
        stays=tuple(stay(row) for row in rows["stays"]),
        ledgers=ledgers(rows["lines"]),
        total=Ledger((row.on, row.pledged_vnd, row.paid_vnd) for row in rows["lines"]),
        tax_state=tax_state(rows["taxes"]),
        tax_debt=tax_debt(rows["taxes"]),
        days=days,
    )
    seats = Timeline(Period(row[1], row[2], Seat(*row[3:])) for row in rows["seats"])
    return Subject(head.id, head.is_demo, state, seats, code, certificate)
