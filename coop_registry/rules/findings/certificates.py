"""Certificates that say what is not so any more (giấy chứng nhận phải thu hồi, cấp đổi)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from coop_registry.rules.findings.beside import CapitalPaper
from coop_registry.rules.findings.finding import Finding, Stretch, by_law
from coop_registry.rules.findings.measure import days_of, law_days, rule_on
from coop_registry.rules.findings.state import State
from coop_registry.rules.membership import CONTRIBUTING
from core.dates import format_date
from core.money import format_share, format_vnd, round_share
from law.acts import LAW_2023_FROM

WITHDRAWAL = "contribution.certificate.withdrawal"
TITLE_LEFT = "Giấy chứng nhận phần vốn góp phải thu hồi"
TITLE_CHANGED = "Giấy chứng nhận phần vốn góp phải cấp đổi"


def to_withdraw(state: State, on: date) -> Iterator[Finding]:
    """Find certificates whose holder left, or that print another part, capital or ratio.

    Law: khoản 3 Điều 75 Luật Hợp tác xã 2023; charter capital (điểm b) and ratio (điểm d khoản 2)
    stand on certificates of that law only. Nothing is withdrawn by itself.
    """
    rule = rule_on(WITHDRAWAL, on)
    for paper in state.certificates if rule else ():
        left = _holder_left(state, paper, on)
        if rule is None or not is_outdated(state, paper, on):
            continue
        said = f"Giấy chứng nhận số {paper.number} ngày {format_date(paper.issued_on)} của {paper.name}"
        why = (
            "chưa thu hồi; người này không còn là thành viên góp vốn"
            if left
            else "; ".join(_changes(state, paper, on))
        )
        yield by_law(
            "certificate.to_withdraw",
            rule,
            f"{said} {why}.",
            stretch=Stretch(
                partial(_days, state, paper), partial(_is_wrong_on, state, paper), paper.issued_on
            ),
            title=TITLE_LEFT if left else TITLE_CHANGED,
            party_id=paper.party_id,
        )


def is_outdated(state: State, paper: CapitalPaper, on: date) -> bool:
    """Tell whether a certificate is out on a day and does not say what is so."""
    if not paper.is_out(on):
        return False
    held = state.ledger(paper.party_id).on(on).paid_vnd
    return (
        held != paper.amount_vnd
        or _capital_changed(state, paper, on)
        or _holder_left(state, paper, on)
    )


def certificate_days(state: State) -> set[date]:
    """Return the days on which certificates, members or their parts changed."""
    return days_of(*(_days(state, paper) for paper in state.certificates))


def _days(state: State, paper: CapitalPaper) -> set[date]:
    stays = state.stays_by_party.get(paper.party_id, ())
    return days_of(
        state.own_days,
        state.base_days,
        paper.days,
        state.ledger(paper.party_id).days,
        law_days(WITHDRAWAL),
        *(stay.days for stay in stays),
    )


def _holder_left(state: State, paper: CapitalPaper, on: date) -> bool:
    """Tell whether the holder contributes no more on the day."""
    stays = state.stays_by_party.get(paper.party_id, ())
    return not any(stay.covers(on) and stay.member_class in CONTRIBUTING for stay in stays)


def _capital_changed(state: State, paper: CapitalPaper, on: date) -> bool:
    """Tell whether what the printed ratio was counted from is another now."""
    if paper.issued_on < LAW_2023_FROM:
        return False
    return state.capital_base(paper.issued_on) != state.capital_base(on)


def _changes(state: State, paper: CapitalPaper, on: date) -> Iterator[str]:
    """Give in words what the certificate says and what is so now."""
    held = state.ledger(paper.party_id).on(on).paid_vnd
    if held != paper.amount_vnd:
        yield f"ghi {format_vnd(paper.amount_vnd)}; sổ vốn góp ghi đã góp {format_vnd(held)}"
    if _capital_changed(state, paper, on):
        before = _capital_words(state, paper.issued_on, paper.amount_vnd)
        yield f"lập theo {before}; nay là {_capital_words(state, on, held)}"


def _capital_words(state: State, day: date, part_vnd: int) -> str:
    """Return "vốn điều lệ 180.000.000 đồng, tỷ lệ phần vốn góp 11,11%" of a day."""
    whole = state.capital_base(day)
    if not whole:
        return state.base_words(day)
    share = format_share(round_share(part_vnd, whole, state.share_digits(day)))
    return f"{state.base_words(day)}, tỷ lệ phần vốn góp {share}"


def _is_wrong_on(state: State, paper: CapitalPaper, day: date) -> bool:
    return (
        state.is_judged(day)
        and rule_on(WITHDRAWAL, day) is not None
        and is_outdated(state, paper, day)
    )
