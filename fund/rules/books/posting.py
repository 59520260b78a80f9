"""Posting of events by difference (hạch toán sự kiện): what the books must hold, less what they do.

The money of the event is known, principal and advance follow the engine; what is left over is
interest, recovery or loss by a named rule. A back-dated event so posts its whole effect at once,
and a reversal begins with the opposite of what it undoes.
"""

from dataclasses import dataclass, field

from core.money import format_vnd
from fund.rules.books.position import (
    Basis,
    Figures,
    Position,
    booked_group,
    booked_principal,
    difference,
    position,
    together,
)
from fund.rules.books.roles import HELD_ROLES, OFF_BALANCE, Role
from fund.rules.events import EventType

_INCOME = "Điều 5 Thông tư 52/2022/TT-BTC"
_RECOVERY = "khoản 1 Điều 13 Nghị định 86/2024/NĐ-CP"
_USE = "khoản 3 Điều 11 Nghị định 86/2024/NĐ-CP"
_TRUST = "khoản 2 Điều 28 Nghị định 45/2021/NĐ-CP"
_ORDER = {role: place for place, role in enumerate(Role)}


@dataclass(frozen=True, slots=True)
class EventCase:
    """One event and what is known when it is posted (căn cứ hạch toán). Money is đồng."""

    type: EventType
    #: What the entries of this loan add up to so far, income and expense among it.
    booked: Position
    #: The loan on the day of posting, without and with the event.
    before: Figures
    after: Figures
    #: Money received (positive) or paid out (negative), and where it lies.
    cash: int = 0
    money: Role = Role.BANK
    is_trust: bool = False
    #: A reversal: the moves that undo the posting of the reversed event.
    undone: Position = field(default_factory=dict)
    #: General provision that the fund still has (số dư dự phòng chung).
    general_provision: int = 0


@dataclass(frozen=True, slots=True)
class Posting:
    """Moves of a journal by role, debit positive, and why (bút toán và diễn giải)."""

    moves: Position
    reasons: tuple[str, ...]

    @property
    def imbalance(self) -> int:
        """Return debits less credits of the balance sheet; off-balance roles are one-sided."""
        return sum(amount for role, amount in self.moves.items() if role not in OFF_BALANCE)

    @property
    def lines(self) -> list[tuple[Role, int]]:
        """Return the moves as they are written: debits first."""
        return sorted(self.moves.items(), key=lambda one: (one[1] < 0, _ORDER[one[0]]))


def post_event(case: EventCase) -> Posting:
    """Return the posting of an event (bút toán của sự kiện), balanced by construction."""
    return _Work(case).posting()


def post_catch_up(booked: Position, figures: Figures, *, is_trust: bool = False) -> Posting:
    """Return what a late month's end leaves to correct on the loan's newest posting day.

    Events posted after the month, before its end was, settled less than was accrued since then and
    lowered the principal under its old group.
    """
    case = EventCase(EventType.TO_OVERDUE, booked, figures, figures, is_trust=is_trust)
    return post_event(case)


