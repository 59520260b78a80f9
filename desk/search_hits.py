"""One form for everything that the search finds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coop_registry.rules.searching import Question


@dataclass(frozen=True)
class Asked:
    """Who looks for what, on which day, and how many of a kind are shown."""

    typed: str
    question: Question
    person: Any
    on: date
    most: int


@dataclass(frozen=True)
class Hit:
    """One line of results (kết quả)."""

    title: str
    url: str
    note: str = ""
    #: By what it was found, when not by its name: "Tên cũ: …".
    matched: str = ""
    #: A word on its state and how that is coloured.
    tag: str = ""
    tone: str = ""
    is_demo: bool = False
    #: Only like what was typed.
    is_near: bool = False


@dataclass(frozen=True)
class Group:
    """The results of one kind (nhóm kết quả)."""

    key: str
    title: str
    hits: Sequence[Hit]
    #: There are more than these.
    has_more: bool = False
    is_indexing: bool = False
