"""What the cooperative's own papers say, as frozen values (sổ thành viên, giấy chứng nhận)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coop_registry.rules.kinds import IdentityKind, PartyKind
from coop_registry.rules.membership import AssetKind, MemberClass
from coop_registry.rules.record import Record
from coop_registry.rules.shares import Shares
from law.regimes import Regime, regime_on


@dataclass(frozen=True)
class Payment:
    """One movement of a member's paid part (lần góp): day, amount, asset; negative when returned."""

    on: date
    paid_vnd: int
    asset_kind: AssetKind | None = None
    asset_words: str | None = None


def book_numbers(recorded: Sequence[int | None], last: int) -> list[int]:
    """Return the number each line of the book is printed under; none is printed twice.

    A recorded number is kept by the first who holds it. Who has none, such as a member who came
    back, gets the next after `last`, the highest ever recorded: numbers of those who left are not
    given out again.
    """
    taken: set[int] = set()
    numbers = []
    for number in recorded:
        if number is None or number in taken:
            last += 1
            number = last
        taken.add(number)
        numbers.append(number)
    return numbers


@dataclass(frozen=True)
class BookMember:
    """One line of the member book (khoản 1 Điều 15 Luật Hợp tác xã 2023).

    `ratio` is the paid part in the charter capital (tỷ lệ phần vốn góp đã góp).
    """

    number: int
    name: str
    member_class: MemberClass
    class_words: str
    #: None when it is not known (chưa rõ).
    joined_on: date | None
    is_household: bool = False
    representative: str | None = None
    address: str | None = None
    nationality: str | None = None
    identity: str | None = None
    pledged_vnd: int = 0
    paid_vnd: int = 0
    ratio: Decimal | None = None
    payments: tuple[Payment, ...] = ()
    certificate_no: str | None = None
    certificate_on: date | None = None


@dataclass(frozen=True)
class MemberBook:
    """The members of one cooperative as of a day (sổ đăng ký thành viên)."""

    shown: Record
    members: tuple[BookMember, ...]
    issued_on: date
    shares: Shares
    number: str | None = None
    full_numbers: bool = False


@dataclass(frozen=True)
class Holder:
    """The member that a certificate names, and who represents it."""

    name: str
    kind: PartyKind
    address: str | None = None
    nationality: str | None = None
    identity_kind: IdentityKind | None = None
    identity: str | None = None
    representative: str | None = None
    representative_identity: str | None = None


@dataclass(frozen=True)
class Certificate:
    """What a certificate says (giấy chứng nhận phần vốn góp); `shown` is of the day of issue."""

    shown: Record
    holder: Holder
    number: str
    issued_on: date
    amount_vnd: int
    ratio: Decimal | None
    payments: tuple[Payment, ...]
    entitled_until: date | None = None
    full_numbers: bool = False

    @property
    def regime(self) -> Regime:
        """Return the law whose form is used; raise NoRuleInForce before 01/07/2013."""
        return regime_on(self.issued_on)
