"""The branch an organisation is counted in (lĩnh vực), told from its main business line."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


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


def sector_of(vsic_code: str | None) -> Sector | None:
    """Return the branch of a VSIC class ("0118" is agriculture); None when no line is known."""
    if not vsic_code:
        return None
    if vsic_code.startswith(_SALT):
        return Sector.AGRICULTURE
    return _BY_DIVISION.get(int(vsic_code[:2]), Sector.OTHER)
