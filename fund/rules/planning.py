"""Moving principal along the due dates of a book (lập và điều chỉnh kế hoạch trả gốc)."""

from collections.abc import Iterable
from datetime import date

from fund.rules.book import Book
from fund.rules.daycount import round_half_up
from fund.rules.due_dates import DueDate, rhythm, shifted
from fund.rules.plan import (
    Periods,
    cut_from_end,
    equal_parts,
    level_instalment,
    level_parts,
    scaled_parts,
)
from fund.rules.records import DueItem
from fund.rules.terms import DatedAmount, Method, Surplus
from law.deadlines import WorkingDays


def open_plan(book: Book, days: WorkingDays) -> None:
    """Write the principal that the borrower chose into the plan (kỳ trả gốc tự chọn)."""
    if book.method is not Method.CUSTOM:
        return
    places = {due.on: index for index, due in enumerate(book.dates)}
    for line in book.terms.custom_principal:
        book.planned[places[shifted(book.terms, line.on, days)]] += line.amount
    book.weights = list(book.planned)


def disburse(book: Book, amount: int) -> None:
    """Pay out a tranche today and spread it over what is left (giải ngân)."""
    book.disbursed += amount
    book.outstanding += amount
    places = principal_places(book)
    if is_level(book):
        set_level(book)
        return
    if book.method is Method.CUSTOM:
        return
    if book.method is Method.BULLET:
        places = places[-1:]
    parts = equal_parts(amount, len(places), book.terms.rounding)
    for index, part in zip(places, parts, strict=True):
        book.planned[index] += part
    book.weights = list(book.planned)


def is_level(book: Book) -> bool:
    """Tell whether instalments are level; flat interest is level with equal principal."""
    return book.method is Method.EQUAL_INSTALMENT and book.flat is None


def principal_places(book: Book) -> list[int]:
    """Return the places of the principal dates still to come."""
    dates = book.dates
    return [index for index in range(book.next_index, len(dates)) if dates[index].pays_principal]


def fall_due(book: Book) -> DueItem:
    """Let the next due date happen today; return what fell due (đến hạn)."""
    on = book.dates[book.next_index].on
    principal, interest = take_due(book)
    item = DueItem(on, principal, interest)
    if principal or interest:
        book.items.append(item)
        book.due_principal += principal
        book.due_interest += interest
    renew_level(book)
    return item


def pay_due(book: Book) -> tuple[int, int]:
    """Let the next due date happen today and be paid at once; return principal and interest."""
    principal, interest = take_due(book)
    book.outstanding -= principal
    renew_level(book)
    return principal, interest


def take_due(book: Book) -> tuple[int, int]:
    """Take the next due date off the plan; return the principal and the interest of it."""
    due = book.dates[book.next_index]
    principal = _principal_due(book, due)
    interest = book.carried.pop(due.on, 0) if book.carried else 0
    if due.pays_interest:
        exact = round_half_up(book.accrued, book.scale.interest, book.terms.rounding)
        interest += exact - book.accrued_settled
        book.accrued = book.plan_accrued = book.accrued_settled = 0
        if book.trace is not None:
            book.rounded_on.append(due.on)
    book.next_index += 1
    return principal, interest


def renew_level(book: Book) -> None:
    """Set the level instalment again when the rate changed within the last period."""
    if book.level is not None and len(book.rates) > 1 and book.rate_today() != book.level_rate:
        set_level(book)


def _principal_due(book: Book, due: DueDate) -> int:
    """Return the principal of a due date; the last one takes all that is left.

    A level instalment holds what the interest of its own period leaves, so that a change of rate
    within the period moves principal and not the instalment.
    """
    left = book.outstanding - book.due_principal
    if book.next_index + 1 == len(book.dates):
        return left
    if book.level is None or not due.pays_principal:
        planned = book.planned[book.next_index]
        if planned > left and book.method is Method.CUSTOM:
            book.lowered.append((due.on, planned, left))
        return min(planned, left)
    interest = round_half_up(book.plan_accrued, book.scale.interest, book.terms.rounding)
    return min(max(book.level - interest, 0), left)


def level_periods(book: Book, places: list[int]) -> Periods:
    """Return the periods of the level instalments still to come."""
    first = places[0]
    begin = book.day if first == 0 else max(book.day, book.dates[first - 1].on)
    units = []
    for index in places:
        end = book.dates[index].on
        units.append(book.counter.units(begin, end))
        begin = end
    return Periods(
        balance=book.not_due,
        accrued=book.plan_accrued if first == book.next_index else 0,
        rate=book.rate_today(),
        units=tuple(units),
        denominator=book.scale.interest,
        rounding=book.terms.rounding,
    )


