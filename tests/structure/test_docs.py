"""The documents speak of what is there: code names, articles, commands, links, libraries."""

import ast
import re
from functools import cache
from pathlib import Path

import click
import pytest
from flask import Flask

from accounts.labels import DUTY_LABELS
from accounts.rules.duties import Duty
from coop_registry import labels
from coop_registry.labels.membership import BRANCH_KIND, GOVERNANCE, MEMBER_CLASS
from coop_registry.rules.kinds import Activity, ActKind, Declared, Kind, Scheme, Status
from coop_registry.rules.membership import BranchKind, Governance, MemberClass
from law import catalogue
from tests.structure.source import ROOT, project_files, python_files, tree_of

GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
LIBRARIES = (ROOT / "docs/adr/0002-libraries.md").read_text(encoding="utf-8")
ADR_FOLDER = ROOT / "docs/adr"
#: Documents whose links must lead somewhere; docs/huong-dan/ is written with its own issue.
PAGES = [path for path in project_files() if path.suffix == ".md"]
#: Commands that Flask and its extensions bring; they are not ours to describe.
FOREIGN_COMMANDS = {"run", "shell", "routes", "db"}
#: Enums whose Vietnamese words on screen must be those of the glossary.
SHOWN = {
    "Kind": (Kind, labels.KIND),
    "Status": (Status, labels.STATUS),
    "Activity": (Activity, labels.ACTIVITY),
    "ActKind": (ActKind, labels.ACT_KIND),
    "Scheme": (Scheme, labels.SCHEME),
    "Declared": (Declared, labels.DECLARED),
    "Duty": (Duty, DUTY_LABELS),
    "MemberClass": (MemberClass, MEMBER_CLASS),
    "Governance": (Governance, GOVERNANCE),
    "BranchKind": (BranchKind, BRANCH_KIND),
}
CLASS_NAME = re.compile(r"[A-Z][A-Za-z]*[a-z][A-Za-z]*(?:\.[A-Z][A-Z0-9_]*)?")


def section(text: str, heading: str) -> str:
    """Return the part of a document under one "## " heading."""
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    found = [part for part in parts if part.startswith(heading)]
    assert len(found) == 1, f"one heading “{heading}”, not {len(found)}"
    return found[0]


def rows(text: str) -> list[list[str]]:
    """Return the cells of every table row below a table head."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|\n ").split(" | ")] for line in lines]
    return [row for row in cells if not set(row[0]) <= set("-: |") and row[0] != "Code"]


def coded(cell: str) -> list[str]:
    """Return what stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


@cache
def members_of_classes() -> dict[str, set[str]]:
    """Return every class of the program with the names assigned in it."""
    found: dict[str, set[str]] = {}
    for path in python_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, set()).update(_assigned(node))
    return found


def _assigned(node: ast.ClassDef) -> set[str]:
    names: set[str] = set()
    for line in node.body:
        targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
        names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def terms() -> list[tuple[str, list[str]]]:
    """Return (code name, row) of every term that the glossary says is used in code."""
    table = rows(section(GLOSSARY, "Terms in the code"))
    return [(name, row) for row in table for name in coded(row[0])]


def test_the_glossary_holds_its_terms() -> None:
    assert len({name for name, _row in terms()}) >= 60
    assert [name for name, row in terms() if len(row) != 4 or not all(row)] == []


def test_every_class_of_the_glossary_exists_in_the_code() -> None:
    known = members_of_classes()
    missing = []
    for name, _row in terms():
        owner, _, member = name.partition(".")
        if not CLASS_NAME.fullmatch(name):
            missing.append(f"{name}: not a class or a member of one")
        elif owner not in known or (member and member not in known[owner]):
            missing.append(name)
    assert missing == []


def test_the_glossary_says_what_the_screens_say() -> None:
    wrong = []
    for name, row in terms():
        owner, _, member = name.partition(".")
        if member and owner in SHOWN:
            kinds, words = SHOWN[owner]
            if words[kinds[member]] not in row[1]:
                wrong.append(f"{name}: {row[1]}")
    assert wrong == []


def test_every_shown_member_has_its_line_in_the_glossary() -> None:
    written = {name for name, _row in terms()}
    for owner, (kinds, _words) in SHOWN.items():
        assert {f"{owner}.{member.name}" for member in kinds} <= written, owner


def test_names_kept_for_later_are_not_used_yet() -> None:
    reserved = [n for row in rows(section(GLOSSARY, "Names kept")) for n in coded(row[0])]
    assert reserved
    used = [name for name in reserved if name in members_of_classes()]
    assert used == [], "move them to “Terms in the code”"


def test_every_rule_of_the_glossary_is_loaded_with_that_article() -> None:
    table = rows(section(GLOSSARY, "Rules by name"))
    assert len(table) >= 25
    wrong = []
    for row in table:
        for key in coded(row[0]):
            series = catalogue.SERIES.get(key)
            articles = {period.article for period in series.history()} if series else set()
            if row[2] not in articles:
                wrong.append(f"{key}: {row[2]}")
    assert wrong == []


