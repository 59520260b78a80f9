"""Money of a loan: paid out and reversed by two people, taken by one who saw where it goes."""

from hashlib import sha256

from flask import abort, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from accounts import queries as accounts
from core.access import current_scope, requires
from core.clock import today_vn
from core.db import db
from core.errors import RuleViolation
from core.forms import BaseForm
from fund import labels
from fund.forms.events import ConfirmForm, DisburseForm, ReasonForm, RepayForm, ReverseForm
from fund.labels import books as book_labels
from fund.models import LoanContract
from fund.queries import lists, loans
from fund.routes import bp
from fund.routes.attempts import attempt, decided
from fund.routes.prefilled import day_given, money_given, words_given
from fund.rules.books.contracts import MoneyPlace, ProposalState, Stage
from fund.rules.books.entries import EventEntry, entry_from_json
from fund.rules.events import EventType
from fund.services import proposals
from fund.services.posting_days import correction_day_of
from fund.services.recording import Ready, Recorded, make_ready, record

_PROPOSED = "Đã lập đề nghị; việc này được ghi khi người khác duyệt."


def _contract(contract_id: int) -> LoanContract:
    return loans.contract(contract_id, current_scope()) or abort(404)


@bp.route("/quy-ho-tro/hop-dong/<int:contract_id>/giai-ngan", methods=["GET", "POST"])
@requires("fund.book", scope="unit")
def disburse(contract_id: int) -> ResponseReturnValue:
    """Propose a disbursement (lập đề nghị giải ngân)."""
    contract, form, today = _contract(contract_id), DisburseForm(), today_vn()
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: proposals.propose(
                contract_id, form.entry(), actor_id=current_user.id, on=today
            ),
            leads_to=url_for(".loan", contract_id=contract_id),
            said=_PROPOSED,
        )
        if done:
            return done
    elif not form.is_submitted():
        form.on.data = today
        form.amount.data = contract.principal_vnd - contract.disbursed_vnd
    return _step(form, contract, "Đề nghị giải ngân")


def _step(form: BaseForm, contract: LoanContract, title: str) -> ResponseReturnValue:
    return render_template("fund/loan_step.html", form=form, contract=contract, title=title)


@bp.route("/quy-ho-tro/hop-dong/<int:contract_id>/thu-no", methods=["GET", "POST"])
@requires("fund.collect", scope="unit")
def repay(contract_id: int) -> ResponseReturnValue:
    """Take money: first it is shown where it goes, then the same is posted (thu nợ, tất toán)."""
    contract, form, today = _contract(contract_id), RepayForm(), today_vn()
    shown: Ready | None = None
    if form.validate_on_submit():
        entry = form.entry(is_removed=contract.stage == Stage.REMOVED)
        shown = _worked_out(form, contract, entry)
        if shown is not None and form.seen.data == _mark(shown):
            done = attempt(
                form,
                lambda: record(contract_id, entry, actor_id=current_user.id, on=today),
                leads_to=url_for(".loan", contract_id=contract_id),
                said="Đã ghi thu nợ.",
            )
            if done:
                return done
        elif shown is not None:
            db.session.rollback()
            form.seen.data = _mark(shown)
    elif not form.is_submitted():
        _prefill(form)
    return render_template(
        "fund/repay.html",
        form=form,
        contract=contract,
        shown=shown,
        receipt=_receipt(shown),
        labels=labels,
        books=book_labels,
    )


def _prefill(form: RepayForm) -> None:
    """Begin with today, or with what a line of the bank says."""
    form.on.data = day_given("ngay", today_vn())
    form.amount.data = money_given("tien")
    if form.amount.data:
        form.money.data = MoneyPlace.BANK.value
        form.document.data = words_given("chung")


def _worked_out(form: RepayForm, contract: LoanContract, entry: EventEntry) -> Ready | None:
    """Return what posting would do; a refusal goes beside its field."""
    try:
        return make_ready(contract, entry, today_vn())
    except RuleViolation as refusal:
        db.session.rollback()
        form.refuse(refusal)
        return None


def _mark(shown: Ready) -> str:
    """Return what tells one outcome from another: the same input may post otherwise meanwhile."""
    told = (sorted(shown.posting.moves.items()), shown.cash, shown.posted_on, _receipt(shown))
    return sha256(repr(told).encode()).hexdigest()[:32]


def _receipt(shown: Ready | None) -> object:
    """Return where the money of the event goes, by the engine."""
    if shown is None:
        return None
    name = shown.event["id"]
    return next((one for one in shown.prepared.after.receipts if one.event_id == name), None)


