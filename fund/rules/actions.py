"""What each kind of event does to a book (xử lý từng loại sự kiện)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from core.dates import format_date
from core.money import format_vnd
from fund.rules import collection, planning
from fund.rules.book import Book
from fund.rules.collection import Allocation
from fund.rules.debt_group import facts_of
from fund.rules.decisions import WATCHED, Decision
from fund.rules.events import Event, EventType
from fund.rules.records import Restructure
from fund.rules.terms import Case, Surplus, Token
from law.deadlines import WorkingDays


class Receipt(NamedTuple):
    """Where the money of one event went (phân bổ số tiền thu), and by which order.

    The order of collection and the use of the surplus are kept with the receipt, so that a paper
    can say them after the policy has changed; None where everything was taken (tất toán).
    """

    event_id: str
    on: date
    to: Allocation
    surplus: int
    case: Case | None = None
    order: tuple[Token, ...] = ()
    surplus_use: Surplus | None = None


@dataclass(slots=True)
class Run:
    """A book with what its events left behind (quá trình của khoản vay)."""

    book: Book
    days: WorkingDays
    receipts: list[Receipt] = field(default_factory=list)
    #: Decisions that somebody may have to look at again.
    decisions: list[Decision] = field(default_factory=list)
    #: When the latest of the events so far was recorded.
    known_at: datetime | None = None


def apply(run: Run, event: Event) -> None:
    """Let one event happen; the book stands at the end of its day."""
    _check_open(run.book, event)
    # Money kept from before pays first, so that two receipts of one day equal their sum.
    collection.use_prepaid(run.book)
    if event.type in _OF_DEBT and _has_no_debt(run, event):
        return
    if event.type in WATCHED:
        _watched(run, event)
    else:
        _ACTIONS[event.type](run, event)
    collection.use_prepaid(run.book)
    if run.known_at is None or run.known_at < event.recorded_at:
        run.known_at = event.recorded_at


def _watched(run: Run, event: Event) -> None:
    """Do it, and keep what the debt group depended on before and after."""
    book = run.book
    before, end = facts_of(book, None), book.maturity
    _ACTIONS[event.type](run, event)
    after = facts_of(book, None)
    run.decisions.append(Decision(event.type, before, after, end, book.maturity, book.terms.start))


def _check_open(book: Book, event: Event) -> None:
    if event.type is EventType.REFUND or not book.is_closed:
        return
    if book.written_off_on and event.type is EventType.RECOVER:
        return
    ended = book.settled_on or book.written_off_on
    word = "tất toán" if book.settled_on else "xuất toán"
    raise event.refuse("on", f"Khoản vay đã {word} ngày {ended:%d/%m/%Y}.")


def _has_no_debt(run: Run, event: Event) -> bool:
    """Tell whether a receipt recorded later left this decision nothing to work on (hết tác dụng).

    What was decided when nothing was owed is refused.
    """
    book = run.book
    if book.outstanding or book.payoff > 0:
        return False
    if book.disbursed and run.known_at is not None and run.known_at > event.recorded_at:
        book.idle.append((event.type, event.on))
        return True
    words = "không còn nợ" if book.disbursed else "chưa giải ngân"
    raise event.refuse("on", f"Ngày này khoản vay {words} nên không có gì để {_VERBS[event.type]}.")


def _disburse(run: Run, event: Event) -> None:
    book = run.book
    if book.provision_used_on:
        used = format_date(book.provision_used_on)
        raise event.refuse("on", f"Đã sử dụng dự phòng ngày {used} nên không giải ngân thêm.")
    room = book.terms.principal - book.disbursed
    if event.amount > room:
        raise event.refuse("amount", f"Chỉ còn được giải ngân {format_vnd(room)}.")
    if not planning.principal_places(book):
        raise event.refuse("on", "Không còn kỳ trả gốc nào sau ngày giải ngân này.")
    planning.disburse(book, event.amount)


def _check_owed(book: Book, event: Event) -> None:
    if event.amount > book.least_payoff and event.amount > book.payoff:
        owed = format_vnd(max(book.payoff, 0))
        raise event.refuse("amount", f"Số tiền trả vượt số còn nợ {owed} của ngày này.")


def _repay(run: Run, event: Event) -> None:
    _check_owed(run.book, event)
    book = run.book
    taken, surplus = collection.repay(book, event.amount, event.surplus)
    case = book.case_of_day[1] if book.case_of_day else None
    order = book.policy.collection_order[case] if case else ()
    use = event.surplus if surplus else None
    run.receipts.append(Receipt(event.id, event.on, taken, surplus, case, order, use))


def _recover(run: Run, event: Event) -> None:
    book = run.book
    if book.provision_used_on is None and book.written_off_on is None:
        raise event.refuse("type", "Chỉ thu hồi nợ đã sử dụng dự phòng hoặc đã xuất toán.")
    if book.written_off_on is None:
        _repay(run, event)
        return
    if event.amount > book.written_off_left:
        left = format_vnd(book.written_off_left)
        raise event.refuse("amount", f"Số thu hồi vượt số nợ đã xuất toán còn lại {left}.")
    book.written_off_left -= event.amount
    run.receipts.append(Receipt(event.id, event.on, {}, event.amount))


def _settle(run: Run, event: Event) -> None:
    if not run.book.disbursed:
        raise event.refuse("on", "Khoản vay chưa giải ngân nên không có gì để tất toán.")
    run.receipts.append(Receipt(event.id, event.on, collection.settle(run.book), 0))


def _waive(run: Run, event: Event) -> None:
    book = run.book
    interest = book.due_interest + book.interest_accrued + book.penalties
    if event.amount > interest:
        raise event.refuse(
            "amount", f"Số lãi miễn, giảm vượt số lãi còn nợ {format_vnd(interest)}."
        )
    collection.waive_interest(book, event.amount)


def _reschedule(run: Run, event: Event) -> None:
    book = run.book
    total = sum(line.amount for line in event.lines)
    if total != book.outstanding:
        owed = format_vnd(book.outstanding)
        raise event.refuse("lines", f"Tổng các kỳ mới phải bằng dư nợ gốc {owed}.")
    _restructured(book, moves_dues=True)
    planning.new_lines(book, event.lines, run.days)
    collection.clear_paid(book)


def _extend(run: Run, event: Event) -> None:
    book = run.book
    until = event.until
    assert until is not None, "the reader requires it"
    if until <= max(book.maturity, book.day):
        raise event.refuse("until", f"Phải sau ngày đáo hạn {book.maturity:%d/%m/%Y}.")
    if not book.outstanding:
        raise event.refuse("on", "Không còn dư nợ gốc để gia hạn.")
    # Before the end only the last principal moves; what is already due stays due.
    _restructured(book, moves_dues=book.maturity <= book.day)
    planning.extend_to(book, until, run.days)
    collection.clear_paid(book)


def _restructured(book: Book, *, moves_dues: bool) -> None:
    collection.note_lateness(book)
    oldest = book.items[0].on if moves_dues and book.items else None
    book.restructures.append(Restructure(book.day, oldest))


def _to_overdue(run: Run, event: Event) -> None:
    """Move unpaid due principal to overdue debt; nothing to move is no error.

    A payment recorded later with an earlier day may have settled it. What is moved bears the
    overdue rate of this day until it is paid (điểm c khoản 4 Điều 13 Thông tư 39/2016/TT-NHNN); what
    was moved before keeps the rate of its own day.
    """
    book = run.book
    for item in book.items:
        if item.moved_rate is None:
            item.moved_rate = book.rate_of_day()
            book.overdue_slice += item.principal
            book.overdue_products += item.principal * item.moved_rate


def _recall(run: Run, event: Event) -> None:
    book = run.book
    if book.next_index >= len(book.dates):
        ended = format_date(book.maturity)
        raise event.refuse(
            "on", f"Toàn bộ gốc đã đến hạn từ ngày {ended}, không còn gì để thu hồi trước hạn."
        )
    planning.call_in(book)


def _use_provision(run: Run, event: Event) -> None:
    book = run.book
    if book.provision_used_on:
        used = format_date(book.provision_used_on)
        raise event.refuse("on", f"Khoản vay đã sử dụng dự phòng ngày {used}.")
    book.provision_used_on = event.on


def _write_off(run: Run, event: Event) -> None:
    book = run.book
    book.written_off_left = max(book.payoff, 0)
    collection.empty(book)
    book.prepaid = 0
    book.written_off_on = event.on


def _refund(run: Run, event: Event) -> None:
    book = run.book
    if event.amount > book.prepaid:
        kept = format_vnd(book.prepaid)
        raise event.refuse("amount", f"Số hoàn trả vượt tiền trả trước đang giữ {kept}.")
    book.prepaid -= event.amount


#: Decisions about a debt that must be there, and what they do with it.
_VERBS = {
    EventType.RECALL: "thu hồi trước hạn",
    EventType.PROVISION_USE: "xử lý bằng dự phòng",
    EventType.WRITE_OFF: "xuất toán",
}
_OF_DEBT = frozenset(_VERBS)

_ACTIONS: dict[EventType, Callable[[Run, Event], None]] = {
    EventType.DISBURSE: _disburse,
    EventType.REPAY: _repay,
    EventType.SETTLE: _settle,
    EventType.WAIVE_INTEREST: _waive,
    EventType.RESCHEDULE: _reschedule,
    EventType.EXTEND: _extend,
    EventType.TO_OVERDUE: _to_overdue,
    EventType.RECALL: _recall,
    EventType.PROVISION_USE: _use_provision,
    EventType.RECOVER: _recover,
    EventType.WRITE_OFF: _write_off,
    EventType.REFUND: _refund,
}
