"""Debt groups (phân loại nợ): one loan on a day, then all loans of a customer.

Law: khoản 1 Điều 28 Nghị định 45/2021/NĐ-CP points to the rules for microfinance institutions.
Every result tells in Vietnamese why, with its article, and how far that article was read.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from core.dates import add_months, format_date
from fund.rules.book import Book
from fund.rules.collection import days_past_due
from fund.rules.records import Episode
from fund.rules.terms import HeldGroup
from law.dated import Certainty, DatedSeries, InForce, NoRuleInForce
from law.fund import debt_groups, limits

#: Terms up to this many months are short (vay ngắn hạn).
SHORT_TERM = 12
_WORSE = (Certainty.READ, Certainty.CARRIED, Certainty.MEMORY)
_BY_ORDINAL = (
    debt_groups.RESTRUCTURED_FIRST,
    debt_groups.RESTRUCTURED_SECOND,
    debt_groups.RESTRUCTURED_THIRD,
)


@dataclass(frozen=True, slots=True)
class DebtFacts:
    """What the group of a loan depends on (căn cứ phân loại nợ)."""

    on: date
    days_past_due: int
    #: How often the loan was restructured, and the first due date after the last time.
    restructures: int = 0
    restructured_due_on: date | None = None
    waived_on: date | None = None
    episodes: tuple[Episode, ...] = ()
    #: The stretch of late days that is still running: its first due date, its worst end of day.
    late_since: date | None = None
    worst_days: int = 0
    cure_months: int | None = None
    held: HeldGroup | None = None
    is_paid_off: bool = False
    #: Day on which the debt was removed from the books (xuất toán).
    removed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Classified:
    """A group with its reasons (kết quả phân loại); no group where no rule is loaded."""

    group: int | None
    certainty: Certainty | None
    reasons: tuple[str, ...]
    is_held: bool = False
    #: Nothing is owed: the other debts of the customer do not pull it.
    is_paid_off: bool = False


def worse(first: Certainty | None, second: Certainty | None) -> Certainty | None:
    """Return the less certain of two (mức đối chiếu kém hơn)."""
    known = [one for one in (first, second) if one is not None]
    return max(known, key=_WORSE.index) if known else None


def facts_of(book: Book, held: HeldGroup | None) -> DebtFacts:
    """Return the facts of a book at the end of its day."""
    cure = book.policy.cure_months
    months = None
    if cure is not None:
        months = cure.short if book.terms.term_months <= SHORT_TERM else cure.longer
    last = book.restructures[-1].on if book.restructures else None
    after = [due.on for due in book.dates if last and last < due.on <= book.day]
    late = days_past_due(book)
    return DebtFacts(
        on=book.day,
        days_past_due=late,
        restructures=len(book.restructures),
        restructured_due_on=after[0] if after else None,
        waived_on=book.waived_on,
        episodes=tuple(book.episodes),
        late_since=(book.late_since or book.items[0].on) if late else None,
        worst_days=max(late, book.worst_days) if late else 0,
        cure_months=months,
        held=held,
        is_paid_off=book.payoff <= 0,
        removed_on=book.written_off_on,
    )


def classify(facts: DebtFacts) -> Classified:
    """Return the debt group of one loan by itself (nhóm nợ của khoản vay)."""
    try:
        if facts.is_paid_off:
            rule = debt_groups.BOUNDS.in_force(facts.on)
            return Classified(1, rule.certainty, (_paid_off_words(facts),), is_paid_off=True)
        if facts.held and facts.held.held_from <= facts.on <= facts.held.held_until:
            return _held(facts.held, debt_groups.BOUNDS.in_force(facts.on))
        grounds = [
            _by_days(facts, facts.days_past_due),
            _by_restructures(facts),
            _by_waiver(facts),
            _by_cure(facts),
        ]
    except NoRuleInForce as missing:
        return Classified(None, None, (f"Chưa xác định nhóm nợ. {missing}",))
    return _worst([ground for ground in grounds if ground is not None])


def _paid_off_words(facts: DebtFacts) -> str:
    if facts.removed_on is None:
        return "Khoản vay không còn nợ: nhóm 1."
    return (
        f"Đã xuất toán ngày {format_date(facts.removed_on)} nên sổ không còn dư nợ để phân loại; ghi nhóm "
        "1 không có nghĩa là nợ tốt."
    )


def _held(held: HeldGroup, rule: InForce) -> Classified:
    text = (
        f"Giữ nguyên nhóm {held.group} từ {format_date(held.held_from)} đến hết "
        f"{format_date(held.held_until)} theo {held.basis}."
    )
    return Classified(held.group, rule.certainty, (text,), is_held=True)


def _worst(grounds: Sequence[Classified]) -> Classified:
    group = max(ground.group or 1 for ground in grounds)
    certainty: Certainty | None = None
    for ground in grounds:
        certainty = worse(certainty, ground.certainty)
    reasons = tuple(text for ground in grounds for text in ground.reasons)
    return Classified(group, certainty, reasons)


def _steps(rule: InForce) -> list[tuple[int, int]]:
    """Return (first day, group) of a rule of pairs."""
    found = []
    for pair in rule.items():
        assert isinstance(pair, tuple), "the rule holds pairs"
        first, group = pair
        assert isinstance(first, int), "days are whole numbers"
        assert isinstance(group, int), "groups are whole numbers"
        found.append((first, group))
    return found


def _by_days(facts: DebtFacts, days: int) -> Classified:
    rule = debt_groups.BOUNDS.in_force(facts.on)
    bounds = [int(str(bound)) for bound in rule.items()]
    group = 1 + sum(days >= bound for bound in bounds)
    told = f"Quá hạn {days} ngày" if days else "Không quá hạn"
    return Classified(group, rule.certainty, (f"{told}: nhóm {group} ({rule.article}).",))


def _by_restructures(facts: DebtFacts) -> Classified | None:
    if not facts.restructures:
        return None
    since = _paid_since(facts, facts.restructured_due_on)
    if since and _is_cured(facts, since):
        text = (
            f"Đã trả đủ theo thời hạn cơ cấu lại {facts.cure_months} tháng kể từ "
            f"{format_date(since)}: không còn xếp nhóm theo lần cơ cấu lại."
        )
        return Classified(1, None, (text,))
    series: DatedSeries = _BY_ORDINAL[min(facts.restructures, 3) - 1]
    rule = series.in_force(facts.on)
    group = max(step for first, step in _steps(rule) if facts.days_past_due >= first)
    text = f"Cơ cấu lại lần {facts.restructures}, "
    text += (
        f"quá hạn {facts.days_past_due} ngày theo thời hạn mới"
        if facts.days_past_due
        else "còn trong hạn"
    )
    return Classified(group, rule.certainty, (f"{text}: nhóm {group} ({rule.article}).",))


def _paid_since(facts: DebtFacts, first: date | None) -> date | None:
    """Return the day since which all was paid in full, counted from a first day at the earliest."""
    if first is None or facts.days_past_due:
        return None
    return max([first, *(one.cleared_on for one in facts.episodes if one.cleared_on > first)])


def _is_cured(facts: DebtFacts, since: date | None) -> bool:
    """Tell whether the time of trial passed without a late day (hết thời gian thử thách)."""
    if facts.cure_months is None or since is None:
        return False
    return add_months(since, facts.cure_months) <= facts.on


def _by_waiver(facts: DebtFacts) -> Classified | None:
    if facts.waived_on is None or _is_cured(facts, _paid_since(facts, facts.waived_on)):
        return None
    rule = debt_groups.WAIVED.in_force(facts.on)
    text = (
        f"Đã miễn, giảm lãi ngày {format_date(facts.waived_on)}: từ nhóm {rule.number()} trở lên "
        f"({rule.article})."
    )
    return Classified(rule.number(), rule.certainty, (text,))


def _by_cure(facts: DebtFacts) -> Classified | None:
    """Return the group of earlier stretches while the time of trial runs (thời gian thử thách)."""
    if facts.cure_months is None:
        return None
    group = 1
    until: date | None = None
    for episode in facts.episodes:
        reached = _by_days(facts, episode.days_past_due).group or 1
        keeps = until is not None and episode.since < until
        group = max(group, reached) if keeps else reached
        until = add_months(episode.cleared_on, facts.cure_months)
    if facts.late_since is not None:
        keeps = until is not None and facts.late_since < until
        now = _by_days(facts, facts.worst_days).group or 1
        group = max(group, now) if keeps else now
    elif until is None or until <= facts.on:
        return None
    if group == 1:
        return None
    told = f" đến {format_date(until)}" if until and not facts.days_past_due else ""
    text = f"Thời gian thử thách {facts.cure_months} tháng sau khi trả hết nợ quá hạn{told}"
    return Classified(group, None, (f"{text}: giữ nhóm {group}.",))


def share_worst(loans: Iterable[tuple[str | None, Classified]], on: date) -> list[Classified]:
    """Return the groups after the worst loan of each customer pulled the others.

    Law: all debts of one customer take the worst group; a group kept by State policy stays, and
    a loan on which nothing is owed is no debt.
    """
    found = list(loans)
    worst: dict[str, int] = {}
    for customer, own in found:
        if customer is not None and own.group is not None:
            worst[customer] = max(worst.get(customer, 1), own.group)
    return [
        _pulled(own, worst.get(customer, 1) if customer is not None else 1, on)
        for customer, own in found
    ]


def _pulled(own: Classified, worst: int, on: date) -> Classified:
    if own.group is None or own.is_held or own.is_paid_off or worst <= own.group:
        return own
    rule = debt_groups.WORST.in_force(on)
    text = f"Khách hàng có khoản nợ khác thuộc nhóm {worst}: nhóm {worst} ({rule.article})."
    return replace(
        own,
        group=worst,
        certainty=worse(own.certainty, rule.certainty),
        reasons=(*own.reasons, text),
    )


def bad_groups(on: date) -> frozenset[int]:
    """Return the groups of bad debt (nợ xấu) on a day."""
    return frozenset(int(str(group)) for group in limits.BAD_DEBT_GROUPS.in_force(on).items())
