"""The project's own files, as the structural tests read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("desk", "programme", "fund", "coop_registry", "accounts", "reference", "papers", "audit")
PACKAGES = (*ROOMS, "core", "law")
#: Written by others; shipped as they came.
SHIPPED = ("static/vendor/", "static/fonts/")


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is or would be committed, relative to the root."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    found = (Path(name) for name in sorted(set(listed)) if not name.startswith(SHIPPED))
    return tuple(path for path in found if (ROOT / path).is_file())


def python_files(*tops: str) -> list[Path]:
    """Return the Python files of the program, or of these folders."""
    wanted = tops or (*PACKAGES, "app.py", "config.py")
    return [p for p in project_files() if p.suffix == ".py" and p.parts[0] in wanted]


def templates() -> list[Path]:
    """Return the templates."""
    return [p for p in project_files() if p.parts[0] == "templates" and p.suffix == ".html"]


@cache
def text_of(path: Path) -> str:
    """Return the text of a project file."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(text_of(path), str(path))


def in_layer(path: Path, *layers: str) -> bool:
    """Tell whether a file is one of these files of a room, or lies in a folder of that name."""
    return path.parts[0] in ROOMS and bool(set(layers) & {path.stem, *path.parts[1:-1]})


def calls(path: Path) -> list[tuple[int, str]]:
    """Return (line, dotted name) of every call in a file."""
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            found.append((node.lineno, _dotted(node.func)))
    return found


def _dotted(node: ast.expr) -> str:
    """Return "a.b.c" for names and attributes, the last part for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return ""
