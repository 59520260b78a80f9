"""Opening balances (số dư đầu kỳ): a loan book uploaded, looked at row by row, confirmed by another."""

from flask import abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user
from werkzeug.datastructures import FileStorage

from accounts import queries as accounts
from coop_registry.reading.child import read_file
from coop_registry.reading.sheets import Sheet, Unreadable
from core.access import current_scope, requires
from core.clock import today_vn
from core.errors import RuleViolation
from fund import labels
from fund.forms.events import ConfirmForm, ReasonForm
from fund.forms.takeover import LoanFileForm, LoanRowForm
from fund.labels import books as book_labels
from fund.models import BookImport
from fund.queries import borrowers, funds, imports
from fund.routes import bp
from fund.routes.attempts import attempt, decided, fund_or_404
from fund.rules.books.contracts import ProposalState
from fund.rules.takeover.judging import Judged, RowState, counted
from fund.rules.takeover.keeping import from_json, typed
from fund.rules.takeover.kinds import ImportKind
from fund.services import openings as services
from fund.services.openings import LoanFile
from papers.uploads import safe_filename

#: ASSUMPTION: no fund's loan book is larger; it is read while the person waits.
MAX_BYTES, SECONDS = 10 * 1024 * 1024, 20


def read_upload(file: FileStorage) -> tuple[str, bytes, list[Sheet]]:
    """Return name, bytes and sheets of an uploaded file, read in a process of its own."""
    name, content = safe_filename(file.filename or ""), file.read()
    try:
        read = read_file(name, content, seconds=SECONDS, max_bytes=MAX_BYTES)
    except Unreadable as refusal:
        raise RuleViolation(str(refusal), field="file") from refusal
    return name, content, read.sheets


@bp.get("/quy-ho-tro/so-du-dau-ky")
@requires("fund.read", scope="all")
def openings() -> ResponseReturnValue:
    """List the loan books that were taken over or wait (các lần nhập số dư đầu kỳ)."""
    fund = funds.current()
    found = imports.every(fund.id, ImportKind.LOANS) if fund else []
    return render_template(
        "fund/takeover/openings.html",
        fund=fund,
        found=found,
        people=accounts.names({one.made_by_id for one in found}),
        books=book_labels,
    )


@bp.route("/quy-ho-tro/so-du-dau-ky/moi", methods=["GET", "POST"])
@requires("fund.book", scope="all")
def new_opening() -> ResponseReturnValue:
    """Upload a loan book (tải sổ cho vay cũ lên)."""
    fund = fund_or_404()
    form = LoanFileForm()
    form.offer([(one.id, one.name) for one in funds.sources(fund.id)], today_vn())
    if form.validate_on_submit():
        made: list[BookImport] = []

        def begin() -> None:
            name, content, sheets = read_upload(form.file.data)
            file = LoanFile(name, content, sheets, form.usual(), form.source_id.data)
            made.append(services.begin(fund, file, actor_id=current_user.id, on=today_vn()))

        done = attempt(
            form,
            begin,
            leads_to=lambda: url_for(".opening", takeover_id=made[0].id),
            said="Đã đọc tệp. Hãy xem từng dòng; chưa có gì được ghi vào sổ.",
        )
        if done:
            return done
    elif not form.is_submitted():
        form.process(data=_USUAL)
        form.offer([(one.id, one.name) for one in funds.sources(fund.id)], today_vn())
    return render_template("fund/takeover/new.html", form=form, title="Chuyển sổ cho vay")


_USUAL = {
    "method": "equal_principal",
    "principal_every": 1,
    "interest_every": 1,
}


@bp.get("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>")
@requires("fund.read", scope="all")
def opening(takeover_id: int) -> ResponseReturnValue:
    """Show every row of a loan book with its doubts and differences before anything is written."""
    made = _found(takeover_id)
    found = services.judged(made) if _waits(made) else []
    editors = {made.made_by_id, *(one["by"] for one in made.changes.values())}
    return render_template(
        "fund/takeover/opening.html",
        made=made,
        rows=[(place, one, customer) for place, (one, customer) in enumerate(found)],
        counts=counted([one for one, _ in found]),
        names=_names(made, [customer for _, customer in found if customer]),
        waits=_waits(made),
        is_own=current_user.id in editors,
        confirm_form=ConfirmForm(),
        reason_form=ReasonForm(),
        people=accounts.names(editors | _deciders(made)),
        labels=labels,
        books=book_labels,
        RowState=RowState,
    )


