from datetime import date
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics.shapes import Drawing, Ellipse, Line, Rect, String
from reportlab.lib.colors import HexColor

from core.charts import (
    SIZE,
    TONES,
    BarChart,
    LineChart,
    Series,
    TimeLine,
    axis_ticks,
    draw,
    number_label,
)
from core.svg import NARROW, WIDE, page_chart, svg

NS = "{http://www.w3.org/2000/svg}"


def make_bars(*values: int | Decimal | None, horizontal: bool = False, **more: str) -> BarChart:
    labels = tuple(f"Huyện {index}" for index in range(len(values)))
    return BarChart(
        "Số hợp tác xã", labels, (Series("HTX", values),), horizontal=horizontal, **more
    )


def make_steps(step: bool = True) -> LineChart:
    plan = TimeLine("Kế hoạch", ((date(2024, 7, 1), 10), (date(2025, 6, 2), 30)))
    done = TimeLine("Thực hiện", ((date(2024, 7, 1), 0), (date(2025, 1, 15), 28)))
    return LineChart("Hợp tác xã thành lập mới", (plan, done), unit="hợp tác xã", step=step)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


def boxes(drawing: Drawing) -> list[Rect]:
    return [shape for shape in drawing.contents if isinstance(shape, Rect)]


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([95, 100], [0, 20, 40, 60, 80, 100]),
        ([1], [0, 1]),
        ([0], [0, 1]),
        ([], [0, 1]),
        ([-40, 60], [-40, -20, 0, 20, 40, 60]),
        ([1_250_000_000], [0, 500_000_000, 1_000_000_000, 1_500_000_000]),
        ([Decimal("0.4")], [0, Decimal("0.1"), Decimal("0.2"), Decimal("0.3"), Decimal("0.4")]),
    ],
)
def test_axis_is_even_and_holds_zero_and_every_value(values: list, ticks: list) -> None:
    assert axis_ticks(values) == ticks


def test_bars_begin_at_zero_and_their_lengths_keep_proportion() -> None:
    low, high = boxes(draw(make_bars(90, 100)))
    assert low.y == high.y
    assert low.height / high.height == pytest.approx(0.9)


def test_horizontal_bars_keep_proportion_and_name_every_value() -> None:
    drawing = draw(make_bars(250, 1000, horizontal=True))
    short, long = boxes(drawing)
    assert short.x == long.x
    assert short.width / long.width == pytest.approx(0.25)
    assert {"250", "1.000", "Huyện 0", "Huyện 1"} <= set(words(drawing))


def test_an_unknown_value_has_no_bar_and_a_negative_one_hangs_below_zero() -> None:
    drawing = draw(make_bars(None, -5, 10))
    below, above = boxes(drawing)
    assert below.y + below.height == pytest.approx(above.y)


def test_numbers_are_vietnamese() -> None:
    assert number_label(1_234_567) == "1.234.567"
    assert number_label(Decimal("6.50")) == "6,5"


def test_steps_hold_a_value_until_the_next_day() -> None:
    drawing = draw(make_steps())
    plan = next(shape for shape in drawing.contents if type(shape).__name__ == "PolyLine")
    ys = plan.points[1::2]
    assert ys[0] == ys[1]
    assert ys[1] < ys[2]
    assert any("Kế hoạch: 30" in text for text in words(drawing))


def test_lines_differ_in_dashes_for_grey_print() -> None:
    dashes = [s.strokeDashArray for s in draw(make_steps()).contents if hasattr(s, "points")]
    assert len({str(dash) for dash in dashes}) == 2


def test_tones_differ_in_lightness_for_grey_print() -> None:
    def light(tone: str) -> float:
        red, green, blue = HexColor(tone).rgb()
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    levels = sorted(light(tone) for tone in TONES)
    ratios = [(b + 0.05) / (a + 0.05) for a, b in pairwise(levels)]
    assert min(ratios) >= 1.5


def test_labels_stay_on_the_drawing_with_long_names() -> None:
    chart = BarChart("x", ("Ă" * 500, "b"), (Series("Ô" * 90, (10**15, 3)),), horizontal=True)
    for shape in draw(chart).contents:
        if isinstance(shape, Rect):
            assert shape.x >= 0
            assert shape.x + shape.width <= 470


def test_a_line_chart_without_points_is_an_empty_axis() -> None:
    drawing = draw(LineChart("Chưa có số liệu", (TimeLine("Dư nợ", ()),)))
    assert any(isinstance(shape, Line) for shape in drawing.contents)


