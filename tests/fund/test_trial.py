"""Trial calculation: schedules side by side, their sentences, one of them on a day, limits."""

from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from core.errors import RuleViolation
from fund.papers.trial_tables import grouped_table
from fund.rules.calculation_sheet import SheetKind, grouped_sheet, running_days
from fund.rules.cautions import cautions
from fund.rules.explaining import explain
from fund.rules.headroom import KnownFigures, judge
from fund.rules.json_io import quote_json, replay_json
from fund.rules.sheet_words import line_in_words
from fund.rules.terms import DayCount
from fund.rules.trial import (
    Option,
    Situation,
    balances,
    compared,
    loan_of,
    paid_on_time,
    read_option,
    read_situation,
)
from fund.rules.trial_answer import answer
from law.deadlines import WorkingDays
from tests.fund.lives import random_terms, told
from tests.fund.loans import event, repay

DAY = date(2025, 6, 2)
RHYTHMS = ("principal_every_months", "interest_every_months")
DAYS = WorkingDays(closed=frozenset({date(2025, 9, 2)}))
BASE = {
    "principal": 300_000_000,
    "annual_rate": "0.0684",
    "start": "2025-06-02",
    "term_months": 12,
}


def option(number: int = 1, **others: Any) -> Option:
    return read_option(number, {**BASE, **others}, DAYS)


def sentences(**others: Any) -> str:
    return "\n".join(explain(option(**others), DAYS))


def test_option_is_the_quote() -> None:
    rows = quote_json(BASE)
    assert isinstance(rows, dict)
    assert option().schedule.interest == rows["totals"]["interest"] == 11_131_398


@pytest.mark.parametrize(
    ("rate", "start", "refused"),
    [
        ("0.20", "2025-06-02", False),
        ("0.2001", "2025-06-02", True),
        ("0.2001", "2016-12-31", False),
        ("0.2001", "2017-01-01", True),
    ],
)
def test_rate_above_the_civil_cap_is_refused(rate: str, start: str, refused: bool) -> None:
    """Khoản 1 Điều 468 Bộ luật Dân sự 2015, from 01/01/2017."""
    if not refused:
        option(annual_rate=rate, start=start)
        return
    with pytest.raises(RuleViolation) as found:
        option(annual_rate=rate, start=start)
    assert (found.value.field, found.value.rule) == ("annual_rate", "fund.rate.civil_maximum")
    assert found.value.article == "khoản 1 Điều 468 Bộ luật Dân sự 2015"


def test_later_rate_is_capped_too() -> None:
    with pytest.raises(RuleViolation):
        option(rate_changes=[{"on": "2025-09-01", "annual_rate": "0.21"}])


@pytest.mark.parametrize("seed", range(120))
def test_rounded_groups_of_the_sheet_are_the_interest_of_the_schedule(seed: int) -> None:
    """What a clerk adds and rounds for each date is what falls due on it."""
    terms = {**random_terms(Random(seed)), "policy": None}
    if "error" in quote_json(terms) or terms["annual_rate"] > "0.2":
        return
    terms.pop("policy")
    made = read_option(1, terms, WorkingDays())
    groups = grouped_sheet(paid_on_time(made))
    found = {group.due_on: group.rounded for group in groups}
    wanted = {line.due_on: line.interest for line in made.schedule.instalments if line.interest}
    assert {day: amount for day, amount in found.items() if amount} == wanted, told(terms)
    assert all(group.kind is SheetKind.INTEREST for group in groups)


