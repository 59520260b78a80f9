"""Statements of the bank (sao kê ngân hàng): uploaded, beside the books, matched by a person."""

from io import BytesIO

from flask import abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core.access import requires
from core.clock import today_vn
from core.dates import format_date
from core.forms import BaseForm
from fund.forms.bank import StatementFileForm
from fund.forms.events import ReasonForm
from fund.models import BankStatement, SupportFund
from fund.papers.books.bank_tables import statement_tables
from fund.papers.books.printed import Printed, printed_pdf, printed_xlsx
from fund.queries import bank, funds, ledger
from fund.queries.bank import Sides
from fund.routes import bp
from fund.routes.attempts import attempt, decided, fund_or_404
from fund.routes.book_files import XLSX
from fund.routes.takeover import read_upload
from fund.rules.books.roles import Role
from fund.services import bank as services
from fund.services.bank import StatementFile


@bp.get("/quy-ho-tro/sao-ke")
@requires("fund.read", scope="all")
def statements() -> ResponseReturnValue:
    """List the statements of the bank (các sao kê đã nhập)."""
    fund = funds.current()
    found = bank.statements(fund.id) if fund else []
    return render_template(
        "fund/bank/statements.html",
        fund=fund,
        found=found,
        counts=bank.counts(fund.id) if fund else {},
        people=accounts.names({one.made_by_id for one in found}),
    )


@bp.route("/quy-ho-tro/sao-ke/moi", methods=["GET", "POST"])
@requires("fund.book", scope="all")
def new_statement() -> ResponseReturnValue:
    """Upload a statement (tải sao kê lên)."""
    fund, form = fund_or_404(), StatementFileForm()
    if form.validate_on_submit():
        made: list[BankStatement] = []
        done = attempt(
            form,
            lambda: made.append(_taken(fund, form)),
            leads_to=lambda: url_for(".statement", bank_statement_id=made[0].id),
            said="Đã đọc sao kê. Hãy xem các cặp khớp rồi xác nhận.",
        )
        if done:
            return done
    return render_template("fund/bank/new.html", form=form)


def _taken(fund: SupportFund, form: BaseForm) -> BankStatement:
    file = StatementFile(*read_upload(form.file.data))
    return services.take_statement(fund, file, actor_id=current_user.id, on=today_vn())


@bp.get("/quy-ho-tro/sao-ke/<int:bank_statement_id>")
@requires("fund.read", scope="all")
def statement(bank_statement_id: int) -> ResponseReturnValue:
    """Show a statement beside the books: what fits, what only one of both has."""
    made = _found(bank_statement_id)
    sides = bank.sides(made)
    texts = {one.id: f"{one.reference} {one.text}" for one in sides.only_bank}
    account = ledger.accounts_by_role(made.fund_id).get(Role.BANK)
    return render_template(
        "fund/bank/statement.html",
        made=made,
        sides=sides,
        contracts=bank.contracts_named_in(made.fund_id, texts),
        bank_code=account.code if account else "",
        booked=ledger.role_balance(made.fund_id, Role.BANK, made.last_on),
        reason_form=ReasonForm(),
        people=accounts.names({made.made_by_id, made.voided_by_id or made.made_by_id}),
    )


def _found(bank_statement_id: int) -> BankStatement:
    return bank.statement(bank_statement_id) or abort(404)


@bp.post("/quy-ho-tro/sao-ke/<int:bank_statement_id>/khop")
@requires("fund.book", scope="all")
def match_lines(bank_statement_id: int) -> ResponseReturnValue:
    """Say that the chosen lines are the entries beside them."""
    made = _found(bank_statement_id)
    chosen = [_pair(one) for one in request.form.getlist("cap")]
    return decided(
        lambda: services.match(made, chosen, actor_id=current_user.id),
        url_for(".statement", bank_statement_id=made.id),
        "Đã xác nhận các dòng khớp.",
    )


def _pair(text: str) -> tuple[int, int]:
    """Return line and entry of what a form sent; anything else is no pair."""
    left, _, right = text.partition("-")
    if not all(one.isascii() and one.isdigit() and len(one) < 10 for one in (left, right)):
        abort(400)
    return int(left), int(right)


@bp.post("/quy-ho-tro/sao-ke/<int:bank_statement_id>/bo-khop/<int:bank_line_id>")
@requires("fund.book", scope="all")
def unmatch_line(bank_statement_id: int, bank_line_id: int) -> ResponseReturnValue:
    """Take a match back."""
    line = bank.line(bank_line_id)
    if line is None or line.statement_id != _found(bank_statement_id).id:
        abort(404)
    return decided(
        lambda: services.unmatch(line, actor_id=current_user.id),
        url_for(".statement", bank_statement_id=bank_statement_id),
        "Đã bỏ khớp; dòng chờ đối chiếu lại.",
    )


@bp.post("/quy-ho-tro/sao-ke/<int:bank_statement_id>/bo")
@requires("fund.book", scope="all")
def put_statement_aside(bank_statement_id: int) -> ResponseReturnValue:
    """Put a statement aside that was taken by mistake."""
    made, reason = _found(bank_statement_id), ReasonForm().reason.data or ""
    return decided(
        lambda: services.put_aside(made, reason, actor_id=current_user.id),
        url_for(".statement", bank_statement_id=made.id),
        "Đã bỏ sao kê; các dòng không còn tính.",
    )


@bp.get("/quy-ho-tro/sao-ke/<int:bank_statement_id>/tep-pdf")
@requires("fund.read", scope="all")
def statement_pdf(bank_statement_id: int) -> ResponseReturnValue:
    """Send the comparison as PDF."""
    printed = _printed(_found(bank_statement_id))
    return _sent(printed_pdf(printed), "application/pdf", f"{printed.stem}.pdf")


@bp.get("/quy-ho-tro/sao-ke/<int:bank_statement_id>/tep-excel")
@requires("fund.read", scope="all")
def statement_excel(bank_statement_id: int) -> ResponseReturnValue:
    """Send the comparison as a workbook."""
    printed = _printed(_found(bank_statement_id))
    return _sent(printed_xlsx(printed), XLSX, f"{printed.stem}.xlsx")


def _sent(content: bytes, kind: str, name: str) -> ResponseReturnValue:
    return send_file(BytesIO(content), mimetype=kind, as_attachment=True, download_name=name)


def _printed(made: BankStatement) -> Printed:
    fund, sides = fund_or_404(), bank.sides(made)
    if made.voided_at is not None:
        sides = Sides([], [], [])
    return Printed(
        stem=f"doi-chieu-sao-ke-{made.first_on.isoformat()}-{made.last_on.isoformat()}",
        title="Đối chiếu sao kê ngân hàng",
        subtitle=(
            f"Từ ngày {format_date(made.first_on)} đến ngày {format_date(made.last_on)}",
            f"Tệp “{made.filename}”" + (", đã bỏ" if made.voided_at else ""),
        ),
        tables=statement_tables(sides),
        fund=fund.name,
        is_demo=fund.is_demo,
        notes=tuple(made.told),
    )
