"""How wide a page is: whether anything hangs over the side of the window."""

from collections.abc import Iterable

from playwright.sync_api import Error, Page

#: Nothing while a page is on its way: between two pages there is no element to measure.
_EXCESS = "document.documentElement && document.documentElement.scrollWidth - innerWidth"
#: What the browser says when the page that is asked has just been left.
_LEFT = "Execution context was destroyed"
#: A new page or a new width is laid out by then, also on a busy machine.
_PATIENCE_MS = 4_000
_PAUSE_MS = 50


def excess(page: Page) -> int:
    """Return by how many pixels a page is too wide once it is laid out; 0 when it fits."""
    page.wait_for_load_state()
    found = _measured(page)
    for _ in range(_PATIENCE_MS // _PAUSE_MS):
        if found is not None and found <= 0:
            return 0
        page.wait_for_timeout(_PAUSE_MS)
        found = _measured(page)
    assert found is not None, f"{page.url}: no page came"
    return max(found, 0)


def assert_fits(page: Page, widths: Iterable[int] = ()) -> None:
    """No part of the page hangs over the side: as it stands, or at each of some widths."""
    if not widths:
        assert excess(page) == 0, page.url
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        assert excess(page) == 0, (page.url, width)


def _measured(page: Page) -> int | None:
    """Return the width over the side now; None while one page gives way to the next."""
    try:
        found = page.evaluate(_EXCESS)
    except Error as error:
        if _LEFT not in error.message:
            raise
        return None
    return None if found is None else int(found)
