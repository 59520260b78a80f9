"""Closing months in tests, and what the books hold then."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from core.dates import add_months
from core.db import db
from fund.models import LoanContract
from fund.queries import closing as queries
from fund.queries import ledger
from fund.rules.books.position import Position
from fund.services import closing
from fund.services.closing import Driven
from fund.services.closing.runs import SILENT
from fund.services.verifying import verify
from tests.factories.fund import MAKER, the_fund

TODAY = date(2025, 6, 2)


def month(text: str) -> date:
    """Return a month written as “2025-03”."""
    return date.fromisoformat(f"{text}-01")


def close(
    text: str,
    *,
    today: date | None = None,
    token: str = "t",
    size: int = 500,
    patient: bool = True,
) -> Driven:
    """Close a month, by default on the first day after it; everything is committed.

    Not patient: a run without an end is taken for dead at once.
    """
    db.session.commit()
    on = month(text)
    silent = SILENT if patient else timedelta(0)
    task = closing.Task(the_fund().id, on, MAKER, token, today or add_months(on, 1), silent=silent)
    db.session.commit()
    return closing.drive(task, lambda _done, _total: bool(db.session.commit() or True), size)


def close_until(text: str, *, since: str) -> None:
    """Close the months from one to another."""
    on = month(since)
    while on <= month(text):
        assert close(f"{on:%Y-%m}").state == "close_done"
        on = add_months(on, 1)


def month_id(text: str) -> int:
    row = queries.month_row(the_fund().id, month(text))
    assert row is not None
    return row.id


def position(contract: LoanContract) -> dict[str, int]:
    return told(ledger.position(contract.id))


def told(found: Position) -> dict[str, int]:
    return {role.value: amount for role, amount in found.items()}


def balances(on: date | None = None) -> dict[str, int]:
    """Return the trial balance by account code, debit positive, zeros left out."""
    fund = the_fund()
    codes = {one.id: one.code for one in ledger.chart(fund.id)}
    found: dict[str, int] = defaultdict(int)
    for account_id, amount in ledger.balances(fund.id, on).items():
        found[codes[account_id]] += amount
    return {code: amount for code, amount in sorted(found.items()) if amount}


def assert_clean() -> None:
    check = verify(the_fund())
    assert check.is_clean, [one for one in check.result["checks"] if not one["ok"]]


def figures(text: str, contract: LoanContract) -> dict[str, Any]:
    """Return what the month's end found of a loan."""
    row = queries.found_of(month_id(text), [contract.id])[contract.id]
    names = ("own_group", "debt_group", "days_past_due", "outstanding_vnd", "provision_vnd")
    return {name: getattr(row, name) for name in names}
