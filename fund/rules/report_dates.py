"""Last days of the fund's plans and reports (hạn lập kế hoạch, gửi báo cáo của Quỹ).

"Trước ngày 31/7" means that 30/7 is the last day on time. Each deadline tells the calendar day
and the working day it rolls to (khoản 5 Điều 148 Bộ luật Dân sự 2015).
"""

from dataclasses import dataclass
from datetime import date, timedelta

from core.dates import add_months
from law.dated import InForce, NoRuleInForce
from law.deadlines import (
    WorkingDays,
    after_days,
    day_of_year,
    last_day_on_time_before,
)
from law.fund import debt_groups, fund_reports


@dataclass(frozen=True, slots=True)
class ReportDeadline:
    """One thing to hand in (việc phải nộp) with its last day."""

    rule: str
    article: str
    title: str
    #: Last day of the figures.
    cut_off: date
    calendar_day: date
    last_day: date


def yearly_deadlines(year: int, days: WorkingDays) -> tuple[ReportDeadline, ...]:
    """Return the deadlines of a financial year (năm tài chính): plan, reports, rating.

    A duty that no rule asked for on the day of its figures is left out: the plan and the rating
    begin with Thông tư 52/2022/TT-BTC.
    """
    begin, half, end = date(year, 1, 1), date(year, 6, 30), date(year, 12, 31)
    duties = (
        (fund_reports.PLAN, begin),
        (fund_reports.HALF_YEAR, half),
        (fund_reports.YEARLY, end),
        (fund_reports.AUDITED, end),
        (fund_reports.RATING, end),
    )
    found = []
    for series, cut_off in duties:
        try:
            found.append(_deadline(series.in_force(cut_off), cut_off, days))
        except NoRuleInForce:
            continue
    return tuple(found)


def _deadline(rule: InForce, cut_off: date, days: WorkingDays) -> ReportDeadline:
    if isinstance(rule.value, str):
        # The plan and the half-year are of the year itself, the rating of the year after.
        year = cut_off.year + (cut_off.month == 12)
        last = last_day_on_time_before(day_of_year(rule.value, year))
        rolled = days.roll_forward(last)
    else:
        found = after_days(cut_off, rule.number(), days)
        last, rolled = found.unrolled, found.last_day
    return ReportDeadline(rule.key, rule.article, rule.title, cut_off, last, rolled)


def classification_deadline(month_end: date, days: WorkingDays) -> ReportDeadline:
    """Return by when debts of a month's last day are classified (phân loại nợ hằng tháng)."""
    rule = debt_groups.FREQUENCY.in_force(month_end)
    last = add_months(month_end.replace(day=1), 1) + timedelta(days=rule.number() - 1)
    return ReportDeadline(
        rule.key, rule.article, rule.title, month_end, last, days.roll_forward(last)
    )
