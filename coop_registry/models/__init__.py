"""The register's tables."""

from coop_registry.models.checks import FindingCheck
from coop_registry.models.contacts import ContactLine
from coop_registry.models.facts import (
    ActivityFact,
    BusinessLine,
    CapitalFact,
    ContactFact,
    DatedFact,
    DeclaredFact,
    Identifier,
    NameFact,
    RepresentativeFact,
    SeatFact,
    StatusFact,
)
from coop_registry.models.filings import Filing, FilingEvent, FilingPaper, PaperTemplate
from coop_registry.models.imports import (
    Aggregate,
    Import,
    ImportMapping,
    ImportRow,
    ImportTable,
    TaxNotice,
)
from coop_registry.models.members import (
    CapitalCertificate,
    Contribution,
    FindingNote,
    FindingSpell,
    Membership,
)
from coop_registry.models.organisation import Act, Organisation
from coop_registry.models.party import Party
from coop_registry.models.reviews import Review, ReviewLine
from coop_registry.models.search import (
    SearchDocument,
    SearchPending,
    SearchPhrase,
    SearchState,
    SearchWord,
)
from coop_registry.models.subjects import (
    IdentityChange,
    Notice,
    PersonStatement,
    SubjectRequest,
)
from coop_registry.models.traits import Branch, GovernanceFact, Observation, Trait
from coop_registry.models.units import UnitFlag

__all__ = [
    "Act",
    "ActivityFact",
    "Aggregate",
    "Branch",
    "BusinessLine",
    "CapitalCertificate",
    "CapitalFact",
    "ContactFact",
    "ContactLine",
    "Contribution",
    "DatedFact",
    "DeclaredFact",
    "Filing",
    "FilingEvent",
    "FilingPaper",
    "FindingCheck",
    "FindingNote",
    "FindingSpell",
    "GovernanceFact",
    "Identifier",
    "IdentityChange",
    "Import",
    "ImportMapping",
    "ImportRow",
    "ImportTable",
    "Membership",
    "NameFact",
    "Notice",
    "Observation",
    "Organisation",
    "PaperTemplate",
    "Party",
    "PersonStatement",
    "RepresentativeFact",
    "Review",
    "ReviewLine",
    "SearchDocument",
    "SearchPending",
    "SearchPhrase",
    "SearchState",
    "SearchWord",
    "SeatFact",
    "StatusFact",
    "SubjectRequest",
    "TaxNotice",
    "Trait",
    "UnitFlag",
]
