"""Vouchers (phiếu kế toán): made by one person, confirmed by another."""

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core.access import requires
from core.clock import today_vn
from core.db import db
from fund.forms.events import ConfirmForm, ReasonForm, VoucherForm
from fund.labels import books as book_labels
from fund.models import Account, Voucher
from fund.queries import ledger, waiting
from fund.routes import bp
from fund.routes.attempts import attempt, decided, fund_or_404
from fund.routes.prefilled import day_given, words_given
from fund.rules.books.contracts import ProposalState
from fund.services import vouchers as services


@bp.get("/quy-ho-tro/phieu-ke-toan")
@requires("fund.read", scope="all")
def vouchers() -> ResponseReturnValue:
    """List the vouchers, newest first."""
    fund = fund_or_404()
    found = waiting.vouchers_of(fund.id)
    people = accounts.names({one.made_by_id for one in found})
    return render_template("fund/vouchers.html", vouchers=found, people=people, books=book_labels)


@bp.route("/quy-ho-tro/phieu-ke-toan/moi", methods=["GET", "POST"])
@requires("fund.book", scope="all")
def new_voucher() -> ResponseReturnValue:
    """Make a voucher (lập phiếu kế toán)."""
    fund, form, today = fund_or_404(), VoucherForm(), today_vn()
    if form.validate_on_submit():
        made: list[Voucher] = []
        done = attempt(
            form,
            lambda: made.append(
                services.make_voucher(fund, form.entry(), actor_id=current_user.id, on=today)
            ),
            leads_to=lambda: url_for(".voucher", voucher_id=made[0].id),
            said="Đã lập phiếu; phiếu được hạch toán khi người khác duyệt.",
        )
        if done:
            return done
    elif not form.is_submitted():
        form.on.data = day_given("ngay", today)
        form.text.data, form.document.data = words_given("noi", 500), words_given("chung")
        form.lines.data = words_given("dong")
    chart = [one for one in ledger.chart(fund.id) if one.is_open]
    return render_template("fund/voucher_form.html", form=form, chart=chart)


@bp.get("/quy-ho-tro/phieu-ke-toan/<int:voucher_id>")
@requires("fund.read", scope="all")
def voucher(voucher_id: int) -> ResponseReturnValue:
    """Show a voucher with its lines."""
    found = _found(voucher_id)
    lines = [
        (line, db.session.get_one(Account, line.account_id)) for line in waiting.lines_of(found.id)
    ]
    return render_template(
        "fund/voucher.html",
        voucher=found,
        lines=lines,
        waits=found.state == ProposalState.WAITING.value,
        is_own=found.made_by_id == current_user.id,
        confirm_form=ConfirmForm(),
        reason_form=ReasonForm(),
        people=accounts.names({found.made_by_id, found.decided_by_id or found.made_by_id}),
        books=book_labels,
    )


def _found(voucher_id: int) -> Voucher:
    return db.session.get(Voucher, voucher_id) or abort(404)


@bp.post("/quy-ho-tro/phieu-ke-toan/<int:voucher_id>/duyet")
@requires("fund.confirm", scope="all")
def confirm_voucher(voucher_id: int) -> ResponseReturnValue:
    """Confirm a voucher as the second person: it is numbered and posted."""
    _found(voucher_id)
    return decided(
        lambda: services.confirm_voucher(voucher_id, actor_id=current_user.id),
        url_for(".voucher", voucher_id=voucher_id),
        "Đã duyệt và hạch toán phiếu kế toán.",
    )


@bp.post("/quy-ho-tro/phieu-ke-toan/<int:voucher_id>/tra-lai")
@requires("fund.confirm", scope="all")
def reject_voucher(voucher_id: int) -> ResponseReturnValue:
    """Turn a voucher down with the reason."""
    return _turned_down(_found(voucher_id), "Đã trả lại phiếu kế toán.")


@bp.post("/quy-ho-tro/phieu-ke-toan/<int:voucher_id>/rut-lai")
@requires("fund.book", scope="all")
def withdraw_voucher(voucher_id: int) -> ResponseReturnValue:
    """Take one's own voucher back with the reason."""
    found = _found(voucher_id)
    if found.made_by_id != current_user.id:
        abort(404)
    return _turned_down(found, "Đã rút lại phiếu kế toán.")


def _turned_down(found: Voucher, said: str) -> ResponseReturnValue:
    reason = ReasonForm().reason.data or ""
    return decided(
        lambda: services.turn_down_voucher(found.id, reason, actor_id=current_user.id),
        url_for(".voucher", voucher_id=found.id),
        said,
    )
