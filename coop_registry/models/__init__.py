"""The register's tables."""

from coop_registry.models.facts import (
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    DeclaredFact,
    Identifier,
    NameFact,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.models.organisation import Act, Organisation
from coop_registry.models.party import Party

__all__ = [
    "Act",
    "ActivityFact",
    "BusinessLine",
    "CapitalFact",
    "ContactFact",
    "DeclaredFact",
    "Identifier",
    "NameFact",
    "Organisation",
    "Party",
    "RepresentativeFact",
    "SeatFact",
    "StatusFact",
]
