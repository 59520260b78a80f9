"""Postings as pairs of accounts (TK Nợ, TK Có, số tiền): the layout that accounting software takes in."""

from collections.abc import Iterable
from typing import NamedTuple


class Pair(NamedTuple):
    """One line for the software; off-balance lines have one account alone (ghi đơn)."""

    debit: str
    credit: str
    amount: int


def pairs(debits: Iterable[tuple[str, int]], credits: Iterable[tuple[str, int]]) -> list[Pair]:
    """Return debits and credits matched in their order, each amount once.

    Both sides come with code and amount; what has no other side stands alone.
    """
    left, right = [list(one) for one in debits], [list(one) for one in credits]
    found = []
    while left and right:
        amount = min(int(left[0][1]), int(right[0][1]))
        found.append(Pair(str(left[0][0]), str(right[0][0]), amount))
        for side in (left, right):
            side[0][1] = int(side[0][1]) - amount
            if not side[0][1]:
                side.pop(0)
    found += [Pair(str(code), "", int(amount)) for code, amount in left]
    found += [Pair("", str(code), int(amount)) for code, amount in right]
    return found
