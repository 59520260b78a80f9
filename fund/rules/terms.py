"""What was signed (điều khoản đã ký): the terms of a loan and the policy it was signed under."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Method(StrEnum):
    """How principal is repaid (phương thức trả gốc)."""

    EQUAL_PRINCIPAL = "equal_principal"
    EQUAL_INSTALMENT = "equal_instalment"
    BULLET = "bullet"
    CUSTOM = "custom"


class DayCount(StrEnum):
    """How days become a part of a year (cách đếm ngày tính lãi)."""

    ACT_365 = "act/365"
    ACT_ACT = "act/act"
    ACT_360 = "act/360"
    THIRTY_360 = "30/360"
    FLAT = "flat"


class HolidayShift(StrEnum):
    """What happens to a due date on a day off (ngày đến hạn trùng ngày nghỉ)."""

    NONE = "none"
    NEXT = "next"


class Token(StrEnum):
    """What a receipt can settle (khoản phải thu)."""

    PRINCIPAL_OVERDUE = "principal_overdue"
    INTEREST_OVERDUE = "interest_overdue"
    PRINCIPAL_DUE = "principal_due"
    INTEREST_DUE = "interest_due"
    OVERDUE_INTEREST = "overdue_interest"
    LATE_INTEREST = "late_interest"


class Case(StrEnum):
    """State of a loan that decides the order of collection (trường hợp thu nợ)."""

    CURRENT = "current"
    PART_OVERDUE = "part_overdue"
    FULL_OVERDUE = "full_overdue"


class Surplus(StrEnum):
    """What a payment above the debt of the day does (trả trước hạn)."""

    NEXT = "next"
    SHORTEN = "shorten"
    LOWER = "lower"


class RiskBearer(StrEnum):
    """Who loses when the loan is not repaid (bên chịu rủi ro)."""

    FUND = "fund"
    TRUSTOR = "trustor"


class CollateralKind(StrEnum):
    """Kinds of collateral of khoản 2 Điều 6 Nghị định 86/2024/NĐ-CP (loại tài sản bảo đảm)."""

    DEPOSIT_OWN = "deposit_own"
    GOVERNMENT_BOND = "government_bond"
    BOND_UNDER_1Y = "bond_under_1y"
    BOND_1_TO_5Y = "bond_1_to_5y"
    BOND_OVER_5Y = "bond_over_5y"
    LISTED_BANK = "listed_bank"
    LISTED_COMPANY = "listed_company"
    UNLISTED_OF_LISTED_BANK = "unlisted_of_listed_bank"
    UNLISTED_OF_OTHER_BANK = "unlisted_of_other_bank"
    UNLISTED_OF_LISTED_COMPANY = "unlisted_of_listed_company"
    UNLISTED_OF_OTHER_COMPANY = "unlisted_of_other_company"
    REAL_ESTATE = "real_estate"
    OTHER = "other"


class DatedAmount(NamedTuple):
    """Đồng on a day (số tiền theo ngày)."""

    on: date
    amount: int


class RateChange(NamedTuple):
    """A new yearly rate for the days after a day (thay đổi lãi suất)."""

    on: date
    annual_rate: Decimal


@dataclass(frozen=True, slots=True)
class Terms:
    """The signed terms of one loan (điều khoản vay). Rates are yearly fractions, money đồng."""

    principal: int
    annual_rate: Decimal
    start: date
    term_months: int
    #: Planned tranches, oldest first; empty means all on `start`.
    disbursements: tuple[DatedAmount, ...] = ()
    first_due_on: date | None = None
    principal_every_months: int = 1
    interest_every_months: int = 1
    method: Method = Method.EQUAL_PRINCIPAL
    custom_principal: tuple[DatedAmount, ...] = ()
    principal_grace_months: int = 0
    day_count: DayCount = DayCount.ACT_365
    due_day: int | None = None
    holiday_shift: HolidayShift = HolidayShift.NONE
    #: Instalments and interest are rounded half up to a multiple of this.
    rounding: int = 1
    rate_changes: tuple[RateChange, ...] = ()

    @property
    def tranches(self) -> tuple[DatedAmount, ...]:
        """Return the planned disbursements (các lần giải ngân theo kế hoạch)."""
        return self.disbursements or (DatedAmount(self.start, self.principal),)

    def rate_after(self, day: date) -> Decimal:
        """Return the in-term rate of the day after `day` (lãi suất trong hạn)."""
        rate = self.annual_rate
        for change in self.rate_changes:
            if change.on > day:
                break
            rate = change.annual_rate
        return rate


DEFAULT_ORDER: Mapping[Case, tuple[Token, ...]] = MappingProxyType(
    {
        Case.CURRENT: (Token.INTEREST_DUE, Token.PRINCIPAL_DUE),
        Case.PART_OVERDUE: (
            Token.PRINCIPAL_OVERDUE,
            Token.OVERDUE_INTEREST,
            Token.INTEREST_OVERDUE,
            Token.LATE_INTEREST,
            Token.PRINCIPAL_DUE,
            Token.INTEREST_DUE,
        ),
        Case.FULL_OVERDUE: (
            Token.PRINCIPAL_OVERDUE,
            Token.OVERDUE_INTEREST,
            Token.INTEREST_OVERDUE,
            Token.LATE_INTEREST,
        ),
    }
)


class CureMonths(NamedTuple):
    """Months of full payment before a better group (thời gian thử thách), by length of term."""

    short: int
    longer: int


@dataclass(frozen=True, slots=True)
class Policy:
    """The fund's policy as copied into the contract (quy định nội bộ áp dụng cho hợp đồng)."""

    overdue_factor: Decimal = Decimal("1.5")
    late_interest_rate: Decimal = Decimal("0.10")
    collection_order: Mapping[Case, tuple[Token, ...]] = field(
        default_factory=lambda: DEFAULT_ORDER
    )
    #: None: the group follows the facts of each day.
    cure_months: CureMonths | None = None


@dataclass(frozen=True, slots=True)
class Collateral:
    """A security as it is counted in provisions (tài sản bảo đảm)."""

    kind: CollateralKind
    value: int
    #: Day on which the right to enforce arose (có quyền xử lý tài sản).
    enforceable_since: date | None = None


@dataclass(frozen=True, slots=True)
class HeldGroup:
    """A group kept by State policy (giữ nguyên nhóm nợ), both days included."""

    group: int
    held_from: date
    held_until: date
    basis: str
