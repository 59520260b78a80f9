"""One organisation while a list is taken in: what is held, and what the list adds (sổ nháp).

Nothing is written here. What a row brings is remembered with its row, so that the writer can give
each fact its act.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from coop_registry.rules.imports.drafts import Figure, Number
from coop_registry.rules.imports.people import KnownPerson
from coop_registry.rules.imports.qualities import SaidTrait
from coop_registry.rules.kinds import Declared, Kind, Scheme, TaxKind
from coop_registry.rules.membership import TraitKind
from core.dates import PartialDate
from core.text import fold

TraitKey = tuple[TraitKind, str]


class Field(StrEnum):
    """The dated matters of which an organisation has one at a time."""

    NAME = "name"
    SEAT = "seat"
    STATUS = "status"
    ACTIVITY = "activity"
    CAPITAL = "capital"
    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    LINE = "line"
    TAX_STATE = "tax_state"
    TAX_DEBT = "tax_debt"


class NameValue(NamedTuple):
    """A name with its short form."""

    name: str
    short_name: str | None = None


class SeatValue(NamedTuple):
    """Unit and address of the seat."""

    unit_id: int
    address: str | None = None


class Particulars(NamedTuple):
    """What is held of a representative's person; the number as its blind index and its ends."""

    birth: PartialDate | None = None
    gender: str | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    address: str | None = None
    identity: str | None = None
    masked: str | None = None


class RepresentativeValue(NamedTuple):
    """Who represents it, by name, their office, and their person as far as it is known."""

    name: str
    position: str | None = None
    known: Particulars = Particulars()
    #: The person that a row brings or recognises.
    person: KnownPerson | None = None
    #: The recorded party.
    party_id: int | None = None


class ContactValue(NamedTuple):
    """Whom to call."""

    person: str | None = None
    phone: str | None = None
    email: str | None = None


class TaxValue(NamedTuple):
    """What a list of the tax office says: what, how much, in its words, on which day."""

    kind: TaxKind
    amount_vnd: int | None
    words: str
    said_on: date


@dataclass(slots=True)
class Held:
    """One period of one matter: recorded (`fact_id`), or brought by a row (`by`)."""

    start_on: date
    end_on: date | None
    value: Any
    fact_id: int | None = None
    #: It came by a list or a report, so that a later list may take its place.
    soft: bool = True
    by: int | None = None
    ended_by: int | None = None
    voided_by: int | None = None

    def covers(self, day: date) -> bool:
        """Tell whether it holds on the day."""
        return (
            self.voided_by is None
            and self.start_on <= day
            and (self.end_on is None or day < self.end_on)
        )


class KnownFigure(NamedTuple):
    """A declared figure that is recorded or brought by a row."""

    value: int
    on: date
    year: int | None


class Added(NamedTuple):
    """A figure or number that a row brings."""

    value: Any
    by: int


class Statement(NamedTuple):
    """What a row says otherwise than the register, kept beside it (thông tin của nguồn khác)."""

    field: str
    words: str
    value: str | None
    on: date
    by: int


@dataclass(slots=True)
class Book:
    """All facts of one organisation, those of the register and those that rows bring."""

    kind: Kind
    facts: dict[Field, list[Held]] = field(default_factory=lambda: defaultdict(list))
    figures: dict[Declared, list[KnownFigure]] = field(default_factory=lambda: defaultdict(list))
    identifiers: dict[Scheme, Number] = field(default_factory=dict)
    #: By kind and folded words: of one product one rating holds at a time.
    traits: dict[TraitKey, list[Held]] = field(default_factory=lambda: defaultdict(list))
    statements: set[tuple[str, str, date]] = field(default_factory=set)
    founded: PartialDate | None = None
    registered_on: date | None = None
    added_figures: list[Added] = field(default_factory=list)
    added_numbers: list[Added] = field(default_factory=list)
    observed: list[Statement] = field(default_factory=list)

    def on(self, what: Field, day: date) -> Held | None:
        """Return what is held of a matter on a day."""
        return covering(self.facts[what], day)

    def next_start(self, what: Field, day: date) -> date | None:
        """Return the first day after `day` on which the matter is known again."""
        return next_start(self.facts[what], day)

    def begin(self, what: Field, value: Any, day: date, by: int, *, hard: bool = False) -> None:
        """Hold a value from a day until the matter is known again."""
        self.facts[what].append(Held(day, self.next_start(what, day), value, soft=not hard, by=by))

    def replace(self, what: Field, old: Held, value: Any, day: date, by: int) -> None:
        """Let a value take the place of another from a day; one of the same day never held."""
        end_on = old.end_on
        self.end(old, day, by)
        self.facts[what].append(Held(day, end_on, value, by=by))

    def end(self, held: Held, day: date, by: int) -> None:
        """Let a value hold no longer from a day; one of the same day never held."""
        if held.start_on >= day:
            held.voided_by = by
        else:
            held.end_on, held.ended_by = day, by

    def standing(self, figure: Figure) -> KnownFigure | None:
        """Return the figure that stands for the same year, or for the day (no year)."""
        found = None
        for known in self.figures[figure.what]:
            if figure.year is not None:
                if known.year == figure.year and known.on == figure.on:
                    return known
                continue
            if known.on <= figure.on and (found is None or known.on >= found.on):
                found = known
        return found

    def add_figure(self, figure: Figure, by: int) -> None:
        """Bring a declared figure."""
        self.figures[figure.what].append(KnownFigure(figure.value, figure.on, figure.year))
        self.added_figures.append(Added(figure, by))

    def add_number(self, scheme: Scheme, number: Number, by: int) -> None:
        """Bring an identifier."""
        self.identifiers[scheme] = number
        self.added_numbers.append(Added((scheme, number), by))

    def trait_on(self, trait: SaidTrait, day: date) -> Held | None:
        """Return what is held of the same product, chain or award on a day."""
        return covering(self.traits[trait_key(trait)], day)

    def next_rating(self, trait: SaidTrait, day: date) -> date | None:
        """Return the first day after `day` on which the same product is rated again."""
        return next_start(self.traits[trait_key(trait)], day)

    def add_trait(self, trait: SaidTrait, day: date, by: int) -> None:
        """Hold a quality from a day until it is known again."""
        known = self.traits[trait_key(trait)]
        known.append(Held(day, next_start(known, day), trait, by=by))

    def observe(self, statement: Statement) -> bool:
        """Keep a statement beside the register; False when it is known already."""
        key = (statement.field, statement.words, statement.on)
        if key in self.statements:
            return False
        self.statements.add(key)
        self.observed.append(statement)
        return True


def trait_key(trait: SaidTrait) -> TraitKey:
    """Return what makes two qualities one: a product with more stars is the same product."""
    return trait.kind, fold(trait.words)


def covering(facts: Iterable[Held], day: date) -> Held | None:
    """Return the period that holds on a day."""
    return next((held for held in facts if held.covers(day)), None)


def next_start(facts: Iterable[Held], day: date) -> date | None:
    """Return the first day after `day` on which the matter is known again."""
    later = (held.start_on for held in facts if held.voided_by is None and held.start_on > day)
    return min(later, default=None)


def live(facts: Iterable[Held]) -> list[Held]:
    """Return the periods that were not taken back."""
    return [held for held in facts if held.voided_by is None]
