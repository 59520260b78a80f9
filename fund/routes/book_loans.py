"""The books of loans: loan book and provisions of a day, the card of one loan."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from fund.labels import books as labels
from fund.queries import funds, loans
from fund.queries.books import loan_book, loan_card, provisions
from fund.routes import bp
from fund.routes.book_asked import loans_applied, loans_asked
from fund.routes.books import no_fund
from fund.rules.books.kept_books import KeptBook


@bp.get(f"/quy-ho-tro/so/{KeptBook.LOANS}")
@requires("fund.read", scope="unit")
def loans_book() -> ResponseReturnValue:
    """Show the loan book of a day (sổ theo dõi cho vay)."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.LOANS)
    asked, sources = loans_asked(fund)
    found = loan_book.loan_book(fund.id, asked, current_scope(), ui.page_asked())
    return render_template(
        "fund/books/loans.html",
        book=KeptBook.LOANS,
        fund=fund,
        asked=asked,
        applied=loans_applied(asked, sources),
        sources=sources,
        found=found,
        labels=labels,
    )


@bp.get(f"/quy-ho-tro/so/{KeptBook.LOANS}/<int:contract_id>")
@requires("fund.read", scope="unit")
def book_of_loan(contract_id: int) -> ResponseReturnValue:
    """Show the card of one loan: every posting with the balances after it (sổ chi tiết khoản vay)."""
    contract = loans.contract(contract_id, current_scope()) or abort(404)
    on = ui.day_asked(today_vn())
    return render_template(
        "fund/books/card.html",
        contract=contract,
        fund=funds.current(),
        on=on,
        lines=loan_card.loan_card(contract.id, on),
        labels=labels,
    )


@bp.get(f"/quy-ho-tro/so/{KeptBook.PROVISIONS}")
@requires("fund.read", scope="unit")
def provisions_book() -> ResponseReturnValue:
    """Show the provisions of a day with the explanation of each loan (bảng trích lập dự phòng)."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.PROVISIONS)
    on = ui.day_asked(today_vn())
    return render_template(
        "fund/books/provisions.html",
        book=KeptBook.PROVISIONS,
        fund=fund,
        on=on,
        found=provisions.provision_table(fund.id, on, current_scope(), ui.page_asked()),
        labels=labels,
    )
