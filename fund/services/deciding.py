"""What one person made and a second decides on (người thứ hai duyệt): once, by name, with the reason."""

from core.clock import now_utc, shown_vn
from core.dates import format_date
from core.db import db
from core.errors import RuleViolation
from core.text import clean
from fund.models import BookImport, Proposal, Voucher
from fund.rules.books.contracts import ProposalState

Waiting = Proposal | Voucher | BookImport

_NAMES = {Proposal: "Đề nghị", Voucher: "Phiếu", BookImport: "Tệp"}


def refuse_decided(one: Waiting) -> None:
    """Refuse what somebody decided before."""
    if one.state != ProposalState.WAITING.value:
        day = f" ngày {format_date(shown_vn(one.decided_at).date())}" if one.decided_at else ""
        raise RuleViolation(f"{_NAMES[type(one)]} này đã được duyệt, trả lại hoặc rút lại{day}.")


def decide(one: Waiting, state: ProposalState, actor_id: int) -> None:
    """Write who decided what."""
    one.state = state.value
    one.decided_by_id, one.decided_at = actor_id, now_utc()
    db.session.flush()


def turn_down(one: Waiting, reason: str, *, actor_id: int) -> bool:
    """Turn down what waits (trả lại), or take one's own back (rút lại); return whether it was own."""
    refuse_decided(one)
    if not clean(reason):
        raise RuleViolation("Hãy ghi lý do.", field="reason")
    own = one.made_by_id == actor_id
    one.decision_reason = clean(reason)
    decide(one, ProposalState.WITHDRAWN if own else ProposalState.REJECTED, actor_id)
    return own
