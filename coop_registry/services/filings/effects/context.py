"""What every effect works on, and how the register names its source."""

from dataclasses import dataclass
from datetime import date

from coop_registry.labels import FILING_KIND
from coop_registry.models import Act, Filing, Organisation
from coop_registry.rules.filings.kinds import FilingKind
from core.access import Scope
from core.dates import format_date

#: What changed, for the log: field → (before, after).
Changes = dict[str, tuple[object, object]]


@dataclass(frozen=True)
class Context:
    """An accepted filing, its organisation, its act, the day of the decision, who may see whom."""

    filing: Filing
    organisation: Organisation
    act: Act
    on: date
    scope: Scope

    @property
    def common(self) -> dict[str, object]:
        """Return the columns every new fact has."""
        return {"organisation_id": self.organisation.id, "origin_id": self.act.id}


def source_of(row: Filing) -> str:
    """Return what the register says of where a fact comes from."""
    national = f" (hệ thống quốc gia: {row.national_no})" if row.national_no else ""
    return (
        f"Hồ sơ số {row.number:02d}/{row.year} nhận ngày {format_date(row.received_on)}: "
        f"{FILING_KIND[FilingKind(row.kind)]}{national}"
    )[:300]
