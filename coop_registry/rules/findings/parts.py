"""What a member holds against what it may hold, and who stands for a household (phần vốn góp)."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, by_law, own_check
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.findings.timeline import Holding
from coop_registry.rules.kinds import Kind, PartyKind
from coop_registry.rules.membership import MemberClass
from core.dates import format_date
from core.money import format_vnd
from law.acts import LAW_2023_FROM
from law.dated import InForce

CLASSES = "members.kinds"
RETURN = "contribution.return.cases"
LEFT = "contribution.former_member"
ELIGIBLE = "members.eligible.cooperative"
ELIGIBLE_ASSOCIATE = "members.eligible.non_contributing_associate"


def overpaid(state: State, on: date) -> Iterator[Finding]:
    """Find members who paid more than they pledged (góp vượt mức cam kết).

    The surplus of one is never set against what another still owes.
    """
    for party_id, ledger in state.ledgers.items():
        if not _is_overpaid(state, party_id, on):
            continue
        held = ledger.on(on)
        surplus = held.paid_vnd - held.pledged_vnd
        evidence = (
            f"{state.stays_by_party[party_id][0].name} đã góp {format_vnd(held.paid_vnd)}, cam kết góp "
            f"{format_vnd(held.pledged_vnd)}: vượt {format_vnd(surplus)}."
        )
        stretch = Stretch(
            partial(overpaid_days, state.of_member(party_id)),
            partial(_is_overpaid_on, state, party_id),
        )
        yield own_check("contribution.overpaid", evidence, stretch, party_id=party_id)


def overpaid_days(state: State) -> set[date]:
    """Return the days on which one who ever overpaid can begin or cease to be found."""
    ever = [ledger.days for ledger in state.ledgers.values() if ledger.was_ever_overpaid]
    return days_of(state.own_days, state.member_days, *ever) if ever else set()


def _is_overpaid(state: State, party_id: int, on: date) -> bool:
    """Tell whether a member of the day has paid more than it pledged; one who left: `left_part`."""
    held = state.ledger(party_id).on(on)
    if held.paid_vnd <= held.pledged_vnd:
        return False
    return any(stay.covers(on) for stay in state.stays_by_party.get(party_id, ()))


def _is_overpaid_on(state: State, party_id: int, day: date) -> bool:
    return state.is_judged(day) and _is_overpaid(state, party_id, day)


def left_part(state: State, on: date) -> Iterator[Finding]:
    """Find those who left and still hold a part (phần vốn góp của người đã ra khỏi).

    Law: Điều 18 Luật Hợp tác xã 2012; khoản 1 Điều 90 Luật Hợp tác xã 2023: the part is given back
    when membership ends.
    """
    rule = rule_on(RETURN, on)
    for party_id, stays in state.stays_by_party.items():
        left_on = _left_on(stays, on)
        held = state.ledger(party_id).on(on)
        if rule is None or left_on is None or not _holds(held) or state.kind is Kind.GROUP:
            continue
        yield by_law(
            LEFT,
            rule,
            f"{stays[0].name} ra khỏi từ ngày {format_date(left_on)}; sổ vốn góp còn ghi cam kết góp "
            f"{format_vnd(held.pledged_vnd)}, đã góp {format_vnd(held.paid_vnd)}.",
            stretch=Stretch(
                partial(left_days, state.of_member(party_id)),
                partial(_left_with_part, state, party_id),
            ),
            party_id=party_id,
        )


def left_days(state: State) -> set[date]:
    """Return the days on which members left, or their parts changed."""
    left = {stay.party_id for stay in state.stays if stay.end_on is not None}
    parts = (state.ledger(party_id).days for party_id in left)
    return days_of(state.own_days, state.member_days, law_days(RETURN), *parts) if left else set()


def _left_on(stays: Sequence[Stay], on: date) -> date | None:
    """Return the day on which one who is no member on a day left."""
    if any(stay.covers(on) for stay in stays):
        return None
    return max((stay.end_on for stay in stays if stay.end_on and stay.end_on <= on), default=None)


def _holds(held: Holding) -> bool:
    return held.pledged_vnd > 0 or held.paid_vnd > 0


def _left_with_part(state: State, party_id: int, day: date) -> bool:
    """Tell whether one who left was found to hold a part on a day."""
    left_on = _left_on(state.stays_by_party.get(party_id, ()), day)
    return state.is_judged(day) and left_on is not None and _holds(state.ledger(party_id).on(day))


def part_without_capital(state: State, on: date) -> Iterator[Finding]:
    """Find a part of one who contributes no capital (thành viên liên kết không góp vốn).

    Law: khoản 16, khoản 19 Điều 4 Luật Hợp tác xã 2023.
    """
    rule = rule_on(CLASSES, on)
    if rule is None or state.kind is Kind.GROUP:
        return
    for stay in state.stays:
        if not _has_part(state, stay, on):
            continue
        held = state.ledger(stay.party_id).on(on)
        yield by_law(
            "contribution.not_contributing",
            rule,
            f"{stay.name} ghi là thành viên liên kết không góp vốn nhưng sổ vốn góp ghi cam kết "
            f"{format_vnd(held.pledged_vnd)}, đã góp {format_vnd(held.paid_vnd)}.",
            stretch=Stretch(
                partial(_part_days, state, stay), partial(_has_part_on, state, stay), stay.start_on
            ),
            party_id=stay.party_id,
        )


def part_days(state: State) -> set[date]:
    """Return the days on which the part of one who contributes nothing changed."""
    none = MemberClass.NON_CONTRIBUTING_ASSOCIATE
    asked = [stay for stay in state.stays if stay.member_class is none]
    return days_of(*(_part_days(state, stay) for stay in asked))


def _part_days(state: State, stay: Stay) -> set[date]:
    ledger = state.ledger(stay.party_id)
    return days_of(state.own_days, stay.days, ledger.days, law_days(CLASSES))


def _has_part(state: State, stay: Stay, on: date) -> bool:
    """Tell whether one who contributes nothing holds a part on a day; before 2023 all did."""
    return (
        on >= LAW_2023_FROM
        and stay.member_class is MemberClass.NON_CONTRIBUTING_ASSOCIATE
        and stay.covers(on)
        and any(amount > 0 for amount in state.ledger(stay.party_id).on(on))
    )


def _has_part_on(state: State, stay: Stay, day: date) -> bool:
    return state.is_judged(day) and _has_part(state, stay, day)


def household_alone(state: State, on: date) -> Iterator[Finding]:
    """Find households for which nobody votes and signs (hộ gia đình chưa có người đại diện).

    Law: Điều 13 Luật Hợp tác xã 2012; khoản 1, khoản 2 Điều 30 Luật Hợp tác xã 2023.
    """
    if state.kind is not Kind.COOPERATIVE:
        return
    for stay in state.stays:
        rule = _eligible(stay, on)
        if rule is None or not _is_alone(stay) or not stay.covers(on):
            continue
        yield by_law(
            "members.representative_missing",
            rule,
            f"Hộ gia đình {stay.name} chưa ghi người đại diện.",
            stretch=Stretch(
                partial(_household_days, state, stay),
                lambda day, stay=stay: state.is_judged(day) and stay.covers(day),
                stay.start_on,
                lambda day, stay=stay: rule.article if (rule := _eligible(stay, day)) else "",
            ),
            party_id=stay.party_id,
        )


def household_days(state: State) -> set[date]:
    """Return the days on which households came and went."""
    alone = [stay for stay in state.stays if _is_alone(stay)]
    return days_of(*(_household_days(state, stay) for stay in alone))


def _household_days(state: State, stay: Stay) -> set[date]:
    return days_of(state.own_days, stay.days, law_days(ELIGIBLE), law_days(ELIGIBLE_ASSOCIATE))


def _is_alone(stay: Stay) -> bool:
    return stay.party_kind is PartyKind.HOUSEHOLD and not stay.is_represented


def _eligible(stay: Stay, on: date) -> InForce | None:
    """Return the rule that asks a household of this class for a representative."""
    contributes = stay.member_class is not MemberClass.NON_CONTRIBUTING_ASSOCIATE
    return rule_on(ELIGIBLE if contributes or on < LAW_2023_FROM else ELIGIBLE_ASSOCIATE, on)
