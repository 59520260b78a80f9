"""Days that do not fit the membership or the organisation (ngoài thời gian): lines, joining.

No article says it: only members contribute (khoản 16 Điều 4 Luật Hợp tác xã 2023), so one of the
two days was written down wrongly, or money was gathered before the certificate: a fact, recorded
whichever days of the organisation are known. Normal are a founder's lines from the founding on, also where
the joining was recorded with the certificate, and what is given back or passed on after leaving.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from coop_registry.rules.findings.finding import Finding, Stretch, own_check
from coop_registry.rules.findings.measure import days_of, rule_on
from coop_registry.rules.findings.state import State, Stay
from coop_registry.rules.findings.timeline import Holding, Ledger
from core.dates import format_date
from core.money import format_vnd

RULE = "contribution.outside_membership"
BEFORE = "members.before_existence"
#: Days told one by one; more are only counted.
MOST_TOLD = 3


def joined_before_existence(state: State, on: date) -> Iterator[Finding]:
    """Find members who joined before there was anything to join (tham gia trước ngày thành lập).

    The first of founding and registration counts; no article says it, one of the days was written
    down wrongly.
    """
    begun = _begun(state)
    for party_id, stays in state.stays_by_party.items():
        joined_on = stays[0].start_on
        if begun is None or joined_on > on or joined_on >= begun or not stays[0].start_is_known:
            continue
        evidence = (
            f"{stays[0].name} ghi tham gia ngày {format_date(joined_on)}, trước "
            f"{_begun_words(state)}."
        )
        stretch = Stretch(partial(joining_days, state), state.is_judged, joined_on)
        yield own_check(BEFORE, evidence, stretch, party_id=party_id)


def joining_days(state: State) -> set[date]:
    """Return the days on which members joined."""
    return days_of(state.own_days, state.member_days)


def outside_membership(state: State, on: date) -> Iterator[Finding]:
    """Find lines dated before joining or after leaving (dòng sổ ngoài thời gian là thành viên).

    A line counts once the membership it does not fit is known: of somebody who joins later
    nothing is said before that day.
    """
    for party_id, ledger in state.ledgers.items():
        stays = state.stays_by_party.get(party_id, ())
        told = _outside(state, stays, ledger, on)
        if not told:
            continue
        more = f"; và {len(told) - MOST_TOLD} ngày khác" if len(told) > MOST_TOLD else ""
        evidence = (
            f"{stays[0].name}: {'; '.join(told[:MOST_TOLD])}{more}.{_term_words(state, told)}"
        )
        stretch = Stretch(
            partial(_days, state, stays, ledger), partial(_is_outside_on, state, stays, ledger)
        )
        yield own_check(RULE, evidence, stretch, party_id=party_id)


def outside_days(state: State) -> set[date]:
    """Return the days on which a line of anybody can come to lie outside or inside."""
    return days_of(
        *(
            _days(state, state.stays_by_party.get(party_id, ()), ledger)
            for party_id, ledger in state.ledgers.items()
        )
    )


def _days(state: State, stays: Sequence[Stay], ledger: Ledger) -> set[date]:
    """Return the days on which the lines of one member can come to lie outside or inside."""
    return days_of(state.own_days, ledger.days, *(stay.days for stay in stays))


def _is_outside_on(state: State, stays: Sequence[Stay], ledger: Ledger, day: date) -> bool:
    """Tell whether any line was found to lie outside on a day."""
    return state.is_judged(day) and bool(_outside(state, stays, ledger, day))


def _outside(state: State, stays: Sequence[Stay], ledger: Ledger, on: date) -> list[str]:
    """Return in words each day of the book on which the person was no member."""
    known = [stay for stay in stays if stay.start_on <= on]
    if not known or _never_outside(state, known, ledger):
        return []
    found = []
    for day, moved in ledger.moves():
        if day > on:
            break
        if any(moved) and (words := _misfit(state, known, day, moved)):
            found.append(f"{_movement_words(moved)} ngày {format_date(day)}, {words}")
    return found


def _never_outside(state: State, stays: Sequence[Stay], ledger: Ledger) -> bool:
    """Tell of the usual member, who joined first and never left."""
    first = ledger.days[0]
    alone = len(stays) == 1 and stays[0].end_on is None and stays[0].start_on <= first
    begun = _begun(state)
    return alone and (begun is None or begun <= first)


def _misfit(state: State, stays: Sequence[Stay], day: date, moved: Holding) -> str | None:
    """Say which day of membership or organisation a line does not fit, None when it fits."""
    begun = _begun(state)
    if begun is not None and day < begun:
        return f"trước {_begun_words(state)}"
    if any(stay.covers(day) for stay in stays):
        return None
    before = [stay for stay in stays if stay.end_on is not None and stay.end_on <= day]
    if before:
        left_on = before[-1].end_on
        gives = moved.pledged_vnd > 0 or moved.paid_vnd > 0
        return f"sau ngày ra khỏi {format_date(left_on)}" if gives and left_on else None
    joined_on = stays[0].start_on
    if joined_on <= _last_founding_day(state) or not stays[0].start_is_known:
        return None
    return f"trước ngày tham gia {format_date(joined_on)}"


def _begun(state: State) -> date | None:
    """Return the first day of the organisation, as far as founding or registration is known."""
    return min(filter(None, (state.founded_on, state.registered_on)), default=None)


def _begun_words(state: State) -> str:
    """Return "ngày thành lập, ngày đăng ký 12/03/2018"; which of the two is not known is said."""
    begun = _begun(state)
    assert begun is not None, "asked only where a day is known"
    if state.founded_on is None:
        return f"ngày đăng ký {format_date(begun)} (chưa ghi ngày thành lập)"
    return f"ngày thành lập, ngày đăng ký {format_date(begun)}"


def _term_words(state: State, told: Sequence[str]) -> str:
    """Say from when the law counts, where money came before the founding: no article forbids it.

    Law: khoản 3 Điều 17 Luật Hợp tác xã 2012; khoản 4 Điều 74 Luật Hợp tác xã 2023.
    """
    begun = _begun(state)
    rule = rule_on("contribution.deadline_months", state.registered_on or begun) if begun else None
    if rule is None or not any(_begun_words(state) in words for words in told):
        return ""
    return (
        " Thời hạn góp vốn tính từ ngày được cấp giấy chứng nhận hoặc ngày được kết nạp "
        f"({rule.article}); không có điều cấm góp trước."
    )


def _last_founding_day(state: State) -> date:
    """Return the last day on which a member joins as a founder: that of the certificate.

    Where neither certificate nor founding is known those who joined first are the founders.
    """
    known = max(filter(None, (state.founded_on, state.registered_on)), default=None)
    return known or min(stay.start_on for stay in state.stays)


def _movement_words(moved: Holding) -> str:
    """Return what a day moved: "góp 20.000.000 đồng"."""
    pledged, paid = moved
    if paid > 0:
        return f"góp {format_vnd(paid)}"
    if pledged > 0:
        return f"cam kết góp {format_vnd(pledged)}"
    if paid < 0:
        return f"trả lại, chuyển nhượng {format_vnd(-paid)}"
    return f"giảm cam kết {format_vnd(-pledged)}"
