"""Rows and columns of the trial calculation, the same for page, paper and workbook."""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from core.dates import format_date
from core.money import format_percent, format_rate
from fund.labels import DAY_COUNT, METHOD, SHEET_KIND
from fund.rules.calculation_sheet import SheetGroup, SheetKind, SheetLine
from fund.rules.explaining import every
from fund.rules.state import State
from fund.rules.terms import Method
from fund.rules.trial import Option, balances
from fund.rules.trial_answer import Answer
from papers.blocks import Cell, CellKind, Column, Table

Row = tuple[Cell, ...]

UNIT = "Đơn vị tính: đồng"
#: On the real balance, a year of 365 days, if all is paid on its day.
EQUIVALENT = "Lãi suất quy đổi (dư nợ thực tế, năm 365 ngày)"
_BLANK: Row = ("",) * 6
COMPARED = "So sánh theo ngày"
SCHEDULE_COLUMNS = (
    Column("Kỳ", CellKind.INT),
    Column("Ngày đến hạn", CellKind.DATE),
    Column("Số ngày", CellKind.INT),
    Column("Dư nợ đầu kỳ", CellKind.MONEY),
    Column("Gốc", CellKind.MONEY),
    Column("Lãi", CellKind.MONEY),
    Column("Cộng phải trả", CellKind.MONEY),
    Column("Dư nợ cuối kỳ", CellKind.MONEY),
)
SUMMARY_COLUMNS = (
    Column("Phương án", CellKind.INT),
    Column("Phương thức trả gốc", width_mm=45),
    Column("Số tiền vay", CellKind.MONEY),
    Column("Lãi suất năm", CellKind.PERCENT),
    Column("Lãi suất quy đổi năm", CellKind.PERCENT),
    Column("Ngày giải ngân", CellKind.DATE),
    Column("Thời hạn (tháng)", CellKind.INT),
    Column("Kỳ trả gốc (tháng)", CellKind.INT),
    Column("Kỳ trả lãi (tháng)", CellKind.INT),
    Column("Ân hạn gốc (tháng)", CellKind.INT),
    Column("Cách đếm ngày tính lãi", width_mm=45),
    Column("Tổng lãi", CellKind.MONEY),
    Column("Tổng phải trả", CellKind.MONEY),
    Column("Kỳ trả đầu tiên", CellKind.MONEY),
    Column("Kỳ trả nhiều nhất", CellKind.MONEY),
    Column("Số lần trả", CellKind.INT),
    Column("Ngày trả cuối cùng", CellKind.DATE),
)
SHEET_COLUMNS = (
    Column("Loại lãi", width_mm=42),
    Column("Từ ngày", CellKind.DATE),
    Column("Đến ngày", CellKind.DATE),
    Column("Số ngày", CellKind.INT),
    Column("Số tiền tính lãi", CellKind.MONEY),
    Column("Lãi suất năm", CellKind.PERCENT),
    Column("Thành tiền", CellKind.DECIMAL),
)
#: With the figure that is owed, as a number of its own.
GROUPED_COLUMNS = (*SHEET_COLUMNS, Column("Làm tròn", CellKind.MONEY))


def option_title(option: Option) -> str:
    """Return "Phương án 1: Trả gốc đều, 12 tháng", with what sets it apart from another one."""
    terms = option.terms
    parts = [METHOD[terms.method], f"{terms.term_months} tháng"]
    principal, interest = terms.principal_every_months, terms.interest_every_months
    if terms.method in (Method.BULLET, Method.CUSTOM):
        parts += [f"lãi {every(interest)}"] if interest > 1 else []
    elif principal == interest:
        parts += [f"trả {every(principal)}"] if principal > 1 else []
    else:
        parts += [f"gốc {every(principal)}, lãi {every(interest)}"]
    if terms.principal_grace_months:
        parts.append(f"ân hạn gốc {terms.principal_grace_months} tháng")
    return f"Phương án {option.number}: {', '.join(parts)}"


def schedule_rows(option: Option) -> tuple[Row, ...]:
    """Return the lines of a schedule."""
    return tuple(
        (
            line.no,
            line.due_on,
            line.days,
            line.opening,
            line.principal,
            line.interest,
            line.total,
            line.closing,
        )
        for line in option.schedule.instalments
    )


def schedule_total(option: Option) -> Row:
    """Return the sums under a schedule."""
    schedule = option.schedule
    sums = (schedule.principal, schedule.interest, schedule.total)
    return ("Cộng", None, None, None, *sums, None)


