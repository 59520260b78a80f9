"""Members: stays that can be, classes and grounds the law lists, who is foreign (thành viên).

Facts warn, decisions refuse (users §1.3): only what cannot have happened is refused here; what
the law does not allow is recorded and becomes a finding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coop_registry.rules.kinds import Kind, PartyKind
from coop_registry.rules.likeness import SimilarParty as SimilarParty
from coop_registry.rules.membership import CONTRIBUTING, LeaveGround, MemberClass
from core.dates import format_date
from core.errors import RuleViolation
from core.text import fold
from law import catalogue
from law.acts import LAW_2023_FROM
from law.dated import InForce, NoRuleInForce
from law.regimes import Regime, regime_on

_VIETNAMESE = frozenset({"", "viet nam", "vietnam", "vn", "viet"})


@dataclass(frozen=True)
class Stay:
    """One stay of a party (tư cách thành viên): `start_on <= day < end_on`."""

    start_on: date
    end_on: date | None
    member_class: MemberClass = MemberClass.OFFICIAL
    leave_ground: LeaveGround | None = None


class RowsRefused(RuleViolation):
    """Rows of a typed list that cannot be recorded; nothing of the list was (được cả hoặc không).

    Each of `refusals` carries its `row`, counted from 0.
    """

    def __init__(self, refusals: tuple[RuleViolation, ...]) -> None:
        lines = " ".join(f"Dòng {(refusal.row or 0) + 1}: {refusal}" for refusal in refusals)
        super().__init__(lines, field=refusals[0].field)
        self.row = refusals[0].row
        self.refusals = refusals


def refuse_impossible_stay(
    name: str,
    stay: Stay,
    others: Iterable[Stay],
    today: date,
    kind: PartyKind = PartyKind.PERSON,
) -> None:
    """Raise when a stay lies in the future, ends before it begins or overlaps another one.

    A person (not a household, not an organisation) cannot be a member after having died either.
    """
    refuse_future(stay.start_on, today, "joined_on", "Ngày kết nạp")
    if stay.end_on is not None:
        refuse_impossible_end(stay.start_on, stay.end_on, today)
        if stay.leave_ground is None:
            raise RuleViolation("Hãy chọn căn cứ chấm dứt tư cách.", field="leave_ground")
    elif stay.leave_ground is not None:
        raise RuleViolation("Hãy nhập ngày chấm dứt tư cách.", field="left_on")
    for other in others:
        if _overlap(stay, other):
            raise RuleViolation(_overlap_words(name, stay, other), field="joined_on")
        if kind is PartyKind.PERSON:
            _refuse_return_of_the_dead(name, stay, other)


def _refuse_return_of_the_dead(name: str, stay: Stay, other: Stay) -> None:
    """Raise when one stay ended by death and the other begins later.

    Who was declared missing (mất tích) can come back, and a household outlives whoever
    represented it: neither is refused.
    """
    first, later = sorted((stay, other), key=lambda one: one.start_on)
    if first.leave_ground is not LeaveGround.DEATH or first.end_on is None:
        return
    died, joined = format_date(first.end_on), format_date(later.start_on)
    if later is stay:
        raise RuleViolation(
            f"{name} đã được ghi ra khỏi ngày {died} vì chết nên không thể tham gia lại ngày "
            f"{joined}. Nếu ghi nhầm căn cứ, hoặc Tòa án đã hủy quyết định tuyên bố là đã chết, "
            f"hãy đính chính căn cứ của lần ra khỏi ngày {died} trước.",
            field="joined_on",
        )
    raise RuleViolation(
        f"Không thể ghi {name} chết ngày {died}: sổ còn ghi người này tham gia từ ngày {joined}. "
        "Hãy chọn căn cứ khác, hoặc đính chính lần tham gia sau trước.",
        field="leave_ground",
    )


def refuse_impossible_end(start_on: date, left_on: date, today: date) -> None:
    """Raise when a member would leave in the future or not after joining (ra trước khi vào)."""
    refuse_future(left_on, today, "left_on", "Ngày chấm dứt tư cách thành viên")
    if left_on <= start_on:
        raise RuleViolation(
            f"Ngày chấm dứt tư cách thành viên phải sau ngày kết nạp ({format_date(start_on)}).",
            field="left_on",
        )


def refuse_future(day: date, today: date, field: str, what: str) -> None:
    """Raise when a fact would lie after today."""
    if day > today:
        raise RuleViolation(f"{what} {format_date(day)} ở sau hôm nay.", field=field)


def refuse_wrong_representative(kind: PartyKind, has_representative: bool) -> None:
    """Raise for a representative of a person: only households and organisations send one.

    Law: điểm c khoản 1 Điều 30 Luật Hợp tác xã 2023.
    """
    if has_representative and kind is PartyKind.PERSON:
        raise RuleViolation(
            "Chỉ hộ gia đình và tổ chức cử người đại diện; cá nhân tự mình là thành viên.",
            field="representative",
        )


def classes_on(day: date) -> tuple[MemberClass, ...]:
    """Return the classes a member can be admitted to on a day (loại thành viên), oldest law first.

    Law: Điều 13 Luật Hợp tác xã 2012 knows one; khoản 16 Điều 4 Luật Hợp tác xã 2023 three.
    """
    try:
        regime = regime_on(day)
    except NoRuleInForce:
        return (MemberClass.OFFICIAL,)
    return tuple(MemberClass) if regime is Regime.LAW_2023 else (MemberClass.OFFICIAL,)


def voting_classes(on: date) -> tuple[MemberClass, ...]:
    """Return the classes whose members have a vote on a day (biểu quyết).

    Luật Hợp tác xã 2012 knows one kind of member, each with one vote; since 01/07/2024 official
    members vote and associates do not (khoản 4 Điều 61, Điều 31 Luật Hợp tác xã 2023).
    """
    return (MemberClass.OFFICIAL,) if on >= LAW_2023_FROM else tuple(MemberClass)


#: Grounds of Điều 16 Luật Hợp tác xã 2012 and of khoản 1 Điều 33 Luật Hợp tác xã 2023.
_GROUNDS_2012 = frozenset(
    {
        LeaveGround.DEATH,
        LeaveGround.MISSING,
        LeaveGround.INCAPACITY,
        LeaveGround.IMPRISONED,
        LeaveGround.ENTITY_ENDED,
        LeaveGround.COOPERATIVE_ENDED,
        LeaveGround.RESIGNED,
        LeaveGround.EXPELLED,
        LeaveGround.IDLE,
        LeaveGround.UNPAID,
        LeaveGround.CHARTER,
    }
)
_GROUNDS_2023 = _GROUNDS_2012 - {LeaveGround.IMPRISONED, LeaveGround.CHARTER}
_LISTED: dict[tuple[Regime, MemberClass], frozenset[LeaveGround]] = {
    (Regime.LAW_2012, MemberClass.OFFICIAL): _GROUNDS_2012,
    (Regime.LAW_2023, MemberClass.OFFICIAL): _GROUNDS_2023,
    # khoản 2 Điều 33: not e (idle); khoản 3: not g (unpaid part), but an unpaid fee.
    (Regime.LAW_2023, MemberClass.CONTRIBUTING_ASSOCIATE): _GROUNDS_2023 - {LeaveGround.IDLE},
    (Regime.LAW_2023, MemberClass.NON_CONTRIBUTING_ASSOCIATE): (
        _GROUNDS_2023 - {LeaveGround.UNPAID} | {LeaveGround.FEE_UNPAID}
    ),
}


def grounds_on(member_class: MemberClass, day: date) -> tuple[LeaveGround, ...]:
    """Return the grounds the law of the day lists for a class (căn cứ chấm dứt tư cách)."""
    try:
        listed = _LISTED.get((regime_on(day), member_class), frozenset())
    except NoRuleInForce:
        return tuple(LeaveGround)
    return tuple(ground for ground in LeaveGround if ground in listed)


def unlisted_ground(
    member_class: MemberClass, ground: LeaveGround, day: date, kind: Kind = Kind.COOPERATIVE
) -> InForce | None:
    """Return the rule that does not list the ground (cảnh báo), None when it does or none holds.

    A change of class ends no membership and is not judged. The leaving is recorded either way.
    """
    if ground is LeaveGround.CLASS_CHANGED or ground in grounds_on(member_class, day):
        return None
    try:
        of_union = "union." if kind is Kind.UNION else ""
        return catalogue.in_force(f"members.end_grounds.{of_union}{member_class.value}", day)
    except NoRuleInForce:
        return None


def admitted_on(stays: Iterable[Stay], start_on: date) -> date:
    """Return the day from which the present stay with capital runs (ngày được kết nạp).

    A change between contributing classes does not begin the term for contributing anew.
    """
    before = {stay.end_on: stay for stay in stays}
    first = start_on
    while (stay := before.get(first)) is not None:
        if stay.leave_ground is not LeaveGround.CLASS_CHANGED:
            break
        if stay.member_class not in CONTRIBUTING:
            break
        first = stay.start_on
    return first


def stay_on(stays: Iterable[Stay], day: date) -> Stay | None:
    """Return the stay that holds on a day."""
    for stay in stays:
        if stay.start_on <= day and (stay.end_on is None or day < stay.end_on):
            return stay
    return None


def is_foreign(nationality: str | None, has_foreign_capital: bool = False) -> bool:
    """Tell whether a member counts as foreign: nhà đầu tư nước ngoài, vốn đầu tư nước ngoài."""
    return has_foreign_capital or fold(nationality or "") not in _VIETNAMESE


def _overlap(one: Stay, other: Stay) -> bool:
    """Tell whether two stays share a day."""
    starts_before_end = other.end_on is None or one.start_on < other.end_on
    return starts_before_end and (one.end_on is None or other.start_on < one.end_on)


def _overlap_words(name: str, stay: Stay, other: Stay) -> str:
    """Return what stands against a stay."""
    if other.end_on is not None:
        return (
            f"{name} đã là thành viên từ ngày {format_date(other.start_on)} đến trước ngày "
            f"{format_date(other.end_on)}; lần kết nạp sau phải từ ngày đó trở đi."
        )
    if stay.start_on < other.start_on:
        return (
            f"{name} đã được ghi là thành viên từ ngày {format_date(other.start_on)}. Nếu đây là "
            "lần tham gia trước, hãy nhập cả ngày và căn cứ chấm dứt của lần đó."
        )
    return f"{name} đã là thành viên từ ngày {format_date(other.start_on)}."
