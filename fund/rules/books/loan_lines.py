"""Lines of the loan book, the loan card and the provision table (dòng sổ theo dõi cho vay)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fund.rules.books.position import Position, booked_group, booked_principal
from fund.rules.books.roles import Role

#: What a loan's receipts bring beside principal: interest, penalties, recoveries.
_EARNED = (
    Role.INTEREST_INCOME,
    Role.RECOVERY_INCOME,
    Role.TRUST_INTEREST,
    Role.INTEREST_RECEIVABLE,
    Role.INTEREST_LOST,
)


@dataclass(frozen=True, slots=True)
class Held:
    """What the books hold of a loan on a day (số dư trên sổ), in đồng."""

    principal: int = 0
    receivable: int = 0
    provision: int = 0
    prepaid: int = 0
    off_principal: int = 0
    off_interest: int = 0
    #: Nhóm nợ under which the principal stands; None without any.
    group: int | None = None


def held_of(booked: Position) -> Held:
    """Return the figures of a loan from the sums of its entries."""
    principal = booked_principal(booked)
    own = principal - booked.get(Role.TRUST_LOAN, 0)
    return Held(
        principal=principal,
        receivable=booked.get(Role.INTEREST_RECEIVABLE, 0),
        provision=-booked.get(Role.PROVISION_SPECIFIC, 0),
        prepaid=-booked.get(Role.CUSTOMER_ADVANCE, 0),
        off_principal=booked.get(Role.OFF_PRINCIPAL, 0),
        off_interest=booked.get(Role.OFF_INTEREST, 0),
        group=booked_group(booked) if own else None,
    )


@dataclass(frozen=True, slots=True)
class LoanLine:
    """One loan in the loan book of a day, in đồng."""

    contract_id: int
    number: str
    borrower: str
    signed_on: date
    source: str
    #: None where the terms are damaged.
    annual_rate: Decimal | None
    principal: int
    held: Held
    #: What the engine says of the same day: paid out, principal past due, all interest owed.
    disbursed: int = 0
    overdue: int = 0
    interest: int = 0
    days_past_due: int = 0
    ends_on: date | None = None
    #: Why there are no figures of the engine.
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One posting of a loan as its card lists it (dòng sổ chi tiết khoản vay), balances after it."""

    journal_id: int
    on: date
    document: str
    document_on: date
    text: str
    paid_out: int
    principal_paid: int
    principal_moved: int
    earned: int
    held: Held


@dataclass(frozen=True, slots=True)
class Posted:
    """One posting of a loan with its moves by role."""

    journal_id: int
    on: date
    document: str
    document_on: date
    text: str
    moves: Position


def card_lines(postings: Iterable[Posted]) -> list[CardLine]:
    """Return the lines of a loan card with the balances after each.

    Principal that leaves or enters without money (sử dụng dự phòng, số dư đầu kỳ) stands apart.
    """
    booked: dict[Role, int] = {}
    found = []
    for one in postings:
        for role, amount in one.moves.items():
            booked[role] = booked.get(role, 0) + amount
        moved = booked_principal(one.moves)
        money = one.moves.get(Role.CASH, 0) + one.moves.get(Role.BANK, 0)
        prepaid = one.moves.get(Role.CUSTOMER_ADVANCE, 0)
        is_paid = bool(money or prepaid)
        found.append(
            CardLine(
                journal_id=one.journal_id,
                on=one.on,
                document=one.document,
                document_on=one.document_on,
                text=one.text,
                paid_out=max(moved, 0) if is_paid else 0,
                principal_paid=max(-moved, 0) if is_paid else 0,
                principal_moved=0 if is_paid else moved,
                earned=-sum(one.moves.get(role, 0) for role in _EARNED) if is_paid else 0,
                held=held_of(booked),
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class ProvisionLine:
    """One loan in the provision table of a day, in đồng (bảng trích lập dự phòng)."""

    contract_id: int
    number: str
    borrower: str
    principal: int
    group: int | None
    #: Số phải trích by the engine; None where no rule is loaded.
    required: int | None
    #: Số đã trích in the books.
    booked: int
    reasons: Sequence[str]

    @property
    def missing(self) -> int | None:
        """Return what is still to be set aside; negative: to be taken back."""
        return None if self.required is None else self.required - self.booked