def metric_rows(answer: Answer) -> tuple[Row, ...]:
    """Return what is compared: one row a figure, one column a way to repay."""
    options = [one.option for one in answer.options]
    first = answer.first.schedule.interest
    return (
        ("Tổng lãi", *(one.schedule.interest for one in options)),
        ("Chênh lệch lãi so với phương án 1", *(one.schedule.interest - first for one in options)),
        ("Tổng phải trả", *(one.schedule.total for one in options)),
        ("Lãi suất ghi trong hợp đồng", *(format_rate(one.terms.annual_rate) for one in options)),
        (EQUIVALENT, *(f"{format_percent(one.equivalent.rate, 2)}/năm" for one in options)),
        ("Kỳ trả đầu tiên", *(one.first.total for one in options)),
        ("Kỳ trả nhiều nhất", *(one.largest for one in options)),
        ("Số lần trả", *(len(one.schedule.instalments) for one in options)),
        ("Ngày trả cuối cùng", *(one.last.due_on for one in options)),
    )


def summary_rows(answer: Answer) -> tuple[Row, ...]:
    """Return one row for each way to repay: its terms and its sums."""
    return tuple(_summary_row(one.option) for one in answer.options)


def _summary_row(option: Option) -> Row:
    terms = option.terms
    return (
        option.number,
        METHOD[terms.method],
        terms.principal,
        terms.annual_rate,
        option.equivalent.rate,
        terms.start,
        terms.term_months,
        terms.principal_every_months,
        terms.interest_every_months,
        terms.principal_grace_months,
        DAY_COUNT[terms.day_count],
        option.schedule.interest,
        option.schedule.total,
        option.first.total,
        option.largest,
        len(option.schedule.instalments),
        option.last.due_on,
    )


def compared_columns(answer: Answer) -> tuple[Column, ...]:
    """Return the columns of the comparison by date."""
    found = [Column("Ngày", CellKind.DATE, width_mm=24)]
    for one in answer.options:
        group = f"Phương án {one.option.number}"
        for title in ("Gốc", "Lãi", "Còn nợ gốc"):
            found.append(Column(title, CellKind.MONEY, width_mm=28, group=group))
    return tuple(found)


def compared_rows(answer: Answer) -> tuple[Row, ...]:
    """Return the comparison by date; a way that pays nothing on a day shows a dash."""
    rows = []
    for day in answer.days:
        cells: list[Cell] = [day.on]
        for line in day.lines:
            cells += [line.principal, line.interest, line.closing] if line else [None, None, None]
        rows.append(tuple(cells))
    return tuple(rows)


def chart_rows(answer: Answer) -> list[dict[str, Any]]:
    """Return the figures of the chart: interest of each way, or of one the principal by day."""
    if len(answer.options) > 1:
        return [
            {"what": option_title(one.option), "amount": one.option.schedule.interest}
            for one in answer.options
        ]
    return [{"what": on, "amount": amount} for on, amount in balances(answer.first)]


def state_facts(state: State) -> tuple[tuple[str, int], ...]:
    """Return the amounts of a day with their names, in the order in which they are asked."""
    return (
        ("Dư nợ gốc", state.principal_outstanding),
        ("Gốc đến hạn trong ngày", state.principal_due),
        ("Gốc quá hạn", state.principal_overdue),
        ("Lãi cộng dồn chưa đến hạn", state.interest_accrued),
        ("Lãi đến hạn trong ngày", state.interest_due),
        ("Lãi trong hạn đã quá hạn trả", state.interest_overdue),
        ("Lãi trên gốc quá hạn", state.overdue_interest),
        ("Lãi chậm trả", state.late_interest),
        ("Số tiền tất toán trong ngày", state.payoff),
    )


def sheet_rows(lines: Iterable[SheetLine]) -> tuple[Row, ...]:
    """Return lines of the calculation sheet; amounts are not rounded."""
    return tuple((SHEET_KIND[line.kind], *_line_cells(line)) for line in lines)


def _line_cells(line: SheetLine) -> Row:
    return (
        line.first_day,
        line.last_day,
        line.days,
        line.base,
        line.annual_rate,
        as_decimal(line.amount),
    )


def grouped_table(groups: Iterable[SheetGroup]) -> Table:
    """Return the sheet with a head and a sum for each group that is rounded by itself."""
    rows: list[Row] = []
    bold: set[int] = set()
    for group in groups:
        bold.add(len(rows))
        rows.append((group_title(group), *_BLANK, ""))
        rows += [("", *_line_cells(line), "") for line in group.lines]
        bold.add(len(rows))
        rows.append(("Cộng", *_BLANK[1:], as_decimal(group.exact), group.rounded))
    return Table(
        GROUPED_COLUMNS, tuple(rows), title="BẢNG TÍNH LÃI", unit=UNIT, bold_rows=frozenset(bold)
    )


def group_title(group: SheetGroup) -> str:
    """Return "Lãi trong hạn, đến hạn ngày 02/07/2025"."""
    kind = SHEET_KIND[group.kind]
    if group.due_on:
        return f"{kind}, đến hạn ngày {format_date(group.due_on)}"
    return f"{kind}, kỳ đang chạy" if group.kind is SheetKind.INTEREST else kind


def as_decimal(exact: Fraction) -> Decimal:
    """Return exact interest as a decimal, fine enough for two places."""
    return Decimal(exact.numerator) / Decimal(exact.denominator)
