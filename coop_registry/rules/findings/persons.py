"""Who the members are: age, nationality, kind (tuổi, quốc tịch, loại thành viên)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import breaks, days_of, law_days, rule_on, share_words
from coop_registry.rules.findings.months import REVOCATION, lasting
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.kinds import Kind, PartyKind
from coop_registry.rules.membership import MemberClass
from core.dates import add_months, format_date
from core.money import format_number
from law import catalogue
from law.acts import LAW_2023_FROM
from law.dated import InForce
from law.wording import threshold_in_words

FOREIGN_SHARE = "members.foreign_share_maximum"
FOREIGN_AGE = "members.age_minimum.non_contributing_associate.foreign"

_CLASS_WORDS = {
    MemberClass.OFFICIAL: "thành viên chính thức",
    MemberClass.CONTRIBUTING_ASSOCIATE: "thành viên liên kết góp vốn",
    MemberClass.NON_CONTRIBUTING_ASSOCIATE: "thành viên liên kết không góp vốn",
}


def under_age(state: State, on: date) -> Iterator[Finding]:
    """Find persons who are too young for their class (thành viên chưa đủ tuổi).

    A birth known by month or year only counts as its first possible day: who may be old enough
    is not found. Law: điểm a khoản 1, điểm a (người nước ngoài) và điểm b (công dân Việt Nam) khoản
    2 Điều 30 Luật Hợp tác xã 2023; Điều 13 Luật Hợp tác xã 2012.
    """
    if state.kind is Kind.GROUP:
        return
    for stay in state.stays:
        if stay.birth_on is None or stay.party_kind is not PartyKind.PERSON:
            continue
        rule = _age_rule(stay, on)
        if rule is None or not stay.covers(on) or not _too_young(stay, rule, on):
            continue
        yield by_law(
            "members.age",
            rule,
            f"{stay.name} mới {_age(stay.birth_on, on)} tuổi, là {_class_words(stay, on)}"
            f"{', người nước ngoài,' if rule.key == FOREIGN_AGE else ''} từ ngày "
            f"{format_date(stay.start_on)}; quy định {threshold_in_words(rule)}.",
            stretch=Stretch(
                partial(_age_days, state, stay),
                partial(_is_too_young_on, state, stay),
                first=stay.start_on,
                article=lambda day, stay=stay: _cited(_age_rule(stay, day)),
            ),
            party_id=stay.party_id,
            facts=f"{stay.name}, {_class_words(stay, on)}, {threshold_in_words(rule)}",
        )


def age_days(state: State) -> set[date]:
    """Return the days on which anybody joined, left or reached an age that the law asks for."""
    return days_of(*(_age_days(state, stay) for stay in state.stays))


def _age_days(state: State, stay: Stay) -> set[date]:
    """Return the days on which a member's age can begin or cease to be too low."""
    keys = {_class_key(MemberClass.OFFICIAL), _age_key(stay, LAW_2023_FROM)}
    reached = {
        add_months(stay.birth_on, 12 * row.value)
        for key in keys
        for row in catalogue.find(key).rows
        if stay.birth_on is not None and isinstance(row.value, int)
    }
    return days_of(state.own_days, stay.days, reached, *map(law_days, keys))


def _is_too_young_on(state: State, stay: Stay, day: date) -> bool:
    """Tell whether a member was found too young on a day."""
    rule = _age_rule(stay, day)
    return (
        rule is not None
        and state.is_judged(day)
        and stay.covers(day)
        and _too_young(stay, rule, day)
    )


def _age_key(stay: Stay, on: date) -> str:
    """Return the rule of a member's class; until 30/06/2024 there was one class.

    Among those who contribute no capital fifteen years are enough for citizens only.
    """
    if on < LAW_2023_FROM:
        return _class_key(MemberClass.OFFICIAL)
    if stay.is_foreign and stay.member_class is MemberClass.NON_CONTRIBUTING_ASSOCIATE:
        return FOREIGN_AGE
    return _class_key(stay.member_class)


def _class_key(member_class: MemberClass) -> str:
    return f"members.age_minimum.{member_class.value}"


def _age_rule(stay: Stay, on: date) -> InForce | None:
    return rule_on(_age_key(stay, on), on)


def _cited(rule: InForce | None) -> str:
    """Return the article of a rule, nothing without one."""
    return rule.article if rule else ""


def _too_young(stay: Stay, rule: InForce, on: date) -> bool:
    """Tell whether the person has surely not reached the age."""
    assert stay.birth_on is not None, "asked only of those whose birth is known"
    return on < add_months(stay.birth_on, 12 * rule.number())


def _age(birth_on: date, on: date) -> int:
    """Return the age in whole years."""
    return on.year - birth_on.year - ((on.month, on.day) < (birth_on.month, birth_on.day))


