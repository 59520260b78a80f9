"""The guide's pictures are the program's own: taken here, compared with those that are shipped.

`GUIDE_PICTURES=1 python -m pytest tests/browser/test_guide.py` writes them anew.
"""

import os
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page, expect

from tests.browser.test_import import LIST, send
from tests.browser.widths import assert_fits
from tests.coop_registry.reading.books import make_xlsx

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
FOLDER = Path(__file__).resolve().parents[2] / "static" / "img" / "huong-dan"
SIZE = {"width": 1280, "height": 860}
#: Mean difference of grey, of 255, above which a picture tells something else.
MOST_DIFFERENT = 6.0
#: Name of the picture, who looks, where.
PICTURES = [
    ("viec-hom-nay", "canbo.chodon", "/"),
    ("van-de", "canbo.chodon", "/van-de"),
    ("danh-sach", "lienminh", "/hop-tac-xa?loai=cooperative&xep=-von"),
    ("tong-quan", "lienminh", "/tong-quan"),
    ("ho-so", "canbo.chodon", "/hop-tac-xa/1"),
    ("thanh-vien", "canbo.chodon", "/hop-tac-xa/1/thanh-vien"),
]


def compared(name: str, taken: bytes) -> None:
    """Compare a picture with the shipped one, or write it anew when asked."""
    path = FOLDER / f"{name}.png"
    if os.environ.get("GUIDE_PICTURES"):
        drawn = Image.open(BytesIO(taken)).convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
        drawn.save(path, optimize=True)
        return
    shipped, now = (_grey(Image.open(one)) for one in (path, BytesIO(taken)))
    assert shipped.size == now.size
    different = ImageStat.Stat(ImageChops.difference(shipped, now)).mean[0]
    assert different <= MOST_DIFFERENT, f"{name}: {different:.1f}"


def _grey(picture: Image.Image) -> Image.Image:
    """Return the picture without the fine grain that fonts of another machine change."""
    return picture.convert("L").resize((320, 215))


@pytest.mark.parametrize(("name", "username", "path"), PICTURES, ids=[one[0] for one in PICTURES])
def test_a_picture_shows_the_page_of_today(
    page: Page, sign_in: SignIn, name: str, username: str, path: str
) -> None:
    page.set_viewport_size(SIZE)  # type: ignore[arg-type] # a plain mapping
    sign_in(page, username)
    page.goto(path)
    page.wait_for_load_state("networkidle")
    compared(name, page.screenshot())


def test_the_picture_of_a_list_shows_its_rows(page: Page, sign_in: SignIn, tmp_path: Path) -> None:
    page.set_viewport_size(SIZE)  # type: ignore[arg-type] # a plain mapping
    sign_in(page, "canbo.chodon")
    send(page, tmp_path, "danh-sach.xlsx", make_xlsx(LIST))
    page.get_by_role("link", name="Xem từng dòng").first.click()
    page.wait_for_load_state("networkidle")
    compared("nhap-danh-sach", page.screenshot())


@pytest.mark.parametrize("width", [360, 1280])
def test_the_guide_is_read_by_anyone_on_any_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/huong-dan")
    for link in page.locator(".guide nav a").all():
        target = link.get_attribute("href") or ""
        expect(page.locator(target)).to_have_count(1)
    pictures = page.locator(".guide img")
    for at in range(pictures.count()):
        pictures.nth(at).scroll_into_view_if_needed()
        expect(pictures.nth(at)).to_have_js_property("complete", True)
        assert pictures.nth(at).evaluate("one => one.naturalWidth") == SIZE["width"]
    assert_fits(page)
    assert Axe().run(page).violations_count == 0


def test_every_picture_is_used_once_and_small() -> None:
    guide = (FOLDER.parents[2] / "templates" / "desk" / "guide.html").read_text()
    used = re.findall(r'picture\("([a-z-]+)"', guide)
    assert sorted(used) == sorted(path.stem for path in FOLDER.glob("*.png"))
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 600_000
