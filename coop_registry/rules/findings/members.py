"""How many members there are, listed and declared (số thành viên, danh sách)."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from coop_registry.rules.findings.finding import Finding, Stretch, by_law, own_check
from coop_registry.rules.findings.measure import breaks, days_of, law_days, rule_on
from coop_registry.rules.findings.months import Lasting, lasting
from coop_registry.rules.findings.state import State
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.membership import MemberClass
from core.dates import format_date
from core.money import format_number
from law.acts import LAW_2023_FROM
from law.wording import threshold_in_words

BOOK = "members.book.required"
MONTHS, EFFECT = "members.below_minimum.months", "members.below_minimum.effect"
_OFFICIAL = (MemberClass.OFFICIAL,)
ASSOCIATES = (MemberClass.CONTRIBUTING_ASSOCIATE, MemberClass.NON_CONTRIBUTING_ASSOCIATE)


def list_is_complete(state: State, on: date) -> bool:
    """Tell whether the member list can be counted by (danh sách đầy đủ).

    It can when somebody is listed and the declared total of the day is reached, either on the day
    the figure speaks of (all declared then were listed; later joining and leaving is in the list)
    or on the day asked. Without a declared figure nothing contradicts the list. An officer says
    that a shorter list is whole by recording the true figure with its day and source.
    """
    if not state.has_list(on):
        return False
    for what, classes in ((Declared.MEMBERS_TOTAL, ()), (Declared.MEMBERS_OFFICIAL, _OFFICIAL)):
        figure = state.figure(what, on)
        if figure is None:
            continue
        listed = max(count_listed(state, day, *classes) for day in (figure.on, on))
        if listed < figure.value:
            return False
    return True


def minimum_members(state: State, on: date) -> Iterator[Finding]:
    """Judge the number of members (số thành viên tối thiểu): listed when complete, else declared.

    Of a union only member cooperatives count. Law: khoản 1, 2 Điều 3 Luật Hợp tác xã 2012;
    khoản 7, 8, 21 Điều 4 Luật Hợp tác xã 2023 (thành viên chính thức).
    """
    key = f"members.minimum.{state.kind.value}"
    rule = rule_on(key, on)
    if rule is None or not _below_minimum(state, key, on):
        return
    words = member_word(state.kind)
    counted = _listed_for_minimum(state, on)
    if counted is not None:
        facts = f"Danh sách có {format_number(counted)} {words}"
        evidence = f"Danh sách ngày {format_date(on)} có {format_number(counted)} {words}"
    else:
        figure = declared_official(state, on)
        assert figure is not None, "below the minimum by one of the two"
        evidence = (
            f"Khai báo {format_number(figure.value)} {words} (ngày {format_date(figure.on)}, "
            f"{figure.source}), danh sách chưa đủ để đếm"
        )
        facts = evidence
    stretch = Stretch(
        lambda: count_days(state),
        lambda day: state.is_judged(day) and _below_minimum(state, key, day),
    )
    lasted = _lasted(state, stretch, on)
    yield by_law(
        "members.minimum",
        rule,
        f"{evidence}; quy định {threshold_in_words(rule)}.{lasted.words}",
        stretch=stretch,
        title=f"Chưa đủ số {words} tối thiểu",
        facts=f"{facts}; {threshold_in_words(rule)}",
        full_on=lasted.full_on,
    )


def _lasted(state: State, stretch: Stretch, on: date) -> Lasting:
    """Say how long there have been too few, and what follows after how many months."""
    effect = rule_on(EFFECT, on)
    if effect is None or state.kind is Kind.GROUP:
        return Lasting()
    return lasting(stretch, on, MONTHS, str(effect.value))


def list_missing(state: State, on: date) -> Iterator[Finding]:
    """Say that no member list is in the register (chưa có danh sách thành viên).

    Law: Điều 25 Luật Hợp tác xã 2012; khoản 12 Điều 10, Điều 15 Luật Hợp tác xã 2023 (sổ đăng ký
    thành viên), each for its own days.
    """
    rule = rule_on(BOOK, on)
    if rule is None or state.kind is Kind.GROUP or state.has_list(on):
        return
    declared = any(state.figure(compared.what, on) for compared in COMPARED)
    known = "Hệ thống chỉ có số khai báo; chưa" if declared else "Chưa"
    yield by_law(
        "members.list_missing",
        rule,
        f"{known} nhập danh sách {member_word(state.kind)}.",
        stretch=Stretch(lambda: days_of(state.own_days, law_days(BOOK)), state.is_judged),
    )


def member_difference(state: State, on: date) -> Iterator[Finding]:
    """Compare declared with listed members (số khai báo và danh sách), in total and by class.

    Each figure that differs is a finding of its own, with its own first day.
    """
    rule = None if state.kind is Kind.GROUP else rule_on(BOOK, on)
    for compared in COMPARED:
        if (differs := _difference(state, compared, on)) is None:
            continue
        figure, listed = differs
        said = f"Khai báo {format_number(figure.value)} {compared.words} ({figure.told}); danh sách"
        counted = f"có {format_number(listed)}."
        facts = {"facts": f"{said} {counted}", "part": compared.part}
        evidence = f"{said} ngày {format_date(on)} {counted}"
        stretch = Stretch(partial(count_days, state), partial(_differs_on, state, compared))
        if rule is not None:
            yield by_law("members.difference", rule, evidence, stretch=stretch, **facts)
        else:
            yield own_check("members.difference", evidence, stretch, **facts)


def count_days(state: State) -> set[date]:
    """Return the days on which listed or declared members, or the law about them, changed."""
    return days_of(
        state.own_days,
        state.member_days,
        law_days(f"members.minimum.{state.kind.value}"),
        law_days(BOOK),
        *({figure.on for figure in state.figures(compared.what)} for compared in COMPARED),
    )


def member_word(kind: Kind) -> str:
    """Return what the members of this kind are called."""
    return "hợp tác xã thành viên" if kind is Kind.UNION else "thành viên"


def declared_official(state: State, on: date) -> Figure | None:
    """Return the declared number that the minimum is judged by: official members, else all.

    A later and smaller total is the better witness: it cannot hold more official members.
    """
    total = state.figure(Declared.MEMBERS_TOTAL, on)
    official = state.figure(Declared.MEMBERS_OFFICIAL, on) if on >= LAW_2023_FROM else None
    if official is None or (
        total is not None and total.on > official.on and total.value < official.value
    ):
        return total
    return official


def _below_minimum(state: State, key: str, on: date) -> bool:
    """Tell whether the number known on the day is below the rule of the day."""
    rule = rule_on(key, on)
    if rule is None:
        return False
    counted = _listed_for_minimum(state, on)
    if counted is None:
        figure = declared_official(state, on)
        if figure is None:
            return False
        counted = figure.value
    return breaks(rule, counted)


def _listed_for_minimum(state: State, on: date) -> int | None:
    """Return how many listed members count, None while the list cannot be counted by."""
    if not list_is_complete(state, on):
        return None
    listed = state.members_on(on, MemberClass.OFFICIAL)
    if state.kind is Kind.UNION:
        listed = [stay for stay in listed if stay.is_cooperative]
    return len({stay.party_id for stay in listed})


def count_listed(state: State, on: date, *classes: MemberClass) -> int:
    """Return the number of listed members of a day."""
    return len({stay.party_id for stay in state.members_on(on, *classes)})


class _Compared(NamedTuple):
    """What is declared, what it is compared with, in which words."""

    part: str
    what: Declared
    classes: tuple[MemberClass, ...]
    words: str


COMPARED = (
    _Compared("total", Declared.MEMBERS_TOTAL, (), "thành viên"),
    _Compared("official", Declared.MEMBERS_OFFICIAL, _OFFICIAL, "thành viên chính thức"),
    _Compared("associate", Declared.MEMBERS_ASSOCIATE, ASSOCIATES, "thành viên liên kết"),
)


def _difference(state: State, compared: _Compared, on: date) -> tuple[Figure, int] | None:
    """Return a declared number and the listed one of a day, where the list never agreed with it."""
    if not state.has_list(on) or (compared.classes and on < LAW_2023_FROM):
        return None
    figure = state.figure(compared.what, on)
    if figure is None:
        return None
    listed = count_listed(state, on, *compared.classes)
    if figure.value in (listed, count_listed(state, figure.on, *compared.classes)):
        return None
    return figure, listed


def _differs_on(state: State, compared: _Compared, day: date) -> bool:
    """Tell whether a declared number was found to differ on a day."""
    return state.is_judged(day) and _difference(state, compared, day) is not None
