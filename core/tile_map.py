"""A drawn schema of areas (sơ đồ): outlines that lead somewhere, each with its name and number.

Not a map to scale. It is read without colour: shades differ in lightness, and name and number
stand on every area.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup

from core.money import format_number

#: From light to dark; the letters on each keep a contrast of at least 4.5:1.
SHADES = ("#ffffff", "#d9e6f2", "#9fc0de", "#12406f")
INK, LIGHT = "#1b1b1b", "#ffffff"
MARGIN = 6


@dataclass(frozen=True)
class Tile:
    """One area: outline, where its words stand, what they say, where it leads."""

    points: tuple[tuple[int, int], ...]
    words_at: tuple[int, int]
    name: str
    value: int
    url: str
    #: Read aloud and on hover: "Huyện Ba Bể: 31 tổ chức đang hoạt động".
    sentence: str


def steps_of(values: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return the bounds of the shades above zero: at most three stretches of whole numbers."""
    highest = max(values, default=0)
    step = -(-highest // 3)
    return tuple(
        (first, min(first + step - 1, highest)) for first in range(1, highest + 1, max(step, 1))
    )


def shade_of(value: int, steps: Sequence[tuple[int, int]]) -> int:
    """Return the number of the shade of a value, 0 for none."""
    return next((place for place, (_, last) in enumerate(steps, 1) if value <= last), 0) * (
        value > 0
    )


def tile_map(tiles: Sequence[Tile], title: str) -> Markup:
    """Return the schema as markup for a page; colours are attributes, links are plain."""
    name = "so-do-" + hashlib.sha256(title.encode()).hexdigest()[:8]
    across = max(x for tile in tiles for x, _ in tile.points) + MARGIN
    down = max(y for tile in tiles for _, y in tile.points) + MARGIN
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "tile-map",
            "role": "group",
            "aria-labelledby": name,
            "viewBox": f"0 0 {across} {down}",
        },
    )
    ET.SubElement(root, "title", {"id": name}).text = title
    steps = steps_of([tile.value for tile in tiles])
    for tile in tiles:
        _draw(root, tile, shade_of(tile.value, steps))
    # ElementTree has escaped every letter of the text.
    return Markup(ET.tostring(root, encoding="unicode"))


def _draw(root: ET.Element, tile: Tile, shade: int) -> None:
    link = ET.SubElement(root, "a", {"href": tile.url, "aria-label": tile.sentence})
    ET.SubElement(link, "title").text = tile.sentence
    outline = " ".join(f"{x},{y}" for x, y in tile.points)
    ET.SubElement(
        link,
        "polygon",
        {"points": outline, "fill": SHADES[shade], "stroke": INK, "stroke-width": "1.2"},
    )
    ink = LIGHT if shade == len(SHADES) - 1 else INK
    _words(link, tile, 0, tile.name, {"font-size": "13", "fill": ink})
    value = format_number(tile.value)
    _words(link, tile, 19, value, {"font-size": "17", "font-weight": "700", "fill": ink})


def _words(link: ET.Element, tile: Tile, below: int, text: str, look: dict[str, str]) -> None:
    x, y = tile.words_at
    place = {"x": str(x), "y": str(y + below), "text-anchor": "middle"}
    ET.SubElement(link, "text", place | look).text = text
