"""Whole đồng, rates per year, and how they are typed and shown. Pure: no database, no Flask."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

#: The largest amount any column takes: a hundred thousand billion đồng.
MAX_VND = 10**17

#: Groups begin with 1–9: "0.123" is a decimal, not 123.
_GROUPED = re.compile(r"^[1-9][0-9]{0,2}([. \u00a0][0-9]{3})+$")
_PLAIN = re.compile(r"^[0-9]+$")
_COMMA_GROUPED = re.compile(r"^[1-9][0-9]{0,2}(,[0-9]{3})+$")


def round_vnd(amount: Decimal) -> int:
    """Return whole đồng, half up (làm tròn đến đồng)."""
    return int(amount.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def format_number(value: int) -> str:
    """Return a whole number with Vietnamese grouping: 1234567 → "1.234.567"."""
    return f"{value:,}".replace(",", ".")


def format_vnd(amount: int) -> str:
    """Return money as it is shown and printed: 1234567 → "1.234.567 đồng"."""
    return f"{format_number(amount)} đồng"


def format_decimal(value: Decimal, places: int | None = None) -> str:
    """Return a decimal with a comma, without superfluous zeros unless `places` is given."""
    shown = value if places is None else value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = f"{shown:f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction if places is not None else fraction.rstrip("0")
    sign = "-" if whole.startswith("-") else ""
    grouped = sign + format_number(int(whole.lstrip("-")))
    return f"{grouped},{fraction}" if fraction else grouped


def format_percent(share: Decimal, places: int | None = None) -> str:
    """Return a share as percent: Decimal("0.055") → "5,5%"."""
    return f"{format_decimal(share * 100, places)}%"


def round_share(part: int, whole: int, places: int) -> Decimal:
    """Return a part of `whole` as a fraction whose percentage has `places` decimals, half up.

    Worked out in whole numbers: 1/3 with two places is Decimal("0.3333"), read “33,33%”. The
    result keeps its zeros, so that `format_share` shows as many decimals. Raises ValueError
    unless `whole` is positive.
    """
    if whole <= 0:
        raise ValueError("whole")
    steps = (2 * abs(part) * 10 ** (places + 2) + whole) // (2 * whole)
    return Decimal(steps if part >= 0 else -steps).scaleb(-places - 2)


def format_share(share: Decimal) -> str:
    """Return a rounded share with exactly the decimals it was rounded to: "20,00%"."""
    return format_percent(share, share_places(share))


def share_places(share: Decimal) -> int:
    """Return how many decimals the percentage of a rounded share has."""
    exponent = share.as_tuple().exponent
    return max(0, -exponent - 2) if isinstance(exponent, int) else 0


def format_rate(rate: Decimal) -> str:
    """Return a yearly rate as shown: Decimal("0.055") → "5,5%/năm"."""
    return f"{format_percent(rate)}/năm"


def parse_vnd(text: str) -> int:
    """Return whole đồng from what a person types: "1.000.000", "1 000 000", "1000000 đồng".

    Raises ValueError for anything that could mean two amounts ("1.5", "2 tỷ").
    """
    cleaned = text.strip().lower().removesuffix("đồng").removesuffix("vnđ").removesuffix("đ")
    cleaned = cleaned.strip()
    if _PLAIN.match(cleaned) or _GROUPED.match(cleaned) or _COMMA_GROUPED.match(cleaned):
        amount = int(re.sub(r"\D", "", cleaned))
        if amount <= MAX_VND:
            return amount
    raise ValueError(text)


def parse_percent(text: str) -> Decimal:
    """Return a fraction from a typed percentage: "5,5" or "5.5%" → Decimal("0.055").

    Raises ValueError when it is not a number.
    """
    cleaned = text.strip().removesuffix("/năm").strip().removesuffix("%").strip().replace(",", ".")
    if not re.match(r"^[0-9]+(\.[0-9]+)?$", cleaned):
        raise ValueError(text)
    try:
        return Decimal(cleaned) / 100
    except InvalidOperation as error:
        raise ValueError(text) from error
