"""How charter capital is divided among members: round parts, leaders a little more (phần vốn góp)."""

from random import Random

_MILLION = 1_000_000
_STEPS = (50 * _MILLION, 10 * _MILLION, 5 * _MILLION, _MILLION, _MILLION // 2)
#: Shares nobody passes unless it is planted: of the law of 2012 and of that of 2023.
MOST_2012, MOST_2023 = 0.20, 0.30


def capital_of(chance: Random, median: int, size: int) -> int:
    """Return charter capital in đồng for so many members, round as offices write it.

    Between 5 and 400 million đồng for each member, 10 tỷ at most.
    """
    drawn = median * chance.lognormvariate(0, 0.75) * (0.7 + size / 33)
    million = min(max(drawn, 5 * size, 50), 400 * size, 10_000)
    grain = 10 if million < 500 else 50 if million < 2000 else 100
    return max(round(million / grain), 1) * grain * _MILLION


def step_of(part_vnd: int) -> int:
    """Return what a part is a multiple of: the larger it is, the rounder people make it."""
    return next(step for step in _STEPS if part_vnd >= 8 * step or step == _STEPS[-1])


def parts(chance: Random, total: int, size: int, most: float) -> list[int]:
    """Return round parts that make up the total, the leaders' first; none above its share."""
    even = total / size
    step = step_of(int(even))
    while total % step:
        step = next(smaller for smaller in _STEPS if smaller < step)
    found = [int(even // step) * step] * size
    left, place = total - sum(found), 0
    leaders = max(1, min(size, 3 + size // 12))
    while left:
        found[place % leaders] += step
        left, place = left - step, place + 1
    for _ in range(size if chance.random() < 0.7 else 0):
        _shift(chance, found, step, int(most * total))
    return found


def _shift(chance: Random, found: list[int], step: int, most: int) -> None:
    """Let one member take over a step of another's part, the law permitting."""
    taker, giver = chance.randrange(min(len(found), 5)), chance.randrange(len(found))
    if taker != giver and found[taker] + step <= most and found[giver] > 2 * step:
        found[taker] += step
        found[giver] -= step
