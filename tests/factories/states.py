"""Histories of an organisation for the findings engine, without a database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from coop_registry.rules.findings import (
    Figure,
    Finding,
    Ledger,
    Period,
    State,
    Stay,
    Timeline,
    findings_on,
)
from coop_registry.rules.kinds import Declared, Kind, PartyKind, Status
from coop_registry.rules.membership import MemberClass

FOUNDED = date(2018, 3, 12)
PAPER = "danh sách kèm hồ sơ"


def always(value: Any, since: date = FOUNDED) -> Timeline[Any]:
    """Return a fact that holds from a day on."""
    return Timeline([Period(since, None, value)])


def stay(party_id: int, start_on: date = FOUNDED, **more: Any) -> Stay:
    """Return one stay of an official member, a person."""
    usual: dict[str, Any] = {
        "name": f"Nông Văn {party_id}",
        "party_kind": PartyKind.PERSON,
        "member_class": MemberClass.OFFICIAL,
    }
    return Stay(party_id=party_id, start_on=start_on, **usual | more)


def stays(count: int, start_on: date = FOUNDED, **more: Any) -> tuple[Stay, ...]:
    """Return the stays of parties 1 … count."""
    return tuple(stay(number, start_on, **more) for number in range(1, count + 1))


def figures(
    value: int, on: date = FOUNDED, what: Declared = Declared.MEMBERS_TOTAL
) -> dict[Declared, tuple[Figure, ...]]:
    """Return one declared figure."""
    return {what: (Figure(value, on, PAPER),)}


def book(*lines: tuple[int, date, int, int]) -> dict[str, Any]:
    """Return the ledgers of (party, day, pledged, paid) lines, as arguments of `state`."""
    parties: dict[int, list[tuple[date, int, int]]] = defaultdict(list)
    for party_id, on, pledged, paid in lines:
        parties[party_id].append((on, pledged, paid))
    return {
        "ledgers": {party_id: Ledger(of_party) for party_id, of_party in parties.items()},
        "total": Ledger((on, pledged, paid) for _, on, pledged, paid in lines),
    }


def state(**more: Any) -> State:
    """Return an organisation without findings but for what `more` brings."""
    usual: dict[str, Any] = {
        "kind": Kind.COOPERATIVE,
        "names": always("Hợp tác xã Thử"),
        "registered_on": FOUNDED,
        "statuses": always(Status.ACTIVE),
        "representatives": always(1),
    }
    return State(**usual | more)


def found(facts: State, on: date) -> dict[str, Finding]:
    """Return the findings of a day by their names; a member's replace each other."""
    return {finding.rule: finding for finding in findings_on(facts, on)}


def concerned(findings: Iterable[Finding], rule: str) -> set[int | None]:
    """Return whom the findings of one name concern."""
    return {finding.party_id for finding in findings if finding.rule == rule}
