"""Books of one loan without a database: events are posted one after the other, months end."""

from dataclasses import replace
from datetime import date
from typing import Any

from fund.rules.books.case import BookedLoan, Prepared, prepare, run_of
from fund.rules.books.month_end import Classification, post_month_end
from fund.rules.books.position import figures_of, opposite, together
from fund.rules.books.posting import Posting, post_catch_up, post_event
from fund.rules.books.roles import Role
from fund.rules.events import read_event
from fund.rules.reading import Fields
from fund.rules.replay import Loan, read_loan
from fund.rules.state import judge

BASE: dict[str, Any] = {
    "principal": 400_000_000,
    "annual_rate": "0.06",
    "start": "2025-01-15",
    "term_months": 4,
}


class Books:
    """What one loan's entries add up to, and the journal of each event."""

    def __init__(self, *, is_trust: bool = False, general: int = 0, **terms: Any) -> None:
        day = terms.get("start", BASE["start"])
        bearer = "trustor" if is_trust else "fund"
        found = {**BASE, **terms, "as_of": day, "risk_bearer": bearer}
        self.loan: Loan = read_loan(Fields(found))
        self.is_trust, self.general = is_trust, general
        self.booked: dict[Role, int] = {}
        self.journals: dict[str, Posting] = {}
        self.days: list[tuple[date, Posting]] = []
        self.posted_on: dict[str, date] = {}

    def prepare(self, event: dict[str, Any], posted_on: str | None = None) -> Prepared:
        """Return an event ready for its posting."""
        one = read_event(Fields(event))
        on = date.fromisoformat(posted_on) if posted_on else one.on
        on = max(on, self.loan.as_of)
        undone = self.journals[one.event_id].moves if one.event_id in self.journals else {}
        books = BookedLoan(self.booked, self.is_trust, self.general, opposite(undone))
        return prepare(replace(self.loan, as_of=on), one, books)

    def post(self, event: dict[str, Any], posted_on: str | None = None) -> Posting:
        """Post an event on its day, or late; return its journal."""
        ready = self.prepare(event, posted_on)
        found = post_event(ready.case)
        self.loan = ready.loan
        self._add(event["id"], found)
        return found

    def end_month_late(self, day: str) -> None:
        """End a month after later events were posted: as its books knew it, then catch up."""
        on, newest = date.fromisoformat(day), self.loan.as_of
        known: dict[Role, int] = {}
        for posted_on, posting in self.days:
            if posted_on <= on:
                known = together(known, posting.moves)
        was = {name for name, posted in self.posted_on.items() if posted <= on}
        events = tuple(one for one in self.loan.events if one.id in was)
        loan = replace(self.loan, events=events, as_of=on)
        run = run_of(loan)
        assert run is not None
        state = judge([loan], [run])[0]
        found = Classification(
            group=state.debt_group or 1,
            provision=state.provision_specific or 0,
            is_trust=self.is_trust,
        )
        self._add(f"end {day}", post_month_end(known, figures_of(run), found), on)
        after = run_of(replace(self.loan, as_of=newest))
        assert after is not None
        caught = post_catch_up(self.booked, figures_of(after), is_trust=self.is_trust)
        self._add(f"catch up {day}", caught, newest)

    def end_month(self, day: str, **judged: Any) -> Posting:
        """Post a month's end; without a judgement, that of the engine."""
        self.loan = replace(self.loan, as_of=date.fromisoformat(day))
        run = run_of(self.loan)
        assert run is not None
        state = judge([self.loan], [run])[0]
        found = Classification(
            group=judged.get("group", state.debt_group or 1),
            provision=judged.get("provision", state.provision_specific or 0),
            is_held=judged.get("is_held", False),
            is_trust=self.is_trust,
        )
        posted = post_month_end(self.booked, figures_of(run), found)
        self._add(f"end {day}", posted)
        return posted

    def _add(self, name: str, posting: Posting, on: date | None = None) -> None:
        assert posting.imbalance == 0, (name, posting)
        self.journals[name] = posting
        self.days.append((on or self.loan.as_of, posting))
        self.posted_on[name] = on or self.loan.as_of
        self.booked = together(self.booked, posting.moves)
        self.general -= posting.moves.get(Role.PROVISION_GENERAL, 0)


def disburse(name: str = "d", on: str = "2025-01-15", amount: int = 400_000_000) -> dict[str, Any]:
    return {
        "id": name,
        "on": on,
        "recorded_at": f"{on}T08:00:00",
        "type": "disburse",
        "amount": amount,
    }
