"""The day a page shows figures of (?ngay=…), and what to say when it cannot be shown."""

from datetime import date

from flask import g, request

from core.dates import format_date, parse_date

#: Query word of the day.
DAY = "ngay"


def day_asked(today: date, *, ahead: bool = False) -> date:
    """Return the day the reader wants to see figures of (?ngay=…), today when none.

    A word that is no day, and a coming day (no figures are known of one; `ahead` allows it where
    dated rules or units are looked up), give today too, and the page says so (`day_trouble`).
    """
    word = " ".join(request.args.get(DAY, "").split())
    try:
        day = parse_date(word)
    except ValueError:
        return _doubtful(f"Không đọc được ngày “{word[:40]}”", today) if word else today
    if day > today and not ahead:
        return _doubtful(f"Ngày {format_date(day)}: ngày này ở sau hôm nay", today)
    return day


def _doubtful(trouble: str, today: date) -> date:
    """Keep for the page what was wrong with the day asked for; return today."""
    g.day_trouble = (
        f"{trouble}. Trang này đang lấy số liệu của hôm nay, {format_date(today)}. "
        "Hãy nhập lại theo dạng ngày/tháng/năm, ví dụ 31/12/2024."
    )
    return today


def day_trouble() -> str | None:
    """Return what this page must say about the day asked for, None when it was a good one."""
    trouble: str | None = g.get("day_trouble")
    return trouble


def day_shown(on: date) -> str:
    """Return what stands in the field of the day: the day, or what was typed when it was wrong."""
    return request.args.get(DAY, "")[:40] if day_trouble() else format_date(on)
