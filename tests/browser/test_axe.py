"""Every page, with every kind of record on it, can be used by everyone: axe, and a phone's width.

`make test` looks at every fourth page as the first duty that may open it; `make test-long` at each
page as every duty that may.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.fixtures import LiveServer
from tests.browser.pages import HALF_SIGNED_IN, NO_PAGE, Place, first_reader, places, readers
from tests.browser.paths import PATHS
from tests.browser.widths import excess
from tests.structure.test_routes import own_rules

pytestmark = pytest.mark.browser
#: Parts into which the pages are cut, for the workers of the run.
PARTS = 4
#: One part in every run, so that it ends in a quarter of an hour; the others in `make test-long`.
SHOWN = [0, *(pytest.param(part, marks=pytest.mark.long) for part in range(1, PARTS))]
DESK = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 740}
#: What is in order need not be told: with it axe takes longer.
VIOLATIONS = {"resultTypes": ["violations"]}


def look(page: Page, server: LiveServer, place: Place, username: str | None) -> list[str]:
    """Return what is wrong with a page as one person sees it."""
    page.context.clear_cookies()
    if username is not None:
        whole = place.endpoint not in HALF_SIGNED_IN
        page.context.add_cookies([server.cookie_of(username, second_factor=whole)])
    page.set_viewport_size(DESK)  # type: ignore[arg-type] # a plain mapping
    answer = page.goto(place.path, wait_until="load")
    assert answer is not None
    if answer.status != 200 or not page.url.endswith(place.path):
        return [f"{answer.status} at {page.url}"]
    found = [
        f"{one['id']}: {one['nodes'][0]['html'][:150]}"
        for one in Axe().run(page, options=VIOLATIONS).response["violations"]
    ]
    page.set_viewport_size(PHONE)  # type: ignore[arg-type] # a plain mapping
    if (over := excess(page)) > 0:
        found.append(f"{over} pixels too wide for a phone")
    return found


@pytest.mark.parametrize("part", SHOWN)
def test_every_page_is_for_everyone(page: Page, live_server: LiveServer, part: int) -> None:
    with live_server.app.app_context():
        shown = [(place, first_reader(place)) for place in places(live_server.app)[part::PARTS]]
    wrong = {
        f"{username} {place.path}": faults
        for place, username in shown
        if (faults := look(page, live_server, place, username))
    }
    assert wrong == {}


@pytest.mark.long
@pytest.mark.parametrize("username", [path.username for path in PATHS.values()])
def test_every_page_of_a_duty_is_for_everyone(
    page: Page, live_server: LiveServer, username: str
) -> None:
    with live_server.app.app_context():
        special = {*HALF_SIGNED_IN, "accounts.login"}
        shown = [
            place
            for place in places(live_server.app)
            if place.endpoint not in special and username in readers(place)
        ]
    assert len(shown) > 5
    wrong = {
        place.path: faults
        for place in shown
        if (faults := look(page, live_server, place, username)) and not _is_of_others(faults)
    }
    assert wrong == {}


def _is_of_others(faults: list[str]) -> bool:
    """Tell whether the page shows what belongs to the officer who made it: to others, nothing."""
    return faults[0].startswith(("404 ", "403 "))


def test_what_has_no_page_is_still_there(live_server: LiveServer) -> None:
    assert NO_PAGE.keys() <= {rule.endpoint for rule in own_rules(live_server.app)}
