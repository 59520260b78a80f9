"""The values of an axis: even ticks, and how numbers are written on a chart."""

import math
from collections.abc import Sequence
from decimal import Decimal

from core.money import format_decimal, format_number

Number = int | Decimal


def number_label(value: Number) -> str:
    """Return a value as written on a chart: "1.234" or "6,5"."""
    return format_number(value) if isinstance(value, int) else format_decimal(value)


def axis_ticks(values: Sequence[Number], most: int = 6) -> list[Number]:
    """Return even ticks that hold zero and every value; 1, 2 or 5 times a power of ten apart."""
    low = min([Decimal(0), *map(Decimal, values)])
    high = max([Decimal(0), *map(Decimal, values)])
    if low == high:
        high = Decimal(1)
    rough = (high - low) / (most - 1)
    power = Decimal(10) ** math.floor(rough.log10())
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    if all(isinstance(value, int) for value in values):
        step = max(step, Decimal(1))
    first, last = math.floor(low / step), math.ceil(high / step)
    return [_whole(step * index) for index in range(first, last + 1)]


def _whole(value: Decimal) -> Number:
    return int(value) if value == value.to_integral_value() else value
