import json
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from law import catalogue
from law.catalogue import keys as rule_keys

KEY = "members.minimum.cooperative"


def run(app: Flask, *arguments: str) -> Any:
    return app.test_cli_runner().invoke(args=["law", *arguments])


@pytest.mark.parametrize(
    ("on", "value", "valid_to"),
    [("2024-06-30", 7, "2024-07-01"), ("2024-07-01", 5, None), ("2024-07-02", 5, None)],
)
def test_show_prints_one_json_document_of_the_day(
    app: Flask, on: str, value: int, valid_to: str | None
) -> None:
    done = run(app, "show", KEY, "--on", on, "--json")
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert list(told) == ["key", "value", "unit", "article", "valid_from", "valid_to", "certainty"]
    assert (told["key"], told["value"], told["valid_to"]) == (KEY, value, valid_to)


@pytest.mark.parametrize(("key", "on"), [(KEY, "2013-06-30"), ("khong.co", "2025-06-02")])
def test_show_without_a_rule_that_day_ends_with_1(app: Flask, key: str, on: str) -> None:
    done = run(app, "show", key, "--on", on, "--json")
    assert done.exit_code == 1
    assert list(json.loads(done.stdout)) == ["error"]
    plain = run(app, "show", key, "--on", on)
    assert (plain.exit_code, plain.stdout) == (1, "")
    assert plain.stderr.startswith("Không có quy định")


@pytest.mark.parametrize(
    "arguments",
    [("show", KEY), ("show", "--on", "2025-06-02"), ("show", KEY, "--on", "2025-13-01"), ("xem",)],
)
def test_wrong_usage_ends_with_2(app: Flask, arguments: tuple[str, ...]) -> None:
    assert run(app, *arguments).exit_code == 2


def test_list_names_every_rule(app: Flask) -> None:
    told = json.loads(run(app, "list", "--json").stdout)
    assert tuple(one["key"] for one in told) == rule_keys()
    assert all(one["title"] and one["periods"] for one in told)
    assert KEY in run(app, "list").stdout


def test_shown_in_words_without_json(app: Flask) -> None:
    words = run(app, "show", KEY, "--on", "2025-06-02").stdout
    assert "ít nhất 5 thành viên" in words
    assert "Điều 4 Luật Hợp tác xã 2023" in words


def test_everybody_reads_the_law_without_login(client: FlaskClient) -> None:
    page = client.get("/phap-luat")
    assert page.status_code == 200
    assert page.text.count('class="fact"') == len(rule_keys())
    assert "Quy định khác" not in page.text


def test_every_rule_has_its_page_on_any_day(client: FlaskClient) -> None:
    for key in rule_keys():
        for on in ("2010-01-01", "2014-01-01", "2025-06-02"):
            assert client.get(f"/phap-luat/{key}?on={on}").status_code == 200, (key, on)


def test_a_rule_page_tells_what_held_before_and_after(client: FlaskClient) -> None:
    today = client.get(f"/phap-luat/{KEY}").text
    assert today.index("ít nhất 5 thành viên") < today.index("Trước đó")
    assert today.index("Trước đó") < today.index("ít nhất 7 thành viên")
    earlier = client.get(f"/phap-luat/{KEY}?ngay=30/06/2024").text
    assert earlier.index("ít nhất 7 thành viên") < earlier.index("Về sau")
    assert "Không có quy định đã nạp cho ngày 01/01/2010" in (
        client.get(f"/phap-luat/{KEY}?on=2010-01-01").text
    )


def test_what_was_not_compared_with_its_text_says_so(client: FlaskClient) -> None:
    day = date(2025, 6, 2)
    unread = [
        key
        for key in rule_keys()
        if any(
            one.certainty != "read"
            for one in catalogue.find(key).history()
            if one.valid_from <= day
        )
    ]
    assert unread
    for key in unread:
        assert "Chưa đối chiếu văn bản gốc" in client.get(f"/phap-luat/{key}").text


def test_rules_are_found_without_accents(client: FlaskClient) -> None:
    page = client.get("/phap-luat?tim=so+thanh+vien+toi+thieu").text
    assert KEY in page
    assert page.count('class="fact"') < 10
    nothing = client.get("/phap-luat?tim=<script>xyz")
    assert "Không tìm thấy quy định nào" in nothing.text
    assert "<script>xyz" not in nothing.text


def test_an_unknown_rule_is_not_found(client: FlaskClient) -> None:
    assert client.get("/phap-luat/khong.co").status_code == 404
