"""Schedules and states of other systems: `data/loan_cases.json`, each under its convention."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from fund.rules.daycount import round_half_up
from fund.rules.json_io import quote_json, replay_json
from fund.rules.plan import Periods, annuity
from tests.fund.published import (
    CASES,
    NOT_EXPRESSIBLE,
    PARTLY,
    Case,
    custom,
    event,
    repay,
    terms,
    units,
)

#: No interest on interest: other systems know no such thing.
NO_LATE = {"late_interest_rate": "0"}


def rows_of(loan: dict[str, Any]) -> list[dict[str, Any]]:
    answer = quote_json(loan)
    assert "error" not in answer, answer
    return answer["instalments"]


def state(loan: dict[str, Any], on: str, *events: dict[str, Any]) -> dict[str, Any]:
    answer = replay_json({**loan, "policy": NO_LATE, "events": list(events), "as_of": on})
    assert "error" not in answer, answer
    return answer


def assert_rows(case: Case, rows: list[dict[str, Any]], wanted: list[dict[str, Any]]) -> None:
    """Compare every figure the source gives of these rows."""
    names = {"principal": "principal", "interest": "interest", "total": "total"}
    names |= {"balance_after": "closing", "balance_before": "opening"}
    for row in wanted:
        ours = rows[row["n"] - 1]
        for theirs, name in names.items():
            if theirs in row:
                assert ours[name] == units(case, row[theirs]), (row["n"], name)
        if "due" in row:
            assert ours["due_on"] == row["due"]
        if "days" in row:
            assert ours["days"] == row["days"]


def live_on(loan: dict[str, Any], events: list[dict[str, Any]], on: str) -> list[dict[str, Any]]:
    """Pay all that is owed on a day and then every instalment on its day."""
    loan = {**loan, "policy": NO_LATE}
    asked = on
    while True:
        now = replay_json({**loan, "events": events, "as_of": asked})
        names = ("principal_due", "principal_overdue", "interest_due", "interest_overdue")
        owed = sum(now[name] for name in names)
        if owed:
            events = [*events, repay(f"p{len(events)}", asked, owed)]
        if now["next_due"] is None:
            return events
        asked = now["next_due"]["on"]


def assert_life(case: Case, loan: dict[str, Any], events: list[dict[str, Any]], on: str) -> None:
    """Compare the rows of a life: unpaid until `on`, then all on time."""
    wanted = case["expected"]["schedule"]
    events = live_on(loan, events, on)
    for row in wanted:
        before = (date.fromisoformat(row["due"]) - timedelta(days=1)).isoformat()
        past = [one for one in events if one["on"] < row["due"]]
        due = replay_json({**loan, "policy": NO_LATE, "events": past, "as_of": before})["next_due"]
        told = {
            "on": row["due"],
            "principal": units(case, row["principal"]),
            "interest": units(case, row["interest"]),
        }
        assert due == told, row["n"]


def plain(case: Case) -> None:
    rows = rows_of(terms(case))
    expected = case["expected"]
    assert_rows(case, rows, expected.get("schedule") or expected["selected_rows"])
    if "totals" in expected:
        for name in ("principal", "interest", "total"):
            if name in expected["totals"]:
                ours = quote_json(terms(case))["totals"][name]
                assert ours == units(case, expected["totals"][name])


def chosen_principal(case: Case) -> None:
    """Amounts of unshifted days; the source does not charge the days a shift adds."""
    wanted = case["expected"]["schedule"]
    days = [line["due_on"] for line in rows_of({**terms(case), "holiday_shift": "next"})]
    assert days == [row["due"] for row in wanted]
    plain_days = [line["due_on"] for line in rows_of(terms(case))]
    lines = [{**row, "due": day} for row, day in zip(wanted, plain_days, strict=True)]
    rows = rows_of(custom(case, lines))
    amounts = [{k: v for k, v in row.items() if k not in ("due", "days")} for row in wanted]
    assert_rows(case, rows, amounts)


def in_advance(case: Case) -> None:
    loan = terms(case)
    wanted = case["expected"]["schedule"]
    assert_rows(case, rows_of(loan), wanted)
    paid = repay("p", "2015-02-01", units(case, 5000))
    for row in wanted[:6]:
        now = state(loan, row["due"], paid)
        left = units(case, row["total"]) - units(case, row.get("paid", 0))
        assert now["principal_due"] + now["interest_due"] == left, row["n"]


def on_time(case: Case) -> None:
    """The level instalment is theirs, hence their principal; interest is ours."""
    loan = custom(case, case["expected"]["schedule"])
    paid = case["events"][-1]
    first = repay("first", paid["date"], units(case, paid["amount"]))
    assert_life(case, loan, [first], case["as_of"])


def late(case: Case) -> None:
    paid = case["events"][-1]
    first = repay("late", paid["date"], units(case, paid["amount"]))
    now = state(terms(case), paid["date"], first)
    assert now["principal_overdue"] == now["interest_overdue"] == 0
    assert_life(case, terms(case), [first], case["as_of"])


def rate_from(day: str, rate: str) -> Callable[[Case], None]:
    def check(case: Case) -> None:
        loan = terms(case, rate_changes=[{"on": day, "annual_rate": rate}])
        assert_rows(case, rows_of(loan), case["expected"]["schedule"])

    return check


def settled(on: str, **others: Any) -> Callable[[Case], None]:
    def check(case: Case) -> None:
        loan = terms(case, **others)
        told = case["expected"]["transactions"][-1]
        assert state(loan, on)["payoff"] == units(case, told["amount"])
        after = state(loan, on, event("s", on, "settle"))
        to = after["allocations"][0]["to"]
        assert to["principal_due"] == units(case, told["principal"])
        assert to.get("interest_due", 0) == units(case, told["interest"])
        assert after["payoff"] == after["principal_outstanding"] == 0

    return check


def pause(case: Case) -> None:
    changes = [
        {"on": "2024-02-04", "annual_rate": "0"},
        {"on": "2024-02-10", "annual_rate": "0.07"},
    ]
    assert_rows(case, rows_of(terms(case, rate_changes=changes)), case["expected"]["schedule"])


def first_table(case: Case) -> None:
    """The schedule; its settlement counts part of a month by the days of that month."""
    assert_rows(case, rows_of(terms(case)), case["expected"]["steps"][0]["schedule"])


def without_down_payment(case: Case, table: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the loan after the part that was paid back on the first day."""
    return custom(case, table[1:], term_months=3, principal_every_months=1)


