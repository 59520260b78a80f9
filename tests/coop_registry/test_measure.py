"""Shares beside a limit: they never read as the limit they break."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules.findings.measure import share_words


@pytest.mark.parametrize(
    ("part", "whole", "limit", "words"),
    [
        (1, 3, "0.30", "33,33%"),
        (250_001, 1_000_000, "0.25", "25,0001%"),
        (400_000_001, 1_000_000_000, "0.40", "40,0000001%"),
        (300_000_000_000_001, 10**15, "0.30", "30,0000000000001%"),
        (35, 100, "0.35", "35,00%"),
        (2, 5, "0.30", "40,00%"),
    ],
)
def test_a_share_has_as_many_decimals_as_tell_it_from_the_limit(part, whole, limit, words):
    """khoản 1 Điều 74 Luật Hợp tác xã 2023: "bằng 40%" must not stand beside "không quá 40%"."""
    assert share_words(part, whole, Decimal(limit)) == words


@given(st.integers(1, 10**17), st.integers(0, 10**17), st.sampled_from(["0.2", "0.3", "0.4"]))
def test_only_the_limit_itself_reads_as_the_limit(whole, part, limit):
    words = share_words(part, whole, Decimal(limit))
    exact = Decimal(part) == Decimal(limit) * whole
    assert (words == f"{Decimal(limit) * 100:.0f},00%") is exact
