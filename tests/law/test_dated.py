"""The series: order of rows, gaps, repeals, typed reading."""

from datetime import date
from decimal import Decimal

import pytest

from law.dated import Certainty, Comparison, Dated, DatedSeries, NoRuleInForce

FIRST = date(2013, 7, 1)
SECOND = date(2024, 7, 1)
THIRD = date(2024, 7, 18)


def make_series(*rows: Dated) -> DatedSeries:
    return DatedSeries("test.rule", *rows, title="Quy định thử", text="Giải thích.", unit="ngày")


def test_a_value_holds_from_its_first_day_to_the_day_before_the_next() -> None:
    series = make_series(Dated(FIRST, 5, "Điều 1"), Dated(SECOND, 3, "Điều 2"))
    assert series.in_force(FIRST).value == 5
    assert series.in_force(date(2024, 6, 30)).value == 5
    assert series.in_force(date(2024, 6, 30)).valid_to == SECOND
    assert series.in_force(SECOND).value == 3
    assert series.in_force(date(2099, 1, 1)).valid_to is None


def test_no_rule_before_the_first_row() -> None:
    series = make_series(Dated(FIRST, 5, "Điều 1"))
    with pytest.raises(NoRuleInForce) as refusal:
        series.in_force(date(2013, 6, 30))
    assert refusal.value.key == "test.rule"
    assert refusal.value.on == date(2013, 6, 30)
    assert str(refusal.value) == (
        "Không có quy định đã nạp về “Quy định thử” (test.rule) cho ngày 30/06/2013."
    )


def test_a_gap_between_a_repeal_and_a_new_rule_has_no_rule() -> None:
    series = make_series(
        Dated(FIRST, 5, "Điều 1"), Dated(SECOND, None, "Điều 2"), Dated(THIRD, 3, "Điều 3")
    )
    with pytest.raises(NoRuleInForce):
        series.in_force(SECOND)
    with pytest.raises(NoRuleInForce):
        series.in_force(date(2024, 7, 17))
    assert series.in_force(THIRD).value == 3
    assert [(p.valid_from, p.valid_to) for p in series.history()] == [
        (FIRST, SECOND),
        (THIRD, None),
    ]


def test_a_row_may_have_its_own_unit_text_and_words() -> None:
    series = make_series(
        Dated(FIRST, 5, "Điều 1", text="Lời riêng.", unit="tháng", words="năm tháng"),
        Dated(SECOND, 3, "Điều 2", Certainty.MEMORY, "Nhớ lại."),
    )
    old, new = series.history()
    assert (old.unit, old.text, old.words) == ("tháng", "Lời riêng.", "năm tháng")
    assert (new.unit, new.text, new.words) == ("ngày", "Giải thích.", "")
    assert (new.certainty, new.note, new.comparison) == (
        Certainty.MEMORY,
        "Nhớ lại.",
        Comparison.EXACT,
    )


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "at least one row"),
        ((Dated(FIRST, None, "Điều 1"),), "cannot be a repeal"),
        ((Dated(SECOND, 1, "Điều 1"), Dated(FIRST, 2, "Điều 2")), "forward"),
        ((Dated(FIRST, 1, "Điều 1"), Dated(FIRST, 2, "Điều 2")), "forward"),
        (
            (
                Dated(FIRST, 1, "Điều 1"),
                Dated(SECOND, None, "Điều 2"),
                Dated(THIRD, None, "Điều 3"),
            ),
            "repealed twice",
        ),
        ((Dated(FIRST, 1, ""),), "without citation"),
    ],
    ids=["empty", "repeal-first", "backwards", "same-day", "repealed-twice", "no-citation"],
)
def test_wrong_rows_are_refused(rows: tuple[Dated, ...], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        make_series(*rows)


def test_a_value_is_read_by_its_type_alone() -> None:
    def rule(value: object) -> object:
        return make_series(Dated(FIRST, value, "Điều 1")).in_force(FIRST)  # type: ignore[arg-type] # each type in turn

    assert rule(5).number() == 5
    assert rule(Decimal("0.2")).share() == Decimal("0.2")
    assert rule(True).flag() is True
    assert rule(FIRST).day() == FIRST
    assert rule("a").string() == "a"
    assert rule(("a",)).items() == ("a",)
    for value, reader in [
        (True, "number"),
        (5, "share"),
        (1, "flag"),
        ("x", "day"),
        (5, "string"),
        ("x", "items"),
    ]:
        with pytest.raises(TypeError, match=r"test\.rule"):
            getattr(rule(value), reader)()
