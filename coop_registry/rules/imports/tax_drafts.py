"""What one row of the tax office's list says, in the register's own terms (bản nháp của dòng)."""

from dataclasses import dataclass
from datetime import date

from coop_registry.reading.meanings import M
from coop_registry.reading.names import OrganisationName
from coop_registry.reading.tax import TaxRow, TaxState
from coop_registry.rules.entries import normal_identifier
from core.dates import PartialDate, Precision

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class TaxDraft:
    """One row about a taxpayer as the register would hold it."""

    on: date
    numbers: tuple[str, ...]
    name: OrganisationName | None = None
    state: TaxState | None = None
    state_words: str = ""
    since: date | None = None
    debt_vnd: int | None = None
    debt_words: str = ""


def tax_draft(row: TaxRow, on: date) -> TaxDraft:
    """Return the draft of a row on the list's day; what is doubtful is left out."""
    name = row.values.get(M.NAME)
    since = row.clear(M.STATUS_ON)
    exact = isinstance(since, PartialDate) and since.precision is Precision.DAY
    debt = row.clear(M.TAX_DEBT)
    return TaxDraft(
        on=on,
        numbers=tuple(
            normal_identifier(str(one)) for one in (row.clear(M.CODE), row.clear(M.TAX_CODE)) if one
        ),
        name=name.value if name is not None else None,
        state=row.state,
        state_words=row.state_words[:_LONGEST],
        since=since.start
        if exact and isinstance(since, PartialDate) and since.start <= on
        else None,
        debt_vnd=debt if isinstance(debt, int) else None,
        debt_words=row.values[M.TAX_DEBT].raw[:_LONGEST] if M.TAX_DEBT in row.values else "",
    )
