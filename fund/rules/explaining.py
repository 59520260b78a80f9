"""A schedule in sentences (diễn giải lịch trả nợ): how every figure came about.

For the officer who checks the schedule with a pocket calculator, and for the borrower beside them.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from core.dates import format_date
from core.money import format_number, format_percent, format_rate, format_vnd
from fund.rules.calculation_sheet import grouped_sheet
from fund.rules.daycount import plain_counter
from fund.rules.due_dates import day_of_month, unshifted_dates
from fund.rules.equivalent import must_be_stated
from fund.rules.plan import equal_periods_level
from fund.rules.schedule import Instalment
from fund.rules.sheet_words import exact_vnd, line_in_words
from fund.rules.terms import DayCount, HolidayShift, Method, Terms
from fund.rules.trial import Option, paid_on_time
from law.dated import Certainty, NoRuleInForce
from law.deadlines import WorkingDays
from law.fund import rates
from law.wording import certainty_in_words

#: Months shorter than the chosen day end on their last day.
_SHORTEST_MONTH = 28
_COUNTS = {
    DayCount.ACT_365: "số ngày thực tế, một năm tính 365 ngày kể cả năm nhuận",
    DayCount.ACT_ACT: "số ngày thực tế, năm thường 365 ngày, năm nhuận 366 ngày",
    DayCount.ACT_360: "số ngày thực tế, một năm tính 360 ngày",
    DayCount.THIRTY_360: "tháng 30 ngày, năm 360 ngày",
}
_RHYTHMS = {1: "hằng tháng", 3: "hằng quý", 12: "hằng năm"}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def explain(option: Option, days: WorkingDays) -> tuple[str, ...]:
    """Return the sentences of one way to repay, in the order in which a reader asks."""
    return tuple(
        [
            *_principal(option),
            *_interest(option.terms),
            *_equivalent(option),
            *_worked(option, days),
            *_changes(option.terms),
            *_dates(option.terms, days),
        ]
    )


def _principal(option: Option) -> Iterator[str]:
    terms, lines = option.terms, option.schedule.instalments
    paying = [line for line in lines if line.principal]
    last = paying[-1]
    if terms.method is Method.BULLET:
        yield f"Gốc trả một lần {format_vnd(last.principal)} vào ngày {format_date(last.due_on)}."
    elif terms.method is Method.CUSTOM:
        yield f"Gốc trả theo {len(paying)} ngày đã chọn, lần cuối ngày {format_date(last.due_on)}."
    elif terms.method is Method.EQUAL_PRINCIPAL or terms.day_count is DayCount.FLAT:
        yield _equal_principal(terms, paying)
    else:
        yield _level(paying)
        yield _spreadsheet(terms, paying)
    if terms.principal_grace_months:
        yield (
            f"Ân hạn gốc {terms.principal_grace_months} tháng: trước ngày "
            f"{format_date(paying[0].due_on)} chỉ trả lãi."
        )


def _equal_principal(terms: Terms, paying: list[Instalment]) -> str:
    first, last = paying[0], paying[-1]
    told = f"Gốc {format_vnd(terms.principal)} chia đều {len(paying)} kỳ"
    if len(terms.tranches) > 1:
        return f"{told}; tiền giải ngân sau chia đều cho các kỳ còn lại."
    if first.principal == last.principal:
        return f"{told}, mỗi kỳ {format_vnd(first.principal)}."
    return (
        f"{told}, mỗi kỳ {format_vnd(first.principal)}; kỳ cuối lấy phần còn lại "
        f"{format_vnd(last.principal)}."
    )


def _levels(paying: list[Instalment]) -> list[int]:
    return list(dict.fromkeys(line.total for line in paying[:-1])) or [paying[-1].total]


def _level(paying: list[Instalment]) -> str:
    levels = _levels(paying)
    if len(levels) > 1:
        return (
            "Mỗi kỳ trả một số tiền như nhau cả gốc và lãi, tính lại khi giải ngân thêm hoặc đổi lãi "
            f"suất; kỳ cuối {format_vnd(paying[-1].total)} để trả hết."
        )
    return (
        f"Mỗi kỳ trả {format_vnd(levels[0])} cả gốc và lãi; kỳ cuối {format_vnd(paying[-1].total)} để "
        f"trả hết. Số này được chọn sao cho kỳ cuối lệch ít nhất so với các kỳ khác."
    )


def _spreadsheet(terms: Terms, paying: list[Instalment]) -> str:
    """Say why the PMT function of a spreadsheet gives another figure (hàm PMT), with both."""
    if len(terms.tranches) > 1 or terms.rate_changes:
        return "Hàm PMT của bảng tính không dùng được ở đây vì số nợ hoặc lãi suất thay đổi giữa chừng."
    step, level = terms.principal_every_months, _levels(paying)[0]
    theirs = equal_periods_level(
        terms.principal, terms.annual_rate, step, len(paying), terms.rounding
    )
    told = f"Hàm PMT của bảng tính cho {format_vnd(theirs)}"
    if theirs == level:
        return f"{told}, bằng số này."
    told += f", chênh {format_vnd(abs(level - theirs))} mỗi kỳ"
    parts = sorted(set(_real_parts(terms, paying)))
    if len(parts) == 1:
        return f"{told} vì số ở đây được chọn để kỳ cuối lệch ít nhất."
    counted = "ngày" if terms.day_count is DayCount.THIRTY_360 else "ngày thực tế"
    return (
        f"{told}: hàm này coi mọi kỳ dài bằng nhau ({step}/12 năm), còn ở đây lãi tính theo số {counted} "
        f"của từng kỳ, từ {parts[0]} đến {parts[-1]} ngày."
    )


def _real_parts(terms: Terms, paying: list[Instalment]) -> Iterator[int]:
    """Return the days of each period as the loan counts them (số ngày tính lãi của kỳ)."""
    thirty = plain_counter(DayCount.THIRTY_360)
    for line in paying:
        since = line.due_on - timedelta(days=line.days)
        is_thirty = terms.day_count is DayCount.THIRTY_360
        yield thirty.units(since, line.due_on) if is_thirty else line.days


def _interest(terms: Terms) -> Iterator[str]:
    rounded = "đồng" if terms.rounding == 1 else format_vnd(terms.rounding)
    if terms.day_count is DayCount.FLAT:
        yield (
            f"Lãi phẳng {format_rate(terms.annual_rate)} trên số tiền vay ban đầu, không giảm theo dư "
            "nợ: số tiền vay × lãi suất × số tháng / 12."
        )
    else:
        yield (
            f"Lãi suất {format_rate(terms.annual_rate)}, tính trên dư nợ gốc thực tế theo "
            f"{_COUNTS[terms.day_count]}; không tính ngày đầu, tính ngày cuối{_article(terms)}."
        )
    yield (
        f"Tiền lãi của mỗi kỳ cộng xong mới làm tròn đến {rounded}, từ một nửa trở lên làm tròn lên."
    )


def _equivalent(option: Option) -> Iterator[str]:
    """Say the yearly rate on the real balance where the contract has to state it."""
    found = option.equivalent
    if not must_be_stated(option.terms, found):
        return
    try:
        article = f" ({rates.EQUIVALENT.in_force(option.terms.start).article})"
    except NoRuleInForce:
        article = ""
    yield (
        f"Lãi suất quy đổi {format_percent(found.rate, 2)}/năm: tổng lãi {format_vnd(found.interest)} × 365 "
        f"÷ {format_number(found.balance_days)}, là tổng của dư nợ gốc × số ngày thực tế. Hợp đồng phải "
        f"ghi mức này{article}."
    )


def _article(terms: Terms) -> str:
    """Return the citation of the day count, where it is the one of the circular."""
    if terms.day_count is not DayCount.ACT_365:
        return ""
    try:
        rule = rates.YEAR_DAYS.in_force(terms.start)
    except NoRuleInForce:
        return ""
    unread = "" if rule.certainty is Certainty.READ else f"; {certainty_in_words(rule.certainty)}"
    return f" ({rule.article}{unread})"


def _worked(option: Option, days: WorkingDays) -> Iterator[str]:
    """Work out the first interest as a clerk would."""
    groups = grouped_sheet(paid_on_time(option), days)
    if not groups:
        return
    first = groups[0]
    summed = " + ".join(line_in_words(line, option.terms) for line in first.lines)
    day = f" đến hạn ngày {format_date(first.due_on)}" if first.due_on else ""
    yield (
        f"Ví dụ lãi kỳ đầu{day}: {summed} = {exact_vnd(first.exact)}, làm tròn "
        f"{format_vnd(first.rounded)}."
    )


def _changes(terms: Terms) -> Iterator[str]:
    if len(terms.tranches) > 1 or terms.tranches[0].on != terms.start:
        told = "; ".join(
            f"{format_vnd(one.amount)} ngày {format_date(one.on)}" for one in terms.tranches
        )
        yield f"Giải ngân: {told}. Tiền giải ngân ngày nào chịu lãi từ ngày hôm sau."
    for change in terms.rate_changes:
        yield (
            f"Lãi suất {format_rate(change.annual_rate)} áp dụng cho các ngày sau ngày "
            f"{format_date(change.on)}."
        )


def _dates(terms: Terms, days: WorkingDays) -> Iterator[str]:
    day = day_of_month(terms)
    if day > _SHORTEST_MONTH:
        yield (
            f"Trả {every(_step(terms))} vào ngày {day}; tháng không có ngày này thì trả vào ngày cuối "
            "tháng."
        )
    if terms.holiday_shift is not HolidayShift.NEXT:
        return
    moved = [
        f"{format_date(one)} sang {weekday(days.roll_forward(one))} "
        f"{format_date(days.roll_forward(one))}"
        for one in unshifted_dates(terms)
        if not days.is_working_day(one)
    ]
    if moved:
        yield (
            f"Ngày đến hạn trùng ngày nghỉ dời sang ngày làm việc sau và lãi tính đến ngày đó: "
            f"{', '.join(moved)}. Kỳ sau vẫn tính từ ngày cũ."
        )


def _step(terms: Terms) -> int:
    """Return the months between two dates on which something is paid."""
    if terms.method in (Method.BULLET, Method.CUSTOM):
        return terms.interest_every_months
    return min(terms.principal_every_months, terms.interest_every_months)


def every(months: int) -> str:
    """Return a rhythm in words: "hằng tháng", "hằng quý", "6 tháng một lần"."""
    return _RHYTHMS.get(months, f"{months} tháng một lần")


def weekday(day: date) -> str:
    """Return the name of the day of the week."""
    return _WEEKDAYS[day.weekday()]
