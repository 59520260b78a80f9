"""Shown ratios: each its own rounding, alike for equal parts, with decimals that let them add up."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_registry.rules import capital
from coop_registry.rules.shares import FEWEST, MOST, shown_shares
from core.money import format_share, round_share, share_places

money = st.integers(min_value=0, max_value=10**13)
lists = st.lists(money, min_size=1, max_size=60)
wholes = st.integers(1, 10**15)


def rounded(part, whole, digits):
    """Round with the decimal library, a way of its own."""
    with localcontext(prec=60):
        quantum = Decimal(1).scaleb(-digits - 2)
        return (Decimal(part) / whole).quantize(quantum, ROUND_HALF_UP)


def gap(parts, whole, digits):
    """Return by how much the rounded ratios miss the rounded ratio of their sum."""
    return abs(sum(rounded(p, whole, digits) for p in parts) - rounded(sum(parts), whole, digits))


@given(lists, wholes)
def test_every_shown_ratio_is_the_right_rounding_of_its_own_part(parts, whole):
    """khoản 23 Điều 4 Luật Hợp tác xã 2023: a ratio is one part of the charter capital."""
    shown = shown_shares(whole, [parts])
    for part in parts:
        assert shown.of(part) == rounded(part, whole, shown.digits)


@given(lists, wholes, money)
def test_equal_parts_show_equal_ratios_whoever_else_is_listed(parts, whole, part):
    shown = shown_shares(whole, [[part, *parts, part]])
    ratios = [shown.of(one) for one in (part, *parts, part)]
    assert ratios[0] == ratios[-1]
    ordered = [ratio for _, ratio in sorted(zip((part, *parts, part), ratios, strict=True))]
    assert ordered == sorted(ordered)


@given(lists.filter(any))
def test_the_decimals_are_the_fewest_that_add_up_within_one_unit(parts):
    whole = sum(parts)
    shown = shown_shares(whole, [parts])
    fit = [d for d in range(FEWEST, MOST + 1) if gap(parts, whole, d) <= Decimal(1).scaleb(-d - 2)]
    if fit:
        assert shown.digits == fit[0]
        assert shown.add_up(parts)
        assert abs(sum(shown.of(part) for part in parts) - 1) <= Decimal(1).scaleb(-fit[0] - 2)
    else:
        assert gap(parts, whole, shown.digits) == min(
            gap(parts, whole, digits) for digits in range(FEWEST, MOST + 1)
        )
        assert not shown.add_up(parts)


@given(lists.filter(any), lists.filter(any))
def test_two_lists_of_one_day_have_one_number_of_decimals(pledged, paid):
    """Screen, book and certificate: a member who paid all shows one ratio on each."""
    whole = sum(pledged)
    shown = shown_shares(whole, [pledged, paid])
    alone = [shown_shares(whole, [parts]).digits for parts in (pledged, paid)]
    assert shown.digits >= min(alone)
    assert shown.of(pledged[0]) == rounded(pledged[0], whole, shown.digits)


@pytest.mark.parametrize(
    ("parts", "digits", "shown"),
    [
        ([1] * 3, 2, "33,33%"),
        ([1] * 7, 4, "14,2857%"),
        ([1] * 9, 2, "11,11%"),
        ([200] * 5, 2, "20,00%"),
        ([1] * 13, 4, "7,6923%"),
    ],
    ids=["three", "seven", "nine", "five", "thirteen"],
)
def test_equal_members_read_alike_with_as_few_decimals_as_add_up(parts, digits, shown):
    shares = shown_shares(sum(parts), [parts])
    assert shares.digits == digits
    assert {format_share(shares.of(part)) for part in parts} == {shown}


def test_a_list_too_long_to_add_up_says_so():
    """Fourteen equal parts miss the whole by two units, however many decimals are shown."""
    parts = [1] * 14
    whole = 14
    shown = shown_shares(whole, [parts])
    assert shown.digits == MOST
    assert not shown.add_up(parts)
    assert shown.add_up(parts[:3])


def test_without_a_capital_there_is_no_ratio():
    shown = shown_shares(None, [[1, 2]])
    assert shown.of(1) is None
    assert shown.add_up([1, 2])
    assert shown_shares(0, []).of(5) is None


def test_the_judged_ratio_is_exact_where_the_shown_one_is_rounded():
    assert capital.ratio(300_001, 1_000_000) == Decimal("0.300001")
    assert shown_shares(1_000_000, [[300_001]]).of(300_001) == Decimal("0.3000")
    assert capital.ratio(5, None) is None


@pytest.mark.parametrize(
    ("part", "whole", "places", "expected"),
    [(1, 3, 2, "0.3333"), (5, 1000, 0, "0.01"), (4999, 10**6, 0, "0.00"), (-1, 3, 2, "-0.3333")],
)
def test_shares_round_half_up_in_whole_numbers(part, whole, places, expected):
    assert str(round_share(part, whole, places)) == expected
    assert share_places(round_share(part, whole, places)) == places


def test_a_share_of_nothing_is_refused():
    with pytest.raises(ValueError, match="whole"):
        round_share(1, 0, 2)
