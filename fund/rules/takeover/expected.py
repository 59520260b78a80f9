"""What the terms and the book's receipts give for the cut-over day (số chương trình tính)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from core.dates import format_date
from core.errors import RuleViolation
from core.money import format_vnd
from fund.rules import actions, collection
from fund.rules.actions import Run
from fund.rules.book import Book
from fund.rules.collection import owed
from fund.rules.debt_group import classify, facts_of
from fund.rules.due_dates import build_calendar
from fund.rules.events import OFFICE, Event, EventType
from fund.rules.opening import Opening
from fund.rules.plan import equal_parts
from fund.rules.planning import pay_early
from fund.rules.replay import Loan, replay, start
from fund.rules.schedule import PLAIN_WEEK
from fund.rules.takeover.rows import BookRow
from fund.rules.terms import Method, Surplus, Terms, Token

_INTEREST = (
    Token.INTEREST_OVERDUE,
    Token.INTEREST_DUE,
    Token.OVERDUE_INTEREST,
    Token.LATE_INTEREST,
)


@dataclass(frozen=True, slots=True)
class Expected:
    """What the terms give for the cut-over day, in đồng."""

    principal: int
    overdue: int
    interest: int
    due_interest: int
    since: date | None
    #: First due date whose interest is not paid.
    interest_since: date | None
    group: int | None

    @classmethod
    def of(cls, run: Run) -> "Expected":
        """Return the figures of a replayed loan."""
        book = run.book
        return cls(
            principal=book.outstanding,
            overdue=owed(book, Token.PRINCIPAL_OVERDUE),
            interest=book.due_interest + book.interest_accrued + book.penalties,
            due_interest=book.due_interest,
            since=book.items[0].on if book.items else None,
            interest_since=next((one.on for one in book.items if one.interest), None),
            group=classify(facts_of(book, None)).group,
        )


def expected_run(row: BookRow, loan: Loan) -> Run:
    """Return the loan as its terms and the book's receipts make it on the cut-over day.

    With lines of money they are taken one by one. Else interest is paid until the day the book
    says, and principal as much as was collected.
    """
    if row.lines:
        return _by_the_book(row, loan)
    values = row.values
    paid_to = min(max(values.get("interest_to") or loan.terms.start, loan.terms.start), loan.as_of)
    collected = values["disbursed"] - values["balance"]
    if values.get("collected") is not None:
        collected = values["collected"]
    overdue, since = _behind(loan.terms, collected, paid_to)
    left = max(values["disbursed"] - collected, 0)
    opening = Opening(
        on=paid_to,
        disbursed=values["disbursed"],
        principal=left,
        overdue_principal=min(overdue, left),
        overdue_since=since,
        until=values.get("until"),
        restructures=values.get("restructures") or 0,
    )
    return replay(replace(loan, opening=opening), PLAIN_WEEK)


def _by_the_book(row: BookRow, loan: Loan) -> Run:
    """Return the loan with its lines taken by the book's own words (Thu gốc, Thu lãi).

    Money collected as principal pays principal, as interest interest, whatever order the contract has
    for money to come: the office divided it when it came.
    """
    run = start(loan, build_calendar(loan.terms, PLAIN_WEEK), PLAIN_WEEK)
    ahead = 0
    for number, (on, paid_out, principal, interest) in enumerate(row.lines):
        collection.advance(run.book, on)
        if paid_out:
            moment = datetime(on.year, on.month, on.day, tzinfo=OFFICE)
            actions.apply(run, Event(str(number), on, moment, EventType.DISBURSE, paid_out))
        _pay_principal(run.book, principal)
        ahead = _pay_interest(run.book, ahead + interest)
    collection.advance(run.book, loan.as_of)
    _pay_interest(run.book, ahead)
    return run


def _pay_principal(book: Book, amount: int) -> None:
    """Take principal: what is due first, the rest before its day."""
    if amount > book.outstanding:
        raise RuleViolation(
            f"Ngày {format_date(book.day)} thu gốc {format_vnd(amount)}, quá dư nợ "
            f"{format_vnd(book.outstanding)}."
        )
    taken = collection.collect(book, amount, (Token.PRINCIPAL_OVERDUE, Token.PRINCIPAL_DUE))
    early = amount - sum(taken.values())
    if early:
        pay_early(book, early, Surplus.SHORTEN)


def _pay_interest(book: Book, amount: int) -> int:
    """Take interest; return what was collected ahead of the days it is for (thu lãi trước)."""
    left = amount - sum(collection.collect(book, amount, _INTEREST).values())
    running = min(left, book.interest_accrued)
    collection.lessen_running(book, running)
    return left - running


def _behind(terms: Terms, collected: int, on: date) -> tuple[int, date | None]:
    """Return the principal that the schedule asked for by a day and was not collected, and since when."""
    places = [one.on for one in build_calendar(terms, PLAIN_WEEK).dates if one.pays_principal]
    parts = equal_parts(terms.principal, len(places), terms.rounding)
    if terms.method is Method.BULLET:
        parts = [*[0] * (len(places) - 1), terms.principal]
    asked, since = 0, None
    for day, part in zip(places, parts, strict=True):
        if day > on:
            break
        asked += part
        if asked > collected and since is None:
            since = day
    return max(asked - collected, 0), since


def last_due(loan: Loan, on: date) -> date:
    """Return the last due date of the contract that has passed; the first day when none has."""
    passed = [one.on for one in build_calendar(loan.terms, PLAIN_WEEK).dates if one.on <= on]
    return passed[-1] if passed else loan.terms.start
