"""Worked postings of every kind of event, by the law that asks for them."""

from typing import Any

import pytest

from core.errors import RuleViolation
from fund.rules.books.roles import Role
from tests.fund.books.kit import Books, disburse
from tests.fund.loans import event, repay

#: Principal 400 million at 6%: 31 days of January and February are 2.038.356 đồng.
FIRST_INTEREST = 2_038_356
ACCRUED_JANUARY = 1_052_055


def moves(posting: Any) -> dict[str, int]:
    return {role.value: amount for role, amount in posting.moves.items()}


def paid_out(**terms: Any) -> Books:
    books = Books(**terms)
    books.post(disburse())
    return books


def overdue(**terms: Any) -> Books:
    """Return a loan of which nothing was paid, at the end of July: group 4, provision 200 million."""
    books = paid_out(**terms)
    books.end_month("2025-01-31")
    books.end_month("2025-07-31", group=4, provision=200_000_000)
    return books


def test_disbursement_fund_rules_6() -> None:
    assert moves(Books().post(disburse())) == {"loan_1": 400_000_000, "bank": -400_000_000}


def test_disbursement_of_trust_money_stands_apart_nd_45_28_2() -> None:
    found = Books(is_trust=True).post(disburse())
    assert moves(found) == {"trust_loan": 400_000_000, "bank": -400_000_000}


def test_interest_booked_before_is_settled_and_the_rest_is_income_tt_52_5_2() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    found = books.post(repay("r", "2025-02-15", 100_000_000 + FIRST_INTEREST))
    assert moves(found) == {
        "bank": 100_000_000 + FIRST_INTEREST,
        "loan_1": -100_000_000,
        "interest_receivable": -ACCRUED_JANUARY,
        "interest_income": -(FIRST_INTEREST - ACCRUED_JANUARY),
    }
    assert any("Điều 5 Thông tư 52/2022/TT-BTC" in reason for reason in found.reasons)


def test_interest_paid_in_part_settles_the_oldest_first_tt_52_5_2() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    found = books.post(repay("r", "2025-02-15", 1_000_000))
    assert moves(found) == {"bank": 1_000_000, "interest_receivable": -1_000_000}


def test_interest_off_the_balance_sheet_is_income_when_collected_tt_52_5_4() -> None:
    books = overdue()
    off = books.booked[Role.OFF_INTEREST]
    found = books.post(repay("r", "2025-08-01", 400_000_000 + 5_000_000))
    assert moves(found) == {
        "bank": 405_000_000,
        "loan_4": -400_000_000,
        "interest_income": -5_000_000,
        "off_interest": -5_000_000,
    }
    assert books.booked[Role.OFF_INTEREST] == off - 5_000_000


def test_money_above_the_debt_is_kept_for_the_customer() -> None:
    books = paid_out()
    found = books.post(repay("r", "2025-02-15", 102_038_356 + 7_000_000))
    assert found.moves[Role.CUSTOMER_ADVANCE] == -7_000_000
    back = books.post(event("f", "2025-02-16", "refund", amount=7_000_000))
    assert moves(back) == {"bank": -7_000_000, "customer_advance": 7_000_000}


def test_money_kept_pays_the_next_date_by_itself_and_the_next_event_books_it() -> None:
    books = paid_out()
    books.post(repay("r", "2025-02-15", 102_038_356 + 60_000_000))
    found = books.post(repay("s", "2025-03-20", 1_000_000))
    assert moves(found) == {
        "bank": 1_000_000,
        "customer_advance": 60_000_000,
        "loan_1": -61_000_000 + 1_380_822,
        "interest_income": -1_380_822,
    }


def test_money_kept_pays_and_the_month_end_books_it() -> None:
    books = paid_out()
    books.post(repay("r", "2025-02-15", 102_038_356 + 60_000_000))
    books.end_month("2025-02-28")
    found = books.end_month("2025-03-31", group=1, provision=0)
    receivable = 641_096
    assert found.moves[Role.CUSTOMER_ADVANCE] == 60_000_000
    assert (
        found.moves[Role.INTEREST_INCOME]
        == -(1_380_822 - receivable) - books.booked[Role.INTEREST_RECEIVABLE]
    )
    assert Role.INTEREST_LOST not in found.moves


def test_settlement_takes_what_the_quote_says() -> None:
    books = paid_out()
    found = books.post(event("s", "2025-02-20", "settle"))
    assert found.moves[Role.BANK] == 400_000_000 + FIRST_INTEREST + 328_767 + 2_792
    assert found.moves[Role.LOAN_1] == -400_000_000
    assert not any(books.booked.get(role) for role in (Role.LOAN_1, Role.INTEREST_RECEIVABLE))


