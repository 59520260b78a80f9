"""The debt group of one loan, found by walking through the ends of all its days."""

from datetime import date

from tests.fund.slow.contract import ONE, Loan, day_of, month_day
from tests.fund.slow.life import Life

#: Before it nobody knows a rule (Nghị định 45/2021/NĐ-CP).
FIRST_DAY = date(2021, 5, 15)


def by_days(days: int) -> int:
    """Return the group of days past due: 10, 30, 90, 180."""
    return 1 + (days >= 10) + (days >= 30) + (days >= 90) + (days >= 180)


def by_ordinal(times: int, days: int) -> int:
    """Return the group of a loan restructured so many times."""
    if times == 1:
        return 2 + (days >= 1) + (days >= 30) + (days >= 90)
    return 5 if times > 2 or days else 4


class Trial:
    """The time in which a late loan keeps its group, followed from day to day."""

    def __init__(self, months: int) -> None:
        self.months = months
        self.kept, self.until = 1, date.min
        self.is_late, self.worst, self.begun = False, 0, date.min
        self.cleared: list[date] = []

    def see(self, day: date, late_since: date | None, days: int) -> None:
        """Take one day: what was late when it began, days past due when it ended.

        Paid on the day after its date is late, though no day ended late.
        """
        if not self.is_late and (late_since or days):
            self.is_late, self.worst = True, 0
            self.begun = late_since or day - days * ONE
        if days:
            self.worst = max(self.worst, days)
        elif self.is_late:
            self.kept = self.group()
            self.is_late = False
            self.cleared.append(day)
            self.until = month_day(day, self.months, day.day)

    def group(self) -> int:
        """Return the group of the stretch that runs, or that was kept."""
        if not self.is_late:
            return self.kept
        return max(by_days(self.worst), self.kept if self.begun < self.until else 1)

    def is_over(self, since: date, today: date) -> bool:
        """Tell whether all was paid on time for the months of trial."""
        start = max([since, *(day for day in self.cleared if day > since)])
        return not self.is_late and month_day(start, self.months, start.day) <= today


def group_of(life: Life, loan: Loan) -> int | None:
    """Return the group of the life's last day."""
    if life.day < FIRST_DAY:
        return None
    if life.payoff <= 0:
        return 1
    months = (loan.get("policy") or {}).get("cure_months")
    trial = Trial(months["short" if life.contract.term <= 12 else "longer"] if months else 0)
    for day, late_since, days in life.late_days:
        trial.see(day, late_since, days)
    groups = [by_days(life.past_due)]
    if months and (trial.is_late or life.day < trial.until):
        groups.append(trial.group())
    if life.restructured:
        last = life.restructured[-1].isoformat()
        due = [day_of(on) for on, _, _ in life.rows if on > last]
        if not (months and due and trial.is_over(due[0], life.day)):
            groups.append(by_ordinal(len(life.restructured), life.past_due))
    if life.waived and not (months and trial.is_over(life.waived, life.day)):
        groups.append(3)
    return max(groups)
