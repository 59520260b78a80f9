"""Charter capital beside what is pledged and paid (vốn điều lệ, vốn cam kết, vốn thực góp)."""

from collections.abc import Iterator
from datetime import date, timedelta

from coop_registry.rules.findings.deadline import MONTHS, contribution_term
from coop_registry.rules.findings.finding import FIRST_JUDGED, Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, rule_on
from coop_registry.rules.findings.members import own_check
from coop_registry.rules.findings.state import State
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Declared, Kind
from core.dates import format_date
from core.money import format_vnd

_ONE_DAY = timedelta(days=1)


def capital_difference(state: State, on: date) -> Iterator[Finding]:
    """Compare capital as registered, listed and declared (vốn điều lệ, sổ vốn góp, khai báo).

    With lines of contributions: their pledges against the charter capital, what is paid against
    what was declared. Without: declared paid capital against the charter capital, a shortfall
    only after the term for contributing.
    """
    parts = _differences(state, on)
    if not parts:
        return
    stretch = Stretch(
        lambda: difference_days(state),
        lambda day: state.is_judged(day) and bool(_differences(state, day)),
    )
    rule = None if state.kind is Kind.GROUP else rule_on(MONTHS, _first_day(state) or on)
    if rule is not None:
        yield by_law("capital.difference", rule, " ".join(parts), stretch=stretch)
    else:
        yield own_check("capital.difference", " ".join(parts), stretch)


def difference_days(state: State) -> set[date]:
    """Return the days on which any of the amounts, or what may be said of them, changed."""
    return days_of(
        state.own_days,
        state.capital_days,
        {figure.on for figure in state.figures(Declared.PAID_CAPITAL)},
        _term_days(state),
    )


def _differences(state: State, on: date) -> list[str]:
    """Return one sentence for each pair of amounts that do not agree on the day."""
    capital, paid = state.capital.on(on), state.figure(Declared.PAID_CAPITAL, on)
    if not state.has_book(on):
        return _declared_against_charter(state, capital, paid, on)
    held = state.total.on(on)
    found = []
    if capital is not None and held.pledged_vnd != capital:
        found.append(
            f"Tổng vốn cam kết góp trong sổ là {format_vnd(held.pledged_vnd)}, "
            f"{_gap_words(capital - held.pledged_vnd)} so với vốn điều lệ {format_vnd(capital)}."
        )
    if paid is not None and paid.value not in (
        held.paid_vnd,
        state.total.on(paid.on).paid_vnd,
    ):
        found.append(
            f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
            f"{paid.source}); sổ vốn góp ghi đã góp {format_vnd(held.paid_vnd)}."
        )
    return found


def _declared_against_charter(
    state: State, capital: int | None, paid: Figure | None, on: date
) -> list[str]:
    """Compare declared paid capital with charter capital, where no line was recorded."""
    if capital is None or paid is None or capital == paid.value:
        return []
    last = _last_day_to_pay(state)
    if paid.value < capital and last is not None and on <= last:
        return []
    return [
        f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
        f"{paid.source}), {_gap_words(capital - paid.value)} so với vốn điều lệ "
        f"{format_vnd(capital)}."
    ]


def _gap_words(gap: int) -> str:
    """Return "thấp hơn 5 đồng" or "cao hơn 5 đồng"."""
    return f"{'thấp hơn' if gap > 0 else 'cao hơn'} {format_vnd(abs(gap))}"


def _first_day(state: State) -> date | None:
    """Return the day whose law sets the term of the founders; older ones begin on 01/07/2013."""
    return max(state.registered_on, FIRST_JUDGED) if state.registered_on else None


def _last_day_to_pay(state: State) -> date | None:
    """Return the last day on which the founders may still pay."""
    if state.registered_on is None:
        return None
    term = contribution_term(None, state.registered_on, 0, state.days)
    return term.last_day if term else None


def _term_days(state: State) -> set[date]:
    """Return the first day after the founders' term."""
    last = _last_day_to_pay(state)
    return {last + _ONE_DAY} if last else set()
