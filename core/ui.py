"""What every page shares: the menu, links that keep the list's state, values for the macros.

Rooms register what they bring (`menu_entry`, `tones`, `person_line`) in their `init_app`; pages
find it again through the Jinja globals set by `init_app`.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Flask, current_app, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.routing import BuildError

from core.day import DAY as DAY
from core.day import day_asked as day_asked
from core.day import day_shown, day_trouble
from core.pages import page_entry

PROGRAM = "Quản lý hợp tác xã"
#: More entries than these nobody reads; the lesser ones belong on a page.
MENU_LIMIT = 7
#: Query words of every list: page, order, day.
PAGE, ORDER = "trang", "xep"
#: State colours; each is always shown with a word and an icon.
TONE_ICONS = {
    "ok": "check-circle",
    "soon": "clock",
    "late": "exclamation-triangle",
    "ended": "slash-circle",
    "progress": "arrow-repeat",
}


@dataclass(frozen=True)
class MenuEntry:
    """A line of the menu (mục của trình đơn) and the permission that shows it."""

    label: str
    endpoint: str
    permission: str | None
    icon: str
    order: int


@dataclass(frozen=True)
class MenuItem:
    """A line of the menu as one person sees it on one page."""

    label: str
    url: str
    icon: str
    active: bool


@dataclass(frozen=True)
class PersonLine:
    """Who is working, as the top bar says it (họ tên, nhiệm vụ, cơ quan)."""

    name: str
    duty: str = ""
    office: str = ""
    #: Areas of their duties that no longer stand, with the last day.
    areas_gone: Sequence[tuple[str, date]] = ()


@dataclass(frozen=True)
class Column:
    """A column of a list: attribute of the row, head, kind of value, whether it sorts.

    `kind` is text, code (never broken: numbers of papers, telephones), number, vnd, date,
    moment, percent, share (rounded, with its own decimals) or rate.
    """

    key: str
    label: str
    kind: str = "text"
    sort: bool = False

    @property
    def numeric(self) -> bool:
        """Tell whether values stand at the right."""
        return self.kind in ("number", "vnd", "percent", "share", "rate")

    @property
    def css(self) -> str:
        """Return the class of its cells."""
        if self.numeric:
            return "number"
        return "unbroken" if self.kind in ("code", "date", "moment") else "text"


@dataclass(frozen=True)
class Sort:
    """The order a list was asked for."""

    key: str
    descending: bool = False


@dataclass(frozen=True)
class HomeRow:
    """One piece of work on the first page."""

    title: str
    url: str
    note: str = ""
    deadline: date | None = None


@dataclass(frozen=True)
class HomeList:
    """One list of today's work: how many in all, the most urgent five, where the rest is."""

    title: str
    count: int
    rows: Sequence[HomeRow]
    more_url: str
    empty_text: str


@dataclass(frozen=True)
class HistoryLine:
    """One sentence of a record's history."""

    at: Any
    actor: str
    sentence: str
    reason: str | None = None
    #: Kind and name of the record it speaks of, where a list shows many records; its address.
    subject: str | None = None
    subject_url: str | None = None


_entries: dict[str, MenuEntry] = {}
_tones: dict[str, str] = {}
_person: list[Callable[[], PersonLine]] = []


def menu_entry(label: str, endpoint: str, permission: str | None, icon: str, order: int) -> None:
    """Add a line to the menu; registering the same endpoint again replaces it.

    The search finds it too, as one of the program's pages.
    """
    page_entry(label, endpoint, permission)
    _entries[endpoint] = MenuEntry(label, endpoint, permission, icon, order)


def tones(states: Mapping[str, str]) -> None:
    """Say which state colour a room's codes have: ok, soon, late, ended or progress."""
    unknown = set(states.values()) - set(TONE_ICONS)
    if unknown:
        raise ValueError(f"unknown tones: {sorted(unknown)}")
    _tones.update({str(code): tone for code, tone in states.items()})


def person_line(describe: Callable[[], PersonLine]) -> None:
    """Let a room say who is working; the last one wins."""
    _person[:] = [describe]


