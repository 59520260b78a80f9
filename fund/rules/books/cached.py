"""What a contract's row copies from the engine (bản chép để liệt kê), and where it stands."""

from dataclasses import dataclass
from datetime import date

from fund.rules.actions import Run
from fund.rules.book import Book
from fund.rules.books.contracts import Stage
from fund.rules.collection import days_past_due, owed
from fund.rules.replay import Loan, next_due
from fund.rules.terms import Token


@dataclass(frozen=True, slots=True)
class Copied:
    """The copied figures of a loan at the end of `state_on`, in đồng."""

    stage: Stage
    disbursed_vnd: int = 0
    outstanding_vnd: int = 0
    overdue_vnd: int = 0
    interest_vnd: int = 0
    prepaid_vnd: int = 0
    days_past_due: int = 0
    next_due_on: date | None = None


def copied_of(loan: Loan, run: Run | None) -> Copied:
    """Return what is copied of a replayed loan; of one never paid out, nothing."""
    if run is None:
        return Copied(Stage.SIGNED)
    book = run.book
    coming = next_due(loan, book)
    return Copied(
        stage=_stage(book),
        disbursed_vnd=book.disbursed,
        outstanding_vnd=book.outstanding,
        overdue_vnd=owed(book, Token.PRINCIPAL_OVERDUE),
        interest_vnd=book.due_interest + book.interest_accrued + book.penalties,
        prepaid_vnd=book.prepaid,
        days_past_due=days_past_due(book),
        next_due_on=coming.on if coming else None,
    )


def _stage(book: Book) -> Stage:
    if book.written_off_on:
        return Stage.REMOVED
    if book.settled_on:
        return Stage.SETTLED
    if book.provision_used_on:
        return Stage.OFF_BALANCE
    return Stage.ACTIVE if book.disbursed else Stage.SIGNED
