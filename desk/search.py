"""The search of every room (tìm kiếm): what each finds, in one form, for each its permission.

A room's kind of results is one line of `_SOURCES`: a permission and a function that gives groups.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import url_for

from coop_registry.rules.search_words import may_be_identity
from coop_registry.rules.searching import Question, number_question, question
from core.near import nearness
from core.pages import PageEntry, pages_for
from core.text import clean, fold
from core.ui import url_if
from desk import search_fund, search_registry
from desk.search_hits import Asked, Group, Hit
from papers import queries as papers
from papers.queries import Reader
from papers.rules import RESTRICTED, asked_number

#: Groups as they stand when nothing is better than the rest.
_ORDER = ("to-chuc", "khoan-vay", "nguoi", "giay-to", "trang")
_PAGE_WORDS_NEAR = 1
_SHORTEST_NEAR = 5


@dataclass(frozen=True)
class Results:
    """All that a person finds."""

    groups: tuple[Group, ...]
    #: There is too little to search by.
    is_short: bool = False
    #: The words may hold an identity number; nothing was searched for.
    is_identity: bool = False
    #: Not everything recorded is in the index yet.
    is_indexing: bool = False

    @property
    def hits(self) -> list[Hit]:
        """Return all hits in the order in which they are shown."""
        return [hit for group in self.groups for hit in group.hits]


def results(person: Any, typed: str, *, on: date, most: int) -> Results:
    """Return what a person finds by these words, at most so many of a kind."""
    if may_be_identity(typed):
        return Results((), is_identity=True)
    asked = Asked(typed=clean(typed), question=question(typed), person=person, on=on, most=most)
    if not asked.question.is_enough:
        return Results((), is_short=True)
    groups: list[Group] = []
    for permission, find in _SOURCES:
        if permission is None or person.may(permission):
            groups += find(asked)
    filled = sorted((one for one in groups if one.hits), key=_place)
    return Results(tuple(filled), is_indexing=any(one.is_indexing for one in groups))


def by_number(person: Any, number: str, *, on: date, most: int) -> Results:
    """Return the organisations with a number that looks like one of a person; never persons.

    Old certificates have nine or twelve digits too. The number comes in the body of a form and is
    kept nowhere.
    """
    asked = Asked("", number_question(number), person, on, most)
    if not asked.question.is_enough:
        return Results((), is_short=True)
    groups = [one for one in search_registry.groups(asked) if one.key == "to-chuc" and one.hits]
    return Results(tuple(groups))


def _place(group: Group) -> tuple[bool, int]:
    """Groups that hold only near words come after those that hold the words themselves."""
    return all(hit.is_near for hit in group.hits), _ORDER.index(group.key)


def _papers(asked: Asked) -> list[Group]:
    """Return papers by look-up code or number."""
    scope = asked.person.scope_for("papers.read")
    restricted = {
        kind: asked.person.scope_for(needed).unit_ids for kind, needed in RESTRICTED.items()
    }
    rows = papers.papers_numbered(
        asked_number(asked.typed), Reader(scope.unit_ids, restricted), asked.most + 1
    )
    hits = [
        Hit(
            title=row.title,
            url=url_for("papers.paper", paper_id=row.id),
            note=", ".join(part for part in (row.number_line, f"mã {row.code}") if part),
            tag="Đã thu hồi" if row.revoked_on else "",
            tone="late",
        )
        for row in rows
    ]
    return [Group("giay-to", "Giấy tờ đã lập", hits[: asked.most], len(hits) > asked.most)]


def _pages(asked: Asked) -> list[Group]:
    """Return the pages of the program whose names have all the words; near ones without such."""
    found = []
    for page in pages_for(asked.person.may):
        near = _page_nearness(asked.question, fold(asked.typed), page)
        url = url_if(page.endpoint, _anchor=page.part)
        if near is not None and url:
            found.append(
                (near, Hit(title=page.label, url=url, note="Mở trang này", is_near=near > 1))
            )
    found.sort(key=lambda one: one[0])
    hits = [hit for _near, hit in found]
    hits = [hit for hit in hits if not hit.is_near] or hits
    return [Group("trang", "Trang, việc cần làm", hits[: asked.most])]


def _page_nearness(asked: Question, folded: str, page: PageEntry) -> int | None:
    """Return 0 when the name begins with the words, 1 when it has them, 2 when near ones; or None."""
    name = fold(page.label)
    if name.startswith(folded):
        return 0
    words = [*name.split(), *fold(page.also).split()]
    worst = 1
    for at, word in enumerate(folded.split()):
        begun = asked.is_open and at == len(folded.split()) - 1
        if word in words or (begun and any(one.startswith(word) for one in words)):
            continue
        # Of short words nearly every page has a near one: "xuất" is not "luật".
        if (
            worst == 2
            or len(word) < _SHORTEST_NEAR
            or not any(
                (near := nearness(word, one)) is not None and near <= _PAGE_WORDS_NEAR
                for one in words
            )
        ):
            return None
        worst = 2
    return worst


Find = Callable[[Asked], Sequence[Group]]

#: (permission, what it lets a person find). Hồ sơ and tasks add their lines here.
_SOURCES: tuple[tuple[str | None, Find], ...] = (
    ("registry.read", search_registry.groups),
    ("fund.read", search_fund.groups),
    ("papers.read", _papers),
    (None, _pages),
)
