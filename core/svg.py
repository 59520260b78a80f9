"""Drawings as SVG for a page, without inline style: our content policy blocks it."""

import hashlib
from xml.etree import ElementTree as ET

from markupsafe import Markup
from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Group,
    Line,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    String,
)

from core.charts import BarChart, LineChart, draw

_ANCHORS = {"start": "start", "middle": "middle", "end": "end"}


#: Widths in points: stretched over a page of 1280 pixels, or over a phone of 360, letters of
#: nine points are read at the size of the text around them.
WIDE, NARROW = 470.0, 250.0


def page_chart(
    chart: BarChart | LineChart, title: str, description: str, height: float = 190
) -> Markup:
    """Return a chart drawn twice, for a wide page and for a phone; the page shows one of them."""
    drawings = (("chart chart-wide", WIDE), ("chart chart-narrow", NARROW))
    return Markup("").join(
        svg(draw(chart, width, height), title, description, shown_as)
        for shown_as, width in drawings
    )


def svg(drawing: Drawing, title: str, description: str, shown_as: str = "chart") -> Markup:
    """Return a drawing as markup for a page, named for those who cannot see it.

    Colours and sizes are attributes (no `style`), letters take the face of the page. Raises
    TypeError for a shape that is not one of rectangle, line, polygon, circle, text or group.
    """
    name = hashlib.sha256(f"{title}\n{description}\n{drawing.width}".encode()).hexdigest()[:12]
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": shown_as,
            "role": "img",
            "aria-labelledby": f"chart-{name}-title chart-{name}-desc",
            "viewBox": f"0 0 {_n(drawing.width)} {_n(drawing.height)}",
            "width": _n(drawing.width),
            "height": _n(drawing.height),
        },
    )
    ET.SubElement(root, "title", {"id": f"chart-{name}-title"}).text = title
    ET.SubElement(root, "desc", {"id": f"chart-{name}-desc"}).text = description
    for shape in drawing.contents:
        _add(root, shape, float(drawing.height))
    # ElementTree has escaped every letter of the text.
    return Markup(ET.tostring(root, encoding="unicode"))


def _n(value: float) -> str:
    """Return a short number."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"


def _paint(shape: Shape) -> dict[str, str]:
    """Return fill and stroke of a shape as attributes."""
    fill = getattr(shape, "fillColor", None)
    stroke = getattr(shape, "strokeColor", None)
    paint = {"fill": f"#{fill.hexval()[2:]}" if fill is not None else "none"}
    if stroke is not None:
        paint["stroke"] = f"#{stroke.hexval()[2:]}"
        paint["stroke-width"] = _n(shape.strokeWidth)
        if shape.strokeDashArray:
            paint["stroke-dasharray"] = " ".join(_n(part) for part in shape.strokeDashArray)
    return paint


def _points(flat: list[float], height: float) -> str:
    pairs = zip(flat[::2], flat[1::2], strict=True)
    return " ".join(f"{_n(x)},{_n(height - y)}" for x, y in pairs)


def _add(parent: ET.Element, shape: Shape, height: float) -> None:
    """Append one shape; y runs downwards on a page, upwards in a drawing."""
    if isinstance(shape, Group):
        if tuple(shape.transform) != (1, 0, 0, 1, 0, 0):
            raise TypeError("a moved group cannot be shown")
        group = ET.SubElement(parent, "g")
        for one in shape.contents:
            _add(group, one, height)
    elif isinstance(shape, String):
        _add_text(parent, shape, height)
    else:
        tag, where = _outline(shape, height)
        ET.SubElement(parent, tag, where | _paint(shape))


def _add_text(parent: ET.Element, shape: String, height: float) -> None:
    attributes = {
        "x": _n(shape.x),
        "y": _n(height - shape.y),
        "font-size": _n(shape.fontSize),
        "text-anchor": _ANCHORS[shape.textAnchor],
        "fill": f"#{shape.fillColor.hexval()[2:]}",
    }
    ET.SubElement(parent, "text", attributes).text = shape.text


def _outline(shape: Shape, height: float) -> tuple[str, dict[str, str]]:
    """Return the element's name and where it stands."""
    match shape:
        case Rect():
            where = {"x": _n(shape.x), "y": _n(height - shape.y - shape.height)}
            return "rect", where | {"width": _n(shape.width), "height": _n(shape.height)}
        case Line():
            ends = {"x1": _n(shape.x1), "y1": _n(height - shape.y1)}
            return "line", ends | {"x2": _n(shape.x2), "y2": _n(height - shape.y2)}
        case Polygon():
            return "polygon", {"points": _points(shape.points, height)}
        case PolyLine():
            return "polyline", {"points": _points(shape.points, height)}
        case Circle():
            return "circle", {"cx": _n(shape.cx), "cy": _n(height - shape.cy), "r": _n(shape.r)}
    raise TypeError(f"cannot show {type(shape).__name__}")
