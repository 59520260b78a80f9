"""What to look at again in a decision that was recorded (quyết định cần xem lại).

Facts warn: the event stays as it was recorded. A decision asks the same functions before it is
taken. A restructuring may hide bad debt, and a provision is not for debt in order.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.dates import format_date
from fund.rules.debt_group import DebtFacts, classify
from fund.rules.events import EventType
from fund.rules.terms import HeldGroup
from law.dated import NoRuleInForce
from law.fund import provisions, rates

#: Events after which the group of a loan may be another one, or has to be a certain one.
WATCHED = frozenset({EventType.RESCHEDULE, EventType.EXTEND, EventType.PROVISION_USE})
#: The only group whose debt may be covered by provisions whatever became of the customer.
_LOST = 5


@dataclass(frozen=True, slots=True)
class Decision:
    """One such decision: what the group depended on before and after it, and the end of the term."""

    type: EventType
    before: DebtFacts
    after: DebtFacts
    end_before: date
    end_after: date
    #: First day of the loan.
    start: date


def decision_doubts(decisions: Iterable[Decision], held: HeldGroup | None) -> list[str]:
    """Say what is doubtful about the decisions of a loan, in their order."""
    told: list[str] = []
    for decision in decisions:
        if decision.type is EventType.PROVISION_USE:
            told += _use_doubts(decision, held)
        else:
            told += _longer_term(decision)
            told += _far_extension(decision)
            told += _better_group(decision, held)
    return told


def _group(facts: DebtFacts, held: HeldGroup | None) -> int | None:
    return classify(replace(facts, held=held)).group


def _use_doubts(decision: Decision, held: HeldGroup | None) -> Iterator[str]:
    """Say when provisions covered debt of a group that does not allow it by itself.

    Law: khoản 2 Điều 11 Nghị định 86/2024/NĐ-CP.
    """
    group, day = _group(decision.before, held), decision.before.on
    try:
        rule = provisions.USE.in_force(day)
    except NoRuleInForce:
        return
    if group is not None and group < _LOST:
        yield (
            f"Sử dụng dự phòng ngày {format_date(day)} khi khoản nợ thuộc nhóm {group}, không phải "
            f"nhóm {_LOST}: chỉ được khi khách hàng thuộc trường hợp khác của quy định ({rule.words}; "
            f"{rule.article})."
        )


def _longer_term(decision: Decision) -> Iterator[str]:
    """Say when new lines go past the term: that is an extension (gia hạn nợ).

    Law: khoản 1, khoản 2 Điều 27 Nghị định 45/2021/NĐ-CP.
    """
    if decision.type is not EventType.RESCHEDULE or decision.end_after <= decision.end_before:
        return
    yield (
        f"Điều chỉnh kỳ hạn nợ ngày {format_date(decision.before.on)} có kỳ cuối ngày "
        f"{format_date(decision.end_after)}, quá thời hạn cho vay (đến ngày "
        f"{format_date(decision.end_before)}): điều chỉnh kỳ hạn không được đổi thời hạn cho vay, quá "
        f"thời hạn thì phải quyết định gia hạn nợ{_article(decision.before.on)}."
    )


def _far_extension(decision: Decision) -> Iterator[str]:
    """Say when an extension is longer than the loan has run until its end (gia hạn quá dài).

    No article limits it; a wrong year is the usual cause.
    """
    if decision.type is not EventType.EXTEND:
        return
    if decision.end_after - decision.end_before > decision.end_before - decision.start:
        yield (
            f"Gia hạn nợ ngày {format_date(decision.before.on)} đến ngày "
            f"{format_date(decision.end_after)}, dài hơn cả thời gian từ ngày vay đến ngày đáo hạn cũ "
            f"{format_date(decision.end_before)}: xem lại ngày gia hạn."
        )


def _better_group(decision: Decision, held: HeldGroup | None) -> Iterator[str]:
    """Say when the restructuring itself took the debt into a better group (giảm nhóm nợ)."""
    before, after = _group(decision.before, held), _group(decision.after, held)
    if before is None or after is None or after >= before:
        return
    yield (
        f"Cơ cấu lại ngày {format_date(decision.before.on)} đưa khoản nợ từ nhóm {before} xuống nhóm "
        f"{after} và giảm dự phòng phải trích: người quyết định phải xem lại kết quả đánh giá khả năng "
        f"trả nợ của khách hàng{_article(decision.before.on)}."
    )


def _article(on: date) -> str:
    try:
        return f" ({rates.RESTRUCTURE_KINDS.in_force(on).article})"
    except NoRuleInForce:
        return ""
