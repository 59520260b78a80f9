"""Every random life leaves balanced books that hold what the engine says."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from fund.rules.books.case import run_of
from fund.rules.books.position import booked_principal, figures_of
from fund.rules.books.roles import OFF_BALANCE, Role
from fund.rules.json_io import quote_json
from tests.fund.books.kit import Books
from tests.fund.lives import STEPS, TERMS, add_events, random_steps, random_terms, told

_INTEREST = (Role.INTEREST_RECEIVABLE, Role.OFF_INTEREST)


def check_books(terms: dict[str, Any], steps: list[Any], rng: Random) -> int:
    """Post a life event by event with months ending between; return how many were posted."""
    life = add_events(terms, [(0, "disburse", 1, "next"), *steps])
    events = life.pop("events")
    last = life.pop("as_of")
    books = Books(general=rng.choice([0, 10**6, 10**12]), **life)
    today = life["start"]
    for event in sorted(events, key=lambda one: one["recorded_at"]):
        today = max(today, event["on"])
        books.post(event, today)
        check_position(books, life)
        if rng.random() < 0.4:
            books.end_month(today)
            check_position(books, life)
        elif books.days[0][0].isoformat() < today and rng.random() < 0.3:
            end_late(books, rng)
            check_position(books, life)
    books.end_month(max(last, today))
    check_position(books, life)
    return len(events)


def end_late(books: Books, rng: Random) -> None:
    """End a month that lies before the newest posting, not before one that has ended."""
    ended = [day for name, day in books.posted_on.items() if name.startswith("end ")]
    first = max([books.days[0][0], *ended])
    gap = (books.loan.as_of - first).days
    if gap > 0:
        books.end_month_late((first + timedelta(days=rng.randint(0, gap - 1))).isoformat())


def check_position(books: Books, life: dict[str, Any]) -> None:
    run = run_of(books.loan)
    assert run is not None
    figures, booked = figures_of(run), books.booked
    wanted = 0 if figures.is_off_balance else figures.principal
    assert booked_principal(booked) == wanted, told(life)
    assert booked.get(Role.CUSTOMER_ADVANCE, 0) == -figures.prepaid, told(life)
    receivable, off = (booked.get(role, 0) for role in _INTEREST)
    assert min(receivable, off) >= 0, told(life)
    assert receivable <= figures.term_interest, told(life)
    assert receivable + off <= figures.interest, told(life)
    assert booked.get(Role.PROVISION_SPECIFIC, 0) <= 0
    used = figures.principal if figures.is_used and not figures.is_removed else 0
    assert booked.get(Role.OFF_PRINCIPAL, 0) == used, told(life)
    assert sum(amount for role, amount in booked.items() if role not in OFF_BALANCE) == 0


@given(TERMS, STEPS)
@settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_books_of_any_life_hold_what_the_engine_says(terms: Any, steps: Any) -> None:
    check_books(terms, steps, Random(len(steps)))


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(4))
def test_books_of_thousands_of_lives_hold_what_the_engine_says(seed: int) -> None:
    rng, posted = Random(seed), 0
    for _ in range(750):
        terms = random_terms(rng)
        if "error" not in quote_json(terms):
            posted += check_books(terms, random_steps(rng, 10), rng)
    assert posted > 1000
