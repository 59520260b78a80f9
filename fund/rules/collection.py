"""Collecting a debt (thu nợ): the order by case, money kept for the next date, settlement."""

from collections.abc import Iterable
from datetime import date

from fund.rules.book import Book
from fund.rules.planning import fall_due, pay_early
from fund.rules.records import Episode
from fund.rules.terms import Case, Surplus, Token

Allocation = dict[Token, int]

#: Everything that can be owed on a day.
_ALL = (
    Token.PRINCIPAL_OVERDUE,
    Token.OVERDUE_INTEREST,
    Token.INTEREST_OVERDUE,
    Token.LATE_INTEREST,
    Token.PRINCIPAL_DUE,
    Token.INTEREST_DUE,
)


_LATE = frozenset({Token.PRINCIPAL_OVERDUE, Token.INTEREST_OVERDUE})
_OF_PRINCIPAL = frozenset({Token.PRINCIPAL_OVERDUE, Token.PRINCIPAL_DUE})


def advance(book: Book, until: date) -> None:
    """Go to the end of a day; money kept from before pays what falls due on the way."""
    while True:
        due = book.dates[book.next_index].on if book.next_index < len(book.dates) else None
        again = _try_again_on(book) if book.prepaid else None
        stop = due if again is None or (due is not None and due <= again) else again
        if stop is None or stop > until:
            break
        held_in_time = stop == again and book.items[0].on == book.day
        book.accrue(stop)
        if stop == due:
            fall_due(book)
        use_prepaid(book, held_in_time=held_in_time)
    book.accrue(until)


def _try_again_on(book: Book) -> date | None:
    """Return tomorrow where money is kept and what fell due today is not paid.

    An order of collection of the contract may leave out what is due and take what is overdue:
    then the money kept pays on the first day of lateness, and not when somebody looks.
    """
    if book.items and book.items[-1].on == book.day:
        return date.fromordinal(book.day.toordinal() + 1)
    return None


def use_prepaid(book: Book, *, held_in_time: bool = False) -> None:
    """Pay what is owed today from money kept (tiền trả trước).

    `held_in_time`: all of it fell due yesterday, when the money was there; it does not count as
    late.
    """
    if book.prepaid and (book.items or book.penalties):
        if not held_in_time:
            note_lateness(book)
        order = book.policy.collection_order[case_of(book)]
        book.prepaid -= sum(_settle_in(book, book.prepaid, order).values())


def case_of(book: Book) -> Case:
    """Return the state that decides the order of collection (trường hợp thu nợ).

    Law: khoản 4 Điều 18 Thông tư 39/2016/TT-NHNN, as the contract adopts it.
    """
    day, is_late = book.day, False
    for item in book.items:
        if item.on < day:
            is_late = True
            break
    if not is_late and not book.penalties:
        return Case.CURRENT
    return Case.FULL_OVERDUE if book.maturity < book.day else Case.PART_OVERDUE


def days_past_due(book: Book) -> int:
    """Return the days since the earliest unpaid due date, which is day 0 (số ngày quá hạn)."""
    return (book.day - book.items[0].on).days if book.items else 0


def owed(book: Book, token: Token) -> int:
    """Return what is owed under one heading today."""
    if token is Token.OVERDUE_INTEREST:
        return book.overdue_interest
    if token is Token.LATE_INTEREST:
        return book.late_interest
    day, late, total = book.day, token in _LATE, 0
    of_principal = token in _OF_PRINCIPAL
    for item in book.items:
        if (item.on < day) == late:
            total += item.principal if of_principal else item.interest
    return total


def collect(book: Book, amount: int, order: Iterable[Token]) -> Allocation:
    """Settle what is owed in this order, oldest first; return what went where."""
    note_lateness(book)
    return _settle_in(book, amount, order)


def _settle_in(book: Book, amount: int, order: Iterable[Token]) -> Allocation:
    taken: Allocation = {}
    for token in order:
        if not amount:
            break
        part = min(owed(book, token), amount)
        if part:
            taken[token] = taken.get(token, 0) + part
            amount -= part
            _take(book, token, part)
    clear_paid(book)
    return taken


def _take(book: Book, token: Token, amount: int) -> None:
    if token is Token.OVERDUE_INTEREST:
        book.overdue_paid += amount
        return
    if token is Token.LATE_INTEREST:
        book.late_paid += amount
        return
    late, of_principal = token in _LATE, token in _OF_PRINCIPAL
    for item in book.items:
        if not amount:
            return
        if (item.on < book.day) != late:
            continue
        part = min(item.principal if of_principal else item.interest, amount)
        amount -= part
        if not of_principal:
            item.interest -= part
            book.due_interest -= part
            continue
        item.principal -= part
        book.due_principal -= part
        book.outstanding -= part
        if item.moved_rate is not None:
            book.overdue_slice -= part
            book.overdue_products -= part * item.moved_rate