def test_first_interest_is_worked_out_as_on_a_calculator() -> None:
    assert "300.000.000 × 6,84% × 30/365 = 1.686.575,34, làm tròn 1.686.575 đồng" in sentences()
    assert pytest.approx(1_686_575.34) == 300_000_000 * 0.0684 * 30 / 365


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({}, "Gốc 300.000.000 đồng chia đều 12 kỳ, mỗi kỳ 25.000.000 đồng."),
        ({"term_months": 7}, "mỗi kỳ 42.857.143 đồng; kỳ cuối lấy phần còn lại 42.857.142 đồng"),
        ({"method": "bullet"}, "Gốc trả một lần 300.000.000 đồng vào ngày 02/06/2026."),
        ({"method": "equal_instalment"}, "Mỗi kỳ trả 25.937.321 đồng cả gốc và lãi"),
        ({"principal_grace_months": 6}, "Ân hạn gốc 6 tháng: trước ngày 02/01/2026 chỉ trả lãi."),
        ({"day_count": "flat"}, "300.000.000 × 6,84% × 1/12 = 1.710.000,00"),
        ({"day_count": "30/360"}, "300.000.000 × 6,84% × 30/360 = 1.710.000,00"),
        (
            {"day_count": "act/act", "start": "2023-12-15"},
            "300.000.000 × 6,84% × (16/365 + 15/366)",
        ),
        (
            {"due_day": 31},
            "Trả hằng tháng vào ngày 31; tháng không có ngày này thì trả vào ngày cuối",
        ),
        ({"due_day": 31, **dict.fromkeys(RHYTHMS, 3)}, "Trả hằng quý vào ngày 31; tháng không có"),
        ({"due_day": 31, **dict.fromkeys(RHYTHMS, 6)}, "Trả 6 tháng một lần vào ngày 31; tháng"),
        (
            {"rate_changes": [{"on": "2025-09-01", "annual_rate": "0.06"}]},
            "Lãi suất 6%/năm áp dụng cho các ngày sau ngày 01/09/2025.",
        ),
        (
            {
                "disbursements": [
                    {"on": "2025-06-02", "amount": 100_000_000},
                    {"on": "2025-06-20", "amount": 200_000_000},
                ]
            },
            "100.000.000 × 6,84% × 18/365 + 300.000.000 × 6,84% × 12/365",
        ),
        ({"holiday_shift": "next"}, "02/09/2025 sang thứ Tư 03/09/2025"),
        (
            {
                "method": "custom",
                "custom_principal": [
                    {"on": "2025-08-01", "amount": 100_000_000},
                    {"on": "2026-06-01", "amount": 200_000_000},
                ],
            },
            "Gốc trả theo 2 ngày đã chọn, lần cuối ngày 01/06/2026.",
        ),
        ({"rounding": 1000}, "làm tròn đến 1.000 đồng"),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_each_term_has_its_sentence(others: dict[str, Any], words: str) -> None:
    assert words in sentences(**others)


@pytest.mark.parametrize(
    ("others", "words"),
    [
        (
            {},
            "Hàm PMT của bảng tính cho 25.935.901 đồng, chênh 1.420 đồng mỗi kỳ: hàm này coi mọi kỳ dài "
            "bằng nhau (1/12 năm), còn ở đây lãi tính theo số ngày thực tế của từng kỳ, từ 28 đến 31 ngày.",
        ),
        (dict.fromkeys(RHYTHMS, 3), "(3/12 năm), còn ở đây lãi tính theo số ngày thực tế"),
        ({"day_count": "30/360"}, "Hàm PMT của bảng tính cho 25.935.901 đồng, bằng số này."),
        (
            {"day_count": "30/360", "first_due_on": "2025-07-20"},
            "còn ở đây lãi tính theo số ngày của từng kỳ, từ 30 đến 48 ngày.",
        ),
        ({"annual_rate": "0"}, "Hàm PMT của bảng tính cho 25.000.000 đồng, bằng số này."),
        (
            {"rate_changes": [{"on": "2025-09-01", "annual_rate": "0.06"}]},
            "Hàm PMT của bảng tính không dùng được ở đây vì số nợ hoặc lãi suất thay đổi giữa chừng.",
        ),
    ],
    ids=lambda value: repr(value)[:50],
)
def test_level_instalment_says_why_a_spreadsheet_differs(
    others: dict[str, Any], words: str
) -> None:
    assert words in sentences(method="equal_instalment", **others)


def test_only_level_instalments_are_compared_with_a_spreadsheet() -> None:
    assert "PMT" not in sentences()
    assert "PMT" not in sentences(method="equal_instalment", day_count="flat")


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ({}, "thứ Bảy 02/08/2025, thứ Ba 02/09/2025, Chủ nhật 02/11/2025 và 1 ngày khác"),
        ({"start": "2021-05-14"}, "Hợp đồng ký trước 15/05/2021"),
        ({"first_due_on": "2025-07-10", "due_day": 15}, "nên kỳ đầu là 15/07/2025"),
    ],
)
def test_what_to_look_at_again(others: dict[str, Any], words: str) -> None:
    assert any(words in text for text in cautions(option(**others), DAYS))


