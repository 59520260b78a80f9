"""A receipt of a closed month is reversed and entered right: no day counts both, no close waits."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from core.db import db
from fund.models import BookMonth, LoanContract
from fund.queries import close_pages, loans
from fund.rules.books.case import run_of
from fund.rules.collection import days_past_due
from fund.rules.events import read_event
from fund.rules.reading import Fields
from fund.rules.replay import Loan
from fund.services import closing
from fund.services.closing.runs import SILENT
from tests.factories.accounts import make_user
from tests.factories.fund import paid_out, put, the_fund
from tests.fund.books.kit import Books, disburse
from tests.fund.closing.kit import (
    assert_clean,
    close,
    close_until,
    figures,
    month,
    month_id,
    position,
)
from tests.fund.closing.test_closing import FIRST

TODAY = date(2025, 4, 3)
#: What came instead of the whole first instalment: 2,000,000 of interest alone.
RIGHT = 2_000_000


@pytest.fixture
def corrected(session: Session) -> LoanContract:
    """Return a loan whose receipt of February was too high, mended on 03/04 with March still open."""
    contract = paid_out()
    wrong = put(contract, "repay", "2025-02-15", amount=FIRST).event
    close_until("2025-02", since="2025-01")
    assert figures("2025-02", contract)["debt_group"] == 1
    day = date(2025, 3, 31)
    put(contract, "reverse", day, today=TODAY, reverses_id=wrong.id)
    right = put(contract, "repay", "2025-02-15", amount=RIGHT, today=TODAY).event
    assert right.posted_on == day
    return contract


def told(loan: Loan) -> tuple[int, int, int]:
    run = run_of(loan)
    assert run is not None
    return run.book.outstanding, run.book.prepaid, days_past_due(run.book)


def right_alone(on: date) -> tuple[int, int, int]:
    """Return the same of a loan that only ever had the right receipt."""
    events = (
        read_event(Fields(one))
        for one in (
            disburse(),
            {"id": "r", "on": "2025-02-15", "type": "repay", "amount": RIGHT},
        )
    )
    return told(replace(Books().loan, events=tuple(events), as_of=on))


def test_a_day_before_the_reversal_counts_the_right_receipt_alone(corrected: LoanContract) -> None:
    for day in (
        date(2025, 2, 15),
        date(2025, 2, 28),
        date(2025, 3, 30),
        date(2025, 3, 31),
    ):
        found = told(loans.loan_on(corrected, day))
        assert found == right_alone(day)
        assert found[1] == 0


def test_the_closed_month_says_what_would_have_been_and_the_open_one_provides_for_it(
    corrected: LoanContract,
) -> None:
    db.session.commit()
    (february,) = closing.corrections(db.session.get_one(BookMonth, month_id("2025-02")))
    values = {name: (then, now) for name, then, now in february.values}
    assert values["debt_group"] == (1, 2)
    principal = right_alone(date(2025, 2, 28))[0]
    assert values["outstanding_vnd"] == (300_000_000, principal)
    close("2025-03", today=TODAY)
    found = figures("2025-03", corrected)
    # 44 days late: group 3, a quarter of the principal.
    assert (found["days_past_due"], found["debt_group"]) == (44, 3)
    assert found["provision_vnd"] == principal // 4 == -position(corrected)["provision_specific"]
    assert_clean()


def test_a_reversal_alone_is_told_too(session: Session) -> None:
    contract = paid_out()
    wrong = put(contract, "repay", "2025-02-15", amount=FIRST).event
    close_until("2025-02", since="2025-01")
    put(contract, "reverse", TODAY, reverses_id=wrong.id)
    session.commit()
    (february,) = closing.corrections(db.session.get_one(BookMonth, month_id("2025-02")))
    assert ("debt_group", 1, 2) in february.values
    months = close_pages.listed_months(the_fund(), TODAY)
    assert close_pages.late_counts(the_fund().id, months)[month("2025-02")] == 1


def test_a_correction_posted_after_the_open_month_still_classifies_it(session: Session) -> None:
    """Somebody chose today: the page warns, the group of March knows, the money waits for April."""
    contract = paid_out()
    wrong = put(contract, "repay", "2025-02-15", amount=FIRST).event
    close_until("2025-02", since="2025-01")
    put(contract, "reverse", TODAY, reverses_id=wrong.id)
    put(contract, "repay", "2025-02-15", amount=RIGHT, today=TODAY)
    session.commit()
    page = close_pages.month_page(the_fund(), month("2025-03"), TODAY, SILENT)
    assert page.posted_later == 2
    close("2025-03", today=TODAY)
    found = figures("2025-03", contract)
    principal = right_alone(date(2025, 3, 31))[0]
    assert (found["debt_group"], found["outstanding_vnd"]) == (3, 300_000_000)
    assert found["provision_vnd"] == principal // 4
    assert_clean()
    close("2025-04", today=date(2025, 5, 2))
    assert figures("2025-04", contract)["outstanding_vnd"] == principal
    assert_clean()


def test_the_reversal_offers_the_last_day_of_the_open_month(
    session: Session,
    as_user: Callable[..., FlaskClient],
    day: Callable[[date], None],
) -> None:
    contract = paid_out()
    wrong = put(contract, "repay", "2025-02-15", amount=FIRST).event
    close_until("2025-02", since="2025-01")
    day(TODAY)
    client = as_user(make_user(Duty.CHIEF_ACCOUNTANT))
    path = f"/quy-ho-tro/hop-dong/{contract.id}"
    shown = client.get(f"{path}/huy/{wrong.id}").get_data(as_text=True)
    assert "Bút toán sẽ ghi ngày 31/03/2025" in shown
    assert 'value="31/03/2025"' in shown


def test_a_reversed_disbursement_leaves_a_loan_that_was_paid_out(session: Session) -> None:
    """Its month's end still looks at it: the provision of the month before goes."""
    contract = paid_out(terms={"start": "2025-01-15"})
    close_until("2025-02", since="2025-01")
    (paid,) = loans.events_of([contract.id])[contract.id]
    put(contract, "reverse", date(2025, 3, 31), today=TODAY, reverses_id=paid.id)
    assert told(loans.loan_on(contract, date(2025, 2, 28))) == (0, 0, 0)
    close("2025-03", today=TODAY)
    assert "provision_specific" not in position(contract)
    assert_clean()
