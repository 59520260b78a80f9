"""A pledge below what the charter asks for at least (mức vốn góp tối thiểu theo điều lệ)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.membership import CONTRIBUTING, MemberClass
from core.money import format_vnd
from law.acts import LAW_2023_FROM
from law.dated import InForce


def below_minimum(state: State, on: date) -> Iterator[Finding]:
    """Find members who pledge less than the charter's minimum, where it is known (vốn góp tối thiểu).

    Law: the charter; khoản 1 Điều 16 Luật Hợp tác xã 2012; điểm g khoản 1, khoản 2 Điều 33 (hợp
    tác xã), điểm e khoản 1, khoản 2 Điều 37 (liên hiệp) Luật Hợp tác xã 2023.
    """
    least = state.figure(Declared.CONTRIBUTION_MINIMUM, on)
    if least is None or state.kind is Kind.GROUP:
        return
    for stay in state.stays:
        rule = grounds_on(state.kind, stay, on)
        if rule is None or not _below(state, stay, on):
            continue
        pledged = state.ledger(stay.party_id).on(on).pledged_vnd
        yield by_law(
            "contribution.minimum",
            rule,
            f"{stay.name} cam kết góp {format_vnd(pledged)}; điều lệ quy định tối thiểu "
            f"{format_vnd(least.value)} ({least.told}).",
            stretch=Stretch(
                partial(_minimum_days, state, stay),
                partial(_is_below_on, state, stay),
                first=stay.start_on,
                article=partial(_article_on, state.kind, stay),
            ),
            party_id=stay.party_id,
        )


def grounds_on(kind: Kind, stay: Stay, on: date) -> InForce | None:
    """Return the rule on how a membership of this kind and class ends (căn cứ chấm dứt tư cách).

    Until 30/06/2024 there was one class.
    """
    return rule_on(
        _key(kind, stay.member_class if on >= LAW_2023_FROM else MemberClass.OFFICIAL), on
    )


def _key(kind: Kind, member_class: MemberClass) -> str:
    of_union = "union." if kind is Kind.UNION else ""
    return f"members.end_grounds.{of_union}{member_class.value}"


def _article_on(kind: Kind, stay: Stay, day: date) -> str:
    """Return by which article a pledge is found too small on a day."""
    rule = grounds_on(kind, stay, day)
    return rule.article if rule else ""


def minimum_days(state: State) -> set[date]:
    """Return the days on which anybody's pledge, or the charter's minimum, changed."""
    return days_of(*(_minimum_days(state, stay) for stay in state.stays))


def _minimum_days(state: State, stay: Stay) -> set[date]:
    """Return the days on which a member's pledge, or the charter's minimum, changed."""
    return days_of(
        state.own_days,
        stay.days,
        state.ledger(stay.party_id).days,
        state.total.days[:1],
        {figure.on for figure in state.figures(Declared.CONTRIBUTION_MINIMUM)},
        *(law_days(_key(state.kind, one)) for one in CONTRIBUTING),
    )


def _is_below_on(state: State, stay: Stay, day: date) -> bool:
    """Tell whether a member was found below the charter's minimum on a day."""
    return state.is_judged(day) and _below(state, stay, day)


def _below(state: State, stay: Stay, on: date) -> bool:
    """Tell whether a contributing member pledges less than the charter's minimum on a day."""
    least = state.figure(Declared.CONTRIBUTION_MINIMUM, on)
    return (
        least is not None
        and state.has_book(on)
        and grounds_on(state.kind, stay, on) is not None
        and stay.member_class in CONTRIBUTING
        and stay.covers(on)
        and state.ledger(stay.party_id).on(on).pledged_vnd < least.value
    )
