"""What waits for a second person is decided once, whatever it is."""

from datetime import UTC, datetime

import pytest

from core.errors import RuleViolation
from fund.models import BookImport, Proposal, Voucher
from fund.rules.books.contracts import ProposalState
from fund.services.deciding import refuse_decided, turn_down

#: Half past midnight in Viet Nam.
LATE = datetime(2025, 3, 9, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "name"), [(Proposal, "Đề nghị"), (Voucher, "Phiếu"), (BookImport, "Tệp")]
)
def test_what_was_decided_before_tells_the_day_in_viet_nam(
    kind: type[Proposal | Voucher | BookImport], name: str
) -> None:
    one = kind(state=ProposalState.REJECTED.value, decided_at=LATE, made_by_id=1)
    words = f"{name} này đã được duyệt, trả lại hoặc rút lại ngày 10/03/2025"
    with pytest.raises(RuleViolation, match=words):
        refuse_decided(one)
    with pytest.raises(RuleViolation, match=words):
        turn_down(one, "Lý do", actor_id=2)
