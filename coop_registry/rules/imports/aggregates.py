"""One row of a past total as it is kept: declared figures of a unit and day (số liệu tổng hợp).

They stand beside what the register counts and are never mixed with it; a source that says
otherwise is kept beside the first one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from coop_registry.reading.totals import TotalsRow
from coop_registry.rules.imports.member_drafts import end_of
from coop_registry.rules.totals import Total


class SaidTotal(NamedTuple):
    """One figure that a row states."""

    what: Total
    on: date
    value: int
    words: str
    column: str
    inexact: bool = False


class TotalKey(NamedTuple):
    """What makes two figures speak of the same."""

    unit_id: int
    what: Total
    on: date


class KnownTotal(NamedTuple):
    """A figure that is kept, with its source."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class TotalsDraft:
    """One row as it would be kept."""

    on: date
    figures: tuple[SaidTotal, ...]


class NewTotal(NamedTuple):
    """A figure to be kept, and the place of the row that brings it."""

    key: TotalKey
    value: int
    words: str
    by: int


def totals_draft(row: TotalsRow, on: date) -> TotalsDraft:
    """Return the clear figures of a row; those of a year are of its last day, none after the list's."""
    return TotalsDraft(
        on,
        tuple(
            SaidTotal(
                figure.what,
                min(end_of(figure.on), on) if figure.on is not None else on,
                int(figure.read.value),
                figure.read.raw[:300],
                figure.column,
                not figure.read.is_exact,
            )
            for figure in row.figures
            if figure.read.is_clear
        ),
    )


@dataclass
class Keeper:
    """Says which figures of an import are new, known, or said otherwise by another source."""

    known: Mapping[TotalKey, Sequence[KnownTotal]]

    def __post_init__(self) -> None:
        """Begin with nothing brought."""
        self.brought: dict[tuple[TotalKey, int], NewTotal] = {}

    def take(
        self, draft: TotalsDraft, unit_id: int, by: int
    ) -> Iterable[tuple[SaidTotal, NewTotal | None, KnownTotal | None]]:
        """Give each figure with what is to be kept of it, and another source's that differs."""
        for said in draft.figures:
            key = TotalKey(unit_id, said.what, said.on)
            kept = self.known.get(key, ())
            if any(one.value == said.value for one in kept) or (key, said.value) in self.brought:
                yield said, None, None
                continue
            other = next(iter(kept), None) or next(
                (KnownTotal(one.value, "") for (k, _v), one in self.brought.items() if k == key),
                None,
            )
            new = NewTotal(key, said.value, said.words, by)
            self.brought[key, said.value] = new
            yield said, new, other
