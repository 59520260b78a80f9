"""How long something has lasted without a gap, where the law counts months (số tháng liên tục).

ASSUMPTION: months before a rule was in force are not counted.
"""

from datetime import date
from typing import NamedTuple

from coop_registry.rules.findings.finding import Stretch
from coop_registry.rules.findings.measure import rule_on
from core.dates import add_months, format_date
from law.wording import value_in_words

#: What điểm d, đ khoản 1 Điều 103 Luật Hợp tác xã 2023 tie to the months.
REVOCATION = "thu hồi giấy chứng nhận đăng ký"


class Lasting(NamedTuple):
    """How long something has lasted, in words, and the day on which the months are full (đủ tháng)."""

    words: str = ""
    full_on: date | None = None


def lasting(stretch: Stretch, on: date, key: str, effect: str) -> Lasting:
    """Return since when, how many months, and on which day they are or were full.

    `key` names the rule with the number of months, `effect` what the law ties to it. Nothing where
    the law of the day has no such rule. Law: khoản 2 Điều 54 Luật Hợp tác xã 2012; điểm d, đ khoản
    1 Điều 103 Luật Hợp tác xã 2023.
    """
    rule = rule_on(key, on)
    if rule is None:
        return Lasting()
    begun = max(stretch.trace(on, rule.article)[0], rule.valid_from)
    full = add_months(begun, rule.number())
    lasted = f" Liên tục từ ngày {format_date(begun)}, đã {_whole_months(begun, on)} tháng;"
    grounds = f"là căn cứ {effect} ({rule.article})"
    until = (
        f"từ ngày {format_date(full)} đã"
        if on >= full
        else f"nếu kéo dài đến ngày {format_date(full)} thì"
    )
    return Lasting(f"{lasted} {until} đủ {value_in_words(rule)}, {grounds}.", full)


def _whole_months(begun: date, on: date) -> int:
    """Return how many whole months have passed."""
    months = (on.year - begun.year) * 12 + on.month - begun.month
    return months - (on < add_months(begun, months))
