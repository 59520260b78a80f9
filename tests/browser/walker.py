"""Walking through pages in two ways: by keyboard alone, and without JavaScript.

A path of a person (`tests.browser.paths`) is written once, in these steps. The keyboard walker
never touches the mouse: it presses Tab until the thing it looks for has the focus, as a person
would, and fails when Tab never comes there.
"""

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

#: As often as a person presses Tab on the longest page of the demonstration, and then some.
MOST_TABS = 260
HERE = "one => one === document.activeElement"


class Walker(Protocol):
    """What a person does on pages."""

    page: Page

    def go(self, path: str) -> None:
        """Begin at a page."""

    def follow(self, name: str) -> None:
        """Open the first link with this in its name."""

    def press(self, name: str) -> None:
        """Press the button with this in its name."""

    def fill(self, label: str, text: str) -> None:
        """Write into a field."""

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""

    def sees(self, text: str) -> None:
        """Find a text on the page."""


class _Both:
    """What both walkers do alike."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def go(self, path: str) -> None:
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, path

    def sees(self, text: str) -> None:
        expect(self.page.locator("main").get_by_text(text).first).to_be_visible()

    def link(self, name: str) -> Locator:
        return self.page.locator("main").get_by_role("link", name=name).first

    def button(self, name: str) -> Locator:
        return self.page.locator("main").get_by_role("button", name=name).first

    def field(self, label: str) -> Locator:
        controls = self.page.locator("input, select, textarea")
        return self.page.locator("main").get_by_label(label).and_(controls).first


class PlainWalker(_Both):
    """Clicks and types where no script runs."""

    def follow(self, name: str) -> None:
        self.link(name).click()

    def press(self, name: str) -> None:
        self.button(name).click()

    def fill(self, label: str, text: str) -> None:
        self.field(label).fill(text)

    def choose(self, label: str, option: str) -> None:
        self.field(label).select_option(label=option)


class KeyboardWalker(_Both):
    """Uses Tab, arrows, Enter and letters, nothing else."""

    def follow(self, name: str) -> None:
        self._reach(self.link(name))
        self._enter()

    def press(self, name: str) -> None:
        self._reach(self.button(name))
        self._enter()

    def fill(self, label: str, text: str) -> None:
        field = self.field(label)
        self._reach(field)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        expect(field).not_to_have_value("")

    def choose(self, label: str, option: str) -> None:
        field = self.field(label)
        self._reach(field)
        self.page.keyboard.press("Home")
        for _ in range(field.evaluate("one => one.options.length")):
            if field.evaluate("one => one.selectedOptions[0].label.trim()") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no “{option}” in the list {field}")

    def _enter(self) -> None:
        """Press Enter and wait for what it opens."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def _reach(self, wanted: Locator) -> None:
        """Press Tab until the wanted thing has the focus."""
        expect(wanted).to_be_visible()
        for _ in range(MOST_TABS):
            if wanted.evaluate(HERE):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {wanted}")
