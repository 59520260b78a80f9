"""The posting that takes a loan over (bút toán số dư đầu kỳ): its balances against one account.

That account (tài khoản trung gian) is empty again once the other opening balances are taken over from
the trial balance of the same day.
"""

from fund.rules.books.month_end import Classification, basis_of
from fund.rules.books.position import Figures, Position, position
from fund.rules.books.roles import OFF_BALANCE, Role

#: The account that opening balances stand against until all are there.
OPENING_CODE = "000"
OPENING_NAME = "Số dư đầu kỳ chuyển sang (tài khoản trung gian)"


def opening_moves(figures: Figures, found: Classification) -> tuple[Position, int]:
    """Return the moves of a loan's opening, and what stands against them, debit positive.

    Principal lent from trust money stands against the trust capital itself.
    """
    moves = dict(position(figures, basis_of(figures, found)))
    if found.is_trust and moves.get(Role.TRUST_LOAN):
        moves[Role.TRUST_CAPITAL] = -moves[Role.TRUST_LOAN]
    rest = -sum(amount for role, amount in moves.items() if role not in OFF_BALANCE)
    return moves, rest
