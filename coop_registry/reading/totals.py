"""Rows of past totals ("biểu tổng hợp") read figure by figure, with the day and unit of each."""

from dataclasses import dataclass, field

from coop_registry.reading import values as v
from coop_registry.reading.amounts import read_income, read_money
from coop_registry.reading.cells import Cell, text_of
from coop_registry.reading.columns import Column
from coop_registry.reading.counts import read_count
from coop_registry.reading.figures import figure_of
from coop_registry.reading.meanings import M
from coop_registry.reading.read import Read, doubtful
from coop_registry.reading.rows import (
    Level,
    ListRow,
    RowProblem,
    Setting,
    cell_of,
    column_text,
    refuse_lost_letters,
    tell,
)
from coop_registry.reading.scales import MoneyUnit, Period, period_in, unit_in
from coop_registry.reading.tables import BodyRow, Table
from coop_registry.rules.kinds import Kind
from coop_registry.rules.totals import AVERAGES, INCOMES, MONEY, PARTS, SUMS, WHOLE, Total
from core.dates import PartialDate
from core.money import format_number
from core.text import clean, fold

#: More members than any unit of this register has.
_MOST = 5_000_000
_WHOM = {
    Kind.COOPERATIVE: "Hợp tác xã",
    Kind.UNION: "Liên hiệp hợp tác xã",
    Kind.GROUP: "Tổ hợp tác",
}
_LEVELS = {M.COMMUNE: "commune", M.DISTRICT: "district", M.PROVINCE: "province"}
SHARE = "Là tỷ lệ, không phải số liệu tổng hợp; không ghi."
UNKNOWN = "Chỉ tiêu này chưa có trong danh mục số liệu tổng hợp; không ghi."


@dataclass(frozen=True, slots=True)
class TotalFigure:
    """One figure of a row: what, of which day, as it was read, in which column."""

    index: int
    what: Total
    on: PartialDate | None
    read: Read
    column: str


@dataclass(slots=True)
class TotalsRow(ListRow):
    """One row of a past total: a unit with its figures, or a figure of several years."""

    place: v.Place | None = None
    #: Words of the unit, or of the indicator.
    label: str = ""
    is_unknown: bool = False
    figures: list[TotalFigure] = field(default_factory=list)


def read_totals(table: Table, body: BodyRow, setting: Setting) -> TotalsRow:
    """Return one row of a past total with its figures and problems."""
    row = TotalsRow(table.file, table.sheet, body.number, body.groups, body.cells)
    refuse_lost_letters(row)
    row.values[M.ORDER] = v.read_order(cell_of(body, setting.columns, M.ORDER))
    indicator = setting.columns.of(M.INDICATOR)
    if indicator is not None:
        _read_indicator(row, body, setting)
    else:
        _read_unit(row, body, setting)
    _check(row)
    return row


# -- units in rows ---------------------------------------------------------------------------------


def _read_unit(row: TotalsRow, body: BodyRow, setting: Setting) -> None:
    row.place = _place(row, body, setting)
    for column in setting.columns.columns:
        if isinstance(column.meaning, Total):
            cell = body.cells[column.index] if column.index < len(body.cells) else None
            unit, period = column.unit or setting.unit, column.period
            _take(row, column, column.meaning, _read(cell, column.meaning, unit, period))


def _place(row: TotalsRow, body: BodyRow, setting: Setting) -> v.Place | None:
    """Return which unit a row is about: by its own columns, a district above it beside."""
    named: dict[str, v.Unit] = {}
    rest: tuple[str, ...] = ()
    for meaning in (M.UNIT, *_LEVELS):
        cell = cell_of(body, setting.columns, meaning)
        words = clean(text_of(cell))
        if not words:
            continue
        row.values[meaning] = Read(words, words)
        row.label = row.label or words
        read = v.read_place(cell)
        if read.doubt or not isinstance(read.value, v.Place):
            tell(row, read, column_text(setting.columns, meaning), meaning)
            continue
        typed = {
            level: unit
            for level in _LEVELS.values()
            if (unit := getattr(read.value, level)) is not None
        }
        named |= typed
        if not typed and meaning in _LEVELS and read.value.rest:
            named.setdefault(_LEVELS[meaning], v.Unit(read.value.rest[0]))
        elif not typed:
            rest = rest or read.value.rest
    if not row.label:
        message = "Dòng không ghi đơn vị hành chính."
        row.problems.append(RowProblem(Level.REJECTED, message, "", "", M.UNIT))
        return None
    if "district" not in named:
        over = next((p for words in reversed(row.groups) if (p := _district(words))), None)
        if over is not None and (rest or "commune" in named):
            named["district"] = over
    return v.Place(rest=rest, **named)


