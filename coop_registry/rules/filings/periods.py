"""Lengths of time that a filing may not pass (thời hạn tạm ngừng, thời gian hoạt động)."""

from datetime import date, timedelta

from coop_registry.rules.filings.actions import Blocker
from coop_registry.rules.filings.kinds import FilingKind
from coop_registry.rules.kinds import Kind
from core.dates import add_months, format_date
from law.catalogue import in_force
from law.dated import InForce, NoRuleInForce


def too_long(
    kind: FilingKind, organisation_kind: Kind, first: date | None, last: date | None
) -> Blocker | None:
    """Return why a suspension is too long for one notice; both days are included."""
    if kind is not FilingKind.SUSPENSION or first is None or last is None:
        return None
    group = "group." if organisation_kind is Kind.GROUP else ""
    rule = _rule(f"{group}suspension.maximum_months", first)
    if rule is None:
        return None
    longest = add_months(first, rule.number()) - timedelta(days=1)
    if last <= longest:
        return None
    return Blocker(
        f"Mỗi lần thông báo được tạm ngừng không quá {rule.number()} tháng: từ ngày "
        f"{format_date(first)} thì chậm nhất đến hết ngày {format_date(longest)}.",
        rule.article,
    )


def too_young(begun: date | None, on: date) -> Blocker | None:
    """Return why a group cannot be converted yet: not long enough at work (Điều 108 Luật 2023)."""
    rule = _rule("conversion.group.months", on)
    if rule is None or begun is None or add_months(begun, rule.number()) <= on:
        return None
    return Blocker(
        f"Tổ hợp tác phải hoạt động liên tục ít nhất {rule.number()} tháng; tổ này từ ngày "
        f"{format_date(begun)}.",
        rule.article,
    )


def _rule(key: str, on: date) -> InForce | None:
    try:
        return in_force(key, on)
    except NoRuleInForce:
        return None
