"""Files and functions stay small enough to be read at once."""

import ast
from pathlib import Path

from tests.structure.source import python_files, templates, text_of, tree_of

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 150
#: Longer for a stated reason: "path::function" or "path".
LONGER: dict[str, str] = {}


def functions_of(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef)]


def test_files_are_under_300_lines() -> None:
    sizes = {str(path): len(text_of(path).splitlines()) for path in python_files()}
    assert {p: n for p, n in sizes.items() if n >= FILE_LINES and p not in LONGER} == {}


def test_functions_are_at_most_40_lines() -> None:
    sizes = {
        f"{path}::{function.name}": _lines(function)
        for path in python_files()
        for function in functions_of(path)
    }
    assert {p: n for p, n in sizes.items() if n > FUNCTION_LINES and p not in LONGER} == {}


def test_templates_are_at_most_150_lines() -> None:
    sizes = {str(path): len(text_of(path).splitlines()) for path in templates()}
    assert {p: n for p, n in sizes.items() if n > TEMPLATE_LINES} == {}


def test_every_exception_is_still_needed() -> None:
    for place in LONGER:
        path, _, function = place.partition("::")
        named = [f for f in functions_of(Path(path)) if f.name == function]
        long = [f for f in named if _lines(f) > FUNCTION_LINES]
        assert long or (not function and len(text_of(Path(path)).splitlines()) >= FILE_LINES)


def _lines(function: ast.FunctionDef) -> int:
    """Return the number of lines of a function without its docstring."""
    end = function.end_lineno or function.lineno
    docstring = function.body[0] if ast.get_docstring(function) else None
    spared = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
    return end - function.lineno + 1 - spared
