"""Lines of the calculation sheet as a clerk types them into a pocket calculator (phép tính)."""

from calendar import isleap
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from core.money import format_decimal, format_percent, format_vnd
from fund.rules.calculation_sheet import SheetKind, SheetLine
from fund.rules.daycount import LATE, Piece, plain_counter
from fund.rules.terms import DayCount, Terms

_ONE_DAY = timedelta(days=1)
_YEAR = 12


def exact_vnd(amount: Fraction) -> str:
    """Return exact interest with two decimals: "1.742.794,52"."""
    return format_decimal(Decimal(amount.numerator) / Decimal(amount.denominator), 2)


def line_in_words(line: SheetLine, terms: Terms) -> str:
    """Return one line as it is typed into a calculator: "300.000.000 × 6,84% × 31/365"."""
    base = format_vnd(line.base).removesuffix(" đồng")
    return f"{base} × {format_percent(line.annual_rate)} × {_part(line, terms)}"


def _part(line: SheetLine, terms: Terms) -> str:
    """Return the part of a year that a line counts, as a clerk writes it.

    Interest on unpaid interest counts real days over 365 whatever the loan counts.
    """
    if line.kind is SheetKind.LATE_INTEREST:
        return f"{line.days}/365"
    if terms.day_count is DayCount.FLAT:
        parts = [_piece_in_words(one) for one in line.pieces] or [f"{line.days}/365"]
        return _sum_in_words(parts)
    if terms.day_count is DayCount.ACT_ACT:
        years = range(line.first_day.year, line.last_day.year + 1)
        return _sum_in_words(
            [f"{_days_in(line, year)}/{366 if isleap(year) else 365}" for year in years]
        )
    counter = plain_counter(terms.day_count)
    units = counter.units(line.first_day - _ONE_DAY, line.last_day)
    return f"{units}/{counter.denominator}"


def _piece_in_words(piece: Piece) -> str:
    """Return whole months "1/12", a part of them "1/12 × 10/31", days past the term "10/365"."""
    if piece.of == LATE.denominator and piece.months == _YEAR:
        return f"{piece.days}/{piece.of}"
    whole = f"{piece.months}/{_YEAR}"
    return whole if piece.days == piece.of else f"{whole} × {piece.days}/{piece.of}"


def _sum_in_words(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({' + '.join(parts)})"


def _days_in(line: SheetLine, year: int) -> int:
    first, last = max(line.first_day, date(year, 1, 1)), min(line.last_day, date(year, 12, 31))
    return (last - first).days + 1
