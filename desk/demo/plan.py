"""What is planned before anything is written: organisations, their acts, persons, facts.

Pure: a plan is made of a seed alone and knows no database. A fact may name a person, an act or an
organisation of the plan; the writer puts their ids there.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from coop_registry.rules.kinds import ActKind, IdentityKind, Kind, PartyKind
from core.dates import PartialDate


class Fact(StrEnum):
    """Which table a planned fact goes to (loại nội dung)."""

    NAME = "name"
    SEAT = "seat"
    STATUS = "status"
    ACTIVITY = "activity"
    CAPITAL = "capital"
    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    LINE = "line"
    GOVERNANCE = "governance"
    BRANCH = "branch"
    TRAIT = "trait"
    TAX_NOTICE = "tax_notice"
    IDENTIFIER = "identifier"
    DECLARED = "declared"
    OBSERVATION = "observation"
    MEMBERSHIP = "membership"
    CONTRIBUTION = "contribution"
    CERTIFICATE = "certificate"


Values = dict[str, Any]


@dataclass(eq=False)
class Party:
    """A made-up person, household or legal person (cá nhân, hộ gia đình, pháp nhân)."""

    full_name: str
    kind: PartyKind = PartyKind.PERSON
    birth_on: date | None = None
    gender: str | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    identity_kind: IdentityKind | None = None
    identity_no: str | None = None
    identity_on: date | None = None
    identity_by: str | None = None
    phone: str | None = None
    address: str | None = None
    has_foreign_capital: bool = False
    #: The planned organisation that this party is.
    organisation: "Planned | None" = None

    @property
    def is_cooperative(self) -> bool:
        """Tell whether the party is a cooperative of the plan."""
        return self.organisation is not None and self.organisation.kind is Kind.COOPERATIVE


@dataclass(eq=False)
class Act:
    """One event that brings facts, with its line of the log (lần ghi nhận)."""

    kind: ActKind
    on: date
    source: str
    action: str
    changes: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    facts: list[tuple[Fact, Values]] = field(default_factory=list)

    def add(self, fact: Fact, **values: Any) -> Values:
        """Add a fact; its values can be ended later."""
        self.facts.append((fact, values))
        return values

    def end(self, values: Values, on: date) -> None:
        """End a fact that an earlier act brought."""
        values["end_on"], values["ended_by_id"] = on, self


@dataclass(eq=False)
class Commune:
    """A commune of the day the demonstration stands on (xã, phường, thị trấn)."""

    unit_id: int
    code: str
    name: str
    district_code: str
    district: str

    @property
    def is_town(self) -> bool:
        """Tell whether it is a ward or a township (phường, thị trấn)."""
        return self.name.startswith(("Phường", "Thị trấn"))

    @property
    def words(self) -> str:
        """Return "xã Bằng Phúc, huyện Chợ Đồn"."""
        return f"{lower_first(self.name)}, {lower_first(self.district)}"


@dataclass(eq=False)
class Planned:
    """One made-up organisation with all its acts, oldest first (tổ chức trình diễn)."""

    kind: Kind
    name: str
    commune: Commune
    founded: PartialDate
    registered_on: date | None
    acts: list[Act] = field(default_factory=list)

    @property
    def begun_on(self) -> date:
        """Return the day from which its facts hold."""
        return self.registered_on or self.founded.start


@dataclass(frozen=True)
class Recognition:
    """A commune recognised from a day on (xã đạt chuẩn nông thôn mới)."""

    unit_id: int
    kind: str
    start_on: date
    source: str


@dataclass
class Province:
    """The whole plan (tỉnh trình diễn)."""

    organisations: list[Planned] = field(default_factory=list)
    recognitions: list[Recognition] = field(default_factory=list)


def lower_first(text: str) -> str:
    """Return "xã Bằng Phúc" for "Xã Bằng Phúc"."""
    return text[:1].lower() + text[1:]


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written as one line."""
    return tuple(text.split())
