"""Nothing is committed that belongs to one machine, and everything installed is pinned."""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from tests.structure.source import ROOT, project_files

#: Put together here, so that this file does not hold what it looks for.
MACHINE = ("/" + "work/", "/" + "root/", "/" + "home/", "." + "library")
REGISTRY_HOSTS = ("pypi." + "org", "files.python" + "hosted", "registry." + "npmjs", "ghcr" + ".io")
SECRETS = {
    "private key": re.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----"),
    "token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|sk-[A-Za-z0-9]{20,})"),
    # MAT_KHAU and the like stand for the reader's own password.
    "address with a password": re.compile(r"://[^\s:/@{}<>$]+:(?![A-Z_…]+@)[^\s:/@{}<>$]+@"),
}
#: Places a deployment page may name: they are the reader's, not ours.
READERS_OWN = {"docs/trien-khai.md", "deploy"}


#: Folders that only developers run.
NOT_PROGRAM = {"tests", "bench", "migrations"}


def texts() -> list[tuple[Path, str]]:
    """Return every text file of the project."""
    found = []
    for path in project_files():
        try:
            found.append((path, (ROOT / path).read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue  # a font, a picture, a workbook
    return found


def lines_with(words: tuple[str, ...]) -> list[str]:
    return [
        f"{path}:{number}: {word}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        for word in words
        if word in line and not {str(path), path.parts[0]} & READERS_OWN
    ]


def test_no_file_mentions_a_path_of_one_machine() -> None:
    assert lines_with(MACHINE) == []


def test_no_file_names_a_package_registry() -> None:
    assert lines_with(REGISTRY_HOSTS) == []


def test_no_file_holds_a_secret() -> None:
    found = [
        f"{path}: {name}"
        for path, text in texts()
        for name, pattern in SECRETS.items()
        if pattern.search(text)
    ]
    assert found == []


def test_no_work_is_left_behind() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Error()")
    assert [place for place in lines_with(marks) if ".csv" not in place] == []


def test_every_ignore_states_its_reason() -> None:
    ignore = re.compile(r"# (?:noqa(?::[ A-Z0-9,]+)?|type: ignore(?:\[[a-z, -]+\])?)(.*)$")
    found = [
        f"{path}:{number}"
        for path, text in texts()
        if path.suffix == ".py"
        for number, line in enumerate(text.splitlines(), 1)
        if (match := ignore.search(line)) and not re.search(r"[-–#] ?\w", match[1])
    ]
    assert found == []


def test_every_library_is_pinned_exactly_and_once() -> None:
    pinned: dict[str, str] = {}
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line.startswith(("#", "-r ")) or not line:
                continue
            match = re.fullmatch(r"([A-Za-z0-9._-]+)==([0-9][A-Za-z0-9.]*)", line)
            assert match, f"{name}: {line}"
            library = re.sub(r"[-_.]+", "-", match[1]).lower()
            assert library not in pinned, f"{line} is pinned twice"
            pinned[library] = match[2]
    assert len(pinned) > 40


def test_the_program_runs_without_the_libraries_of_the_tests() -> None:
    installed = packages_distributions()
    wanted = (ROOT / "requirements.txt").read_text().lower().replace("_", "-")
    names = _imported() - _own() - set(sys.stdlib_module_names)
    missing = {
        name
        for name in names
        if not any(f"{lib.lower().replace('_', '-')}==" in wanted for lib in installed[name])
    }
    assert missing == set()


def _imported() -> set[str]:
    pattern = re.compile(r"^\s*(?:from|import) ([a-z_0-9A-Z]+)", re.MULTILINE)
    files = [p for p in project_files() if p.suffix == ".py" and p.parts[0] not in NOT_PROGRAM]
    return {name for path in files for name in pattern.findall(_code(path))}


def _code(path: Path) -> str:
    """Return a file without its long strings, whose prose may begin with "from"."""
    return re.sub(r'""".*?"""', "", (ROOT / path).read_text(), flags=re.DOTALL)


def _own() -> set[str]:
    return {path.name for path in ROOT.iterdir() if path.is_dir()} | {"app", "config"}
