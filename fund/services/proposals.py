"""What waits for a second person (đề nghị, duyệt): disbursement and reversal."""

from datetime import date

from audit import services as audit
from core.clock import now_utc
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import LoanContract, Proposal
from fund.queries import loans, waiting
from fund.rules.books.contracts import ProposalState
from fund.rules.books.entries import SECOND_PERSON, EventEntry, entry_from_json
from fund.rules.events import EventType
from fund.services import deciding
from fund.services.deciding import decide, refuse_decided
from fund.services.recording import Recorded, make_ready, record


def propose(contract_id: int, entry: EventEntry, *, actor_id: int, on: date) -> Proposal:
    """Propose a disbursement or a reversal (lập đề nghị); what cannot be is refused at once.

    The same key twice finds the first proposal; one event waits only once for its reversal.
    """
    contract = loans.locked(contract_id)
    known = waiting.by_key(entry.key)
    if known is not None:
        return known
    if entry.type not in SECOND_PERSON:
        raise RuleViolation("Sự kiện này không cần người thứ hai duyệt; hãy ghi trực tiếp.")
    if entry.type is EventType.REVERSE and not clean(entry.reason or ""):
        raise RuleViolation("Hãy ghi lý do hủy bút toán.", field="reason")
    _refuse_twice(contract, entry)
    make_ready(contract, entry, on)
    proposal = Proposal(
        fund_id=contract.fund_id,
        contract_id=contract.id,
        state=ProposalState.WAITING.value,
        type=entry.type.value,
        entry=entry.json(),
        key=entry.key,
        made_by_id=actor_id,
        made_at=now_utc(),
    )
    db.session.add(proposal)
    db.session.flush()
    _note(contract, proposal, "loan.proposed", actor_id, entry.reason)
    return proposal


def _refuse_twice(contract: LoanContract, entry: EventEntry) -> None:
    """Refuse a second proposal of the same thing while the first one waits."""
    for one in waiting.of_contract(contract.id):
        if one.type != entry.type.value:
            continue
        if entry.type is EventType.REVERSE and one.entry["reverses_id"] != entry.reverses_id:
            continue
        if entry.type is EventType.DISBURSE and (one.entry["on"], one.entry["amount"]) != (
            entry.on.isoformat(),
            entry.amount,
        ):
            continue
        raise RuleViolation("Đã có đề nghị như vậy đang chờ duyệt; hãy xem đề nghị đó.")


def confirm(proposal_id: int, *, actor_id: int, on: date) -> Recorded:
    """Confirm a proposal as the second person (duyệt): only then it becomes an event.

    Confirmed twice at once, the second finds what the first recorded.
    """
    proposal = _found(proposal_id)
    entry = entry_from_json(proposal.entry, proposal.key)
    if proposal.made_by_id == actor_id:
        raise RuleViolation("Người lập đề nghị không tự duyệt; hãy để người khác duyệt.")
    if proposal.state != ProposalState.CONFIRMED.value:
        refuse_decided(proposal)
    done = record(
        proposal.contract_id, entry, actor_id=proposal.made_by_id, checker_id=actor_id, on=on
    )
    proposal = waiting.locked(proposal_id)
    if proposal.state == ProposalState.CONFIRMED.value:
        return done
    refuse_decided(proposal)
    proposal.event_id = done.event.id
    decide(proposal, ProposalState.CONFIRMED, actor_id)
    contract = loans.unlocked(proposal.contract_id)
    _note(contract, proposal, "loan.confirmed", actor_id, None)
    return done


def turn_down(proposal_id: int, reason: str, *, actor_id: int) -> None:
    """Turn a proposal down (trả lại), or take one's own back (rút lại); the reason is kept."""
    _found(proposal_id)
    proposal = waiting.locked(proposal_id)
    own = deciding.turn_down(proposal, reason, actor_id=actor_id)
    contract = loans.unlocked(proposal.contract_id)
    _note(contract, proposal, "loan.withdrawn" if own else "loan.rejected", actor_id, reason)


def _found(proposal_id: int) -> Proposal:
    found = db.session.get(Proposal, proposal_id)
    if found is None:
        raise RuleViolation("Không có đề nghị này.")
    return found


def _note(
    contract: LoanContract, proposal: Proposal, action: str, actor_id: int, reason: str | None
) -> None:
    amount = proposal.entry["amount"]
    audit.record(
        actor_id=actor_id,
        action=action,
        subject_type="loan",
        subject_id=contract.id,
        changes={
            "event_type": (None, proposal.type),
            **({"cash_vnd": (None, amount)} if amount else {}),
        },
        reason=reason,
    )