def set_level(book: Book, level: int | None = None) -> None:
    """Set the level instalment again, or keep a given one (tính lại số trả đều)."""
    places = principal_places(book)
    book.level_rate = book.rate_today()
    if not places:
        return
    periods = level_periods(book, places)
    book.level = level_instalment(periods) if level is None else level
    for index, part in zip(places, level_parts(periods, book.level), strict=True):
        book.planned[index] = part


def pay_early(book: Book, amount: int, surplus: Surplus) -> None:
    """Repay principal before it is due (trả nợ trước hạn): fewer or lower instalments."""
    book.outstanding -= amount
    places = principal_places(book)
    shorten = surplus is Surplus.SHORTEN
    if is_level(book):
        set_level(book, book.level if shorten else None)
        return
    if shorten:
        parts = cut_from_end([book.planned[index] for index in places], amount)
    elif book.method in (Method.EQUAL_PRINCIPAL, Method.EQUAL_INSTALMENT):
        parts = equal_parts(book.not_due, len(places), book.terms.rounding)
    else:
        weights = [book.weights[index] for index in places]
        parts = scaled_parts(weights, book.not_due, book.terms.rounding)
    for index, part in zip(places, parts, strict=True):
        book.planned[index] = part
    if shorten:
        book.weights = list(book.planned)


def take_back_dues(book: Book) -> int:
    """Make everything that is due not due again; return its interest (cơ cấu lại)."""
    interest = book.due_interest
    book.items.clear()
    book.due_principal = book.due_interest = 0
    book.overdue_slice = book.overdue_products = 0
    book.case_of_day = None
    return interest


def new_lines(book: Book, lines: Iterable[DatedAmount], days: WorkingDays) -> None:
    """Replace all principal still owed by new lines (điều chỉnh kỳ hạn nợ).

    Interest keeps its own rhythm and ends with the last line; interest that was due and unpaid
    falls due again with the first line.
    """
    chosen: dict[date, int] = {}
    for line in lines:
        # Two days off may move to one working day.
        on = shifted(book.terms, line.on, days)
        chosen[on] = chosen.get(on, 0) + line.amount
    carried = take_back_dues(book)
    last = max(chosen)
    interest = _interest_days(book, last, days)
    _set_future(
        book, [DueDate(on, on in chosen, on in interest) for on in chosen.keys() | interest]
    )
    for index in range(book.next_index, len(book.dates)):
        book.planned[index] = chosen.get(book.dates[index].on, 0)
    book.method, book.level = Method.CUSTOM, None
    book.weights = list(book.planned)
    if carried:
        first = min(chosen)
        book.carried[first] = book.carried.get(first, 0) + carried
    book.maturity = last


def extend_to(book: Book, until: date, days: WorkingDays) -> None:
    """Move the end of the loan (gia hạn nợ): the last principal, or all of it past the end."""
    until = shifted(book.terms, until, days)
    future = book.dates[book.next_index :]
    moved = 0
    carried = 0
    if book.maturity <= book.day:
        moved, carried = book.outstanding, take_back_dues(book)
    else:
        moved = book.planned[-1]
    kept = {due.on: due for due in future if due.on < book.maturity}
    planned = {due.on: book.planned[book.next_index + at] for at, due in enumerate(future)}
    planned.pop(book.maturity, None)
    interest = _interest_days(book, until, days)
    dates = [
        DueDate(on, on == until or (on in kept and kept[on].pays_principal), on in interest)
        for on in kept.keys() | interest
    ]
    _set_future(book, dates)
    for index in range(book.next_index, len(book.dates)):
        on = book.dates[index].on
        book.planned[index] = moved if on == until else planned.get(on, 0)
    book.weights = list(book.planned)
    if carried:
        book.carried[until] = book.carried.get(until, 0) + carried
    book.maturity = until


def _interest_days(book: Book, last: date, days: WorkingDays) -> set[date]:
    """Return the interest days after today until a last day, which is one of them."""
    found = {last}
    for months, unshifted in rhythm(book.terms):
        on = shifted(book.terms, unshifted, days)
        if on >= last:
            return found
        if on > book.day and months % book.terms.interest_every_months == 0:
            found.add(on)
    return found


def _set_future(book: Book, dates: list[DueDate]) -> None:
    past = book.dates[: book.next_index]
    book.dates = [*past, *sorted(dates)]
    book.planned = book.planned[: book.next_index] + [0] * len(dates)


def call_in(book: Book) -> None:
    """Make all principal due today, with the interest run so far (thu hồi nợ trước hạn)."""
    principal, interest = book.not_due, book.interest_accrued
    book.accrued = book.plan_accrued = book.accrued_settled = 0
    book.carried.clear()
    book.rounded_on.append(book.day)
    item = DueItem(book.day, principal, interest)
    if not item.is_paid:
        book.items.append(item)
    book.due_principal += principal
    book.due_interest += interest
    book.dates, book.planned = book.dates[: book.next_index], book.planned[: book.next_index]
    book.weights = list(book.planned)
    book.maturity = book.recalled_on = book.day
    book.level = None
