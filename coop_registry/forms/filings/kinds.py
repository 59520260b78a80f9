"""Which form says what a kind of filing asks for."""

from coop_registry.forms.filings.asked import (
    AskedForm,
    CapitalAskedForm,
    LinesAskedForm,
    NameAskedForm,
    NoticeAskedForm,
    RepresentativeAskedForm,
    SeatAskedForm,
)
from coop_registry.forms.filings.asked_more import (
    BankruptcyAskedForm,
    BranchAskedForm,
    BranchEndAskedForm,
    GroupEndAskedForm,
    RevocationAskedForm,
)
from coop_registry.forms.filings.founding import FoundingAskedForm
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import FactKind

#: The kinds that say something in a form of their own; all others in words.
FORMS: dict[FilingKind, type[AskedForm]] = {
    FilingKind.FOUNDING: FoundingAskedForm,
    FilingKind.CONVERSION: FoundingAskedForm,
    FilingKind.NAME: NameAskedForm,
    FilingKind.SEAT: SeatAskedForm,
    FilingKind.REPRESENTATIVE: RepresentativeAskedForm,
    FilingKind.CAPITAL: CapitalAskedForm,
    FilingKind.LINES: LinesAskedForm,
    FilingKind.BRANCH_NEW: BranchAskedForm,
    FilingKind.BRANCH_CHANGE: BranchAskedForm,
    FilingKind.BRANCH_END: BranchEndAskedForm,
    FilingKind.REVOCATION: RevocationAskedForm,
    FilingKind.BANKRUPTCY: BankruptcyAskedForm,
    FilingKind.GROUP_END: GroupEndAskedForm,
}


#: What a correction may put right, each in the form of its own change.
CORRECTIONS: dict[FactKind, type[AskedForm]] = {
    FactKind.NAME: NameAskedForm,
    FactKind.SEAT: SeatAskedForm,
    FactKind.REPRESENTATIVE: RepresentativeAskedForm,
    FactKind.CAPITAL: CapitalAskedForm,
}


def form_for(kind: FilingKind, matter: FactKind | None = None) -> AskedForm:
    """Return the form of a kind, empty; of a correction that of its matter."""
    if matter is not None:
        return CORRECTIONS[matter]()
    return FORMS.get(kind, NoticeAskedForm)()
