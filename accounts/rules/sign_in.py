"""Signing in: locking after wrong tries, the end of a session, where to go next."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from urllib.parse import urlsplit

ACCOUNT_TRIES = 5
ADDRESS_TRIES = 20
WINDOW = timedelta(minutes=15)
LOCK = timedelta(minutes=15)
#: How far back attempts matter: a lock set at the end of the window still runs.
LOOK_BACK = WINDOW + LOCK
IDLE_LIMIT = timedelta(hours=2)
ABSOLUTE_LIMIT = timedelta(hours=9)
#: How long the password part of a two-step login stays good.
SECOND_STEP_WITHIN = timedelta(minutes=10)


def locked_until(failures: Sequence[datetime], now: datetime, tries: int) -> datetime | None:
    """Return when the lock (tạm khóa) ends, or None when trying is allowed.

    `failures` are the moments of wrong tries in order, since the last success; `tries` of them
    within WINDOW lock for LOCK from the last of these.
    """
    for last in range(len(failures) - 1, tries - 2, -1):
        if failures[last] - failures[last - tries + 1] <= WINDOW:
            end = failures[last] + LOCK
            return end if now < end else None
    return None


def minutes_left(until: datetime, now: datetime) -> int:
    """Return whole minutes still to wait, at least one."""
    return max(1, ceil((until - now).total_seconds() / 60))


class SessionEnd(StrEnum):
    """Why a session ended by itself (phiên làm việc hết hạn)."""

    IDLE = "idle"
    ABSOLUTE = "absolute"


def session_end(begun: datetime, seen: datetime, now: datetime) -> SessionEnd | None:
    """Return why the session is over at `now`; None while it goes on."""
    if now - begun >= ABSOLUTE_LIMIT:
        return SessionEnd.ABSOLUTE
    if now - seen >= IDLE_LIMIT:
        return SessionEnd.IDLE
    return None


def safe_next(target: str | None) -> str:
    """Return a path of this program to go to after login; "/" for anything else.

    Refused: another host or scheme, "//host", backslashes (browsers read them as slashes),
    control letters and spaces, over-long values.
    """
    if not target or len(target) > 500 or not target.startswith("/"):
        return "/"
    if target.startswith("//") or "\\" in target:
        return "/"
    if any(ord(letter) <= 32 or ord(letter) == 127 for letter in target):
        return "/"
    try:
        parts = urlsplit(target)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else target
