"""What a filing asks for (nội dung đề nghị), as frozen values; one kind of value per kind of filing."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from coop_registry.rules.entries import OpeningEntry, PersonEntry
from coop_registry.rules.filings.codec import from_json, to_json
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import FactKind
from coop_registry.rules.membership import BranchKind


class CourtStep(StrEnum):
    """What the court decided (quyết định của Tòa án)."""

    OPENED = "opened"  # mở thủ tục phá sản
    STOPPED = "stopped"  # đình chỉ thủ tục phá sản
    DECLARED = "declared"  # tuyên bố phá sản


class EndStep(StrEnum):
    """How far a group has ended (bước chấm dứt hoạt động tổ hợp tác)."""

    NOTICE = "notice"  # gửi biên bản, nghị quyết chấm dứt
    END = "end"  # hồ sơ chấm dứt hoạt động


@dataclass(frozen=True)
class FoundingAsked:
    """A new organisation (thành lập); `converted_from` is the group that becomes it."""

    entry: OpeningEntry
    converted_from: int | None = None


@dataclass(frozen=True)
class NameAsked:
    """Another name (đổi tên)."""

    name: str
    short_name: str | None = None
    foreign_name: str | None = None


@dataclass(frozen=True)
class SeatAsked:
    """Another seat (chuyển trụ sở)."""

    unit_id: int
    address: str | None = None


@dataclass(frozen=True)
class RepresentativeAsked:
    """Another representative, or their particulars (đổi người đại diện)."""

    person: PersonEntry
    position: str | None = None


@dataclass(frozen=True)
class CapitalAsked:
    """Another charter capital, in đồng (thay đổi vốn điều lệ)."""

    amount_vnd: int


@dataclass(frozen=True)
class LinesAsked:
    """The business lines after the change (ngành, nghề sau khi thay đổi), the main one first."""

    vsic_ids: tuple[int, ...]


@dataclass(frozen=True)
class NoticeAsked:
    """What is said in a notice that changes no fact of the register (nội dung thông báo)."""

    words: str


@dataclass(frozen=True)
class BranchAsked:
    """A branch, office or location (chi nhánh, văn phòng đại diện, địa điểm); `branch_id` of one known."""

    kind: BranchKind
    name: str
    code: str | None = None
    unit_id: int | None = None
    address: str | None = None
    branch_id: int | None = None


@dataclass(frozen=True)
class BranchEndAsked:
    """The end of a branch (chấm dứt hoạt động chi nhánh)."""

    branch_id: int
    words: str | None = None


@dataclass(frozen=True)
class RevocationAsked:
    """Why the certificate is revoked (căn cứ thu hồi); by the tax office it need not dissolve."""

    ground: str
    by_tax: bool = False


@dataclass(frozen=True)
class BankruptcyAsked:
    """A decision of the court to be posted (quyết định của Tòa án)."""

    step: CourtStep
    decision: str


@dataclass(frozen=True)
class GroupEndAsked:
    """How far a group ends (chấm dứt hoạt động tổ hợp tác)."""

    step: EndStep
    words: str | None = None


@dataclass(frozen=True)
class CorrectionAsked:
    """What should have stood on the certificate (hiệu đính): exactly one matter."""

    name: NameAsked | None = None
    seat: SeatAsked | None = None
    representative: RepresentativeAsked | None = None
    capital: CapitalAsked | None = None

    @property
    def matter(self) -> FactKind:
        """Return which registered matter is put right."""
        return next(kind for kind in CORRECTED if getattr(self, kind.value) is not None)

    @property
    def value(self) -> Any:
        """Return what should have stood there."""
        return getattr(self, self.matter.value)


#: The matters of a certificate (Điều 45 Luật Hợp tác xã 2023) that can be put right.
CORRECTED = (FactKind.NAME, FactKind.SEAT, FactKind.REPRESENTATIVE, FactKind.CAPITAL)

Change = (
    FoundingAsked
    | NameAsked
    | SeatAsked
    | RepresentativeAsked
    | CapitalAsked
    | LinesAsked
    | NoticeAsked
    | BranchAsked
    | BranchEndAsked
    | RevocationAsked
    | BankruptcyAsked
    | GroupEndAsked
    | CorrectionAsked
)

#: Which value each kind of filing holds; the others only say something in words.
ASKED: dict[FilingKind, type[Any]] = {
    FilingKind.FOUNDING: FoundingAsked,
    FilingKind.CONVERSION: FoundingAsked,
    FilingKind.NAME: NameAsked,
    FilingKind.SEAT: SeatAsked,
    FilingKind.REPRESENTATIVE: RepresentativeAsked,
    FilingKind.CAPITAL: CapitalAsked,
    FilingKind.LINES: LinesAsked,
    FilingKind.BRANCH_NEW: BranchAsked,
    FilingKind.BRANCH_CHANGE: BranchAsked,
    FilingKind.BRANCH_END: BranchEndAsked,
    FilingKind.REVOCATION: RevocationAsked,
    FilingKind.BANKRUPTCY: BankruptcyAsked,
    FilingKind.GROUP_END: GroupEndAsked,
    FilingKind.CORRECTION: CorrectionAsked,
} | dict.fromkeys(
    (
        FilingKind.TAX_INFORMATION,
        FilingKind.FOREIGN_MEMBERS,
        FilingKind.ENTERPRISE,
        FilingKind.OTHER_NOTICE,
        FilingKind.SUSPENSION,
        FilingKind.RESUMPTION,
        FilingKind.REISSUE,
        FilingKind.EXCHANGE,
        FilingKind.RESTORATION,
    ),
    NoticeAsked,
)


def change_to_json(change: Change) -> dict[str, Any]:
    """Return what is asked for as it is kept (before sealing)."""
    kept: dict[str, Any] = to_json(change)
    return kept


def change_from_json(kind: FilingKind, kept: dict[str, Any]) -> Change:
    """Return what a filing of the kind asks for."""
    asked: Change = from_json(ASKED[kind], kept)
    return asked
