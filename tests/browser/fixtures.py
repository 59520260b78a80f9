"""Fixtures of the browser tests: a running server with the demonstration, and Chromium on it."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright
from werkzeug.serving import make_server

from app import create_app
from tests.browser import chromium
from tests.databases import Database, environment, release

PICTURES = Path(__file__).resolve().parents[2] / "test-pictures"
LIMIT_MS = 15_000


@dataclass(frozen=True)
class LiveServer:
    """The program, answering on this computer, on a fresh demonstration database."""

    app: Flask
    url: str

    def cookie_of(self, username: str, *, second_factor: bool = True) -> dict[str, str]:
        """Return the session cookie of a person, as after login; with the second factor or not."""
        from accounts import queries  # as in tests.conftest: only who uses it needs the room
        from accounts.security import session_marks
        from core.clock import now_utc

        with self.app.app_context():
            identity = queries.person_by_username(username).get_id()
        client = self.app.test_client()
        with client.session_transaction() as session:
            session.update({"_user_id": identity, "_fresh": True})
            session.update(session_marks(second_factor=second_factor, now=now_utc()))
        name = self.app.config["SESSION_COOKIE_NAME"]
        found = client.get_cookie(name)
        assert found is not None
        return {"name": name, "value": found.value, "url": self.url}


def _whole(app: Flask) -> WSGIApplication:
    """Give each answer in one piece: a page left early would leave its files open otherwise."""

    def answer(environ: WSGIEnvironment, start: StartResponse) -> list[bytes]:
        parts = app(environ, start)
        try:
            return [b"".join(parts)]
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()

    return answer


@pytest.fixture(scope="session")
def live_app() -> Iterator[tuple[Flask, Database, str]]:
    """Start the server of this worker."""
    database = Database("sqlite", "browser", demo=True)
    database.refresh()
    app = create_app(environment(database.url))
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield app, database, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
    release(app)


@pytest.fixture
def live_server(live_app: tuple[Flask, Database, str]) -> Iterator[LiveServer]:
    """Give the running server on a fresh demonstration database."""
    app, database, url = live_app
    release(app)
    database.refresh()
    release(app)  # a late request of the page before may have opened the file that was replaced
    yield LiveServer(app, url)
    release(app)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give the browser of this worker; without Chromium the test is skipped and says so."""
    path = chromium.find()
    if path is None:
        pytest.skip("Không có Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Let the fixtures know whether the test itself failed."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


FAILED = pytest.StashKey[bool]()


@contextmanager
def _page_on(
    browser: Browser, server: LiveServer, item: pytest.Item, *, javascript: bool
) -> Iterator[Page]:
    """Give a page that may load nothing but our own; complaints of the browser are failures."""
    context = browser.new_context(
        base_url=server.url,
        java_script_enabled=javascript,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
    )
    context.set_default_timeout(LIMIT_MS)
    foreign, complaints = _watch(context, server.url)
    page = context.new_page()
    try:
        yield page
        if item.stash.get(FAILED, False):
            PICTURES.mkdir(exist_ok=True)
            name = re.sub(r"[^\w.-]+", "_", item.nodeid)[-150:]
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True)
    finally:
        context.close()
    assert foreign == [], "a page asked another host"
    assert complaints == [], "the browser complained"


def _watch(context: BrowserContext, own: str) -> tuple[list[str], list[str]]:
    """Collect requests to other hosts, which find none, and what the console complains about."""
    foreign: list[str] = []
    complaints: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((own, "data:", "blob:")):
            foreign.append(request.url)

    # Listened to, not intercepted: an intercepted page is never cached, and loads all its files
    # again. That nothing leaves the computer is the browser's own setting (`chromium.ARGUMENTS`).
    context.on("request", note)
    context.on(
        "console",
        lambda message: (
            complaints.append(message.text)
            # A refused form answers 4xx on purpose, and Chromium notes that as an error.
            if message.type == "error" and "status of 4" not in message.text
            else None
        ),
    )
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    return foreign, complaints


@pytest.fixture
def page(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Give a page of Chromium on the running server."""
    with _page_on(browser, live_server, request.node, javascript=True) as page:
        yield page


@pytest.fixture
def plain_page(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Give a page of Chromium without JavaScript."""
    with _page_on(browser, live_server, request.node, javascript=False) as page:
        yield page


@pytest.fixture
def sign_in(live_server: LiveServer) -> Callable[[Page, str], None]:
    """Return a function that signs a person of the demonstration in: `sign_in(page, "canbo.chodon")`."""

    def signed(page: Page, username: str) -> None:
        page.context.add_cookies([live_server.cookie_of(username)])

    return signed
