"""The engine and a slow second implementation agree on random loans and random lives.

500 loans in every run, 10,000 in `make test-long`; `slow` says how the second one is built.
"""

from random import Random
from typing import Any

import pytest

from fund.rules.events import EventType
from fund.rules.json_io import quote_json, replay_json
from tests.fund.lives import add_events, random_steps, random_terms, told
from tests.fund.slow.answers import slow_rows, slow_state

#: Refusals that random terms may meet: chosen days after the term, a tranche after the end.
EXPECTED = ("custom_principal", "disbursements")
NORMAL, LONG, BLOCK = 500, 10_000, 100


def compare(seed: int) -> None:
    rng = Random(seed)
    terms = random_terms(rng)
    answer = quote_json(terms)
    if "error" in answer:
        assert answer["error"]["field"].startswith(EXPECTED), told(terms)
        return
    rows = [(row["due_on"], row["principal"], row["interest"]) for row in answer["instalments"]]
    assert rows == slow_rows(terms), told(terms)
    life = add_events(terms, random_steps(rng, 8))
    _compare_day(life)
    for event in life["events"]:
        if event["type"] == "settle":
            _compare_day({**life, "as_of": event["on"]})


def _compare_day(life: dict[str, Any]) -> None:
    state = replay_json(life)
    slow = slow_state(life)
    assert {name: state.get(name) for name in slow} == slow, told(life)


@pytest.mark.parametrize("block", range(NORMAL // BLOCK))
def test_both_agree(block: int) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        compare(seed)


@pytest.mark.long
@pytest.mark.parametrize("block", range(NORMAL // BLOCK, LONG // BLOCK))
def test_both_agree_on_many(block: int) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        compare(seed)


def test_lives_hold_every_kind_of_event() -> None:
    kinds: set[str] = set()
    for number in range(200):
        rng = Random(number)
        terms = random_terms(rng)
        if "error" not in quote_json(terms):
            life = add_events(terms, random_steps(rng, 8))
            kinds |= {event["type"] for event in life["events"]}
    assert kinds == set(EventType)
