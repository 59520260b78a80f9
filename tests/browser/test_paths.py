"""Every duty walks its main path by keyboard alone, and where no script runs."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from accounts import queries
from accounts.rules.duties import Duty
from tests.browser.fixtures import LiveServer
from tests.browser.paths import PATHS
from tests.browser.walker import KeyboardWalker, PlainWalker

pytestmark = pytest.mark.browser
SignIn = Callable[[Page, str], None]


def _each_way_once() -> list[Any]:
    """Return the duties; one that walks as another before it is left to the long tests."""
    seen: set[Any] = set()
    found = []
    for duty, path in PATHS.items():
        marks = [pytest.mark.long] if path.walk in seen else []
        found.append(pytest.param(duty, marks=marks, id=str(duty)))
        seen.add(path.walk)
    return found


DUTIES = _each_way_once()


def test_every_duty_has_its_path_and_its_person(live_server: LiveServer) -> None:
    assert set(PATHS) == set(Duty)
    with live_server.app.app_context():
        for duty, path in PATHS.items():
            held = queries.person_by_username(path.username).grants
            assert [grant.duty for grant in held] == [duty.value]


@pytest.mark.parametrize("duty", DUTIES)
def test_a_path_is_walked_by_keyboard_alone(page: Page, sign_in: SignIn, duty: Duty) -> None:
    sign_in(page, PATHS[duty].username)
    page.goto("/")
    PATHS[duty].walk(KeyboardWalker(page))


@pytest.mark.parametrize("duty", DUTIES)
def test_a_path_is_walked_without_scripts(plain_page: Page, sign_in: SignIn, duty: Duty) -> None:
    sign_in(plain_page, PATHS[duty].username)
    plain_page.goto("/")
    PATHS[duty].walk(PlainWalker(plain_page))
