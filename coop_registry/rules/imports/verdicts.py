"""What judging says of each row and each organisation of an import (kết quả xét)."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coop_registry.reading.meanings import ListKind
from coop_registry.rules.imports.aggregates import TotalsDraft
from coop_registry.rules.imports.book import Book
from coop_registry.rules.imports.decisions import RowDecision
from coop_registry.rules.imports.drafts import OrganisationDraft
from coop_registry.rules.imports.kinds import Outcome, ProblemLevel, RowState
from coop_registry.rules.imports.member_drafts import MemberDraft
from coop_registry.rules.imports.people import KnownMember, KnownPerson, NewLine, People
from coop_registry.rules.imports.problems import Problem, rejection
from coop_registry.rules.imports.tax_drafts import TaxDraft


@dataclass(slots=True)
class Verdict:
    """One row judged. `at` is its place among all rows of the import, `table` its table's."""

    at: int
    table: int
    number: int
    label: str
    decision: RowDecision
    #: What its table lists.
    kind: ListKind = ListKind.ORGANISATIONS
    #: The organisation a person chose for the whole member list.
    owner_id: int | None = None
    problems: list[Problem] = field(default_factory=list)
    #: What becomes of it in sentences; those of a member are made when they are kept.
    words: list[str] = field(default_factory=list)
    #: The list's own words of what it does not state exactly; they go with the source.
    remarks: tuple[str, ...] = ()
    outcome: Outcome | None = None
    target: "Target | None" = None
    draft: OrganisationDraft | None = None
    member: MemberDraft | None = None
    tax: TaxDraft | None = None
    totals: TotalsDraft | None = None
    #: The unit whose figures a row of a past total states.
    unit_id: int | None = None
    #: About somebody the register does not hold: a company, most of a list of taxpayers.
    outside: bool = False
    #: Fields brought or changed: {field: (old, new)}.
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    #: A list of products or praise alone names it: a person says whether it is a new organisation.
    asks_new: bool = False
    #: Organisations that the row may be about.
    candidates: tuple[int, ...] = ()
    units: tuple[int, ...] = ()
    person: KnownPerson | None = None
    representative: KnownPerson | None = None
    stay: KnownMember | None = None
    #: Columns of a known person that the row fills, and the line it brings to the book.
    filled: tuple[str, ...] = ()
    #: Facts of identity a second person decides, and other values kept beside the person.
    proposed: tuple[str, ...] = ()
    said_other: tuple[str, ...] = ()
    line: NewLine | None = None

    @property
    def is_member(self) -> bool:
        """Tell whether the row is one of a member list."""
        return self.kind is ListKind.MEMBERS

    @property
    def is_total(self) -> bool:
        """Tell whether the row is one of a past total."""
        return self.kind is ListKind.TOTALS

    @property
    def on(self) -> date | None:
        """Return the day the row speaks of."""
        said = self.draft or self.member or self.tax or self.totals
        return said.on if said is not None else None

    @property
    def state(self) -> RowState:
        """Return how clear the row is."""
        if self.decision.skip:
            return RowState.SKIPPED
        if self.outside:
            return RowState.OUTSIDE
        if self.stays_out:
            return RowState.REJECTED
        doubts = any(
            problem.level is ProblemLevel.WARNING and problem.rule is None
            for problem in self.problems
        )
        return RowState.DOUBTFUL if doubts else RowState.CLEAR

    @property
    def stays_out(self) -> bool:
        """Tell whether nothing of the row is written."""
        return self.decision.skip or any(
            problem.level is ProblemLevel.REJECTED for problem in self.problems
        )

    def reject(self, message: str, **more: Any) -> None:
        """Keep the row out, with the reason."""
        self.problems.append(rejection(message, **more))


@dataclass(slots=True)
class Target:
    """One organisation of the import, known or new, with the rows about it."""

    known_id: int | None
    book: Book
    #: The unit that its rights hang on: of the latest seat.
    unit_id: int
    name: str = ""
    version: int = 0
    next_line: int = 1
    #: Founding and registration of a known one before the import, as JSON holds them.
    before: dict[str, str | None] = field(default_factory=dict)
    people: People = field(default_factory=People)
    rows: list[Verdict] = field(default_factory=list)
    members: list[Verdict] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        """Tell whether the register gets it by this import."""
        return self.known_id is None

    @property
    def is_touched(self) -> bool:
        """Tell whether anything of it is written."""
        written = (Outcome.CREATED, Outcome.UPDATED)
        return any(row.outcome in written for row in (*self.rows, *self.members))
