"""The one place that reads the clock; routes, CLI and jobs ask it, rules never do."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def now_utc() -> datetime:
    """Return the moment, aware, in UTC."""
    return datetime.now(UTC)


def today_vn() -> date:
    """Return today in Viet Nam, or the day set by `APP_TODAY` (development and testing only)."""
    fixed: date | None = current_app.config.get("APP_TODAY")
    return fixed or datetime.now(VIETNAM).date()


def to_vn(moment: datetime) -> datetime:
    """Return the moment in Vietnamese time, for showing."""
    return moment.astimezone(VIETNAM)
