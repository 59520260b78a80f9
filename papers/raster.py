"""Chart drawings as PNG for Word, which shows no vector drawing of ours.

Only the shapes of `core.charts` are drawn; Pillow and the shipped face suffice.
"""

from functools import cache
from io import BytesIO
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.shapes import Drawing, Line, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from papers import fonts

#: Pixels per point: 300 per inch.
SCALE = 300 / 72
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}

Point = tuple[float, float]


@cache
def _face(size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts.font_path(fonts.REGULAR)), round(size * SCALE))


def png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG at 300 dots per inch; raises TypeError for an unknown shape."""
    size = (round(drawing.width * SCALE), round(drawing.height * SCALE))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.contents:
        _draw(pen, shape, size[1])
    target = BytesIO()
    image.save(target, "PNG", optimize=True, dpi=(300, 300))
    return target.getvalue()


def _rgb(colour: Color) -> str:
    return f"#{colour.hexval()[2:]}"


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, height: int) -> None:
    def at(x: float, y: float) -> Point:
        return x * SCALE, height - y * SCALE

    match shape:
        case Rect():
            low, high = at(shape.x, shape.y), at(shape.x + shape.width, shape.y + shape.height)
            corners = (low[0], high[1], high[0], low[1])
            pen.rectangle(corners, fill=_rgb(shape.fillColor), outline=_rgb(shape.strokeColor))
        case Line():
            _stroke(pen, [at(shape.x1, shape.y1), at(shape.x2, shape.y2)], shape)
        case PolyLine():
            pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
            _stroke(pen, [at(x, y) for x, y in pairs], shape)
        case String():
            place, face = at(shape.x, shape.y), _face(shape.fontSize)
            anchor = _ANCHORS[shape.textAnchor]
            pen.text(place, shape.text, _rgb(shape.fillColor), face, anchor=anchor)
        case _:
            raise TypeError(f"cannot draw {type(shape).__name__}")


def _stroke(pen: ImageDraw.ImageDraw, points: list[Point], shape: Shape) -> None:
    """Draw a line through points, dashed where the shape says so."""
    width = max(round(shape.strokeWidth * SCALE), 1)
    tone = _rgb(shape.strokeColor)
    if not shape.strokeDashArray:
        pen.line(points, fill=tone, width=width, joint="curve")
        return
    for piece in _dashes(points, [part * SCALE for part in shape.strokeDashArray]):
        pen.line(piece, fill=tone, width=width)


def _dashes(points: list[Point], pattern: list[float]) -> list[tuple[Point, Point]]:
    """Return the drawn pieces of a dashed line; the pattern goes on round corners."""
    pieces: list[tuple[Point, Point]] = []
    index, left = 0, pattern[0]
    for start, end in pairwise(points):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        done = 0.0
        while done < length:
            step = min(left, length - done)
            if index % 2 == 0:
                pieces.append(
                    (
                        _between(start, end, done / length),
                        _between(start, end, (done + step) / length),
                    )
                )
            done, left = done + step, left - step
            if left <= 0:
                index = (index + 1) % len(pattern)
                left = pattern[index]
    return pieces


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
