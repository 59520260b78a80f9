"""Each member of each closed list has its Vietnamese name."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from types import ModuleType

import pytest

from tests.structure.source import ROOMS, python_files

#: Lists that no person ever reads, each with its reason.
UNSEEN: dict[str, str] = {
    "coop_registry.rules.searching.Lane": "the first column of the index of the search",
}


def modules_of(room: str, layer: str) -> list[ModuleType]:
    """Return the modules of a layer of a room: `rules.py`, or all of `rules/`."""
    found = []
    for path in python_files(room):
        if path.parts[1:2] in ((f"{layer}.py",), (layer,)):
            name = ".".join(path.with_suffix("").parts).removesuffix(".__init__")
            found.append(import_module(name))
    return found


def enums_of(room: str) -> set[type[StrEnum]]:
    """Return the closed lists that the rules of a room define."""
    return {
        value
        for module in modules_of(room, "rules")
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, StrEnum)
        and value is not StrEnum
        and value.__module__.split(".")[0] == room
    }


def labels_of(room: str) -> list[Mapping[object, object]]:
    """Return the tables of names of a room."""
    return [
        value
        for module in modules_of(room, "labels")
        for value in vars(module).values()
        if isinstance(value, Mapping)
    ]


@pytest.mark.parametrize("room", ROOMS)
def test_every_member_of_every_list_has_a_name(room: str) -> None:
    tables = labels_of(room)
    without = {
        f"{enum.__module__}.{enum.__name__}"
        for enum in enums_of(room)
        if not any(set(enum) <= table.keys() for table in tables)
    }
    assert without - UNSEEN.keys() == set()


@pytest.mark.parametrize("room", ROOMS)
def test_no_name_is_empty_and_no_list_names_two_members_alike(room: str) -> None:
    for enum in enums_of(room):
        for table in labels_of(room):
            if not set(enum) <= table.keys():
                continue
            names = [table[member] for member in enum]
            assert all(names), enum
            texts = [name for name in names if isinstance(name, str) and " " in name]
            assert len(texts) == len(set(texts)), enum


def test_the_rooms_really_have_lists() -> None:
    assert sum(len(enums_of(room)) for room in ROOMS) > 10
