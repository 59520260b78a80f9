"""What a person enters, as frozen values; the forms make them, the services take them."""

from dataclasses import dataclass
from datetime import date

from coop_registry.rules.kinds import (
    Activity,
    Declared,
    IdentityKind,
    Kind,
    PartyKind,
    Scheme,
    Status,
)
from coop_registry.rules.membership import AssetKind, LeaveGround, LineKind, MemberClass
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
class PartyEntry:
    """A person, household or organisation as written (cá nhân, hộ gia đình, tổ chức).

    `organisation_id` says that the party is an organisation of this register; `is_cooperative`
    that it is a hợp tác xã outside of it; `has_foreign_capital` that it is a tổ chức kinh tế có
    vốn đầu tư nước ngoài (khoản 3 Điều 74 Luật Hợp tác xã 2023); `known_id` that the officer
    chose a party already recorded, of whom the rest was typed.
    """

    full_name: str
    kind: PartyKind = PartyKind.PERSON
    identity_kind: IdentityKind | None = None
    identity_no: str | None = None
    identity_on: date | None = None
    identity_by: str | None = None
    birth: PartialDate | None = None
    gender: str | None = None
    ethnicity: str | None = None
    nationality: str | None = None
    phone: str | None = None
    address: str | None = None
    organisation_id: int | None = None
    is_cooperative: bool = False
    has_foreign_capital: bool = False
    known_id: int | None = None


@dataclass(frozen=True)
class MemberEntry:
    """A member as typed from the list (dòng danh sách thành viên).

    `party` and `representative` are written out, or the id of a known party. `left_on` and
    `leave_ground` are given when a stay that is already over is typed. A paid amount without a
    pledge is its own pledge: what was contributed had been committed.
    """

    party: PartyEntry | int
    joined_on: date
    member_class: MemberClass = MemberClass.OFFICIAL
    representative: PartyEntry | int | None = None
    book_no: int | None = None
    excluded_days: int = 0
    excluded_reason: str | None = None
    pledge_vnd: int | None = None
    paid_vnd: int | None = None
    paid_on: date | None = None
    asset_kind: AssetKind | None = None
    asset_words: str | None = None
    entitled_until: date | None = None
    left_on: date | None = None
    leave_ground: LeaveGround | None = None
    #: The officer has seen the parties of like name and says this is another.
    accept_similar: bool = False


@dataclass(frozen=True)
class MembershipEntry:
    """The fields of one stay as they should have been typed (đính chính tư cách thành viên)."""

    joined_on: date
    member_class: MemberClass
    representative: PartyEntry | int | None = None
    book_no: int | None = None
    excluded_days: int = 0
    excluded_reason: str | None = None
    left_on: date | None = None
    leave_ground: LeaveGround | None = None
    accept_similar: bool = False


@dataclass(frozen=True)
class LineEntry:
    """A line for the contribution book (dòng sổ vốn góp): pledge, payment, return, pledge cut.

    A return lowers what was paid and what was pledged alike; `keeps_pledge` leaves the pledge,
    for a return of what had been paid beyond it.
    """

    party_id: int
    kind: LineKind
    on: date
    amount_vnd: int
    asset_kind: AssetKind | None = None
    asset_words: str | None = None
    entitled_until: date | None = None
    note: str | None = None
    keeps_pledge: bool = False


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
    #: The day from which the status holds, where it is not the one it was registered with.
    status_on: date | None = None
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

    def status_from(self, today: date) -> date:
        """Return the first day of its status.

        It was registered as active; any other status began later: on its day, else no earlier
        than the figures or today say it.
        """
        first = self.facts_from(today)
        if self.status is Status.ACTIVE:
            return first
        return self.status_on or max(self.declared_on or today, first)


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
