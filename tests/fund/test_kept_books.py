"""The books to read: their figures are those of the entries, on any day, by few questions."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from accounts.rules.duties import Duty
from coop_registry.models import Organisation
from core.access import EVERYTHING
from core.db import db
from fund.models import Journal, LoanContract
from fund.queries import ledger
from fund.queries.books import lines, loan_book, loan_card, provisions, turnovers
from fund.queries.books.loan_book import LoanBookAsked
from fund.rules.books.contracts import MoneyPlace
from fund.rules.books.kept_books import KeptBook, Span, Turnover, totals, with_sums
from fund.rules.books.roles import AccountKind
from tests.factories.accounts import make_user
from tests.factories.fund import make_trust_source, paid_out, put, the_fund

YEAR = Span(date(2025, 1, 1), date(2025, 6, 2))
FIRST = 102_038_356
PAGES = [f"/quy-ho-tro/so/{book}" for book in KeptBook]


def a_year() -> LoanContract:
    """Return a loan paid out on 15/01, repaid once in cash and once at the bank."""
    contract = paid_out()
    put(contract, "repay", "2025-02-15", amount=FIRST, money=MoneyPlace.CASH)
    put(contract, "repay", "2025-03-15", amount=100_000_000)
    return contract


def turnover(code: str, span: Span) -> Turnover:
    return next(one for one in turnovers.turnovers(the_fund().id, span) if one.code == code)


def test_general_accounts_hold_those_under_them_and_totals_count_each_once() -> None:
    rows = [
        Turnover("201", "Cho vay", AccountKind.ASSET),
        Turnover("2011", "Nhóm 1", AccountKind.ASSET, opening=5, debit=10, credit=3),
        Turnover("2012", "Nhóm 2", AccountKind.ASSET, debit=1),
        Turnover("601", "Vốn", AccountKind.EQUITY, opening=-5, credit=8),
        Turnover("609", "Vốn khác", AccountKind.EQUITY),
    ]
    shown = with_sums(rows)
    assert [(one.code, one.closing) for one in shown] == [
        ("201", 13),
        ("2011", 12),
        ("2012", 1),
        ("601", -13),
    ]
    assert totals(rows) == (5, 5, 11, 11, 13, 13)


def test_the_trial_balance_is_the_sum_of_the_entries_of_its_days(session: Session) -> None:
    a_year()
    february = Span(date(2025, 2, 1), date(2025, 2, 28))
    loans = turnover("2011", february)
    assert (loans.opening, loans.debit, loans.credit) == (400_000_000, 0, 100_000_000)
    assert turnover("101", february).closing == FIRST
    assert turnover("101", Span(date(2025, 2, 1), date(2025, 2, 14))).closing == 0
    opening, _, debit, credit, *_ = totals(turnovers.turnovers(the_fund().id, february))
    assert (opening, debit) == (400_000_000, credit)
    found = totals(turnovers.turnovers(the_fund().id, YEAR))
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert found[4] == found[5]


def test_a_source_of_capital_narrows_the_books(session: Session) -> None:
    a_year()
    trust = make_trust_source(the_fund())
    paid_out(source_id=trust)
    own = Span(YEAR.start_on, YEAR.end_on, source_id=1)
    assert turnover("251", own).closing == 0
    assert turnover("251", Span(YEAR.start_on, YEAR.end_on, trust)).closing == 400_000_000


def test_an_accounts_book_carries_its_balance_over_its_pages(session: Session) -> None:
    a_year()
    ids = lines.account_ids(the_fund().id, "201")
    whole = lines.account_book(ids, YEAR)
    assert [one.balance for one in whole.page.rows] == [400_000_000, 300_000_000, 201_380_822]
    assert (whole.page.rows[0].against, whole.page.rows[0].document) == ("130", "BN 1/2025")
    second = lines.account_book(ids, YEAR, 2, size=2)
    assert [one.balance for one in second.page.rows] == [201_380_822]
    assert second.closing == whole.closing == 201_380_822
    later = lines.account_book(ids, Span(date(2025, 3, 1), YEAR.end_on))
    assert (later.opening, later.page.rows[0].balance) == (300_000_000, 201_380_822)


def test_the_loan_book_stands_on_any_day(session: Session) -> None:
    contract = a_year()
    fund = the_fund()

    def book(on: str, **changes: Any) -> loan_book.LoanBook:
        asked = LoanBookAsked(date.fromisoformat(on), **changes)
        return loan_book.loan_book(fund.id, asked, EVERYTHING)

    assert book("2025-01-14").page.total == 0
    line = book("2025-02-14").page.rows[0]
    assert (line.held.principal, line.held.group, line.overdue) == (400_000_000, 1, 0)
    line = book("2025-04-20").page.rows[0]
    engine = 300_000_000 - line.held.principal
    assert engine == 98_619_178  # of 100.000.000 the interest of March was taken first
    assert (line.overdue, line.days_past_due) == (101_380_822, 36)
    assert book("2025-04-20").totals.principal == ledger.position(contract.id)["loan_1"]
    assert book("2025-04-20", text="không có ai").page.total == 0
    assert book("2025-04-20", group=2).page.total == 0
    assert book("2025-04-20", group=1).page.total == 1


def test_a_loan_card_has_a_line_for_each_posting_and_the_balance_after_it(
    session: Session,
) -> None:
    contract = a_year()
    card = loan_card.loan_card(contract.id, YEAR.end_on)
    told = [(one.paid_out, one.principal_paid, one.earned, one.held.principal) for one in card]
    assert told[0] == (400_000_000, 0, 0, 400_000_000)
    assert told[1] == (0, 100_000_000, 2_038_356, 300_000_000)
    assert sum(paid + earned for _, paid, earned, _ in told[1:]) == FIRST + 100_000_000
    assert len(loan_card.loan_card(contract.id, date(2025, 2, 14))) == 1


def test_a_provision_comes_with_its_explanation(session: Session) -> None:
    contract = paid_out()
    table = provisions.provision_table(the_fund().id, date(2025, 6, 1), EVERYTHING)
    line = table.page.rows[0]
    assert line.contract_id == contract.id
    assert line.group == 4  # 106 days past due
    assert line.required == 200_000_000
    assert line.missing == 200_000_000
    assert any("Dự phòng cụ thể" in reason for reason in line.reasons)


@pytest.fixture
def books(
    session: Session, as_user: Callable[[Any], FlaskClient]
) -> tuple[FlaskClient, LoanContract]:
    contract = a_year()
    return as_user(make_user(Duty.CONTROLLER, None)), contract


def test_every_figure_of_the_trial_balance_opens_its_entries(
    books: tuple[FlaskClient, LoanContract],
) -> None:
    client, contract = books
    page = client.get("/quy-ho-tro/so/so-du-tai-khoan").get_data(as_text=True)
    assert "/quy-ho-tro/so/so-cai?tk=2011" in page
    ledger_page = client.get("/quy-ho-tro/so/so-cai?tk=2011").get_data(as_text=True)
    assert f"/quy-ho-tro/so/cho-vay/{contract.id}" in ledger_page
    journal = db.session.query(Journal).first()
    assert journal is not None
    assert f"/quy-ho-tro/so/but-toan/{journal.id}" in ledger_page
    entry = client.get(f"/quy-ho-tro/so/but-toan/{journal.id}").get_data(as_text=True)
    assert "400.000.000" in entry


@pytest.mark.parametrize("terms", [{}, {"annual_rate": "nhiều"}])
@pytest.mark.parametrize("book", [KeptBook.LOANS, KeptBook.PROVISIONS])
def test_a_damaged_loan_is_listed_with_the_reason(
    book: KeptBook, terms: dict[str, Any], books: tuple[FlaskClient, LoanContract]
) -> None:
    client, contract = books
    sound = paid_out(db.session.get_one(Organisation, contract.organisation_id))
    contract.terms = {**contract.terms, **terms} if terms else {}
    db.session.commit()
    path = f"/quy-ho-tro/so/{book}"
    answer = client.get(path)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert ("Phải là số thập phân" if terms else "của khoản vay bị hỏng") in page
    assert sound.number in page
    if book is KeptBook.PROVISIONS:
        assert f"Chưa kể nhóm nợ của hợp đồng {contract.number}" in page
    for ending in ("tep-pdf", "tep-excel"):
        assert client.get(f"{path}/{ending}").status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_books_are_told_apart_from_nothing(
    path: str, session: Session, as_user: Callable[[Any], FlaskClient]
) -> None:
    client = as_user(make_user(Duty.CONTROLLER, None))
    assert "Chưa khai báo Quỹ" in client.get(path).get_data(as_text=True)
    the_fund()
    db.session.commit()
    answer = client.get(f"{path}?tu=hom%20qua&den=31/12/2099&nguon=x&nhom=9&trang=99&tk=<b>")
    assert answer.status_code == 200
    assert "<b>" not in answer.get_data(as_text=True)


def test_an_account_that_does_not_exist_is_told(books: tuple[FlaskClient, LoanContract]) -> None:
    page = books[0].get("/quy-ho-tro/so/so-cai?tk=9999").get_data(as_text=True)
    assert "Không có tài khoản 9999" in page


@pytest.mark.parametrize("book", KeptBook)
def test_every_book_is_a_paper_and_a_workbook(
    book: KeptBook, books: tuple[FlaskClient, LoanContract]
) -> None:
    client, _ = books
    words = "?tk=2011" if book is KeptBook.LEDGER else ""
    pdf = client.get(f"/quy-ho-tro/so/{book}/tep-pdf{words}")
    assert pdf.data.startswith(b"%PDF")
    answer = client.get(f"/quy-ho-tro/so/{book}/tep-excel{words}")
    sheet = openpyxl.load_workbook(BytesIO(answer.data)).worksheets[0]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(isinstance(cell, int) and cell for cell in cells) or book in (KeptBook.OFF_BALANCE,)


def test_the_card_is_a_paper_and_a_workbook(books: tuple[FlaskClient, LoanContract]) -> None:
    client, contract = books
    for ending, head in (("tep-pdf", b"%PDF"), ("tep-excel", b"PK")):
        answer = client.get(f"/quy-ho-tro/so/cho-vay/{contract.id}/{ending}")
        assert answer.data.startswith(head)
    assert client.get("/quy-ho-tro/so/khong-co/tep-pdf").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_a_book_asks_as_often_for_many_loans_as_for_few(
    path: str,
    books: tuple[FlaskClient, LoanContract],
    count_queries: Callable[[], Any],
) -> None:
    client, _ = books
    words = "?tk=2011" if path.endswith("so-cai") else ""
    client.get(path + words)
    with count_queries() as few:
        client.get(path + words)
    for _ in range(4):
        paid_out()
    db.session.commit()
    with count_queries() as many:
        client.get(path + words)
    assert len(many) == len(few) <= 24
