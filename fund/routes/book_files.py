"""The books as PDF and workbook: exactly what the page is narrowed to, all pages of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

from flask import abort, flash, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date
from core.money import format_number
from fund.labels import books as labels
from fund.models import SupportFund
from fund.papers.books import account_tables as by_account
from fund.papers.books import loan_tables as by_loan
from fund.papers.books.printed import PDF_ROWS, Printed, printed_pdf, printed_xlsx
from fund.queries import funds, ledger, loans
from fund.queries.books import journals, lines, loan_book, loan_card, provisions, turnovers
from fund.routes import bp
from fund.routes.book_asked import Asked, book_asked, loans_asked
from fund.routes.books import OF_ROLE
from fund.rules.books.kept_books import KeptBook
from papers.blocks import Table

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: More rows than any sheet of a workbook has.
ALL = 1_000_000


@bp.get("/quy-ho-tro/so/<string:book>/tep-pdf")
@requires("fund.read", scope="unit")
def book_pdf(book: str) -> ResponseReturnValue:
    """Send a book as PDF; one too long for paper leads back with what to do."""
    kind = _known(book)
    printed = _printed(kind)
    if printed.rows > PDF_ROWS:
        flash(_too_long(printed), "error")
        return redirect(url_for(_PAGES[kind], **request.args.to_dict()), code=303)
    return _sent(printed_pdf(printed), "application/pdf", "pdf", printed)


@bp.get("/quy-ho-tro/so/<string:book>/tep-excel")
@requires("fund.read", scope="unit")
def book_excel(book: str) -> ResponseReturnValue:
    """Send a book as a workbook."""
    printed = _printed(_known(book))
    return _sent(printed_xlsx(printed), XLSX, "xlsx", printed)


@bp.get(f"/quy-ho-tro/so/{KeptBook.LOANS}/<int:contract_id>/tep-pdf")
@requires("fund.read", scope="unit")
def card_pdf(contract_id: int) -> ResponseReturnValue:
    """Send the card of one loan as PDF."""
    printed = _card(contract_id)
    return _sent(printed_pdf(printed), "application/pdf", "pdf", printed)


@bp.get(f"/quy-ho-tro/so/{KeptBook.LOANS}/<int:contract_id>/tep-excel")
@requires("fund.read", scope="unit")
def card_excel(contract_id: int) -> ResponseReturnValue:
    """Send the card of one loan as a workbook."""
    printed = _card(contract_id)
    return _sent(printed_xlsx(printed), XLSX, "xlsx", printed)


def _known(book: str) -> KeptBook:
    return KeptBook(book) if book in set(KeptBook) else abort(404)


def _too_long(printed: Printed) -> str:
    return (
        f"Sổ có {format_number(printed.rows)} dòng, bản in chỉ nhận {format_number(PDF_ROWS)} dòng. "
        "Hãy chọn kỳ ngắn hơn, hoặc tải Excel."
    )


def _sent(content: bytes, kind: str, ending: str, printed: Printed) -> ResponseReturnValue:
    name = f"{printed.stem}.{ending}"
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)


def _printed(book: KeptBook) -> Printed:
    """Return the book that the address asks for, all its pages."""
    fund = funds.current() or abort(404)
    if book in _OF_DAYS:
        on, tables, notes = _OF_DAYS[book](fund)
        words = (f"Tính đến hết ngày {format_date(on)}",)
        return _made(book, fund, (on, on), words, tables, notes)
    asked = book_asked(fund)
    tables = _OF_PERIODS[book](book, fund, asked)
    span = asked.span
    words = (f"Từ ngày {format_date(span.start_on)} đến ngày {format_date(span.end_on)}",)
    words += tuple(f"{label}: {value}" for label, value, _ in asked.applied)
    return _made(book, fund, (span.start_on, span.end_on), words, tables, ())


def _made(
    book: KeptBook,
    fund: SupportFund,
    days: tuple[date, date],
    words: tuple[str, ...],
    tables: tuple[Table, ...],
    notes: tuple[str, ...],
) -> Printed:
    return Printed(
        stem=f"{book.value}-{days[1].isoformat()}",
        title=labels.KEPT_BOOK[book],
        subtitle=words,
        tables=tables,
        fund=fund.name,
        is_demo=fund.is_demo,
        notes=notes,
    )


# -- books of a period ----------------------------------------------------------------------------


def _trial(book: KeptBook, fund: SupportFund, asked: Asked) -> tuple[Table, ...]:
    return by_account.trial_tables(turnovers.turnovers(fund.id, asked.span))


def _ledger(book: KeptBook, fund: SupportFund, asked: Asked) -> tuple[Table, ...]:
    """Return the lines of one account; the ledger without one is refused, off-balance takes all."""
    if book in OF_ROLE:
        account = ledger.accounts_by_role(fund.id).get(OF_ROLE[book]) or abort(404)
        return (_of_account(book, fund, asked, account.code, account.name),)
    found = [one for one in ledger.chart(fund.id) if one.code == asked.account]
    if book is KeptBook.OFF_BALANCE and not found:
        found = [one for one in ledger.chart(fund.id) if one.kind == "off_balance"]
    if not found:
        return by_account.trial_tables(turnovers.turnovers(fund.id, asked.span))
    return tuple(_of_account(book, fund, asked, one.code, one.name) for one in found)


def _of_account(book: KeptBook, fund: SupportFund, asked: Asked, code: str, name: str) -> Table:
    paired = book is not KeptBook.OFF_BALANCE
    ids = lines.account_ids(fund.id, code)
    account = lines.account_book(ids, asked.span, size=ALL, paired=paired)
    return by_account.line_table(
        book, f"Tài khoản {code} – {name}", account, asked.span, paired=paired
    )


def _journal(book: KeptBook, fund: SupportFund, asked: Asked) -> tuple[Table, ...]:
    page = journals.journal_page(fund.id, asked.span, asked.kind, size=ALL)
    return (by_account.journal_table(page.rows),)


_OF_PERIODS: dict[KeptBook, Callable[[KeptBook, SupportFund, Asked], tuple[Table, ...]]] = {
    KeptBook.TRIAL_BALANCE: _trial,
    KeptBook.LEDGER: _ledger,
    KeptBook.CASH: _ledger,
    KeptBook.BANK: _ledger,
    KeptBook.OFF_BALANCE: _ledger,
    KeptBook.JOURNAL: _journal,
}


# -- books of a day -------------------------------------------------------------------------------

_Day = tuple[date, tuple[Table, ...], tuple[str, ...]]


def _loans(fund: SupportFund) -> _Day:
    asked, _ = loans_asked(fund)
    found = loan_book.loan_book(fund.id, asked, current_scope(), size=ALL)
    table = by_loan.loan_book_table(found.page.rows, found.totals)
    troubles = tuple(
        f"Hợp đồng {one.number}: {one.trouble}" for one in found.page.rows if one.trouble
    )
    return asked.on, (table,), troubles


def _provisions(fund: SupportFund) -> _Day:
    on = ui.day_asked(today_vn())
    found = provisions.provision_table(fund.id, on, current_scope(), size=ALL)
    table = by_loan.provision_table(found.page.rows)
    return on, (table,), (by_loan.general_words(found.general),)


_OF_DAYS: dict[KeptBook, Callable[[SupportFund], _Day]] = {
    KeptBook.LOANS: _loans,
    KeptBook.PROVISIONS: _provisions,
}
_PAGES = {
    KeptBook.TRIAL_BALANCE: ".trial_balance",
    KeptBook.LEDGER: ".general_ledger",
    KeptBook.JOURNAL: ".journal_book",
    KeptBook.CASH: ".cash_book",
    KeptBook.BANK: ".bank_book",
    KeptBook.OFF_BALANCE: ".off_balance_book",
    KeptBook.LOANS: ".loans_book",
    KeptBook.PROVISIONS: ".provisions_book",
}


def _card(contract_id: int) -> Printed:
    contract = loans.contract(contract_id, current_scope()) or abort(404)
    fund = funds.current() or abort(404)
    on = ui.day_asked(today_vn())
    words: tuple[Any, ...] = (
        f"Khách hàng: {contract.borrower_name}",
        f"Hợp đồng số {contract.number} ngày {format_date(contract.signed_on)}",
        f"Tính đến hết ngày {format_date(on)}",
    )
    table = by_loan.card_table(loan_card.loan_card(contract.id, on))
    made = _made(KeptBook.LOANS, fund, (on, on), words, (table,), ())
    return replace(made, stem=f"so-chi-tiet-{contract.id}-{on.isoformat()}", title=table.title)
