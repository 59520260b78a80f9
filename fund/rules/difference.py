"""What a fact recorded later changes (khác biệt do ghi lùi ngày): before and after, for a screen."""

from dataclasses import dataclass, replace

from core.dates import format_date
from core.errors import RuleViolation
from fund.rules.actions import Receipt
from fund.rules.event_words import event_in_words
from fund.rules.events import Event
from fund.rules.replay import Loan, replay
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.state import State, judge
from law.deadlines import WorkingDays

#: Debt removed from the books that is still to be recovered (số nợ đã xuất toán chưa thu hồi).
WRITTEN_OFF = "written_off_left"
_UNCOMPARED = frozenset({"allocations", "explanation"})


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs (số liệu thay đổi)."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything that differs between two states of one loan on one day."""

    figures: tuple[Change, ...]
    #: Receipts whose money goes elsewhere now; a side is None where the receipt is not there.
    receipts: tuple[tuple[Receipt | None, Receipt | None], ...]


def difference(before: State, after: State) -> Difference:
    """Return what differs between two states (so sánh trước và sau)."""
    figures = tuple(
        Change(name, getattr(before, name), getattr(after, name))
        for name in State.__dataclass_fields__
        if name not in _UNCOMPARED and getattr(before, name) != getattr(after, name)
    )
    old = {receipt.event_id: receipt for receipt in before.allocations}
    new = {receipt.event_id: receipt for receipt in after.allocations}
    moved = tuple(
        (old.get(name), new.get(name))
        for name in [*old, *(name for name in new if name not in old)]
        if old.get(name) != new.get(name)
    )
    return Difference(figures, moved)


def impact(loan: Loan, event: Event, days: WorkingDays = PLAIN_WEEK) -> Difference:
    """Return what one more event would change on the loan's day (xem trước khi ghi).

    Raises RuleViolation when the event does not count yet on that day, or is not possible, or
    makes one after it impossible; that one is named.
    """
    if event.on > loan.as_of:
        raise event.refuse(
            "on",
            f"Chưa có hiệu lực vào ngày xem {format_date(loan.as_of)}; chọn ngày xem muộn hơn.",
        )
    old = replay(loan, days)
    more = replace(loan, events=(*loan.events, event))
    try:
        new = replay(more, days)
    except RuleViolation as refusal:
        raise told_of(refusal, loan.events) from refusal
    found = difference(judge([loan], [old])[0], judge([more], [new])[0])
    left = Change(WRITTEN_OFF, old.book.written_off_left, new.book.written_off_left)
    return found if left.before == left.after else replace(found, figures=(*found.figures, left))


def told_of(refusal: RuleViolation, recorded: tuple[Event, ...]) -> RuleViolation:
    """Name the recorded event that the new one makes impossible."""
    hit = next((one for one in recorded if (refusal.field or "").startswith(one.place)), None)
    if hit is None:
        return refusal
    told = f"Sự kiện đã ghi {event_in_words(hit)} không còn thực hiện được: {refusal.message}"
    return RuleViolation(told, field=refusal.field, rule=refusal.rule, article=refusal.article)
