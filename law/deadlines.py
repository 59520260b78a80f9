"""Counting time (tính thời hạn): Điều 147 and Điều 148 Bộ luật Dân sự 2015.

The day of the event is not counted; a last day that is a day off moves to the
end of the next working day. Days off are data, passed in: the law library
knows no calendar of holidays.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

CIVIL_CODE = "Bộ luật Dân sự 2015"
START_RULE = f"khoản 2 Điều 147 {CIVIL_CODE}"
MONTH_RULE = f"khoản 3 Điều 148 {CIVIL_CODE}"
ROLL_RULE = f"khoản 5 Điều 148 {CIVIL_CODE}"

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingDays:
    """Working days (ngày làm việc): Monday to Friday, corrected by two lists.

    `closed` are weekdays off (lễ, Tết, nghỉ bù, nghỉ hoán đổi); `opened` are
    weekend days worked in exchange (ngày làm bù).
    """

    closed: frozenset[date] = frozenset()
    opened: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        """Refuse a day that is both off and worked."""
        both = self.closed & self.opened
        if both:
            raise ValueError(f"Ngày vừa nghỉ vừa làm việc: {min(both):%d/%m/%Y}.")

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on `day` (ngày làm việc)."""
        if day in self.opened:
            return True
        return day.weekday() < _SATURDAY and day not in self.closed

    def roll_forward(self, day: date) -> date:
        """Return `day`, or the next working day when it is off (khoản 5 Điều 148)."""
        while not self.is_working_day(day):
            day += _ONE_DAY
        return day


@dataclass(frozen=True)
class Deadline:
    """A last day on time (ngày cuối cùng của thời hạn) and how it was found.

    `unrolled` is the day before moving past days off; both days are included
    in the period: an act done on `last_day` is on time.
    """

    last_day: date
    unrolled: date
    rule_text_vi: str
    article: str

    @property
    def is_rolled(self) -> bool:
        """Tell whether the last day moved past days off (lùi do ngày nghỉ)."""
        return self.last_day != self.unrolled


def after_working_days(event: date, n: int, days: WorkingDays) -> Deadline:
    """Return the n-th working day after the event (n ngày làm việc kể từ ngày)."""
    _check_count(n)
    last = event
    for _ in range(n):
        last = days.roll_forward(last + _ONE_DAY)
    text = f"{n} ngày làm việc kể từ ngày {_vi(event)}, không tính ngày đó: hết ngày {_vi(last)}."
    return Deadline(last, last, text, START_RULE)


def after_days(event: date, n: int, days: WorkingDays, *, roll: bool = True) -> Deadline:
    """Return the last of n calendar days after the event (n ngày kể từ ngày)."""
    _check_count(n)
    return _ending(event, f"{n} ngày", event + timedelta(days=n), days, roll=roll)


def after_months(event: date, n: int, days: WorkingDays, *, roll: bool = True) -> Deadline:
    """Return the last day of n months after the event (n tháng kể từ ngày).

    The corresponding day of the last month, or that month's last day.
    """
    _check_count(n)
    return _ending(event, f"{n} tháng", add_months(event, n), days, roll=roll, months=True)


def before_working_days(event: date, n: int, days: WorkingDays) -> Deadline:
    """Return the latest day to act n working days before the event (chậm nhất trước).

    With an event on Monday and n = 3 that is the Wednesday before.
    """
    _check_count(n)
    last = event
    for _ in range(n):
        last -= _ONE_DAY
        while not days.is_working_day(last):
            last -= _ONE_DAY
    text = f"Chậm nhất {n} ngày làm việc trước ngày {_vi(event)}: hết ngày {_vi(last)}."
    return Deadline(last, last, text, START_RULE)


def before_days(event: date, n: int) -> Deadline:
    """Return the latest day to act n calendar days before the event (trước … ngày).

    Never moved by days off: a later day would come too late, no rule moves it to an earlier one.
    """
    _check_count(n)
    last = event - timedelta(days=n)
    text = f"Chậm nhất {n} ngày trước ngày {_vi(event)}: hết ngày {_vi(last)}."
    return Deadline(last, last, text, START_RULE)


def last_day_on_time_before(day: date) -> date:
    """Return the last day on time for “trước ngày …”: the day before."""
    return day - _ONE_DAY


def last_day_on_time_until(day: date) -> date:
    """Return the last day on time for “chậm nhất ngày …”: that day itself."""
    return day


def day_of_year(words: str, year: int) -> date:
    """Return the day written “15/12” in a report rule, in a given year."""
    day, month = words.split("/")
    return date(year, int(month), int(day))


def add_months(day: date, months: int) -> date:
    """Return the corresponding day months later, or the end of a shorter month."""
    month_index = day.year * 12 + day.month - 1 + months
    year, month = divmod(month_index, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _ending(
    event: date,
    length: str,
    unrolled: date,
    days: WorkingDays,
    *,
    roll: bool,
    months: bool = False,
) -> Deadline:
    last = days.roll_forward(unrolled) if roll else unrolled
    text = f"{length} kể từ ngày {_vi(event)}, không tính ngày đó: hết ngày {_vi(unrolled)}"
    articles = [MONTH_RULE if months else START_RULE]
    if last != unrolled:
        text += f"; là ngày nghỉ nên kéo đến hết ngày làm việc tiếp theo {_vi(last)}"
        articles.append(ROLL_RULE)
    return Deadline(last, unrolled, f"{text}.", "; ".join(articles))


def _check_count(n: int) -> None:
    if n < 1:
        raise ValueError("Thời hạn phải từ 1 trở lên.")


def _vi(day: date) -> str:
    return f"{day:%d/%m/%Y}"
