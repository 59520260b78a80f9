"""Posting of a month's end for one loan (hạch toán cuối kỳ): group, interest, provision.

Law: khoản 2, khoản 4 Điều 5 Thông tư 52/2022/TT-BTC; khoản 2 Điều 9 Nghị định 86/2024/NĐ-CP.
"""

from dataclasses import dataclass

from core.money import format_vnd
from fund.rules.books.position import Basis, Figures, Position, booked_principal, difference
from fund.rules.books.position import position as position_of
from fund.rules.books.posting import Posting
from fund.rules.books.roles import HELD_ROLES, LOAN_OF_GROUP, Role

_ACCRUAL = "điểm a khoản 2 Điều 5 Thông tư 52/2022/TT-BTC"
_OFF = "điểm b khoản 2 Điều 5 Thông tư 52/2022/TT-BTC"
_LOST = "khoản 4 Điều 5 Thông tư 52/2022/TT-BTC"


@dataclass(frozen=True, slots=True)
class Classification:
    """What the month's end found of a loan (kết quả phân loại nợ, trích dự phòng)."""

    group: int
    #: Required specific provision in đồng.
    provision: int = 0
    #: Kept in its group by State policy (giữ nguyên nhóm nợ do chính sách của Nhà nước).
    is_held: bool = False
    is_trust: bool = False


def counts_as_income(figures: Figures, found: Classification) -> bool:
    """Tell whether interest is accrued to income: nợ đủ tiêu chuẩn, no specific provision.

    A group kept by State policy, trust money and debt off the balance sheet are followed off it.
    """
    is_standard = found.group == 1 and not found.provision and not found.is_held
    return is_standard and not found.is_trust and not figures.is_off_balance


def basis_of(figures: Figures, found: Classification) -> Basis:
    """Return what the books must hold beside principal and advance (căn cứ ghi sổ cuối kỳ).

    Interest past its due date is no receivable: it is followed off the balance sheet.
    """
    receivable = figures.punctual_interest if counts_as_income(figures, found) else 0
    return Basis(
        group=found.group,
        receivable=receivable,
        off_interest=figures.interest - receivable,
        provision=0 if figures.is_off_balance or found.is_trust else found.provision,
        is_trust=found.is_trust,
    )


def post_month_end(booked: Position, figures: Figures, found: Classification) -> Posting:
    """Return the posting that brings a loan to what its month's end asks for."""
    basis = basis_of(figures, found)
    held = {role: amount for role, amount in booked.items() if role in HELD_ROLES}
    moves = difference(position_of(figures, basis), held)
    reasons: list[str] = []
    settled = _own_money(moves, held, figures, found, reasons)
    left = held.get(Role.INTEREST_RECEIVABLE, 0) - settled
    _interest(moves, left, figures, basis, reasons)
    _off_interest(held, basis, reasons)
    _provision(moves, held, basis, reasons)
    _group(held, basis, reasons)
    return Posting({role: amount for role, amount in moves.items() if amount}, tuple(reasons))


def post_general(booked: int, required: int, why: tuple[str, ...]) -> Posting:
    """Return the posting that brings the general provision to what is required (dự phòng chung).

    Law: khoản 2 Điều 7, Điều 8 Nghị định 86/2024/NĐ-CP. `why` tells how it was computed.
    """
    moved = required - booked
    if not moved:
        return Posting({}, why)
    told = "Trích thêm" if moved > 0 else "Hoàn nhập"
    role = Role.PROVISION_EXPENSE if moved > 0 else Role.PROVISION_REVERSAL
    words = f"{told} dự phòng chung {format_vnd(abs(moved))} (Điều 8 Nghị định 86/2024/NĐ-CP)."
    return Posting({role: moved, Role.PROVISION_GENERAL: -moved}, (*why, words))


def _own_money(
    moves: dict[Role, int],
    held: Position,
    figures: Figures,
    found: Classification,
    reasons: list[str],
) -> int:
    """Book what money kept for the customer paid by itself since (tiền trả trước tự trả nợ).

    Return what of it settled a receivable.
    """
    kept = 0 if figures.is_off_balance else figures.principal
    rest = kept - booked_principal(held) - figures.prepaid - held.get(Role.CUSTOMER_ADVANCE, 0)
    settled = min(max(rest, 0), held.get(Role.INTEREST_RECEIVABLE, 0))
    role = Role.RECOVERY_INCOME if figures.is_off_balance else Role.INTEREST_INCOME
    if found.is_trust:
        role = Role.TRUST_CAPITAL if figures.is_off_balance else Role.TRUST_INTEREST
    _add(moves, role, settled - rest)
    if rest:
        reasons.append(f"Tiền khách hàng trả trước đã trả lãi đến hạn {format_vnd(rest)}.")
    return settled


def _interest(
    moves: dict[Role, int], left: int, figures: Figures, basis: Basis, reasons: list[str]
) -> None:
    """Accrue to income what may be, expense what may no more (dự thu, thoái thu).

    `left` is the receivable still booked: its part that is late by now is lost, gross of what is
    accrued anew.
    """
    late = figures.term_interest - figures.punctual_interest
    lost = min(left, late) if basis.receivable else left
    accrued = basis.receivable - (left - lost)
    if accrued < 0:
        lost, accrued = lost - accrued, 0
    _add(moves, Role.INTEREST_INCOME, -accrued)
    _add(moves, Role.INTEREST_LOST, lost)
    if accrued:
        reasons.append(f"Dự thu lãi {format_vnd(accrued)} của nợ đủ tiêu chuẩn ({_ACCRUAL}).")
    if lost:
        reasons.append(
            f"Lãi phải thu {format_vnd(lost)} đến kỳ hạn thu không thu được hoặc nợ không còn đủ tiêu "
            f"chuẩn: ghi chi phí, theo dõi ngoại bảng ({_LOST})."
        )


def _off_interest(held: Position, basis: Basis, reasons: list[str]) -> None:
    off = basis.off_interest - held.get(Role.OFF_INTEREST, 0)
    if off:
        told = "tăng" if off > 0 else "giảm"
        reasons.append(f"Lãi theo dõi ngoại bảng {told} {format_vnd(abs(off))} ({_OFF}).")


def _provision(moves: dict[Role, int], held: Position, basis: Basis, reasons: list[str]) -> None:
    moved = basis.provision + held.get(Role.PROVISION_SPECIFIC, 0)
    if moved > 0:
        _add(moves, Role.PROVISION_EXPENSE, moved)
        reasons.append(
            f"Trích thêm dự phòng cụ thể {format_vnd(moved)} (Điều 8 Nghị định 86/2024/NĐ-CP)."
        )
    if moved < 0:
        _add(moves, Role.PROVISION_REVERSAL, moved)
        reasons.append(
            f"Hoàn nhập dự phòng cụ thể {format_vnd(-moved)} (Điều 8 Nghị định 86/2024/NĐ-CP)."
        )


def _group(held: Position, basis: Basis, reasons: list[str]) -> None:
    was = [group for group, role in LOAN_OF_GROUP.items() if held.get(role)]
    if was and not basis.is_trust and was != [basis.group]:
        reasons.append(f"Chuyển dư nợ từ nhóm {was[-1]} sang nhóm {basis.group}.")


def _add(moves: dict[Role, int], role: Role, amount: int) -> None:
    moves[role] = moves.get(role, 0) + amount
