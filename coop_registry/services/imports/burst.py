"""What one burst of writing holds: rows by table, ids taken ahead, where they come from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from coop_registry.rules.imports.book import Field
from coop_registry.rules.imports.kinds import Outcome
from coop_registry.rules.imports.verdicts import Target, Verdict
from core.bulk import Row

_WRITTEN = frozenset({Outcome.CREATED, Outcome.UPDATED})


@dataclass(frozen=True)
class Origin:
    """What every row of the burst shares: who, when, and how a row of the list is named."""

    actor_id: int
    at: datetime
    is_demo: bool
    #: "Danh sách HTX.xlsx, trang Danh sách, dòng 12" of a row.
    source_of: Callable[[Verdict], str]
    #: Id of the stored row by its place; empty when rows are not stored.
    row_ids: Mapping[int, int]
    #: The same without the row's inexact words, which are of its act and of no single figure.
    place_of: Callable[[Verdict], str] | None = None

    def source(self, row: Verdict) -> str:
        """Return where a single fact of a row comes from."""
        return (self.place_of or self.source_of)(row)[:300]


@dataclass
class Ids:
    """Where ids are taken from, by table."""

    organisation: Iterator[int]
    act: Iterator[int]
    party: Iterator[int]


class PartyChange(NamedTuple):
    """A line of the log about a person."""

    party_id: int
    action: str
    changes: dict[str, tuple[Any, Any]]


@dataclass
class Burst:
    """All rows to be inserted and changed, by table, in the order foreign keys ask for."""

    inserts: dict[type[Any], list[Row]] = field(default_factory=dict)
    updates: dict[type[Any], list[Row]] = field(default_factory=dict)
    #: Act of each row that changed something, by the row's place.
    acts: dict[int, Row] = field(default_factory=dict)
    #: (act, rows) of each member list.
    member_acts: list[tuple[Row, list[Verdict]]] = field(default_factory=list)
    #: What was done to recorded persons, for the log.
    party_changes: list[PartyChange] = field(default_factory=list)
    #: The versions that the persons filled were judged at.
    party_versions: dict[int, int] = field(default_factory=dict)

    def add(self, model: type[Any], **values: Any) -> None:
        """Add a row to a table."""
        self.inserts.setdefault(model, []).append(values)

    def change(self, model: type[Any], row_id: int, **values: Any) -> None:
        """Change a recorded row."""
        self.updates.setdefault(model, []).append({"id": row_id, **values})


def needed(targets: Sequence[Target]) -> tuple[int, int, int]:
    """Return how many ids of organisations, acts and parties the burst takes."""
    touched = [target for target in targets if target.is_touched]
    organisations = sum(target.is_new for target in touched)
    acts = sum(len(written(target.rows)) + len(member_lists(target)) for target in touched)
    heads = [
        held.value.person
        for target in touched
        for held in target.book.facts[Field.REPRESENTATIVE]
        if held.fact_id is None and held.voided_by is None
    ]
    persons = {
        id(person)
        for target in touched
        for row in target.members
        if row.outcome in _WRITTEN
        for person in (row.person, row.representative)
        if person is not None and person.party_id is None
    } | {id(one) for one in heads if one is not None and one.party_id is None}
    return organisations, acts, len(persons) + heads.count(None)


def written(rows: Sequence[Verdict]) -> list[Verdict]:
    """Return the rows of which something is written, in the order in which they were said."""
    return [row for row in rows if row.outcome in _WRITTEN]


def member_lists(target: Target) -> list[list[Verdict]]:
    """Return the member rows that are written, table by table."""
    found: dict[int, list[Verdict]] = {}
    for row in written(target.members):
        found.setdefault(row.table, []).append(row)
    return list(found.values())
