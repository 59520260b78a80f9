"""What happened to a loan (sự kiện): each counts on a day and was recorded at a moment."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from enum import StrEnum
from typing import NamedTuple

from core.errors import RuleViolation
from fund.rules.reading import Fields
from fund.rules.terms import DatedAmount, Surplus


class EventType(StrEnum):
    """Kinds of events (loại sự kiện), in the order in which equal moments are taken."""

    DISBURSE = "disburse"
    RESCHEDULE = "reschedule"
    EXTEND = "extend"
    RECALL = "recall"
    WAIVE_INTEREST = "waive_interest"
    REPAY = "repay"
    RECOVER = "recover"
    TO_OVERDUE = "to_overdue"
    PROVISION_USE = "provision_use"
    SETTLE = "settle"
    REFUND = "refund"
    WRITE_OFF = "write_off"
    REVERSE = "reverse"


_RANK = {kind: rank for rank, kind in enumerate(EventType)}
_WITH_AMOUNT = {
    EventType.DISBURSE,
    EventType.REPAY,
    EventType.WAIVE_INTEREST,
    EventType.RECOVER,
    EventType.REFUND,
}
_OWN_FIELDS: dict[EventType, frozenset[str]] = {
    EventType.REPAY: frozenset({"amount", "surplus"}),
    EventType.RESCHEDULE: frozenset({"lines"}),
    EventType.EXTEND: frozenset({"until"}),
    EventType.REVERSE: frozenset({"event_id"}),
}
_COMMON = frozenset({"id", "on", "recorded_at", "type"})
#: What cannot be while an ending stands.
_WAITING: dict[EventType, frozenset[EventType]] = {
    EventType.SETTLE: frozenset(EventType),
    EventType.WRITE_OFF: frozenset(EventType),
    EventType.RECALL: frozenset({EventType.DISBURSE, EventType.RECALL}),
    EventType.PROVISION_USE: frozenset({EventType.DISBURSE, EventType.PROVISION_USE}),
}
#: Kinds that take other events away or make them wait.
_OUT_OF_ORDER = frozenset({EventType.REVERSE, *_WAITING})
#: A moment without a zone is the office's own time.
OFFICE = timezone(timedelta(hours=7))


class Event(NamedTuple):
    """One recorded fact (sự kiện đã ghi). `place` is where errors say it stands."""

    id: str
    on: date
    recorded_at: datetime
    type: EventType
    amount: int = 0
    surplus: Surplus = Surplus.NEXT
    lines: tuple[DatedAmount, ...] = ()
    until: date | None = None
    event_id: str | None = None
    place: str = ""
    #: A tranche of the plan that nobody recorded.
    is_planned: bool = False
    #: Whether somebody said when it was recorded.
    is_timed: bool = True

    @property
    def order(self) -> tuple[date, datetime, int, str]:
        """Return what events are sorted by: day, moment, kind, name."""
        return self.on, self.recorded_at, _RANK[self.type], self.id

    def refuse(self, field: str, message: str, rule: str | None = None) -> RuleViolation:
        """Return the refusal of a field of this event."""
        return RuleViolation(message, field=f"{self.place}{field}", rule=rule)


def _order(event: Event) -> tuple[date, datetime, int, str]:
    return event.order


def read_events(fields: Fields) -> tuple[Event, ...]:
    """Return the events as they were recorded; refuse two of one name."""
    found: list[Event] = []
    names: set[str] = set()
    for item in fields.objects("events"):
        event = read_event(item)
        if event.id in names:
            item.refuse("id", f"Mã sự kiện “{event.id}” bị trùng.")
        names.add(event.id)
        found.append(event)
    return tuple(found)


def read_event(item: Fields) -> Event:
    """Return the event of one JSON object; refuse the first field that is wrong."""
    kind = item.choice("type", EventType)
    own = _OWN_FIELDS.get(kind, frozenset({"amount"}) if kind in _WITH_AMOUNT else frozenset())
    item.refuse_strangers(_COMMON | own)
    on = item.day("on")
    is_repay = kind is EventType.REPAY
    return Event(
        id=item.text("id"),
        on=on,
        recorded_at=_moment(item, on),
        type=kind,
        amount=item.whole("amount", low=1) if kind in _WITH_AMOUNT else 0,
        surplus=item.choice("surplus", Surplus, Surplus.NEXT) if is_repay else Surplus.NEXT,
        lines=_lines(item, on) if kind is EventType.RESCHEDULE else (),
        until=item.day("until") if kind is EventType.EXTEND else None,
        event_id=item.text("event_id") if kind is EventType.REVERSE else None,
        place=item.name(""),
        is_timed=item.given("recorded_at"),
    )


def _moment(item: Fields, on: date) -> datetime:
    if not item.given("recorded_at"):
        return datetime(on.year, on.month, on.day, tzinfo=OFFICE)
    try:
        found = datetime.fromisoformat(item.text("recorded_at"))
    except ValueError:
        item.refuse("recorded_at", "Phải là thời điểm dạng “2025-01-15T08:30:00+07:00”.")
    return found if found.tzinfo else found.replace(tzinfo=OFFICE)


def _lines(item: Fields, on: date) -> tuple[DatedAmount, ...]:
    found: list[DatedAmount] = []
    for line in item.objects("lines"):
        line.refuse_strangers(frozenset({"on", "amount"}))
        one = DatedAmount(line.day("on"), line.whole("amount", low=1))
        if one.on <= (found[-1].on if found else on):
            line.refuse("on", "Các kỳ mới phải ở sau ngày cơ cấu lại và tăng dần.")
        found.append(one)
    if not found:
        item.refuse("lines", "Phải có ít nhất một kỳ trả nợ mới.")
    return tuple(found)


def in_force(events: Sequence[Event], as_of: date) -> list[Event]:
    """Return the events that count on a day, in order, without what was reversed by then.

    Raises RuleViolation for a reversal of nothing, of a reversal, of what was already reversed,
    of a day after its own, or of what a standing settlement was based on.
    """
    ordered = sorted(events, key=_order)
    if _OUT_OF_ORDER.isdisjoint([event.type for event in events]):
        return [event for event in ordered if event.on <= as_of]
    by_name = {event.id: event for event in events}
    reversed_by: dict[str, Event] = {}
    for event in ordered:
        if event.type is not EventType.REVERSE:
            continue
        _check_reversal(event, by_name, reversed_by)
        reversed_by[str(event.event_id)] = event
    waiting = _waiting(events, reversed_by, as_of)
    gone = {
        name for name, event in reversed_by.items() if event.on <= as_of and event.id not in waiting
    }
    for name in gone:
        _check_removed(by_name[name], reversed_by[name], events, gone)
    left_out = gone | waiting
    return [
        event
        for event in ordered
        if event.on <= as_of and event.type is not EventType.REVERSE and event.id not in left_out
    ]


def _waiting(events: Sequence[Event], reversed_by: dict[str, Event], as_of: date) -> set[str]:
    """Return what counts only once an ending is undone (chờ hủy việc tất toán, xuất toán…).

    A settlement took its money by what was recorded then. What was recorded later and counts
    before it waits for the day of its reversal; RuleViolation where nobody reversed it. What was
    recorded after the reversal of an ending, and could not be while it stood, waits as well.
    """
    found: set[str] = set()
    for ending in events:
        if ending.type not in _WAITING:
            continue
        undone = reversed_by.get(ending.id)
        late = _rewriting(events, ending) if ending.type is EventType.SETTLE else []
        if undone is None:
            if late:
                raise _settled(late[0], ending)
        elif ending.on <= as_of < undone.on:
            after = (one for one in _later(events, undone) if one.type in _WAITING[ending.type])
            found |= {event.id for event in (*late, *after)}
    return found


def _settled(event: Event, settlement: Event) -> RuleViolation:
    return event.refuse(
        "event_id" if event.type is EventType.REVERSE else "on",
        f"Khoản vay đã tất toán ngày {settlement.on:%d/%m/%Y} (sự kiện “{settlement.id}”); hãy đảo "
        "việc tất toán trước, rồi ghi lại.",
    )


def _rewriting(events: Sequence[Event], settlement: Event) -> list[Event]:
    """Return what would change the money a settlement took (recorded after it, counts before).

    A reversal written ahead, with a day to come, did not count when the money was taken either.
    """
    by_name = {event.id: event for event in events}
    known_on = settlement.recorded_at.astimezone(OFFICE).date()
    late = {event.id for event in _later(events, settlement)}
    if settlement.is_timed:
        late |= {
            event.id for event in events if event.type is EventType.REVERSE and event.on > known_on
        }
    return [
        event
        for event in events
        if event.id in late and by_name[event.event_id or event.id].order < settlement.order
    ]


def _later(events: Sequence[Event], known: Event) -> Iterator[Event]:
    """Give what was recorded after an event: by moment, else by place in the list."""
    place = list(events).index(known)
    for number, event in enumerate(events):
        if event.is_timed and known.is_timed:
            is_later = event.recorded_at > known.recorded_at
        else:
            is_later = number > place
        if is_later:
            yield event


def _check_reversal(event: Event, by_name: dict[str, Event], reversed_by: dict[str, Event]) -> None:
    target = by_name.get(str(event.event_id))
    if target is None:
        raise event.refuse("event_id", f"Không có sự kiện “{event.event_id}” để hủy.")
    if target.type is EventType.REVERSE:
        raise event.refuse("event_id", "Không hủy một bút toán hủy; hãy ghi lại sự kiện gốc.")
    if target.id in reversed_by:
        raise event.refuse("event_id", f"Sự kiện “{target.id}” đã bị hủy.")
    if event.on < target.on:
        raise event.refuse("on", "Ngày hủy không được trước ngày của sự kiện bị hủy.")
    if event.is_timed and target.is_timed and event.recorded_at < target.recorded_at:
        raise event.refuse("recorded_at", "Không được ghi việc hủy trước khi ghi sự kiện bị hủy.")


def _check_removed(target: Event, reversal: Event, events: Sequence[Event], gone: set[str]) -> None:
    """Refuse to undo what a removal from the books was based on (sau khi xuất toán).

    A removal recorded after the reversal knew of it.
    """
    left_out = gone | {event.id for event in _later(events, reversal)} | {target.id}
    for event in events:
        stands = event.type is EventType.WRITE_OFF and event.id not in left_out
        if stands and target.on <= event.on <= reversal.on:
            raise reversal.refuse(
                "event_id", "Khoản nợ đã xuất toán; hãy hủy việc xuất toán trước."
            )