def surplus(*paid: tuple[str, int, str]) -> Callable[[Case], None]:
    def check(case: Case) -> None:
        tables = [step["schedule"] for step in case["expected"]["steps"] if "schedule" in step]
        loan = without_down_payment(case, tables[0])
        events = [
            repay(f"p{number}", on, units(case, amount), how)
            for number, (on, amount, how) in enumerate(paid)
        ]
        last = events[-1]["on"]
        for row in tables[-1][1:]:
            if not row["outstanding"] or row["due"] <= last:
                continue
            before = (date.fromisoformat(row["due"]) - timedelta(days=1)).isoformat()
            due = state(loan, before, *events)["next_due"]
            assert due["on"] == row["due"]
            assert due["principal"] == units(case, row["outstanding"])
        left = sum(row["outstanding"] for row in tables[-1])
        assert state(loan, last, *events)["payoff"] == units(case, left)

    return check


def rescheduled(case: Case) -> None:
    tables = [step["schedule"] for step in case["expected"]["steps"]]
    loan = terms(case)
    assert_rows(case, rows_of(loan), tables[0])
    lines = [{"on": row["due"], "amount": units(case, row["principal"])} for row in tables[1]]
    change = event("r", "2023-07-05", "reschedule", lines=lines)
    for row in tables[1]:
        now = state(loan, row["due"], change)
        assert now["principal_due"] == units(case, row["principal"])


