"""The term for contributing, and what follows when it passes (thời hạn góp vốn).

A member's term is judged for ever by the law of the day of admission, or of the first certificate
where that came later; members admitted before 01/07/2013 are not judged.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache, partial
from typing import NamedTuple

from coop_registry.rules.capital import contribution_deadline
from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.findings.timeline import Holding
from coop_registry.rules.kinds import Declared, Kind
from coop_registry.rules.membership import CONTRIBUTING
from core.dates import format_date
from core.money import format_vnd
from law.acts import LAW_2023_FROM
from law.dated import InForce
from law.deadlines import WorkingDays

MONTHS = "contribution.deadline_months"
EXCLUDED = "contribution.deadline_excluded"
ENDS = "contribution.late.ends_membership"
PARTIAL = "contribution.late.partial_rights"
REGISTER = "contribution.late_registration_days"

BY_MEETING = " (hội đồng quản trị trình đại hội thành viên quyết định)"

_ONE_DAY = timedelta(days=1)


class Term(NamedTuple):
    """A member's term: the rule that sets it and its last day on time."""

    rule: InForce
    begun: date
    last_day: date


@lru_cache(maxsize=65536)
def contribution_term(
    registered_on: date | None, joined_on: date, excluded_days: int, days: WorkingDays
) -> Term | None:
    """Return the term for contributing (thời hạn góp đủ vốn), None before 01/07/2013.

    Counted as everywhere (`rules.capital.contribution_deadline`): six months from certificate or
    admission, whichever is later, without the days that the law of 2023 does not count.
    """
    begun = max(joined_on, registered_on or joined_on)
    rule = rule_on(MONTHS, begun)
    if rule is None:
        return None
    counted = contribution_deadline(joined_on, registered_on, excluded_days, days)
    return Term(rule, begun, counted.last_day)


def late_members(state: State, on: date) -> Iterator[Finding]:
    """Find members who have not paid what they pledged within their term (quá hạn góp vốn).

    What is due is what was pledged by the last day, or less when the pledge was reduced since.
    Law: khoản 3 Điều 17 Luật Hợp tác xã 2012; khoản 4, 6 Điều 74 Luật Hợp tác xã 2023.
    """
    for late in late_on(state, on):
        stay, term, held = late.stay, late.term, late.held
        yield by_law(
            "contribution.deadline",
            term.rule,
            f"{stay.name} đã góp {format_vnd(held.paid_vnd)} trong {format_vnd(held.pledged_vnd)} "
            f"phải góp chậm nhất ngày {format_date(term.last_day)}{_spared_words(stay, term)}. "
            f"{_consequence(state, late)}".rstrip(),
            stretch=Stretch(
                partial(_late_days, state, stay),
                partial(_is_late_on, state, stay),
                first=term.last_day + _ONE_DAY,
                article=_of_term(term.rule),
            ),
            party_id=stay.party_id,
        )


def _of_term(rule: InForce) -> Callable[[date], str]:
    """Return the article for every day: that of the law under which the term began."""
    return lambda _day: rule.article


def late_days(state: State) -> set[date]:
    """Return the days on which anybody can become late or cease to be."""
    return days_of(*(_late_days(state, stay) for stay in state.stays))


def _late_days(state: State, stay: Stay) -> set[date]:
    """Return the days on which a member can become late or cease to be."""
    term = contribution_term(state.registered_on, stay.start_on, stay.excluded_days, state.days)
    return days_of(
        state.own_days,
        {term.last_day + _ONE_DAY} if term else (),
        state.ledger(stay.party_id).days,
        stay.days,
    )


class Late(NamedTuple):
    """A member who is late on a day, with what is due and what is paid."""

    stay: Stay
    term: Term
    held: Holding

    @property
    def missing_vnd(self) -> int:
        """Return what was not paid in time."""
        return self.held.pledged_vnd - self.held.paid_vnd


def late_on(state: State, on: date) -> Iterator[Late]:
    """Give the members who are late on a day."""
    if state.kind is Kind.GROUP or not state.ledgers:
        return
    for stay in state.stays:
        late = _late(state, stay, on)
        if late is not None:
            yield late


def _late(state: State, stay: Stay, on: date) -> Late | None:
    """Return what a member owes on a day, None when nothing is overdue."""
    if stay.member_class not in CONTRIBUTING or not stay.covers(on):
        return None
    ledger = state.ledger(stay.party_id)
    now = ledger.on(on)
    if now.paid_vnd >= now.pledged_vnd:
        return None
    term = contribution_term(state.registered_on, stay.start_on, stay.excluded_days, state.days)
    if term is None or on <= term.last_day:
        return None
    due = min(now.pledged_vnd, ledger.on(term.last_day).pledged_vnd)
    if now.paid_vnd >= due:
        return None
    return Late(stay, term, Holding(due, now.paid_vnd))


