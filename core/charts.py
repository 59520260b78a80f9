"""Charts as plain values, drawn once for page and paper: bars from zero, steps over time.

Every chart can be read without colour: the tones differ in lightness, lines in their dashes,
and values stand beside what they measure. The same drawing goes into a page (`core.svg`), a PDF
and a Word file.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, String
from reportlab.lib.colors import HexColor

from core.ticks import Number as Number
from core.ticks import axis_ticks as axis_ticks
from core.ticks import number_label as number_label

#: The face of the labels; `papers.fonts` registers it, a page uses its own.
FONT = "LiberationSerif"
#: Dark blue, vermilion, light blue, straw: apart in hue and in lightness.
TONES = ("#12406f", "#d55e00", "#8fbfe0", "#f2e3a0")
DASHES: tuple[list[int] | None, ...] = (None, [6, 3], [2, 2], [8, 3, 2, 3])
INK, GRID = "#333333", "#bbbbbb"
SIZE = 9.0
#: Width of a letter as a share of its size, to reserve room without measuring; a page's own face
#: is wider than that of the papers.
LETTER = 0.6


@dataclass(frozen=True)
class Series:
    """One quantity over the chart's labels; None where the value is not known."""

    name: str
    values: tuple[Number | None, ...]


@dataclass(frozen=True)
class BarChart:
    """Bars from zero (biểu đồ cột, thanh); `title` says the finding and the day."""

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    horizontal: bool = False

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= len(TONES):
            raise ValueError("a bar chart shows one to four series")
        if any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError("every series has one value per label")


@dataclass(frozen=True)
class TimeLine:
    """One quantity on days, in order."""

    name: str
    points: tuple[tuple[date, Number], ...]


@dataclass(frozen=True)
class LineChart:
    """Quantities over time (biểu đồ đường); steps hold a value until the next day given."""

    title: str
    lines: tuple[TimeLine, ...]
    unit: str = ""
    step: bool = True

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= len(TONES):
            raise ValueError("a line chart shows one to four lines")


@dataclass(frozen=True)
class _Plot:
    """The inner rectangle and the scale of the values, in points."""

    left: float
    bottom: float
    width: float
    height: float
    ticks: list[Number]

    def share(self, value: Number) -> float:
        """Return where a value lies between the first tick (0) and the last (1)."""
        first, last = self.ticks[0], self.ticks[-1]
        return float((Decimal(value) - Decimal(first)) / (Decimal(last) - Decimal(first)))

    def y(self, value: Number) -> float:
        return self.bottom + self.height * self.share(value)

    def x(self, value: Number) -> float:
        return self.left + self.width * self.share(value)


def _words(drawing: Drawing, x: float, y: float, text: str, anchor: str = "start") -> None:
    drawing.add(
        String(x, y, text, fontName=FONT, fontSize=SIZE, fillColor=HexColor(INK), textAnchor=anchor)
    )


def _rule(drawing: Drawing, ends: tuple[float, float, float, float], tone: str) -> None:
    drawing.add(Line(*ends, strokeColor=HexColor(tone), strokeWidth=0.6))


def _text_width(text: str) -> float:
    return len(text) * SIZE * LETTER


def _fit(text: str, width: float) -> str:
    """Return text cut with "…" to about `width` points."""
    room = max(int(width / (SIZE * LETTER)), 2)
    return text if len(text) <= room else text[: room - 1].rstrip() + "…"


def _legend(drawing: Drawing, names: Sequence[str], left: float, unit: str) -> None:
    """Write the unit and, for several series, their names over the plot."""
    y = drawing.height - SIZE - 2
    if unit:
        _words(drawing, drawing.width, y, f"Đơn vị: {unit}", "end")
    if len(names) < 2:
        return
    x = left
    for name, tone in zip(names, TONES, strict=False):
        drawing.add(_box(x, y - 1, SIZE, SIZE, tone))
        _words(drawing, x + SIZE + 4, y, name)
        x += SIZE + 18 + _text_width(name)


def _box(x: float, y: float, width: float, height: float, tone: str) -> Rect:
    return Rect(
        x, y, width, height, fillColor=HexColor(tone), strokeColor=HexColor(INK), strokeWidth=0.4
    )


def draw(chart: BarChart | LineChart, width: float = 470, height: float = 200) -> Drawing:
    """Return the drawing of a chart, in points; without its title, which page or paper sets."""
    drawing = Drawing(width, height)
    if isinstance(chart, LineChart):
        _draw_lines(drawing, chart)
    elif chart.horizontal:
        _draw_horizontal(drawing, chart)
    else:
        _draw_vertical(drawing, chart)
    return drawing


def _known(chart: BarChart) -> list[Number]:
    return [value for one in chart.series for value in one.values if value is not None]


def _upright_plot(drawing: Drawing, values: list[Number], right: float) -> _Plot:
    """Draw the value axis at the left with its grid; return the plot."""
    ticks = axis_ticks(values)
    left = max(_text_width(number_label(tick)) for tick in ticks) + 8
    bottom, top = SIZE * 2, SIZE * 2.5
    plot = _Plot(left, bottom, drawing.width - left - right, drawing.height - bottom - top, ticks)
    for tick in ticks:
        y = plot.y(tick)
        _rule(drawing, (left, y, left + plot.width, y), INK if tick == 0 else GRID)
        _words(drawing, left - 4, y - SIZE / 3, number_label(tick), "end")
    return plot


