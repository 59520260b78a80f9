"""How a trial was computed (cách tính và giả định): all that a reader must know to compute it again."""

from collections.abc import Iterable, Iterator

from core.dates import format_date
from core.money import format_percent, format_rate, format_vnd
from fund.labels import CASE, DAY_COUNT, TOKEN
from fund.rules.due_dates import day_of_month
from fund.rules.terms import Case, DayCount, HolidayShift, Method, Policy, Terms, Token
from fund.rules.trial import Option
from fund.rules.trial_answer import Answer

METHOD_TITLE = "Cách tính và giả định"
#: What the law leaves to the contract, said where it is used.
_DAYS = {
    DayCount.FLAT: "lãi tính trên số tiền đã giải ngân, mỗi tháng 1/12 năm, không giảm theo dư nợ",
    DayCount.THIRTY_360: "mỗi tháng tính 30 ngày, năm 360 ngày",
}


def method_facts(answer: Answer) -> tuple[tuple[str, str], ...]:
    """Return each assumption with its name, the same for page, paper and workbook."""
    terms = answer.first.terms
    policy = answer.day.situation.policy if answer.day else Policy()
    return (
        ("Lãi suất", _rate(terms)),
        ("Đếm ngày", _days(terms)),
        ("Làm tròn", _rounding(terms)),
        ("Ngày đến hạn", _dates(answer.options_only())),
        ("Ngày nghỉ", _holidays(terms)),
        ("Trả nợ", "Mọi kỳ trả đủ, đúng ngày đến hạn; không trả trước hạn; không có phí."),
        *((f"Thứ tự thu nợ: {CASE[case].lower()}", _order(policy, case)) for case in Case),
        ("Lãi trên gốc quá hạn", _overdue(policy)),
        ("Lãi chậm trả", _late(policy)),
    )


def _rate(terms: Terms) -> str:
    told = (
        f"{format_rate(terms.annual_rate)}, là lãi suất của một năm; lãi suất tháng nhân 12 thành lãi "
        "suất năm"
    )
    if terms.rate_changes:
        return f"{told}. Các lần đổi lãi suất tính cho những ngày sau ngày đổi."
    return f"{told}. Không đổi trong cả thời hạn."


def _days(terms: Terms) -> str:
    told = _DAYS.get(terms.day_count, "số ngày thực tế, không tính ngày đầu, tính ngày cuối")
    return f"{DAY_COUNT[terms.day_count]}: {told}."


def _rounding(terms: Terms) -> str:
    unit = "đồng" if terms.rounding == 1 else format_vnd(terms.rounding)
    return (
        f"Lãi của mỗi kỳ cộng xong mới làm tròn đến {unit}, nửa {unit} trở lên thì làm tròn lên; gốc kỳ "
        "cuối là phần còn lại."
    )


def _dates(options: Iterable[Option]) -> str:
    used = [one.terms for one in options if one.terms.method is not Method.CUSTOM]
    days = sorted({day_of_month(terms) for terms in used})
    told = "Các ngày đã chọn"
    if days:
        told = f"Ngày {days[0]} của tháng; tháng không có ngày này thì ngày cuối tháng"
    return f"{told}. Trả trong ngày đến hạn là đúng hạn; quá hạn từ ngày kế tiếp."


def _holidays(terms: Terms) -> str:
    if terms.holiday_shift is HolidayShift.NEXT:
        return (
            "Ngày đến hạn trùng ngày nghỉ dời sang ngày làm việc tiếp theo theo bảng ngày nghỉ của phần "
            "mềm; lãi tính đến ngày đã dời. Ngày nghỉ chưa công bố thì chỉ thứ Bảy, Chủ nhật."
        )
    return "Ngày đến hạn giữ nguyên dù trùng ngày nghỉ."


def _order(policy: Policy, case: Case) -> str:
    tokens: tuple[Token, ...] = policy.collection_order[case]
    words = [TOKEN[one].lower() for one in tokens]
    return f"{'; '.join(words).capitalize()}."


def _overdue(policy: Policy) -> str:
    return (
        f"{format_percent(policy.overdue_factor)} lãi suất trong hạn tại ngày chuyển nợ quá hạn, tính từ "
        "ngày kế tiếp, thay cho lãi trong hạn. Chưa chuyển thì gốc quá hạn vẫn tính lãi trong hạn."
    )


def _late(policy: Policy) -> str:
    return (
        f"{format_rate(policy.late_interest_rate)} trên tiền lãi chưa trả, số ngày thực tế chia 365 trong "
        "mọi cách đếm ngày."
    )


def option_words(answer: Answer) -> Iterator[str]:
    """Say which way costs least, and which ways are the same schedule."""
    options = answer.options_only()
    least = min(one.schedule.interest for one in options)
    cheapest = [str(one.number) for one in options if one.schedule.interest == least]
    if len(cheapest) == 1:
        yield f"Phương án {cheapest[0]} trả lãi ít nhất: {format_vnd(least)}."
    else:
        named = f"{', '.join(cheapest[:-1])} và {cheapest[-1]}"
        yield f"Phương án {named} trả lãi ít nhất và bằng nhau: {format_vnd(least)}."
    for place, one in enumerate(options):
        same = [str(other.number) for other in options[:place] if _pays_alike(one, other)]
        if same:
            yield f"Phương án {one.number} giống hệt phương án {same[0]}: cùng ngày, cùng số tiền."


def _pays_alike(one: Option, other: Option) -> bool:
    return _payments(one) == _payments(other)


def _payments(option: Option) -> list[tuple[str, int, int]]:
    return [
        (format_date(line.due_on), line.principal, line.interest)
        for line in option.schedule.instalments
        if line.total
    ]
