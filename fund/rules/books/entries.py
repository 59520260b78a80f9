"""What people enter of contracts, events and vouchers (nội dung nhập), and what of it is refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.dates import format_date
from core.errors import RuleViolation
from core.money import MAX_VND, format_vnd
from fund.rules.books.contracts import MoneyPlace, MonthState, Relation
from fund.rules.books.months import month_end, month_of, refuse_shut
from fund.rules.books.roles import AccountKind, Side
from fund.rules.events import EventType
from fund.rules.limits import BorrowerKind
from fund.rules.terms import CollateralKind

#: Recorded only when a second person confirmed it (người lập khác người duyệt).
SECOND_PERSON = frozenset({EventType.DISBURSE, EventType.REVERSE})


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event to be recorded (sự kiện cần ghi)."""

    type: EventType
    on: date
    #: The form's own number: sent twice, it is recorded once.
    key: str
    amount: int | None = None
    #: Further fields of the engine: surplus, lines, until.
    data: Mapping[str, Any] = field(default_factory=dict)
    money: MoneyPlace | None = None
    document: str | None = None
    reason: str | None = None
    reverses_id: int | None = None
    #: Ngày hạch toán; None: `posting_day` chooses.
    posted_on: date | None = None

    def same_as(self, other: "EventEntry") -> bool:
        """Tell whether both would record the same."""
        return (self.type, self.on, self.amount, dict(self.data), self.reverses_id) == (
            other.type,
            other.on,
            other.amount,
            dict(other.data),
            other.reverses_id,
        )

    def json(self) -> dict[str, Any]:
        """Return the entry as it waits for a second person."""
        return {
            "type": self.type.value,
            "on": self.on.isoformat(),
            "amount": self.amount,
            "data": dict(self.data),
            "money": self.money.value if self.money else None,
            "document": self.document,
            "reason": self.reason,
            "reverses_id": self.reverses_id,
            "posted_on": self.posted_on.isoformat() if self.posted_on else None,
        }


def entry_from_json(found: Mapping[str, Any], key: str) -> EventEntry:
    """Return the entry that waited."""
    # Proposals made before the day of posting could be chosen do not have it.
    money, posted_on = found["money"], found.get("posted_on")
    return EventEntry(
        type=EventType(found["type"]),
        on=date.fromisoformat(found["on"]),
        key=key,
        amount=found["amount"],
        data=found["data"],
        money=MoneyPlace(money) if money else None,
        document=found["document"],
        reason=found["reason"],
        reverses_id=found["reverses_id"],
        posted_on=date.fromisoformat(posted_on) if posted_on else None,
    )


def posting_day(
    entry: EventEntry,
    today: date,
    last_posted_on: date | None,
    open_from: date | None,
) -> date:
    """Return the day an event is posted on (ngày hạch toán); refuse what cannot be.

    Without a wish it is the event's own day while that is open and the loan's newest posting
    (`last_posted_on`) is not later; else `correction_day`. `open_from` is the first day of the months
    that are not closed; None: all are open.
    """
    if entry.on > today:
        raise RuleViolation(
            f"Ngày phát sinh {format_date(entry.on)} sau hôm nay {format_date(today)}.", field="on"
        )
    earliest = max([day for day in (last_posted_on, open_from) if day], default=entry.on)
    late = correction_day(today, last_posted_on, open_from)
    on = entry.posted_on or (entry.on if entry.on >= earliest else max(late, entry.on))
    if on > today:
        raise RuleViolation("Ngày hạch toán không được sau hôm nay.", field="posted_on")
    if on < entry.on:
        raise RuleViolation(
            "Ngày hạch toán không được trước ngày phát sinh của sự kiện.", field="posted_on"
        )
    if open_from and on < open_from:
        refuse_shut(MonthState.CLOSED, on)
    if last_posted_on and on < last_posted_on:
        raise RuleViolation(
            f"Khoản vay đã có bút toán ngày {format_date(last_posted_on)}; ngày hạch toán phải từ ngày đó "
            "trở đi.",
            field="posted_on",
        )
    return on


def correction_day(today: date, last_posted_on: date | None, open_from: date | None) -> date:
    """Return the day a correction of the past is posted on (ngày hạch toán điều chỉnh).

    The last day of the first open month that takes it: its classification and provision are still
    to be made and must know it. Where that month has not ended, today.
    """
    earliest = max([day for day in (last_posted_on, open_from) if day], default=today)
    return min(month_end(month_of(earliest)), today)


def refuse_alone(entry: EventEntry, actor_id: int, checker_id: int | None) -> None:
    """Refuse a disbursement or a reversal that one person alone stands for."""
    if entry.type not in SECOND_PERSON:
        return
    if checker_id is None or checker_id == actor_id:
        raise RuleViolation(
            "Giải ngân và hủy bút toán phải do một người lập và một người khác duyệt."
        )
    if entry.type is EventType.REVERSE and not (entry.reason or "").strip():
        raise RuleViolation("Hãy ghi lý do hủy bút toán.", field="reason")


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """Somebody related to the borrower (người có liên quan)."""

    name: str
    relation: Relation
    #: "o12" or "p7" when in the register.
    customer: str | None = None


@dataclass(frozen=True, slots=True)
class ContractEntry:
    """A contract as it was signed (hợp đồng tín dụng). Terms and policy are the loan's JSON."""

    number: str
    signed_on: date
    borrower_kind: BorrowerKind
    source_id: int
    purpose: str
    project_vnd: int
    own_capital_vnd: int
    terms: Mapping[str, Any]
    policy: Mapping[str, Any] = field(default_factory=dict)
    organisation_id: int | None = None
    party_id: int | None = None
    #: Where a natural person is; an organisation brings its own.
    unit_id: int | None = None
    related: Sequence[RelatedEntry] = ()
    held_group: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class SecurityEntry:
    """A security to be recorded (tài sản bảo đảm)."""

    kind: CollateralKind
    value: int
    description: str
    start_on: date
    document: str | None = None
    enforceable_on: date | None = None


@dataclass(frozen=True, slots=True)
class LineEntry:
    """One line of a voucher (dòng của phiếu kế toán)."""

    code: str
    side: Side
    amount: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class VoucherEntry:
    """A voucher to be made (phiếu kế toán)."""

    on: date
    text: str
    key: str
    lines: Sequence[LineEntry]
    document: str | None = None


def check_voucher(entry: VoucherEntry, kinds: Sequence[AccountKind]) -> None:
    """Refuse a voucher that does not balance; off-balance lines are one-sided and stand alone.

    `kinds` are the kinds of the lines' accounts, in their order.
    """
    if not entry.lines:
        raise RuleViolation("Phiếu kế toán phải có ít nhất một dòng.", field="lines")
    for place, line in enumerate(entry.lines, start=1):
        if not 0 < line.amount <= MAX_VND:
            raise RuleViolation(f"Dòng {place}: số tiền phải lớn hơn 0.", field="lines")
    off = {kind is AccountKind.OFF_BALANCE for kind in kinds}
    if len(off) > 1:
        raise RuleViolation(
            "Tài khoản ngoại bảng ghi đơn, không ghi chung phiếu với tài khoản trong bảng.",
            field="lines",
        )
    sums = {side: sum(one.amount for one in entry.lines if one.side is side) for side in Side}
    if off == {False} and sums[Side.DEBIT] != sums[Side.CREDIT]:
        raise RuleViolation(
            f"Tổng bên Nợ {format_vnd(sums[Side.DEBIT])} khác tổng bên Có "
            f"{format_vnd(sums[Side.CREDIT])}; phiếu kế toán phải cân.",
            field="lines",
        )
