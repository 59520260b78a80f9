"""Lives of loans: worked figures of the law notes, every event, edges of days past due."""

from datetime import date, timedelta
from typing import Any

import pytest

from fund.rules.book import Book
from fund.rules.collection import repay as take
from fund.rules.daycount import round_half_up
from fund.rules.difference import impact
from fund.rules.due_dates import build_calendar
from fund.rules.reading import Fields
from fund.rules.records import DueItem
from fund.rules.replay import payoff_on, read_loan, replay
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.terms import Case, Policy, Surplus, Token
from tests.fund.loans import BASE, event, repay, state

#: 400 triệu of which 100 fell due, one instalment that never pays interest before the end.
OVERDUE: dict[str, Any] = {
    "method": "custom",
    "custom_principal": [
        {"on": "2025-02-15", "amount": 100_000_000},
        {"on": "2026-01-15", "amount": 300_000_000},
    ],
    "term_months": 12,
    "interest_every_months": 12,
}


def after(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def test_overdue_rate_replaces_the_rate_on_that_slice() -> None:
    """§4.3, điểm c khoản 4 Điều 13 TT 39/2016; điểm b khoản 1 Điều 25 NĐ 45/2021."""
    moved = event("o", "2025-02-15", "to_overdue")
    start = state("2025-02-15", moved, **OVERDUE)
    later = state(after("2025-02-15", 30), moved, **OVERDUE)
    assert later["overdue_interest"] == 739_726
    assert later["interest_accrued"] - start["interest_accrued"] == 1_479_452
    assert later["principal_overdue"] == 100_000_000


def test_unpaid_principal_keeps_the_rate_until_it_is_moved() -> None:
    day = after("2025-02-15", 30)
    unmoved = state(day, **OVERDUE)
    assert unmoved["overdue_interest"] == 0
    assert unmoved["interest_accrued"] == round_half_up(400_000_000 * 6 * 61, 36500)


def test_late_interest_runs_on_unpaid_interest() -> None:
    """§4.3, điểm b khoản 4 Điều 13 TT 39/2016: 3 triệu, 10%/năm, 30 ngày."""
    loan = {
        "principal": 300_000_000,
        "annual_rate": "0.12",
        "day_count": "30/360",
        "term_months": 6,
    }
    found = state(
        "2025-03-15",
        **loan,
        principal_grace_months=5,
        policy={"late_interest_rate": "0.10"},
    )
    assert found["interest_overdue"] == 3_000_000
    real = state(after("2025-02-15", 30), annual_rate="0", **_interest_of_three_million())
    assert real["late_interest"] == 24_658


def _interest_of_three_million() -> dict[str, Any]:
    """Return a loan whose first month bears exactly 3.000.000 and whose later months bear none."""
    return {
        "principal": 365_000_000,
        "rate_changes": [
            {"on": "2025-01-15", "annual_rate": "0.30"},
            {"on": "2025-01-25", "annual_rate": "0"},
        ],
        "term_months": 6,
        "principal_grace_months": 5,
    }


def test_collection_when_some_instalments_are_overdue() -> None:
    """§4.4, khoản 4 Điều 18 TT 39/2016 as amended by TT 06/2023: 40 / 1.2 / 10 / 2, 6.8 left."""
    loan = read_loan(Fields({**BASE, "as_of": "2025-03-15"}))
    book = Book(loan.terms, Policy(), build_calendar(loan.terms, PLAIN_WEEK))
    book.day, book.next_index = date(2025, 3, 15), 2
    book.outstanding, book.due_principal = 300_000_000, 50_000_000
    book.due_interest = 3_200_000
    book.items = [
        DueItem(date(2025, 2, 15), 40_000_000, 1_200_000),
        DueItem(date(2025, 3, 15), 10_000_000, 2_000_000),
    ]
    taken, left = take(book, 60_000_000, Surplus.NEXT)
    assert list(taken.items()) == [
        (Token.PRINCIPAL_OVERDUE, 40_000_000),
        (Token.INTEREST_OVERDUE, 1_200_000),
        (Token.PRINCIPAL_DUE, 10_000_000),
        (Token.INTEREST_DUE, 2_000_000),
    ]
    assert left == book.prepaid == 6_800_000


def test_current_loan_pays_interest_first() -> None:
    found = state("2025-02-15", repay("a", "2025-02-15", 50_000_000))
    assert found["allocations"] == [
        {
            "event_id": "a",
            "on": "2025-02-15",
            "to": {"interest_due": 2_038_356, "principal_due": 47_961_644},
            "surplus": 0,
        }
    ]


def test_loan_past_its_end_pays_principal_first() -> None:
    found = state("2025-06-01", repay("a", "2025-06-01", 50_000_000))
    assert found["allocations"][0]["to"] == {"principal_overdue": 50_000_000}


def test_receipt_keeps_the_order_by_which_it_was_shared() -> None:
    order = (Token.INTEREST_OVERDUE, Token.PRINCIPAL_OVERDUE)
    policy = {"collection_order": {"part_overdue": list(order)}}
    paid = [
        repay("a", "2025-02-20", 3_000_000),
        repay("b", "2025-02-21", 99_038_356, "shorten"),
        event("s", "2025-02-22", "settle"),
    ]
    loan = read_loan(Fields({**BASE, "as_of": "2025-02-22", "events": paid, "policy": policy}))
    found = [(one.case, one.order, one.surplus_use) for one in replay(loan).receipts]
    assert found == [
        (Case.PART_OVERDUE, order, None),
        (Case.PART_OVERDUE, order, None),
        (None, (), None),
    ]
    early = read_loan(
        Fields({**BASE, "as_of": "2025-01-20", "events": [repay("e", "2025-01-20", 5, "lower")]})
    )
    assert replay(early).receipts[0].surplus_use is Surplus.LOWER


def test_contract_may_choose_another_order() -> None:
    order = {"part_overdue": ["interest_overdue", "principal_overdue"]}
    found = state(
        "2025-02-20",
        repay("a", "2025-02-20", 3_000_000),
        policy={"collection_order": order},
    )
    assert found["allocations"][0]["to"] == {
        "interest_overdue": 2_038_356,
        "principal_overdue": 961_644,
    }


@pytest.mark.parametrize(
    ("day", "days", "overdue"),
    [("2025-02-14", 0, 0), ("2025-02-15", 0, 0), ("2025-02-16", 1, 100_000_000)],
)
def test_due_date_is_day_zero(day: str, days: int, overdue: int) -> None:
    found = state(day)
    assert found["days_past_due"] == days
    assert found["principal_overdue"] == overdue


def test_part_payment_does_not_stop_the_days() -> None:
    found = state("2025-02-25", repay("a", "2025-02-16", 101_000_000))
    assert found["days_past_due"] == 10
    assert found["interest_overdue"] == 1_038_356


def test_surplus_for_the_next_date_pays_it_when_it_comes() -> None:
    paid = repay("a", "2025-02-15", 203_000_000)
    assert state("2025-02-20", paid)["prepaid"] == 203_000_000 - 102_038_356
    due = state("2025-03-15", paid)
    assert due["prepaid"] == 0
    assert due["principal_due"] + due["interest_due"] == 102_038_356 + 101_380_822 - 203_000_000


def test_money_kept_pays_as_soon_as_the_order_of_the_contract_lets_it() -> None:
    """The order leaves out what is due: the money kept pays on the first day of lateness."""
    order = {"part_overdue": ["interest_overdue", "principal_overdue"]}
    loan = {"policy": {"collection_order": order}}
    paid = repay("a", "2025-02-16", 250_000_000)
    due = state("2025-03-15", paid, **loan)
    assert (due["interest_due"], due["principal_due"]) == (1_397_260, 100_000_000)
    for day in ("2025-03-16", "2025-04-14"):
        later = state(day, paid, **loan)
        assert (later["days_past_due"], later["principal_outstanding"]) == (0, 200_000_000)
        assert later["prepaid"] == 250_000_000 - 102_038_356 - 101_397_260


def test_surplus_that_shortens_keeps_the_instalments() -> None:
    found = state("2025-02-20", repay("a", "2025-02-15", 202_038_356, "shorten"))
    assert found["principal_outstanding"] == 200_000_000
    assert found["next_due"]["principal"] == 100_000_000


def test_surplus_that_lowers_keeps_the_dates() -> None:
    found = state("2025-02-20", repay("a", "2025-02-15", 202_038_356, "lower"))
    assert found["principal_outstanding"] == 200_000_000
    assert found["next_due"]["principal"] == 66_666_667


def test_settlement_is_to_the_day_and_the_quote_is_the_posting() -> None:
    loan = read_loan(Fields({**BASE, "as_of": "2025-01-15"}))
    quoted = payoff_on(loan, date(2025, 2, 3))
    found = state("2025-02-03", event("s", "2025-02-03", "settle"))
    assert sum(found["allocations"][0]["to"].values()) == quoted == 400_000_000 + 1_249_315
    assert found["payoff"] == 0
    assert found["next_due"] is None


def test_waiver_takes_penalties_first() -> None:
    waived = event("w", "2025-02-25", "waive_interest", amount=10_000)
    before, found = state("2025-02-25"), state("2025-02-25", waived)
    assert before["late_interest"] == 5_585
    assert found["late_interest"] == 0
    assert found["interest_overdue"] == before["interest_overdue"] - (10_000 - 5_585)


def test_new_lines_replace_what_was_due() -> None:
    lines = [
        {"on": "2025-04-15", "amount": 150_000_000},
        {"on": "2025-05-15", "amount": 250_000_000},
    ]
    change = event("r", "2025-02-20", "reschedule", lines=lines)
    found = state("2025-02-20", change)
    assert found["days_past_due"] == found["principal_overdue"] == 0
    assert found["next_due"] == {"on": "2025-03-15", "principal": 0, "interest": 1_841_096}
    due = state("2025-04-15", change)
    assert due["principal_due"] == 150_000_000
    assert due["interest_due"] == 2_038_356 + 2_038_356


def test_new_lines_on_two_days_off_meet_on_one_working_day() -> None:
    """15/03/2025 is a Saturday, the 16th a Sunday: both move to Monday the 17th."""
    lines = [
        {"on": "2025-03-15", "amount": 100_000_000},
        {"on": "2025-03-16", "amount": 50_000_000},
        {"on": "2025-05-15", "amount": 250_000_000},
    ]
    change = event("r", "2025-02-20", "reschedule", lines=lines)
    found = state("2025-03-17", change, holiday_shift="next")
    assert found["principal_due"] == 150_000_000


def test_lower_instalments_when_the_interest_run_is_more_than_one() -> None:
    """Nearly all is repaid late in a long first period: its date pays interest, the rest is level."""
    paid = repay("a", "2025-04-10", 390_000_000, "lower")
    loan = {"method": "equal_instalment", "first_due_on": "2025-04-15", "term_months": 5}
    first = state("2025-04-14", paid, **loan)["next_due"]
    assert (first["on"], first["principal"]) == ("2025-04-15", 0)
    second = repay("b", "2025-04-15", first["interest"])
    due = state("2025-05-14", paid, second, **loan)["next_due"]
    assert due == {"on": "2025-05-15", "principal": 2_531_310 - 49_315, "interest": 49_315}


def test_longer_term_moves_the_last_principal() -> None:
    longer = event("x", "2025-05-01", "extend", until="2025-08-15")
    paid = [
        repay(f"p{n}", f"2025-0{n}-15", amount)
        for n, amount in ((2, 102_038_356), (3, 101_380_822), (4, 101_019_178))
    ]
    found = state("2025-05-15", *paid, longer)
    assert found["principal_due"] == 0
    assert state("2025-08-15", *paid, longer)["principal_due"] == 100_000_000


def test_longer_term_after_the_end_takes_back_all_dues() -> None:
    longer = event("x", "2025-05-20", "extend", until="2025-08-15")
    found = state("2025-05-20", longer)
    assert found["days_past_due"] == 0
    assert state("2025-08-15", longer)["principal_due"] == 400_000_000


def test_recall_makes_all_due_that_day() -> None:
    called = event("c", "2025-02-01", "recall")
    found = state("2025-02-01", called)
    assert found["principal_due"] == 400_000_000
    assert found["interest_due"] == 1_117_808
    assert found["next_due"] is None
    assert state("2025-02-02", called)["principal_overdue"] == 400_000_000


def test_used_provision_changes_no_debt() -> None:
    used = event("u", "2025-12-01", "provision_use")
    with_it, without = state("2025-12-02", used), state("2025-12-02")
    assert with_it["payoff"] == without["payoff"]
    assert with_it["provision_specific"] == 0 < without["provision_specific"]
    got = event("g", "2025-12-02", "recover", amount=1_000_000)
    assert state("2025-12-02", used, got)["payoff"] == without["payoff"] - 1_000_000


def test_written_off_debt_may_still_be_recovered() -> None:
    events = [
        event("u", "2025-12-01", "provision_use"),
        event("w", "2026-02-01", "write_off"),
        event("g", "2026-03-01", "recover", amount=5_000_000),
    ]
    found = state("2026-03-01", *events)
    assert found["payoff"] == found["principal_outstanding"] == 0
    assert found["allocations"][0]["surplus"] == 5_000_000
    assert any("chưa đủ 5 năm" in text for text in found["explanation"])


def test_money_kept_may_be_given_back() -> None:
    events = [
        repay("a", "2025-01-20", 5_000_000),
        event("b", "2025-01-21", "refund", amount=2_000_000),
    ]
    assert state("2025-01-22", *events)["prepaid"] == 3_000_000


def test_recorded_disbursements_replace_the_plan() -> None:
    out = event("d", "2025-01-20", "disburse", amount=400_000_000)
    assert state("2025-01-19", out)["principal_outstanding"] == 0
    assert state("2025-01-20", out)["principal_outstanding"] == 400_000_000
    plan = [{"on": "2025-01-15", "amount": 300_000_000}]
    more = event("d", "2025-02-01", "disburse", amount=100_000_000)
    assert state("2025-02-01", more, disbursements=plan)["principal_outstanding"] == 400_000_000


def test_reversed_event_never_was_but_stands_until_its_reversal() -> None:
    events = [
        repay("a", "2025-02-15", 102_038_356),
        event("b", "2025-03-01", "reverse", event_id="a"),
    ]
    assert state("2025-02-20", *events)["principal_overdue"] == 0
    found, without = state("2025-03-01", *events), state("2025-03-01")
    assert found == without


def test_late_entry_shows_what_it_changes() -> None:
    loan = read_loan(
        Fields({**BASE, "as_of": "2025-03-20", "events": [repay("b", "2025-03-18", 50_000_000)]})
    )
    late = read_loan(
        Fields({**BASE, "as_of": "2025-03-20", "events": [repay("a", "2025-02-15", 102_038_356)]})
    )
    found = impact(loan, late.events[0])
    changed = {change.field: (change.before, change.after) for change in found.figures}
    assert changed["days_past_due"] == (33, 5)
    assert changed["principal_overdue"] == (150_000_000, 50_000_000)
    assert [(old is None, new is None) for old, new in found.receipts] == [(True, False)]


def test_same_day_events_follow_the_moment_they_were_recorded() -> None:
    first = {**repay("z", "2025-02-15", 1_000_000), "recorded_at": "2025-02-15T08:00:00"}
    second = {**repay("a", "2025-02-15", 2_000_000), "recorded_at": "2025-02-15T09:00:00"}
    names = [line["event_id"] for line in state("2025-02-15", second, first)["allocations"]]
    assert names == ["z", "a"]
    west = {**second, "recorded_at": "2025-02-15T00:30:00Z"}
    names = [line["event_id"] for line in state("2025-02-15", west, first)["allocations"]]
    assert names == ["a", "z"]
