from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.dates import (
    EARLIEST,
    EARLIEST_BIRTH,
    LATEST,
    PartialDate,
    Precision,
    add_months,
    format_date,
    format_date_long,
    parse_date,
    parse_partial,
)


@pytest.mark.parametrize(
    "typed", ["5/1/2026", "05/01/2026", "5.1.2026", "05-01-2026", "2026-01-05"]
)
def test_a_day_is_read_in_all_usual_ways(typed: str) -> None:
    assert parse_date(typed) == date(2026, 1, 5)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "31/02/2025",
        "29/02/2025",
        "13/13/2025",
        "00/01/2025",
        "01/01/0202",
        "01/01/25",
        "01/01/2101",
        "01/09/1945",
        "hôm nay",
        "2025",
    ],
)
def test_a_day_that_does_not_exist_or_lies_far_off_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_date(typed)


@given(st.dates(min_value=EARLIEST, max_value=LATEST))
def test_a_day_shown_is_read_back_as_itself(day: date) -> None:
    assert parse_date(format_date(day)) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (date(2025, 2, 28), "ngày 28 tháng 02 năm 2025"),
        (date(2025, 3, 1), "ngày 01 tháng 3 năm 2025"),
        (date(2025, 12, 31), "ngày 31 tháng 12 năm 2025"),
    ],
)
def test_papers_pad_days_under_ten_and_the_first_two_months(day: date, words: str) -> None:
    assert format_date_long(day) == words


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 11, 15), 3, date(2026, 2, 15)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 6, 2), 0, date(2025, 6, 2)),
    ],
)
def test_months_are_added_within_the_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@pytest.mark.parametrize(
    ("typed", "shown", "iso"),
    [
        ("13/6/2017", "13/06/2017", "2017-06-13"),
        ("6/2017", "06/2017", "2017-06"),
        ("tháng 6/2017", "06/2017", "2017-06"),
        ("tháng 6 năm 2017", "06/2017", "2017-06"),
        ("2017", "2017", "2017"),
        ("năm 2017", "2017", "2017"),
    ],
)
def test_a_day_known_in_part_stays_partial(typed: str, shown: str, iso: str) -> None:
    found = parse_partial(typed)
    assert (str(found), found.iso()) == (shown, iso)
    assert parse_partial(str(found)) == found


@pytest.mark.parametrize("typed", ["", "0202", "13/2017", "1944", "tháng 6", "2101", "30/2/2017"])
def test_a_partial_day_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_partial(typed)


def test_a_birth_may_lie_before_the_earliest_event() -> None:
    assert parse_partial("1/2/1940", EARLIEST_BIRTH).start == date(1940, 2, 1)
    assert parse_partial("1900", EARLIEST_BIRTH).start == date(1900, 1, 1)
    with pytest.raises(ValueError, match=r"^"):
        parse_partial("1899", EARLIEST_BIRTH)


def test_a_year_stands_for_its_first_day() -> None:
    assert parse_partial("2017") == PartialDate(date(2017, 1, 1), Precision.YEAR)
