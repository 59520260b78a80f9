"""What a reader sees, and what a machine reads."""

import json
from datetime import date

import pytest

from law.catalogue import SERIES, find, in_force
from law.dated import Certainty
from law.wording import (
    as_json,
    certainty_in_words,
    citation_short,
    period_in_words,
    threshold_in_words,
    value_in_words,
)

OLD = date(2024, 6, 30)
NEW = date(2024, 7, 18)


@pytest.mark.parametrize(
    ("key", "on", "value", "threshold"),
    [
        ("members.minimum.cooperative", OLD, "7 thành viên", "ít nhất 7 thành viên"),
        ("members.minimum.union", NEW, "3 hợp tác xã", "ít nhất 3 hợp tác xã"),
        ("contribution.maximum.cooperative", OLD, "20%", "không quá 20%"),
        ("members.foreign_share_maximum", NEW, "35%", "dưới 35%"),
        ("registration.new.working_days", OLD, "5 ngày làm việc", "không quá 5 ngày làm việc"),
        ("registration.capital_change.share", OLD, *["mọi thay đổi vốn điều lệ"] * 2),
        (
            "registration.capital_change.amount",
            NEW,
            "1.000.000.000 đồng",
            "ít nhất 1.000.000.000 đồng",
        ),
        ("suspension.notice", OLD, "15 ngày", "ít nhất 15 ngày"),
        ("charter.transition_until", NEW, "ngày 01/01/2026", "chậm nhất ngày 01/01/2026"),
        ("report.group.to_commune", NEW, "ngày 16/12", "trước ngày 16/12"),
        ("registration.code.reusable", NEW, "không", "không"),
        ("name.extra_letters", NEW, "F; J; Z; W", "F; J; Z; W"),
        ("sanction.first_band", OLD, *["từ 10.000.000 đến 20.000.000 đồng"] * 2),
        (
            "rating.cooperative.groups",
            OLD,
            *["tài chính: 30 điểm; quản trị: 30 điểm; các tiêu chí còn lại: 40 điểm"] * 2,
        ),
    ],
)
def test_value_and_threshold_in_words(key: str, on: date, value: str, threshold: str) -> None:
    rule = in_force(key, on)
    assert (value_in_words(rule), threshold_in_words(rule)) == (value, threshold)


def test_every_value_can_be_said_and_dumped() -> None:
    for series in SERIES.values():
        for rule in series.history():
            assert value_in_words(rule)
            assert "None" not in threshold_in_words(rule)
            json.dumps(as_json(rule), ensure_ascii=False)


def test_certainty_in_words() -> None:
    assert [certainty_in_words(certainty) for certainty in Certainty] == [
        "đã đối chiếu văn bản",
        "chưa đối chiếu",
        "giá trị mang sang, chưa đối chiếu",
    ]


def test_period_in_words_names_the_last_day() -> None:
    old, new = find("members.minimum.cooperative").history()
    assert period_in_words(old) == "từ ngày 01/07/2013 đến hết ngày 30/06/2024"
    assert period_in_words(new) == "từ ngày 01/07/2024"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("khoản 1 Điều 74 Luật Hợp tác xã 2023", "khoản 1 Điều 74 Luật HTX 2023"),
        ("khoản 1 Điều 19 Nghị định 92/2024/NĐ-CP", "khoản 1 Điều 19 NĐ 92/2024/NĐ-CP"),
    ],
)
def test_short_citation(full: str, short: str) -> None:
    assert citation_short(full) == short


def test_json_of_a_closed_share() -> None:
    assert as_json(in_force("contribution.maximum.cooperative", OLD)) == {
        "key": "contribution.maximum.cooperative",
        "value": "0.20",
        "unit": "tỷ lệ",
        "article": "Điều 17 Luật Hợp tác xã 2012",
        "valid_from": "2013-07-01",
        "valid_to": "2024-07-01",
        "certainty": "read",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("charter.transition_until", "2026-01-01"),
        ("registration.code.reusable", False),
        ("registration.new.working_days", 3),
        ("name.extra_letters", ["F", "J", "Z", "W"]),
    ],
)
def test_json_values_of_open_rules(key: str, value: object) -> None:
    shown = as_json(in_force(key, NEW))
    assert shown["value"] == value
    assert shown["valid_to"] is None
    assert list(shown) == [
        "key",
        "value",
        "unit",
        "article",
        "valid_from",
        "valid_to",
        "certainty",
    ]


def test_json_lists_stay_lists_within_lists() -> None:
    rows = as_json(in_force("size.bounds.agriculture", date(2025, 1, 1)))["value"]
    assert rows[0] == ["lớn", 300, 50_000_000_000, 10_000_000_000]  # type: ignore[index] # a list
