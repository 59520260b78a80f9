"""Past totals beside what is counted (số liệu tổng hợp cạnh số đếm từ sổ), never mixed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.overview import Movement, Overview, Tally
from coop_registry.rules.totals import Total

Count = Callable[[Overview], int]


@dataclass(frozen=True)
class Beside:
    """One past total and the same figure as counted here; None where it is not counted."""

    said: Any
    counted: int | None


def _tally(kind: Kind, of: Callable[[Tally], int]) -> Count:
    def count(figures: Overview) -> int:
        return next(of(part.tally) for part in figures.kinds if part.key is kind)

    return count


def _movement(kind: Kind, of: Callable[[Movement], int]) -> Count:
    return lambda figures: of(figures.movements[kind])


def _status(kind: Kind, status: Status) -> Count:
    return lambda figures: dict(figures.statuses).get(status, {}).get(kind, 0)


#: How each past total that can be compared is counted; "tổng số" is of those that have not ended.
COUNTED: Mapping[Total, Count] = MappingProxyType(
    {
        Total.COOPERATIVES: _tally(Kind.COOPERATIVE, lambda one: one.standing),
        Total.COOPERATIVES_ACTIVE: _tally(Kind.COOPERATIVE, lambda one: one.active),
        Total.COOPERATIVES_NEW: _movement(Kind.COOPERATIVE, lambda one: one.founded_year),
        Total.COOPERATIVES_DISSOLVED: _movement(Kind.COOPERATIVE, lambda one: one.ended_year),
        Total.COOPERATIVES_SUSPENDED: _status(Kind.COOPERATIVE, Status.SUSPENDED),
        Total.COOPERATIVES_CLOSING: _status(Kind.COOPERATIVE, Status.CLOSING),
        Total.UNIONS: _tally(Kind.UNION, lambda one: one.standing),
        Total.UNIONS_ACTIVE: _tally(Kind.UNION, lambda one: one.active),
        Total.UNIONS_NEW: _movement(Kind.UNION, lambda one: one.founded_year),
        Total.UNIONS_DISSOLVED: _movement(Kind.UNION, lambda one: one.ended_year),
        Total.GROUPS: _tally(Kind.GROUP, lambda one: one.standing),
        Total.GROUPS_ACTIVE: _tally(Kind.GROUP, lambda one: one.active),
        Total.GROUPS_NEW: _movement(Kind.GROUP, lambda one: one.founded_year),
        Total.GROUPS_ENDED: _movement(Kind.GROUP, lambda one: one.ended_year),
        Total.MEMBERS: _tally(Kind.COOPERATIVE, lambda one: one.members),
        Total.GROUP_MEMBERS: _tally(Kind.GROUP, lambda one: one.members),
        Total.CAPITAL: _tally(Kind.COOPERATIVE, lambda one: one.capital_vnd),
    }
)


def beside(totals: Iterable[Any], figures: Overview) -> list[Beside]:
    """Return each past total with the same figure counted from the register."""
    return [
        Beside(said, COUNTED[said.what](figures) if said.what in COUNTED else None)
        for said in totals
    ]
