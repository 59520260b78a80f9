"""The few charts of the overview and the schema of districts, drawn from its figures."""

from dataclasses import replace

from markupsafe import Markup

from coop_registry.labels import SECTOR
from coop_registry.labels.organisation import SHORT_STATUS
from coop_registry.labels.overview import (
    district_finding,
    founding_finding,
    sector_finding,
    status_finding,
)
from coop_registry.papers.overview_tables import MIXED_SECTOR, UNWRITTEN_SECTOR
from coop_registry.queries.overview import Shown
from coop_registry.routes.overview_links import Links
from coop_registry.rules.kinds import Status
from coop_registry.rules.narrowing import Narrowing
from coop_registry.rules.overview import MIXED, Overview
from coop_registry.rules.sectors import Sector
from core.charts import BarChart, Series, draw
from core.money import format_number
from core.svg import NARROW, WIDE, svg
from core.tile_map import Tile, steps_of, tile_map
from reference import queries as reference

#: Years drawn; the table underneath has all of them.
MOST_YEARS = 15
_ROW, _FOOT, _COLUMNS = 17, 26, 170

Drawn = tuple[str, Markup]


def charts_of(figures: Overview) -> dict[str, Drawn]:
    """Return the charts by the key of the table they stand over: title and drawing."""
    drawn = {
        "tinh-trang": _statuses(figures),
        "linh-vuc": _sectors(figures),
        "thanh-lap": _years(figures),
    }
    return {key: (chart.title, _drawing(chart)) for key, chart in drawn.items() if chart.labels}


def _drawing(chart: BarChart) -> Markup:
    """Return a chart for a wide page and for a phone, where many columns lie down as bars."""
    lying = replace(chart, horizontal=True)
    lines = len(chart.labels) * len(chart.series)
    drawn = (
        (chart, WIDE, "wide", _height(lines) if chart.horizontal else _COLUMNS),
        (lying, NARROW, "narrow", _height(lines)),
    )
    return Markup("").join(
        svg(draw(one, width, height), one.title, _told(one), f"chart chart-{name}")
        for one, width, name, height in drawn
    )


def _height(lines: int) -> float:
    return _ROW * lines + _FOOT


def _told(chart: BarChart) -> str:
    """Return the numbers of a chart in words, for those who do not see it."""
    return "; ".join(
        f"{label}: " + ", ".join(_value(one.values[place]) for one in chart.series)
        for place, label in enumerate(chart.labels)
    )


def _value(value: object) -> str:
    return format_number(value) if isinstance(value, int) else "—"


def _statuses(figures: Overview) -> BarChart:
    bars = [
        (SHORT_STATUS[status] if status else "Chưa ghi tình trạng", sum(counts.values()))
        for status, counts in figures.statuses
    ]
    return _bars(status_finding(figures), bars)


def _sectors(figures: Overview) -> BarChart:
    named = [
        (SECTOR[part.key], part.tally.active)
        for part in figures.sectors
        if isinstance(part.key, Sector) and part.tally.active
    ]
    rest = {part.key: part.tally.active for part in figures.sectors}
    bars = sorted(named, key=lambda bar: -bar[1])
    for key, words in ((MIXED, MIXED_SECTOR), (None, UNWRITTEN_SECTOR)):
        bars += [(words, rest[key])] if rest.get(key) else []
    return _bars(sector_finding(figures), bars)


def _bars(title: str, bars: list[tuple[str, int]]) -> BarChart:
    return BarChart(
        title,
        tuple(label for label, _ in bars),
        (Series("Số tổ chức", tuple(count for _, count in bars)),),
        unit="tổ chức",
        horizontal=True,
    )


def _years(figures: Overview) -> BarChart:
    """Return founding and ending by year: every year of the span, also those without any."""
    founded = {part.key: part.tally.total for part in figures.founded if part.key is not None}
    ended = dict(figures.ended)
    known = [*founded, *ended]
    if not known:
        return BarChart("", (), (Series("", ()),))
    last = max(known)
    years = list(range(max(min(known), last - MOST_YEARS + 1), last + 1))
    return BarChart(
        founding_finding(figures, years),
        tuple(map(str, years)),
        (
            Series("Thành lập", tuple(founded.get(year, 0) for year in years)),
            Series("Giải thể, chấm dứt", tuple(ended.get(year, 0) for year in years)),
        ),
    )


def schema_of(shown: Shown, base: Narrowing, links: Links) -> tuple[str, Markup, list[str]] | None:
    """Return title, drawing and shades in words of the schema of districts (sơ đồ).

    None where a district of the table has no outline: the table alone is honest then.
    """
    shapes, figures = reference.unit_shapes(), shown.figures
    codes = {one.id: one.code for one in shown.districts}
    parts = [part for part in figures.districts if part.key is not None]
    if len(parts) < 2 or any(codes.get(part.key or 0) not in shapes for part in parts):
        return None
    tiles = []
    for part in parts:
        assert part.key is not None  # the others were left out above
        shape = shapes[codes[part.key]]
        narrowed = Narrowing(base.kind, Status.ACTIVE, part.key)
        tiles.append(
            Tile(
                shape.points,
                shape.label_at,
                shape.label,
                part.tally.active,
                links.list_url(narrowed, part.tally.active) or f"#huyen-{part.key}",
                f"{part.name}: {format_number(part.tally.active)} tổ chức đang hoạt động",
            )
        )
    steps = steps_of([tile.value for tile in tiles])
    words = ["0", *(_span(first, last) for first, last in steps)]
    title = district_finding(figures)
    return title, tile_map(tiles, title), words


def _span(first: int, last: int) -> str:
    if first == last:
        return format_number(first)
    return f"{format_number(first)}–{format_number(last)}"
