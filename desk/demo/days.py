"""Days on which offices work and general meetings are held (ngày làm việc)."""

from datetime import date, timedelta
from random import Random

_SATURDAY = 5
#: Public holidays of fixed date: no certificate bears them.
_HOLIDAYS = frozenset({(1, 1), (4, 30), (5, 1), (9, 2)})
#: First day of the lunar year (mùng một Tết), and of the Hùng kings (mùng mười tháng ba).
_NEW_YEAR = (
    (2013, 2, 10), (2014, 1, 31), (2015, 2, 19), (2016, 2, 8), (2017, 1, 28), (2018, 2, 16),
    (2019, 2, 5), (2020, 1, 25), (2021, 2, 12), (2022, 2, 1), (2023, 1, 22), (2024, 2, 10),
    (2025, 1, 29),
)  # fmt: skip
_KINGS = (
    (2014, 4, 9), (2015, 4, 28), (2016, 4, 16), (2017, 4, 6), (2018, 4, 25), (2019, 4, 14),
    (2020, 4, 2), (2021, 4, 21), (2022, 4, 10), (2023, 4, 29), (2024, 4, 18), (2025, 4, 7),
)  # fmt: skip
_LUNAR = frozenset(date(*day) for day in _KINGS) | {
    date(*day) + timedelta(days=more) for day in _NEW_YEAR for more in range(-2, 6)
}


def working(day: date) -> date:
    """Return the day, or the next one that is neither at a weekend nor a public holiday."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _HOLIDAYS or day in _LUNAR:
        day += timedelta(days=1)
    return day


def between(chance: Random, first: date, last: date) -> date:
    """Return a working day from `first` to `last`; `first` itself when there is none."""
    day = working(first + timedelta(days=chance.randint(0, max((last - first).days, 0))))
    while day > last or working(day) != day:
        day -= timedelta(days=1)
    return max(day, first)


def in_spring(chance: Random, year: int) -> date:
    """Return a day of a yearly general meeting: March or April (đại hội thành viên thường niên)."""
    return between(chance, date(year, 3, 3), date(year, 4, 26))
