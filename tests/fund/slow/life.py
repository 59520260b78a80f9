"""A loan as it stands at the end of a day, moved on one day at a time."""

from datetime import date
from fractions import Fraction
from typing import Any

from tests.fund.slow.contract import ONE, Contract, Loan, day_of, half_up, sum_of_products

PENALTIES_FIRST = ["principal_overdue", "overdue_interest", "interest_overdue", "late_interest"]
ORDERS = {
    "current": ["interest_due", "principal_due"],
    "part_overdue": [*PENALTIES_FIRST, "principal_due", "interest_due"],
    "full_overdue": PENALTIES_FIRST,
}


class Item:
    """What fell due on a day."""

    def __init__(self, on: date, principal: int, interest: int) -> None:
        self.on, self.principal, self.interest = on, principal, interest
        #: The in-term rate of the day on which the principal was moved to overdue debt.
        self.moved_at: Fraction | None = None


class Life:
    """The loan as it stands at the end of `self.day`."""

    def __init__(self, loan: Loan) -> None:
        self.contract = Contract(loan)
        policy = loan.get("policy") or {}
        self.factor = Fraction(policy.get("overdue_factor") or "1.5")
        self.late_rate = Fraction(policy.get("late_interest_rate") or "0.10")
        self.orders = {**ORDERS, **(policy.get("collection_order") or {})}
        self.day = self.contract.start
        self.method = self.contract.method
        self.items: list[Item] = []
        self.balance = self.paid_out = 0
        self.running = Fraction(0)  # in-term interest of the running period, exact
        self.running_paid = 0
        self.scheduled = Fraction(0)  # the same on principal that is not due: level instalments
        self.overdue_run, self.overdue_paid = Fraction(0), 0
        self.late_run, self.late_paid = Fraction(0), 0
        self.prepaid = 0
        self.deferred: dict[date, int] = {}  # interest that restructuring made due later
        self.planned: dict[date, int] = dict.fromkeys(self.contract.principal_days, 0)
        self.weights: dict[date, int] = {}
        self.interest_days = set(self.contract.interest_days)
        self.level: int | None = None
        self.level_rate = Fraction(-1)
        self.maturity = self.contract.maturity
        self.closed = self.recalled = False
        self.written_off: int | None = None
        self.used_provision = False
        self.case: str | None = None  # order of collection chosen today
        self.receipts: list[dict[str, Any]] = []
        self.rows: list[tuple[str, int, int]] = []
        #: Of each day: the oldest date late when it began, days past due when it ended.
        self.late_days: list[tuple[date, date | None, int]] = []
        self.restructured: list[date] = []
        self.waived: date | None = None
        if self.method == "custom":
            for day, amount in self.contract.custom:
                self.planned[self.contract.moved(day)] += amount
            self.weights = dict(self.planned)

    # -- figures ---------------------------------------------------------------------------

    @property
    def due(self) -> int:
        return sum(item.principal for item in self.items)

    @property
    def interest_owed(self) -> int:
        return sum(item.interest for item in self.items)

    @property
    def slice(self) -> int:
        return sum(item.principal for item in self.items if item.moved_at is not None)

    @property
    def accrued(self) -> int:
        here = half_up(self.running, self.contract.unit) - self.running_paid
        return here + sum(self.deferred.values())

    @property
    def overdue_interest(self) -> int:
        return half_up(self.overdue_run, self.contract.unit) - self.overdue_paid

    @property
    def late_interest(self) -> int:
        return half_up(self.late_run, self.contract.unit) - self.late_paid

    @property
    def payoff(self) -> int:
        interest = self.interest_owed + self.accrued + self.overdue_interest + self.late_interest
        return self.balance + interest - self.prepaid

    @property
    def ended(self) -> bool:
        """Tell whether no tranche is paid out any more."""
        return self.closed or self.recalled or self.used_provision

    def owed(self, token: str) -> int:
        if token in ("overdue_interest", "late_interest"):
            return int(getattr(self, token))
        what, when = token.split("_")
        return sum(getattr(item, what) for item in self._items(when))

    def _items(self, when: str) -> list[Item]:
        return [item for item in self.items if (item.on < self.day) == (when == "overdue")]

    def future(self) -> list[date]:
        return sorted(day for day in self.planned if day > self.day)

    @property
    def past_due(self) -> int:
        return (self.day - self.items[0].on).days if self.items else 0

    @property
    def late_since(self) -> date | None:
        return self.items[0].on if self.items and self.items[0].on < self.day else None

    # -- the passing of a day --------------------------------------------------------------

    def next_day(self) -> None:
        self.day += ONE
        self.case = None
        rate, weight = self.contract.rate_on(self.day), self.contract.weight(self.day)
        if self.contract.count == "flat":
            if self.balance:
                flat = self.contract.flat_weight(self.day)
                if flat is None:
                    self.running += (self.balance - self.slice) * rate * weight
                else:
                    self.running += max(self.paid_out - self.slice, 0) * rate * flat
        else:
            self.running += (self.balance - self.slice) * rate * weight
            self.scheduled += (self.balance - self.due) * rate * weight
        for item in self.items:
            if item.moved_at is not None:
                self.overdue_run += item.principal * item.moved_at * self.factor * weight
        self.late_run += self.interest_owed * self.late_rate / 365
        self._fall_due()
        if any(item.on == self.day - ONE for item in self.items):
            self.use_prepaid()

    def _fall_due(self) -> None:
        day = self.day
        if day > self.maturity or (day not in self.planned and day not in self.interest_days):
            return
        principal = self._principal_of(day)
        interest = self.deferred.pop(day, 0)
        if day in self.interest_days:
            interest += half_up(self.running, self.contract.unit) - self.running_paid
            self.running = self.scheduled = Fraction(0)
            self.running_paid = 0
        if principal or interest:
            self.items.append(Item(day, principal, interest))
        self.rows.append((day.isoformat(), principal, interest))
        if self.level is not None and self.contract.rate_on(day + ONE) != self.level_rate:
            self.set_level()
        self.use_prepaid()

    def _principal_of(self, day: date) -> int:
        left = self.balance - self.due
        if day == self.maturity:
            return left
        if day not in self.planned:
            return 0
        if self.level is None:
            return min(self.planned[day], left)
        interest = half_up(self.scheduled, self.contract.unit)
        return min(max(self.level - interest, 0), left)

    # -- the plan of principal -------------------------------------------------------------

    def spread(self, amount: int, days: list[date]) -> dict[date, int]:
        """Return equal parts, half up, none above what is left; the last takes the rest."""
        parts, left = {}, amount
        for day in days[:-1]:
            parts[day] = min(half_up(Fraction(amount, len(days)), self.contract.unit), left)
            left -= parts[day]
        return parts | {days[-1]: left}

    def pay_out(self, amount: int) -> None:
        self.balance += amount
        self.paid_out += amount
        if self.is_level():
            self.set_level()
        elif self.method != "custom":
            days = self.future()
            days = days[-1:] if self.method == "bullet" else days
            for day, part in self.spread(amount, days).items():
                self.planned[day] += part
            self.weights = dict(self.planned)

    def is_level(self) -> bool:
        return self.method == "equal_instalment" and self.contract.count != "flat"

    def set_level(self, keep: int | None = None) -> None:
        """Choose the level instalment of the dates left, or keep one after an early payment."""
        days = self.future()
        self.level_rate = self.contract.rate_on(self.day + ONE)
        if not days:
            return
        self.level = self._best_level(days) if keep is None else keep

    def _best_level(self, days: list[date]) -> int:
        growth, before = [], self.day
        grace_ends = [day for day in self.interest_days if self.day < day < days[0]]
        before = max(grace_ends, default=self.day)
        started = Fraction(0) if grace_ends else self.scheduled
        for day in days:
            part, one = Fraction(0), before
            while one < day:
                one += ONE
                part += self.contract.weight(one)
            growth.append(self.level_rate * part)
            before = day
        balance = self.balance - self.due
        annuity = (balance * (1 + growth[0]) + started) / sum_of_products(growth)
        unit = self.contract.unit
        middle = half_up(annuity, unit)
        if started and days[1:] and middle < half_up(balance * growth[0] + started, unit):
            growth, started = growth[1:], Fraction(0)
            total = sum_of_products(growth)
            annuity = balance * (1 + growth[0]) / total
            middle = half_up(annuity, unit)

        def last_of(level: int) -> int:
            left, interest = balance, 0
            for number, share in enumerate(growth):
                interest = half_up(left * share + (0 if number else started), unit)
                if number + 1 < len(growth):
                    left -= min(max(level - interest, 0), left)
            return left + interest

        tries = [middle + step * unit for step in range(-6, 7) if middle + step * unit >= 0]
        return min(tries, key=lambda one: (abs(last_of(one) - one), abs(one - annuity), one))

    def repay_early(self, amount: int, how: str) -> None:
        days = self.future()
        self.balance -= amount
        left = self.balance - self.due
        if self.is_level():
            self.set_level(self.level if how == "shorten" else None)
        elif how == "shorten":
            for day in reversed(days):
                taken = min(self.planned[day], amount)
                self.planned[day] -= taken
                amount -= taken
            self.weights = dict(self.planned)
        elif self.method in ("equal_principal", "equal_instalment"):
            self.planned |= self.spread(left, days)
        else:
            self._lower(days, left)

    def _lower(self, days: list[date], amount: int) -> None:
        """Share what is left as the plan was shared."""
        whole, left = sum(self.weights[day] for day in days), amount
        for day in days[:-1]:
            exact = Fraction(amount * self.weights[day], whole) if whole else Fraction(0)
            self.planned[day] = min(half_up(exact, self.contract.unit), left)
            left -= self.planned[day]
        self.planned[days[-1]] = left

    # -- collecting ------------------------------------------------------------------------

    def case_now(self) -> str:
        late = any(item.on < self.day for item in self.items)
        if not late and not self.overdue_interest and not self.late_interest:
            return "current"
        return "full_overdue" if self.day > self.maturity else "part_overdue"

    def collect(self, amount: int, order: list[str]) -> dict[str, int]:
        taken: dict[str, int] = {}
        for token in order:
            part = min(amount, self.owed(token))
            if part:
                taken[token] = part
                amount -= part
                self._take(token, part)
        self.items = [item for item in self.items if item.principal or item.interest]
        return taken

    def _take(self, token: str, amount: int) -> None:
        if token == "overdue_interest":
            self.overdue_paid += amount
        elif token == "late_interest":
            self.late_paid += amount
        else:
            what, when = token.split("_")
            for item in self._items(when):
                part = min(getattr(item, what), amount)
                setattr(item, what, getattr(item, what) - part)
                self.balance -= part if what == "principal" else 0
                amount -= part

    def use_prepaid(self) -> None:
        if self.prepaid:
            self.prepaid -= sum(self.collect(self.prepaid, self.orders[self.case_now()]).values())

    def lessen_running(self, amount: int) -> None:
        for day in sorted(self.deferred):
            part = min(self.deferred[day], amount)
            self.deferred[day] -= part
            amount -= part
        self.running_paid += amount

    # -- events ----------------------------------------------------------------------------

    def happen(self, event: dict[str, Any]) -> None:
        self.use_prepaid()
        getattr(self, "do_" + event["type"])(event)
        self.use_prepaid()

    def note(self, event: dict[str, Any], to: dict[str, int], surplus: int) -> None:
        line = {"event_id": event["id"], "on": event["on"], "to": to, "surplus": surplus}
        self.receipts.append(line)

    def do_disburse(self, event: dict[str, Any]) -> None:
        self.pay_out(event["amount"])

    def do_repay(self, event: dict[str, Any]) -> None:
        self.case = self.case or self.case_now()
        to = self.collect(event["amount"], self.orders[self.case])
        left = event["amount"] - sum(to.values())
        if left and self.day >= self.maturity:
            part = min(left, self.accrued)
            self.lessen_running(part)
            left -= part
            if part:
                to["interest_due"] = to.get("interest_due", 0) + part
        kept = left
        if event.get("surplus", "next") != "next" and left:
            early = min(left, self.balance - self.due)
            if early:
                self.repay_early(early, event["surplus"])
            kept -= early
        self.prepaid += kept
        self.note(event, to, left)

    def do_recover(self, event: dict[str, Any]) -> None:
        if self.written_off is None:
            self.do_repay(event)
        else:
            self.written_off -= event["amount"]
            self.note(event, {}, event["amount"])

    def do_settle(self, event: dict[str, Any]) -> None:
        to = {token: self.owed(token) for token in ORDERS["part_overdue"] if self.owed(token)}
        for token, more in (
            ("principal_due", self.balance - self.due),
            ("interest_due", self.accrued),
        ):
            if more:
                to[token] = to.get(token, 0) + more
        self.prepaid = max(self.prepaid - sum(to.values()), 0)
        self.empty()
        self.note(event, to, 0)

    def empty(self) -> None:
        self.items, self.balance = [], 0
        self.running = self.scheduled = self.overdue_run = self.late_run = Fraction(0)
        self.running_paid = self.overdue_paid = self.late_paid = 0
        self.deferred, self.closed = {}, True
        self.no_more_dates()

    def no_more_dates(self) -> None:
        self.planned = {day: part for day, part in self.planned.items() if day <= self.day}
        self.interest_days = {day for day in self.interest_days if day <= self.day}

    def do_waive_interest(self, event: dict[str, Any]) -> None:
        order = ["late_interest", "overdue_interest", "interest_overdue", "interest_due"]
        taken = self.collect(event["amount"], order)
        self.lessen_running(event["amount"] - sum(taken.values()))
        self.waived = self.day

    def do_reschedule(self, event: dict[str, Any]) -> None:
        lines: dict[date, int] = {}
        for line in event["lines"]:
            day = self.contract.moved(day_of(line["on"]))
            lines[day] = lines.get(day, 0) + line["amount"]
        carried = self.take_back()
        self.restructured.append(self.day)
        self.no_more_dates()
        self.planned |= lines
        self.method, self.level = "custom", None
        self.weights = dict(self.planned)
        self.end_on(max(lines))
        if carried:
            self.deferred[min(lines)] = self.deferred.get(min(lines), 0) + carried

    def end_on(self, last: date) -> None:
        """Let the interest days go on in their rhythm until a new last day."""
        number = 1
        while (day := self.contract.moved(self.contract.unshifted(number))) < last:
            if day > self.day and self.contract.interest_day(number):
                self.interest_days.add(day)
            number += 1
        self.interest_days.add(last)
        self.maturity = last

    def take_back(self) -> int:
        """Let nothing be due any more; return the interest that was."""
        interest = self.interest_owed
        self.items, self.case = [], None
        return interest

    def do_extend(self, event: dict[str, Any]) -> None:
        until = self.contract.moved(day_of(event["until"]))
        self.restructured.append(self.day)
        carried = 0
        if self.maturity <= self.day:
            carried, moved = self.take_back(), self.balance
        else:
            moved = self.planned.pop(self.maturity, 0)
        self.interest_days.discard(self.maturity)
        self.planned[until] = moved
        self.end_on(until)
        self.weights = dict(self.planned)
        if carried:
            self.deferred[until] = self.deferred.get(until, 0) + carried

    def do_to_overdue(self, event: dict[str, Any]) -> None:
        for item in self.items:
            if item.moved_at is None:
                item.moved_at = self.contract.rate_on(self.day)

    def do_recall(self, event: dict[str, Any]) -> None:
        principal, interest = self.balance - self.due, self.accrued
        self.running = self.scheduled = Fraction(0)
        self.running_paid, self.deferred = 0, {}
        if principal or interest:
            self.items.append(Item(self.day, principal, interest))
        self.no_more_dates()
        self.maturity, self.level, self.recalled = self.day, None, True

    def do_provision_use(self, event: dict[str, Any]) -> None:
        self.used_provision = True

    def do_write_off(self, event: dict[str, Any]) -> None:
        self.written_off = max(self.payoff, 0)
        self.prepaid = 0
        self.empty()

    def do_refund(self, event: dict[str, Any]) -> None:
        self.prepaid -= event["amount"]
