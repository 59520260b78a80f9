"""Charter capital beside what is pledged and paid (vốn điều lệ, vốn cam kết, vốn thực góp)."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from coop_registry.rules.findings.deadline import contribution_term
from coop_registry.rules.findings.finding import OWN, Finding, Stretch, by_law, own_check
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State
from coop_registry.rules.kinds import Declared, Kind
from core.dates import format_date
from core.money import format_vnd
from law.dated import InForce

NAME = "capital.difference"
PARTS = "capital.charter.parts"
MISSING = "capital.missing"
CONTENT = "registration.application.content"

_ONE_DAY = timedelta(days=1)


def capital_difference(state: State, on: date) -> Iterator[Finding]:
    """Compare capital as registered, listed and declared (vốn điều lệ, sổ vốn góp, khai báo).

    Amounts of one day are compared: the pledges of the book with the charter capital on the day
    judged; what was declared to be paid, on the day it speaks of, with the book, or with the
    charter capital where no line was recorded by then. Each pair that differs is a finding of its
    own. Law: khoản 24 Điều 4 Luật Hợp tác xã 2023 (vốn điều lệ is what members contributed or
    pledged); between book and declaration no article.
    """
    for pair in _PAIRS:
        said = pair.says(state, on)
        if said is None:
            continue
        stretch = Stretch(
            partial(difference_days, state),
            partial(_differs_on, state, pair),
            article=partial(_article_on, state, pair),
        )
        rule = _rule_of(state, pair, on)
        more = {"part": pair.part, "facts": said.facts}
        if rule is not None:
            yield by_law(NAME, rule, said.evidence, stretch=stretch, **more)
        else:
            yield own_check(NAME, said.evidence, stretch, **more)


def capital_missing(state: State, on: date) -> Iterator[Finding]:
    """Say that parts are recorded and no charter capital to measure them by (chưa ghi vốn điều lệ).

    Law: the registration asks for it (khoản 24 Điều 4 Luật Hợp tác xã 2023, `CONTENT`).
    """
    rule = rule_on(CONTENT, on)
    if rule is None or not _is_missing(state, on):
        return
    yield by_law(
        MISSING,
        rule,
        "Chưa ghi vốn điều lệ; tỷ lệ phần vốn góp đang tính trên tổng số cam kết góp "
        f"{format_vnd(state.total.on(on).pledged_vnd)} của sổ vốn góp.",
        stretch=Stretch(
            partial(missing_days, state),
            lambda day: state.is_judged(day) and _is_missing(state, day),
        ),
    )


def missing_days(state: State) -> set[date]:
    """Return the days on which the charter capital, the first line or the law about it changed."""
    return days_of(state.own_days, state.capital_days, law_days(CONTENT))


def _is_missing(state: State, on: date) -> bool:
    """Tell whether there is something to measure and nothing registered to measure it by."""
    pledged = state.total.on(on).pledged_vnd > 0
    return pledged and not state.capital.on(on) and state.kind is not Kind.GROUP


def difference_days(state: State) -> set[date]:
    """Return the days on which any of the amounts, or what may be said of them, changed."""
    return days_of(
        state.own_days,
        state.capital_days,
        {figure.on for figure in state.figures(Declared.PAID_CAPITAL)},
        _term_days(state),
        law_days(PARTS),
    )


class _Said(NamedTuple):
    """A difference in words, and what of them does not change with the day that is looked at."""

    evidence: str
    facts: str = ""


class _Pair(NamedTuple):
    """Two amounts that are compared; `by_charter`: the law says that they are equal."""

    part: str
    by_charter: bool
    says: Callable[[State, date], _Said | None]


def _pledged_against_charter(state: State, on: date) -> _Said | None:
    """Compare the pledges of the book with the charter capital of the day judged."""
    capital, pledged = state.capital.on(on), state.total.on(on).pledged_vnd
    if not state.has_book(on) or capital is None or pledged == capital:
        return None
    words = (
        f"Tổng vốn cam kết góp trong sổ là {format_vnd(pledged)}, {_gap_words(capital - pledged)} "
        f"so với vốn điều lệ {format_vnd(capital)}"
    )
    return _Said(f"{words} (cùng ngày {format_date(on)}).", words)


def _declared_against_book(state: State, on: date) -> _Said | None:
    """Compare declared paid capital with the book of the day it speaks of."""
    paid = state.figure(Declared.PAID_CAPITAL, on)
    if paid is None or not state.has_book(paid.on):
        return None
    listed = state.total.on(paid.on).paid_vnd
    if listed == paid.value:
        return None
    return _Said(
        f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
        f"{paid.source}); sổ vốn góp tính đến cùng ngày ghi đã góp {format_vnd(listed)}."
    )


def _declared_against_charter(state: State, on: date) -> _Said | None:
    """Compare declared paid capital with the charter capital of the day it speaks of.

    A shortfall is told only when the term for contributing is over and nothing newer was declared.
    """
    paid = state.figure(Declared.PAID_CAPITAL, on)
    if paid is None or state.has_book(paid.on):
        return None
    capital = state.capital.on(paid.on)
    if capital is None or capital == paid.value:
        return None
    last = _last_day_to_pay(state)
    if paid.value < capital and last is not None and on <= last:
        return None
    over = f" Thời hạn góp đủ vốn đã hết ngày {format_date(last)}." if last else ""
    return _Said(
        f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
        f"{paid.source}), {_gap_words(capital - paid.value)} so với vốn điều lệ cùng ngày "
        f"{format_vnd(capital)}.{over if paid.value < capital else ''}"
    )


_PAIRS = (
    _Pair("pledged", True, _pledged_against_charter),
    _Pair("paid_book", False, _declared_against_book),
    _Pair("paid_charter", True, _declared_against_charter),
)


def _rule_of(state: State, pair: _Pair, on: date) -> InForce | None:
    """Return the rule that makes two amounts equal, None where the register only compares."""
    return rule_on(PARTS, on) if pair.by_charter and state.kind is not Kind.GROUP else None


def _article_on(state: State, pair: _Pair, day: date) -> str:
    """Return by what a difference is found on a day."""
    rule = _rule_of(state, pair, day)
    return rule.article if rule else OWN


def _differs_on(state: State, pair: _Pair, day: date) -> bool:
    """Tell whether two amounts were found to differ on a day."""
    return state.is_judged(day) and pair.says(state, day) is not None


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
