"""A new year begins with no income and no expense, whatever the chart; twice moves nothing."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from core.dates import add_months
from fund.models import Journal
from fund.queries import ledger
from fund.rules.books.contracts import JournalKind
from fund.rules.books.roles import AccountKind, Regime, Role
from fund.rules.books.year_end import carry
from tests.factories.fund import make_fund, paid_out, the_fund
from tests.fund.closing.kit import assert_clean, balances, close, month

KINDS = {
    1: AccountKind.ASSET,
    2: AccountKind.INCOME,
    3: AccountKind.EXPENSE,
    4: AccountKind.RESULT,
    5: AccountKind.EQUITY,
}


def after(held: Mapping[int, int]) -> dict[int, int]:
    """Return the balances once they were carried over, 5 being what is not distributed."""
    moved = carry(held, KINDS)
    found = dict(held)
    for account, amount in moved.accounts:
        found[account] += amount
    found[4] = found.get(4, 0) + sum(moved.through) - moved.result
    found[5] = found.get(5, 0) + moved.result
    return found


def test_income_and_expense_go_to_what_is_not_distributed_and_the_rest_stays() -> None:
    held = {1: 70, 2: -100, 3: 40, 4: -7, 5: -3}
    found = after(held)
    assert found == {1: 70, 2: 0, 3: 0, 4: 0, 5: -70}
    assert sum(found.values()) == sum(held.values())
    assert carry(found, KINDS).is_empty


def test_december_carries_the_year_over_once_and_january_opens_at_nothing(
    session: Session,
) -> None:
    make_fund(regime=Regime.INVESTMENT_FUND)
    paid_out(terms={"start": "2025-10-20"})
    on = month("2025-10")
    while on < month("2026-01"):
        close(f"{on:%Y-%m}")
        on = add_months(on, 1)
    assert balances(date(2025, 10, 31))["511"] < 0
    december = balances(date(2025, 12, 31))
    assert {code for code in december if code[0] in "5678" and len(code) == 3} == set()
    assert "911" not in december
    assert december["421"] == ledger.role_balance(the_fund().id, Role.UNDISTRIBUTED) != 0
    close("2026-01")
    assert session.query(Journal).filter_by(kind=JournalKind.YEAR_END.value).count() == 1
    assert_clean()
