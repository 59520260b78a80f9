"""Findings of a day: which recorded facts do not agree with the law in force on that day.

Facts warn, decisions refuse (users §1.3): nothing here stops anybody. Each day is judged by the
rules of that day, never by later ones; before 01/07/2013 nothing is judged.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from coop_registry.rules.kinds import Kind, Status
from core.dates import add_months, format_date
from core.money import format_number, format_vnd
from law import catalogue
from law.dated import Certainty, InForce, NoRuleInForce

#: Statuses in which an organisation is judged: the others are ending or ended.
JUDGED = frozenset({Status.ACTIVE, Status.SUSPENDED, Status.NOT_AT_ADDRESS, Status.TAX_REVOKED})


@dataclass(frozen=True)
class Figure:
    """A declared number with the day it speaks of and its source."""

    value: int
    on: date
    source: str


@dataclass(frozen=True)
class Snapshot:
    """What was known of an organisation on a day, as far as findings need it.

    `members_declared` and `paid_declared` hold all figures up to the day, oldest first.
    """

    kind: Kind
    status: Status | None
    registered_on: date | None = None
    capital_vnd: int | None = None
    has_member_list: bool = False
    members_declared: tuple[Figure, ...] = ()
    paid_declared: tuple[Figure, ...] = ()
    tax_code: str | None = None
    tax_code_valid: bool = True
    has_representative: bool = True


@dataclass(frozen=True)
class Finding:
    """One thing that does not agree (phát hiện): what, by which article, since when, on what.

    `rule` is the finding's name; `law_key` the catalogue's key it was judged by (None: the
    register's own check); `since` the first day of the present stretch, None when unknown.
    """

    rule: str
    title: str
    evidence: str
    article: str
    certainty: Certainty
    since: date | None = None
    law_key: str | None = None


#: Older facts are recorded and not judged (Luật Hợp tác xã 2012 took effect).
FIRST_JUDGED = date(2013, 7, 1)

Check = Callable[[Snapshot, date], "Finding | None"]


def minimum_members(facts: Snapshot, on: date) -> Finding | None:
    """Judge the number of members (số thành viên tối thiểu) by the figure known on the day.

    Law: khoản 1, 2 Điều 3 Luật Hợp tác xã 2012; khoản 7, 8, 21 Điều 4 Luật Hợp tác xã 2023.
    """
    key = f"members.minimum.{facts.kind.value}"
    known = _latest(facts.members_declared, on)
    if known is None:
        return None
    rule = catalogue.in_force(key, on)
    if known.value >= rule.number():
        return None
    return Finding(
        rule="members.minimum",
        title=f"Chưa đủ số {_member_word(facts.kind)} tối thiểu",
        evidence=(
            f"Khai báo {format_number(known.value)} {_member_word(facts.kind)} "
            f"(ngày {format_date(known.on)}, {known.source}); "
            f"tối thiểu phải có {rule.value}. Chưa có danh sách thành viên để đếm."
        ),
        article=rule.article,
        certainty=rule.certainty,
        since=_below_since(facts, key, on),
        law_key=key,
    )


def member_list_missing(facts: Snapshot, on: date) -> Finding | None:
    """Say that no member list is in the register (chưa có danh sách thành viên)."""
    if facts.has_member_list or facts.kind is Kind.GROUP:
        return None
    rule = catalogue.in_force("members.book.required", on)
    return Finding(
        rule="members.list_missing",
        title="Chưa có danh sách thành viên",
        evidence="Hệ thống chỉ có số khai báo; chưa nhập danh sách thành viên.",
        article=rule.article,
        certainty=rule.certainty,
        since=facts.registered_on,
        law_key="members.book.required",
    )


def capital_difference(facts: Snapshot, on: date) -> Finding | None:
    """Compare declared paid capital with charter capital (vốn thực góp và vốn điều lệ).

    A shortfall is judged only after the deadline for contributing, counted from the first
    certificate by the law of that day; before it the members may still pay.
    """
    paid = _latest(facts.paid_declared, on)
    if paid is None or facts.capital_vnd is None or paid.value == facts.capital_vnd:
        return None
    begun = max(facts.registered_on or paid.on, FIRST_JUDGED)
    rule = catalogue.in_force("contribution.deadline_months", begun)
    gap = facts.capital_vnd - paid.value
    since = paid.on
    if gap > 0 and facts.registered_on:
        deadline = add_months(facts.registered_on, rule.number())
        if on <= deadline:
            return None
        since = max(since, deadline + timedelta(days=1))
    return Finding(
        rule="capital.difference",
        title="Vốn thực góp khai báo khác vốn điều lệ",
        evidence=(
            f"Vốn thực góp khai báo {format_vnd(paid.value)} (ngày {format_date(paid.on)}, "
            f"{paid.source}) {'thấp hơn' if gap > 0 else 'cao hơn'} vốn điều lệ "
            f"{format_vnd(facts.capital_vnd)} là {format_vnd(abs(gap))}."
        ),
        article=rule.article,
        certainty=rule.certainty,
        since=since,
        law_key="contribution.deadline_months",
    )


def tax_code_check(facts: Snapshot, on: date) -> Finding | None:
    """Warn when the tax code's check digit is wrong; never blocks (B-CODE-CHECK)."""
    if facts.tax_code is None or facts.tax_code_valid:
        return None
    return Finding(
        rule="identifier.tax_code_check",
        title="Mã số thuế có thể gõ sai",
        evidence=f"Số kiểm tra của mã số thuế {facts.tax_code} không khớp. Hãy đối chiếu lại giấy.",
        article="Cách tính số kiểm tra của mã số thuế 10 chữ số",
        certainty=Certainty.MEMORY,
    )


def representative_missing(facts: Snapshot, on: date) -> Finding | None:
    """Say that no legal representative is known (chưa có người đại diện)."""
    if facts.has_representative:
        return None
    return Finding(
        rule="representative.missing",
        title="Chưa có người đại diện",
        evidence="Chưa ghi tên người đại diện; hãy bổ sung bằng “Đính chính”.",
        article=_article("registration.certificate.content", on),
        certainty=Certainty.READ,
    )


CHECKS: tuple[Check, ...] = (
    minimum_members,
    member_list_missing,
    capital_difference,
    tax_code_check,
    representative_missing,
)


def findings_on(facts: Snapshot, on: date, checks: Iterable[Check] = CHECKS) -> list[Finding]:
    """Return what does not agree on the day, each judged by the law of that day.

    An ended or closing organisation is not judged. Where no rule is loaded for the day the
    finding says so instead.
    """
    if facts.status is not None and facts.status not in JUDGED:
        return []
    found: list[Finding] = []
    for check in checks:
        try:
            finding = check(facts, on)
        except NoRuleInForce as missing:
            finding = _unjudged(missing)
        if finding is not None:
            found.append(finding)
    return found


def _unjudged(missing: NoRuleInForce) -> Finding | None:
    """Return the note that a day lies outside the loaded rules."""
    return Finding(
        rule=missing.key,
        title="Chưa xét được",
        evidence=f"Không có quy định đã nạp cho ngày {format_date(missing.on)}.",
        article="—",
        certainty=Certainty.READ,
        law_key=missing.key,
    )


def _member_word(kind: Kind) -> str:
    """Return what the members of this kind are called."""
    return "hợp tác xã thành viên" if kind is Kind.UNION else "thành viên"


def _article(key: str, on: date) -> str:
    """Return the citation of a rule on a day."""
    return catalogue.in_force(key, on).article


def _latest(figures: tuple[Figure, ...], on: date) -> Figure | None:
    """Return the newest figure that speaks of the day or earlier."""
    known = [figure for figure in figures if figure.on <= on]
    return known[-1] if known else None


def _below_since(facts: Snapshot, key: str, on: date) -> date:
    """Return the first day of the stretch, up to `on`, in which the figure was below the rule.

    Only days on which the figure or the law changed need to be looked at.
    """
    turning = {figure.on for figure in facts.members_declared if figure.on <= on}
    turning |= {row.valid_from for row in _history(key) if row.valid_from <= on}
    since = on
    for day in sorted(turning, reverse=True):
        known = _latest(facts.members_declared, day)
        try:
            rule = catalogue.in_force(key, day)
        except NoRuleInForce:
            break
        if known is None or known.value >= rule.number():
            break
        since = day
    return since


def _history(key: str) -> tuple[InForce, ...]:
    """Return all periods of a rule."""
    return catalogue.find(key).history()
