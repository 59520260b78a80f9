"""Ceilings of contributed capital (mức vốn góp tối đa), judged by the law of the day asked.

Each is checked on what is pledged and again on what is paid (khoản 23, 24 Điều 4 Luật Hợp tác xã
2023), both against the charter capital of the day. “Không quá” holds at the limit itself.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import breaks, days_of, law_days, rule_on, share_words
from coop_registry.rules.findings.months import REVOCATION, lasting
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.findings.timeline import Holding
from coop_registry.rules.kinds import Kind
from coop_registry.rules.membership import CONTRIBUTING, MemberClass
from core.money import format_vnd
from law.dated import InForce
from law.wording import threshold_in_words

MONTHS = "revocation.over_contribution.months"
_KEYS = (
    "contribution.maximum.cooperative",
    "contribution.maximum.union",
    "contribution.associates_maximum.cooperative",
    "contribution.associates_maximum.union",
    "contribution.foreign_maximum",
)


def one_member(state: State, on: date) -> Iterator[Finding]:
    """Judge each member's part (vốn góp tối đa của một thành viên).

    Law: Điều 17 Luật Hợp tác xã 2012 (20% and 30%); khoản 1 Điều 74 Luật Hợp tác xã 2023 (30%
    and 40%, official members).
    """
    if state.kind is Kind.GROUP or not state.ledgers:
        return
    key = f"contribution.maximum.{state.kind.value}"
    rule, whole = rule_on(key, on), state.capital_base(on)
    if rule is None or not whole:
        return
    limit = max(1, int(rule.share() * whole))
    for stay in state.members_on(on, MemberClass.OFFICIAL):
        ledger = state.ledger(stay.party_id)
        held = ledger.on(on)
        if max(held) < limit or not _exceeds(rule, held, whole):
            continue
        stretch = Stretch(
            partial(_part_days, state, stay),
            partial(_member_exceeds, state, key, stay),
            first=stay.start_on,
        )
        evidence = (
            f"{stay.name} {_amounts(state, on, rule, held)}; quy định {threshold_in_words(rule)}."
        )
        lasted = lasting(stretch, on, MONTHS, REVOCATION)
        yield by_law(
            "contribution.maximum",
            rule,
            evidence + lasted.words,
            stretch=stretch,
            party_id=stay.party_id,
            facts=evidence,
            full_on=lasted.full_on,
        )


def part_days(state: State) -> set[date]:
    """Return the days on which any member's part, its whole or the ceiling changed."""
    return days_of(*(_part_days(state, stay) for stay in state.stays))


def _part_days(state: State, stay: Stay) -> set[date]:
    """Return the days on which one member's part, its whole or the ceiling changed."""
    return days_of(
        state.own_days,
        state.base_days,
        state.ledger(stay.party_id).days,
        stay.days,
        *map(law_days, _KEYS),
    )


class _Group(NamedTuple):
    """Members whose parts are added up: name of the finding, rule, words, who counts."""

    name: str
    key: str
    words: str
    counts: Callable[[Stay], bool]


def _is_associate(stay: Stay) -> bool:
    return stay.member_class is MemberClass.CONTRIBUTING_ASSOCIATE


def _is_foreign(stay: Stay) -> bool:
    return stay.is_foreign and stay.member_class in CONTRIBUTING


def associates(state: State, on: date) -> Iterator[Finding]:
    """Judge the sum of all contributing associates (khoản 2 Điều 74 Luật Hợp tác xã 2023)."""
    name = "contribution.associates_maximum"
    words = "Các thành viên liên kết góp vốn"
    group = _Group(name, f"{name}.{state.kind.value}", words, _is_associate)
    yield from _judge_sum(state, on, group)


def foreigners(state: State, on: date) -> Iterator[Finding]:
    """Judge the sum of all foreign members (khoản 3 Điều 74 Luật Hợp tác xã 2023)."""
    name = "contribution.foreign_maximum"
    yield from _judge_sum(state, on, _Group(name, name, "Các thành viên nước ngoài", _is_foreign))


def _judge_sum(state: State, on: date, group: _Group) -> Iterator[Finding]:
    """Judge what some members hold together."""
    if state.kind is Kind.GROUP or not state.ledgers or not any(map(group.counts, state.stays)):
        return
    rule, whole = rule_on(group.key, on), state.capital_base(on)
    if rule is None or not whole:
        return
    held = _together(state, on, group)
    if not _exceeds(rule, held, whole):
        return
    words = f"{group.words} {_amounts(state, on, rule, held)}; quy định {threshold_in_words(rule)}."
    yield by_law(
        group.name,
        rule,
        words,
        stretch=Stretch(lambda: sum_days(state), lambda day: _together_exceed(state, group, day)),
    )


def sum_days(state: State) -> set[date]:
    """Return the days on which what members hold together, its whole or a ceiling changed."""
    return days_of(state.own_days, state.member_days, state.capital_days, *map(law_days, _KEYS))


def _together(state: State, on: date, group: _Group) -> Holding:
    """Return what some members of a day hold together."""
    parties = {stay.party_id for stay in state.members_on(on) if group.counts(stay)}
    held = [state.ledger(party_id).on(on) for party_id in parties]
    return Holding(sum(one.pledged_vnd for one in held), sum(one.paid_vnd for one in held))


def _exceeds(rule: InForce, held: Holding, whole: int) -> bool:
    """Tell whether what is pledged or what is paid does not keep to the ceiling."""
    return any(breaks(rule, amount, whole) for amount in held)


def _member_exceeds(state: State, key: str, stay: Stay, day: date) -> bool:
    """Tell whether one member's part was found too high on a day."""
    rule, whole = rule_on(key, day), state.capital_base(day)
    if rule is None or not whole or not state.is_judged(day) or not stay.covers(day):
        return False
    return _exceeds(rule, state.ledger(stay.party_id).on(day), whole)


def _together_exceed(state: State, group: _Group, day: date) -> bool:
    """Tell whether some members together were found above the ceiling on a day."""
    rule, whole = rule_on(group.key, day), state.capital_base(day)
    if rule is None or not whole or not state.is_judged(day):
        return False
    return _exceeds(rule, _together(state, day, group), whole)


def _amounts(state: State, on: date, rule: InForce, held: Holding) -> str:
    """Return what exceeds, in đồng and percent: pledged, paid, or both; decimals as in the list."""
    whole, digits = state.capital_base(on) or 0, state.share_digits(on)
    parts = [
        f"{words} {format_vnd(amount)}, bằng {share_words(amount, whole, rule.share(), digits)}"
        for words, amount in (
            ("cam kết góp", held.pledged_vnd),
            ("đã góp", held.paid_vnd),
        )
        if breaks(rule, amount, whole)
    ]
    return f"{'; '.join(parts)} {state.base_words(on)}"
