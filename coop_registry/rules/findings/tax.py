"""What lists of the tax office say (thông tin của cơ quan thuế): not found, stopped, in debt.

The lists are information for the registration office, not decisions of it: where no loaded
article says what follows, the finding says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from coop_registry.rules.findings.finding import TITLES, Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State, TaxWord
from coop_registry.rules.findings.timeline import Timeline
from coop_registry.rules.kinds import Kind, Status, TaxKind
from core.dates import add_months, format_date
from core.money import format_vnd
from law import catalogue
from law.dated import Certainty, Comparison, InForce
from law.wording import value_in_words

REFUSAL = "registration.refusal.grounds"
#: Months of standing still after which compulsory dissolution (2012), revocation (2023) may follow.
IDLE = ("dissolution.compulsory.idle_months", "revocation.idle.months")
INFORMATION = "Thông tin của cơ quan thuế"


def not_at_address(state: State, on: date) -> Iterator[Finding]:
    """Say that the tax office does not find it at its address (không hoạt động tại địa chỉ).

    Law: Điều 33 NĐ 92/2024/NĐ-CP refuses registration while that is the legal status; the tax
    office decides on the status (khoản 6 Điều 27, khoản 5 Điều 28).
    """
    word = _word(state.tax_state, TaxKind.NOT_AT_ADDRESS, on)
    if word is None:
        return
    stretch = _stretch(state, state.tax_state, TaxKind.NOT_AT_ADDRESS, _refused_by)
    rule = rule_on(REFUSAL, on)
    if rule is None:
        yield _information("tax.not_at_address", _said(word), stretch)
        return
    follows = "Khi đã ghi tình trạng pháp lý này, cơ quan đăng ký từ chối cấp đăng ký."
    yield by_law("tax.not_at_address", rule, f"{_said(word)} {follows}", stretch=stretch)


def stopped(state: State, on: date) -> Iterator[Finding]:
    """Say that the tax office holds it for stopped (ngừng hoạt động).

    Law: khoản 2 Điều 54 Luật Hợp tác xã 2012; điểm b khoản 1 Điều 103 Luật Hợp tác xã 2023, where
    it lasts so long. A notified suspension (tạm ngừng) is none; a group has no such ground.
    """
    word = _word(state.tax_state, TaxKind.STOPPED, on)
    if word is None:
        return
    plain = _stretch(state, state.tax_state, TaxKind.STOPPED)
    begun, _earlier = plain.trace(on, INFORMATION)
    stretch = replace(plain, article=lambda day: _cited(_long_idle(state, begun, day)))
    rule = _long_idle(state, begun, on)
    if rule is None:
        yield replace(
            _information("tax.stopped", _said(word), stretch), full_on=_idle_full(state, begun, on)
        )
        return
    follows = (
        f"Đã quá {value_in_words(rule)}; nếu không thông báo tạm ngừng thì là căn cứ thu hồi giấy "
        "chứng nhận đăng ký."
        if rule.key == IDLE[1]
        else f"Đã đủ {value_in_words(rule)}; không hoạt động liên tục như vậy là căn cứ giải thể "
        "bắt buộc."
    )
    yield by_law("tax.stopped", rule, f"{_said(word)} {follows}", stretch=stretch)


def debt(state: State, on: date) -> Iterator[Finding]:
    """Say what is owed to the tax office (nợ thuế), with the amount of its newest list."""
    word = _word(state.tax_debt, TaxKind.DEBT, on)
    if word is None:
        return
    amount = f"Nợ thuế {format_vnd(word.amount_vnd)}. " if word.amount_vnd else ""
    stretch = _stretch(state, state.tax_debt, TaxKind.DEBT)
    yield _information("tax.debt", f"{amount}{_said(word)}", stretch)


def state_days(state: State) -> set[date]:
    """Return the days on which what the tax office says, or what follows by law, can change."""
    known = state.own_days | state.tax_state.days()
    return days_of(known, law_days(REFUSAL), *(_idle_days(known, key) for key in IDLE))


def debt_days(state: State) -> set[date]:
    """Return the days on which a debt became or ceased to be known."""
    return days_of(state.own_days, state.tax_debt.days())


def _idle_days(begun: Iterable[date], key: str) -> set[date]:
    """Return the rule's own days, and the last day of its months with the day after, of each begin."""
    days = set(law_days(key))
    for row in catalogue.find(key).rows:
        if isinstance(row.value, int):
            full = {add_months(max(day, row.valid_from), row.value) for day in begun}
            days |= full | {day + timedelta(days=1) for day in full}
    return days


def _word(timeline: Timeline[TaxWord], kind: TaxKind, on: date) -> TaxWord | None:
    """Return what is said of the day, when it is of this kind."""
    word = timeline.on(on)
    return word if word is not None and word.kind is kind else None


def _stretch(
    state: State,
    timeline: Timeline[TaxWord],
    kind: TaxKind,
    article: Callable[[date], str] | None = None,
) -> Stretch:
    return Stretch(
        lambda: state_days(state) | timeline.days(),
        lambda day: state.is_judged(day) and _word(timeline, kind, day) is not None,
        article=article,
    )


def _refused_by(on: date) -> str:
    return _cited(rule_on(REFUSAL, on))


def _cited(rule: InForce | None) -> str:
    """Return the article of a rule, or what stands in its place."""
    return INFORMATION if rule is None else rule.article


def _said(word: TaxWord) -> str:
    """Return the list's words with its day and source."""
    return f"Danh sách ngày {format_date(word.said_on)} ghi “{word.words}” ({word.source})."


def _long_idle(state: State, since: date, on: date) -> InForce | None:
    """Return the rule on standing still that the stretch has fulfilled.

    ASSUMPTION: months before a rule was in force are not counted.
    """
    if not _may_be_idle(state, on):
        return None
    for rule in (rule_on(key, on) for key in IDLE):
        if rule is not None and isinstance(rule.value, int):
            full = add_months(max(since, rule.valid_from), rule.value)
            if on > full or (on == full and rule.comparison is Comparison.AT_LEAST):
                return rule
    return None


def _idle_full(state: State, since: date, on: date) -> date | None:
    """Return the day on which standing still is long enough by the law of the day, None for a group."""
    rule = next((rule for key in IDLE if (rule := rule_on(key, on)) is not None), None)
    if rule is None or not _may_be_idle(state, on):
        return None
    return add_months(max(since, rule.valid_from), rule.number())


def _may_be_idle(state: State, on: date) -> bool:
    return state.kind is not Kind.GROUP and state.statuses.on(on) is not Status.SUSPENDED


def _information(name: str, evidence: str, stretch: Stretch) -> Finding:
    """Return a finding that no loaded article speaks of."""
    return Finding(
        rule=name,
        title=TITLES[name],
        evidence=evidence,
        article=INFORMATION,
        certainty=Certainty.READ,
        stretch=stretch,
    )
