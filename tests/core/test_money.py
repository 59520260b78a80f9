from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.money import (
    MAX_VND,
    format_decimal,
    format_number,
    format_percent,
    format_rate,
    format_vnd,
    parse_percent,
    parse_vnd,
    round_vnd,
)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("0.4", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("2.49", 2), ("-0.5", -1), ("-2.5", -3)],
)
def test_half_a_dong_is_rounded_away_from_zero(exact: str, rounded: int) -> None:
    assert round_vnd(Decimal(exact)) == rounded


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.000.000", 1_000_000),
        ("1 000 000", 1_000_000),
        ("1\u00a0000\u00a0000", 1_000_000),
        ("1,000,000", 1_000_000),
        ("1000000", 1_000_000),
        ("1.000.000 đồng", 1_000_000),
        ("1.000.000đ", 1_000_000),
        ("500.000 VNĐ", 500_000),
        ("0", 0),
        ("  7 ", 7),
        (str(MAX_VND), MAX_VND),
    ],
)
def test_money_is_read_in_all_usual_ways(typed: str, amount: int) -> None:
    assert parse_vnd(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1.5",
        "1,5",
        "0.123",
        "2 tỷ",
        "1.0000",
        "-5",
        "1.000,50",
        "abc",
        "1..000",
        str(MAX_VND + 1),
    ],
)
def test_an_amount_that_could_mean_two_things_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_vnd(typed)


@given(st.integers(min_value=0, max_value=MAX_VND))
def test_money_shown_is_read_back_as_itself(amount: int) -> None:
    assert parse_vnd(format_vnd(amount)) == amount


def test_numbers_are_grouped_by_points() -> None:
    assert format_number(1_234_567) == "1.234.567"
    assert format_number(-1_000) == "-1.000"
    assert format_vnd(0) == "0 đồng"


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("1234.50", None, "1.234,5"),
        ("1234.00", None, "1.234"),
        ("0.065", 2, "0,07"),
        ("-1234.5", 1, "-1.234,5"),
        ("-0.5", None, "-0,5"),
    ],
)
def test_decimals_have_a_comma(value: str, places: int | None, shown: str) -> None:
    assert format_decimal(Decimal(value), places) == shown


def test_percentages_stand_without_a_space() -> None:
    assert format_percent(Decimal("0.055")) == "5,5%"
    assert format_percent(Decimal("0.2")) == "20%"
    assert format_percent(Decimal("0.055"), 2) == "5,50%"
    assert format_rate(Decimal("0.0684")) == "6,84%/năm"


@pytest.mark.parametrize(
    ("typed", "fraction"),
    [("5,5", "0.055"), ("5.5%", "0.055"), ("6,84 %/năm", "0.0684"), ("0", "0"), ("100", "1")],
)
def test_a_typed_percentage_becomes_a_fraction(typed: str, fraction: str) -> None:
    assert parse_percent(typed) == Decimal(fraction)


@pytest.mark.parametrize("typed", ["", "năm", "5,5,5", "-1", "NaN", "1e5", "5 5", "٣٠"])
def test_a_percentage_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        parse_percent(typed)