@bp.route("/quy-ho-tro/hop-dong/<int:contract_id>/huy/<int:event_id>", methods=["GET", "POST"])
@requires("fund.book", scope="unit")
def reverse(contract_id: int, event_id: int) -> ResponseReturnValue:
    """Propose to take an event back, with the reason (đề nghị hủy bút toán)."""
    contract, today = _contract(contract_id), today_vn()
    event = loans.event(event_id)
    if event is None or event.contract_id != contract.id or event.reverses_id:
        abort(404)
    form, day = ReverseForm(), correction_day_of(contract, today)
    if not form.is_submitted():
        form.on.data = day
    entry = EventEntry(
        type=EventType.REVERSE,
        on=form.on.data or day,
        key=str(form.once.data),
        reason=form.reason.data,
        reverses_id=event.id,
    )
    if form.validate_on_submit():
        done = attempt(
            form,
            lambda: proposals.propose(contract_id, entry, actor_id=current_user.id, on=today),
            leads_to=url_for(".loan", contract_id=contract_id),
            said=_PROPOSED,
        )
        if done:
            return done
    shown, trouble = _looked_at(contract, entry)
    return render_template(
        "fund/reverse.html",
        form=form,
        contract=contract,
        event=event,
        shown=shown,
        trouble=trouble,
        labels=labels,
        books=book_labels,
    )


def _looked_at(contract: LoanContract, entry: EventEntry) -> tuple[Ready | None, str | None]:
    """Return what posting would do, or why it cannot be."""
    try:
        return make_ready(contract, entry, today_vn()), None
    except RuleViolation as refusal:
        return None, str(refusal)


@bp.get("/quy-ho-tro/de-nghi/<int:proposal_id>")
@requires("fund.read", scope="unit")
def proposal(proposal_id: int) -> ResponseReturnValue:
    """Show a proposal with what posting will do, to be decided by the second person."""
    found = lists.proposal(proposal_id, current_scope()) or abort(404)
    contract = loans.unlocked(found.contract_id)
    entry = entry_from_json(found.entry, found.key)
    waits = found.state == ProposalState.WAITING.value
    shown, trouble = _looked_at(contract, entry) if waits else (None, None)
    undone = loans.event(entry.reverses_id) if entry.reverses_id else None
    return render_template(
        "fund/proposal.html",
        proposal=found,
        entry=entry,
        contract=contract,
        undone=undone,
        shown=shown,
        trouble=trouble,
        waits=waits,
        is_own=found.made_by_id == current_user.id,
        confirm_form=ConfirmForm(),
        reason_form=ReasonForm(),
        people=accounts.names({found.made_by_id, found.decided_by_id or found.made_by_id}),
        labels=labels,
        books=book_labels,
    )


@bp.post("/quy-ho-tro/de-nghi/<int:proposal_id>/duyet")
@requires("fund.confirm", scope="unit")
def confirm_proposal(proposal_id: int) -> ResponseReturnValue:
    """Confirm a proposal as the second person; only now it becomes an event."""
    found = lists.proposal(proposal_id, current_scope()) or abort(404)
    return decided(
        lambda: proposals.confirm(proposal_id, actor_id=current_user.id, on=today_vn()),
        url_for(".proposal", proposal_id=proposal_id),
        _said,
        leads_to=url_for(".loan", contract_id=found.contract_id),
    )


def _said(done: Recorded) -> str:
    event = done.event
    number = f" {event.receipt_no}" if event.receipt_no else ""
    return f"Đã duyệt và ghi: {labels.EVENT_TYPE[EventType(event.type)]}{number}."


@bp.post("/quy-ho-tro/de-nghi/<int:proposal_id>/tra-lai")
@requires("fund.confirm", scope="unit")
def reject_proposal(proposal_id: int) -> ResponseReturnValue:
    """Turn a proposal down with the reason."""
    return _turned_down(proposal_id, "Đã trả lại đề nghị.")


@bp.post("/quy-ho-tro/de-nghi/<int:proposal_id>/rut-lai")
@requires("fund.book", scope="unit")
def withdraw_proposal(proposal_id: int) -> ResponseReturnValue:
    """Take one's own proposal back with the reason."""
    found = lists.proposal(proposal_id, current_scope()) or abort(404)
    if found.made_by_id != current_user.id:
        abort(404)
    return _turned_down(proposal_id, "Đã rút lại đề nghị.")


def _turned_down(proposal_id: int, said: str) -> ResponseReturnValue:
    found = lists.proposal(proposal_id, current_scope()) or abort(404)
    reason = ReasonForm().reason.data or ""
    return decided(
        lambda: proposals.turn_down(proposal_id, reason, actor_id=current_user.id),
        url_for(".proposal", proposal_id=found.id),
        said,
    )
