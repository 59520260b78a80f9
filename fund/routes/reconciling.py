"""Reconciling with the accounting software (đối chiếu): its trial balance in, our journals out."""

from io import BytesIO

from flask import abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core.access import requires
from core.clock import today_vn
from fund.forms.events import ConfirmForm, ReasonForm
from fund.forms.takeover import TrialFileForm
from fund.labels import books as book_labels
from fund.models import BookImport
from fund.papers.books.software import software_csv, software_xlsx
from fund.queries import funds, imports
from fund.queries.books import journals
from fund.routes import bp
from fund.routes.attempts import attempt, decided, fund_or_404
from fund.routes.book_asked import book_asked
from fund.routes.book_files import ALL, XLSX
from fund.routes.takeover import read_upload, turned_down, withdrawn
from fund.rules.books.contracts import JournalKind, ProposalState
from fund.rules.takeover.kinds import ImportKind
from fund.rules.takeover.trial_balance import LineState
from fund.services import reconciling as services
from fund.services.reconciling import TrialFile

#: What the software does not know yet: openings and vouchers come from it or are typed there.
_EXPORTED = frozenset({JournalKind.EVENT, JournalKind.MONTH_END})


@bp.get("/quy-ho-tro/doi-chieu")
@requires("fund.read", scope="all")
def reconciliations() -> ResponseReturnValue:
    """List the trial balances of the accounting software (các lần đối chiếu)."""
    fund = funds.current()
    found = imports.every(fund.id, ImportKind.TRIAL_BALANCE) if fund else []
    return render_template(
        "fund/takeover/reconciliations.html",
        fund=fund,
        found=found,
        people=accounts.names({one.made_by_id for one in found}),
        books=book_labels,
    )


@bp.route("/quy-ho-tro/doi-chieu/moi", methods=["GET", "POST"])
@requires("fund.book", scope="all")
def new_reconciliation() -> ResponseReturnValue:
    """Upload a month's trial balance (tải bảng cân đối tài khoản lên)."""
    fund, form = fund_or_404(), TrialFileForm()
    if form.validate_on_submit():
        made: list[BookImport] = []

        def begin() -> None:
            name, content, sheets = read_upload(form.file.data)
            month = form.on.data.replace(day=1)
            file = TrialFile(name, content, sheets, month, is_opening=form.is_opening.data)
            made.append(services.begin(fund, file, actor_id=current_user.id, on=today_vn()))

        done = attempt(
            form,
            begin,
            leads_to=lambda: url_for(".reconciliation", trial_id=made[0].id),
            said="Đã đọc bảng và đối chiếu; chưa có gì được ghi vào sổ.",
        )
        if done:
            return done
    return render_template(
        "fund/takeover/new.html", form=form, title="Đối chiếu với phần mềm kế toán"
    )


@bp.get("/quy-ho-tro/doi-chieu/<int:trial_id>")
@requires("fund.read", scope="all")
def reconciliation(trial_id: int) -> ResponseReturnValue:
    """Show a trial balance beside ours, account by account."""
    made = _found(trial_id)
    found = services.compared(made)
    wrong = [one for one in found if one.state in (LineState.DIFFERENT, LineState.UNKNOWN)]
    return render_template(
        "fund/takeover/reconciliation.html",
        made=made,
        lines=found,
        wrong=wrong,
        taken=[one for one in found if one.state is LineState.TAKEN],
        waits=made.state == ProposalState.WAITING.value,
        is_own=made.made_by_id == current_user.id,
        confirm_form=ConfirmForm(),
        reason_form=ReasonForm(),
        people=accounts.names({made.made_by_id, made.decided_by_id or made.made_by_id}),
        books=book_labels,
    )


@bp.post("/quy-ho-tro/doi-chieu/<int:trial_id>/duyet")
@requires("fund.confirm", scope="all")
def confirm_reconciliation(trial_id: int) -> ResponseReturnValue:
    """Take the summary over as the second person."""
    made = _found(trial_id)
    return decided(
        lambda: services.confirm(made.id, actor_id=current_user.id, on=today_vn()),
        url_for(".reconciliation", trial_id=made.id),
        "Đã ghi phần của phần mềm vào sổ.",
    )


@bp.post("/quy-ho-tro/doi-chieu/<int:trial_id>/tra-lai")
@requires("fund.confirm", scope="all")
def reject_reconciliation(trial_id: int) -> ResponseReturnValue:
    """Turn a trial balance down with the reason."""
    return turned_down(_found(trial_id), url_for(".reconciliation", trial_id=trial_id))


@bp.post("/quy-ho-tro/doi-chieu/<int:trial_id>/rut-lai")
@requires("fund.book", scope="all")
def withdraw_reconciliation(trial_id: int) -> ResponseReturnValue:
    """Take one's own trial balance back with the reason."""
    return withdrawn(_found(trial_id), url_for(".reconciliation", trial_id=trial_id))


@bp.get("/quy-ho-tro/doi-chieu/xuat-but-toan")
@requires("fund.read", scope="all")
def software_export() -> ResponseReturnValue:
    """Send our postings of a period as pairs of accounts, for the software to take in."""
    fund = fund_or_404()
    asked = book_asked(fund)
    page = journals.journal_page(fund.id, asked.span, size=ALL)
    rows = [one for one in page.rows if one.kind in _EXPORTED]
    stem = f"but-toan-{asked.span.start_on.isoformat()}-{asked.span.end_on.isoformat()}"
    if request.args.get("dang") == "csv":
        content, kind, ending = software_csv(rows), "text/csv", "csv"
    else:
        content, kind, ending = software_xlsx(rows, asked.span), XLSX, "xlsx"
    return send_file(
        BytesIO(content), mimetype=kind, as_attachment=True, download_name=f"{stem}.{ending}"
    )


def _found(trial_id: int) -> BookImport:
    return imports.one(trial_id, ImportKind.TRIAL_BALANCE) or abort(404)
