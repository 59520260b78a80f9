"""Which month may be closed, and when it is late (thứ tự và thời hạn khóa sổ tháng)."""

from datetime import date, timedelta

from core.dates import add_months, format_date
from core.errors import RuleViolation
from fund.rules.books.contracts import MonthState
from law.dated import NoRuleInForce
from law.fund.debt_groups import FREQUENCY


def month_of(day: date) -> date:
    """Return the first day of a day's month, which names the month."""
    return day.replace(day=1)


def month_end(month: date) -> date:
    """Return the last day of a month (ngày cuối tháng), for which debts are classified."""
    return add_months(month, 1) - timedelta(days=1)


def told_month(month: date) -> str:
    """Return a month as people write it: “03/2025”."""
    return f"{month:%m/%Y}"


def refuse_shut(state: MonthState, on: date) -> None:
    """Refuse a day of posting whose month is closed or being closed, with what to do instead."""
    if state is MonthState.OPEN:
        return
    words = "đang khóa sổ" if state is MonthState.CLOSING else "đã khóa sổ"
    raise RuleViolation(
        f"Tháng {told_month(on)} {words}: ngày hạch toán phải thuộc tháng đang mở. Việc phát sinh trong "
        "tháng đã khóa sổ vẫn ghi đúng ngày phát sinh và hạch toán vào tháng đang mở.",
        field="posted_on",
    )


def next_to_close(first: date, last_closed: date | None) -> date:
    """Return the month that is closed next; months are closed in their order."""
    return add_months(last_closed, 1) if last_closed else month_of(first)


def refuse_month(month: date, today: date, first: date, last_closed: date | None) -> None:
    """Refuse a month that cannot be closed now: not ended, or not the next one.

    `first` is a day of the first month of the books that has anything in it.
    """
    if today <= month_end(month):
        raise RuleViolation(
            f"Tháng {told_month(month)} chưa kết thúc; khóa sổ từ ngày "
            f"{format_date(add_months(month, 1))}."
        )
    coming = next_to_close(first, last_closed)
    if month > coming:
        raise RuleViolation(
            f"Phải khóa sổ tháng {told_month(coming)} trước; các tháng khóa theo thứ tự."
        )
    if month < coming and last_closed is None:
        raise RuleViolation(
            f"Sổ chưa có bút toán nào trước tháng {told_month(coming)}; hãy khóa từ tháng đó."
        )


def deadline(month: date) -> tuple[date, str] | None:
    """Return the last day for closing a month in time, with its article; None without a rule.

    Law: khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP: the first seven days of the next month.
    """
    after = add_months(month, 1)
    try:
        rule = FREQUENCY.in_force(after)
    except NoRuleInForce:
        return None
    return after + timedelta(days=rule.number() - 1), rule.article


def late_words(month: date, today: date) -> str | None:
    """Say that a month is closed late (khóa sổ quá hạn); a fact, which stops nothing."""
    limit = deadline(month)
    if limit is None or today <= limit[0]:
        return None
    return (
        f"Quá hạn: phân loại nợ, trích dự phòng cho cuối tháng {told_month(month)} phải xong trước hết "
        f"ngày {format_date(limit[0])} ({limit[1]}). Vẫn khóa sổ được."
    )
