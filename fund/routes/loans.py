"""Contracts: the list, entering one, its card, its securities."""

from datetime import date
from typing import Any

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core import ui
from core.access import current_scope, requires
from core.clock import today_vn
from core.dates import format_date, parse_date
from fund import labels
from fund.forms.contracts import ContractForm, SecurityForm
from fund.labels import books as book_labels
from fund.models import LoanContract
from fund.queries import borrowers, funds, ledger, lists, loans
from fund.queries.borrowers import Borrower
from fund.queries.lists import LoanFilters
from fund.routes import bp
from fund.routes.attempts import attempt, fund_or_404
from fund.rules.books.card import card_of, read_lines
from fund.rules.books.contracts import Stage
from fund.services import contracts as services
from fund.services.securities import add_security


@bp.get("/quy-ho-tro/hop-dong")
@requires("fund.read", scope="unit")
def loans_list() -> ResponseReturnValue:
    """List contracts by filters (danh sách hợp đồng tín dụng)."""
    fund, asked = fund_or_404(), _filters()
    order = ui.sort_asked(lists.ORDERS, "-signed_on")
    word = f"-{order.key}" if order.descending else order.key
    page = lists.loans_page(fund.id, asked, current_scope(), word, ui.page_asked())
    sources = [(one.id, one.name) for one in funds.sources(fund.id)]
    return render_template(
        "fund/loans.html",
        page=page,
        asked=asked,
        applied=_applied(asked, dict(sources)),
        sources=sources,
        books=book_labels,
    )


def _filters() -> LoanFilters:
    """Return what the address asks for; unknown values are left out."""
    args = request.args
    stage, source = args.get("tinh-trang", ""), args.get("nguon", "")
    return LoanFilters(
        text=args.get("tim", "").strip()[:100] or None,
        stage=Stage(stage) if stage in set(Stage) else None,
        source_id=int(source)
        if source.isascii() and source.isdigit() and len(source) < 9
        else None,
        overdue=args.get("qua-han") == "1",
        due_by=_day(args.get("den-han", "")),
    )


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _applied(asked: LoanFilters, sources: dict[int, str]) -> list[tuple[str, str, str]]:
    """Return what the list is narrowed to, each with the address without it."""
    found = []
    if asked.text:
        found.append(("Tìm", asked.text, ui.here(tim=None, trang=None)))
    if asked.stage:
        words = book_labels.STAGE[asked.stage]
        found.append(("Tình trạng", words, ui.here(**{"tinh-trang": None, "trang": None})))
    if asked.source_id:
        name = sources.get(asked.source_id, "không có")
        found.append(("Nguồn vốn", name, ui.here(nguon=None, trang=None)))
    if asked.overdue:
        found.append(("Quá hạn", "có", ui.here(**{"qua-han": None, "trang": None})))
    if asked.due_by:
        words = f"chậm nhất {format_date(asked.due_by)}"
        found.append(("Quá hạn hoặc đến hạn", words, ui.here(**{"den-han": None, "trang": None})))
    return found


@bp.route("/quy-ho-tro/hop-dong/moi", methods=["GET", "POST"])
@requires("fund.contract", scope="unit")
def new_loan() -> ResponseReturnValue:
    """Enter a signed contract; the borrower is chosen from the register first."""
    fund, today = fund_or_404(), today_vn()
    customer = request.args.get("khach-hang", "")
    borrower = _borrower(customer)
    if borrower is None:
        return _choose_borrower()
    form = ContractForm()
    form.offer([(one.id, one.name) for one in funds.sources(fund.id)])
    unit = request.args.get("xa", "")
    unit_id = int(unit) if unit.isascii() and unit.isdigit() and len(unit) < 9 else None
    if form.validate_on_submit():
        made: list[LoanContract] = []
        done = attempt(
            form,
            lambda: made.append(
                services.enter_contract(
                    fund, form.entry(customer, unit_id), actor_id=current_user.id, on=today
                )
            ),
            leads_to=lambda: url_for(".loan", contract_id=made[0].id),
            said="Đã ghi hợp đồng. Kế toán lập đề nghị giải ngân, người khác duyệt.",
        )
        if done:
            return done
    return render_template("fund/loan_form.html", form=form, borrower=borrower)


def _borrower(customer: str) -> Borrower | None:
    key = customer[1:]
    if customer[:1] not in ("o", "p") or not (key.isascii() and key.isdigit() and len(key) < 10):
        return None
    read = borrowers.of_organisation if customer.startswith("o") else borrowers.of_party
    return read(int(key), today_vn())


def _choose_borrower() -> ResponseReturnValue:
    words = request.args.get("tim", "").strip()[:100]
    found = borrowers.named_like(words, current_scope(), today_vn()) if words else []
    people = borrowers.people_like(words) if words else []
    return render_template("fund/loan_borrower.html", words=words, found=found, people=people)


@bp.get("/quy-ho-tro/hop-dong/<int:contract_id>")
@requires("fund.read", scope="unit")
def loan(contract_id: int) -> ResponseReturnValue:
    """Show a loan card: state of a day, schedule, events, entries (thẻ khoản vay)."""
    contract = loans.contract(contract_id, current_scope()) or abort(404)
    return render_template("fund/loan.html", **_card(contract), labels=labels, books=book_labels)


def _card(contract: LoanContract) -> dict[str, Any]:
    """Return what a loan card shows as of the day asked for."""
    today = today_vn()
    on = ui.day_asked(today)
    found = loans.loan_on(contract, on)
    events = loans.events_of([contract.id])[contract.id]
    journals = lists.journals_of(contract.id)
    reversed_ids = {one.reverses_id for one in events if one.reverses_id}
    actors = {one.actor_id for one in events} | {one.checker_id for one in events if one.checker_id}
    return {
        "contract": contract,
        "on": on,
        "card": card_of(found, loans.days_of(found)),
        "events": list(reversed(events)),
        "reversed_ids": reversed_ids,
        "journals": journals,
        "posted": ledger.entries_of([one.id for one in journals]),
        "booked": ledger.position(contract.id),
        "schedules": [
            (one.number, one.on, read_lines(one.lines)) for one in loans.schedules_of(contract.id)
        ],
        "securities": lists.securities(contract.id),
        "related": lists.related_of(contract.id),
        "source": funds.source(contract.source_id),
        "waiting": loans.proposals_waiting(contract.id),
        "people": accounts.names(actors),
    }


@bp.route("/quy-ho-tro/hop-dong/<int:contract_id>/tai-san-bao-dam/moi", methods=["GET", "POST"])
@requires("fund.contract", scope="unit")
def new_security(contract_id: int) -> ResponseReturnValue:
    """Record a security of a contract."""
    contract = loans.contract(contract_id, current_scope()) or abort(404)
    form = SecurityForm()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: add_security(contract.id, form.entry(), actor_id=current_user.id),
            leads_to=url_for(".loan", contract_id=contract_id),
            said="Đã ghi tài sản bảo đảm.",
        )
        if done:
            return done
    return render_template(
        "fund/loan_step.html", form=form, contract=contract, title="Ghi tài sản bảo đảm"
    )
