"""A small fund's year, closed month by month, against a journal written by hand (`hand.py`)."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from core.dates import add_months
from fund.models import LoanContract, LoanEvent
from fund.rules.books.entries import LineEntry, VoucherEntry
from fund.rules.books.roles import Side
from fund.rules.events import EventType
from fund.services import vouchers
from tests.factories.fund import (
    CHECKER,
    MAKER,
    make_contract,
    make_fund,
    make_trust_source,
    put,
    the_fund,
)
from tests.fund.closing import hand
from tests.fund.closing.by_hand import BY_HAND
from tests.fund.closing.kit import assert_clean, balances, close

START = "2027-01-10"
OWN = {"overdue_factor": "1.5", "late_interest_rate": "0"}
HELD = {
    "group": 1,
    "from": "2027-01-01",
    "until": "2027-12-31",
    "basis": "Quyết định số 01/2027/QĐ-TTg",
}
Step = tuple[str, Callable[[], object]]


def loan(**changes: Any) -> LoanContract:
    """Sign a loan of 365 million at 10%, interest monthly, principal at the end."""
    terms = {
        "principal": hand.LOAN,
        "annual_rate": "0.10",
        "start": START,
        "term_months": 12,
        "method": "bullet",
        **changes.pop("terms", {}),
    }
    return make_contract(terms=terms, policy=OWN, **changes)


def voucher(on: str, lines: tuple[LineEntry, ...]) -> None:
    day = date.fromisoformat(on)
    entry = VoucherEntry(day, "Nhận vốn", f"voucher-{on}", lines)
    made = vouchers.make_voucher(the_fund(), entry, actor_id=MAKER, on=day)
    vouchers.confirm_voucher(made.id, actor_id=CHECKER)


def pays(contract: LoanContract, month: int, amount: int | None = None) -> Step:
    day = date(2027, month, 10)
    wanted = hand.instalment(month) if amount is None else amount
    return str(day), lambda: put(contract, "repay", day, amount=wanted)


def happens(contract: LoanContract, on: str, kind: str, **data: Any) -> Step:
    return on, lambda: put(contract, kind, on, **data)


def the_year() -> list[Step]:
    """Return everything that people record in 2027, day by day."""
    source = make_trust_source(the_fund())
    one, two, three, four = (loan() for _ in range(4))
    five = loan(terms={"term_months": 3, "principal_every_months": 3, "interest_every_months": 3})
    seven, eight = loan(source_id=source), loan(held_group=HELD)
    nine, ten = loan(), loan()
    steps = [happens(c, START, "disburse", amount=hand.LOAN) for c in (one, two, three, four, five)]
    steps += [happens(c, START, "disburse", amount=hand.LOAN) for c in (seven, eight, nine, ten)]
    for month in range(2, 13):
        steps += [pays(contract, month) for contract in (one, four, seven, eight)]
        steps += [pays(two, month)] if month < 6 else []
        steps += [pays(three, month)] if month not in (3, 4) else []
        steps += [pays(ten, month)] if month != 7 else []
    steps += [
        happens(two, "2027-05-20", "settle"),
        happens(three, "2027-04-25", "repay", amount=59 * hand.DAY),
        happens(four, "2027-03-15", "reschedule", data=lines("2028-03-10")),
        happens(four, "2027-08-20", "extend", data={"until": "2028-06-10"}),
        happens(five, "2027-05-15", "to_overdue"),
        happens(five, "2027-11-20", "provision_use"),
        happens(five, "2027-12-05", "recover", amount=73_000_000),
        happens(ten, "2027-07-15", "waive_interest", amount=3_000_000),
        *mistakes(nine),
    ]
    return sorted(steps, key=lambda step: step[0])


def lines(on: str) -> dict[str, Any]:
    return {"lines": [{"on": on, "amount": hand.LOAN}]}


def mistakes(nine: LoanContract) -> list[Step]:
    """Return what happens to loan 9: too much, a typing error, the recall."""
    kept: list[int] = []

    def wrong() -> None:
        kept.append(put(nine, "repay", "2027-03-10", amount=28_000_000).event.id)

    def undone() -> None:
        put(nine, "reverse", "2027-03-12", reverses_id=kept[0])
        put(nine, "repay", "2027-03-10", amount=2_800_000, today=date(2027, 3, 12))

    return [
        pays(nine, 2, 4_100_000),
        happens(nine, "2027-02-12", "refund", amount=1_000_000),
        ("2027-03-10", wrong),
        ("2027-03-12", undone),
        *(pays(nine, month) for month in (4, 5, 6)),
        happens(nine, "2027-06-16", "recall"),
        ("2027-06-16b", lambda: put(nine, "repay", "2027-06-16", amount=365_600_000)),
    ]


def the_years_before() -> LoanContract:
    """Record the loan of 2021 that was lost, and close every month until the end of 2026."""
    capital = (LineEntry("130", Side.DEBIT, 8 * 10**9), LineEntry("601", Side.CREDIT, 8 * 10**9))
    voucher("2021-06-01", capital)
    six = loan(
        terms={
            "principal": 73_000_000,
            "start": "2021-06-01",
            "term_months": 6,
            "principal_every_months": 6,
            "interest_every_months": 6,
        }
    )
    put(six, "disburse", "2021-06-01", amount=73_000_000)
    month = date(2021, 6, 1)
    while month < date(2027, 1, 1):
        if month == date(2021, 12, 1):
            put(six, "provision_use", "2021-12-20")
        close(f"{month:%Y-%m}", token=f"{month}")
        month = add_months(month, 1)
    return six


def test_every_trial_balance_of_the_year_is_that_of_the_hand_written_journal(
    session: Session,
) -> None:
    make_fund()
    six = the_years_before()
    trust = (LineEntry("130", Side.DEBIT, 400_000_000), LineEntry("441", Side.CREDIT, 400_000_000))
    voucher("2027-01-05", trust)
    steps = [*the_year(), happens(six, "2027-03-15", "write_off")]
    for month in range(1, 13):
        for _day, step in sorted(
            (one for one in steps if one[0][5:7] == f"{month:02d}"), key=lambda one: one[0]
        ):
            step()
        assert close(f"2027-{month:02d}", token=f"{month}").state == "close_done"
        assert balances() == hand.trial_balance(month), month
        assert {code: BY_HAND[code][month - 1] for code in BY_HAND if BY_HAND[code][month - 1]} == (
            balances()
        )
        assert_clean()
    kinds = {event.type for event in session.query(LoanEvent)}
    assert kinds == {kind.value for kind in EventType}
