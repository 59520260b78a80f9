"""Planned principal (kế hoạch trả gốc): equal parts, level instalments, cuts after a payment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Context, Decimal

from fund.rules.daycount import round_half_up

#: A level instalment is searched this many units around the annuity.
SEARCH = 6
_EXACT = Context(prec=40, rounding=ROUND_HALF_UP)
_ONE = Decimal(1)


def equal_parts(amount: int, count: int, unit: int = 1) -> list[int]:
    """Return `count` equal parts, half up to `unit`; the last takes the rest (trả gốc đều)."""
    part = round_half_up(amount, count, unit)
    parts = []
    for _ in range(count - 1):
        taken = min(part, amount)
        parts.append(taken)
        amount -= taken
    return [*parts, amount]


def cut_from_end(parts: Sequence[int], amount: int) -> list[int]:
    """Return the parts with `amount` taken from the last ones (rút ngắn thời hạn)."""
    left = list(parts)
    for index in range(len(left) - 1, -1, -1):
        taken = min(left[index], amount)
        left[index] -= taken
        amount -= taken
    return left


def scaled_parts(weights: Sequence[int], amount: int, unit: int = 1) -> list[int]:
    """Return `amount` shared as the weights are, half up; the last takes the rest (giảm đều)."""
    total = sum(weights)
    parts = []
    left = amount
    for weight in weights[:-1]:
        part = min(round_half_up(amount * weight, total, unit) if total else 0, left)
        parts.append(part)
        left -= part
    return [*parts, left] if weights else []


@dataclass(frozen=True, slots=True)
class Periods:
    """What a level instalment is made of (các kỳ của khoản trả góp đều).

    `accrued` is the exact interest of the running period before today, in the units of
    `rate` x `units`; `units` are the counts of the periods until each principal date, the first
    from today on; all are divided by `denominator`.
    """

    balance: int
    accrued: int
    rate: int
    units: tuple[int, ...]
    denominator: int
    rounding: int = 1

    @property
    def first_interest(self) -> int:
        """Return the interest of the first period (lãi của kỳ đầu)."""
        exact = self.accrued + self.balance * self.rate * self.units[0]
        return round_half_up(exact, self.denominator, self.rounding)

    def after_first(self) -> "Periods":
        """Return the periods after the first one, which pays its interest alone."""
        return replace(self, accrued=0, units=self.units[1:])


def level_instalment(periods: Periods) -> int:
    """Return the level instalment whose last one differs least (số tiền trả đều mỗi kỳ).

    The annuity over the real periods, rounded; then the multiple of the rounding within ±6 that
    makes the last instalment differ least (ties: nearer the annuity, then smaller). The
    difference falls by at least one whole instalment per unit, so that the walk from the annuity
    to the change of sign meets the best of all thirteen. Where the interest already run is more
    than a level instalment, its date pays that interest alone and the level counts from the next.
    """
    exact = annuity(periods)
    unit = periods.rounding
    base = int(_EXACT.quantize(_EXACT.divide(exact, Decimal(unit)), Decimal(1))) * unit
    if periods.accrued and base < periods.first_interest and len(periods.units) > 1:
        return level_instalment(periods.after_first())
    found = [(base, _last_difference(periods, base))]
    step = unit if found[0][1] > 0 else -unit
    for _ in range(SEARCH):
        if found[-1][1] == 0 or (found[-1][1] > 0) != (step > 0):
            break
        level = found[-1][0] + step
        found.append((level, _last_difference(periods, level)))
    return min(found, key=lambda one: (abs(one[1]), abs(one[0] - exact), one[0]))[0]


def annuity(periods: Periods) -> Decimal:
    """Return the unrounded level instalment over the real periods (niên kim)."""
    divide, add = _EXACT.divide, _EXACT.add
    whole = Decimal(periods.denominator)
    first = periods.accrued + periods.balance * periods.rate * periods.units[0]
    value = add(Decimal(periods.balance), divide(Decimal(first), whole))
    total = running = _ONE
    for units in periods.units[1:]:
        growth = add(_ONE, divide(Decimal(periods.rate * units), whole))
        running = divide(running, growth)
        total = add(total, running)
    return divide(value, total)


def equal_periods_level(principal: int, rate: Decimal, months: int, count: int, unit: int) -> int:
    """Return the level instalment of equal parts of a year, as a spreadsheet's PMT has it."""
    scale = 10 ** max(0, -int(rate.as_tuple().exponent))
    periods = Periods(principal, 0, int(rate * scale), (months,) * count, 12 * scale)
    return int(_EXACT.quantize(_EXACT.divide(annuity(periods), Decimal(unit)), _ONE)) * unit


def _last_difference(periods: Periods, level: int) -> int:
    """Return how much the last instalment is above the level one.

    A level that repays too early leaves nothing for the last instalment.
    """
    balance = periods.balance
    accrued = periods.accrued
    whole = periods.denominator * periods.rounding
    twice, rate, rounding = 2 * whole, periods.rate, periods.rounding
    for units in periods.units:
        owed = balance + (2 * (accrued + balance * rate * units) + whole) // twice * rounding
        balance = owed - level
        accrued = 0
    return max(owed, 0) - level


def level_parts(periods: Periods, level: int) -> list[int]:
    """Return the principal in each level instalment; the last settles (gốc trong từng kỳ)."""
    balance, accrued = periods.balance, periods.accrued
    parts = []
    for units in periods.units[:-1]:
        interest = round_half_up(
            accrued + balance * periods.rate * units, periods.denominator, periods.rounding
        )
        part = min(max(level - interest, 0), balance)
        parts.append(part)
        balance -= part
        accrued = 0
    return [*parts, balance]
