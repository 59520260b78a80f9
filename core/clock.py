"""The one place that reads the clock; routes, CLI and jobs ask it, rules never do."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app, has_app_context

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now_utc() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def today_vn() -> date:
    """Return today in Viet Nam, or the day set by `APP_TODAY` (development and testing only)."""
    fixed: date | None = current_app.config.get("APP_TODAY")
    return fixed or datetime.now(VIETNAM).date()


def shown_vn(moment: datetime) -> datetime:
    """Return the moment in Vietnamese time as pages and papers show it.

    A program that stands on a fixed day shows what is done in it as done on that day: the clock
    goes on for sessions, seals and jobs, and “29/11/2026” under a band of 02/06/2025 helps nobody.
    """
    local = to_vn(moment)
    fixed: date | None = current_app.config.get("APP_TODAY") if has_app_context() else None
    if fixed is None or local.date() <= fixed:
        return local
    return local.replace(year=fixed.year, month=fixed.month, day=fixed.day)


def to_vn(moment: datetime) -> datetime:
    """Return the moment in Vietnamese time."""
    return moment.astimezone(VIETNAM)
