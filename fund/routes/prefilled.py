"""What a link fills into a form beforehand (điền sẵn): the person still looks at it and sends it."""

from datetime import date

from flask import request

from core.dates import parse_date
from core.money import parse_vnd
from core.text import clean


def words_given(name: str, most: int = 300) -> str | None:
    """Return the words of the address."""
    return clean(request.args.get(name, ""))[:most] or None


def day_given(name: str, today: date) -> date:
    """Return the day of the address; today without a readable one, or for one to come."""
    try:
        return min(parse_date(request.args.get(name, "")), today)
    except ValueError:
        return today


def money_given(name: str) -> int | None:
    """Return the đồng of the address."""
    try:
        return parse_vnd(request.args.get(name, ""))
    except ValueError:
        return None