def test_every_make_target_has_its_line_in_the_readme() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony
    written = set(re.findall(r"(?:^|`)(?:[A-Z_]+=\S+ )?make ([a-z-]+)", README, re.MULTILINE))
    assert written == set(phony[1].split())


def test_every_environment_value_has_its_line() -> None:
    read = set()
    for name in ("config.py", "desk/run.py", "desk/keys/cli.py"):
        source = (ROOT / name).read_text(encoding="utf-8")
        read |= set(re.findall(r"""(?:environ\.get\(|\(environ, )["']([A-Z_]+)["']""", source))
    assert len(read) >= 8
    for text in (section(README, "Biến môi trường"), section(ARCHITECTURE, "Environment")):
        assert {name for row in rows(text) for name in coded(row[0])} == read


def _leaves(command: click.Command, path: str, context: click.Context) -> set[str]:
    """Return the full names of the commands below one."""
    if not isinstance(command, click.Group):
        return {path}
    found: set[str] = set()
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        found |= _leaves(below, f"{path} {name}".strip(), context)
    return found


def test_every_command_has_its_line(app: Flask) -> None:
    context = click.Context(app.cli)
    ours = {
        leaf
        for name, command in app.cli.commands.items()
        if name not in FOREIGN_COMMANDS
        for leaf in _leaves(command, name, context)
    }
    table = rows(section(ARCHITECTURE, "Command line"))
    written = {re.split(r" (?=[A-Z<\[-])", name)[0] for row in table for name in coded(row[0])[:1]}
    assert written == ours


def _direct(name: str) -> set[str]:
    """Return the libraries a requirements file names for themselves, not for another's need."""
    text = (ROOT / name).read_text(encoding="utf-8").partition("# What those need")[0]
    return set(re.findall(r"^([A-Za-z0-9._-]+)==", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_direct_library_has_its_reason(name: str) -> None:
    reasons = {library: row[1] for row in rows(LIBRARIES) for library in coded(row[0])}
    wanted = _direct(name)
    assert len(wanted) > 10
    assert wanted - set(reasons) == set()
    assert [library for library in wanted if len(reasons[library]) < 25] == []


def test_no_reason_is_given_for_a_library_we_do_not_pin() -> None:
    reasons = {library for row in rows(LIBRARIES) for library in coded(row[0])[:1]}
    assert reasons - _direct("requirements.txt") - _direct("requirements-dev.txt") == set()


def _decisions() -> list[Path]:
    return sorted(path for path in ADR_FOLDER.glob("*.md") if path.name != "README.md")


def test_decisions_are_numbered_without_a_gap_and_listed() -> None:
    numbers = [path.name.partition("-")[0] for path in _decisions()]
    assert numbers == [f"{number:04d}" for number in range(1, len(numbers) + 1)]
    index = (ADR_FOLDER / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"\]\((\d{4}-[a-z0-9-]+\.md)\)", index)
    assert listed == [path.name for path in _decisions()]


def test_every_decision_says_context_decision_and_consequences() -> None:
    for path in _decisions():
        text = path.read_text(encoding="utf-8")
        heads = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], path.name
        assert text.startswith(f"# {path.name[:4]} "), path.name


def _slug(heading: str) -> str:
    """Return the anchor of a heading, as code hosts make it."""
    kept = re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).strip().lower())
    return kept.replace(" ", "-")


def _anchors(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    return {_slug(head) for head in re.findall(r"^#{1,6} (.+)$", text, re.MULTILINE)}


def test_every_link_of_the_documents_leads_somewhere() -> None:
    broken = []
    for page in PAGES:
        text = re.sub(
            r"^```.*?^```", "", (ROOT / page).read_text(encoding="utf-8"), flags=re.S | re.M
        )
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:", target):
                continue
            name, _, anchor = target.partition("#")
            file = (ROOT / page).parent / name if name else ROOT / page
            if not file.exists() or (anchor and anchor not in _anchors(file)):
                broken.append(f"{page}: {target}")
    assert broken == []


def test_paths_named_in_the_documents_exist() -> None:
    """A name between backticks that ends in "/" or a known ending is a file of the project."""
    path_like = re.compile(r"[\w./-]+(?:/|\.(?:py|md|csv|html|css|js|toml|txt))")
    missing = []
    for text, page in ((ARCHITECTURE, "architecture"), (README, "README")):
        for name in coded(re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)):
            made = name.startswith(("instance", ".venv", "docs/huong-dan"))
            if path_like.fullmatch(name) and not made and not _exists(name):
                missing.append(f"{page}: {name}")
    assert missing == []


def _exists(name: str) -> bool:
    """Tell whether git knows such a file or folder; an empty folder does not count."""
    wanted = name.rstrip("/")
    return any(
        wanted in (str(path), *map(str, path.parents)) or str(path).endswith(f"/{wanted}")
        for path in project_files()
    )