def written_off(case: Case) -> None:
    lines = [{"due": f"2023-{day}", "principal": 250} for day in ("01-16", "01-31", "02-15")]
    loan = custom(case, lines, term_months=3, principal_every_months=1)
    events = [
        repay("p", "2023-01-22", units(case, 100)),
        event("w", "2023-01-29", "write_off"),
    ]
    assert state(loan, "2023-01-29", events[0])["payoff"] == units(case, 650)
    after = state(loan, "2023-01-29", *events)
    assert after["payoff"] == after["principal_outstanding"] == 0
    undo = event("u", "2023-01-30", "reverse", event_id="p")
    refused = replay_json({**loan, "events": [*events, undo], "as_of": "2023-01-30"})
    assert refused["error"]["field"] == "events[2].event_id"


def balloon(case: Case) -> None:
    days = [
        line["due_on"]
        for line in rows_of({**terms(case), "method": "bullet", "custom_principal": []})
    ]
    parts = [5000 if number > 6 else 0 for number in range(1, 19)] + [40000]
    lines = [{"due": day, "principal": part} for day, part in zip(days, parts, strict=True)]
    assert_rows(case, rows_of(custom(case, lines)), case["expected"]["selected_rows"])


def dates(**others: Any) -> Callable[[Case], None]:
    def check(case: Case) -> None:
        loan = case["loan"]
        rows = rows_of(
            {
                "principal": 1_000_000,
                "annual_rate": "0.06",
                "start": (
                    date.fromisoformat(loan["first_due_date"]) - timedelta(days=20)
                ).isoformat(),
                "first_due_on": loan["first_due_date"],
                "term_months": loan["number_of_installments"],
                **others,
            }
        )
        found = [row["due_on"] for row in rows]
        expected = case["expected"]
        assert found == expected.get("due_dates", found)
        for name, day in (("first", found[0]), ("second", found[1]), ("last", found[-1])):
            assert expected.get(name, day) == day

    return check


def by_their_instalment(loan: dict[str, Any], level: int) -> list[dict[str, Any]]:
    """Return the rows when principal is what their instalment leaves of our interest.

    The chosen lines are found one by one: each needs the interest of the row before it.
    """
    days = [row["due_on"] for row in rows_of({**loan, "method": "bullet"})]
    paid: list[dict[str, Any]] = []
    for number, _ in enumerate(days):
        left = loan["principal"] - sum(line["amount"] for line in paid)
        lines = [*paid, {"on": days[-1], "amount": left}]
        rows = rows_of({**loan, "method": "custom", "custom_principal": lines})
        if number + 1 == len(days):
            return rows
        paid.append({"on": days[number], "amount": level - rows[number]["interest"]})
    raise AssertionError("a loan has at least one date")


def rounded_up_instalment(case: Case) -> None:
    """Their rows are not rounded: ours in ten-thousandths, compared in their whole units.

    Rounded up or nearest, the instalment is the same, 15,052.
    """
    small = 10_000
    loan = terms(case, start="2024-01-01")
    assert rows_of(loan)[0]["total"] == case["expected"]["installment"]
    fine = {**loan, "principal": loan["principal"] * small}
    rows = by_their_instalment(fine, case["expected"]["installment"] * small)
    for row in case["expected"]["selected_rows"]:
        ours = rows[row["n"] - 1]
        assert round_half_up(ours["principal"], small) == row["principal"], row["n"]
        assert round_half_up(ours["interest"], small) == row["interest"], row["n"]
        assert round_half_up(ours["closing"], small) == row["balance_after"], row["n"]
    interest = sum(row["interest"] for row in rows)
    assert round_half_up(interest, small) == case["expected"]["total_interest"]
    assert round_half_up(interest + fine["principal"], small) == case["expected"]["total_payment"]