def test_waived_interest_that_was_income_becomes_expense_tt_52_5_4() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    found = books.post(event("w", "2025-02-15", "waive_interest", amount=1_500_000))
    left = FIRST_INTEREST - 1_500_000
    assert moves(found) == {
        "interest_receivable": left - ACCRUED_JANUARY,
        "interest_lost": ACCRUED_JANUARY - left,
    }


def test_waived_interest_that_was_no_income_only_leaves_the_off_balance_books() -> None:
    books = overdue()
    off = books.booked[Role.OFF_INTEREST]
    assert moves(books.post(event("w", "2025-07-31", "waive_interest", amount=off))) == {
        "off_interest": -off
    }


@pytest.mark.parametrize(
    "what",
    [
        event("e", "2025-02-20", "to_overdue"),
        event("e", "2025-02-20", "recall"),
        event("e", "2025-02-20", "extend", until="2025-09-15"),
        event("e", "2025-02-20", "reschedule", lines=[{"on": "2025-08-15", "amount": 400_000_000}]),
    ],
    ids=lambda what: f"{what['type']} nd_45_27",
)
def test_a_decision_without_money_moves_nothing_and_says_so(what: dict[str, Any]) -> None:
    found = paid_out().post(what)
    assert not found.moves
    assert "không làm thay đổi số liệu kế toán" in found.reasons[-1]


def test_use_of_provision_takes_the_specific_one_first_nd_86_11_3() -> None:
    books = overdue(general=150_000_000)
    off = books.booked[Role.OFF_INTEREST]
    found = books.post(event("u", "2025-08-01", "provision_use"))
    assert moves(found) == {
        "provision_specific": 200_000_000,
        "provision_general": 150_000_000,
        "provision_expense": 50_000_000,
        "loan_4": -400_000_000,
        "off_principal": 400_000_000,
    }
    assert books.booked[Role.OFF_INTEREST] == off


def test_use_of_provision_takes_no_more_than_is_owed_nd_86_11_3() -> None:
    books = overdue(general=150_000_000)
    books.end_month("2025-08-31", group=5, provision=400_000_000)
    found = books.post(event("u", "2025-09-01", "provision_use"))
    assert moves(found) == {
        "provision_specific": 400_000_000,
        "loan_5": -400_000_000,
        "off_principal": 400_000_000,
    }


def test_interest_booked_as_income_is_lost_with_the_use_of_provision_tt_52_5_4() -> None:
    books = paid_out(general=400_000_000)
    books.end_month("2025-01-31")
    found = books.post(event("u", "2025-02-01", "provision_use"))
    assert found.moves[Role.INTEREST_LOST] == ACCRUED_JANUARY
    assert found.moves[Role.OFF_INTEREST] == ACCRUED_JANUARY


def test_recovery_after_the_use_of_provision_is_other_income_nd_86_13() -> None:
    books = overdue(general=200_000_000)
    books.post(event("u", "2025-08-01", "provision_use"))
    found = books.post(event("r", "2025-08-02", "recover", amount=30_000_000))
    assert moves(found) == {
        "bank": 30_000_000,
        "recovery_income": -30_000_000,
        "off_principal": -30_000_000,
    }


def test_removal_from_the_books_empties_the_off_balance_roles_nd_86_12() -> None:
    books = overdue(general=200_000_000)
    books.post(event("u", "2025-08-01", "provision_use"))
    off = books.booked[Role.OFF_INTEREST]
    found = books.post(event("x", "2030-08-02", "write_off"))
    assert moves(found) == {"off_principal": -400_000_000, "off_interest": -off}
    late = books.post(event("r", "2030-09-02", "recover", amount=1_000_000))
    assert moves(late) == {"bank": 1_000_000, "recovery_income": -1_000_000}


def test_trust_money_lost_lowers_the_trust_not_our_provision_nd_45_28_2() -> None:
    books = Books(is_trust=True, general=400_000_000)
    books.post(disburse())
    books.end_month("2025-07-31")
    assert Role.PROVISION_SPECIFIC not in books.booked
    found = books.post(event("x", "2025-08-01", "write_off"))
    assert found.moves[Role.TRUST_CAPITAL] == 400_000_000
    assert Role.PROVISION_GENERAL not in found.moves


