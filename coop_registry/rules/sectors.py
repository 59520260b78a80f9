"""The branch an organisation is counted in (lĩnh vực), told from its main business line."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from core.text import fold


class Sector(StrEnum):
    """A branch of the yearly plan's tables (lĩnh vực của biểu kế hoạch phát triển hợp tác xã)."""

    AGRICULTURE = "agriculture"
    INDUSTRY = "industry"
    CONSTRUCTION = "construction"
    CREDIT = "credit"
    TRADE = "trade"
    TRANSPORT = "transport"
    ENVIRONMENT = "environment"
    OTHER = "other"


#: First two digits of a VSIC class, first and last, and the branch; both versions agree on these.
_DIVISIONS = (
    (1, 3, Sector.AGRICULTURE),
    (5, 35, Sector.INDUSTRY),
    (36, 39, Sector.ENVIRONMENT),
    (41, 43, Sector.CONSTRUCTION),
    (45, 47, Sector.TRADE),
    (49, 53, Sector.TRANSPORT),
    (64, 66, Sector.CREDIT),
)

#: Khai thác muối is mining in VSIC and diêm nghiệp in the tables.
_SALT = "0893"

_BY_DIVISION: Mapping[int, Sector] = MappingProxyType(
    {division: sector for first, last, sector in _DIVISIONS for division in range(first, last + 1)}
)

#: Folded words of a field of work as lists write them; the first that is found tells the branch.
_WORDS = (
    ("phi nong nghiep", None),
    ("tin dung", Sector.CREDIT),
    ("van tai", Sector.TRANSPORT),
    ("xay dung", Sector.CONSTRUCTION),
    ("moi truong", Sector.ENVIRONMENT),
    ("ve sinh", Sector.ENVIRONMENT),
    ("cap nuoc", Sector.ENVIRONMENT),
    ("nong nghiep", Sector.AGRICULTURE),
    ("lam nghiep", Sector.AGRICULTURE),
    ("thuy san", Sector.AGRICULTURE),
    ("trong trot", Sector.AGRICULTURE),
    ("chan nuoi", Sector.AGRICULTURE),
    ("nong lam", Sector.AGRICULTURE),
    ("diem nghiep", Sector.AGRICULTURE),
    ("thuong mai", Sector.TRADE),
    ("cho", Sector.TRADE),
    ("cong nghiep", Sector.INDUSTRY),
    ("tieu thu cong", Sector.INDUSTRY),
    ("che bien", Sector.INDUSTRY),
    ("khai thac", Sector.INDUSTRY),
    ("det", Sector.INDUSTRY),
)


def sector_of_words(words: str | None) -> Sector | None:
    """Return the branch that the words of a field of work name; None when they name none."""
    folded = f" {fold(words or '')} "
    for phrase, sector in _WORDS:
        if f" {phrase} " in folded:
            return sector
    return None


def sector_of(vsic_code: str | None) -> Sector | None:
    """Return the branch of a VSIC class ("0118" is agriculture); None when no line is known."""
    if not vsic_code:
        return None
    if vsic_code.startswith(_SALT):
        return Sector.AGRICULTURE
    return _BY_DIVISION.get(int(vsic_code[:2]), Sector.OTHER)
