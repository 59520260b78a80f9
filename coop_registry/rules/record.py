"""One organisation as of a day: what the page, the PDF, the Word file and the workbook read."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.facts import UnitFlagKind
from coop_registry.rules.kinds import Activity, Declared, Kind, Scheme, Status
from coop_registry.rules.membership import BranchKind, Governance, TraitKind
from core.dates import PartialDate
from core.text import capitalise_first


@dataclass(frozen=True)
class Numbered:
    """An identifier as written, with its day and issuer."""

    value: str
    issued_on: date | None
    issued_by: str | None


@dataclass(frozen=True)
class DeclaredFigure:
    """A declared figure with its day and source."""

    what: Declared
    value: int
    on: date
    source: str
    year: int | None = None


@dataclass(frozen=True)
class Representative:
    """The legal representative; the identity number is masked."""

    party_id: int
    full_name: str
    position: str | None
    identity_kind: str | None
    identity_masked: str | None
    phone: str | None
    address: str | None = None
    nationality: str | None = None


@dataclass(frozen=True)
class Contact:
    """Whom to call."""

    person: str | None
    phone: str | None
    email: str | None


@dataclass(frozen=True)
class Line:
    """A business line with the VSIC version it was registered under."""

    fact_id: int
    code: str
    name: str
    version: str
    is_main: bool
    detail: str | None
    since: date


@dataclass(frozen=True)
class Place:
    """A branch, representative office or business location."""

    fact_id: int
    kind: BranchKind
    name: str
    code: str | None
    where: str | None
    since: date


@dataclass(frozen=True)
class Quality:
    """A product, an OCOP rating, a chain, high technology, an award."""

    fact_id: int
    kind: TraitKind
    words: str
    stars: int | None
    source: str
    since: date
    #: The year of recognition where no more is known ("năm 2022").
    start_words: str | None = None


@dataclass(frozen=True)
class Recognition:
    """What the commune of the seat was recognised as, by which decision."""

    kind: UnitFlagKind
    since: date
    source: str


@dataclass(frozen=True)
class Stated:
    """A closed-list fact that holds one at a time: its value, since when, the officer's words."""

    fact_id: int
    value: Governance | Activity
    since: date
    words: str | None = None


@dataclass(frozen=True)
class Record:
    """What the register knows of an organisation on a day (`on`)."""

    id: int
    kind: Kind
    version: int
    is_demo: bool
    on: date
    founded: PartialDate | None
    registered_on: date | None
    name: str | None = None
    short_name: str | None = None
    foreign_name: str | None = None
    unit_id: int | None = None
    place: str | None = None
    place_now: str | None = None
    address: str | None = None
    status: Status | None = None
    status_since: date | None = None
    status_ground: str | None = None
    activity: Activity | None = None
    capital_vnd: int | None = None
    line: str | None = None
    representative: Representative | None = None
    contact: Contact | None = None
    identifiers: tuple[tuple[Scheme, Numbered], ...] = ()
    declared: tuple[DeclaredFigure, ...] = ()
    lines: tuple[Line, ...] = ()
    governance: Stated | None = None
    activity_seen: Stated | None = None
    contact_id: int | None = None
    places: tuple[Place, ...] = ()
    qualities: tuple[Quality, ...] = ()
    recognitions: tuple[Recognition, ...] = ()

    @property
    def exists(self) -> bool:
        """Tell whether the register knows it on this day."""
        return self.name is not None

    def identifier(self, scheme: Scheme) -> Numbered | None:
        """Return one of the three identifiers."""
        return dict(self.identifiers).get(scheme)

    def figure(self, what: Declared) -> DeclaredFigure | None:
        """Return the newest declared figure of a kind."""
        return next((figure for figure in self.declared if figure.what is what), None)

    @property
    def seat_line(self) -> str:
        """Return address and units in one line."""
        return capitalise_first(", ".join(part for part in (self.address, self.place) if part))
