"""Counting days, working days and months (Điều 147, Điều 148 Bộ luật Dân sự 2015)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from law.catalogue import in_force
from law.deadlines import (
    WorkingDays,
    add_months,
    after_days,
    after_months,
    after_working_days,
    before_days,
    before_working_days,
    day_of_year,
    last_day_on_time_before,
    last_day_on_time_until,
)

WEEKENDS = WorkingDays()
NEW_YEAR_2026 = WorkingDays(closed=frozenset({date(2026, 1, 1)}))
#: Tết 2024: 08/02 - 14/02 off.
TET_2024 = WorkingDays(closed=frozenset(date(2024, 2, 8) + timedelta(days=day) for day in range(7)))
#: 2024: Monday 29/04 off in exchange for Saturday 04/05; 30/04 and 01/05 holidays.
APRIL_2024 = WorkingDays(
    closed=frozenset({date(2024, 4, 29), date(2024, 4, 30), date(2024, 5, 1)}),
    opened=frozenset({date(2024, 5, 4)}),
)


@pytest.mark.parametrize(
    ("event", "n", "days", "last"),
    [
        (date(2024, 12, 20), 3, WEEKENDS, date(2024, 12, 25)),
        (date(2024, 12, 21), 3, WEEKENDS, date(2024, 12, 25)),
        (date(2024, 12, 23), 1, WEEKENDS, date(2024, 12, 24)),
        (date(2024, 2, 7), 3, TET_2024, date(2024, 2, 19)),
        (date(2024, 4, 26), 3, APRIL_2024, date(2024, 5, 4)),
        (date(2024, 5, 3), 1, APRIL_2024, date(2024, 5, 4)),
    ],
    ids=[
        "khoản 2 Điều 147 BLDS 2015: thứ Sáu",
        "khoản 2 Điều 147: thứ Bảy",
        "khoản 2 Điều 147: thứ Hai",
        "khoản 2 Điều 147: qua Tết",
        "khoản 2 Điều 147: nghỉ bù",
        "khoản 2 Điều 147: làm bù thứ Bảy",
    ],
)
def test_working_days_after_an_event(event: date, n: int, days: WorkingDays, last: date) -> None:
    found = after_working_days(event, n, days)
    assert found.last_day == last
    assert found.article == "khoản 2 Điều 147 Bộ luật Dân sự 2015"
    assert f"{last:%d/%m/%Y}" in found.rule_text_vi


@pytest.mark.parametrize(
    ("event", "n", "days", "unrolled", "last"),
    [
        (date(2024, 8, 31), 6, WEEKENDS, date(2025, 2, 28), date(2025, 2, 28)),
        (date(2023, 8, 31), 6, WEEKENDS, date(2024, 2, 29), date(2024, 2, 29)),
        (date(2024, 7, 1), 18, NEW_YEAR_2026, date(2026, 1, 1), date(2026, 1, 2)),
        (date(2024, 7, 1), 18, WEEKENDS, date(2026, 1, 1), date(2026, 1, 1)),
        (date(2024, 12, 15), 12, WEEKENDS, date(2025, 12, 15), date(2025, 12, 15)),
        (date(2024, 1, 31), 1, WEEKENDS, date(2024, 2, 29), date(2024, 2, 29)),
    ],
    ids=[
        "Điều 147 BLDS 2015: 31/08 thêm 6 tháng",
        "Điều 147: năm nhuận",
        "khoản 5 Điều 148: ngày cuối là ngày nghỉ",
        "khoản 5 Điều 148: chưa biết ngày nghỉ",
        "Điều 147: một năm",
        "Điều 147: 31/01 thêm 1 tháng",
    ],
)
def test_months_after_an_event(
    event: date, n: int, days: WorkingDays, unrolled: date, last: date
) -> None:
    found = after_months(event, n, days)
    assert (found.unrolled, found.last_day) == (unrolled, last)
    assert found.is_rolled == (unrolled != last)
    assert ("khoản 5 Điều 148" in found.article) == found.is_rolled


def test_the_transition_of_the_law_is_what_the_arithmetic_gives() -> None:
    day = date(2025, 1, 1)
    months = in_force("charter.transition_months", day).number()
    found = after_months(date(2024, 7, 1), months, NEW_YEAR_2026)
    assert found.unrolled == in_force("charter.transition_until", day).day()
    assert found.last_day == in_force("charter.transition_last_day", day).day()
    assert found.rule_text_vi == (
        "18 tháng kể từ ngày 01/07/2024, không tính ngày đó: hết ngày 01/01/2026; là ngày nghỉ "
        "nên kéo đến hết ngày làm việc tiếp theo 02/01/2026."
    )


def test_calendar_days_move_past_a_weekend_only_when_asked() -> None:
    event = date(2024, 12, 11)
    assert after_days(event, 10, WEEKENDS).last_day == date(2024, 12, 23)
    assert after_days(event, 10, WEEKENDS, roll=False).last_day == date(2024, 12, 21)
    assert after_months(date(2024, 6, 21), 6, WEEKENDS, roll=False).last_day == date(2024, 12, 21)


@pytest.mark.parametrize(
    ("event", "n", "days", "last"),
    [
        (date(2024, 12, 23), 3, WEEKENDS, date(2024, 12, 18)),
        (date(2024, 12, 22), 3, WEEKENDS, date(2024, 12, 18)),
        (date(2024, 2, 15), 3, TET_2024, date(2024, 2, 5)),
        (date(2024, 5, 6), 2, APRIL_2024, date(2024, 5, 3)),
    ],
    ids=[
        "khoản 2 Điều 147 BLDS 2015: trước thứ Hai",
        "khoản 2 Điều 147: trước Chủ nhật",
        "khoản 2 Điều 147: sau Tết",
        "khoản 2 Điều 147: thứ Bảy làm bù",
    ],
)
def test_latest_day_of_notice_before_an_event(
    event: date, n: int, days: WorkingDays, last: date
) -> None:
    assert before_working_days(event, n, days).last_day == last


def test_before_and_until_differ_by_one_day() -> None:
    assert last_day_on_time_before(date(2025, 6, 5)) == date(2025, 6, 4)
    assert last_day_on_time_until(date(2025, 12, 15)) == date(2025, 12, 15)
    assert last_day_on_time_before(date(2025, 3, 1)) == date(2025, 2, 28)
    assert last_day_on_time_before(day_of_year("16/12", 2024)) == date(2024, 12, 15)


def test_a_day_cannot_be_off_and_worked() -> None:
    day = date(2024, 5, 4)
    with pytest.raises(ValueError, match="04/05/2024"):
        WorkingDays(closed=frozenset({day}), opened=frozenset({day}))


@pytest.mark.parametrize(
    "count", [after_working_days, after_days, after_months, before_working_days]
)
def test_a_period_of_nothing_is_refused(count) -> None:  # type: ignore[no-untyped-def] # four shapes
    with pytest.raises(ValueError, match="từ 1 trở lên"):
        count(date(2024, 1, 1), 0, WEEKENDS)


@given(
    event=st.dates(date(2013, 7, 1), date(2040, 1, 1)),
    n=st.integers(1, 60),
    closed=st.frozensets(st.dates(date(2013, 7, 1), date(2040, 12, 31)), max_size=20),
)
def test_working_days_are_counted_one_by_one(event: date, n: int, closed: frozenset[date]) -> None:
    days = WorkingDays(closed)
    last = after_working_days(event, n, days).last_day
    span = (event + timedelta(days=k) for k in range(1, (last - event).days + 1))
    assert sum(days.is_working_day(day) for day in span) == n
    assert days.is_working_day(last)
    assert before_working_days(last + timedelta(days=1), 1, days).last_day == last


@given(
    event=st.dates(date(2013, 7, 1), date(2040, 1, 1)), n=st.integers(1, 60), m=st.integers(0, 60)
)
def test_months_keep_the_day_or_end_the_month(event: date, n: int, m: int) -> None:
    later = add_months(event, n)
    assert (later.year - event.year) * 12 + later.month - event.month == n
    assert later.day == event.day or (later + timedelta(days=1)).day == 1
    assert add_months(event.replace(day=1), n + m) == add_months(
        add_months(event.replace(day=1), n), m
    )


def test_calendar_days_before_an_event_are_never_moved() -> None:
    found = before_days(date(2023, 7, 3), 15)  # a Sunday
    assert found.last_day == found.unrolled == date(2023, 6, 18)
    assert "18/06/2023" in found.rule_text_vi
