"""The drawn schema: shades by number, every area a link, nothing of a name is markup."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from core.tile_map import INK, LIGHT, SHADES, Tile, shade_of, steps_of, tile_map

SQUARE = ((0, 0), (10, 0), (10, 10), (0, 10))


def tile(name: str = "Ba Bể", value: int = 3, url: str = "/hop-tac-xa") -> Tile:
    return Tile(SQUARE, (5, 5), name, value, url, f"{name}: {value} tổ chức")


@pytest.mark.parametrize(
    ("values", "steps"),
    [
        ([], ()),
        ([0, 0], ()),
        ([1], ((1, 1),)),
        ([2, 1], ((1, 1), (2, 2))),
        ([51, 10, 32], ((1, 17), (18, 34), (35, 51))),
        ([52], ((1, 18), (19, 36), (37, 52))),
    ],
)
def test_steps_are_whole_and_reach_the_highest(values, steps):
    assert steps_of(values) == steps


def test_every_number_has_one_shade_and_none_is_white():
    for highest in range(1, 60):
        steps = steps_of([highest])
        shades = [shade_of(value, steps) for value in range(highest + 1)]
        assert shades[0] == 0
        assert min(shades[1:], default=1) == 1
        assert shades == sorted(shades)
        assert max(shades) < len(SHADES)


def _light(colour: str) -> float:
    """Return the relative luminance of a colour."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_shades_differ_in_lightness_and_their_letters_can_be_read():
    lights = [_light(shade) for shade in SHADES]
    assert lights == sorted(lights, reverse=True)
    assert all(a / b > 1.2 for a, b in pairwise(lights))
    for shade, ink in zip(lights, (INK, INK, INK, LIGHT), strict=True):
        high, low = max(shade, _light(ink)), min(shade, _light(ink))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_each_area_leads_to_its_list_and_says_name_and_number():
    drawn = ET.fromstring(tile_map([tile(), tile("Chợ Đồn", 1234, "/x?a=1&b=2")], "Ngày: sơ đồ"))
    space = "{http://www.w3.org/2000/svg}"
    links = drawn.findall(f"{space}a")
    assert [one.get("href") for one in links] == ["/hop-tac-xa", "/x?a=1&b=2"]
    words = [[text.text for text in one.findall(f"{space}text")] for one in links]
    assert words == [["Ba Bể", "3"], ["Chợ Đồn", "1.234"]]
    assert links[1].get("aria-label") == "Chợ Đồn: 1234 tổ chức"


def test_a_name_is_never_markup():
    drawn = str(tile_map([tile("<script>x</script>")], "<b>"))
    assert "<script>" not in drawn
    assert "<b>" not in drawn
    assert "style=" not in drawn