def _draw_vertical(drawing: Drawing, chart: BarChart) -> None:
    plot = _upright_plot(drawing, _known(chart), right=4)
    _legend(drawing, [one.name for one in chart.series], plot.left, chart.unit)
    slot = plot.width / max(len(chart.labels), 1)
    thick = slot * 0.7 / len(chart.series)
    for index, label in enumerate(chart.labels):
        start = plot.left + slot * (index + 0.15)
        _words(drawing, start + slot * 0.35, 4, _fit(label, slot), "middle")
        for place, one in enumerate(chart.series):
            value = one.values[index]
            if value is None:
                continue
            x, zero, end = start + thick * place, plot.y(0), plot.y(value)
            drawing.add(_box(x, min(zero, end), thick, abs(end - zero), TONES[place]))
            if _text_width(number_label(value)) <= thick * 1.35:
                above = end + 2 if value >= 0 else end - SIZE
                _words(drawing, x + thick / 2, above, number_label(value), "middle")


def _draw_horizontal(drawing: Drawing, chart: BarChart) -> None:
    values = _known(chart)
    ticks = axis_ticks(values)
    widest = max([_text_width(label) for label in chart.labels], default=0)
    left = min(widest + 8, drawing.width * 0.4)
    right = max([_text_width(number_label(value)) for value in values], default=0) + 6
    top = SIZE * 2 if chart.unit or len(chart.series) > 1 else 4
    plot = _Plot(left, 4, drawing.width - left - right, drawing.height - 4 - top, ticks)
    _legend(drawing, [one.name for one in chart.series], left, chart.unit)
    slot = plot.height / max(len(chart.labels), 1)
    thick = slot * 0.75 / len(chart.series)
    zero = plot.x(0)
    for index, label in enumerate(chart.labels):
        head = plot.bottom + plot.height - slot * (index + 0.125)
        _words(drawing, left - 5, head - slot * 0.375 - SIZE / 3, _fit(label, left - 5), "end")
        for place, one in enumerate(chart.series):
            value = one.values[index]
            if value is None:
                continue
            y, end = head - thick * (place + 1), plot.x(value)
            drawing.add(_box(min(zero, end), y, abs(end - zero), thick, TONES[place]))
            _words(drawing, max(zero, end) + 3, y + thick / 2 - SIZE / 3, number_label(value))
    _rule(drawing, (zero, plot.bottom, zero, plot.bottom + plot.height), INK)


def _day_ticks(first: date, last: date, width: float) -> list[date]:
    """Return at most six days from first to last, evenly spread, no more than `width` takes."""
    span = (last - first).days
    count = max(min(5, span, int(width / (SIZE * 9.5))), 1)
    return [first + timedelta(days=span * index // count) for index in range(count + 1)]


def _draw_lines(drawing: Drawing, chart: LineChart) -> None:
    days = sorted(day for line in chart.lines for day, _ in line.points)
    values = [value for line in chart.lines for _, value in line.points]
    last_words = [_last_words(line, len(chart.lines) > 1) for line in chart.lines]
    share = 0.35 if drawing.width > 300 else 0.46
    room = min(max(map(_text_width, last_words)) + 8, drawing.width * share)
    plot = _upright_plot(drawing, values, right=room)
    _legend(drawing, (), plot.left, chart.unit)
    if not days:
        return
    span = max((days[-1] - days[0]).days, 1)

    def across(day: date) -> float:
        return plot.left + plot.width * (day - days[0]).days / span

    for day in _day_ticks(days[0], days[-1], plot.width) if len(set(days)) > 1 else days[:1]:
        anchor = "start" if day == days[0] else "middle"
        _words(drawing, across(day), 4, f"{day.day:02d}/{day.month:02d}/{day.year}", anchor)
    _strokes(drawing, chart, plot, across)
    _end_labels(drawing, chart, plot, [_fit(text, room - 6) for text in last_words])


def _last_words(line: TimeLine, named: bool) -> str:
    if not line.points:
        return line.name
    value = number_label(line.points[-1][1])
    return f"{line.name}: {value}" if named else value


def _strokes(
    drawing: Drawing, chart: LineChart, plot: _Plot, across: Callable[[date], float]
) -> None:
    for index, line in enumerate(chart.lines):
        path: list[float] = []
        for day, value in line.points:
            if chart.step and path:
                path += [across(day), path[-1]]
            path += [across(day), plot.y(value)]
        if chart.step and path:
            path += [plot.left + plot.width, path[-1]]
        if len(path) >= 4:
            tone = HexColor(TONES[index] if index < 3 else INK)
            dash = DASHES[index]
            drawing.add(PolyLine(path, strokeColor=tone, strokeWidth=1.6, strokeDashArray=dash))


def _end_labels(drawing: Drawing, chart: LineChart, plot: _Plot, words: list[str]) -> None:
    """Write each line's name and last value at its end, moved apart where they would touch."""
    ends = sorted(
        (plot.y(line.points[-1][1]) if line.points else plot.bottom, text)
        for line, text in zip(chart.lines, words, strict=True)
    )
    places = _apart([y - SIZE / 3 for y, _ in ends], plot.bottom + plot.height - SIZE / 3)
    for y, (_, text) in zip(places, ends, strict=True):
        _words(drawing, plot.left + plot.width + 5, y, text)


def _apart(places: list[float], highest: float) -> list[float]:
    """Return rising places a line of text apart, none above the highest: there stands the unit."""
    step, lowest = SIZE + 1, -math.inf
    risen = []
    for y in places:
        lowest = max(y, lowest + step)
        risen.append(lowest)
    below = highest + step
    kept: list[float] = []
    for y in reversed(risen):
        below = min(y, below - step)
        kept.insert(0, below)
    return kept