def test_line_labels_at_the_top_neither_touch_nor_reach_the_unit_nor_the_edge() -> None:
    days = (date(2017, 6, 20), date(2025, 6, 2))
    names = ("Vốn điều lệ", "Cam kết góp", "Đã góp")
    lines = tuple(TimeLine(name, tuple((day, 300) for day in days)) for name in names)
    drawing = draw(LineChart("Vốn", lines, unit="triệu đồng"), 640, 220)
    texts = {shape.text: shape for shape in drawing.contents if isinstance(shape, String)}
    ends = sorted((texts[f"{name}: 300"].y for name in names), reverse=True)
    assert ends[0] < texts["Đơn vị: triệu đồng"].y - SIZE
    assert all(above - below >= SIZE for above, below in pairwise(ends))
    for name in names:
        label = texts[f"{name}: 300"]
        assert label.x + len(label.text) * SIZE * 0.58 <= 640
    first = texts["20/06/2017"]
    assert first.textAnchor == "start"
    assert first.x >= 0


@pytest.mark.parametrize(
    "chart", [make_bars(1, 2, None), make_bars(3, horizontal=True), make_steps()]
)
def test_svg_is_xml_without_style_or_script_and_named(chart: BarChart | LineChart) -> None:
    markup = svg(draw(chart), "Tên <b>", "Mô tả & số liệu")
    root = ET.fromstring(markup)
    assert root.get("role") == "img"
    assert root.find(f"{NS}title").text == "Tên <b>"
    assert root.find(f"{NS}desc").text == "Mô tả & số liệu"
    assert root.get("aria-labelledby").split() == [
        root.find(f"{NS}title").get("id"),
        root.find(f"{NS}desc").get("id"),
    ]
    assert "style" not in markup
    assert "<script" not in markup


def test_svg_escapes_labels() -> None:
    chart = BarChart("x", ("<script>alert(1)</script>",), (Series("a", (1,)),), horizontal=True)
    markup = svg(draw(chart, 900), "x", "y")
    assert "<script" not in markup
    assert any("<script>" in (node.text or "") for node in ET.fromstring(markup).iter(f"{NS}text"))


def test_svg_bars_stand_on_the_zero_line() -> None:
    root = ET.fromstring(svg(draw(make_bars(5, 10)), "x", "y"))
    feet = {round(float(r.get("y")) + float(r.get("height")), 1) for r in root.iter(f"{NS}rect")}
    assert len(feet) == 1


def test_svg_refuses_a_shape_it_would_draw_wrongly() -> None:
    drawing = Drawing(10, 10)
    drawing.add(Ellipse(5, 5, 2, 1))
    with pytest.raises(TypeError, match="Ellipse"):
        svg(drawing, "x", "y")


def test_charts_refuse_values_without_labels() -> None:
    with pytest.raises(ValueError, match="one value per label"):
        BarChart("x", ("a",), (Series("s", (1, 2)),))


def test_a_page_gets_a_wide_and_a_narrow_drawing_with_names_of_their_own() -> None:
    days = tuple((date(2018 + year, 1, 1), 1_200) for year in range(8))
    lines = tuple(TimeLine(name, days) for name in ("Vốn điều lệ", "Cam kết góp", "Đã góp"))
    root = ET.fromstring(
        f"<div>{page_chart(LineChart('Vốn', lines, 'triệu đồng'), 'Vốn', 'x')}</div>"
    )
    wide, narrow = root.findall(f"{NS}svg")
    assert (wide.get("class"), narrow.get("class")) == ("chart chart-wide", "chart chart-narrow")
    assert (float(wide.get("width", 0)), float(narrow.get("width", 0))) == (WIDE, NARROW)
    assert wide.get("aria-labelledby") != narrow.get("aria-labelledby")
    for drawing in (wide, narrow):
        texts = [text.text or "" for text in drawing.iter(f"{NS}text")]
        assert {"Vốn điều lệ: 1.200", "Cam kết góp: 1.200", "Đã góp: 1.200"} <= set(texts)
        assert not [text for text in texts if text.endswith("…")]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_days_under_a_line_never_touch(width: float) -> None:
    days = tuple((date(2018 + year, 3, 12), year) for year in range(8))
    drawing = draw(LineChart("Vốn", (TimeLine("Đã góp", days),)), width, 190)
    shown = [one for one in drawing.contents if isinstance(one, String) and "/" in one.text]
    ends = [(_left(one), _left(one) + len(one.text) * SIZE * 0.6) for one in shown]
    assert len(shown) >= 2
    assert all(before[1] < after[0] for before, after in pairwise(sorted(ends)))


def _left(one: String) -> float:
    shift = {"start": 0, "middle": 0.5, "end": 1}[one.textAnchor]
    return float(one.x) - shift * len(one.text) * SIZE * 0.6