def tone(code: object) -> str:
    """Return the state colour of a code; grey for one that nobody registered."""
    word = str(code)
    return _tones.get(word, word if word in TONE_ICONS else "ended")


def logged_in() -> bool:
    """Tell whether a person is logged in (False in an application without login)."""
    return hasattr(current_app, "login_manager") and bool(current_user.is_authenticated)


def person() -> PersonLine | None:
    """Return who is working, or None on a page that anyone sees."""
    if not logged_in():
        return None
    return _person[0]() if _person else PersonLine(str(current_user.full_name))


def menu() -> list[MenuItem]:
    """Return the person's menu, at most seven lines; the line nearest to this page is active."""
    if not logged_in():
        return []
    found = [
        (entry, url)
        for entry in sorted(_entries.values(), key=lambda one: (one.order, one.endpoint))
        if (entry.permission is None or current_user.may(entry.permission))
        and (url := url_if(entry.endpoint))
    ][:MENU_LIMIT]
    nearest = max((url for _, url in found if _lies_under(url)), key=len, default="")
    return [MenuItem(entry.label, url, entry.icon, url == nearest) for entry, url in found]


def _lies_under(url: str) -> bool:
    """Tell whether the page being shown is this one or lies under it."""
    root = request.script_root + "/"
    if url == root:
        return request.path == "/"
    path = request.script_root + request.path
    return path == url or path.startswith(url.rstrip("/") + "/")


def url_if(endpoint: str, **values: Any) -> str | None:
    """Return the address of an endpoint, or None when this application has no such page."""
    if endpoint not in current_app.view_functions:
        return None
    try:
        return url_for(endpoint, **values)
    except BuildError:
        return None


def here(**changes: Any) -> str:
    """Return this page's address with some query words changed; None takes a word away."""
    words: MultiDict[str, str] = MultiDict(request.args)
    for name, value in changes.items():
        words.poplist(name)
        if value is not None:
            words.add(name, value.isoformat() if isinstance(value, date) else str(value))
    query = urlencode(list(words.items(multi=True)))
    path = quote(request.script_root + "/" + request.path.lstrip("/"))
    return f"{path}?{query}" if query else path


def sort_url(key: str) -> str:
    """Return this list ordered by a column, the other way round when it already is."""
    return here(**{ORDER: f"-{key}" if request.args.get(ORDER) == key else key, PAGE: None})


def sort_state(key: str) -> str | None:
    """Return "ascending" or "descending" when this list is ordered by the column."""
    return {key: "ascending", f"-{key}": "descending"}.get(request.args.get(ORDER, ""))


def sort_asked(allowed: Sequence[str], default: str) -> Sort:
    """Return the order asked for in the address, the default when it is none of the allowed."""
    word = request.args.get(ORDER, "")
    key = word.removeprefix("-")
    if key not in allowed:
        word, key = default, default.removeprefix("-")
    return Sort(key, word.startswith("-"))


def page_asked() -> int:
    """Return the page number in the address, 1 when there is none or it is no number."""
    word = request.args.get(PAGE, "")
    return max(int(word), 1) if word.isascii() and word.isdigit() and len(word) < 7 else 1


def asset(filename: str) -> str:
    """Return the address of a static file; it changes with the content, so browsers may keep it."""
    stamps: dict[str, tuple[int, str]] = current_app.extensions.setdefault("asset_stamps", {})
    path = Path(str(current_app.static_folder)) / filename
    changed = path.stat().st_mtime_ns
    if stamps.get(filename, (0, ""))[0] != changed:
        stamps[filename] = (changed, hashlib.sha256(path.read_bytes()).hexdigest()[:10])
    return url_for("static", filename=filename, v=stamps[filename][1])


def init_app(app: Flask) -> None:
    """Give templates and macros what they need from here."""
    app.jinja_env.globals.update(
        PROGRAM=PROGRAM,
        asset=asset,
        col=Column,
        day_shown=day_shown,
        day_trouble=day_trouble,
        here=here,
        menu=menu,
        person=person,
        sort_state=sort_state,
        sort_url=sort_url,
        tone=tone,
        tone_icon=lambda name: TONE_ICONS[name],
        url_if=url_if,
    )
