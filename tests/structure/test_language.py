"""Everything a person reads is Vietnamese, with its accents."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.structure.source import (
    PACKAGES,
    project_files,
    python_files,
    templates,
    text_of,
    tree_of,
)
from tests.structure.words import strangers_in

#: Calls whose text arguments a person reads.
SPEAKING = {
    "flash",
    "RuleViolation",
    "ValidationError",
    "ConfigurationError",
    "Refused",
    "echo",
    "_step",
    "ClickException",
    "BadParameter",
    "menu_entry",
    "Length",
    "InputRequired",
    "NumberRange",
    "Regexp",
}
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9]|[àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]")
IDENTIFIER = re.compile(r"[a-z]+(?:_[a-z]+)*")
READ_ATTRIBUTES = re.compile(
    r"""\b(?:title|alt|placeholder|aria-label|aria-description)\s*=\s*"([^"]*)\""""
)


def prose_of(path: Path) -> Iterator[tuple[int, str]]:
    """Give (line, text) of every string of a Python file that a person will read."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and ast.get_docstring(node, clean=False) is not None
        and isinstance(node.body[0], ast.Expr)
    }
    spoken = {
        id(part)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _speaks(node)
        for argument in node.args[:1]
        for part in ast.walk(argument)
    }
    keys = {
        id(key)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Dict)
        for key in node.keys
    }
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) in documentation | keys:
                continue
            if (
                (id(node) in spoken and not IDENTIFIER.fullmatch(node.value))
                or VIETNAMESE.search(node.value)
                or path.stem == "labels"
            ):
                yield node.lineno, node.value


def _speaks(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    return name in SPEAKING or name.endswith("Field")


def seen_in(path: Path) -> Iterator[str]:
    """Give the text and the read attributes of a template."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text_of(path), flags=re.DOTALL)
    # A macro that only builds an attribute: `-help`, `-error` are parts of ids.
    bare = re.sub(r"(?<!\S)-[a-z]+-?(?!\S)", " ", bare)
    yield from READ_ATTRIBUTES.findall(bare)
    yield from re.sub(r"<[^>]*>", "\n", bare).splitlines()
    for expression in re.findall(r"\{[{%](.*?)[%}]\}", text_of(path), re.DOTALL):
        quoted = re.findall(r'"([^"]*)"', expression)
        yield from (words for words in quoted if VIETNAMESE.search(words))


def test_templates_speak_vietnamese() -> None:
    found = [
        f"{path}: {word!r} in {text.strip()[:80]!r}"
        for path in templates()
        for text in seen_in(path)
        for word in strangers_in(text)
    ]
    assert found == []


#: Words by which strangers' lists are read: folded, shortened, in old spellings; never shown.
READ_BY = ("coop_registry/reading/",)


def test_messages_labels_and_papers_speak_vietnamese() -> None:
    found = [
        f"{path}:{line}: {word!r} in {text[:80]!r}"
        for path in python_files(*PACKAGES, "app.py", "config.py")
        if not str(path).startswith(READ_BY)
        for line, text in prose_of(path)
        for word in strangers_in(text)
    ]
    assert found == []


def test_scripts_say_nothing_in_another_language() -> None:
    scripts = [p for p in project_files() if p.suffix == ".js" and p.parts[0] == "static"]
    found = [
        f"{path}: {word}"
        for path in scripts
        for quoted in re.findall(r'"([^"\n]*)"|`([^`]*)`', text_of(path))
        for text in quoted
        if VIETNAMESE.search(text)
        for word in strangers_in(text)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("Không tìm thấy hồ sơ", []),
        ("In danh sách, do cơ quan lập, to và rõ", []),
        ("File not found", ["File", "not", "found"]),
        ("Hop tac xa Minh Phu", ["hop tac xa"]),
        ("Ghi ra tệp danh-sach.xlsx", []),
        ("Khong duoc", ["khong", "duoc"]),
    ],
)
def test_the_scan_knows_the_languages_apart(text: str, strangers: list[str]) -> None:
    assert strangers_in(text) == strangers
