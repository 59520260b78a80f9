"""How long something has lasted without a gap, where the law counts months (số tháng liên tục).

ASSUMPTION: months before a rule was in force are not counted.
"""

from datetime import date

from coop_registry.rules.findings.finding import Stretch
from coop_registry.rules.findings.measure import rule_on
from core.dates import add_months, format_date
from law.wording import value_in_words

#: What điểm d, đ khoản 1 Điều 103 Luật Hợp tác xã 2023 tie to the months.
REVOCATION = "thu hồi giấy chứng nhận đăng ký"


def months_in_words(stretch: Stretch, on: date, key: str, effect: str) -> str:
    """Return since when, how many months, and on which day they are or were full.

    `key` names the rule with the number of months, `effect` what the law ties to it. Nothing where
    the law of the day has no such rule. Law: khoản 2 Điều 54 Luật Hợp tác xã 2012; điểm d, đ khoản
    1 Điều 103 Luật Hợp tác xã 2023.
    """
    rule = rule_on(key, on)
    if rule is None:
        return ""
    begun = max(stretch.trace(on, rule.article)[0], rule.valid_from)
    full = add_months(begun, rule.number())
    lasted = f" Liên tục từ ngày {format_date(begun)}, đã {_whole_months(begun, on)} tháng;"
    grounds = f"là căn cứ {effect} ({rule.article})"
    if on >= full:
        return f"{lasted} từ ngày {format_date(full)} đã đủ {value_in_words(rule)}, {grounds}."
    return f"{lasted} nếu kéo dài đến ngày {format_date(full)} thì đủ {value_in_words(rule)}, {grounds}."


def _whole_months(begun: date, on: date) -> int:
    """Return how many whole months have passed."""
    months = (on.year - begun.year) * 12 + on.month - begun.month
    return months - (on < add_months(begun, months))