def note_lateness(book: Book) -> None:
    """Remember the worst end of day before today's payment (số ngày quá hạn lớn nhất)."""
    if book.items and book.items[0].on < book.day:
        book.late_since = book.late_since or book.items[0].on
        book.worst_days = max(book.worst_days, days_past_due(book) - 1)


def clear_paid(book: Book) -> None:
    """Forget what is paid; close a stretch of days past due when nothing late is left."""
    if book.items:
        book.items = [item for item in book.items if item.principal or item.interest]
    if book.late_since is None or (book.items and book.items[0].on < book.day):
        return
    number = len(book.restructures)
    book.episodes.append(Episode(book.late_since, book.day, book.worst_days, number))
    book.late_since, book.worst_days = None, 0


def repay(book: Book, amount: int, surplus: Surplus) -> tuple[Allocation, int]:
    """Take a payment of today (thu nợ); return what went where and what was left over.

    The case is that of the start of the day, so that two receipts of one day equal their sum.
    """
    if book.case_of_day is None or book.case_of_day[0] != book.day:
        book.case_of_day = (book.day, case_of(book))
    taken = collect(book, amount, book.policy.collection_order[book.case_of_day[1]])
    left = amount - sum(taken.values())
    if left and book.next_index >= len(book.dates):
        left = _take_accrued(book, left, taken)
    if left and surplus is not Surplus.NEXT:
        early = min(left, book.not_due)
        if early:
            pay_early(book, early, surplus)
        book.prepaid += left - early
    else:
        book.prepaid += left
    return taken, left


def _take_accrued(book: Book, amount: int, taken: Allocation) -> int:
    """Take interest that has no due date any more, past the end of the term."""
    part = min(book.interest_accrued, amount)
    if part:
        lessen_running(book, part)
        taken[Token.INTEREST_DUE] = taken.get(Token.INTEREST_DUE, 0) + part
    return amount - part


def lessen_running(book: Book, amount: int) -> None:
    """Take an amount off the interest that is not due yet, what was moved forward first."""
    for on in sorted(book.carried):
        part = min(book.carried[on], amount)
        book.carried[on] -= part
        amount -= part
    book.accrued_settled += amount


def settlement(book: Book) -> Allocation:
    """Return what settles the loan today, by heading (số tiền tất toán): quote and posting alike.

    Principal and interest that are not due yet count as due today. Money kept from before is not
    taken off: `payoff_of` does.
    """
    found = {token: owed(book, token) for token in _ALL}
    found[Token.PRINCIPAL_DUE] += book.not_due
    found[Token.INTEREST_DUE] += book.interest_accrued
    return {token: amount for token, amount in found.items() if amount}


def payoff_of(book: Book) -> int:
    """Return the money that settles the loan today (số tiền còn phải nộp để tất toán)."""
    return sum(settlement(book).values()) - book.prepaid


def settle(book: Book) -> Allocation:
    """Take everything that is owed today and close the loan (tất toán)."""
    taken = settlement(book)
    book.prepaid = max(-payoff_of(book), 0)
    note_lateness(book)
    empty(book)
    clear_paid(book)
    book.settled_on = book.day
    return taken


def empty(book: Book) -> None:
    """Leave nothing owed and nothing to come (không còn nợ)."""
    book.outstanding = book.due_principal = book.due_interest = 0
    book.overdue_slice = book.overdue_products = 0
    book.items.clear()
    book.carried.clear()
    book.accrued = book.plan_accrued = book.accrued_settled = 0
    book.overdue_sum = book.overdue_paid = book.late_sum = book.late_paid = 0
    book.dates, book.planned = book.dates[: book.next_index], book.planned[: book.next_index]
    book.weights, book.level = list(book.planned), None


def waive_interest(book: Book, amount: int) -> None:
    """Forgive interest (miễn, giảm lãi): penalties first, then overdue, due, running interest."""
    order = (
        Token.LATE_INTEREST,
        Token.OVERDUE_INTEREST,
        Token.INTEREST_OVERDUE,
        Token.INTEREST_DUE,
    )
    taken = collect(book, amount, order)
    lessen_running(book, amount - sum(taken.values()))
    book.waived_on = book.day
