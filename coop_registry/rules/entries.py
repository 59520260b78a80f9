"""What a person enters, as frozen values; the forms make them, the services take them."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.kinds import Activity, Declared, IdentityKind, Kind, Scheme, Status
from core.dates import PartialDate


@dataclass(frozen=True)
class PersonEntry:
    """A person as written on a paper (họ tên, giấy tờ, điện thoại)."""

    full_name: str
    identity_kind: IdentityKind | None = None
    identity_no: str | None = None
    birth: PartialDate | None = None
    phone: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class IdentifierEntry:
    """One of the three identifiers as written, with its day and issuer."""

    scheme: Scheme
    value: str
    issued_on: date | None = None
    issued_by: str | None = None


@dataclass(frozen=True)
class OpeningEntry:
    """An organisation typed from an old certificate (ghi nhận từ giấy chứng nhận đã cấp)."""

    kind: Kind
    name: str
    unit_id: int
    source: str
    short_name: str | None = None
    foreign_name: str | None = None
    address: str | None = None
    identifiers: tuple[IdentifierEntry, ...] = ()
    founded: PartialDate | None = None
    registered_on: date | None = None
    capital_vnd: int | None = None
    representative: PersonEntry | None = None
    position: str | None = None
    phone: str | None = None
    status: Status | None = Status.ACTIVE
    activity: Activity | None = None
    vsic_id: int | None = None
    declared: tuple[tuple[Declared, int], ...] = ()
    declared_on: date | None = None
    declared_source: str | None = None
    #: The officer has seen organisations of like name in the same unit and says this is another.
    accept_similar: bool = False
    is_demo: bool = False

    def facts_from(self, today: date) -> date:
        """Return the first day of the facts: certificate, founding, figures, else today."""
        founded = self.founded.start if self.founded else None
        return self.registered_on or founded or self.declared_on or today


@dataclass(frozen=True)
class ReportEntry:
    """Figures and contacts reported as of a day (cập nhật theo báo cáo)."""

    on: date
    source: str
    year: int | None = None
    declared: tuple[tuple[Declared, int], ...] = ()
    contact_person: str | None = None
    phone: str | None = None
    email: str | None = None
    activity: Activity | None = None
    words: str | None = None


def normal_identifier(value: str) -> str:
    """Return what makes two identifiers equal: upper case, no spaces."""
    return "".join(value.split()).upper()
