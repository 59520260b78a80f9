"""Members and their contributions: the closed lists (thành viên, vốn góp)."""

from enum import StrEnum


class MemberClass(StrEnum):
    """Class of a member (loại thành viên): Điều 4 khoản 16–19 Luật Hợp tác xã 2023.

    Under the law of 2012 all members are `OFFICIAL`; they are told apart by what they are
    (cá nhân, hộ gia đình, pháp nhân), which the party itself says.
    """

    OFFICIAL = "official"
    CONTRIBUTING_ASSOCIATE = "contributing_associate"
    NON_CONTRIBUTING_ASSOCIATE = "non_contributing_associate"


#: Classes whose parts make up the charter capital (khoản 24 Điều 4 Luật Hợp tác xã 2023).
CONTRIBUTING = frozenset({MemberClass.OFFICIAL, MemberClass.CONTRIBUTING_ASSOCIATE})


class LeaveGround(StrEnum):
    """Why a membership ended (căn cứ chấm dứt tư cách thành viên)."""

    DEATH = "death"
    MISSING = "missing"
    INCAPACITY = "incapacity"
    IMPRISONED = "imprisoned"
    ENTITY_ENDED = "entity_ended"
    COOPERATIVE_ENDED = "cooperative_ended"
    RESIGNED = "resigned"
    EXPELLED = "expelled"
    IDLE = "idle"
    UNPAID = "unpaid"
    FEE_UNPAID = "fee_unpaid"
    TRANSFERRED = "transferred"
    CLASS_CHANGED = "class_changed"
    CHARTER = "charter"


class LineKind(StrEnum):
    """What a line of the contribution book says (dòng sổ vốn góp)."""

    PLEDGE = "pledge"
    PAYMENT = "payment"
    RETURN = "return"
    TRANSFER_OUT = "transfer_out"
    TRANSFER_IN = "transfer_in"
    PLEDGE_REDUCED = "pledge_reduced"
    REVERSAL = "reversal"


class AssetKind(StrEnum):
    """What was contributed (loại tài sản góp vốn)."""

    CASH = "cash"
    FOREIGN_CURRENCY = "foreign_currency"
    GOLD = "gold"
    LAND_USE_RIGHT = "land_use_right"
    INTELLECTUAL = "intellectual"
    OTHER = "other"


class Governance(StrEnum):
    """How it is governed (tổ chức quản trị): Điều 56 Luật Hợp tác xã 2023."""

    FULL = "full"
    SHORT = "short"


class BranchKind(StrEnum):
    """A dependent place (đơn vị phụ thuộc, địa điểm): Điều 55 Luật Hợp tác xã 2023."""

    BRANCH = "branch"
    OFFICE = "office"
    LOCATION = "location"


class TraitKind(StrEnum):
    """A quality that agencies ask for (đặc điểm: lĩnh vực, sản phẩm, OCOP, chuỗi, công nghệ cao)."""

    PRODUCT = "product"
    OCOP = "ocop"
    CHAIN = "chain"
    HIGH_TECH = "high_tech"
    AWARD = "award"
    FIELD = "field"
