"""A second, slow implementation: one loop over days, fractions, no cleverness.

Written from the contract of the engine, not from its code; it shares nothing with `fund.rules`.
It reads the same JSON and knows valid input only.
"""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from math import floor

DAY = timedelta(days=1)
ORDERS = {
    "current": ["interest_due", "principal_due"],
    "part_overdue": [
        "principal_overdue",
        "overdue_interest",
        "interest_overdue",
        "late_interest",
        "principal_due",
        "interest_due",
    ],
    "full_overdue": ["principal_overdue", "overdue_interest", "interest_overdue", "late_interest"],
}


def half_up(value, unit=1):
    return floor(Fraction(value) / unit + Fraction(1, 2)) * unit


def thirty(day):
    return day.year * 360 + day.month * 30 + min(day.day, 30)


class SlowLoan:
    def __init__(self, loan):
        self.loan = loan
        self.unit = loan.get("rounding", 1)
        self.start = date.fromisoformat(loan["start"])
        self.method = loan.get("method", "equal_principal")
        self.count = loan.get("day_count", "act/365")
        policy = loan.get("policy", {})
        self.factor = Fraction(policy.get("overdue_factor", "1.5"))
        self.late_rate = Fraction(policy.get("late_interest_rate", "0.10"))
        self.orders = {**ORDERS, **policy.get("collection_order", {})}
        self.make_dates()
        self.plan = {day: 0 for day in self.principal_days}
        if self.method == "custom":
            for line in loan["custom_principal"]:
                self.plan[date.fromisoformat(line["on"])] += line["amount"]
        self.weights = dict(self.plan)
        self.level = None
        self.level_rate = None
        self.out = self.disbursed = self.prepaid = 0
        self.dues = []  # [day, principal, interest, moved to overdue]
        self.running = Fraction(0)
        self.clean = Fraction(0)
        self.settled_part = 0
        self.carried = {}
        self.overdue_total = Fraction(0)
        self.late_total = Fraction(0)
        self.overdue_paid = self.late_paid = 0
        self.today = self.start
        self.closed = self.recalled = False
        self.allocations = []

    # -- the calendar

    def make_dates(self):
        loan = self.loan
        principal_step = loan.get("principal_every_months", 1)
        interest_step = loan.get("interest_every_months", 1)
        step = min(principal_step, interest_step)
        first = loan.get("first_due_on")
        if first:
            anchor = date.fromisoformat(first)
            last_of_month = monthrange(anchor.year, anchor.month)[1]
            wanted = anchor.day
            if anchor.day == last_of_month and self.start.day > anchor.day:
                wanted = self.start.day
        else:
            anchor = self.month_later(self.start.replace(day=1), step)
            wanted = self.start.day
        if loan.get("due_day"):
            wanted = loan["due_day"]
        term = loan["term_months"]
        grace = loan.get("principal_grace_months", 0)
        self.all_rhythm = []
        for number in range(1, 3000):
            month = self.month_later(anchor.replace(day=1), (number - 1) * step)
            if month.year > 2090:
                break
            day = month.replace(day=min(wanted, monthrange(month.year, month.month)[1]))
            self.all_rhythm.append((number * step, day))
        rows = [(months, day) for months, day in self.all_rhythm if months <= term]
        self.maturity = rows[-1][1]
        self.interest_days = {
            day for months, day in rows if months % interest_step == 0 or months == term
        }
        if self.method in ("equal_principal", "equal_instalment"):
            self.principal_days = {
                day
                for months, day in rows
                if months > grace and (months % principal_step == 0 or months == term)
            }
        elif self.method == "bullet":
            self.principal_days = {self.maturity}
        else:
            chosen = {date.fromisoformat(line["on"]) for line in loan["custom_principal"]}
            self.principal_days = chosen
            self.interest_days = {d for d in self.interest_days if d < max(chosen)} | {max(chosen)}
            self.maturity = max(chosen)
        self.flat_periods = []
        before, months_before = self.start, 0
        for months, day in rows:
            if months % interest_step == 0 or months == term:
                self.flat_periods.append((before, day, months - months_before))
                before, months_before = day, months

    @staticmethod
    def month_later(first_of_month, months):
        index = first_of_month.year * 12 + first_of_month.month - 1 + months
        return date(index // 12, index % 12 + 1, 1)

    # -- interest of one day

    def rate_on(self, day):
        rate = Fraction(self.loan["annual_rate"])
        for change in self.loan.get("rate_changes", []):
            if date.fromisoformat(change["on"]) < day:
                rate = Fraction(change["annual_rate"])
        return rate

    def part_of_year(self, day, count):
        if count == "act/360":
            return Fraction(1, 360)
        if count == "act/act":
            return Fraction(1, 366 if monthrange(day.year, 2)[1] == 29 else 365)
        if count == "30/360":
            return Fraction(thirty(day) - thirty(day - DAY), 360)
        return Fraction(1, 365)

    def flat_part(self, day):
        for before, end, months in self.flat_periods:
            if before < day <= end:
                return Fraction(months, 12) / (end - before).days
        return None

    def accrue_day(self, day):
        rate = self.rate_on(day)
        part = self.part_of_year(day, self.count)
        moved = sum(due[1] for due in self.dues if due[3])
        if self.count == "flat":
            flat = self.flat_part(day)
            if self.out and flat is not None:
                self.running += max(self.disbursed - moved, 0) * rate * flat
            elif self.out:
                self.running += (self.out - moved) * rate * part
        else:
            self.running += (self.out - moved) * rate * part
        self.clean += self.not_due() * rate * part
        self.overdue_total += moved * rate * self.factor * part
        self.late_total += sum(due[2] for due in self.dues) * self.late_rate * part

    # -- what is owed

    def not_due(self):
        return self.out - sum(due[1] for due in self.dues)

    def accrued(self):
        return half_up(self.running, self.unit) - self.settled_part + sum(self.carried.values())

    def overdue_interest(self):
        return half_up(self.overdue_total, self.unit) - self.overdue_paid

    def late_interest(self):
        return half_up(self.late_total, self.unit) - self.late_paid

    def owed(self, token):
        if token == "overdue_interest":
            return self.overdue_interest()
        if token == "late_interest":
            return self.late_interest()
        place = 1 if token.startswith("principal") else 2
        late = token.endswith("overdue")
        return sum(due[place] for due in self.dues if (due[0] < self.today) == late)

    def payoff(self):
        interest = sum(due[2] for due in self.dues) + self.accrued()
        return self.out + interest + self.overdue_interest() + self.late_interest() - self.prepaid

    # -- the plan

    def days_ahead(self):
        return sorted(day for day in self.principal_days if day > self.today)

    def equal(self, amount, days):
        parts = {}
        part = half_up(Fraction(amount, len(days)), self.unit)
        for day in days[:-1]:
            parts[day] = min(part, amount)
            amount -= parts[day]
        parts[days[-1]] = amount
        return parts

    def lay_level(self, level=None):
        days = self.days_ahead()
        self.level_rate = self.rate_on(self.today + DAY)
        if not days:
            return
        rate = self.level_rate
        earlier = [d for d in self.interest_days | self.principal_days if d < days[0]]
        begin = max([self.today, *earlier])
        accrued = self.clean if begin == self.today else Fraction(0)
        parts = []
        for day in days:
            total = Fraction(0)
            one = begin + DAY
            while one <= day:
                total += self.part_of_year(one, self.count)
                one += DAY
            parts.append(total)
            begin = day
        if level is None:
            level = self.best_level(accrued, parts, rate)
        self.level = level
        balance = self.not_due()
        for number, day in enumerate(days):
            interest = half_up(accrued + balance * rate * parts[number], self.unit)
            accrued = Fraction(0)
            self.plan[day] = min(max(level - interest, 0), balance)
            if day == days[-1]:
                self.plan[day] = balance
            balance -= self.plan[day]

    def best_level(self, accrued, parts, rate):
        value = self.not_due() + accrued + self.not_due() * rate * parts[0]
        factor = total = Fraction(1)
        for part in parts[1:]:
            factor /= 1 + rate * part
            total += factor
        annuity = value / total
        found = []
        for step in range(-6, 7):
            level = half_up(annuity, self.unit) + step * self.unit
            balance, first = self.not_due(), accrued
            for part in parts:
                owed = balance + half_up(first + balance * rate * part, self.unit)
                balance, first = owed - level, Fraction(0)
            found.append((abs(owed - level), abs(level - annuity), level))
        return min(found)[2]

    def is_level(self):
        return self.method == "equal_instalment" and self.count != "flat"

    # -- events

    def disburse(self, amount):
        self.disbursed += amount
        self.out += amount
        if self.is_level():
            self.lay_level()
        elif self.method != "custom":
            days = self.days_ahead()
            if self.method == "bullet":
                days = days[-1:]
            for day, part in self.equal(amount, days).items():
                self.plan[day] += part
            self.weights = dict(self.plan)

    def fall_due(self):
        ends = max(self.interest_days | self.principal_days)
        principal = min(self.plan.get(self.today, 0), self.not_due())
        if self.level is not None and self.today in self.principal_days:
            part = max(self.level - half_up(self.clean, self.unit), 0)
            principal = min(part, self.not_due())
        if self.today == ends:
            principal = self.not_due()
        interest = self.carried.pop(self.today, 0)
        if self.today in self.interest_days:
            interest += half_up(self.running, self.unit) - self.settled_part
            self.running = self.clean = Fraction(0)
            self.settled_part = 0
        if principal or interest:
            self.dues.append([self.today, principal, interest, False])
        if self.level is not None and self.rate_on(self.today + DAY) != self.level_rate:
            self.lay_level()

    def case(self):
        late = any(due[0] < self.today for due in self.dues)
        if not late and not self.overdue_interest() and not self.late_interest():
            return "current"
        return "full_overdue" if self.maturity < self.today else "part_overdue"

    def collect(self, amount, order):
        to = {}
        for token in order:
            part = min(self.owed(token), amount)
            if not part:
                continue
            amount -= part
            to[token] = part
            if token == "overdue_interest":
                self.overdue_paid += part
            elif token == "late_interest":
                self.late_paid += part
            else:
                self.take(token, part)
        self.dues = [due for due in self.dues if due[1] or due[2]]
        return to

    def take(self, token, amount):
        place = 1 if token.startswith("principal") else 2
        for due in self.dues:
            if (due[0] < self.today) == token.endswith("overdue"):
                part = min(due[place], amount)
                due[place] -= part
                amount -= part
                if place == 1:
                    self.out -= part

    def use_prepaid(self):
        if self.prepaid:
            taken = self.collect(self.prepaid, self.orders[self.case()])
            self.prepaid -= sum(taken.values())

    def repay(self, event):
        if self.case_day != self.today:
            self.case_day, self.case_kept = self.today, self.case()
        to = self.collect(event["amount"], self.orders[self.case_kept])
        left = event["amount"] - sum(to.values())
        if left and not any(d > self.today for d in self.interest_days | self.principal_days):
            part = min(left, self.accrued())
            if part:
                self.lessen(part)
                to["interest_due"] = to.get("interest_due", 0) + part
                left -= part
        surplus = left
        mode = event.get("surplus", "next")
        if left and mode != "next":
            early = min(left, self.not_due())
            if early:
                self.pay_early(early, mode)
            left -= early
        self.prepaid += left
        self.allocations.append((event["id"], to, surplus))

    case_day = None
    case_kept = None

    def lessen(self, amount):
        for day in sorted(self.carried):
            part = min(amount, self.carried[day])
            self.carried[day] -= part
            amount -= part
        self.settled_part += amount

    def pay_early(self, amount, mode):
        self.out -= amount
        days = self.days_ahead()
        if self.is_level():
            self.lay_level(self.level if mode == "shorten" else None)
        elif mode == "shorten":
            for day in reversed(days):
                cut = min(self.plan[day], amount)
                self.plan[day] -= cut
                amount -= cut
            self.weights = dict(self.plan)
        elif self.method in ("equal_principal", "equal_instalment"):
            self.plan.update(self.equal(self.not_due(), days))
        else:
            whole = sum(self.weights[day] for day in days)
            total = left = self.not_due()
            for day in days[:-1]:
                share = (
                    half_up(Fraction(total * self.weights[day], whole), self.unit) if whole else 0
                )
                self.plan[day] = min(share, left)
                left -= self.plan[day]
            self.plan[days[-1]] = left

    def waive(self, amount):
        order = ["late_interest", "overdue_interest", "interest_overdue", "interest_due"]
        taken = self.collect(amount, order)
        self.lessen(amount - sum(taken.values()))

    def recall(self):
        principal, interest = self.not_due(), self.accrued()
        self.running = self.clean = Fraction(0)
        self.settled_part = 0
        self.carried = {}
        if principal or interest:
            self.dues.append([self.today, principal, interest, False])
        self.interest_days = {day for day in self.interest_days if day <= self.today}
        self.principal_days = {day for day in self.principal_days if day <= self.today}
        self.plan = {}
        self.recalled = True
        self.level = None
        self.maturity = self.today

    def take_back(self):
        interest = sum(due[2] for due in self.dues)
        self.dues = []
        self.case_day = None
        return interest

    def keep_rhythm_until(self, last):
        step = self.loan.get("interest_every_months", 1)
        self.interest_days = {day for day in self.interest_days if day <= self.today} | {last}
        self.interest_days |= {
            day for months, day in self.all_rhythm if months % step == 0 and self.today < day < last
        }

    def reschedule(self, lines):
        carried = self.take_back()
        chosen = {date.fromisoformat(line["on"]): line["amount"] for line in lines}
        self.keep_rhythm_until(max(chosen))
        self.principal_days = {d for d in self.principal_days if d <= self.today} | set(chosen)
        self.plan = dict(chosen)
        self.weights = dict(self.plan)
        self.method, self.level = "custom", None
        if carried:
            self.carried[min(chosen)] = self.carried.get(min(chosen), 0) + carried
        self.maturity = max(chosen)

    def extend(self, until):
        until = date.fromisoformat(until)
        carried = 0
        if self.maturity <= self.today:
            carried = self.take_back()
            moved = self.out
        else:
            moved = self.plan.get(self.maturity, 0)
        self.principal_days.discard(self.maturity)
        self.plan.pop(self.maturity, None)
        self.keep_rhythm_until(until)
        self.principal_days.add(until)
        self.plan[until] = moved
        self.weights = {day: self.plan.get(day, 0) for day in self.principal_days}
        if carried:
            self.carried[until] = self.carried.get(until, 0) + carried
        self.maturity = until

    def settle(self, event):
        self.allocations.append((event["id"], None, 0))
        self.prepaid = max(-self.payoff(), 0)
        self.clear()

    def clear(self):
        self.out = 0
        self.dues, self.carried = [], {}
        self.running = self.clean = self.overdue_total = self.late_total = Fraction(0)
        self.overdue_paid = self.late_paid = self.settled_part = 0
        self.interest_days, self.principal_days = {self.start}, set()
        self.level = None
        self.closed = True

    def happen(self, event):
        simple = {
            "repay": lambda: self.repay(event),
            "settle": lambda: self.settle(event),
            "disburse": lambda: self.pay_out(event["amount"]),
            "waive_interest": lambda: self.waive(event["amount"]),
            "recall": self.recall,
            "reschedule": lambda: self.reschedule(event["lines"]),
            "extend": lambda: self.extend(event["until"]),
            "to_overdue": self.move_to_overdue,
            "refund": lambda: self.give_back(event["amount"]),
        }
        simple.get(event["type"], lambda: None)()
        self.use_prepaid()

    def pay_out(self, amount):
        if not self.closed and not self.recalled:
            self.disburse(amount)

    def move_to_overdue(self):
        for due in self.dues:
            due[3] = True

    def give_back(self, amount):
        self.prepaid -= amount

    def run(self, as_of):
        loan = self.loan
        events = [event for event in loan.get("events", []) if event["on"] <= as_of.isoformat()]
        gone = {event["event_id"] for event in events if event["type"] == "reverse"}
        events = [e for e in events if e["type"] != "reverse" and e["id"] not in gone]
        if not any(event["type"] == "disburse" for event in loan.get("events", [])):
            tranches = loan.get("disbursements") or [
                {"on": loan["start"], "amount": loan["principal"]}
            ]
            events = [
                {"id": "", "type": "disburse", "recorded_at": "", **t} for t in tranches
            ] + events
        events.sort(key=lambda event: (event["on"], event["recorded_at"]))
        while True:
            if self.today > self.start:
                self.accrue_day(self.today)
                if not self.closed and self.today in self.interest_days | self.principal_days:
                    self.fall_due()
                    self.use_prepaid()
            for event in events:
                if event["on"] == self.today.isoformat():
                    self.happen(event)
            if self.today == as_of:
                return self
            self.today += DAY

    def answer(self):
        return {
            "principal_outstanding": self.out,
            "principal_due": self.owed("principal_due"),
            "principal_overdue": self.owed("principal_overdue"),
            "interest_accrued": self.accrued(),
            "interest_due": self.owed("interest_due"),
            "interest_overdue": self.owed("interest_overdue"),
            "overdue_interest": self.overdue_interest(),
            "late_interest": self.late_interest(),
            "prepaid": self.prepaid,
            "payoff": self.payoff(),
            "days_past_due": (self.today - self.dues[0][0]).days if self.dues else 0,
        }


def slow_state(loan):
    """Return the figures of a valid loan on its day."""
    return SlowLoan(loan).run(date.fromisoformat(loan["as_of"])).answer()


def slow_rows(loan):
    """Return (day, principal, interest) of a schedule, each paid on its day."""
    slow = SlowLoan({**loan, "events": []})
    rows = []
    last = max(slow.interest_days | slow.principal_days)
    tranches = loan.get("disbursements") or [{"on": loan["start"], "amount": loan["principal"]}]
    while slow.today <= last:
        if slow.today > slow.start:
            slow.accrue_day(slow.today)
            if slow.today in slow.interest_days | slow.principal_days:
                slow.fall_due()
                principal = sum(due[1] for due in slow.dues)
                interest = sum(due[2] for due in slow.dues)
                slow.out -= principal
                slow.dues = []
                rows.append((slow.today.isoformat(), principal, interest))
        for tranche in tranches:
            if tranche["on"] == slow.today.isoformat():
                slow.disburse(tranche["amount"])
        slow.today += DAY
    return rows
