"""What the books must hold of one loan (số phải có trên sổ), by role, debit positive.

The engine says what is owed; the month's end says the group, whether interest counts as income,
and the provision. Between two month's ends those stay as they are booked.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from fund.rules.actions import Run
from fund.rules.books.roles import LOAN_OF_GROUP, Role

#: Đồng by role: debit positive, credit negative.
Position = Mapping[Role, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the engine says of a loan at the end of a day (số liệu của khoản vay), in đồng."""

    principal: int = 0
    prepaid: int = 0
    #: In-term interest that is not past its due date (lãi trong hạn chưa quá hạn trả).
    punctual_interest: int = 0
    #: All in-term interest owed, late or not (lãi trong hạn còn nợ).
    term_interest: int = 0
    #: All interest owed, penalties too (tổng lãi còn nợ).
    interest: int = 0
    is_used: bool = False
    is_removed: bool = False

    @property
    def is_off_balance(self) -> bool:
        """Tell whether the debt left the balance sheet (đã xử lý rủi ro, đã xuất toán)."""
        return self.is_used or self.is_removed


@dataclass(frozen=True, slots=True)
class Basis:
    """What the month's end decided of a loan (căn cứ ghi sổ), kept until the next one, in đồng."""

    group: int = 1
    receivable: int = 0
    off_interest: int = 0
    provision: int = 0
    is_trust: bool = False


def figures_of(run: Run) -> Figures:
    """Return the figures of a replayed loan."""
    book = run.book
    late = sum(item.interest for item in book.items if item.on < book.day)
    term = book.due_interest + book.interest_accrued
    return Figures(
        principal=book.outstanding,
        prepaid=book.prepaid,
        punctual_interest=term - late,
        term_interest=term,
        interest=term + book.penalties,
        is_used=book.provision_used_on is not None,
        is_removed=book.written_off_on is not None,
    )


def position(figures: Figures, basis: Basis) -> Position:
    """Return what the books must hold of a loan by role (số dư phải có), zeros left out.

    Law: khoản 2, khoản 4 Điều 5 Thông tư 52/2022/TT-BTC for interest; điểm c khoản 3 Điều 11 Nghị định
    86/2024/NĐ-CP for what a provision was used for: it is followed off the balance sheet.
    """
    own = figures.principal
    kept = Role.TRUST_LOAN if basis.is_trust else LOAN_OF_GROUP[basis.group]
    held = {
        kept: 0 if figures.is_off_balance else own,
        Role.INTEREST_RECEIVABLE: basis.receivable,
        Role.CUSTOMER_ADVANCE: -figures.prepaid,
        Role.PROVISION_SPECIFIC: -basis.provision,
        Role.OFF_INTEREST: basis.off_interest,
        Role.OFF_PRINCIPAL: own if figures.is_used and not figures.is_removed else 0,
    }
    return {role: amount for role, amount in held.items() if amount}


def booked_group(booked: Position) -> int:
    """Return the debt group under which the principal stands in the books; 1 without any.

    The larger balance counts: what was posted before a late month's end may lie under another.
    """
    groups = {group: booked.get(role, 0) for group, role in LOAN_OF_GROUP.items()}
    group = max(groups, key=lambda one: groups[one])
    return group if groups[group] > 0 else 1


def booked_principal(booked: Position) -> int:
    """Return the principal that the balance sheet holds (dư nợ gốc nội bảng)."""
    loans = sum(booked.get(role, 0) for role in LOAN_OF_GROUP.values())
    return loans + booked.get(Role.TRUST_LOAN, 0)


def difference(target: Position, held: Position) -> dict[Role, int]:
    """Return what leads from one position to the other, zeros left out."""
    moved = {
        role: target.get(role, 0) - held.get(role, 0) for role in dict.fromkeys([*held, *target])
    }
    return {role: amount for role, amount in moved.items() if amount}


def together(first: Position, second: Position) -> dict[Role, int]:
    """Return two positions added up."""
    added = {
        role: first.get(role, 0) + second.get(role, 0) for role in dict.fromkeys([*first, *second])
    }
    return {role: amount for role, amount in added.items() if amount}


def opposite(moves: Position) -> dict[Role, int]:
    """Return the moves that undo others (bút toán ngược)."""
    return {role: -amount for role, amount in moves.items() if amount}