def their_instalment(case: Case) -> None:
    """PMT(rate / 12) against interest by actual days of each year (act/act)."""
    loan = {name: value for name, value in terms(case).items() if name != "custom_principal"}
    count, monthly = case["loan"]["number_of_installments"], Fraction(loan["annual_rate"]) / 12
    level = round_half_up(loan["principal"] * monthly / (1 - (1 + monthly) ** -count), 1)
    interest = sum(row["interest"] for row in by_their_instalment(loan, level))
    assert interest == units(case, case["expected"]["total_interest"])


def one_month_for_the_first_period(case: Case) -> None:
    """They charge one month for 45 days: our schedule begins one month before the first date."""
    wanted = [dict(row) for row in case["expected"]["schedule"]]
    wanted[0]["days"] = 31
    assert_rows(case, rows_of(terms(case, start="2015-01-15")), wanted)


def early_with_interest(case: Case) -> None:
    """They take the interest run so far first, ours stays until its date: rows of the first two.

    Their interest was rounded twice until 1 February, ours once: one cent less.
    """
    first, *rest = case["expected"]["schedule"]
    lines = [{"on": row["due"], "amount": units(case, row["principal"])} for row in rest]
    lines[-1]["amount"] += units(case, first["principal"])
    loan = {**terms(case), "method": "custom", "custom_principal": lines}
    paid = repay("early", first["due"], units(case, first["principal"]), "shorten")
    assert state(loan, first["due"])["payoff"] == units(case, 10_000) + units(
        case, first["interest"]
    )
    rest[0]["interest"] += first["interest"] - Decimal("0.01")
    life = {**case, "expected": {"schedule": rest}}
    assert_life(life, loan, [paid], case["as_of"])


def accrual(case: Case) -> None:
    """Interest of 30 and 35 days, and 25 % a year on it from its due date (they spare five days).

    Signed before 15/05/2021: its penalty above 10 % stands.
    """
    loan = {
        "principal": units(case, 1_000_000),
        "annual_rate": "0.135",
        "start": "2019-09-30",
        "term_months": 12,
        "interest_every_months": 12,
        "principal_every_months": 12,
    }
    assert state(loan, "2019-10-30")["interest_accrued"] == units(case, "11095.89")
    assert state(loan, "2019-11-04")["interest_accrued"] == units(case, "12945.21")
    monthly = {**loan, "interest_every_months": 1, "policy": {"late_interest_rate": "0.25"}}
    late = replay_json({**monthly, "as_of": "2019-11-04"})
    assert late["interest_overdue"] == units(case, "11095.89")
    penalty = case["expected"]["penalty_10_days_late_5_grace"]
    assert late["late_interest"] == units(case, penalty)


def one_day_less(case: Case) -> None:
    """Their due date is day 1, ours is day 0: ours is one less while late."""
    instalments = [{"on": "2024-10-05", "amount": 3782}, {"on": "2024-11-05", "amount": 3782}]
    loan = {
        "principal": 100_000,
        "annual_rate": "0",
        "start": "2024-09-15",
        "first_due_on": "2024-10-05",
        "term_months": 30,
        "method": "custom",
        "custom_principal": [*instalments, {"on": "2025-01-05", "amount": 92_436}],
    }
    paid = [
        repay(f"p{number}", one["date"], int(one["amount"]))
        for number, one in enumerate(case["events"])
    ]
    for day, days in case["expected"]["days_past_due"].items():
        past = [one for one in paid if one["on"] <= day]
        assert state(loan, day, *past)["days_past_due"] == max(days - 1, 0), day


def payment(rate: int, of: int, count: int) -> Callable[[Case], None]:
    def check(case: Case) -> None:
        periods = Periods(int(case["loan"]["principal"]), 0, rate, (1,) * count, of)
        assert abs(annuity(periods) - case["expected"]["payment"]) < 10**-9

    return check