def _is_late_on(state: State, stay: Stay, day: date) -> bool:
    """Tell whether a member was found late on a day."""
    return state.is_judged(day) and _late(state, stay, day) is not None


def _spared_words(stay: Stay, term: Term) -> str:
    """Say which days were not counted."""
    if not stay.excluded_days or rule_on(EXCLUDED, term.begun) is None:
        return ""
    return f" (không tính {stay.excluded_days} ngày vận chuyển, nhập khẩu, chuyển quyền sở hữu)"


def _consequence(state: State, late: Late) -> str:
    """Say what the law of the member's term makes of it; a person decides, not the program.

    Nothing paid, or less than the charter's minimum: membership ends (điểm a khoản 6 Điều 74).
    Part of it, at or above the minimum: rights by what is paid (điểm b). In 2012 the first stood
    among the grounds of khoản 1 Điều 16, decided by the members' meeting; the second did not.
    """
    least = state.figure(Declared.CONTRIBUTION_MINIMUM, late.term.last_day)
    below = late.held.paid_vnd == 0 or (least is not None and late.held.paid_vnd < least.value)
    rule = rule_on(ENDS if below else PARTIAL, late.term.begun)
    if rule is None:
        return ""
    if below:
        paid = late.held.paid_vnd and least
        what = f"Góp dưới mức tối thiểu {format_vnd(least.value)}" if paid and least else "Chưa góp"
        by_whom = "" if late.term.begun >= LAW_2023_FROM else BY_MEETING
        return f"{what}: tư cách thành viên chấm dứt theo {rule.article}{by_whom}."
    unknown = "" if least else "; chưa ghi mức góp tối thiểu của điều lệ để đối chiếu"
    return f"Quyền theo phần đã góp, {rule.article}{unknown}."


def late_registration(state: State, on: date) -> Iterator[Finding]:
    """Remind of registering the capital that is really paid (đăng ký lại vốn điều lệ).

    Thirty days after a member's term passed unpaid the charter capital must equal what is paid.
    Law: khoản 7 Điều 74 Luật Hợp tác xã 2023, for terms of that law.
    """
    due = _unregistered(state, on)
    if not due:
        return
    missing = sum(late.missing_vnd for late in due)
    first = min(_last_registration_day(state, late.term) for late in due)
    rule = rule_on(REGISTER, due[0].term.begun)
    capital = state.capital.on(on)
    assert rule is not None, "checked for each of them"
    assert capital is not None, "checked for all of them"
    yield by_law(
        "contribution.late_registration",
        rule,
        f"{len(due)} thành viên còn thiếu {format_vnd(missing)} sau thời hạn góp vốn; vốn điều lệ "
        f"vẫn ghi {format_vnd(capital)}, số đã góp là {format_vnd(state.total.on(on).paid_vnd)}. "
        f"Hạn đăng ký lại: chậm nhất ngày {format_date(first)}.",
        stretch=Stretch(
            lambda: registration_days(state),
            lambda day: state.is_judged(day) and bool(_unregistered(state, day)),
            article=_of_term(rule),
        ),
    )


def registration_days(state: State) -> set[date]:
    """Return the days on which registering the paid capital can become due or be done."""
    terms = (
        contribution_term(state.registered_on, stay.start_on, stay.excluded_days, state.days)
        for stay in state.stays
        if stay.member_class in CONTRIBUTING
    )
    due = {
        day + _ONE_DAY
        for term in terms
        if term is not None and rule_on(REGISTER, term.begun) is not None
        for day in (term.last_day, _last_registration_day(state, term))
    }
    every = days_of(state.own_days, state.capital_days, state.member_days, due)
    known_from = min(law_days(REGISTER))
    return {day for day in every if day >= known_from}


def _last_registration_day(state: State, term: Term) -> date:
    """Return the last day for registering after a member's term."""
    rule = rule_on(REGISTER, term.begun)
    assert rule is not None, "asked only of terms that have the rule"
    return state.days.roll_forward(term.last_day + timedelta(days=rule.number()))


def _unregistered(state: State, on: date) -> list[Late]:
    """Return the late members for whom the charter capital was not put right in time."""
    capital = state.capital.on(on)
    if capital is None or capital <= state.total.on(on).paid_vnd:
        return []
    due = [
        late
        for late in late_on(state, on)
        if rule_on(REGISTER, late.term.begun) is not None
        and on > _last_registration_day(state, late.term)
    ]
    lowered = [
        late
        for late in due
        if (before := state.capital.on(late.term.last_day)) is not None
        and capital <= before - sum(one.missing_vnd for one in due)
    ]
    return [] if lowered else due
