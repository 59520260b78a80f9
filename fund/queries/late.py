"""Events recorded after their month was closed, and the debts they touch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from core.db import db
from fund.models import LoanContract, LoanEvent

#: What a reversal undoes.
_Undone = aliased(LoanEvent)
#: The first day whose state an event changes: a reversal changes all since what it undoes.
_FROM = func.coalesce(_Undone.on, LoanEvent.on)


def _touching(fund_id: int, on: date) -> Any:
    """Return the condition of events posted after a day though they count on it."""
    return (LoanEvent.fund_id == fund_id) & (on >= _FROM) & (LoanEvent.posted_on > on)


def debts_touched(fund_id: int, on: date) -> Sequence[LoanContract]:
    """Return the debts of the customers whose past as of a day was changed later.

    All debts of a customer, because the worst of them pulls the others.
    """
    customers = (
        select(LoanContract.customer)
        .join(LoanEvent, LoanEvent.contract_id == LoanContract.id)
        .outerjoin(_Undone, _Undone.id == LoanEvent.reverses_id)
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
    asked = (
        select(_FROM, LoanEvent.posted_on)
        .outerjoin(_Undone, _Undone.id == LoanEvent.reverses_id)
        .where(LoanEvent.fund_id == fund_id, LoanEvent.posted_on > _FROM)
    )
    pairs = [(on, posted_on) for on, posted_on in db.session.execute(asked)]
    return {day: sum(on <= day < posted_on for on, posted_on in pairs) for day in days}


def contracts_touched(contract_ids: Iterable[int], on: date) -> set[int]:
    """Return which contracts have events posted after a day though they count on it."""
    asked = (
        select(LoanEvent.contract_id)
        .outerjoin(_Undone, _Undone.id == LoanEvent.reverses_id)
        .where(LoanEvent.contract_id.in_(list(contract_ids)))
        .where(on >= _FROM, LoanEvent.posted_on > on)
    )
    return set(db.session.scalars(asked))
