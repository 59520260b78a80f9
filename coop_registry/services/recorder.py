"""Who records a person, by which act and for which commune (người ghi)."""

from dataclasses import dataclass

from coop_registry.models import Act
from core.access import Scope


@dataclass(frozen=True)
class Recorder:
    """Who records a party, by which act, for which commune, and what they may see."""

    act: Act
    scope: Scope
    unit_id: int
    accept_similar: bool = False

    @property
    def actor_id(self) -> int:
        """Return who records."""
        return self.act.actor_id
