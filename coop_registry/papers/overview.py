"""The overview as a workbook: every table on a sheet of its own; the monthly report as another."""

from coop_registry.labels import KIND
from coop_registry.labels.overview import capital_made_of, members_made_of, standing_made_of
from coop_registry.papers.monthly import Monthly, figure_lines, finding_lines, monthly_title
from coop_registry.papers.overview_tables import FigureTable, Line, tables_of
from coop_registry.rules.kinds import Kind
from coop_registry.rules.narrowing import Narrowing
from coop_registry.rules.overview import Overview
from core.dates import format_date
from papers.blocks import Cell, CellKind, Column
from papers.demo import DEMO
from papers.excel import Sheet, render_xlsx

#: Room for findings that nothing limits.
EVERY_FINDING = 10_000


def overview_xlsx(figures: Overview, base: Narrowing, place: str) -> bytes:
    """Return the workbook of all tables as of the day; figures are numbers."""
    tables = tables_of(figures, base).values()
    return render_xlsx(
        tuple(_sheet(table, figures, place) for table in tables) or (_empty(figures, place),)
    )


def _sheet(table: FigureTable, figures: Overview, place: str) -> Sheet:
    return Sheet(
        name=table.title[:31],
        title=f"{table.title.upper()} – {place.upper()}",
        columns=(
            Column(table.about, width_mm=80),
            *(
                Column(head, CellKind.MONEY if is_money else CellKind.INT, width_mm=30)
                for head, is_money in table.heads
            ),
        ),
        rows=tuple(_row(line) for line in table.lines),
        total=_row(table.total) if table.total else None,
        as_of=_as_of(figures),
        notes=_notes(table, figures),
    )


def _empty(figures: Overview, place: str) -> Sheet:
    """Return the one sheet of a register that has nothing to count."""
    return Sheet(
        name="Tổng quan",
        title=f"TỔNG QUAN – {place.upper()}",
        columns=(Column("Chưa có tổ chức nào trong sổ", width_mm=80),),
        rows=(),
        as_of=_as_of(figures),
    )


def _as_of(figures: Overview) -> str:
    return f"Số liệu tính đến ngày {format_date(figures.on)}"


def _row(line: Line) -> tuple[Cell, ...]:
    return (line.name, *(figure.value for figure in line.figures))


def _notes(table: FigureTable, figures: Overview) -> tuple[str, ...]:
    """Return what the figures are made of; members and capital are those of who has not ended."""
    whole = figures.whole
    made = (
        f"Chưa giải thể, chấm dứt: {standing_made_of(whole)}.",
        f"Thành viên: {members_made_of(whole)}.",
        f"Vốn điều lệ: {capital_made_of(whole)}.",
        "Thành viên và vốn chỉ tính các tổ chức chưa giải thể, chấm dứt.",
    )
    has_sums = len(table.heads) > 4
    return (
        *((table.note,) if table.note else ()),
        *(made if has_sums and whole.standing else ()),
        *((DEMO,) if figures.is_demo else ()),
    )


def monthly_xlsx(report: Monthly) -> bytes:
    """Return the monthly report as a workbook: every kind and every finding, all three days."""
    kinds = tuple(Kind)
    lines = [*figure_lines(report, kinds), *finding_lines(report, kinds, EVERY_FINDING)]
    rows = [
        (
            KIND[kind],
            name,
            changes[place].now,
            changes[place].month_ago,
            changes[place].since_month,
            changes[place].year_ago,
            changes[place].since_year,
        )
        for place, kind in enumerate(kinds)
        for name, changes in lines
    ]
    now, month_ago, year_ago = (format_date(one.on) for one in report.days)
    return render_xlsx(
        (
            Sheet(
                name="Báo cáo tháng",
                title=monthly_title(report).upper(),
                columns=(
                    Column("Loại hình", width_mm=40),
                    Column("Chỉ tiêu", width_mm=70),
                    Column(f"Ngày {now}", CellKind.INT, width_mm=28),
                    Column(f"Ngày {month_ago}", CellKind.INT, width_mm=28),
                    Column("Tăng, giảm so với cuối tháng trước", CellKind.INT, width_mm=30),
                    Column(f"Ngày {year_ago}", CellKind.INT, width_mm=28),
                    Column("Tăng, giảm so với cùng kỳ năm trước", CellKind.INT, width_mm=30),
                ),
                rows=tuple(rows),
                as_of=f"Số liệu tính đến ngày {now}",
                notes=(DEMO,) if report.is_demo else (),
            ),
        )
    )