class _Work:
    """The moves of one event while they are put together."""

    def __init__(self, case: EventCase) -> None:
        self.case, self.after = case, case.after
        self.start = together(case.booked, case.undone)
        self.moves: dict[Role, int] = dict(case.undone)
        self.reasons: list[str] = []
        if case.undone:
            self.reasons.append("Ghi ngược bút toán của sự kiện bị hủy.")

    def posting(self) -> Posting:
        """Put money, loss, remainder and what stays on the books together."""
        self._add(self.case.money, self.case.cash)
        self._mend()
        used = self._lose()
        remainder = self.case.cash + used + self._principal() + self._advance()
        settled = self._take(remainder)
        basis = self._basis(settled, max(remainder - settled, 0))
        held = {role: amount for role, amount in self.start.items() if role in HELD_ROLES}
        for role, amount in difference(position(self.after, basis), held).items():
            self._add(role, amount)
        self._say_held(held, basis)
        moves = {role: amount for role, amount in self.moves.items() if amount}
        return Posting(moves, tuple(self.reasons))

    # -- the parts ----------------------------------------------------------------------------

    def _add(self, role: Role, amount: int) -> None:
        self.moves[role] = self.moves.get(role, 0) + amount

    def _say(self, words: str, amount: int) -> None:
        if amount:
            self.reasons.append(f"{words} {format_vnd(amount)}.")

    def _mend(self) -> None:
        """Set right what a late month's end turned over (số dư ngược bên sau khi khóa sổ muộn).

        A receivable that was settled before the month's end lost it is income after all; a provision
        used before the month's end lowered it is further expense.
        """
        over = max(-self.start.get(Role.INTEREST_RECEIVABLE, 0), 0)
        if over:
            self._add(Role.INTEREST_INCOME, -over)
            self._say(f"Ghi thu lãi cho vay đã thu trước khi khóa sổ ({_INCOME}):", over)
        short = max(self.start.get(Role.PROVISION_SPECIFIC, 0), 0)
        if short:
            self._add(Role.PROVISION_EXPENSE, short)
            self._say("Dự phòng đã sử dụng vượt số trích, trích bổ sung vào chi phí:", short)
        self.receivable = max(self.start.get(Role.INTEREST_RECEIVABLE, 0), 0)
        self.provision = max(-self.start.get(Role.PROVISION_SPECIFIC, 0), 0)

    receivable = provision = 0

    def _principal(self) -> int:
        """Return the move of principal on the balance sheet (thay đổi dư nợ gốc nội bảng)."""
        kept = 0 if self.after.is_off_balance else self.after.principal
        moved = kept - booked_principal(self.start)
        self._say("Tăng dư nợ gốc", max(moved, 0))
        if not self._is_newly_lost:
            self._say("Giảm dư nợ gốc", max(-moved, 0))
        return moved

    def _advance(self) -> int:
        """Return the move of money kept for the customer (tiền khách hàng trả trước)."""
        moved = -self.after.prepaid - self.start.get(Role.CUSTOMER_ADVANCE, 0)
        self._say("Giữ tiền khách hàng trả trước", max(-moved, 0))
        self._say("Dùng hoặc trả lại tiền khách hàng trả trước", max(moved, 0))
        return moved

    @property
    def _is_newly_lost(self) -> bool:
        return self.after.is_off_balance and not self.case.before.is_off_balance

    def _lose(self) -> int:
        """Cover principal that leaves the balance sheet; return the amount (sử dụng dự phòng)."""
        if not self._is_newly_lost:
            return 0
        before = self.case.before
        lost = max(before.principal - max(before.prepaid - self.after.prepaid, 0), 0)
        if self.case.is_trust:
            self._add(Role.TRUST_CAPITAL, lost)
            self._say(f"Giảm vốn nhận ủy thác, bên ủy thác chịu rủi ro ({_TRUST}):", lost)
            return lost
        specific = min(lost, self.provision)
        general = min(lost - specific, max(self.case.general_provision, 0))
        short = lost - specific - general
        # The specific provision itself is moved with what stays on the books.
        self._add(Role.PROVISION_GENERAL, general)
        self._add(Role.PROVISION_EXPENSE, short)
        self._say(f"Sử dụng dự phòng cụ thể ({_USE}):", specific)
        self._say(f"Sử dụng dự phòng chung vì dự phòng cụ thể không đủ ({_USE}):", general)
        self._say("Dự phòng không đủ, trích bổ sung vào chi phí:", short)
        self.specific_used = specific
        return lost

    specific_used = 0

    def _take(self, remainder: int) -> int:
        """Give the rest of the money its role; return what settled a booked receivable."""
        if remainder < 0:
            self._give_back(-remainder)
            return 0
        if self.case.before.is_off_balance and self.after.is_off_balance:
            role = Role.TRUST_CAPITAL if self.case.is_trust else Role.RECOVERY_INCOME
            self._add(role, -remainder)
            self._say(f"Thu nợ đã xử lý rủi ro, ghi thu nhập khác ({_RECOVERY}):", remainder)
            return 0
        settled = min(remainder, self.receivable)
        earned = remainder - settled
        role = Role.TRUST_INTEREST if self.case.is_trust else Role.INTEREST_INCOME
        self._add(role, -earned)
        self._say("Thu lãi đã hạch toán phải thu", settled)
        told = "Thu hộ lãi cho bên ủy thác" if self.case.is_trust else "Ghi thu lãi cho vay"
        self._say(told if self.case.is_trust else f"{told} ({_INCOME}):", earned)
        return settled

    def _give_back(self, amount: int) -> None:
        """Take income back that was no income after all (điều chỉnh giảm khoản đã ghi thu)."""
        if self.case.is_trust:
            self._add(Role.TRUST_INTEREST, amount)
            self._say("Giảm lãi thu hộ bên ủy thác", amount)
            return
        recovered = max(-self.start.get(Role.RECOVERY_INCOME, 0), 0)
        back = amount if self.after.is_off_balance else min(amount, recovered)
        self._add(Role.RECOVERY_INCOME, back)
        self._add(Role.INTEREST_INCOME, amount - back)
        self._say("Giảm thu nhập khác đã ghi khi thu nợ đã xử lý rủi ro", back)
        self._say("Giảm thu lãi cho vay đã ghi", amount - back)

    def _basis(self, settled: int, earned: int) -> Basis:
        """Return what stays as the month's end booked it, less what this event took of it."""
        receivable = self.receivable - settled
        off = max(self.start.get(Role.OFF_INTEREST, 0), 0)
        if self._is_newly_lost:
            self._lose_interest(receivable)
            off, receivable = off + receivable, 0
        else:
            kept = min(receivable, self.after.term_interest)
            self._correct_interest(receivable - kept)
            receivable = kept
            off = off if self.after.is_off_balance else max(off - earned, 0)
        return Basis(
            group=booked_group(self.start),
            receivable=receivable,
            off_interest=min(off, self.after.interest - receivable),
            provision=self.provision - self.specific_used,
            is_trust=self.case.is_trust,
        )

    def _correct_interest(self, amount: int) -> None:
        """Take a receivable off the books that is owed no more (lãi phải thu không còn)."""
        if self.case.type is EventType.WAIVE_INTEREST:
            self._lose_interest(amount)
            return
        self._add(Role.INTEREST_INCOME, amount)
        self._say("Giảm lãi phải thu và thu lãi đã ghi vì tính lại theo ngày hiệu lực", amount)

    def _lose_interest(self, amount: int) -> None:
        self._add(Role.INTEREST_LOST, amount)
        law = "khoản 4 Điều 5 Thông tư 52/2022/TT-BTC"
        self._say(f"Lãi đã hạch toán phải thu nhưng không thu được, ghi chi phí ({law}):", amount)

    def _say_held(self, held: Position, basis: Basis) -> None:
        moved = basis.off_interest - held.get(Role.OFF_INTEREST, 0)
        self._say("Ghi tăng lãi theo dõi ngoại bảng", max(moved, 0))
        self._say("Ghi giảm lãi theo dõi ngoại bảng", max(-moved, 0))
        kept = self.after.principal if self.after.is_used and not self.after.is_removed else 0
        off = kept - held.get(Role.OFF_PRINCIPAL, 0)
        self._say("Ghi tăng nợ gốc theo dõi ngoại bảng", max(off, 0))
        self._say("Ghi giảm nợ gốc theo dõi ngoại bảng", max(-off, 0))
        if not any(self.moves.values()):
            self.reasons.append("Sự kiện không làm thay đổi số liệu kế toán.")
