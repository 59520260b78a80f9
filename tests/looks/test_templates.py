"""Every template: compiles, stays within the content policy, speaks Vietnamese, is valid HTML."""

import re
from pathlib import Path

import html5lib
import pytest
from flask import Flask
from jinja2 import Environment

from core import ui

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = ("/", "/trong", "/danh-sach", "/bieu-mau", "/bieu-mau-loi", "/ho-so", "/kiem-tra", "/loi",
         "/dang-nhap")  # fmt: skip
#: Words of software that a clerk must never meet on a screen.
ENGLISH = (
    "submit|cancel|save|edit|delete|back|next|previous|search|filter|error|warning|success|"
    "required|login|logout|username|password|home|menu|page|table|total|loading|click|here|"
    "dashboard|settings|profile|download|upload|export|import|print|status|update|create|new|"
    "view|show|more|close|open|yes|no|none|true|false|null"
)
FORBIDDEN = {
    "inline style": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "inline handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "inline script": re.compile(r"<script(?![^>]*\ssrc=)", re.I),
    "style element": re.compile(r"<style", re.I),
    "script address": re.compile(r"javascript:", re.I),
    "unescaped text": re.compile(r"\|\s*safe\b|autoescape false"),
    "another host": re.compile(r"(?:src|href)=\"(?:https?:)?//", re.I),
}


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT / "templates"))


def _shown_words(source: str) -> str:
    """Return the words between tags, and attributes that are read out or shown."""
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", source, flags=re.S)
    read_out = re.findall(r"(?:aria-label|title|placeholder|alt)=\"([^\"]*)\"", text)
    return " ".join([re.sub(r"<[^>]*>", " ", text), *read_out])


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_compiles(path: Path, looks: Flask) -> None:
    environment: Environment = looks.jinja_env
    assert environment.get_template(_name(path)).name == _name(path)


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
@pytest.mark.parametrize("fault", FORBIDDEN)
def test_template_stays_within_the_content_policy(path: Path, fault: str) -> None:
    assert not FORBIDDEN[fault].findall(path.read_text())


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 160


@pytest.mark.parametrize("path", TEMPLATES, ids=_name)
def test_template_speaks_vietnamese(path: Path) -> None:
    found = re.findall(
        rf"(?<![\w/.-])(?:{ENGLISH})(?![\w/.-])", _shown_words(path.read_text()), re.I
    )
    # "no" (full) and "home" are no Vietnamese words of this program; "in" is, so it is not listed.
    assert found == []


def test_scan_finds_english_and_inline_style() -> None:
    assert "Save" in _shown_words("<button>Save</button>")
    assert "Close" in _shown_words('<a aria-label="Close">{{ x }}</a>')
    assert FORBIDDEN["inline style"].findall('<p style="color:red">')
    assert FORBIDDEN["inline script"].findall("<script>x()</script>")
    assert not FORBIDDEN["inline script"].findall('<script type="module" src="/a.js"></script>')


@pytest.mark.parametrize("path", PAGES)
def test_page_is_valid_html(path: str, looks: Flask) -> None:
    answer = looks.test_client().get(path)
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(answer.get_data(as_text=True))
    assert answer.status_code == (404 if path == "/loi" else 200)


@pytest.mark.parametrize("path", PAGES)
def test_page_has_one_heading_and_unique_ids(path: str, looks: Flask) -> None:
    text = looks.test_client().get(path).get_data(as_text=True)
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert text.count("<h1") == 1
    assert len(ids) == len(set(ids))


def _sprite() -> set[str]:
    return set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))


def test_every_icon_asked_for_is_in_the_sprite() -> None:
    asked: set[str] = set()
    for path in TEMPLATES:
        for call in re.findall(r"icon\(([^)]*)\)", path.read_text()):
            # Words that are compared are no names of icons.
            asked |= set(re.findall(r'"([a-z0-9-]+)"', re.sub(r'== "[^"]*"', "", call)))
    asked |= set(ui.TONE_ICONS.values())
    assert asked
    assert asked <= _sprite()


def test_sprite_carries_its_licence() -> None:
    assert "The MIT License" in (ROOT / "static/img/icons.svg").read_text()


def test_search_box_is_hidden_where_there_is_no_search(looks: Flask) -> None:
    view = looks.view_functions.pop("desk.search")
    try:
        assert "search-box" not in looks.test_client().get("/").get_data(as_text=True)
    finally:
        looks.view_functions["desk.search"] = view
    assert "search-box" in looks.test_client().get("/").get_data(as_text=True)


def test_bands_name_the_day_of_the_demonstration_and_of_the_figures(looks: Flask) -> None:
    text = looks.test_client().get("/ho-so").get_data(as_text=True)
    assert "chương trình đang đứng ở ngày 02/06/2025" in text
    assert "Đang xem số liệu ngày 31/12/2024" in text
    home = looks.test_client().get("/").get_data(as_text=True)
    assert "Đang xem số liệu" not in home


def test_user_text_is_escaped_everywhere(looks: Flask) -> None:
    evil = "<script>alert(1)</script>"
    with looks.test_request_context("/danh-sach?q=" + evil):
        template = looks.jinja_env.from_string(
            '{% from "macros/tables.html" import data_table %}'
            '{% from "macros/status.html" import status_tag %}'
            '{{ data_table([col("a", evil)], [{"a": evil}], evil) }}{{ status_tag(evil, evil) }}'
            "{{ here(trang=2) }}"
        )
        shown = template.render(evil=evil)
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") >= 4
    assert ui.tone(evil) == "ended"