def test_nothing_to_look_at_when_days_off_are_moved() -> None:
    assert cautions(option(holiday_shift="next"), DAYS) == ()


def test_options_meet_on_their_dates() -> None:
    options = [option(), option(2, method="bullet", **dict.fromkeys(RHYTHMS, 3))]
    days = compared(options)
    assert len(days) == 12
    assert [day.lines[1] is not None for day in days] == [False, False, True] * 4
    assert balances(options[1]) == ((date(2025, 6, 2), 300_000_000), (date(2025, 9, 2), 300_000_000),
                                    (date(2025, 12, 2), 300_000_000), (date(2026, 3, 2), 300_000_000),
                                    (date(2026, 6, 2), 0))  # fmt: skip


def test_cheapest_option_is_named() -> None:
    made = answer([option(), option(2, term_months=24)], None, judge(1, KnownFigures(), DAY), DAYS)
    assert made.cheapest.number == made.first.number == 1


def test_day_of_a_loan_paid_three_times() -> None:
    """The same as the loan told by hand: three receipts, one move to overdue debt."""
    situation = read_situation(
        {"as_of": "2025-12-20", "paid": 3, "moved_on": "2025-10-15"}, option()
    )
    view = answer([option()], situation, judge(1, KnownFigures(), DAY), DAYS).day
    assert view is not None
    events = [
        repay("1", "2025-07-02", 26_686_575),
        repay("2", "2025-08-02", 26_597_562),
        repay("3", "2025-09-02", 26_452_329),
        event("o", "2025-10-15", "to_overdue"),
    ]
    told = replay_json({**BASE, "events": events, "as_of": "2025-12-20"})
    assert isinstance(told, dict)
    assert (view.state.payoff, view.state.debt_group) == (told["payoff"], 3)
    assert view.state.overdue_interest == 463_808
    assert sum(group.rounded for group in view.groups if group.due_on is None) == (
        view.state.interest_accrued + view.state.overdue_interest + view.state.late_interest
    )
    assert {line.kind for line in view.running} == set(SheetKind)


def test_rounded_figures_stand_in_a_column_of_their_own() -> None:
    """A workbook can add them: numbers, no words with a number in them."""
    groups = grouped_sheet(loan_of(option(), Situation(date(2025, 12, 20), 3)))
    table = grouped_table(groups)
    assert table.columns[-1].title == "Làm tròn"
    sums = [row for row in table.rows if row[0] == "Cộng"]
    assert [row[-1] for row in sums] == [group.rounded for group in groups]
    assert {len(row) for row in table.rows} == {len(table.columns)}


def test_overdue_lines_are_worked_out_too() -> None:
    situation = Situation(date(2025, 12, 20), 3, date(2025, 10, 15))
    made = option()
    groups = grouped_sheet(loan_of(made, situation))
    words = [line_in_words(line, made.terms) for line in groups[-2].lines]
    assert words == ["25.000.000 × 10,26% × 66/365"]
    flat = option(day_count="flat")
    late = grouped_sheet(loan_of(flat, situation))[-1]
    assert line_in_words(late.lines[0], flat.terms).endswith(f"× {late.lines[0].days}/365")
    assert flat.terms.day_count is DayCount.FLAT


@pytest.mark.parametrize(
    ("as_of", "words"),
    [
        ("2025-07-02", "300.000.000 × 6,84% × 1/12"),
        ("2025-06-12", "300.000.000 × 6,84% × 1/12 × 10/30"),
        ("2025-07-12", "300.000.000 × 6,84% × 1/12 × 10/31"),
        ("2026-06-12", "300.000.000 × 6,84% × 10/365"),
    ],
)
def test_parts_of_a_flat_month_are_its_days(as_of: str, words: str) -> None:
    """10 of the 31 days of a month, not 5/186 of a year."""
    flat = option(day_count="flat", method="bullet")
    situation = Situation(date.fromisoformat(as_of), 12 if as_of < "2026" else 11)
    line = grouped_sheet(loan_of(flat, situation))
    last = [group for group in line if group.kind is SheetKind.INTEREST][-1].lines[-1]
    assert line_in_words(last, flat.terms) == words


