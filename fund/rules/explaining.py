"""A schedule in sentences (diễn giải lịch trả nợ): how every figure came about, and what to look at.

For the officer who checks the schedule with a pocket calculator, and for the borrower beside them.
"""

from calendar import isleap
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from core.dates import format_date
from core.money import format_decimal, format_percent, format_rate, format_vnd
from fund.rules.calculation_sheet import SheetKind, SheetLine, grouped_sheet
from fund.rules.daycount import LATE, Piece, plain_counter
from fund.rules.due_dates import day_of_month, rhythm
from fund.rules.schedule import Instalment
from fund.rules.terms import DayCount, HolidayShift, Method, Terms
from fund.rules.trial import Option, paid_on_time
from law.dated import Certainty, NoRuleInForce
from law.deadlines import WorkingDays
from law.fund import rates
from law.fund.sources import DECREE_45_FROM
from law.wording import certainty_in_words

_ONE_DAY = timedelta(days=1)
_YEAR = 12
#: Months shorter than the chosen day end on their last day.
_SHORTEST_MONTH = 28
_COUNTS = {
    DayCount.ACT_365: "số ngày thực tế, một năm tính 365 ngày kể cả năm nhuận",
    DayCount.ACT_ACT: "số ngày thực tế, năm thường 365 ngày, năm nhuận 366 ngày",
    DayCount.ACT_360: "số ngày thực tế, một năm tính 360 ngày",
    DayCount.THIRTY_360: "tháng 30 ngày, năm 360 ngày",
}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def exact_vnd(amount: Fraction) -> str:
    """Return exact interest with two decimals: "1.742.794,52"."""
    return format_decimal(Decimal(amount.numerator) / Decimal(amount.denominator), 2)


def explain(option: Option, days: WorkingDays) -> tuple[str, ...]:
    """Return the sentences of one way to repay, in the order in which a reader asks."""
    return tuple(
        [
            *_principal(option),
            *_interest(option.terms),
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
        yield _level(terms, paying)
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


def _level(terms: Terms, paying: list[Instalment]) -> str:
    levels = list(dict.fromkeys(line.total for line in paying[:-1])) or [paying[-1].total]
    if len(levels) > 1:
        return (
            "Mỗi kỳ trả một số tiền như nhau cả gốc và lãi, tính lại khi giải ngân thêm hoặc đổi lãi "
            f"suất; kỳ cuối {format_vnd(paying[-1].total)} để trả hết."
        )
    return (
        f"Mỗi kỳ trả {format_vnd(levels[0])} cả gốc và lãi; kỳ cuối {format_vnd(paying[-1].total)} để "
        f"trả hết. Số này được chọn sao cho kỳ cuối lệch ít nhất so với các kỳ khác."
    )


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


def line_in_words(line: SheetLine, terms: Terms) -> str:
    """Return one line as it is typed into a calculator: "300.000.000 × 6,84% × 31/365"."""
    base = format_vnd(line.base).removesuffix(" đồng")
    return f"{base} × {format_percent(line.annual_rate)} × {_part(line, terms)}"


def _part(line: SheetLine, terms: Terms) -> str:
    """Return the part of a year that a line counts, as a clerk writes it.

    Interest on unpaid interest counts real days over 365 whatever the loan counts.
    """
    if line.kind is SheetKind.LATE_INTEREST:
        return f"{line.days}/365"
    if terms.day_count is DayCount.FLAT:
        parts = [_piece_in_words(one) for one in line.pieces] or [f"{line.days}/365"]
        return _sum_in_words(parts)
    if terms.day_count is DayCount.ACT_ACT:
        years = range(line.first_day.year, line.last_day.year + 1)
        return _sum_in_words(
            [f"{_days_in(line, year)}/{366 if isleap(year) else 365}" for year in years]
        )
    counter = plain_counter(terms.day_count)
    units = counter.units(line.first_day - _ONE_DAY, line.last_day)
    return f"{units}/{counter.denominator}"


def _piece_in_words(piece: Piece) -> str:
    """Return whole months "1/12", a part of them "1/12 × 10/31", days past the term "10/365"."""
    if piece.of == LATE.denominator and piece.months == _YEAR:
        return f"{piece.days}/{piece.of}"
    whole = f"{piece.months}/{_YEAR}"
    return whole if piece.days == piece.of else f"{whole} × {piece.days}/{piece.of}"


def _sum_in_words(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"


def _days_in(line: SheetLine, year: int) -> int:
    first, last = max(line.first_day, date(year, 1, 1)), min(line.last_day, date(year, 12, 31))
    return (last - first).days + 1


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
        yield f"Trả ngày {day} hằng tháng; tháng không có ngày này thì trả vào ngày cuối tháng."
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


def weekday(day: date) -> str:
    """Return the name of the day of the week."""
    return _WEEKDAYS[day.weekday()]


def unshifted_dates(terms: Terms) -> list[date]:
    """Return the dates of the contract before days off move them."""
    if terms.method is Method.CUSTOM:
        return [line.on for line in terms.custom_principal]
    found: list[date] = []
    for months, on in rhythm(terms):
        if months > terms.term_months:
            return found
        found.append(on)
    return found


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
    if terms.holiday_shift is HolidayShift.NONE:
        found += _off(option, days)
    return tuple(found)


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
