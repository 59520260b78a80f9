"""Names of the fund's records for the log."""

from collections.abc import Iterable

from sqlalchemy import select

from core.db import db
from fund.models import LoanContract, SupportFund


def fund_names(ids: Iterable[int]) -> dict[int, str]:
    """Return the names of funds by id."""
    rows = db.session.execute(
        select(SupportFund.id, SupportFund.name).where(SupportFund.id.in_(list(ids)))
    )
    return {key: name for key, name in rows}


def contract_names(ids: Iterable[int]) -> dict[int, str]:
    """Return number and borrower of contracts by id."""
    rows = db.session.execute(
        select(LoanContract.id, LoanContract.number, LoanContract.borrower_name).where(
            LoanContract.id.in_(list(ids))
        )
    )
    return {key: f"{number} – {name}" for key, number, name in rows}
