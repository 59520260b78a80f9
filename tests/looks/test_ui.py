"""Menu, addresses that keep the list's state, orders and days asked for."""

from datetime import date

import pytest
from flask import Flask

from core import ui

TODAY = date(2025, 6, 2)


def test_menu_marks_the_entry_nearest_to_the_page(looks: Flask) -> None:
    with looks.test_request_context("/danh-sach?trang=2"):
        assert [item.label for item in ui.menu() if item.active] == ["Hợp tác xã"]
    with looks.test_request_context("/"):
        assert [item.label for item in ui.menu() if item.active] == ["Việc hôm nay"]
    with looks.test_request_context("/trong"):
        assert [item for item in ui.menu() if item.active] == []


def test_menu_has_at_most_seven_entries_in_their_order(
    looks: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = {
        f"sample{number}": ui.MenuEntry(f"Mục {number}", "desk.home", None, "house", number)
        for number in range(20, 0, -1)
    }
    monkeypatch.setattr(ui, "_entries", entries)
    with looks.test_request_context("/"):
        assert [item.label for item in ui.menu()] == [f"Mục {number}" for number in range(1, 8)]


def test_menu_shows_only_what_the_person_may_and_what_exists(
    looks: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui, "_entries", {})
    ui.menu_entry("Có", "desk.home", "home.view", "house", 1)
    ui.menu_entry("Không được phép", "desk.search", "fund.write", "search", 2)
    ui.menu_entry("Không có trang", "fund.loans", None, "bank", 3)
    monkeypatch.setattr("tests.looks.sample.Officer.may", lambda _self, what: what == "home.view")
    with looks.test_request_context("/"):
        assert [item.label for item in ui.menu()] == ["Có"]


def test_here_changes_one_word_and_keeps_the_others(looks: Flask) -> None:
    with looks.test_request_context("/danh-sach?ten=Th%E1%BA%AFng+L%E1%BB%A3i&xa=1&xa=2&trang=3"):
        assert ui.here(trang=4).endswith("xa=1&xa=2&trang=4")
        assert "trang" not in ui.here(trang=None)
        assert ui.here(ngay=TODAY).endswith("ngay=2025-06-02")
        assert ui.here(xa=5).count("xa=") == 1


@pytest.mark.parametrize("path", ["//evil.example/a", "/%22%3E%3Cscript%3E"])
def test_here_stays_on_this_host_and_escapes_the_path(looks: Flask, path: str) -> None:
    with looks.test_request_context(path):
        address = ui.here(trang=2)
    assert address.startswith("/")
    assert not address.startswith("//")
    assert "<" not in address
    assert '"' not in address


def test_sort_link_turns_round_and_forgets_the_page(looks: Flask) -> None:
    with looks.test_request_context("/danh-sach?trang=3"):
        assert ui.sort_url("name") == "/danh-sach?xep=name"
        assert ui.sort_state("name") is None
    with looks.test_request_context("/danh-sach?xep=name"):
        assert ui.sort_url("name") == "/danh-sach?xep=-name"
        assert ui.sort_state("name") == "ascending"
    with looks.test_request_context("/danh-sach?xep=-name"):
        assert ui.sort_state("name") == "descending"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("name", ui.Sort("name")),
        ("-name", ui.Sort("name", True)),
        ("password_hash", ui.Sort("registered_on", True)),
        ("", ui.Sort("registered_on", True)),
        ("--name", ui.Sort("registered_on", True)),
    ],
)
def test_only_allowed_orders_are_taken(looks: Flask, word: str, expected: ui.Sort) -> None:
    with looks.test_request_context(f"/danh-sach?xep={word}"):
        assert ui.sort_asked(("name", "registered_on"), "-registered_on") == expected


@pytest.mark.parametrize(
    ("word", "page"), [("3", 3), ("0", 1), ("-1", 1), ("x", 1), ("²", 1), ("9" * 40, 1), ("", 1)]
)
def test_page_asked_is_a_sane_number(looks: Flask, word: str, page: int) -> None:
    with looks.test_request_context("/danh-sach", query_string={"trang": word}):
        assert ui.page_asked() == page


@pytest.mark.parametrize(
    ("word", "day"),
    [
        ("2024-12-31", date(2024, 12, 31)),
        ("31/12/2024", date(2024, 12, 31)),
        ("0202-01-01", TODAY),
        ("mai", TODAY),
        ("", TODAY),
    ],
)
def test_day_asked_is_read_or_is_today(looks: Flask, word: str, day: date) -> None:
    with looks.test_request_context("/danh-sach", query_string={"ngay": word}):
        assert ui.day_asked(TODAY) == day


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("31/02/2024", "Không đọc được ngày “31/02/2024”"),
        ("abc", "Không đọc được ngày “abc”"),
        ("0202", "Không đọc được ngày “0202”"),
        ("2025-06-03", "ngày này ở sau hôm nay"),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_and_stays_in_the_field(
    looks: Flask, word: str, said: str
) -> None:
    with looks.test_request_context("/danh-sach", query_string={"ngay": word}):
        assert ui.day_asked(TODAY) == TODAY
        assert said in (ui.day_trouble() or "")
        assert ui.day_shown(TODAY) == word


def test_a_good_day_leaves_nothing_to_say_and_rules_may_be_asked_ahead(looks: Flask) -> None:
    for word, ahead in (("02/06/2025", False), ("", False), ("03/06/2025", True)):
        with looks.test_request_context("/danh-sach", query_string={"ngay": word}):
            day = ui.day_asked(TODAY, ahead=ahead)
            assert ui.day_trouble() is None
            assert ui.day_shown(day) == (word or "02/06/2025")


def test_asset_address_changes_with_the_content(looks: Flask) -> None:
    with looks.test_request_context("/"):
        first, second = ui.asset("css/theme.css"), ui.asset("css/print.css")
    assert first.startswith("/static/css/theme.css?v=")
    assert first[-10:] != second[-10:]


def test_unknown_tone_is_refused_and_unknown_code_is_grey() -> None:
    with pytest.raises(ValueError, match="unknown tones"):
        ui.tones({"active": "green"})
    assert ui.tone("never-registered") == "ended"
    assert ui.tone("late") == "late"
