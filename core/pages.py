"""The pages of the program by name, for the search: "nhập danh sách" opens where lists are taken in.

A room registers its pages in its `init_app`; entries of the menu are pages by themselves.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class PageEntry:
    """A page that needs nothing but a permission (trang, việc)."""

    label: str
    endpoint: str
    permission: str | None
    #: Further words by which a person looks for it.
    also: str = ""
    #: The part of the page where the job is done ("bao-cao").
    part: str | None = None


_pages: dict[tuple[str, str | None], PageEntry] = {}


def page_entry(
    label: str, endpoint: str, permission: str | None, also: str = "", part: str | None = None
) -> None:
    """Add a page, or a job that is done in a part of it; registering the same again replaces it."""
    _pages[endpoint, part] = PageEntry(label, endpoint, permission, also, part)


def pages_for(may: Callable[[str], bool]) -> list[PageEntry]:
    """Return the pages that a person with these rights may open, by label."""
    found = [one for one in _pages.values() if one.permission is None or may(one.permission)]
    return sorted(found, key=lambda one: one.label)
