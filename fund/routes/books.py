"""The books of the fund to read (sổ kế toán): by account, of any period; every figure opens its entries."""

from flask import abort, render_template
from flask.typing import ResponseReturnValue

from accounts import queries as accounts
from core import ui
from core.access import requires
from fund.labels import books as labels
from fund.models import SupportFund
from fund.papers.books.account_tables import MONEY_HEADS
from fund.queries import checks, closing, funds, ledger, months
from fund.queries.books import journals, lines, turnovers
from fund.routes import bp
from fund.routes.book_asked import Asked, book_asked
from fund.rules.books.kept_books import KeptBook, Turnover, totals, with_sums
from fund.rules.books.roles import AccountKind, Role

#: Books of one account each.
OF_ROLE = {KeptBook.CASH: Role.CASH, KeptBook.BANK: Role.BANK}


@bp.get("/quy-ho-tro/so")
@requires("fund.read", scope="all")
def books() -> ResponseReturnValue:
    """Show which books there are and how they stand."""
    fund = funds.current()
    return render_template(
        "fund/books/index.html",
        fund=fund,
        check=checks.last_check(fund.id) if fund else None,
        closed=months.last_closed(fund.id) if fund else None,
        since=closing.first_posting(fund.id) if fund else None,
        labels=labels,
        KeptBook=KeptBook,
    )


@bp.get(f"/quy-ho-tro/so/{KeptBook.TRIAL_BALANCE}")
@requires("fund.read", scope="all")
def trial_balance() -> ResponseReturnValue:
    """Show the trial balance of a period (bảng cân đối tài khoản)."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.TRIAL_BALANCE)
    asked = book_asked(fund)
    found = turnovers.turnovers(fund.id, asked.span)
    inside = [one for one in found if one.kind is not AccountKind.OFF_BALANCE]
    outside = [one for one in found if one.kind is AccountKind.OFF_BALANCE]
    return _shown(
        "trial_balance",
        KeptBook.TRIAL_BALANCE,
        fund,
        asked,
        inside=with_sums(inside),
        outside=with_sums(outside),
        totals=totals(inside),
    )


@bp.get(f"/quy-ho-tro/so/{KeptBook.LEDGER}")
@requires("fund.read", scope="all")
def general_ledger() -> ResponseReturnValue:
    """Show the entries of an account (sổ cái), or the accounts to choose from."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.LEDGER)
    asked = book_asked(fund)
    if not asked.account:
        found = with_sums(turnovers.turnovers(fund.id, asked.span))
        return _shown("ledger_choice", KeptBook.LEDGER, fund, asked, accounts=found)
    account = ledger.account_by_code(fund.id, asked.account)
    if account is None:
        asked.troubles.append(
            f"Không có tài khoản {asked.account} trong hệ thống tài khoản của Quỹ."
        )
        found = with_sums(turnovers.turnovers(fund.id, asked.span))
        return _shown("ledger_choice", KeptBook.LEDGER, fund, asked, accounts=found)
    return _lines(KeptBook.LEDGER, fund, asked, account.code, account.name)


@bp.get(f"/quy-ho-tro/so/{KeptBook.CASH}")
@requires("fund.read", scope="all")
def cash_book() -> ResponseReturnValue:
    """Show the cash book (sổ quỹ tiền mặt)."""
    return _of_role(KeptBook.CASH)


@bp.get(f"/quy-ho-tro/so/{KeptBook.BANK}")
@requires("fund.read", scope="all")
def bank_book() -> ResponseReturnValue:
    """Show the bank book (sổ tiền gửi ngân hàng)."""
    return _of_role(KeptBook.BANK)


def _of_role(book: KeptBook) -> ResponseReturnValue:
    fund = funds.current()
    if fund is None:
        return no_fund(book)
    account = ledger.accounts_by_role(fund.id).get(OF_ROLE[book]) or abort(404)
    return _lines(book, fund, book_asked(fund), account.code, account.name)


@bp.get(f"/quy-ho-tro/so/{KeptBook.OFF_BALANCE}")
@requires("fund.read", scope="all")
def off_balance_book() -> ResponseReturnValue:
    """Show what is followed off the balance sheet (sổ theo dõi ngoại bảng)."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.OFF_BALANCE)
    asked = book_asked(fund)
    found = off_balance(fund.id, asked)
    chosen = next((one for one in found if one.code == asked.account), None)
    if chosen is None:
        return _shown("off_balance", KeptBook.OFF_BALANCE, fund, asked, accounts=found)
    return _lines(KeptBook.OFF_BALANCE, fund, asked, chosen.code, chosen.name)


def off_balance(fund_id: int, asked: Asked) -> list[Turnover]:
    """Return the off-balance accounts with their figures, those without any too."""
    found = turnovers.turnovers(fund_id, asked.span)
    return [one for one in found if one.kind is AccountKind.OFF_BALANCE]


def _lines(
    book: KeptBook, fund: SupportFund, asked: Asked, code: str, name: str
) -> ResponseReturnValue:
    """Show the entries of one account, page by page."""
    paired = book is not KeptBook.OFF_BALANCE
    ids = lines.account_ids(fund.id, code)
    account = lines.account_book(ids, asked.span, ui.page_asked(), paired=paired)
    return _shown(
        "lines",
        book,
        fund,
        asked,
        account=account,
        code=code,
        name=name,
        heads=MONEY_HEADS[book],
        paired=paired,
    )


@bp.get(f"/quy-ho-tro/so/{KeptBook.JOURNAL}")
@requires("fund.read", scope="all")
def journal_book() -> ResponseReturnValue:
    """Show the general journal of a period (sổ nhật ký chung)."""
    fund = funds.current()
    if fund is None:
        return no_fund(KeptBook.JOURNAL)
    asked = book_asked(fund)
    page = journals.journal_page(fund.id, asked.span, asked.kind, ui.page_asked())
    return _shown("journal", KeptBook.JOURNAL, fund, asked, page=page)


@bp.get("/quy-ho-tro/so/but-toan/<int:journal_id>")
@requires("fund.read", scope="all")
def journal_entry(journal_id: int) -> ResponseReturnValue:
    """Show one posting with its entries, its reason and what it comes from (bút toán)."""
    found = journals.journal(journal_id) or abort(404)
    return render_template(
        "fund/books/entry.html",
        journal=found,
        fund=funds.current(),
        people=accounts.names({found.actor_id}),
        labels=labels,
    )


def no_fund(book: KeptBook) -> ResponseReturnValue:
    """Say that there are no books yet."""
    return render_template("fund/books/none.html", title=labels.KEPT_BOOK[book])


def _shown(
    template: str, book: KeptBook, fund: SupportFund, asked: Asked, **values: object
) -> ResponseReturnValue:
    return render_template(
        f"fund/books/{template}.html",
        book=book,
        fund=fund,
        asked=asked,
        labels=labels,
        KeptBook=KeptBook,
        **values,
    )
