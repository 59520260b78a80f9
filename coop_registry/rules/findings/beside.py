"""What stands beside an organisation: locations, certificates, assets, others of its name."""

from datetime import date
from typing import NamedTuple

from coop_registry.rules.membership import AssetKind


class Location(NamedTuple):
    """A business location and its number (địa điểm kinh doanh)."""

    fact_id: int
    name: str
    code: str
    start_on: date
    end_on: date | None


class Namesake(NamedTuple):
    """Another organisation of the district with the very same name, and since when (trùng tên)."""

    organisation_id: int
    name: str
    unit_name: str
    start_on: date
    end_on: date | None

    def stands(self, day: date) -> bool:
        """Tell whether both bore the name on the day."""
        return self.start_on <= day and (self.end_on is None or day < self.end_on)


class CapitalPaper(NamedTuple):
    """A certificate of a part, as far as it matters here (giấy chứng nhận phần vốn góp)."""

    party_id: int
    name: str
    number: str
    amount_vnd: int
    issued_on: date
    withdrawn_on: date | None = None

    @property
    def days(self) -> set[date]:
        """Return the days on which it was issued and withdrawn."""
        return {self.issued_on} | ({self.withdrawn_on} if self.withdrawn_on else set())

    def is_out(self, day: date) -> bool:
        """Tell whether the member holds it on the day."""
        return self.issued_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


class Asset(NamedTuple):
    """Something contributed that is no money, of which nothing is written down (tài sản góp vốn)."""

    party_id: int
    on: date
    kind: AssetKind
    amount_vnd: int
