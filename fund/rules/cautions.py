"""What the officer should look at again in a schedule (cần xem lại); nothing here is forbidden."""

from collections.abc import Iterator

from core.dates import add_months, format_date
from core.money import format_percent, format_rate
from fund.rules.due_dates import day_of_month, unshifted_dates
from fund.rules.equivalent import must_be_stated
from fund.rules.explaining import weekday
from fund.rules.terms import HolidayShift, Method, Terms
from fund.rules.trial import Option
from law.dated import NoRuleInForce
from law.deadlines import WorkingDays
from law.fund import rates
from law.fund.sources import DECREE_45_FROM


def cautions(option: Option, days: WorkingDays) -> tuple[str, ...]:
    """Return what the officer should look at again (cần xem lại); nothing here is forbidden."""
    terms = option.terms
    found = []
    if terms.start < DECREE_45_FROM:
        found.append(
            f"Hợp đồng ký trước {format_date(DECREE_45_FROM)} thực hiện theo thỏa thuận đã ký; mức tối "
            "đa của lãi quá hạn, lãi chậm trả không được xét (khoản 1 Điều 58 Nghị định 45/2021/NĐ-CP)."
        )
    first = unshifted_dates(terms)[0]
    if terms.first_due_on and terms.method is not Method.CUSTOM and first != terms.first_due_on:
        found.append(
            f"Ngày trả đầu tiên đã nhập là {format_date(terms.first_due_on)} nhưng ngày trả trong tháng "
            f"là ngày {day_of_month(terms)}, nên kỳ đầu là {format_date(first)}."
        )
    found += _past_the_term(terms)
    found += _odd_last_period(terms)
    found += _above_the_cap(option)
    if terms.holiday_shift is HolidayShift.NONE:
        found += _off(option, days)
    return tuple(found)


def _past_the_term(terms: Terms) -> Iterator[str]:
    """Say when the chosen dates end after the months of the term are over (quá thời hạn vay)."""
    end, last = add_months(terms.start, terms.term_months), unshifted_dates(terms)[-1]
    if last > end:
        yield (
            f"Kỳ cuối ngày {format_date(last)} ở sau ngày hết thời hạn {terms.term_months} tháng "
            f"({format_date(end)}). Xem lại ngày trả đầu tiên, ngày trả trong tháng hoặc thời hạn ghi "
            "trong hợp đồng."
        )


def _odd_last_period(terms: Terms) -> Iterator[str]:
    """Say when the last period of interest is shorter than the others (kỳ lãi cuối bị lẻ)."""
    rest = terms.term_months % terms.interest_every_months
    if rest and terms.method is not Method.CUSTOM:
        yield (
            f"Thời hạn {terms.term_months} tháng không chia hết cho kỳ trả lãi "
            f"{terms.interest_every_months} tháng: kỳ trả lãi cuối chỉ dài {rest} tháng."
        )


def _above_the_cap(option: Option) -> Iterator[str]:
    """Say when only the equivalent rate passes the civil cap: a person decides, not a program."""
    terms, found = option.terms, option.equivalent
    try:
        cap = rates.CIVIL_CAP.in_force(terms.start)
    except NoRuleInForce:
        return
    if must_be_stated(terms, found) and found.is_above(cap.share()):
        yield (
            f"Lãi suất quy đổi {format_percent(found.rate, 2)}/năm vượt mức tối đa "
            f"{format_rate(cap.share())} ({cap.article}) dù lãi suất ghi trong hợp đồng không vượt. "
            "Người có thẩm quyền cho vay phải xem xét và quyết định."
        )


def _off(option: Option, days: WorkingDays) -> Iterator[str]:
    off = [
        line.due_on
        for line in option.schedule.instalments
        if line.total and not days.is_working_day(line.due_on)
    ]
    if not off:
        return
    named = ", ".join(f"{weekday(day)} {format_date(day)}" for day in off[:3])
    more = f" và {len(off) - 3} ngày khác" if len(off) > 3 else ""
    yield (
        f"Có ngày đến hạn trùng ngày nghỉ: {named}{more}. Hợp đồng nên nói rõ có dời sang ngày làm việc "
        "sau hay không."
    )
