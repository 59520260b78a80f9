"""The sample application, served, and a real Chromium that looks at it."""

from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from core import ui
from tests.looks.sample import fill_menu, sample_app


@pytest.fixture(scope="package")
def looks() -> Iterator[Flask]:
    """Return the sample application; what other rooms registered comes back afterwards."""
    kept = dict(ui._entries), list(ui._person)
    ui._entries.clear()
    ui._person.clear()
    fill_menu()
    yield sample_app()
    ui._entries.clear()
    ui._entries.update(kept[0])
    ui._person[:] = kept[1]


@pytest.fixture(scope="package")
def address(looks: Flask) -> Iterator[str]:
    """Return where the sample pages are served."""
    server = make_server("127.0.0.1", 0, looks, threaded=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="package")
def chromium(browser: Browser) -> Browser:
    """Return the browser of this worker: a second driver could not run beside it."""
    return browser


@pytest.fixture
def page(chromium: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Return an empty page; messages about our own faults fail the test."""
    options: dict[str, Any] = {"base_url": address, "viewport": {"width": 1280, "height": 800}}
    context = chromium.new_context(**(options | getattr(request, "param", {})))
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if "olicy" in said.text else None)
    yield page
    context.close()
    assert faults == []