def _deciders(made: BookImport) -> set[int]:
    found = (made.decided_by_id, made.undo_asked_by_id, made.undone_by_id)
    return {one for one in found if one is not None}


def _waits(made: BookImport) -> bool:
    return made.state == ProposalState.WAITING.value


def _names(made: BookImport, customers: list[str]) -> dict[str, str]:
    """Return the names of customers as the register has them on the cut-over day."""
    return borrowers.names_of(customers, made.on)


@bp.route(
    "/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/dong/<int:row_number>", methods=["GET", "POST"]
)
@requires("fund.book", scope="all")
def opening_row(takeover_id: int, row_number: int) -> ResponseReturnValue:
    """Correct one row of a loan book (sửa dòng)."""
    made = _found(takeover_id)
    if row_number >= len(made.rows):
        abort(404)
    row = from_json(made.rows[row_number])
    changed = made.changes.get(str(row_number), {})
    now = row.values | typed(changed.get("values", {}))
    form = LoanRowForm(
        data={**now, "customer": changed.get("customer") or "", "skip": changed.get("skip")}
    )
    form.offer(_candidates(str(now.get("borrower") or ""), changed.get("customer"), made))
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: services.correct(
                made,
                row_number,
                form.changes(row.values),
                customer=form.customer.data or None,
                skip=form.skip.data,
                actor_id=current_user.id,
            ),
            leads_to=url_for(".opening", takeover_id=made.id),
            said="Đã sửa dòng; dòng được xét lại.",
        )
        if done:
            return done
    judged: Judged = services.judged(made)[row_number][0]
    return render_template(
        "fund/takeover/row.html", form=form, made=made, row=row, judged=judged, number=row_number
    )


def _candidates(name: str, chosen: str | None, made: BookImport) -> list[tuple[str, str]]:
    """Return who in the register may be meant: the same name, one that holds its words, the chosen."""
    words = request.args.get("tim", "").strip()[:100] or name
    exact = imports.customers_of([name], made.on)[name]
    like = [f"o{key}" for key, *_ in borrowers.named_like(words, current_scope(), made.on)]
    like += [f"p{one.id}" for one in borrowers.people_like(words)]
    keys = list(dict.fromkeys([*exact, *like, *([chosen] if chosen else [])]))
    names = borrowers.names_of(keys, made.on)
    return [(key, names[key]) for key in keys if key in names]


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/duyet")
@requires("fund.confirm", scope="all")
def confirm_opening(takeover_id: int) -> ResponseReturnValue:
    """Take the loans over as the second person."""
    made = _found(takeover_id)
    return decided(
        lambda: services.confirm(made.id, actor_id=current_user.id),
        url_for(".opening", takeover_id=made.id),
        "Đã chuyển sổ: các khoản vay đã vào sổ với số dư của sổ cũ.",
    )


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/tra-lai")
@requires("fund.confirm", scope="all")
def reject_opening(takeover_id: int) -> ResponseReturnValue:
    """Turn a loan book down with the reason."""
    return turned_down(_found(takeover_id), url_for(".opening", takeover_id=takeover_id))


@bp.post("/quy-ho-tro/so-du-dau-ky/<int:takeover_id>/rut-lai")
@requires("fund.book", scope="all")
def withdraw_opening(takeover_id: int) -> ResponseReturnValue:
    """Take one's own loan book back with the reason."""
    return withdrawn(_found(takeover_id), url_for(".opening", takeover_id=takeover_id))


def turned_down(
    made: BookImport, place: str, said: str = "Đã trả lại tệp; không có gì được ghi vào sổ."
) -> ResponseReturnValue:
    """Turn a file down with its reason."""
    reason = ReasonForm().reason.data or ""
    return decided(lambda: services.turn_down(made, reason, actor_id=current_user.id), place, said)


def withdrawn(made: BookImport, place: str) -> ResponseReturnValue:
    """Take one's own file back; somebody else's is not found."""
    if made.made_by_id != current_user.id:
        abort(404)
    return turned_down(made, place, "Đã rút lại tệp; không có gì được ghi vào sổ.")


def _found(takeover_id: int) -> BookImport:
    return imports.one(takeover_id, ImportKind.LOANS) or abort(404)
