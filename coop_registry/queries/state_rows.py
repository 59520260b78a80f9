"""Rows of `queries.states` as the values the findings engine knows."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from coop_registry.rules.findings import (
    Figure,
    IdentityForm,
    Ledger,
    Namesake,
    Period,
    Stay,
    TaxWord,
    Timeline,
)
from coop_registry.rules.kinds import Declared, IdentityKind, Kind, PartyKind, TaxKind
from coop_registry.rules.members import is_foreign
from coop_registry.rules.membership import MemberClass
from core.text import clean


def timeline(rows: list[Any]) -> Timeline[Any]:
    """Return the periods of one matter."""
    return Timeline(Period(row[1], row[2], row[3]) for row in rows)


def declared(rows: list[Any]) -> dict[Declared, tuple[Figure, ...]]:
    """Return the declared figures by kind, oldest first."""
    found: dict[Declared, list[Figure]] = defaultdict(list)
    for _, what, value, on, source in rows:
        found[Declared(what)].append(Figure(value, on, source))
    return {what: tuple(figures) for what, figures in found.items()}


def stay(row: Any) -> Stay:
    """Return one stay of a member."""
    linked = Kind(row[12]) if row[12] else Kind.COOPERATIVE if row[11] else None
    return Stay(
        party_id=row[3],
        name=row[4],
        party_kind=PartyKind(row[5]),
        member_class=MemberClass(row[6]),
        start_on=row[1],
        end_on=row[2],
        excluded_days=row[7],
        birth_on=row[8],
        is_foreign=is_foreign(row[9], row[10]),
        linked_kind=linked,
        is_represented=row[16] is not None,
        start_is_known=row[17] is None,
    )


def bears_same_name(row: Any) -> bool:
    """Tell whether two names are written alike for some days (chữ hoa, chữ thường không kể)."""
    if clean(row[3]).casefold() != clean(row[5]).casefold():
        return False
    found = namesake(row)
    return found.end_on is None or found.start_on < found.end_on


def namesake(row: Any) -> Namesake:
    """Return another organisation of the same name, for the days on which both bore it."""
    starts = [day for day in (row[1], row[7], row[9]) if day]
    ends = [day for day in (row[2], row[8], row[10]) if day]
    return Namesake(row[4], row[5], row[6], max(starts), min(ends, default=None))


def identity(
    row: Any, party_id: int, name: str, kind: str | None, masked: str | None, phone: str | None
) -> IdentityForm:
    """Return the outward form of a person's number: masking keeps its length."""
    known = IdentityKind(kind) if kind and masked else None
    return IdentityForm(party_id, name, row[1], row[2], known, len(masked or ""), phone)


def ledgers(rows: list[Any]) -> dict[int, Ledger]:
    """Return the lines of each member."""
    found: dict[int, list[tuple[date, int, int]]] = defaultdict(list)
    for _, party_id, on, pledged_vnd, paid_vnd in rows:
        found[party_id].append((on, pledged_vnd, paid_vnd))
    return {party_id: Ledger(lines) for party_id, lines in found.items()}


def tax_state(rows: list[Any]) -> Timeline[TaxWord]:
    """Return what the tax office said of the taxpayer's state."""
    return _said_by_tax(row for row in rows if row[3] != TaxKind.DEBT)


def tax_debt(rows: list[Any]) -> Timeline[TaxWord]:
    """Return what the tax office said is owed."""
    return _said_by_tax(row for row in rows if row[3] == TaxKind.DEBT)


def _said_by_tax(rows: Iterable[Any]) -> Timeline[TaxWord]:
    return Timeline(Period(row[1], row[2], TaxWord(TaxKind(row[3]), *row[4:])) for row in rows)
