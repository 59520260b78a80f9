"""Templates compile, carry no inline script or style, and mark nothing as safe."""

import re
from pathlib import Path

from flask import Flask
from jinja2 import Environment

from tests.structure.source import templates, text_of

INLINE = {
    "style attribute": re.compile(r"""<[^>]*\sstyle\s*=""", re.IGNORECASE),
    "style element": re.compile(r"<style\b", re.IGNORECASE),
    "event attribute": re.compile(r"<[^>{]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "inline script": re.compile(r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*application/json)", re.I),
    "javascript address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign host": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE),
    "safe filter": re.compile(r"\|\s*safe\b"),
    "autoescape off": re.compile(r"autoescape\s+false"),
}


def test_every_template_compiles(app: Flask) -> None:
    for path in templates():
        app.jinja_env.get_template(str(path.relative_to("templates")))


def test_templates_hold_no_inline_script_style_or_foreign_file() -> None:
    found = [
        f"{path}: {name}"
        for path in templates()
        for name, pattern in INLINE.items()
        if pattern.search(_without_comments(text_of(path)))
    ]
    assert found == []


def test_the_patterns_see_what_they_forbid() -> None:
    samples = {
        "style attribute": '<p class="a" style="color:red">',
        "style element": "<style>",
        "event attribute": '<a onclick="go()">',
        "inline script": "<script>go()</script>",
        "javascript address": '<a href="javascript:go()">',
        "foreign host": '<script src="//cdn.example/x.js">',
        "safe filter": "{{ name|safe }}",
        "autoescape off": "{% autoescape false %}",
    }
    assert {name for name, sample in samples.items() if INLINE[name].search(sample)} == set(INLINE)
    assert not INLINE["inline script"].search('<script type="module" src="{{ url }}"></script>')


def test_templates_ask_no_query_and_reckon_nothing() -> None:
    arithmetic = re.compile(r"\{\{[^}]*\s[*/]\s[^}]*\}\}|session\.|\.query\b|db\.")
    found = [f"{p}: {m[0]}" for p in templates() for m in arithmetic.finditer(_code(text_of(p)))]
    assert found == []


def test_templates_use_only_files_that_exist() -> None:
    environment = Environment(extensions=["jinja2.ext.do"])
    known = {str(path.relative_to("templates")) for path in templates()}
    for path in templates():
        used = re.findall(
            r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""", text_of(path)
        )
        environment.parse(text_of(path))
        missing = [u for u in used if u not in known and not u.startswith("bootstrap5/")]
        assert missing == [], path


def _without_comments(text: str) -> str:
    return re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL)


def _code(text: str) -> str:
    """Return the Jinja expressions of a template, one a line."""
    return "\n".join(re.findall(r"\{\{.*?\}\}|\{%.*?%\}", _without_comments(text), re.DOTALL))


def test_every_static_file_named_in_a_template_exists() -> None:
    named = re.compile(r"""url_for\(\s*["']static["']\s*,\s*filename\s*=\s*["']([^"']+)["']""")
    root = Path(__file__).resolve().parents[2] / "static"
    for path in templates():
        for name in named.findall(text_of(path)):
            assert (root / name).is_file(), f"{path}: {name}"
