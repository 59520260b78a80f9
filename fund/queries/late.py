"""Events recorded after their month was closed, and the debts they touch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from core.db import db
from fund.models import LoanContract, LoanEvent


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


def count_touching(fund_id: int, days: Iterable[date]) -> dict[date, int]:
    """Return for each day how many events were posted after it though they count on it."""
    asked = select(LoanEvent.on, LoanEvent.posted_on).where(
        LoanEvent.fund_id == fund_id, LoanEvent.posted_on > LoanEvent.on
    )
    pairs = [(on, posted_on) for on, posted_on in db.session.execute(asked)]
    return {day: sum(on <= day < posted_on for on, posted_on in pairs) for day in days}
