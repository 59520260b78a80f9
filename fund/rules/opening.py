"""A running loan taken over from an older book (số dư đầu kỳ): the book's balances begin the account.

Law: khoản 1 Điều 58 Nghị định 45/2021/NĐ-CP: contracts signed before 15/05/2021 run by their own terms.
What the older book says is a fact; the engine goes on from it.
"""

from dataclasses import dataclass
from datetime import date

from fund.rules import planning
from fund.rules.book import Book
from fund.rules.plan import cut_from_end, equal_parts
from fund.rules.reading import Fields
from fund.rules.records import DueItem, Restructure
from fund.rules.terms import Method
from law.deadlines import WorkingDays

_FIELDS = frozenset(
    {
        "on",
        "disbursed",
        "principal",
        "overdue_principal",
        "overdue_interest",
        "overdue_since",
        "running_interest",
        "restructures",
        "until",
        "provision_used_on",
    }
)
_RESTRUCTURES = 20


@dataclass(frozen=True, slots=True)
class Opening:
    """Balances at the end of the cut-over day (ngày chuyển sổ), in đồng."""

    on: date
    #: Đã giải ngân, dư nợ gốc.
    disbursed: int
    principal: int
    #: Gốc quá hạn, lãi đến hạn chưa trả, and the oldest day they are owed since.
    overdue_principal: int = 0
    overdue_interest: int = 0
    overdue_since: date | None = None
    #: Lãi cộng dồn chưa đến hạn.
    running_interest: int = 0
    #: Số lần cơ cấu lại; the last of them moved the end to `until`.
    restructures: int = 0
    until: date | None = None
    provision_used_on: date | None = None


def read_opening(fields: Fields, start: date, principal: int) -> Opening | None:
    """Return the balances a loan was taken over with, if it was."""
    if not fields.given("opening"):
        return None
    inner = fields.inner("opening")
    inner.refuse_strangers(_FIELDS)
    found = Opening(
        on=inner.day("on"),
        disbursed=inner.whole("disbursed", low=1, high=principal),
        principal=inner.whole("principal", low=0),
        overdue_principal=inner.whole("overdue_principal", 0, low=0),
        overdue_interest=inner.whole("overdue_interest", 0, low=0),
        overdue_since=inner.day_or_none("overdue_since"),
        running_interest=inner.whole("running_interest", 0, low=0),
        restructures=inner.whole("restructures", 0, low=0, high=_RESTRUCTURES),
        until=inner.day_or_none("until"),
        provision_used_on=inner.day_or_none("provision_used_on"),
    )
    _check(inner, found, start)
    return found


def _check(inner: Fields, found: Opening, start: date) -> None:
    if found.on < start:
        inner.refuse("on", f"Ngày chuyển sổ không được trước ngày vay {start:%d/%m/%Y}.")
    if found.principal > found.disbursed:
        inner.refuse("principal", "Dư nợ gốc không được lớn hơn số đã giải ngân.")
    if found.overdue_principal > found.principal:
        inner.refuse("overdue_principal", "Gốc quá hạn không được lớn hơn dư nợ gốc.")
    is_owed = bool(found.overdue_principal or found.overdue_interest)
    if is_owed and found.overdue_since is None:
        inner.refuse("overdue_since", "Có nợ đến hạn chưa trả thì phải có ngày bắt đầu quá hạn.")
    for name in ("overdue_since", "provision_used_on"):
        day = getattr(found, name)
        if day is not None and not start <= day <= found.on:
            inner.refuse(name, "Phải từ ngày vay đến ngày chuyển sổ.")


def take_over(book: Book, opening: Opening, days: WorkingDays) -> None:
    """Let the account begin with the older book's balances; it stands at the end of that day.

    Principal that is not due follows the signed schedule; what was repaid early shortens it. Past
    the end of the term all of it is due. Overdue principal counts as moved to overdue debt, as the
    older book says.
    """
    book.lowered.clear()
    book.disbursed = opening.disbursed
    book.outstanding = opening.principal - opening.overdue_principal
    book.accrued = book.plan_accrued = opening.running_interest * book.scale.interest
    book.provision_used_on = opening.provision_used_on
    _plan(book)
    if opening.until is not None and opening.until > max(book.maturity, book.day):
        planning.extend_to(book, opening.until, days)
    for _ in range(opening.restructures):
        book.restructures.append(Restructure(opening.on, None))
    _owe(book, opening)


def _plan(book: Book) -> None:
    """Spread what is not due over the dates still to come, as signed."""
    places = planning.principal_places(book)
    if not places:
        return
    if planning.is_level(book):
        planning.set_level(book)
        return
    if book.method is not Method.CUSTOM:
        for place, part in zip(places, _signed_parts(book, places), strict=True):
            book.planned[place] = part
    over = sum(book.planned[place] for place in places) - book.outstanding
    parts = cut_from_end([book.planned[place] for place in places], max(over, 0))
    parts[-1] += max(-over, 0)
    for place, part in zip(places, parts, strict=True):
        book.planned[place] = part
    book.weights = list(book.planned)


def _signed_parts(book: Book, places: list[int]) -> list[int]:
    """Return the principal that the contract asks for on each date still to come."""
    if book.method is Method.BULLET:
        return [*[0] * (len(places) - 1), book.terms.principal]
    count = sum(due.pays_principal for due in book.dates)
    parts = equal_parts(book.terms.principal, count, book.terms.rounding)
    return parts[count - len(places) :]


def _owe(book: Book, opening: Opening) -> None:
    """Write what is due and unpaid; past the last date all principal is."""
    principal = opening.overdue_principal
    if not planning.principal_places(book):
        principal += book.outstanding
        book.outstanding = 0
    book.outstanding += principal
    interest = opening.overdue_interest
    if not principal and not interest:
        return
    since = opening.overdue_since or min(book.maturity, book.day)
    rate = book.rate_of_day() if principal else None
    book.items.append(DueItem(since, principal, interest, rate))
    book.due_principal += principal
    book.due_interest += interest
    if rate is not None:
        book.overdue_slice += principal
        book.overdue_products += principal * rate
