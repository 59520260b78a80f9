"""Kết chuyển cuối năm: income and expense go to the result, the result to what is not distributed.

Law: the fiscal year ends on 31/12 (khoản 2 Điều 34 Nghị định 45/2021/NĐ-CP).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fund.rules.books.roles import AccountKind

#: Accounts that begin a new year with nothing.
OF_A_YEAR = (AccountKind.INCOME, AccountKind.EXPENSE)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a year's end moves, debit positive, in đồng (bút toán kết chuyển)."""

    #: By account: the opposite of its balance.
    accounts: tuple[tuple[int, int], ...]
    #: On the account of the result, one line for each account above.
    through: tuple[int, ...]
    #: From there to what is not distributed: positive on its debit side, a loss.
    result: int

    @property
    def is_empty(self) -> bool:
        """Tell whether everything was carried over before."""
        return not self.accounts and not self.result


def ends_year(month: date) -> bool:
    """Tell whether a month is the last of a fiscal year."""
    return month.month == 12


def carry(balances: Mapping[int, int], kinds: Mapping[int, AccountKind]) -> Carried:
    """Return what brings income and expense to nothing, by their balances at the year's end.

    What already stands on an account of the result goes on with the rest; carried over twice, the
    second moves nothing.
    """
    moved = [
        (account, -amount)
        for account, amount in sorted(balances.items())
        if amount and kinds[account] in OF_A_YEAR
    ]
    waiting = sum(
        amount for account, amount in balances.items() if kinds[account] is AccountKind.RESULT
    )
    through = tuple(-amount for _, amount in moved)
    return Carried(tuple(moved), through, waiting + sum(through))