CHECKS: dict[str, Callable[[Case], None]] = {
    "mifos-4132-advance5000": in_advance,
    "mifos-198-EI-on-time-MS": on_time,
    "mifos-390-EI-early-payment-15-Jan": early_with_interest,
    "mifos-4650-reschedule": one_month_for_the_first_period,
    "frappe-280000-20": rounded_up_instalment,
    "loanjs-annuity-500000": their_instalment,
    "mifos-1062-late-payment-15-Feb-MS": late,
    "mifos-1158-two-tranches-on-time": on_time,
    "mifos-4653-reschedule": rate_from("2015-03-01", "0.24"),
    "mifos-4654-reschedule": rate_from("2015-02-01", "0.24"),
    "mifos-4630-settlement": settled("2015-01-15"),
    "mifos-4627-settlement": settled("2015-01-15", day_count="flat"),
    "mifos-4625-settlement": settled("2015-01-15", day_count="flat"),
    "mifos-4636-settlement": settled(
        "2015-01-15", annual_rate="0", rate_changes=[{"on": "2015-02-14", "annual_rate": "0.12"}]
    ),
    "fineract-C3154": plain,
    "fineract-C3165": plain,
    "fineract-C3157": plain,
    "fineract-monthend-clamp-actual": plain,
    "fineract-bullet-8m": plain,
    "fineract-C3475-interest-pause": pause,
    "fineract-C3217-rate-change-due-date": rate_from("2024-02-01", "0.04"),
    "fineract-payoff-preclose": first_table,
    "fineract-alloc-last": surplus(("2023-09-10", 150, "shorten")),
    "fineract-alloc-reamortize-partial": surplus(
        ("2023-09-16", 80, "next"), ("2023-09-20", 180, "lower")
    ),
    "fineract-alloc-last-after-due": surplus(("2023-09-20", 150, "shorten")),
    "fineract-resched-date": rescheduled,
    "fineract-resched-extend": rescheduled,
    "fineract-writeoff": written_off,
    "fineract-epp-multiples100": plain,
    "fineract-epp-multiples100-grace5": plain,
    "fineract-ei-12000": plain,
    "fineract-fixed-principal-5pct-grace6": balloon,
    "fineract-monthly-due-dates-31": dates(),
    "fineract-monthly-due-dates-28": dates(),
    "opencbs-fp-grace3": chosen_principal,
    "opencbs-fp": chosen_principal,
    "opencbs-fi-2pct": chosen_principal,
    "frappe-demand-accrual": accrual,
    "frappe-dpd-two-late": one_day_less,
    "frappe-dates-cycle": dates(),
    "frappe-dates-month-end": dates(due_day=31),
    "numpy-pmt-15000": payment(8, 1200, 60),
    "numpy-pmt-20000": payment(8, 10, 3),
    "loanjs-diff-50000": lambda case: totals(case),
}


def totals(case: Case) -> None:
    answer = quote_json(terms(case))
    assert answer["totals"]["interest"] == units(case, case["expected"]["total_interest"])
    assert answer["instalments"][-1]["total"] == units(case, case["expected"]["last_payment"])


def test_every_case_is_checked_or_has_its_reason() -> None:
    assert CHECKS.keys() | NOT_EXPRESSIBLE.keys() == CASES.keys()
    assert not CHECKS.keys() & NOT_EXPRESSIBLE.keys()
    assert PARTLY.keys() <= CHECKS.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_published_case(name: str) -> None:
    CHECKS[name](CASES[name])


@pytest.mark.parametrize("name", NOT_EXPRESSIBLE)
def test_case_that_cannot_be_said(name: str) -> None:
    """Nothing is checked: the reason stands in the output of the tests."""
    pytest.skip(f"not checked, {name}: {NOT_EXPRESSIBLE[name]}")


@pytest.mark.parametrize("name", PARTLY)
def test_part_of_a_case_that_cannot_be_said(name: str) -> None:
    """The rest of the case is checked above; what is not stands in the output of the tests."""
    pytest.skip(f"checked in part, {name}: {PARTLY[name]}")