def _district(words: str) -> v.Unit | None:
    place = v.read_place(words).value
    return place.district if isinstance(place, v.Place) else None


# -- figures in rows -------------------------------------------------------------------------------


def _read_indicator(row: TotalsRow, body: BodyRow, setting: Setting) -> None:
    words = clean(text_of(cell_of(body, setting.columns, M.INDICATOR)))
    row.label = words
    row.values[M.INDICATOR] = Read(words, words)
    what = _figure(words, row.groups, setting)
    measure = clean(text_of(cell_of(body, setting.columns, M.MEASURE)))
    if measure:
        row.values[M.MEASURE] = Read(measure, measure)
    if what is None or "%" in measure:
        row.is_unknown = True
        heading = column_text(setting.columns, M.INDICATOR)
        message = SHARE if "%" in measure else UNKNOWN
        row.problems.append(RowProblem(Level.WARNING, message, heading, words, M.INDICATOR))
        return
    for column in setting.columns.columns:
        if column.meaning is M.FIGURE:
            cell = body.cells[column.index] if column.index < len(body.cells) else None
            unit = unit_in(measure) or unit_in(words) or column.unit or setting.unit
            period = period_in(measure) or period_in(words) or column.period
            _take(row, column, what, _measured(_read(cell, what, unit, period), what, measure))


def _figure(words: str, groups: tuple[str, ...], setting: Setting) -> Total | None:
    """Return the figure of a row; of whom the whole table speaks counts where the row is silent."""
    own = figure_of(words, *groups)
    if own is None and setting.kind is not None:
        own = figure_of(words, _WHOM[setting.kind], *groups)
    return own


def _measured(read: Read, what: Total, measure: str) -> Read:
    """Doubt a count whose unit is money, and money whose unit is a number of people."""
    if not measure or read.value is None or read.doubt:
        return read
    money = unit_in(measure) is not None and fold(measure) != "nguoi"
    if money != (what in MONEY):
        return read._replace(doubt=f"Đơn vị tính “{measure[:40]}” không hợp với chỉ tiêu.")
    return read


# -- values ----------------------------------------------------------------------------------------


def _read(cell: Cell, what: Total, unit: MoneyUnit | None, period: Period | None) -> Read:
    """Return one figure; averages out of the range of one organisation wait for a person."""
    if what in INCOMES:
        return read_income(cell, unit, period)
    if what in AVERAGES:
        profit = what in (Total.PROFIT_AVERAGE, Total.GROUP_PROFIT_AVERAGE)
        return read_money(cell, M.PROFIT if profit else M.REVENUE, unit)
    if what in SUMS:
        return read_money(cell, M.REVENUE, unit, Kind.UNION)
    read = read_count(cell, M.FIGURE, _MOST)
    if "%" in read.raw:
        return doubtful(None, read.raw, "Là tỷ lệ, không phải số lượng.")
    return read


def _take(row: TotalsRow, column: Column, what: Total, read: Read) -> None:
    """Keep a figure that says something, and tell what is doubtful about it."""
    if read.is_blank:
        return
    heading = column.heading.text
    row.figures.append(TotalFigure(column.index, what, column.spoken, read, heading))
    if read.doubt:
        row.problems.append(
            RowProblem(Level.WARNING, read.doubt, heading, read.raw, column.meaning)
        )


def _check(row: TotalsRow) -> None:
    """Warn where a part is larger than its whole: reports do not close, they are not refused."""
    for on in dict.fromkeys(figure.on for figure in row.figures):
        said = {
            figure.what: figure.read.value
            for figure in row.figures
            if figure.on == on and figure.read.is_clear
        }
        larger = [
            part
            for part, whole in WHOLE.items()
            if part in said and whole in said and said[part] > said[whole]
        ]
        for part in larger:
            figure = next(one for one in row.figures if one.on == on and one.what is part)
            message = f"Lớn hơn tổng số {format_number(said[WHOLE[part]])}."
            row.problems.append(RowProblem(Level.WARNING, message, figure.column, figure.read.raw))
        for whole, parts in () if larger else PARTS:
            added = sum(said.get(part, 0) for part in parts)
            if whole in said and added > said[whole]:
                message = (
                    f"Các số thành phần cộng được {format_number(added)}, lớn hơn tổng số "
                    f"{format_number(said[whole])}."
                )
                row.problems.append(RowProblem(Level.WARNING, message))
