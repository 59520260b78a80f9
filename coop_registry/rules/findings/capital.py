"""Charter capital beside what is pledged and paid (vốn điều lệ, vốn cam kết, vốn thực góp)."""

from collections.abc import Iterator
from datetime import date, timedelta

from coop_registry.rules.findings.deadline import contribution_term
from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.members import own_check
from coop_registry.rules.findings.state import State
from coop_registry.rules.findings.timeline import Figure
from coop_registry.rules.kinds import Declared, Kind
from core.dates import format_date
from core.money import format_vnd

PARTS = "capital.charter.parts"

_ONE_DAY = timedelta(days=1)


def capital_difference(state: State, on: date) -> Iterator[Finding]:
    """Compare capital as registered, listed and declared (vốn điều lệ, sổ vốn góp, khai báo).

    Amounts of one day are compared: the pledges of the book with the charter capital on the day
    judged; what was declared to be paid, on the day it speaks of, with the book, or with the
    charter capital where no line was recorded by then. Law: khoản 24 Điều 4 Luật Hợp tác xã 2023
    (vốn điều lệ is what members contributed or pledged); between book and declaration no article.
    """
    against_charter, against_book = _differences(state, on)
    parts = " ".join((*against_charter, *against_book))
    if not parts:
        return
    stretch = Stretch(
        lambda: difference_days(state),
        lambda day: state.is_judged(day) and any(_differences(state, day)),
    )
    rule = None if state.kind is Kind.GROUP or not against_charter else rule_on(PARTS, on)
    if rule is not None:
        yield by_law("capital.difference", rule, parts, stretch=stretch)
    else:
        yield own_check("capital.difference", parts, stretch)


def difference_days(state: State) -> set[date]:
    """Return the days on which any of the amounts, or what may be said of them, changed."""
    return days_of(
        state.own_days,
        state.capital_days,
        {figure.on for figure in state.figures(Declared.PAID_CAPITAL)},
        _term_days(state),
        law_days(PARTS),
    )


def _differences(state: State, on: date) -> tuple[list[str], list[str]]:
    """Return a sentence for each pair that does not agree: with the charter, with the book."""
    capital, paid = state.capital.on(on), state.figure(Declared.PAID_CAPITAL, on)
    pledged = state.total.on(on).pledged_vnd
    charter, listed = [], []
    if state.has_book(on) and capital is not None and pledged != capital:
        charter.append(
            f"Tổng vốn cam kết góp trong sổ là {format_vnd(pledged)}, "
            f"{_gap_words(capital - pledged)} so với vốn điều lệ {format_vnd(capital)} "
            f"(cùng ngày {format_date(on)})."
        )
    if paid is not None and state.has_book(paid.on):
        listed += _declared_against_book(state, paid)
    elif paid is not None:
        charter += _declared_against_charter(state, paid, on)
    return charter, listed


def _declared_against_book(state: State, paid: Figure) -> list[str]:
    """Compare declared paid capital with the book of the day it speaks of."""
    listed = state.total.on(paid.on).paid_vnd
    if listed == paid.value:
        return []
    return [
        f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
        f"{paid.source}); sổ vốn góp tính đến cùng ngày ghi đã góp {format_vnd(listed)}."
    ]


def _declared_against_charter(state: State, paid: Figure, on: date) -> list[str]:
    """Compare declared paid capital with the charter capital of the day it speaks of.

    A shortfall is told only when the term for contributing is over and nothing newer was declared.
    """
    capital = state.capital.on(paid.on)
    if capital is None or capital == paid.value:
        return []
    last = _last_day_to_pay(state)
    if paid.value < capital and last is not None and on <= last:
        return []
    over = f" Thời hạn góp đủ vốn đã hết ngày {format_date(last)}." if last else ""
    return [
        f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
        f"{paid.source}), {_gap_words(capital - paid.value)} so với vốn điều lệ cùng ngày "
        f"{format_vnd(capital)}.{over if paid.value < capital else ''}"
    ]


def _gap_words(gap: int) -> str:
    """Return "thấp hơn 5 đồng" or "cao hơn 5 đồng"."""
    return f"{'thấp hơn' if gap > 0 else 'cao hơn'} {format_vnd(abs(gap))}"


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
