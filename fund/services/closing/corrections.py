"""What later records would have changed in a closed month (bút toán điều chỉnh sau khóa sổ).

The events themselves are posted in the open month; here the month is judged again with all that
is known now, beside what its end found then. Nothing is written.
"""

from fund.models import BookMonth, LoanMonth
from fund.queries import closing, late, loans
from fund.rules.books.case import run_of
from fund.rules.books.closing import Changed, Found, compared, find
from fund.rules.books.faults import FAULTS
from fund.rules.books.months import month_end

_KEPT = ("debt_group", "outstanding_vnd", "provision_vnd", "receivable_vnd", "off_interest_vnd")


def corrections(month: BookMonth) -> list[Changed]:
    """Return what would be otherwise in a closed month, loan by loan, oldest contract first."""
    on = month_end(month.month)
    contracts = late.debts_touched(month.fund_id, on)
    then = closing.found_of(month.id, [one.id for one in contracts])
    known = []
    for contract, read in zip(contracts, loans.readers(contracts, on), strict=True):
        try:
            loan = read()
            run = run_of(loan, loans.days_of(loan))
        except FAULTS:
            continue  # `fund verify` tells of a damaged loan
        if run is not None:
            known.append((contract.id, loan, run))
    if not known:
        return []
    found = find([loan for _, loan, _ in known], [run for _, _, run in known])
    changes = [
        compared(month.month, contract_id, _figures(then.get(contract_id), one), one)
        for (contract_id, _, _), one in zip(known, found, strict=True)
        if not isinstance(one, str)
    ]
    return [one for one in changes if one is not None]


def _figures(row: LoanMonth | None, now: Found) -> dict[str, int]:
    """Return what was found then; of a debt that the month did not know, nothing."""
    if row is None:
        return {**dict.fromkeys(_KEPT, 0), "debt_group": now.group}
    return {name: getattr(row, name) for name in _KEPT}
