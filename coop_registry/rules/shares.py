"""Ratios of contributed parts as they are shown: each rounded for itself (tỷ lệ phần vốn góp).

A ratio is one part of one capital: equal parts show equal ratios, and a member shows the same
one, of two decimals, on screen, in the book, on the certificate and in every file. Nothing is
moved from one member to another to make a column add up; a list that does not says so. The
evidence of a finding has as many decimals as its list takes to add up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.money import round_share

#: Decimals of the shown percentages, from the usual to the most.
FEWEST, MOST = 2, 6


@dataclass(frozen=True)
class Shares:
    """How ratios of one organisation are shown on a day: the capital they are of, their decimals."""

    whole_vnd: int | None
    digits: int = FEWEST

    def of(self, part_vnd: int) -> Decimal | None:
        """Return the ratio of a part, half up (tỷ lệ phần vốn góp), None without a capital."""
        return round_share(part_vnd, self.whole_vnd, self.digits) if self.whole_vnd else None

    def add_up(self, parts: Sequence[int]) -> bool:
        """Tell whether the shown ratios of these parts add up to that of their sum.

        Within one unit of the last digit, as readers allow; a list that does not says so.
        """
        return not self.whole_vnd or _gap(parts, self.whole_vnd, self.digits) <= _unit(self.digits)


def shown_shares(whole_vnd: int | None, lists: Iterable[Sequence[int]]) -> Shares:
    """Return how the parts of these lists are shown: with the fewest decimals that add up.

    From two to six; where no number of decimals makes every list add up within one unit of the
    last digit (very long lists of odd amounts), those with the least difference.
    """
    if not whole_vnd:
        return Shares(None)
    known = [tuple(parts) for parts in lists]
    least: tuple[Decimal, int] | None = None
    for digits in range(FEWEST, MOST + 1):
        gap = max((_gap(parts, whole_vnd, digits) for parts in known), default=Decimal(0))
        if gap <= _unit(digits):
            return Shares(whole_vnd, digits)
        least = min(least, (gap, digits)) if least else (gap, digits)
    assert least is not None, "the range is not empty"
    return Shares(whole_vnd, least[1])


def _gap(parts: Sequence[int], whole_vnd: int, digits: int) -> Decimal:
    """Return how far the rounded ratios are from the rounded ratio of their sum."""
    rounded = sum((round_share(part, whole_vnd, digits) for part in parts), Decimal(0))
    return abs(rounded - round_share(sum(parts), whole_vnd, digits))


def _unit(digits: int) -> Decimal:
    """Return one unit of the last digit."""
    return Decimal(1).scaleb(-digits - 2)
