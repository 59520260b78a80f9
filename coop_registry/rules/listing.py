"""What a list of organisations can be narrowed to and ordered by (lọc, sắp xếp danh sách)."""

from dataclasses import dataclass, fields
from enum import StrEnum

#: The columns of a list, by the words of its address, in the order they are offered.
COLUMNS = (
    "ma-so",
    "loai",
    "xa",
    "huyen",
    "dia-chi",
    "thanh-lap",
    "dang-ky",
    "tinh-trang",
    "hoat-dong",
    "nganh",
    "linh-vuc",
    "san-pham",
    "ocop",
    "von",
    "thanh-vien",
    "dai-dien",
    "chuc-vu",
    "nguoi-lien-he",
    "dien-thoai",
    "thu-dien-tu",
    "giay-chung-nhan",
    "ma-so-thue",
    "lao-dong",
    "doanh-thu",
    "loi-nhuan",
    "thu-nhap",
    "xep-loai",
    "van-de",
)
#: What a list shows until a person chooses.
USUAL = ("xa", "thanh-lap", "tinh-trang", "von", "thanh-vien", "dai-dien", "dien-thoai")
#: What an address book says (danh bạ).
DIRECTORY = (
    "loai",
    "dia-chi",
    "xa",
    "dai-dien",
    "chuc-vu",
    "nguoi-lien-he",
    "dien-thoai",
    "thu-dien-tu",
    "san-pham",
    "tinh-trang",
)
#: Counted by a rule, not by the database.
MEMBERS = "thanh-vien"
ORDERS = ("ten", "xa", "thanh-lap", "dang-ky", "von", "tinh-trang", MEMBERS)


class StatusGroup(StrEnum):
    """Several legal statuses that are asked for together (nhóm tình trạng pháp lý)."""

    STANDING = "chua-cham-dut"  # all that have not ended, unstated ones included
    OTHER = "khac"  # neither active nor ended, unstated ones included


@dataclass(frozen=True)
class Filters:
    """What a list is narrowed to; None leaves it open. Bounds are included."""

    text: str | None = None
    unit_id: int | None = None
    kind: str | None = None
    #: A `Status` or a `StatusGroup`.
    status: str | None = None
    #: A `Sector`.
    sector: str | None = None
    founded_from: int | None = None
    founded_to: int | None = None
    #: Years in which the status "đã giải thể, chấm dứt" began.
    ended_from: int | None = None
    ended_to: int | None = None
    members_from: int | None = None
    members_to: int | None = None
    capital_from: int | None = None
    capital_to: int | None = None
    #: Rule of a finding that stands.
    finding: str | None = None
    #: Least OCOP stars.
    ocop: int | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether nothing narrows the list."""
        return all(getattr(self, one.name) is None for one in fields(self))


def shown_columns(asked: list[str]) -> tuple[str, ...]:
    """Return the asked columns in their order, the usual ones when none is asked for."""
    return tuple(key for key in COLUMNS if key in asked) or USUAL


def within(number: int | None, least: int | None, most: int | None) -> bool:
    """Tell whether a known number lies between two bounds, each perhaps open."""
    if number is None:
        return False
    return (least is None or number >= least) and (most is None or number <= most)
