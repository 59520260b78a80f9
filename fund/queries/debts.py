"""What customers owe or may still draw, for the lending limits."""

from collections.abc import Iterable

from sqlalchemy import case, func, select

from core.db import db
from fund.models import LoanContract, RelatedPerson
from fund.queries.ledger import whole
from fund.rules.books.contracts import ENDED, Stage


def owed(fund_id: int, customers: Iterable[str]) -> int:
    """Return principal owed and signed but not yet paid out, of these customers (dư nợ, số đã ký).

    What is signed counts: else two contracts of one day would each see no debt. Debt off the
    balance sheet is still debt.
    """
    open_end = case(
        (
            LoanContract.stage.in_((Stage.SIGNED.value, Stage.ACTIVE.value)),
            LoanContract.principal_vnd,
        ),
        else_=LoanContract.disbursed_vnd,
    )
    asked = select(
        func.sum(LoanContract.outstanding_vnd + open_end - LoanContract.disbursed_vnd)
    ).where(
        LoanContract.fund_id == fund_id,
        LoanContract.customer.in_(list(customers)),
        LoanContract.stage.not_in([stage.value for stage in ENDED]),
    )
    return whole(db.session.scalar(asked))


def related_to(fund_id: int, customer: str) -> set[str]:
    """Return the customers related to one by any contract of the fund, from either side."""
    pair = (
        select(LoanContract.customer, RelatedPerson.customer)
        .join(RelatedPerson, RelatedPerson.contract_id == LoanContract.id)
        .where(LoanContract.fund_id == fund_id, RelatedPerson.customer.is_not(None))
        .where((LoanContract.customer == customer) | (RelatedPerson.customer == customer))
    )
    found = {one for row in db.session.execute(pair) for one in row if one is not None}
    return found - {customer}
