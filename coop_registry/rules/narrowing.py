"""What a list has to be narrowed to, to show exactly the organisations of one figure."""

from dataclasses import dataclass, replace

from coop_registry.rules.kinds import Kind, Status
from coop_registry.rules.listing import StatusGroup
from coop_registry.rules.sectors import Sector


@dataclass(frozen=True)
class Narrowing:
    """What a list has to be narrowed to, beside the day, to show exactly one figure's members."""

    kind: Kind | None = None
    status: Status | StatusGroup | None = None
    unit_id: int | None = None
    sector: Sector | None = None
    founded_year: int | None = None
    ended_year: int | None = None
    #: Only those whose members are known, whose capital is recorded.
    with_members: bool = False
    with_capital: bool = False

    @property
    def active(self) -> "Narrowing":
        """Return it for those that are active."""
        return replace(self, status=Status.ACTIVE)

    @property
    def other(self) -> "Narrowing":
        """Return it for those that neither are active nor have ended."""
        return replace(self, status=StatusGroup.OTHER)

    @property
    def ended(self) -> "Narrowing":
        """Return it for those that have ended."""
        return replace(self, status=Status.ENDED)

    @property
    def standing(self) -> "Narrowing":
        """Return it for those that have not ended."""
        return replace(self, status=StatusGroup.STANDING)

    @property
    def summed_members(self) -> "Narrowing":
        """Return it for those of which a number of members is made."""
        return replace(self.standing, with_members=True)

    @property
    def summed_capital(self) -> "Narrowing":
        """Return it for those of which a sum of charter capital is made."""
        return replace(self.standing, with_capital=True)
