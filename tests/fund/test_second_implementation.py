"""The engine and a slow second implementation agree on random loans and random lives.

300 loans in every run, 2,000 in `make test-long`.
"""

from random import Random

import pytest

from fund.rules.json_io import quote_json, replay_json
from tests.fund.lives import add_events, random_steps, random_terms, told
from tests.fund.slow_loan import slow_rows, slow_state

#: Refusals that random terms may meet: chosen days after the term, a tranche after the end.
EXPECTED = ("custom_principal", "disbursements")
BLOCK = 50


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
    state = replay_json(life)
    slow = slow_state(life)
    assert {name: state[name] for name in slow} == slow, told(life)


@pytest.mark.parametrize("block", range(300 // BLOCK))
def test_both_agree(block: int) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        compare(seed)


@pytest.mark.long
@pytest.mark.parametrize("block", range(300 // BLOCK, 2_000 // BLOCK))
def test_both_agree_on_many(block: int) -> None:
    for seed in range(block * BLOCK, (block + 1) * BLOCK):
        compare(seed)
