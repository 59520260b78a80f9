"""A pledge below what the charter asks for at least (mức vốn góp tối thiểu theo điều lệ)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.membership import CONTRIBUTING
from core.money import format_vnd

GROUNDS = "members.end_grounds.official"


def below_minimum(state: State, on: date) -> Iterator[Finding]:
    """Find members who pledge less than the charter's minimum, where it is known (vốn góp tối thiểu).

    Law: the charter; khoản 1 Điều 16 Luật Hợp tác xã 2012, khoản 1 Điều 33 Luật Hợp tác xã 2023.
    """
    rule, least = rule_on(GROUNDS, on), state.figure(Declared.CONTRIBUTION_MINIMUM, on)
    if rule is None or least is None or state.kind is Kind.GROUP:
        return
    for stay in state.stays:
        if not _below(state, stay, on):
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
            ),
            party_id=stay.party_id,
        )


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
        law_days(GROUNDS),
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
        and rule_on(GROUNDS, on) is not None
        and stay.member_class in CONTRIBUTING
        and stay.covers(on)
        and state.ledger(stay.party_id).on(on).pledged_vnd < least.value
    )
