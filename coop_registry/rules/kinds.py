"""The closed lists of the register: kinds, statuses, acts, identifiers, declared figures."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What an organisation is (loại hình): hợp tác xã, liên hiệp hợp tác xã, tổ hợp tác."""

    COOPERATIVE = "cooperative"
    UNION = "union"
    GROUP = "group"


class Status(StrEnum):
    """Legal status (tình trạng pháp lý): Điều 27 and 28 Nghị định 92/2024/NĐ-CP."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    TAX_REVOKED = "TAX_REVOKED"
    CLOSING = "CLOSING"
    BANKRUPTCY = "BANKRUPTCY"
    ENDED = "ENDED"
    NOT_AT_ADDRESS = "NOT_AT_ADDRESS"


#: Điều 28 knows no bankruptcy for a group (tổ hợp tác).
GROUP_STATUSES = tuple(status for status in Status if status is not Status.BANKRUPTCY)


class Activity(StrEnum):
    """What the office saw, apart from the legal status (tình trạng hoạt động thực tế)."""

    OPERATING = "operating"
    NOT_STARTED = "not_started"
    WEAK = "weak"
    STOPPED = "stopped"


class ActKind(StrEnum):
    """What brought a fact into the register (nguồn của ghi nhận)."""

    OPENING = "opening"
    CORRECTION = "correction"
    REPORT = "report"
    FILING = "filing"


class Scheme(StrEnum):
    """The three identifiers, each optional, unique when present (users §5)."""

    CERTIFICATE_NO = "certificate_no"
    CODE = "code"
    TAX_CODE = "tax_code"


class Declared(StrEnum):
    """A figure the organisation or the office declared, not counted here (số liệu khai báo)."""

    MEMBERS_TOTAL = "members_total"
    MEMBERS_OFFICIAL = "members_official"
    MEMBERS_ASSOCIATE = "members_associate"
    MEMBERS_WOMEN = "members_women"
    MEMBERS_MINORITY = "members_minority"
    MEMBERS_HOUSEHOLDS = "members_households"
    MEMBERS_ENTITIES = "members_entities"
    PAID_CAPITAL = "paid_capital"
    CONTRIBUTION_MINIMUM = "contribution_minimum"
    WORKERS = "workers"
    WORKERS_MEMBERS = "workers_members"
    WORKERS_HIRED = "workers_hired"
    REVENUE = "revenue"
    PROFIT = "profit"
    INCOME_PER_WORKER = "income_per_worker"
    #: A `Rating`.
    RATING = "rating"


class Rating(IntEnum):
    """Grade of a yearly rating (xếp loại hợp tác xã): Điều 6 Thông tư 01/2020/TT-BKHĐT."""

    NOT_RATED = 0
    WEAK = 1
    AVERAGE = 2
    FAIR = 3
    GOOD = 4


#: Declared figures counted in đồng; the others count people, but for the rating.
MONEY_FIGURES = frozenset(
    {
        Declared.PAID_CAPITAL,
        Declared.CONTRIBUTION_MINIMUM,
        Declared.REVENUE,
        Declared.PROFIT,
        Declared.INCOME_PER_WORKER,
    }
)


#: Of these a loss is less than nothing.
SIGNED_FIGURES = frozenset({Declared.PROFIT})


class TaxKind(StrEnum):
    """What the tax office says of a taxpayer (thông tin của cơ quan thuế)."""

    NOT_AT_ADDRESS = "not_at_address"
    STOPPED = "stopped"
    DEBT = "debt"


class IdentityKind(StrEnum):
    """What identifies a person or an organisation (loại giấy tờ)."""

    CITIZEN = "citizen"
    OLD_CITIZEN = "old_citizen"
    PASSPORT = "passport"
    ORGANISATION = "organisation"


class PartyKind(StrEnum):
    """Who holds a membership or an office (cá nhân, hộ gia đình, tổ chức)."""

    PERSON = "person"
    HOUSEHOLD = "household"
    ORGANISATION = "organisation"


class FactKind(StrEnum):
    """The registered matters that can be corrected one by one (nội dung ghi nhận)."""

    NAME = "name"
    SEAT = "seat"
    STATUS = "status"
    CAPITAL = "capital"
    REPRESENTATIVE = "representative"
    CONTACT = "contact"
    LINE = "line"
    IDENTIFIER = "identifier"
    FOUNDING = "founding"