@pytest.mark.parametrize("count", ["act/360", "30/360", "act/act", "flat"])
def test_late_interest_is_worked_out_over_365_in_every_count(count: str) -> None:
    made = option(day_count=count)
    late = grouped_sheet(loan_of(made, Situation(date(2025, 12, 20), 3)))[-1].lines[0]
    assert line_in_words(late, made.terms).endswith(f"× 10% × {late.days}/365")


def test_running_days_begin_after_the_last_date() -> None:
    lines = running_days(loan_of(option(), Situation(date(2025, 7, 12))))
    assert [str(line.last_day) for line in (lines[0], lines[-1])] == ["2025-07-03", "2025-07-12"]
    assert lines[0].amount == Fraction(275_000_000 * 684, 3_650_000)


@pytest.mark.parametrize(
    ("found", "field", "rule"),
    [
        ({"as_of": "2025-06-01"}, "as_of", None),
        ({"as_of": None}, "as_of", None),
        ({"as_of": "2025-12-20", "paid": 13}, "paid", None),
        ({"as_of": "2025-12-20", "moved_on": "2025-12-21"}, "moved_on", None),
        ({"as_of": "2025-12-20", "moved_on": "2025-06-01"}, "moved_on", None),
        ({"as_of": "2025-12-20", "moved_on": "2025-10-15"}, "moved_on", None),
        ({"as_of": "2025-12-20", "paid": 3, "moved_on": "2025-10-01"}, "moved_on", None),
        ({"as_of": "2025-12-20", "paid": 7}, "paid", None),
        (
            {"as_of": "2025-12-20", "policy": {"overdue_factor": "1.51"}},
            "policy.overdue_factor",
            "fund.overdue_factor.maximum",
        ),
        ({"as_of": "2025-12-20", "paid_on": 1}, "paid_on", None),
    ],
)
def test_wrong_situation(found: dict[str, Any], field: str, rule: str | None) -> None:
    with pytest.raises(RuleViolation) as refused:
        read_situation(found, option())
    assert (refused.value.field, refused.value.rule) == (field, rule)


def test_principal_due_on_the_day_of_the_move_can_be_moved() -> None:
    found = {"as_of": "2025-12-20", "paid": 3, "moved_on": "2025-10-02"}
    assert read_situation(found, option()).moved_on == date(2025, 10, 2)


def test_last_date_past_the_term_is_told() -> None:
    assert not [one for one in cautions(option(), DAYS) if "sau ngày hết thời hạn" in one]
    late = cautions(option(first_due_on="2025-08-02"), DAYS)
    assert [
        one for one in late if "02/07/2026 ở sau ngày hết thời hạn 12 tháng (02/06/2026)" in one
    ]


def test_odd_last_period_is_told() -> None:
    odd = cautions(option(interest_every_months=5), DAYS)
    assert [one for one in odd if "kỳ trả lãi cuối chỉ dài 2 tháng" in one]
    assert not [one for one in cautions(option(interest_every_months=6), DAYS) if "chỉ dài" in one]


def test_limits_are_judged_by_the_figures_that_are_known() -> None:
    """§2.6: 21,2 tỷ thực có; project 350 triệu of which 50 are the customer's own."""
    figures = KnownFigures(21_200_000_000, 0, 0, 350_000_000, 50_000_000)
    found = judge(300_000_000, figures, DAY)
    assert [one.holds for one in found.findings] == [True, True, False]
    assert "cần thêm 20.000.000 đồng" in found.findings[2].text
    assert (found.largest, found.is_too_much) == (280_000_000, True)
    assert judge(280_000_000, figures, DAY).is_too_much is False
    assert judge(1, KnownFigures(), DAY).findings == ()
    assert judge(1, figures, date(2021, 5, 14)).findings == ()
    alone = judge(1, KnownFigures(project_total=100, own_capital=20), DAY)
    assert [one.holds for one in alone.findings] == [True]
