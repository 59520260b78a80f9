"""Events recorded after their month was closed, and the debts they touch."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from core.db import db
from fund.models import LoanContract, LoanEvent
from fund.queries.ledger import whole


def _touching(fund_id: int, on: date) -> Any:
    """Return the condition of events posted after a day though they count on it."""
    return (LoanEvent.fund_id == fund_id) & (LoanEvent.on <= on) & (LoanEvent.posted_on > on)


def debts_touched(fund_id: int, on: date) -> Sequence[LoanContract]:
    """Return the debts of the customers whose past as of a day was changed later.

    All debts of a customer, because the worst of them pulls the others.
    """
    customers = (
        select(LoanContract.customer)
        .join(LoanEvent, LoanEvent.contract_id == LoanContract.id)
        .where(_touching(fund_id, on))
    )
    return db.session.scalars(
        select(LoanContract)
        .where(LoanContract.fund_id == fund_id, LoanContract.customer.in_(customers))
        .where(LoanContract.signed_on <= on)
        .order_by(LoanContract.id)
    ).all()


def count_touching(fund_id: int, on: date) -> int:
    """Return how many events were posted after a day though they count on it."""
    asked = select(func.count(LoanEvent.id)).where(_touching(fund_id, on))
    return whole(db.session.scalar(asked))
