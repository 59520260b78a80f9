from datetime import date, timedelta

import pytest

from reference.rules import UnitLevel, UnitNode, UnitTree, time_left, time_left_words

JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)


def node(
    unit_id: int,
    level: UnitLevel,
    parent_id: int | None,
    begins: date | None = None,
    ends: date | None = None,
    successor_id: int | None = None,
) -> UnitNode:
    return UnitNode(unit_id, f"{unit_id:05d}", level, parent_id, begins, ends, successor_id)


# Two districts of one province; commune 5 takes over 3 (district 1) and 4 (district 2).
TREE = UnitTree.of(
    [
        node(10, UnitLevel.PROVINCE, None, None, JULY, 11),
        node(11, UnitLevel.PROVINCE, None, JULY),
        node(1, UnitLevel.DISTRICT, 10, None, JULY),
        node(2, UnitLevel.DISTRICT, 10, None, JULY),
        node(3, UnitLevel.COMMUNE, 1, None, JULY, 5),
        node(4, UnitLevel.COMMUNE, 2, None, JULY, 5),
        node(5, UnitLevel.COMMUNE, 11, JULY),
    ]
)


@pytest.mark.parametrize(
    ("unit_id", "on", "expected"),
    [
        (1, JUNE, {1, 3}),
        (2, JUNE, {2, 4}),
        (1, JULY, set()),
        (10, JUNE, {10, 1, 2, 3, 4}),
        (10, JULY, set()),
        (11, JUNE, set()),
        (11, JULY, {11, 10, 1, 2, 3, 4, 5}),
        (3, JUNE, {3}),
        (3, JULY, set()),
        (5, JUNE, set()),
        (5, JULY, {5, 3, 4}),
        (99, JULY, set()),
    ],
)
def test_what_lies_within_a_unit_on_a_day(unit_id: int, on: date, expected: set[int]) -> None:
    assert TREE.within(unit_id, on) == expected


@pytest.mark.parametrize(
    ("unit_id", "on", "expected"),
    [(3, JUNE, 3), (3, JULY, 5), (4, JULY, 5), (1, JULY, None), (10, JULY, 11), (5, JUNE, None)],
)
def test_who_stands_for_a_unit_on_a_day(unit_id: int, on: date, expected: int | None) -> None:
    found = TREE.successor_on(unit_id, on)
    assert (found.id if found else None) == expected


def test_an_ended_district_lies_in_what_became_of_its_province() -> None:
    place = TREE.place_on(1, JULY)
    assert place is not None
    assert place.id == 11


def test_time_left_follows_the_pace_so_far() -> None:
    assert time_left(25, 100, timedelta(seconds=50)) == timedelta(seconds=150)
    assert time_left(0, 100, timedelta(seconds=50)) is None
    assert time_left(5, None, timedelta(seconds=50)) is None
    assert time_left(100, 100, timedelta(seconds=50)) is None


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(20, "còn dưới 1 phút"), (150, "còn khoảng 2 phút"), (7300, "còn khoảng 2 giờ")],
)
def test_time_left_is_said_in_words(seconds: int, words: str) -> None:
    assert time_left_words(timedelta(seconds=seconds)) == words
    assert time_left_words(None) is None
