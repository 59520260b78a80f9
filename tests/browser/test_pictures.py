"""Lists, records, overview, search and first pages look as they were approved, at two widths.

How to approve them anew: `tests/looks/pictures.py`.
"""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.fixtures import LiveServer
from tests.looks.pictures import APPROVING, FOLDER, judge

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]
#: Width of the window → how much the picture is made smaller.
WIDTHS = {1280: 0.5, 360: 0.75}
#: Lower parts of long pages repeat what is above.
MOST_HIGH = 2400
FONTS = FOLDER / "fonts.json"
#: Text that every run makes anew: moments, look-up codes.
STEADY = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    text.data = text.data
      .replace(/\\b\\d{2}:\\d{2}(:\\d{2})?(, |,? ngày )\\d{2}\\/\\d{2}\\/\\d{4}/g, "00:00 ngày 02/06/2025")
      .replace(/\\b\\d{2}\\/\\d{2}\\/\\d{4}(,? )\\d{2}:\\d{2}(:\\d{2})?/g, "02/06/2025 00:00")
      .replace(/\\b[0-9a-f]{16}\\b/g, "0123456789abcdef")
      .replace(/\\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\\b/g, "MAU7-KQM3-XRT9");
  }
}"""
#: How wide some words are in the fonts of this machine: with others every line breaks elsewhere.
MEASURED = """() => ["16px", "700 24px", "14px"].map(font => {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
  return Math.round(pen.measureText("Hợp tác xã Nông nghiệp 0123456789").width * 10);
})"""
NOWHERE = "/khong-co"
HOMES = {
    "viec-hom-nay-can-bo": "canbo.chodon",
    "viec-hom-nay-tin-dung": "tindung",
    "viec-hom-nay-lien-minh": "lienminh",
    "viec-hom-nay-so": "sokhdt",
    "viec-hom-nay-bao-cao": "baocao",
    "viec-hom-nay-quan-tri": "quantri",
    "viec-hom-nay-kiem-toan": "kiemtoan",
}
#: Name of the picture → who looks, where.
PAGES: dict[str, tuple[str, str]] = {name: (who, "/") for name, who in HOMES.items()} | {
    "danh-sach": ("lienminh", "/hop-tac-xa"),
    "danh-sach-loc": ("canbo.chodon", "/hop-tac-xa?tinh-trang=ACTIVE&loai=cooperative"),
    "danh-sach-trong": ("canbo.chodon", "/hop-tac-xa?tim=khongcoai"),
    "ho-so": ("canbo.chodon", "/hop-tac-xa/1"),
    "ho-so-vi-pham": ("canbo.chodon", "/hop-tac-xa/2"),
    "ho-so-to-hop-tac": ("lienminh", "/hop-tac-xa/5"),
    "thanh-vien": ("canbo.chodon", "/hop-tac-xa/1/thanh-vien"),
    "mot-thanh-vien": ("canbo.chodon", "/hop-tac-xa/2/thanh-vien/15"),
    "von-gop": ("canbo.chodon", "/hop-tac-xa/2/von-gop"),
    "van-de-ho-so": ("canbo.chodon", "/hop-tac-xa/2/van-de"),
    "giay-to-ho-so": ("canbo.chodon", "/hop-tac-xa/1/giay-to"),
    "so-lieu-khai-bao": ("canbo.chodon", "/hop-tac-xa/1/so-lieu-khai-bao"),
    "nguon-khac": ("canbo.chodon", "/hop-tac-xa/1/nguon-khac"),
    "tong-quan": ("lienminh", "/tong-quan"),
    "tong-quan-huyen": ("lanhdao.chodon", "/tong-quan"),
    "tra-ten": (
        "canbo.chodon",
        "/hop-tac-xa/tra-ten?ten=HTX+D%E1%BB%8Bch+v%E1%BB%A5+t%E1%BB%95ng+h%E1%BB%A3p+M%E1%BA%ABu+Su%E1%BB%91i+Trong+2",
    ),
    "so-lieu-tong-hop": ("lienminh", "/so-lieu-tong-hop"),
    "tim": ("canbo.chodon", "/tim?q=mau"),
    "tim-khong-thay": ("canbo.chodon", "/tim?q=xyzxyz"),
    "van-de": ("lienminh", "/van-de"),
    "nhap-danh-sach": ("canbo.chodon", "/nhap-danh-sach"),
    "giay-to": ("lienminh", "/giay-to"),
    "du-lieu-ca-nhan": ("canbo.chodon", "/yeu-cau-du-lieu-ca-nhan"),
    "nhap-giay-chung-nhan": ("canbo.chodon", "/hop-tac-xa/nhap-tu-giay-chung-nhan"),
    "tinh-thu": ("tindung", "/quy-ho-tro/tinh-thu"),
    "viec-chay-nen": ("canbo.chodon", "/cong-viec"),
    "phap-luat": ("baocao", "/phap-luat?tim=thanh+vien"),
    "mot-quy-dinh": ("baocao", "/phap-luat/members.minimum.cooperative"),
    "nguoi-dung": ("quantri", "/quan-tri/nguoi-dung"),
    "du-lieu-dung-chung": ("quantri", "/du-lieu-dung-chung"),
    "don-vi-hanh-chinh": ("quantri", "/don-vi-hanh-chinh"),
    "tai-khoan": ("canbo.chodon", "/tai-khoan"),
    "dang-nhap": ("", "/dang-nhap"),
    "tra-cuu": ("", "/tra-cuu?tim=mau"),
    "khong-tim-thay": ("canbo.chodon", NOWHERE),
}
#: Parts into which the pages are cut, for the workers of the run.
PARTS = 4
#: One part in every run, so that it ends in a quarter of an hour; the others in `make test-long`.
SHOWN = [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, PARTS))]


def _taken(page: Page, width: int, path: str) -> bytes:
    page.set_viewport_size({"width": width, "height": 800})
    answer = page.goto(path)
    assert answer is not None
    assert (answer.status == 404) is (path == NOWHERE), path
    page.evaluate(STEADY)
    high = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(high, 400), MOST_HIGH)})
    return page.screenshot(animations="disabled", caret="hide")


def _same_fonts(page: Page) -> bool:
    """Tell whether this machine draws text as that of the approved pictures did."""
    page.goto("/dang-nhap")
    measured = page.evaluate(MEASURED)
    if APPROVING:
        FONTS.parent.mkdir(parents=True, exist_ok=True)
        FONTS.write_text(json.dumps(measured) + "\n")
    return bool(measured == json.loads(FONTS.read_text()))


@pytest.mark.parametrize("part", SHOWN)
def test_pages_look_as_approved(
    page: Page, live_server: LiveServer, sign_in: SignIn, part: int
) -> None:
    if not _same_fonts(page):
        pytest.skip("Phông chữ của máy này khác máy đã duyệt ảnh: mọi dòng sẽ ngắt ở chỗ khác")
    wrong = []
    for name, (username, path) in list(PAGES.items())[part::PARTS]:
        page.context.clear_cookies()
        if username:
            sign_in(page, username)
        for width, scale in WIDTHS.items():
            shot = _taken(page, width, path)
            wrong += [judge(f"pages/{name}-{width}", shot, scale=scale)]
    assert [one for one in wrong if one] == []


def test_no_approved_picture_is_left_over() -> None:
    names = {f"{name}-{width}" for name in PAGES for width in WIDTHS}
    assert {path.stem for path in (FOLDER / "pages").glob("*.png")} == names


def test_the_approved_pictures_are_small() -> None:
    sizes = [path.stat().st_size for path in FOLDER.rglob("*.png")]
    assert sum(sizes) < 6_000_000
    assert max(sizes) < 150_000