def test_interest_of_trust_money_belongs_to_the_trustor() -> None:
    books = Books(is_trust=True)
    books.post(disburse())
    assert moves(books.post(repay("r", "2025-02-15", FIRST_INTEREST))) == {
        "bank": FIRST_INTEREST,
        "trust_interest": -FIRST_INTEREST,
    }


@pytest.mark.parametrize(
    "what",
    [
        repay("e", "2025-08-01", 410_000_000),
        event("e", "2025-08-01", "settle"),
        event("e", "2025-08-01", "waive_interest", amount=2_000_000),
        event("e", "2025-08-01", "provision_use"),
        event("e", "2025-08-01", "write_off"),
        event("e", "2025-08-01", "to_overdue"),
    ],
    ids=lambda what: what["type"],
)
def test_a_reversal_posts_the_opposite(what: dict[str, Any]) -> None:
    books = overdue(general=200_000_000)
    held = dict(books.booked)
    books.post(what)
    books.post(event("v", "2025-08-01", "reverse", event_id="e"))
    assert books.booked == held


def test_the_reversal_of_a_disbursement_posts_the_opposite() -> None:
    books = paid_out()
    books.post(event("v", "2025-01-20", "reverse", event_id="d"))
    assert books.booked == {}


def test_a_repayment_recorded_late_posts_its_whole_effect_in_the_open_month() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    late = {
        **repay("r", "2025-01-20", 100_000_000, "shorten"),
        "recorded_at": "2025-02-03T09:00:00",
    }
    found = books.post(late, posted_on="2025-02-03")
    # Five days on 400 and fourteen on 300 million: 1.019.178 đồng are owed, 1.052.055 were booked.
    assert moves(found) == {
        "bank": 100_000_000,
        "loan_1": -100_000_000,
        "interest_receivable": 1_019_178 - ACCRUED_JANUARY,
        "interest_income": ACCRUED_JANUARY - 1_019_178,
    }
    assert not books.end_month("2025-02-03").moves


def test_income_booked_too_high_is_taken_back_when_the_past_changes() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    late = {
        **repay("r", "2025-01-16", 390_000_000, "shorten"),
        "recorded_at": "2025-02-01T09:00:00",
    }
    found = books.post(late, posted_on="2025-02-01")
    owed = found.moves[Role.INTEREST_RECEIVABLE] + ACCRUED_JANUARY
    assert 0 < owed < ACCRUED_JANUARY
    assert found.moves[Role.INTEREST_INCOME] == ACCRUED_JANUARY - owed
    assert any("tính lại theo ngày hiệu lực" in reason for reason in found.reasons)


def test_recovered_money_goes_back_when_the_use_of_provision_is_reversed() -> None:
    books = overdue(general=200_000_000)
    books.post(event("u", "2025-08-01", "provision_use"))
    books.post(repay("r", "2025-08-02", 30_000_000))
    assert books.booked[Role.RECOVERY_INCOME] == -30_000_000
    books.post(event("v", "2025-08-03", "reverse", event_id="u"))
    assert Role.RECOVERY_INCOME not in books.booked
    assert books.booked[Role.LOAN_4] == 370_000_000
    assert books.booked[Role.PROVISION_SPECIFIC] == -200_000_000


def test_nothing_happens_before_the_first_disbursement() -> None:
    with pytest.raises(RuleViolation, match="chưa giải ngân"):
        Books().post(repay("r", "2025-02-15", 1_000_000))


def test_an_event_that_breaks_a_later_one_is_refused_by_its_name() -> None:
    books = paid_out()
    books.post(event("s", "2025-02-20", "settle"))
    with pytest.raises(RuleViolation, match="tất toán"):
        books.post({**repay("r", "2025-02-10", 1_000), "recorded_at": "2025-03-01T09:00:00"})


def test_a_late_month_end_judges_what_its_books_knew_and_corrects_what_came_after() -> None:
    books = paid_out()
    books.end_month("2025-01-31")
    books.post(repay("r", "2025-02-15", 100_000_000 + FIRST_INTEREST))
    # February ends on paper in March, after a receipt of March was posted.
    books.post(repay("s", "2025-03-03", 50_000_000, "shorten"))
    books.post(event("w", "2025-03-03", "waive_interest", amount=789_041))
    books.end_month_late("2025-02-28")
    assert moves(books.journals["end 2025-02-28"]) == {
        "interest_receivable": 641_096,
        "interest_income": -641_096,
    }
    # All interest to 03/03 was waived, so that what February accrued is owed no more.
    assert moves(books.journals["catch up 2025-02-28"]) == {
        "interest_receivable": -641_096,
        "interest_income": 641_096,
    }