def _class_words(stay: Stay, on: date) -> str:
    """Return what the member is called under the law of the day."""
    return _CLASS_WORDS[stay.member_class] if on >= LAW_2023_FROM else "thành viên"


def foreign_share(state: State, on: date) -> Iterator[Finding]:
    """Judge the share of foreign official members (dưới 35%): 35% itself is too much.

    Law: khoản 7 Điều 30, khoản 6 Điều 34 Luật Hợp tác xã 2023.
    """
    rule = rule_on(FOREIGN_SHARE, on)
    if rule is None or state.kind is Kind.GROUP or not any(s.is_foreign for s in state.stays):
        return
    foreign, official = _foreign_of(state, on)
    if not official or not breaks(rule, foreign, official):
        return
    stretch = Stretch(lambda: foreign_days(state), lambda day: _too_foreign(state, day))
    evidence = (
        f"{format_number(foreign)} trong {format_number(official)} thành viên chính thức là người "
        f"hoặc tổ chức nước ngoài, bằng "
        f"{share_words(foreign, official, rule.share())}; quy định {threshold_in_words(rule)}."
    )
    lasted = lasting(stretch, on, "revocation.foreign_excess.months", REVOCATION)
    yield by_law(
        "members.foreign_share",
        rule,
        f"{evidence}{lasted.words}",
        stretch=stretch,
        facts=evidence,
        full_on=lasted.full_on,
    )


def foreign_days(state: State) -> set[date]:
    """Return the days on which the share of foreign members, or its limit, changed."""
    return days_of(state.own_days, state.member_days, law_days(FOREIGN_SHARE))


def _foreign_of(state: State, on: date) -> tuple[int, int]:
    """Return foreign official members and all official members of a day."""
    official = {stay.party_id: stay for stay in state.members_on(on, MemberClass.OFFICIAL)}
    return sum(stay.is_foreign for stay in official.values()), len(official)


def _too_foreign(state: State, day: date) -> bool:
    """Tell whether the share was found too high on a day."""
    rule = rule_on(FOREIGN_SHARE, day)
    foreign, official = _foreign_of(state, day)
    return (
        rule is not None
        and state.is_judged(day)
        and bool(official)
        and breaks(rule, foreign, official)
    )


def union_kind(state: State, on: date) -> Iterator[Finding]:
    """Find members of a union that may not be (thành viên liên hiệp không phải hợp tác xã).

    Law: khoản 2 Điều 3 Luật Hợp tác xã 2012; khoản 1 Điều 34 Luật Hợp tác xã 2023, where other
    Vietnamese legal persons may be associates.
    """
    if state.kind is not Kind.UNION:
        return
    for stay in state.stays:
        key = _union_key(on)
        rule = rule_on(key, on)
        if rule is None or not stay.covers(on) or _fits_union(stay, on):
            continue
        yield by_law(
            "members.union_kind",
            rule,
            f"{stay.name} là {_class_words(stay, on)} của liên hiệp nhưng {_why_not(stay)}.",
            stretch=Stretch(
                lambda: union_days(state),
                partial(_is_misfit_on, state, stay),
                first=stay.start_on,
                article=lambda day: _cited(rule_on(_union_key(day), day)),
            ),
            party_id=stay.party_id,
        )


def union_days(state: State) -> set[date]:
    """Return the days on which members of a union, or who may be one, changed."""
    keys = ("members.eligible.union", "members.minimum.union")
    return days_of(state.own_days, state.member_days, *map(law_days, keys))


def _is_misfit_on(state: State, stay: Stay, day: date) -> bool:
    """Tell whether a member of a union was found to be none on a day."""
    return state.is_judged(day) and stay.covers(day) and not _fits_union(stay, day)


def _union_key(on: date) -> str:
    """Return the rule that says who joins a union."""
    return "members.eligible.union" if on >= LAW_2023_FROM else "members.minimum.union"


def _fits_union(stay: Stay, on: date) -> bool:
    """Tell whether a member may be one in its class under the law of the day."""
    if on >= LAW_2023_FROM and stay.member_class is not MemberClass.OFFICIAL:
        return stay.party_kind is PartyKind.ORGANISATION
    return stay.is_cooperative


def _why_not(stay: Stay) -> str:
    """Return in words what the member is instead."""
    if stay.party_kind is PartyKind.PERSON:
        return "là cá nhân"
    if stay.party_kind is PartyKind.HOUSEHOLD:
        return "là hộ gia đình"
    if stay.linked_kind is not None:
        return "trong sổ đăng ký không phải là hợp tác xã"
    return "tên ghi không phải tên hợp tác xã, cần đối chiếu giấy tờ"
